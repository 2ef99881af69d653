"""Plan the initiatives with their authors and attachments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final
from uuid import UUID

from desktop_app.domain.identifiers import initiative_id
from desktop_app.domain.initiative import Initiative
from desktop_app.domain.participation import NOTHING_STATED, Participation
from desktop_app.domain.plan import Change, ChangeKind, InitiativeRecord, Register
from desktop_app.importing.attachment_plan import plan_attachments
from desktop_app.importing.author_plan import plan_authors, put_forward
from desktop_app.importing.cells import is_blank
from desktop_app.importing.changes import free_id
from desktop_app.importing.clashes import OF_THE_ORIGINAL, mark_clashes
from desktop_app.importing.columns import SheetKey
from desktop_app.importing.decision_links import Decisions, find_decision, link
from desktop_app.importing.file_names import FileNames
from desktop_app.importing.people_plan import Directory
from desktop_app.importing.records import Parsed, Row, Table
from desktop_app.text.fold import fold

_OF_PARTICIPATION: Final = frozenset(field.name for field in fields(Participation))
GOES_BACK: Final = "Trả lại vì dòng "
"""What is said of a row that only goes back with another begins so."""
_GOES_BACK_WITH: Final = f"{GOES_BACK}{{row}} {OF_THE_ORIGINAL} (sheet “{{sheet}}”) đang có lỗi."


@dataclass(frozen=True, slots=True)
class Known:
    """What an initiative's rows are met with: people, decisions, names of files, and the records by folded code."""

    directory: Directory
    decisions: Decisions
    register: Register
    names: FileNames
    records: Mapping[str, InitiativeRecord]


def plan_initiatives(parsed: Parsed, known: Known, unit: UUID) -> tuple[Change[InitiativeRecord], ...]:
    """Return what becomes of the initiatives, in the order of the rows, then of those that only other sheets name."""
    table = parsed.tables.get(SheetKey.INITIATIVES)
    rows = table.rows if table else []
    if table is not None:
        mark_clashes(table, "code", "mã sáng kiến", _code)
    taken = {record.initiative.id for record in known.register.initiatives}
    planned: dict[str, InitiativeRecord] = {}
    for row in rows:
        if table is not None and not row.errors:
            planned[fold(row.text("code"))] = _record(table, row, known, unit, taken)
    listed = dict.fromkeys(planned)
    rejected = {code: row for row in rows if row.errors and (code := _code(row)) and code not in planned}
    _add_authors(parsed, known, planned, rejected)
    _add_attachments(parsed, known, planned, rejected)
    if parsed.tables.get(SheetKey.DECISIONS) is not None:
        _link_others(known, planned, rejected)
    changes = ((code, _change(record, known.records.get(code))) for code, record in planned.items())
    return tuple(item for code, item in changes if code in listed or item.kind is not ChangeKind.UNCHANGED)


def _code(row: Row) -> str | None:
    return fold(row.text("code")) or None


def _record(table: Table, row: Row, known: Known, unit: UUID, taken: set[UUID]) -> InitiativeRecord:
    """Return an initiative as its row has it, over what was there."""
    own: dict[str, Any] = {}
    of_programme: dict[str, Any] = {}
    for name, value in row.values.items():
        (of_programme if name in _OF_PARTICIPATION else own)[name] = value
    code = row.text("code")
    before = known.records.get(fold(code))
    if before is None:
        derived = free_id(lambda text: initiative_id(unit, text), code, taken)
        initiative = Initiative(**{**own, "id": derived, "unit_id": unit})
        initiative = link(table, row, initiative, None, known.decisions)
        return InitiativeRecord(initiative=initiative, participation=replace(NOTHING_STATED, **of_programme))
    own["code"] = before.initiative.code  # written in another case, it is still the same
    initiative = link(table, row, replace(before.initiative, **own), before.initiative, known.decisions)
    return InitiativeRecord(initiative=initiative, participation=replace(before.participation, **of_programme))


