"""Write workbooks with XlsxWriter: text stays text, same input gives same bytes, nothing is cut in silence."""

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from desktop_app.domain.plan import Problem, ProblemSeverity
from desktop_app.importing.cells import MAX_TEXT, Percentage, Value, shown
from desktop_app.system import files
from desktop_app.system.paths import temp_folder
from desktop_app.text.unicode import clean_text, utf16_length

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_STREAMED_FROM: Final = 20_000
_FONT: Final = {"font_name": "Times New Roman", "font_size": 12}


class WorkbookFile:
    """A workbook being written: its formats, and what it had to leave out."""

    def __init__(self, book: "Workbook", created: date) -> None:
        self.book = book
        self.notices: list[Problem] = []
        self.text = self._format(num_format="@", text_wrap=True, valign="top")
        self.general = self._format(valign="top")
        self.day = self._format(num_format="dd/mm/yyyy", valign="top", align="left")
        self.moment = self._format(num_format="dd/mm/yyyy hh:mm", valign="top", align="left")
        self.percent = self._format(num_format="0.##%", valign="top")
        self.header = self._format(
            bold=True, text_wrap=True, valign="vcenter", align="center", bg_color="#DCE6F1", border=1
        )
        self.example = self._format(num_format="@", italic=True, font_color="#7F7F7F", text_wrap=True, valign="top")
        self.error = self._format(font_color="#C00000", text_wrap=True, valign="top")
        self._created = datetime(created.year, created.month, created.day)  # noqa: DTZ001 - a day without a zone

    def _format(self, **properties: object) -> "Format":
        return self.book.add_format({**_FONT, **properties})

    def describe(self, title: str, comments: str) -> None:
        """Set the document's properties; the day it was made is the caller's."""
        self.book.set_properties(
            {
                "title": title,
                "author": "Hồ Sơ Sáng Kiến",
                "comments": comments,
                "category": "Sáng kiến",
                "created": self._created,
            }
        )

    def write(self, sheet: "Worksheet", row: int, column: int, value: object, style: "Format | None" = None) -> None:
        """Write a cell, rows and columns from 0; blank values leave it blank.

        Text is cleaned of what a workbook can't hold, and is never a formula. One over Excel's limit is left out,
        with a notice.
        """
        if value is None or value == "":
            return
        if isinstance(value, Percentage):
            sheet.write_number(row, column, value.fraction, style or self.percent)
        elif isinstance(value, datetime):
            sheet.write_datetime(row, column, value, style or self.moment)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, style or self.day)
        elif isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            sheet.write_number(row, column, value, style or self.general)
        else:
            self._write_text(sheet, row, column, _as_text(value), style)

    def _write_text(self, sheet: "Worksheet", row: int, column: int, text: str, style: "Format | None") -> None:
        text = clean_text(text)
        if utf16_length(text) <= MAX_TEXT and sheet.write_string(row, column, text, style or self.text) == 0:
            return
        limit = f"{MAX_TEXT:,}".replace(",", ".")
        self.notices.append(
            Problem(
                sheet=sheet.get_name(),
                row=row + 1,
                column="",
                value=f"{text[:40]}…",
                severity=ProblemSeverity.WARNING,
                message=f"Văn bản dài hơn {limit} ký tự, ô của Excel không chứa hết nên đã để trống: hãy rút gọn.",
            )
        )


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return value if isinstance(value, str) else shown(cast("Value", value))


@contextmanager
def new_workbook(path: Path, created: date, rows: int) -> Iterator[WorkbookFile]:
    """Yield a workbook that becomes `path` in one step; with many rows they are written as they come, in order."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    with files.atomic_writer(path) as target:
        # Rows on their way lie in a folder that only the user may read, and that is gone at the program's end.
        options = (
            {"constant_memory": True, "tmpdir": str(temp_folder())} if rows > _STREAMED_FROM else {"in_memory": True}
        )
        packed = io.BytesIO()
        try:
            with xlsxwriter.Workbook(packed, options) as book:
                yield WorkbookFile(book, created)
        except FileCreateError as error:  # XlsxWriter's wrapping of an OSError
            raise error.args[0] from error
        target.write(packed.getbuffer())


def write_headers(
    file: WorkbookFile, sheet: "Worksheet", headers: Sequence[str], widths: Iterable[int], row: int = 0
) -> None:
    """Write a header row, set widths, and keep it in view."""
    for column, (header, width) in enumerate(zip(headers, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, header, file.header)
    sheet.freeze_panes(row + 1, 1)
