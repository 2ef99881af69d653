"""Lead initiatives that name a decision's number to that decision."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from desktop_app.domain.initiative import Decision, Initiative
from desktop_app.importing.records import Row, Table
from desktop_app.text.dates import format_date
from desktop_app.text.fold import fold, fold_words

Numbered = dict[str, list[Decision]]
"""Decisions by folded number."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions that an initiative can name: those of the workbook, and the others that are stored."""

    listed: Numbered
    others: Numbered

    def of_number(self, number: str) -> tuple[list[Decision], list[Decision]]:
        """Return the decisions that bear a number: of the workbook, and the others."""
        key = fold(number)
        return self.listed.get(key, []), self.others.get(key, [])


def numbered(decisions: Iterable[Decision]) -> Numbered:
    """Return decisions by their number."""
    by_number: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_number[fold(decision.number)].append(decision)
    return dict(by_number)


def may_be_one_day(one: date | None, other: date | None) -> bool:
    """Say whether two dates of a decision may be meant for one: of the same year, or one of them is blank."""
    return one is None or other is None or one.year == other.year


def find_decision(initiative: Initiative, linked: UUID | None, decisions: Decisions) -> Decision | None:
    """Return the decision whose number an initiative names, first of those of the workbook, then of the others.

    By its own date where it has one; else the one it is `linked` to; else the only one. A date that none of them has
    doesn't part it from one of the same year, nor from the only one there is.
    """
    if not initiative.decision_number:
        return None
    listed, others = decisions.of_number(initiative.decision_number)
    day = initiative.decision_date
    if day is not None:
        for pool in (listed, others):
            if exact := _only(item for item in pool if item.decided_on == day):
                return exact
    near, near_others = ([item for item in pool if may_be_one_day(day, item.decided_on)] for pool in (listed, others))
    return (
        _only(item for item in near if item.id == linked)
        or _only(near)
        or _only(item for item in near_others if item.id == linked)
        or (_only(near_others) if not near else None)
        or _only([*listed, *others])
    )


def _only(decisions: Iterable[Decision]) -> Decision | None:
    found = list(decisions)
    return found[0] if len(found) == 1 else None


def link(table: Table, row: Row, initiative: Initiative, before: Initiative | None, decisions: Decisions) -> Initiative:
    """Return an initiative led to the decision it names; its own cells win, and a difference is a warning.

    One that names no number keeps the decision it was led to by hand.
    """
    if not initiative.decision_number:
        by_hand = before is not None and not before.decision_number
        return initiative if by_hand else replace(initiative, decision_id=None)
    decision = find_decision(initiative, before.decision_id if before else None, decisions)
    if decision is None:
        if any(decisions.of_number(initiative.decision_number)):
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
