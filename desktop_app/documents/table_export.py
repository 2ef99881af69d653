"""Writes a list as an Excel file: a title, a header, and every cell as text."""

import io
from collections.abc import Sequence
from typing import BinaryIO, Final

from desktop_app.documents.fonts import FAMILY
from desktop_app.documents.layout import SAMPLE_MARK
from desktop_app.system.paths import temp_folder
from desktop_app.text.unicode import truncate_utf16

_POINTS: Final = 11
_TITLE_POINTS: Final = 14
_CELL_LIMIT: Final = 32_767
"""What a cell holds; counted in UTF-16 units."""
_NARROW: Final = 8
_WIDE: Final = 60
_HEADER_ROW: Final = 2


def write_table(
    file: BinaryIO, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], footer: str, *, sample: bool
) -> None:
    """Write a table to a file; texts are never taken for formulas, numbers or links.

    `footer` stands below the rows, apart from what is filtered and sorted. `sample` marks every page.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    packed = io.BytesIO()
    try:
        with xlsxwriter.Workbook(packed, {"constant_memory": True, "tmpdir": str(temp_folder())}) as workbook:
            workbook.set_properties({"title": title})
            plain = {"font_name": FAMILY, "font_size": _POINTS, "text_wrap": True, "valign": "top", "border": 1}
            head = workbook.add_format({**plain, "bold": True, "align": "center", "valign": "vcenter"})
            body = workbook.add_format(plain)
            top = workbook.add_format({"font_name": FAMILY, "font_size": _TITLE_POINTS, "bold": True})
            sheet = workbook.add_worksheet("Danh sách")
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.set_header(f"&C&P{f'&R&B{SAMPLE_MARK}' if sample else ''}")
            for place, width in enumerate(_widths(headings, rows)):
                sheet.set_column(place, place, width)
            sheet.write_string(0, 0, f"{title} ({SAMPLE_MARK})" if sample else title, top)
            for number, row in enumerate((headings, *rows), _HEADER_ROW):
                for place, text in enumerate(row):
                    sheet.write_string(
                        number, place, truncate_utf16(text, _CELL_LIMIT), head if number == _HEADER_ROW else body
                    )
            if footer:
                sheet.write_string(_HEADER_ROW + len(rows) + 2, 0, footer)
            sheet.repeat_rows(_HEADER_ROW)
            sheet.freeze_panes(_HEADER_ROW + 1, 0)
            if headings:
                sheet.autofilter(_HEADER_ROW, 0, _HEADER_ROW + len(rows), len(headings) - 1)
                last = len(headings) - 1
                sheet.ignore_errors({"number_stored_as_text": _range(last)})
    except FileCreateError as error:  # XlsxWriter's wrapping of an OSError
        raise error.args[0] from error
    file.write(packed.getbuffer())


def _range(last: int) -> str:
    from xlsxwriter.utility import xl_range

    return str(xl_range(0, 0, 1_048_575, last))


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return each column's width in characters, as the first rows ask for it."""
    shown = [headings, *rows[:200]]
    return [
        min(_WIDE, max(_NARROW, *(len(row[place]) + 2 for row in shown if place < len(row))))
        for place in range(len(headings))
    ]