def _rows_by_initiative(
    table: Table, known: Known, planned: dict[str, InitiativeRecord], rejected: Mapping[str, Row], origin: str
) -> dict[str, list[Row]]:
    """Return the rows by folded code; those of a rejected or an unknown initiative are rejected themselves."""
    by_code: dict[str, list[Row]] = {}
    for name, rows in _lists(table).items():
        if name in rejected:
            for row in rows:
                row.errors.append(_GOES_BACK_WITH.format(row=rejected[name].number, sheet=origin))
        elif name in planned or name in known.records:
            by_code[name] = rows
        else:
            for row in rows:
                if not row.text("code"):
                    continue  # it says already what is wrong with it
                message = (
                    f"Không có sáng kiến nào mang mã “{row.text('code')}”: hãy sửa mã, hoặc thêm sáng kiến này vào "
                    f"sheet “{SheetKey.INITIATIVES}”."
                )
                table.error(row, "code", message)
    return by_code


def _lists(table: Table) -> dict[str, list[Row]]:
    """Return the rows by folded code; one whose code is blank belongs to the list that it stands under."""
    lists: dict[str, list[Row]] = {}
    above: str | None = None
    for row in table.rows:
        above = _code(row) or (above if is_blank(row.cells[table.places["code"]]) else None)
        if above is not None:
            lists.setdefault(above, []).append(row)
    return lists


def _send_back_together(table: Table, rows: Iterable[Row]) -> None:
    """Reject the valid rows of a list that goes in whole or not at all."""
    rows = list(rows)
    first = next(row.number for row in rows if row.errors)
    for row in rows:
        if not row.errors:
            row.errors.append(_GOES_BACK_WITH.format(row=first, sheet=table.sheet))


def _origin(parsed: Parsed) -> str:
    table = parsed.tables.get(SheetKey.INITIATIVES)
    return table.sheet if table else SheetKey.INITIATIVES.value


def _add_authors(
    parsed: Parsed, known: Known, planned: dict[str, InitiativeRecord], rejected: Mapping[str, Row]
) -> None:
    """Set the authors of the initiatives planned and of those named. A sheet without any row says nothing."""
    table = parsed.tables.get(SheetKey.AUTHORS)
    if table is None or not table.rows:
        return
    by_code = _rows_by_initiative(table, known, planned, rejected, _origin(parsed))
    for code in {**planned, **by_code}:
        rows = by_code.get(code, [])
        before = known.records.get(code)
        authors = plan_authors(table, rows, known.directory, before.authors or () if before else ())
        if authors is None:
            _send_back_together(table, rows)
            continue
        record = planned.get(code) or known.records[code]
        forward = put_forward(rows, authors, record.participation.put_forward, stated="put_forward" in table.places)
        planned[code] = replace(
            record, authors=authors, participation=replace(record.participation, put_forward=forward)
        )


def _add_attachments(
    parsed: Parsed, known: Known, planned: dict[str, InitiativeRecord], rejected: Mapping[str, Row]
) -> None:
    """Set the attachments of the initiatives planned and of those named. A sheet without any row says nothing."""
    table = parsed.tables.get(SheetKey.ATTACHMENTS)
    if table is None or not table.rows:
        return
    by_code = _rows_by_initiative(table, known, planned, rejected, _origin(parsed))
    for code in {**planned, **by_code}:
        rows = by_code.get(code, [])
        if any(row.errors for row in rows):
            _send_back_together(table, rows)
            continue
        record = planned.get(code) or known.records[code]
        stored = known.register.attachments.get(record.initiative.id, ())
        paths = known.names.of_initiative.get(record.initiative.id, ())
        sources = plan_attachments(table, rows, parsed.base_folder, stored, paths)
        if any(row.errors for row in rows):
            _send_back_together(table, rows)
        elif sources is not None:
            planned[code] = replace(record, attachments=sources)


def _link_others(known: Known, planned: dict[str, InitiativeRecord], rejected: Mapping[str, Row]) -> None:
    """Lead initiatives that the workbook doesn't list to a decision that came with it."""
    for code, record in known.records.items():
        if code in planned or code in rejected or record.initiative.decision_id is not None:
            continue
        decision = find_decision(record.initiative, None, known.decisions)
        if decision is not None:
            planned[code] = replace(record, initiative=replace(record.initiative, decision_id=decision.id))


def _change(record: InitiativeRecord, before: InitiativeRecord | None) -> Change[InitiativeRecord]:
    if before is None:
        return Change(ChangeKind.ADDED, record)
    same = (
        record.initiative == before.initiative
        and record.participation == before.participation
        and record.authors in (None, before.authors or ())
        and record.attachments is None
    )
    return Change(ChangeKind.UNCHANGED if same else ChangeKind.UPDATED, record, before)
