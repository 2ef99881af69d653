"""Read a workbook's bytes into plain cells: the part that runs in a child process.

python-calamine reads the values; where the raw XML shows more than it tells (formulas, hidden rows, percentages,
cells beyond the limits), the sheet is scanned too.
"""

import io
import pickle
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from desktop_app.domain.errors import InputError
from desktop_app.domain.plan import Problem, ProblemSeverity
from desktop_app.domain.progress import Progress, silent
from desktop_app.importing.cells import MAX_COLUMNS, MAX_ROWS, Merge, Percentage, Sheet, Sheets, Value, column_letters
from desktop_app.importing.container import Container, damaged, open_container
from desktop_app.importing.raw_xml import Facts, peek, percent_styles, refuse_document_types, scan, sheet_parts

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_NAMED_ROWS: Final = 10
_PIECE: Final = 500
"""Rows to a piece of the child's answer."""


class StumbledError(InputError):
    """A workbook that can't be read to its end; `kind` names the class of what a library raised."""

    def __init__(self, kind: str, message: str) -> None:
        """Take the name of the class and the Vietnamese sentence."""
        super().__init__(damaged().code, message)
        self.kind = kind

    def __reduce__(self) -> tuple[type["StumbledError"], tuple[str, str], dict[str, object]]:
        """Survive the way back from a child process."""
        return StumbledError, (self.kind, self.message), self.__dict__


def read_in_pieces(data: bytes, name: str, progress: Progress = silent) -> tuple[Sheets, list[list[bytes]]]:
    """Read a workbook's bytes: the sheets without rows, and the rows of each in pickled pieces. The child's task.

    Taking one large answer apart would stop all threads of the program until it is done.
    """
    sheets = read_content(data, name, progress)
    pieces = [
        [pickle.dumps(sheet.rows[first : first + _PIECE], protocol=5) for first in range(0, len(sheet.rows), _PIECE)]
        for sheet in sheets.sheets
    ]
    return replace(sheets, sheets=tuple(replace(sheet, rows=[]) for sheet in sheets.sheets)), pieces


def read_content(data: bytes, name: str, progress: Progress = silent) -> Sheets:
    """Read a workbook's bytes in this process; raises `InputError`."""
    container = open_container(data)
    try:
        return _read(container, data, name, progress)
    except (InputError, MemoryError):
        raise
    except Exception as error:
        # Damaged files raise whatever zipfile, expat, calamine and openpyxl happen to stumble over: over ten classes.
        raise StumbledError(type(error).__name__, damaged().message) from error


def _read(container: Container, data: bytes, name: str, progress: Progress) -> Sheets:
    import python_calamine

    archive = container.archive
    refuse_document_types(archive)
    parts = sheet_parts(archive)
    styles = percent_styles(archive)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    problems: list[Problem] = []
    if container.has_macros:
        problems.append(
            about("", ProblemSeverity.WARNING, "Tệp có macro (.xlsm): phần mềm chỉ đọc giá trị, không chạy macro.")
        )
    sheets: list[Sheet] = []
    for done, (sheet_name, part) in enumerate(parts.items()):
        progress(done, len(parts), f"Đang đọc sheet “{sheet_name}”")
        if part.startswith("xl/worksheets/"):
            sheets.append(_read_sheet(book, data, (archive, part, styles), sheet_name, problems))
    return Sheets(name=name, sheets=tuple(sheets), date_1904=_counts_from_1904(archive), problems=tuple(problems))


def _read_sheet(
    book: "CalamineWorkbook",
    data: bytes,
    source: tuple[zipfile.ZipFile, str, frozenset[int]],
    name: str,
    problems: list[Problem],
) -> Sheet:
    seen = peek(*source)
    if not seen.to_scan:
        return Sheet(name=name, rows=_cells(book.get_sheet_by_name(name)))
    facts = scan(*source)
    problems += _beyond_limits(name, facts) + _hidden_rows(name, facts)
    if seen.far:
        return Sheet(name=name, rows=_mark(_near_cells(data, name, facts), facts))
    sheet = book.get_sheet_by_name(name)
    merges = tuple(
        Merge(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in sheet.merged_cell_ranges or ()
    )
    return Sheet(name=name, rows=_mark(_cells(sheet), facts), merges=merges)


def _cells(sheet: "CalamineSheet") -> list[list[Value]]:
    """Return all cells of a sheet from A1 on."""
    return cast("list[list[Value]]", sheet.to_python(skip_empty_area=False))


def _near_cells(data: bytes, name: str, facts: Facts) -> list[list[Value]]:
    """Return the cells within the limits, read row by row: a fast reader would make room for all between."""
    import openpyxl

    if not facts.last_row:
        return []
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheet = book[name]
    rows = sheet.iter_rows(
        min_row=1, max_row=facts.last_row, min_col=1, max_col=facts.last_column + 1, values_only=True
    )
    return [[cast("Value", cell) for cell in row] for row in rows]


def _mark(rows: list[list[Value]], facts: Facts) -> list[list[Value]]:
    """Put what the scan found into the cells; `rows` is changed in place."""
    for (row, column), bad in facts.bad_cells.items():
        rows.extend([] for _ in range(row - len(rows)))
        cells = rows[row - 1]
        cells.extend("" for _ in range(column + 1 - len(cells)))
        cells[column] = bad
    for row, column in facts.percentages:
        value = rows[row - 1][column]
        if isinstance(value, int | float) and not isinstance(value, bool):
            rows[row - 1][column] = Percentage(float(value))
    return rows


def _beyond_limits(name: str, facts: Facts) -> list[Problem]:
    problems = []
    if facts.rows_beyond:
        message = (
            f"{len(facts.rows_beyond)} dòng nằm sau dòng {MAX_ROWS} (từ dòng {min(facts.rows_beyond)}) không được đọc: "
            "hãy xóa các ô lạc ở đó, hoặc chia danh sách thành nhiều tệp."
        )
        problems.append(about(name, ProblemSeverity.ERROR, message))
    if facts.columns_beyond:
        first = column_letters(min(facts.columns_beyond))
        message = (
            f"{len(facts.columns_beyond)} cột nằm sau cột thứ {MAX_COLUMNS} (từ cột {first}) không được đọc: hãy xóa "
            "các ô lạc ở đó."
        )
        problems.append(about(name, ProblemSeverity.ERROR, message))
    return problems


def _hidden_rows(name: str, facts: Facts) -> list[Problem]:
    rows = [row for row in facts.hidden_rows if row <= facts.last_row]
    if not rows:
        return []
    named = ", ".join(map(str, rows[:_NAMED_ROWS])) + (", …" if len(rows) > _NAMED_ROWS else "")
    message = (
        f"{len(rows)} dòng đang ẩn (dòng {named}), do ẩn hoặc do lọc: phần mềm vẫn đọc các dòng này; nếu không muốn "
        "nhập thì hãy xóa chúng khỏi tệp."
    )
    return [about(name, ProblemSeverity.NOTE, message)]


def _counts_from_1904(archive: zipfile.ZipFile) -> bool:
    from defusedxml.ElementTree import fromstring

    root = fromstring(archive.read("xl/workbook.xml"), forbid_dtd=True)
    properties = (element for element in root.iter() if str(element.tag).endswith("workbookPr"))
    return any(element.get("date1904") in ("1", "true") for element in properties)


def about(sheet: str, severity: ProblemSeverity, message: str) -> Problem:
    """Say something about a sheet, or with "" about the file."""
    return Problem(sheet=sheet, row=0, column="", value="", severity=severity, message=message)
