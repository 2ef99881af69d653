"""Quotas: how many of a unit's members have an initiative in each phase, and how many are still missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from desktop_app.domain.case import AssessedCase
from desktop_app.domain.finding import QuotaProgress
from desktop_app.domain.kinds import Verdict
from desktop_app.domain.programme import Phase, Programme
from desktop_app.domain.unit import Unit
from desktop_app.text.fold import fold_words


@dataclass(slots=True)
class _Tally:
    """What one unit, with those below it, has in one phase: people are ids of members put forward."""

    submitted: set[UUID] = field(default_factory=set)
    awaited: set[UUID] = field(default_factory=set)
    count: int = 0


def quotas(
    cases: Iterable[AssessedCase],
    units: Sequence[Unit],
    members_by_unit: Mapping[UUID, int],
    programme: Programme,
    on: date,
) -> tuple[QuotaProgress, ...]:
    """Return where each unit stands in each phase, unit by unit (B II, IV.2); empty without phases.

    `members_by_unit` are the members entered; a unit's own figure goes before. A unit stands for those below
    it too (`upper_id`): their cases and members count in it.
    """
    lines = lines_of_command(units)
    tallies = {(unit.id, phase.number): _Tally() for unit in units for phase in programme.phases}
    for item in cases:
        if item.assessment.verdict is Verdict.ELIGIBLE:
            line = lines.get(item.case.unit.id, ())
            _count(
                item,
                [[tallies[unit, phase.number] for unit in line] for phase in programme.phases],
                programme,
                on,
            )
    members = members_of(units, members_by_unit)
    return tuple(
        _progress(unit, phase, tallies[unit.id, phase.number], members[unit.id], programme)
        for unit in units
        for phase in programme.phases
    )


def lines_of_command(units: Sequence[Unit]) -> dict[UUID, tuple[UUID, ...]]:
    """Return for each unit itself and the units above it, as far as they are among `units`."""
    upper = {unit.id: unit.upper_id for unit in units}

    def line(unit: UUID) -> Iterator[UUID]:
        seen: set[UUID] = set()
        step: UUID | None = unit
        while step is not None and step in upper and step not in seen:
            seen.add(step)
            yield step
            step = upper[step]

    return {unit.id: tuple(line(unit.id)) for unit in units}


def members_of(units: Sequence[Unit], entered: Mapping[UUID, int]) -> dict[UUID, int]:
    """Return each unit's number of members: its own figure, else those entered with the numbers of those below it."""
    lines, stated = lines_of_command(units), {unit.id: unit.member_count for unit in units}
    members = dict.fromkeys(lines, 0)
    for (own, *above), figure in zip(lines.values(), stated.values(), strict=True):
        number = entered.get(own, 0) if figure is None else figure
        members[own] += number
        for step in above:
            if stated[step] is not None:
                break
            members[step] += number
    return members


def _count(item: AssessedCase, by_phase: Sequence[Sequence[_Tally]], programme: Programme, on: date) -> None:
    """Count an eligible case where it was submitted; one not yet submitted where the day of the check lies.

    A day of submission after the day of the check is not yet a submission.
    """
    day = item.case.participation.portal_on
    submitted = day is not None and day <= on
    counts_on = day if day is not None and submitted else on
    author = item.case.author
    member = author.person.id if author is not None and author.person.is_member else None
    for phase, tallies in zip(programme.phases, by_phase, strict=True):
        if phase.first <= counts_on <= phase.last:
            for tally in tallies:
                tally.count += submitted
                if member is not None:
                    (tally.submitted if submitted else tally.awaited).add(member)


def required_members(percent: int, members: int) -> int:
    """Return how many members a quota asks for, rounded up in whole numbers: at least 4 % of 26 members are 2."""
    return -(-percent * members // 100)


def _progress(unit: Unit, phase: Phase, tally: _Tally, members: int, programme: Programme) -> QuotaProgress:
    with_initiative = len(tally.submitted)
    required = required_members(phase.percent_required, members)
    whole_union = bool(programme.count_unit) and fold_words(unit.name) == programme.count_unit
    return QuotaProgress(
        unit=unit.name,
        phase=phase.number,
        first=phase.first,
        last=phase.last,
        members=members,
        with_initiative=with_initiative,
        expected=len(tally.awaited - tally.submitted),
        percent_required=phase.percent_required,
        required=required if members else None,
        missing=max(0, required - with_initiative) if members else None,
        met=100 * with_initiative >= phase.percent_required * members if members else None,
        count=tally.count,
        count_target=phase.count_target if whole_union else None,
    )
