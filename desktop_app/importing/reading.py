"""Read a workbook from outside into plain cells, in a child process under limits of time and memory.

python-calamine reads the values; where the raw XML shows more than it tells (formulas, hidden rows, percentages,
cells beyond the limits), the sheet is scanned too.
"""

import io
import logging
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from desktop_app.domain.errors import InputError
from desktop_app.domain.plan import Problem, ProblemSeverity
from desktop_app.domain.progress import Cancelled, Progress, silent
from desktop_app.importing.cells import (
    MAX_COLUMNS,
    MAX_ROWS,
    Merge,
    Percentage,
    Sheet,
    Sheets,
    Value,
    column_letters,
)
from desktop_app.importing.container import (
    MAX_FILE_BYTES,
    Container,
    damaged,
    open_container,
    refuse_foreign,
)
from desktop_app.importing.raw_xml import (
    Facts,
    peek,
    percent_styles,
    refuse_document_types,
    scan,
    sheet_parts,
)
from desktop_app.system import child, files
from desktop_app.system import errors as faults

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

TIMEOUT: Final = 120.0
"""Seconds that the child may take."""
MEMORY: Final = 1 << 30
"""Bytes that the child may take."""
_ABORTED: Final = ("exit code -6", "exit code 3221226505")
"""How a process ends whose native code (calamine) got no memory: abort, on Linux and on Windows."""
_OWNER_FILE: Final = "~$"
_NAMED_ROWS: Final = 10
_log = logging.getLogger(__name__)


class _StumbledError(InputError):
    """A workbook that can't be read to its end; `kind` names the class of what a library raised."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(damaged().code, message)
        self.kind = kind

    def __reduce__(self) -> tuple[type["_StumbledError"], tuple[str, str], dict[str, object]]:
        return _StumbledError, (self.kind, self.message), self.__dict__


def _never() -> bool:
    return False


def read_workbook(path: Path, progress: Progress = silent, cancelled: Callable[[], bool] = _never) -> Sheets:
    """Read an .xlsx (or .xlsm: values only) into plain cells.

    Raises `InputError` for whatever can't be read, with advice for each kind of file, and `Cancelled`.
    """
    data = _content(path)
    refuse_foreign(data)
    try:
        sheets = child.run_limited(
            read_content, data, path.name, timeout=TIMEOUT, memory=MEMORY, progress=progress, cancelled=cancelled
        )
    except faults.Cancelled as error:
        raise Cancelled from error
    except _StumbledError as error:
        _log.info("reading a workbook stumbled over %s", error.kind)  # here: a child has no log
        raise
    except faults.ChildFailed as error:
        _log.info("the child that read a workbook failed: %s", error)
        raise _child_failed(error) from error
    return _with_open_notice(path, sheets)


def _content(path: Path) -> bytes:
    """Return the file's bytes; errors of the system become sentences."""
    if path.name.startswith(_OWNER_FILE):
        raise InputError(
            "workbook-not-xlsx",
            f"“{path.name}” là tệp tạm của Excel: hãy đóng tệp trong Excel rồi chọn tệp "
            f"“{path.name.removeprefix(_OWNER_FILE)}”.",
        )
    if path.is_dir():
        raise InputError("file-unreadable", f"“{path.name}” là một thư mục: hãy chọn tệp Excel (.xlsx).")
    try:
        return files.read_bytes(path, MAX_FILE_BYTES)
    except faults.NotFound as error:
        raise InputError("file-not-found", f"Không tìm thấy tệp “{path}”: hãy kiểm tra lại đường dẫn.") from error
    except faults.TargetBusy as error:
        raise InputError(
            "file-unreadable", f"Phần mềm khác đang giữ tệp “{path.name}”: hãy đóng tệp trong Excel rồi nhập lại."
        ) from error
    except faults.NoPermission as error:
        raise InputError(
            "file-unreadable",
            f"Không có quyền đọc tệp “{path.name}”: hãy đóng tệp trong Excel, hoặc chép tệp sang thư mục khác rồi "
            "nhập lại.",
        ) from error
    except faults.PathTooLong as error:
        raise InputError(
            "path-too-long", "Đường dẫn tới tệp quá dài: hãy chép tệp sang thư mục có tên ngắn hơn rồi nhập lại."
        ) from error
    except faults.TooLarge as error:
        raise InputError(
            "workbook-too-large",
            f"Tệp “{path.name}” lớn hơn {MAX_FILE_BYTES // 2**20} MB: hãy bỏ hình ảnh và các sheet không cần, hoặc "
            "chia thành nhiều tệp rồi nhập lại.",
        ) from error
    except faults.SystemFault as error:
        raise InputError(
            "file-unreadable", f"Không đọc được tệp “{path.name}”: hãy chép tệp vào ổ đĩa của máy rồi nhập lại."
        ) from error


