"""Write the empty workbook: headers, drop-down lists, notes, and one example row to a sheet."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.importing.cells import MAX_ROWS, column_letters
from desktop_app.importing.columns import (
    EXAMPLE,
    ITEM_HEADER,
    LAYOUTS,
    LISTS_SHEET,
    VALUE_HEADER,
    Column,
    Layout,
)
from desktop_app.importing.xlsx import WorkbookFile, new_workbook, write_headers

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_ITEM_WIDTHS: Final = (30, 50, 60)
_EXAMPLE_NOTE: Final = "Dòng ví dụ (chữ nghiêng): phần mềm bỏ qua khi nhập, có thể xóa."
_CHOOSE: Final = "Hãy chọn một giá trị trong danh sách."

Lists = dict[tuple[str, ...], str]
"""The range of each drop-down list, by its values."""


def write_template(path: Path, *, created: date) -> None:
    """Write the empty workbook; overwrites `path`."""
    with new_workbook(path, created, 0) as file:
        file.describe("Bảng tính mẫu nhập dữ liệu sáng kiến", "Điền các sheet rồi nhập vào phần mềm Hồ Sơ Sáng Kiến.")
        pages = [(file.book.add_worksheet(layout.key.value), layout) for layout in LAYOUTS.values()]
        lists = _write_lists(file)
        for page, layout in pages:
            (_write_items if layout.by_item else _write_columns)(file, page, layout, lists)


def _write_lists(file: WorkbookFile) -> Lists:
    """Write the values of all drop-down lists to a hidden sheet: together they are longer than a rule may be."""
    page = file.book.add_worksheet(LISTS_SHEET)
    page.hide()
    lists: Lists = {}
    for layout in LAYOUTS.values():
        for column in layout.columns:
            if column.options and column.options not in lists:
                place = len(lists)
                page.write_string(0, place, column.label, file.header)
                for row, option in enumerate(column.options, start=1):
                    page.write_string(row, place, option, file.text)
                letters = column_letters(place)
                lists[column.options] = f"='{LISTS_SHEET}'!${letters}$2:${letters}${len(column.options) + 1}"
    return lists


def header_of(column: Column) -> str:
    """Return a column's header, starred where it is required."""
    return f"{column.label} *" if column.required else column.label


def _write_columns(file: WorkbookFile, page: "Worksheet", layout: Layout, lists: Lists) -> None:
    headers = [header_of(column) for column in layout.columns]
    write_headers(file, page, headers, [column.width for column in layout.columns])
    for place, column in enumerate(layout.columns):
        page.set_column(place, place, column.width, file.text if column.as_text else file.general)
        if note := _note(column):
            page.write_comment(0, place, note, {"x_scale": 2})
        file.write(page, 1, place, column.example, file.example)
        if column.options:
            page.data_validation(2, place, MAX_ROWS - 1, place, _rule(lists[column.options]))
    page.write_comment(1, 0, _EXAMPLE_NOTE)


def _write_items(file: WorkbookFile, page: "Worksheet", layout: Layout, lists: Lists) -> None:
    write_headers(file, page, (ITEM_HEADER, VALUE_HEADER, f"{EXAMPLE} và cách ghi"), _ITEM_WIDTHS)
    page.set_column(1, 1, _ITEM_WIDTHS[1], file.text)
    for row, column in enumerate(layout.columns, start=1):
        page.write_string(row, 0, header_of(column), file.text)
        example = f"{EXAMPLE}: {column.example}." if column.example else ""
        file.write(page, row, 2, " ".join(filter(None, (example, _note(column)))), file.example)
        if column.options:
            page.data_validation(row, 1, row, 1, _rule(lists[column.options]))


def _note(column: Column) -> str:
    required = "Bắt buộc." if column.required else ""
    return " ".join(filter(None, (required, column.note)))


def _rule(source: str) -> dict[str, object]:
    # Only a hint: other spellings are read too, and an import says what it can't read.
    return {
        "validate": "list",
        "source": source,
        "error_type": "warning",
        "error_title": "Không có trong danh sách",
        "error_message": _CHOOSE,
    }
