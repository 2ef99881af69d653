"""Parse a workbook's cells into typed rows with their problems, by the table of columns."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import InputError
from desktop_app.domain.plan import Problem, ProblemSeverity
from desktop_app.importing import converters as to
from desktop_app.importing.cells import Sheet, Sheets, Value, column_letters, is_blank, shown
from desktop_app.importing.clashes import OF_THE_ORIGINAL
from desktop_app.importing.columns import (
    EXAMPLE,
    ITEM_HEADER,
    LAYOUTS,
    VALUE_HEADER,
    Column,
    Layout,
    SheetKey,
)
from desktop_app.importing.footers import find_footer
from desktop_app.importing.headers import (
    Header,
    about,
    find_header,
    has_cells,
    has_required_headers,
    header_key,
    header_keys,
    match_sheets,
)
from desktop_app.importing.merges import fill_merged
from desktop_app.importing.records import Parsed, Row, Table
from desktop_app.text.dates import FIRST_YEAR, LAST_YEAR
from desktop_app.text.fold import fold_words

_EXAMPLE_KEY: Final = fold_words(EXAMPLE)
_DAYS_TO_1904: Final = 1462
_FOOTER: Final = "Dòng cộng, ngày tháng hoặc chữ ký dưới danh sách: không đọc."
_TWICE: Final = "Mục này đã có ở dòng {}, hãy xóa một trong hai dòng."
_ITEM_KEYS: Final = frozenset({header_key(ITEM_HEADER), "thong tin", "noi dung", "stt"})


def parse(sheets: Sheets, base_folder: Path) -> Parsed:
    """Return the workbook's rows as typed values with what is to be said about each.

    `base_folder` is where attachments lie. Raises `InputError` for a missing sheet or column.
    """
    problems = list(sheets.problems)
    found = match_sheets(sheets.sheets, problems)
    if SheetKey.PEOPLE not in found and SheetKey.INITIATIVES not in found:
        raise InputError("sheet-missing", _what_is_missing(sheets.sheets))
    tables: dict[SheetKey, Table] = {}
    for key, layout in LAYOUTS.items():
        if key in found:
            parse_sheet = _parse_items if layout.by_item else _parse_table
            table = parse_sheet(found[key], layout, problems, date_1904=sheets.date_1904)
            if table.rows or not layout.by_item:
                tables[key] = table
    return Parsed(tables, base_folder, tuple(problems))


def _what_is_missing(sheets: Iterable[Sheet]) -> str:
    """Say what to do with a workbook without members and initiatives, by what it holds instead."""
    message = f"Bảng tính không có sheet “{SheetKey.PEOPLE}” hoặc “{SheetKey.INITIATIVES}” nào có dữ liệu"
    template = "bảng tính mẫu của phần mềm (ghi bằng lệnh hoso-sangkien template)"
    filled = [sheet for sheet in sheets if has_cells(sheet)]
    for key in (SheetKey.INITIATIVES, SheetKey.PEOPLE):
        for sheet in filled:
            if has_required_headers(sheet, LAYOUTS[key]):
                return f"{message}: hãy đổi tên sheet “{sheet.name}” thành “{key}” rồi nhập lại."
    if len(filled) == 1:
        return (
            f"{message}: đây là danh sách một sheet có bố cục khác với bảng tính mẫu, phần mềm không tự tách được. Hãy "
            f"chuyển dữ liệu sang {template} rồi nhập bảng tính đó."
        )
    return f"{message}: hãy đặt tên sheet như trong {template} rồi nhập lại."


def _parse_table(sheet: Sheet, layout: Layout, problems: list[Problem], *, date_1904: bool) -> Table:
    """Parse a sheet with one record to a row."""
    header = find_header(sheet, layout, problems)
    width = len(header.headers)
    table = Table(layout, sheet.name, header.headers, header.places, [])
    columns = [
        Reader(place, layout.fields[name]) for name, place in sorted(header.places.items(), key=lambda item: item[1])
    ]
    first_place = columns[0].place
    headless: set[int] = {place for place, text in enumerate(header.headers) if not text}
    with_cells: set[int] = set()
    lines: dict[int, list[Value]] = {}
    for number, cells in enumerate(sheet.rows[header.first_row - 1 :], start=header.first_row):
        if all(is_blank(cell) for cell in cells):
            continue
        padded = [*cells, *[""] * (width - len(cells))]
        if _is_example(padded[first_place:]) or (not lines and is_numbering(padded)):
            continue
        with_cells.update(place for place in headless if not is_blank(padded[place]))
        with_cells.update(place for place in range(width, len(padded)) if not is_blank(padded[place]))
        if any(not is_blank(padded[column.place]) for column in columns):
            lines[number] = padded
    fill_merged(sheet, header, layout, lines)
    footer = find_footer(lines, header.places, layout)
    for number, cells in lines.items():
        if number in footer:
            problems.append(about(sheet, _FOOTER, ProblemSeverity.NOTE, number))
        else:
            table.rows.append(_parse_row(table, number, cells, columns, date_1904=date_1904))
    if not table.rows:
        problems.append(about(sheet, "Không có dòng dữ liệu nào.", ProblemSeverity.NOTE))
    problems += _headless_columns(table, header, with_cells)
    return table


def _is_example(cells: list[Value]) -> bool:
    """Say whether a row is the template's example: its first cell says so."""
    first = next((cell for cell in cells if not is_blank(cell)), "")
    return isinstance(first, str) and f"{fold_words(first)} ".startswith(f"{_EXAMPLE_KEY} ")


