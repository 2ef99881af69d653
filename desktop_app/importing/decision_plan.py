"""Plan the decisions, and lead initiatives that name a decision's number to it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import UUID

from desktop_app.domain.identifiers import decision_id
from desktop_app.domain.initiative import Decision, Initiative
from desktop_app.domain.kinds import AttachmentKind
from desktop_app.domain.plan import AttachmentSource, Change, ChangeKind, DecisionRecord
from desktop_app.importing.attachment_plan import find_source
from desktop_app.importing.changes import free_id
from desktop_app.importing.clashes import group, mark_clash, mark_clashes
from desktop_app.importing.records import Row, Table
from desktop_app.text.dates import format_date
from desktop_app.text.fold import fold, fold_words

Numbered = dict[str, list[Decision]]
"""Decisions by folded number."""
_ATTRIBUTES: Final = {"decision_number": "number", "decision_date": "decided_on", "recognised_by": "authority"}


def plan_decisions(
    table: Table | None, base_folder: Path, known: Sequence[Decision], unit: UUID
) -> tuple[tuple[Change[DecisionRecord], ...], Numbered]:
    """Return what becomes of the decisions, and all of them by number."""
    by_number = _numbered(known)
    if table is None:
        return (), by_number
    _mark_all_clashes(table)
    taken = {decision.id for decision in known}
    changes = []
    for row in table.valid:
        before = _meet(row, by_number.get(fold(row.text("decision_number")), []))
        stored = [before.scan] if before is not None and before.scan is not None else []
        scan = None
        if row.text("attachment"):
            scan = find_source(table, row, base_folder, stored, AttachmentKind.DECISION)
        if not row.errors:
            changes.append(_change(row, before, scan, unit, taken))
    after = {decision.id: decision for decision in known} | {
        item.record.decision.id: item.record.decision for item in changes
    }
    return tuple(changes), _numbered(after.values())


def _numbered(decisions: Iterable[Decision]) -> Numbered:
    by_number: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_number[fold(decision.number)].append(decision)
    return by_number


def _mark_all_clashes(table: Table) -> None:
    """Reject rows of one number and date, and rows of one number of which one has no date."""

    def number(row: Row) -> str | None:
        return fold(row.text("decision_number")) or None

    mark_clashes(
        table, "decision_number", "số và ngày quyết định", lambda row: (number(row), row.values.get("decision_date"))
    )
    for rows in group(table.valid, number).values():
        if any(row.values.get("decision_date") is None for row in rows):
            mark_clash(table, "decision_number", "số quyết định", rows)


def _meet(row: Row, same_number: list[Decision]) -> Decision | None:
    """Return the decision that a row means: the same number and date, or the same number where one has no date."""
    day = row.values.get("decision_date")
    for decision in same_number:
        if decision.decided_on == day:
            return decision
    if len(same_number) == 1 and (day is None or same_number[0].decided_on is None):
        return same_number[0]
    return None


def _change(
    row: Row, before: Decision | None, scan: AttachmentSource | None, unit: UUID, taken: set[UUID]
) -> Change[DecisionRecord]:
    values = {_ATTRIBUTES[key]: value for key, value in row.values.items() if key in _ATTRIBUTES}
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


def find_decision(initiative: Initiative, by_number: Numbered) -> Decision | None:
    """Return the decision whose number an initiative names; where several bear it, the one of its date."""
    same_number = by_number.get(fold(initiative.decision_number), []) if initiative.decision_number else []
    if len(same_number) > 1:
        same_number = [item for item in same_number if item.decided_on == initiative.decision_date]
    return same_number[0] if len(same_number) == 1 else None


def link(table: Table, row: Row, initiative: Initiative, before: Initiative | None, by_number: Numbered) -> Initiative:
    """Return an initiative led to the decision it names; its own cells win, and a difference is a warning.

    One that names no number keeps the decision it was led to by hand.
    """
    if not initiative.decision_number:
        by_hand = before is not None and not before.decision_number
        return initiative if by_hand else replace(initiative, decision_id=None)
    decision = find_decision(initiative, by_number)
    if decision is None:
        if len(by_number.get(fold(initiative.decision_number), [])) > 1:
            message = "Có nhiều quyết định mang số này: hãy ghi đúng Ngày quyết định để biết là quyết định nào."
            table.warn(row, "decision_number", message)
        return replace(initiative, decision_id=None)
    _warn_of_differences(table, row, initiative, decision)
    return replace(initiative, decision_id=decision.id)


def _warn_of_differences(table: Table, row: Row, initiative: Initiative, decision: Decision) -> None:
    own_day, own_authority = initiative.decision_date, initiative.recognised_by
    if own_day and decision.decided_on and own_day != decision.decided_on:
        message = (
            f"Khác với ngày {format_date(decision.decided_on)} của quyết định số {decision.number}: phần mềm giữ ngày "
            "ghi ở sáng kiến, hãy kiểm tra lại."
        )
        table.warn(row, "decision_date", message)
    if own_authority and decision.authority and fold_words(own_authority) != fold_words(decision.authority):
        message = (
            f"Khác với “{decision.authority}” của quyết định số {decision.number}: phần mềm giữ cơ quan ghi ở sáng "
            "kiến, hãy kiểm tra lại."
        )
        table.warn(row, "recognised_by", message)
