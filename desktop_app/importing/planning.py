"""Make the plan of an import: what every row would change, and which rows come back."""

from dataclasses import replace

from desktop_app.domain.plan import ImportPlan, Problem, Register, RejectedCounts, RejectedSheet
from desktop_app.importing.columns import ERROR_HEADER, SheetKey
from desktop_app.importing.decision_plan import plan_decisions
from desktop_app.importing.file_names import file_names
from desktop_app.importing.headers import header_key
from desktop_app.importing.initiative_plan import Known, plan_initiatives
from desktop_app.importing.people_plan import plan_people
from desktop_app.importing.records import Parsed, Row, Table
from desktop_app.importing.unit_plan import plan_subordinates, plan_unit
from desktop_app.text.fold import fold


def plan(parsed: Parsed, register: Register) -> ImportPlan:
    """Return what the import of a parsed workbook would do to what the register holds.

    Records keep the ids they have; new ones derive theirs. It looks whether attachments are there, and writes nothing;
    `parsed` may be planned again.
    """
    return planned(parsed, register)[0]


def planned(parsed: Parsed, register: Register) -> tuple[ImportPlan, dict[SheetKey, Table]]:
    """Return the plan, and the tables with what was found wrong on the way."""
    parsed = replace(parsed, tables={key: table.copy() for key, table in parsed.tables.items()})
    tables = parsed.tables
    unit_change, unit, problems = plan_unit(tables.get(SheetKey.UNIT), register.unit)
    subordinates = plan_subordinates(tables.get(SheetKey.SUBORDINATES), unit, register.subordinates)
    people, directory = plan_people(tables.get(SheetKey.PEOPLE), register.people, unit.id)
    names = file_names(register)
    decisions, by_number = plan_decisions(
        tables.get(SheetKey.DECISIONS), parsed.base_folder, register.decisions, names, unit.id
    )
    records = {fold(record.initiative.code): record for record in register.initiatives}
    known = Known(directory, by_number, register, names, records)
    initiatives = plan_initiatives(parsed, known, unit.id)
    made = ImportPlan(
        unit=unit_change,
        subordinates=subordinates,
        decisions=decisions,
        people=people,
        initiatives=initiatives,
        problems=(*parsed.problems, *problems, *_problems(parsed)),
        rejected=tuple(sheet for table in tables.values() if (sheet := _rejected(table))),
        rejected_counts=RejectedCounts(
            members=_count(tables.get(SheetKey.PEOPLE)), initiatives=_count(tables.get(SheetKey.INITIATIVES))
        ),
    )
    return made, tables


def _problems(parsed: Parsed) -> list[Problem]:
    """Return the problems of the rows, sheet by sheet in the order of the rows."""
    return [
        problem
        for table in parsed.tables.values()
        for problem in sorted(table.problems, key=lambda problem: problem.row)
    ]


def _count(table: Table | None) -> int:
    return sum(bool(row.errors) for row in table.rows) if table else 0


def _rejected(table: Table) -> RejectedSheet | None:
    """Return a sheet's rows to hand back, without the errors of an earlier round; None where there are none.

    A row with several errors has each in a line of its own.
    """
    rows = [row for row in table.rows if row.errors]
    if not rows:
        return None
    if table.layout.by_item:
        rows = _with_required_items(table)
    kept = [place for place, text in enumerate(table.headers) if header_key(text) != header_key(ERROR_HEADER)]
    return RejectedSheet(
        name=table.sheet,
        headers=tuple(table.headers[place] for place in kept),
        rows=tuple((tuple(row.cells[place] for place in kept), "\n".join(row.errors)) for row in rows),
    )


def _with_required_items(table: Table) -> list[Row]:
    """Return the rejected items with those without which the sheet can't be read again."""
    required = {column.label for column in table.layout.columns if column.required}
    return [row for row in table.rows if row.errors or row.cells[0] in required]
