"""Find the sheets and the header rows of a workbook, however they are written."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.errors import InputError
from desktop_app.domain.plan import Problem, ProblemSeverity
from desktop_app.importing.cells import Sheet, Value, column_letters, is_blank, shown
from desktop_app.importing.columns import ERROR_HEADER, LISTS_SHEET, Layout, SheetKey
from desktop_app.text.fold import fold_words
from desktop_app.text.legacy import decode_legacy
from desktop_app.text.likeness import alike
from desktop_app.text.unicode import clean_line

_NEARLY: Final = 75.0
"""Per cent from which a name of a sheet or a column is likely to be meant for one of ours."""
HEADER_ROWS: Final = 20
"""The header row is one of the first 20."""
_BRACKETED: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: headers as they stand, the place of each field's column, and the number of the first row below."""

    row: int
    headers: tuple[str, ...]
    places: dict[str, int]
    first_row: int


def header_key(text: str) -> str:
    """Return a header without case, accents, line breaks, trailing star and bracketed hint."""
    return fold_words(_BRACKETED.sub(" ", text)) or fold_words(text)


def header_keys(cell: Value) -> set[str]:
    """Return the keys that a header cell may go by: as it stands, and out of a legacy encoding."""
    if not isinstance(cell, str):
        return {header_key(shown(cell))}
    legacy = decode_legacy(cell)
    return {header_key(cell)} | ({header_key(legacy.text)} if legacy else set())


def match_sheets(sheets: Iterable[Sheet], problems: list[Problem]) -> dict[SheetKey, Sheet]:
    """Return the sheets that the workbook's layout knows; others, and second ones of a name, are reported."""
    names = {fold_words(key): key for key in SheetKey}
    found: dict[SheetKey, Sheet] = {}
    unread: list[Sheet] = []
    for sheet in sheets:
        key = next((names[name] for name in header_keys(sheet.name) if name in names), None)
        if key is None:
            if fold_words(sheet.name) != fold_words(LISTS_SHEET) and has_cells(sheet):
                unread.append(sheet)
        elif key in found:
            message = f"Có hai sheet mang tên “{key}”: chỉ đọc sheet đầu; hãy gộp hai sheet làm một rồi nhập lại."
            problems.append(about(sheet, message, ProblemSeverity.ERROR))
        elif has_cells(sheet):
            found[key] = sheet
    problems += [_unread_sheet(sheet, found) for sheet in unread]
    return found


def _unread_sheet(sheet: Sheet, found: Collection[SheetKey]) -> Problem:
    """Report a sheet that isn't read; one whose name is nearly one of ours is asked about."""
    message = "Sheet này không có trong bảng tính mẫu nên không được đọc"
    meant = _nearly(header_keys(sheet.name), list(SheetKey))
    if meant is None:
        return about(sheet, f"{message}.", ProblemSeverity.NOTE)
    if meant in found:
        question = f"có phải là một phần của “{meant}” không? Nếu phải, hãy gộp vào sheet “{meant}” rồi nhập lại."
    else:
        question = f"có phải là “{meant}” không? Nếu phải, hãy đổi tên sheet thành “{meant}” rồi nhập lại."
    return about(sheet, f"{message}: {question}", ProblemSeverity.WARNING)


def _nearly(keys: set[str], ours: Sequence[str]) -> str | None:
    """Return which of our names is likest to one given by its keys; None where none is nearly it, or part of it."""
    best, name = 0.0, None
    for own in ours:
        own_key = header_key(own)
        for key in keys:
            score = alike(key, own_key)
            if (score >= _NEARLY or f" {own_key} " in f" {key} ") and score > best:
                best, name = score, own
    return name


def has_cells(sheet: Sheet) -> bool:
    """Say whether anything stands in a sheet."""
    return any(not is_blank(cell) for row in sheet.rows for cell in row)


def has_required_headers(sheet: Sheet, layout: Layout) -> bool:
    """Say whether a sheet, whatever its name, holds the required headers of a layout."""
    required = {header_key(column.label) for column in layout.columns if column.required}
    rows = range(min(HEADER_ROWS, len(sheet.rows)))
    return any(required <= _keys_of(_header_cells(sheet, index)[0]) for index in rows)


