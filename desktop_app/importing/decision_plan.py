"""Plan the decisions: find those that are there, correct them, or add them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import UUID

from desktop_app.domain.identifiers import decision_id
from desktop_app.domain.initiative import Decision
from desktop_app.domain.kinds import AttachmentKind
from desktop_app.domain.plan import Change, ChangeKind, DecisionRecord
from desktop_app.importing.attachment_plan import Found, NamedFile, find_source
from desktop_app.importing.changes import free_id
from desktop_app.importing.clashes import group, mark_clash, mark_clashes
from desktop_app.importing.decision_links import Decisions, Numbered, may_be_one_day, numbered
from desktop_app.importing.file_names import FileNames
from desktop_app.importing.records import Row, Table
from desktop_app.text.dates import format_date
from desktop_app.text.fold import fold

_ATTRIBUTES: Final = {"decision_number": "number", "decision_date": "decided_on", "recognised_by": "authority"}


def plan_decisions(
    table: Table | None, base_folder: Path, known: Sequence[Decision], names: FileNames, unit: UUID
) -> tuple[tuple[Change[DecisionRecord], ...], Decisions]:
    """Return what becomes of the decisions, and all of them by number; `names` are those of an exported workbook."""
    if table is None:
        return (), Decisions({}, numbered(known))
    _mark_all_clashes(table)
    met = _meet(table, numbered(known))
    taken = {decision.id for decision in known}
    changes = []
    for row in table.valid:
        before, found = met.get(row.number), None
        if row.text("attachment"):
            scan = before.scan if before is not None else None
            path = names.of_decision.get(before.id, "") if before is not None else ""
            stored = [NamedFile(scan, AttachmentKind.DECISION, path)] if scan is not None else []
            found = find_source(table, row, base_folder, stored, AttachmentKind.DECISION)
        if not row.errors:
            changes.append(_change(row, before, found, unit, taken))
            _note_of_day(table, row, before)
    listed = {item.record.decision.id: item.record.decision for item in changes}
    others = [decision for decision in known if decision.id not in listed]
    return tuple(changes), Decisions(numbered(listed.values()), numbered(others))


def _number(row: Row) -> str | None:
    return fold(row.text("decision_number")) or None


def _mark_all_clashes(table: Table) -> None:
    """Reject rows of one number and date, and rows of one number of which one has no date."""
    mark_clashes(
        table, "decision_number", "số và ngày quyết định", lambda row: (_number(row), row.values.get("decision_date"))
    )
    for rows in group(table.valid, _number).values():
        if any(row.values.get("decision_date") is None for row in rows):
            mark_clash(table, "decision_number", "số quyết định", rows)


def _meet(table: Table, by_number: Numbered) -> dict[int, Decision]:
    """Return the decision that each row means, by the row's number.

    The same number and date; else the same number in the same year (or without a date on either side), where one
    decision alone and one row alone come into question: then the row corrects it.
    """
    met: dict[int, Decision] = {}
    for row in table.rows:
        day = row.values.get("decision_date")
        same = [decision for decision in by_number.get(_number(row) or "", []) if decision.decided_on == day]
        if same:
            met[row.number] = same[0]
    claimed = {decision.id for decision in met.values()}
    wanted: dict[int, list[Decision]] = {}
    rivals: defaultdict[UUID, int] = defaultdict(int)
    for row in table.rows:
        if row.number in met:
            continue
        day = row.values.get("decision_date")
        wanted[row.number] = [
            decision
            for decision in by_number.get(_number(row) or "", [])
            if decision.id not in claimed and may_be_one_day(day, decision.decided_on)
        ]
        for decision in wanted[row.number]:
            rivals[decision.id] += 1
    for number, candidates in wanted.items():
        if len(candidates) == 1 and rivals[candidates[0].id] == 1:
            met[number] = candidates[0]
    return met


def _change(
    row: Row, before: Decision | None, found: Found | None, unit: UUID, taken: set[UUID]
) -> Change[DecisionRecord]:
    values = {_ATTRIBUTES[key]: value for key, value in row.values.items() if key in _ATTRIBUTES}
    scan = found.source if found is not None else None
    if before is None:
        number, day = row.text("decision_number"), row.values.get("decision_date")
        derived = free_id(lambda text: decision_id(unit, text, day), number, taken)
        decision = Decision(**{**values, "id": derived, "unit_id": unit})
        return Change(ChangeKind.ADDED, DecisionRecord(decision=decision, scan=scan))
    decision = replace(before, **values)
    if "attachment" in row.values and scan is None:
        decision = replace(decision, scan=None)
    if scan is not None and scan.stored is not None:
        scan = None  # the stored scan stays
    kind = ChangeKind.UNCHANGED if decision == before and scan is None else ChangeKind.UPDATED
    return Change(kind, DecisionRecord(decision=decision, scan=scan), DecisionRecord(decision=before))


def _note_of_day(table: Table, row: Row, before: Decision | None) -> None:
    """Say that a row corrects the date of the decision that it meets."""
    if before is None or "decision_date" not in row.values or row.values["decision_date"] == before.decided_on:
        return
    old, new = (format_date(day) if day else "(trống)" for day in (before.decided_on, row.values["decision_date"]))
    message = f"Được hiểu là quyết định số {before.number} đã có: ngày quyết định đổi từ {old} thành {new}."
    table.note(row, "decision_date", message)