def is_numbering(cells: list[Value]) -> bool:
    """Say whether a row only numbers the columns from (1) on, as under the headers of printed forms."""
    numbers = [shown(cell).strip().strip("()") for cell in cells if not is_blank(cell)]
    if len(numbers) < 3 or not all(number.isdecimal() for number in numbers):
        return False
    first = int(numbers[0])
    return [int(number) for number in numbers] == list(range(first, first + len(numbers)))


def _headless_columns(table: Table, header: Header, places: set[int]) -> list[Problem]:
    """Report columns that hold cells and have no header, as under a merged one."""
    return [
        Problem(
            sheet=table.sheet,
            row=header.row,
            column=column_letters(place),
            value="",
            severity=ProblemSeverity.WARNING,
            message=f"Cột {column_letters(place)} có dữ liệu mà không có tiêu đề (có thể do gộp ô) nên không được đọc: "
            "hãy bỏ gộp ô và đặt tiêu đề cho cột.",
        )
        for place in sorted(places)
    ]


def _parse_row(table: Table, number: int, cells: list[Value], columns: "list[Reader]", *, date_1904: bool) -> Row:
    row = Row(number, cells, {})
    for reader in columns:
        if date_1904 and reader.column.convert in (to.day, to.birth):
            cells[reader.place] = from_1904(cells[reader.place])
        reader.read(table, row, cells[reader.place])
    return row


def from_1904(cell: Value) -> Value:
    """Return a serial number of the 1904 date system as one of the 1900 system."""
    if not isinstance(cell, int | float) or isinstance(cell, bool) or FIRST_YEAR <= cell <= LAST_YEAR:
        return cell
    return cell + _DAYS_TO_1904


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a cell became: its value, or what is wrong with it, and remarks."""

    value: object
    error: str
    remarks: tuple[tuple[ProblemSeverity, str], ...]


@dataclass(slots=True)
class Reader:
    """Reads the cells of one column; values that recur, as most do, are converted once."""

    place: int
    column: Column
    outcomes: dict[tuple[type, Value], Outcome] = field(default_factory=dict)

    def outcome(self, cell: Value) -> Outcome:
        """Return what a cell becomes."""
        key = (type(cell), cell)
        outcome = self.outcomes.get(key)
        if outcome is None:
            outcome = self.outcomes[key] = _convert(self.column, cell)
        return outcome

    def read(self, table: Table, row: Row, cell: Value) -> None:
        """Give the row its value, and report what there is to say."""
        outcome = self.outcome(cell)
        for severity, message in outcome.remarks:
            table.problem(row, self.column.field, severity, message)
        if outcome.error:
            table.error(row, self.column.field, outcome.error)
        else:
            row.values[self.column.field] = outcome.value


def _convert(column: Column, cell: Value) -> Outcome:
    """Convert a cell, blank ones into what the column says of them."""
    reading = to.Reading()
    value, error = column.blank, ""
    try:
        if not is_blank(cell):
            value = column.convert(to.prepared(cell, reading), reading)
    except to.CellError as refusal:
        error = str(refusal)
    if column.required and not error and value == "":
        error = "Ô bắt buộc đang để trống, hãy điền vào."
    return Outcome(value, error, tuple(reading.remarks))


def _parse_items(sheet: Sheet, layout: Layout, problems: list[Problem], *, date_1904: bool) -> Table:
    """Parse a sheet with one item to a row: the item's name, then its value; each row is a record of one value."""
    del date_1904  # no item is a date
    items = {header_key(column.label): column for column in layout.columns}
    table = Table(layout, sheet.name, (ITEM_HEADER, VALUE_HEADER), {}, [])
    seen: dict[str, int] = {}
    for number, cells in enumerate(sheet.rows, start=1):
        place, column = _find_item(cells, items)
        if column is None:
            _report_item(sheet, number, cells, problems)
            continue
        value = cells[place + 1] if place + 1 < len(cells) else ""
        row = Row(number, [column.label, value], {})
        table.places[column.field] = 1
        table.rows.append(row)
        if column.field in seen:
            first = str(seen[column.field])
            table.error(row, column.field, _TWICE.format(first), _TWICE.format(f"{first} {OF_THE_ORIGINAL}"))
            continue
        seen[column.field] = number
        Reader(1, column).read(table, row, value)
    missing = [column.label for column in layout.columns if column.required and column.field not in seen]
    if missing:
        raise InputError(
            "column-missing", f"Sheet “{sheet.name}” thiếu mục bắt buộc “{missing[0]}”: hãy thêm mục này rồi nhập lại."
        )
    if all(is_blank(row.cells[1]) for row in table.rows):
        return Table(layout, sheet.name, table.headers, {}, [])
    return table


def _find_item(cells: list[Value], items: dict[str, Column]) -> tuple[int, Column | None]:
    """Return the first cell that names an item, and the item."""
    for place, cell in enumerate(cells):
        for key in header_keys(cell) if not is_blank(cell) else ():
            if key in items:
                return place, items[key]
    return 0, None


def _report_item(sheet: Sheet, number: int, cells: list[Value], problems: list[Problem]) -> None:
    """Report a row that names no known item and has a value beside it; titles have none."""
    texts = [shown(cell).strip() for cell in cells if not is_blank(cell)]
    if len(texts) < 2 or header_key(texts[0]) in _ITEM_KEYS:
        return
    problems.append(
        Problem(
            sheet=sheet.name,
            row=number,
            column=texts[0],
            value=texts[1],
            severity=ProblemSeverity.NOTE,
            message=f"Mục “{texts[0]}” không có trong bảng tính mẫu nên không được đọc.",
        )
    )