def _keys_of(cells: Iterable[Value]) -> set[str]:
    return set[str]().union(*(header_keys(cell) for cell in cells if not is_blank(cell)))


def find_header(sheet: Sheet, layout: Layout, problems: list[Problem]) -> Header:
    """Return the first of the first 20 rows that holds the required headers; `InputError` names what is missing."""
    required = {header_key(column.label): column.label for column in layout.columns if column.required}
    least: list[str] = list(required.values())
    for index in range(min(HEADER_ROWS, len(sheet.rows))):
        cells, next_index = _header_cells(sheet, index)
        keys = _keys_of(cells)
        missing = [label for key, label in required.items() if key not in keys]
        if not missing:
            return _header(sheet, layout, cells, (index + 1, next_index + 1), problems)
        least = missing if len(missing) < len(least) else least
    named = ", ".join(f"“{label}”" for label in least)
    raise InputError(
        "column-missing",
        f"Sheet “{sheet.name}” thiếu cột bắt buộc {named} trong {HEADER_ROWS} dòng đầu: hãy thêm cột với đúng tiêu đề "
        "đó, hoặc chép dữ liệu vào bảng tính mẫu (lệnh hoso-sangkien template), rồi nhập lại.",
    )


def _header_cells(sheet: Sheet, index: int) -> tuple[list[Value], int]:
    """Return the cells of a header that begins in a row, and the index of the row after it.

    A header merged over several rows is as deep as its merged cells; in each column the lowest text counts.
    """
    last = max(
        (merge.last_row - 1 for merge in sheet.merges if merge.first_row == index + 1 < merge.last_row),
        default=index,
    )
    last = min(last, index + HEADER_ROWS)
    rows = sheet.rows[index : last + 1]
    cells: list[Value] = [""] * max(map(len, rows), default=0)
    for row in rows:
        for place, cell in enumerate(row):
            if not is_blank(cell):
                cells[place] = cell
    return cells, last + 1


def _header(sheet: Sheet, layout: Layout, cells: list[Value], rows: tuple[int, int], problems: list[Problem]) -> Header:
    """Assign columns to fields; report unknown and repeated ones."""
    fields = {header_key(column.label): column for column in layout.columns}
    number, first_row = rows
    headers = [clean_line(shown(cell)) for cell in cells]
    columns = {
        place: next((fields[key] for key in header_keys(cell) if key in fields), None)
        for place, cell in enumerate(cells)
        if not is_blank(cell)
    }
    places: dict[str, int] = {}
    for place, column in columns.items():
        if column is not None:
            places.setdefault(column.field, place)
    absent = [column.label for column in layout.columns if column.field not in places]
    for place, column in columns.items():
        severity = ProblemSeverity.WARNING
        if column is None and header_key(headers[place]) != header_key(ERROR_HEADER):
            severity, message = _unread_column(place, headers[place], _nearly(header_keys(cells[place]), absent))
        elif column is not None and places[column.field] != place:
            first = column_letters(places[column.field])
            message = (
                f"Cột “{column.label}” có hai lần (cột {first} và cột {column_letters(place)}): chỉ đọc cột {first}; "
                "hãy xóa cột thừa."
            )
        else:
            continue
        problems.append(about(sheet, message, severity, number, headers[place]))
    return Header(number, tuple(headers), places, first_row)


def _unread_column(place: int, header: str, meant: str | None) -> tuple[ProblemSeverity, str]:
    message = f"Cột {column_letters(place)} “{header}” không có trong bảng tính mẫu nên không được đọc"
    if meant is None:
        return ProblemSeverity.NOTE, f"{message}."
    question = f"có phải là “{meant}” không? Nếu phải, hãy sửa tiêu đề cột thành “{meant}” rồi nhập lại."
    return ProblemSeverity.WARNING, f"{message}: {question}"


def about(sheet: Sheet, message: str, severity: ProblemSeverity, row: int = 0, column: str = "") -> Problem:
    """Return a problem of a sheet as a whole, or of its header."""
    return Problem(sheet=sheet.name, row=row, column=column, value="", severity=severity, message=message)
