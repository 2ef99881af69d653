"""Make the plan of a one-sheet list: its rows go in whole or come back as they are, laid out like the list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desktop_app.domain.office_list import Answers, TakenApart
from desktop_app.domain.plan import ImportPlan, Problem, ProblemSeverity, Register, RejectedCounts, RejectedSheet
from desktop_app.importing.initiative_plan import GOES_BACK
from desktop_app.importing.one_sheet.arranging import arrange
from desktop_app.importing.one_sheet.finding import FoundList, is_error_column
from desktop_app.importing.one_sheet.lines import Item, ReadList, read_lines
from desktop_app.importing.planning import planned
from desktop_app.importing.records import Parsed, Table

_NO_SCAN: Final = (
    "Tệp quyết định “{name}” chưa được lấy vì chưa có số quyết định chung cho cả danh sách: hãy ghi số quyết định."
)
_UNREAD_SHEETS: Final = "Trang {names} không được đọc: mỗi lần chỉ đọc một trang, lần này là “{sheet}”."


@dataclass(frozen=True, slots=True)
class ListPlan:
    """What an import of a list would do, and its cells that were taken apart."""

    plan: ImportPlan
    taken_apart: tuple[TakenApart, ...]


def plan_list(
    found: FoundList,
    mapping: Mapping[int, str],
    answers: Answers,
    register: Register,
    problems: Sequence[Problem] = (),
) -> ListPlan:
    """Return the plan of a list read through a mapping of its columns, for what the register holds.

    `problems` is what was said about the file. A row in which anything is in error comes back whole, and the others
    are planned without it.
    """
    read = read_lines(found, mapping)
    errors = {item.row.number: [*item.row.errors] for item in read.items if item.row.errors}
    said = [*read.table.problems]
    while True:
        alive = [item for item in read.items if item.row.number not in errors]
        plan, round_problems, fresh = _round(read, alive, answers, register)
        if not fresh:
            break
        errors |= fresh
        said += [problem for problem in round_problems if problem.severity is ProblemSeverity.ERROR]
    said += [problem for problem in round_problems if problem not in problems]
    own = sorted(dict.fromkeys(said), key=lambda problem: problem.row)
    rejected = [item for item in read.items if item.row.number in errors]
    return ListPlan(
        replace(
            plan,
            problems=(*problems, *_unread_sheets(found), *own, *_unused_scan(found, answers)),
            rejected=_rejected(found, rejected, errors),
            rejected_counts=RejectedCounts(initiatives=len(rejected)),
        ),
        tuple(read.taken_apart),
    )


def _round(
    read: ReadList, items: Sequence[Item], answers: Answers, register: Register
) -> tuple[ImportPlan, list[Problem], dict[int, list[str]]]:
    """Plan some items; return with the plan what is to be said, and the errors by row where there are any."""
    arranged = arrange(read, items, answers, register)
    homes = {number: item.row.number for item in items for number in item.numbers}
    errors = _errors([arranged.own], homes)
    if errors:
        return ImportPlan(unit=None), arranged.own.problems, errors
    folder = answers.decision_scan.absolute().parent if answers.decision_scan else Path()
    plan, tables = planned(Parsed(arranged.tables, folder), register)
    return plan, [*arranged.own.problems, *plan.problems], _errors(tables.values(), homes)


def _errors(tables: Iterable[Table], homes: Mapping[int, int]) -> dict[int, list[str]]:
    """Return what is wrong by the first row of the item that each row belongs to (`homes`).

    Rows that only go back with another aren't named, nor what belongs to no row.
    """
    errors: dict[int, list[str]] = {}
    for table in tables:
        for row in table.rows:
            own = [message for message in row.errors if not message.startswith(GOES_BACK)]
            if own and row.number in homes:
                errors.setdefault(homes[row.number], []).extend(own)
    return errors


def _rejected(found: FoundList, items: Sequence[Item], errors: Mapping[int, list[str]]) -> tuple[RejectedSheet, ...]:
    if not items:
        return ()
    kept = [place for place, heading in enumerate(found.headings) if not is_error_column(heading)]
    rows = []
    for item in items:
        message = "\n".join(dict.fromkeys(errors[item.row.number]))
        for number in item.numbers:
            cells = found.lines[number]
            rows.append((tuple(cells[place] for place in kept), message if number == item.row.number else ""))
    return (RejectedSheet(name=found.sheet, headers=tuple(found.headings[place] for place in kept), rows=tuple(rows)),)


def _unread_sheets(found: FoundList) -> list[Problem]:
    if not found.unread:
        return []
    message = _UNREAD_SHEETS.format(names=", ".join(f"“{name}”" for name in found.unread), sheet=found.sheet)
    severity = ProblemSeverity.NOTE
    return [Problem(sheet=found.sheet, row=0, column="", value="", severity=severity, message=message)]


def _unused_scan(found: FoundList, answers: Answers) -> list[Problem]:
    if answers.decision_scan is None or answers.decision_number:
        return []
    message = _NO_SCAN.format(name=answers.decision_scan.name)
    severity = ProblemSeverity.WARNING
    return [Problem(sheet=found.sheet, row=0, column="", value="", severity=severity, message=message)]