def _child_failed(error: faults.ChildFailed) -> InputError:
    if error.kind == "timeout":
        return InputError(
            "workbook-timeout",
            f"Đọc tệp quá {TIMEOUT:g} giây nên đã dừng: hãy chép riêng phần dữ liệu cần nhập sang một tệp Excel mới.",
        )
    if error.kind == "memory" or error.detail in _ABORTED:
        return InputError(
            "workbook-memory",
            "Không đủ bộ nhớ để đọc tệp, chưa nhập gì: hãy đóng bớt phần mềm khác, hoặc chép riêng phần dữ liệu cần "
            "nhập sang một tệp Excel mới.",
        )
    return damaged()


def _with_open_notice(path: Path, sheets: Sheets) -> Sheets:
    """Add a warning where Excel has the file open: what isn't saved yet isn't read."""
    if not path.with_name(f"{_OWNER_FILE}{path.name}").exists():
        return sheets
    notice = _about(
        "",
        ProblemSeverity.WARNING,
        "Tệp đang mở trong Excel: những thay đổi chưa lưu không có trong lần nhập này. Hãy lưu, đóng tệp trong Excel "
        "rồi nhập lại nếu cần.",
    )
    return Sheets(
        name=sheets.name, sheets=sheets.sheets, date_1904=sheets.date_1904, problems=(notice, *sheets.problems)
    )


def read_content(data: bytes, name: str, progress: Progress = silent) -> Sheets:
    """Read a workbook's bytes in this process; raises `InputError`. The child's task."""
    container = open_container(data)
    try:
        return _read(container, data, name, progress)
    except (InputError, MemoryError):
        raise
    except Exception as error:
        # Damaged files raise whatever zipfile, expat, calamine and openpyxl happen to stumble over: over ten classes.
        raise _StumbledError(type(error).__name__, damaged().message) from error


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
            _about("", ProblemSeverity.WARNING, "Tệp có macro (.xlsm): phần mềm chỉ đọc giá trị, không chạy macro.")
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
        problems.append(_about(name, ProblemSeverity.ERROR, message))
    if facts.columns_beyond:
        first = column_letters(min(facts.columns_beyond))
        message = (
            f"{len(facts.columns_beyond)} cột nằm sau cột thứ {MAX_COLUMNS} (từ cột {first}) không được đọc: hãy xóa "
            "các ô lạc ở đó."
        )
        problems.append(_about(name, ProblemSeverity.ERROR, message))
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
    return [_about(name, ProblemSeverity.NOTE, message)]


def _counts_from_1904(archive: zipfile.ZipFile) -> bool:
    from defusedxml.ElementTree import fromstring

    root = fromstring(archive.read("xl/workbook.xml"), forbid_dtd=True)
    properties = (element for element in root.iter() if str(element.tag).endswith("workbookPr"))
    return any(element.get("date1904") in ("1", "true") for element in properties)


def _about(sheet: str, severity: ProblemSeverity, message: str) -> Problem:
    return Problem(sheet=sheet, row=0, column="", value="", severity=severity, message=message)
