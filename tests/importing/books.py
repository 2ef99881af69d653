"""Small workbooks for tests, made from plain rows, and the whole way from a file to its plan."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import xlsxwriter

from desktop_app.domain.plan import ImportPlan, Problem, ProblemSeverity, Register
from desktop_app.importing.parsing import parse
from desktop_app.importing.planning import plan
from desktop_app.importing.workbook_content import read_content

T = TypeVar("T")
Rows = Sequence[Sequence[object]]

PEOPLE = ("Họ và tên", "Mã đoàn viên", "Ngày sinh")
INITIATIVES = ("Mã sáng kiến", "Tên sáng kiến")
AUTHORS = ("Mã sáng kiến", "Tác giả", "Tỷ lệ đóng góp (%)", "Vai trò", "Tác giả đứng tên")
UNIT = {"Đơn vị": (("Tên đơn vị", "CĐCS A"), ("Công đoàn cấp trên", "CĐVC tỉnh"))}


def book_bytes(sheets: Mapping[str, Rows], options: Mapping[str, object] | None = None) -> bytes:
    """Return a workbook: strings are text, dates have a date's format."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "dd/mm/yyyy", **(options or {})})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, cells in enumerate(rows):
            for place, value in enumerate(cells):
                if isinstance(value, str):
                    sheet.write_string(number, place, value)
                elif value is not None:
                    sheet.write(number, place, value)
    book.close()
    return buffer.getvalue()


def with_part(data: bytes, part: str, change) -> bytes:
    """Return a workbook with one part of its ZIP changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return buffer.getvalue()


def plan_of(sheets: Mapping[str, Rows], register: Register | None = None, folder: Path = Path("nowhere")) -> ImportPlan:
    """Return the plan of a workbook, read in this process; it names a unit unless it says otherwise."""
    return plan_bytes(book_bytes({**UNIT, **sheets}), register, folder)


def plan_bytes(data: bytes, register: Register | None = None, folder: Path = Path("nowhere")) -> ImportPlan:
    return plan(parse(read_content(data, "so.xlsx"), folder), register or Register())


def applied(result: ImportPlan) -> Register:
    """Return what a register that was empty holds once a plan is carried out."""
    return Register(
        unit=result.unit.record if result.unit else None,
        subordinates=tuple(item.record for item in result.subordinates),
        people=tuple(item.record for item in result.people),
        initiatives=tuple(item.record for item in result.initiatives),
        decisions=tuple(item.record.decision for item in result.decisions),
    )


def of(result: ImportPlan, severity: ProblemSeverity) -> list[Problem]:
    return [problem for problem in result.problems if problem.severity is severity]


def errors(result: ImportPlan) -> list[tuple[str, int, str]]:
    """Return where the errors are: sheet, row, column."""
    return [(problem.sheet, problem.row, problem.column) for problem in of(result, ProblemSeverity.ERROR)]


def kinds(changes) -> list[str]:
    return [change.kind.value for change in changes]


def the(value: T | None) -> T:
    """Return a value that must be there."""
    assert value is not None
    return value
