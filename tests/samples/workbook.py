"""Writes a sample as the workbook that an office would send."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from desktop_app.domain.fields import (
    ATTACHMENT_FIELDS,
    AUTHOR_FIELDS,
    INITIATIVE_FIELDS,
    PERSON_FIELDS,
    UNIT_FIELDS,
)
from tests.samples.tables import Cell, Formula, Sample, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_CREATED: Final = datetime(2021, 1, 1, tzinfo=UTC)
_REQUIRED: Final = frozenset({"unit_name", "full_name", "code", "title", "author", "attachment", "decision_number"})
_AS_TEXT: Final = frozenset({"identity_number", "phone", "member_code", "code", "decision_number", "portal_code"})
_WIDTHS: Final = {
    "title": 44, "summary": 70, "benefit_text": 48, "scope": 36, "awards": 52, "category": 44, "workplace": 36,
    "group": 34, "full_name": 26, "position": 26, "work_field": 24, "solution_type": 30, "technical_form": 24,
    "recognised_by": 34, "attachment": 38, "attachment_kind": 24, "link": 34, "origin": 34, "author": 24,
}  # fmt: skip
_WIDTH: Final = 16


def workbook_bytes(sample: Sample) -> bytes:
    """Return the workbook; the same facts give the same bytes."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    book.set_properties(
        {
            "title": f"Dữ liệu mẫu – {sample.unit['unit_name']}",
            "subject": f"Dữ liệu mẫu cho Chương trình {sample.programme}",
            "author": "Hồ Sơ Sáng Kiến",
            "comments": "Dữ liệu mẫu: đơn vị, người và số liệu đều không có thật.",
            "created": _CREATED,
        }
    )
    writer = _Writer(book)
    writer.unit(sample)
    writer.table(sample.members, PERSON_FIELDS)
    writer.table(sample.initiatives, INITIATIVE_FIELDS)
    writer.table(sample.authors, {"code": INITIATIVE_FIELDS["code"], **AUTHOR_FIELDS})
    writer.table(sample.attachments, {"code": INITIATIVE_FIELDS["code"], **ATTACHMENT_FIELDS})
    writer.table(sample.decisions, {**INITIATIVE_FIELDS, **ATTACHMENT_FIELDS})
    book.close()
    return buffer.getvalue()


class _Writer:
    """Writes sheets into one workbook with the formats they share."""

    def __init__(self, book: "Workbook") -> None:
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "border": 1}
        base["border_color"] = "#D5DAE1"
        wrapped = {**base, "text_wrap": True}
        self._book = book
        self._title = book.add_format({"font_name": "Times New Roman", "font_size": 14, "bold": True})
        self._header = book.add_format(
            {**wrapped, "bold": True, "bg_color": "#1B5FA7", "font_color": "#FFFFFF", "valign": "vcenter"}
        )
        self._plain = book.add_format(wrapped)
        self._text = book.add_format({**base, "num_format": "@"})
        self._date = book.add_format({**base, "num_format": "dd/mm/yyyy"})
        self._number = book.add_format({**base, "num_format": "#,##0"})
        self._bare_number = book.add_format({**base, "num_format": "0"})

    def unit(self, sample: Sample) -> None:
        """Write the sheet of items and values."""
        sheet = self._book.add_worksheet("Đơn vị")
        self._row(sheet, 0, ("Mục", "Nội dung"), self._header)
        for row, (field, value) in enumerate(sample.unit.items(), start=1):
            sheet.write_string(row, 0, UNIT_FIELDS[field], self._plain)
            self._cell(sheet, row, 1, field, value)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 60)
        sheet.freeze_panes(1, 0)

    def table(self, table: Sheet, labels: dict[str, str]) -> None:
        """Write a sheet with a title above its header row, as lists have it."""
        sheet = self._book.add_worksheet(table.name)
        sheet.write_string(0, 0, f"{table.name.upper()} (dữ liệu mẫu)", self._title)
        headers = [labels[field] + (" *" if field in _REQUIRED else "") for field in table.fields]
        self._row(sheet, 1, headers, self._header)
        for number, values in enumerate(table.rows, start=2):
            for column, (field, value) in enumerate(zip(table.fields, values, strict=True)):
                self._cell(sheet, number, column, field, value)
        for column, field in enumerate(table.fields):
            sheet.set_column(column, column, _WIDTHS.get(field, _WIDTH))
        sheet.set_row(1, 34)
        sheet.freeze_panes(2, 2)
        sheet.autofilter(1, 0, 1 + len(table.rows), len(table.fields) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)

    @staticmethod
    def _row(sheet: "Worksheet", row: int, texts: Iterable[str], style: "Format") -> None:
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, style)

    def _cell(self, sheet: "Worksheet", row: int, column: int, field: str, value: Cell) -> None:
        """Write a value as its own kind: a text stays text, whatever it looks like."""
        if isinstance(value, Formula):
            sheet.write_formula(row, column, value.formula, self._number, value.value)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self._date)
        elif isinstance(value, int | float):
            is_plain = field in ("birth_date", *_AS_TEXT)
            sheet.write_number(row, column, value, self._bare_number if is_plain else self._number)
        elif value == "":
            sheet.write_blank(row, column, None, self._text if field in _AS_TEXT else self._plain)
        else:
            sheet.write_string(row, column, value, self._text if field in _AS_TEXT else self._plain)
