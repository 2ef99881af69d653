"""What a report on progress counts: initiatives submitted in a period and in all, unit by unit, field by field."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Final
from uuid import UUID

from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.chart import Chart, ChartItem, ChartKind
from desktop_app.domain.kinds import SolutionType, Verdict
from desktop_app.domain.period import Period
from desktop_app.domain.programme import Programme
from desktop_app.domain.report import ProgressReport, Tally, UnitFigures, UnitTarget
from desktop_app.domain.unit import Unit
from desktop_app.rules.quota import lines_of_command, members_of, quotas, required_members
from desktop_app.text.dates import format_date
from desktop_app.text.fold import fold_key
from desktop_app.text.names import vietnamese_key
from desktop_app.text.numbers import format_money

_NO_FIELD: Final = "Chưa ghi lĩnh vực"
_DRAWN: Final = 20
"""How many bars a chart has, beside one for all the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What a report is counted from: the own union first among `units`, their cases, members entered and targets."""

    units: Sequence[Unit]
    cases: Sequence[AssessedCase]
    entered: Mapping[UUID, int]
    targets: Mapping[UUID, UnitTarget]


def progress_report(facts: ReportFacts, programme: Programme, period: Period, on: date) -> ProgressReport:
    """Count a report made on a day. Nothing that was submitted after that day or after the period counts in it.

    An initiative counts where it is eligible and was submitted to the portal, as for the quotas (B II, IV.2).
    """
    own, as_of = facts.units[0], min(period.last, on)
    counter = _Counter(facts, programme, period, as_of)
    report = ProgressReport(
        unit=own,
        programme=programme,
        period=period,
        on=on,
        as_of=as_of,
        total=counter.figures(own, 0),
        lines=_ranked(list(counter.lines()), bool(programme.phases)),
        fields=_tallies(counter.counted, _field),
        types=_types(counter.counted),
        quotas=counter.quotas[: len(programme.phases)],
        phase=counter.phase,
        terms=next((terms for terms in programme.reports if terms.sender is own.level), None),
    )
    return replace(report, chart=_chart(report))


def _chart(report: ProgressReport) -> Chart | None:
    """Draw what each union directly below has in all; without any, what there is in each field."""
    units = [line for line in report.lines if line.depth == 1]
    items = [ChartItem(label=_short(line.name), value=line.in_all, target=line.target) for line in units]
    by = "đơn vị"
    if not items:
        items = [ChartItem(label=tally.label, value=tally.in_all) for tally in report.fields]
        by = "lĩnh vực"
    if not items:
        return None
    items.sort(key=lambda item: -item.value)
    rest = items[_DRAWN:]
    if len(rest) > 1:
        others = ChartItem(label=f"{len(rest)} {by} còn lại", value=sum(item.value for item in rest))
        items = [*items[:_DRAWN], others]
    said = "; ".join(f"{item.label}: {format_money(item.value)}" for item in items)
    title = f"Số sáng kiến đã nộp theo {by}, tính đến ngày {format_date(report.as_of)}"
    return Chart(kind=ChartKind.BARS, title=title, items=tuple(items), description=f"{title}. {said}.")


def _short(name: str) -> str:
    """A union's name beside its bar: what so many begin with is abbreviated, as offices do."""
    return name.replace("Công đoàn cơ sở", "CĐCS").replace("Công đoàn Cơ sở", "CĐCS")


def attached(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the unions with each one that hangs nowhere put directly below the first, the own one."""
    own, found = units[0], {unit.id: unit for unit in units}
    lines = lines_of_command(units)
    for unit in units[1:]:
        if own.id not in lines[unit.id]:
            top = lines[unit.id][-1]
            found[top] = replace(found[top], upper_id=own.id)
            lines = lines_of_command(tuple(found.values()))
    return tuple(found.values())


@dataclass(slots=True)
class _Numbers:
    """What one union has, those below it included; `members` count for the quota."""

    preparing: int = 0
    waiting: int = 0
    in_period: int = 0
    in_all: int = 0
    members: set[UUID] = field(default_factory=set)


class _Counter:
    """Counts the cases once, for each union in whose line of command they stand."""

    def __init__(self, facts: ReportFacts, programme: Programme, period: Period, as_of: date) -> None:
        self._units = attached(facts.units)
        self._facts, self._period, self._as_of = facts, period, as_of
        self.quotas = quotas(facts.cases, self._units, facts.entered, programme, as_of)
        self._phase = next((phase for phase in programme.phases if phase.first <= as_of <= phase.last), None)
        self._line = lines_of_command(self._units)
        self._members = members_of(self._units, facts.entered)
        self._with_below: dict[UUID, _Numbers] = defaultdict(_Numbers)
        self._alone: dict[UUID, _Numbers] = defaultdict(_Numbers)
        self.counted: list[tuple[Case, bool]] = []
        for item in facts.cases:
            self._count(item)
        self._below: dict[UUID | None, list[Unit]] = defaultdict(list)
        for unit in sorted(self._units[1:], key=lambda each: vietnamese_key(each.name)):
            self._below[unit.upper_id].append(unit)

    @property
    def phase(self) -> int:
        """The number of the phase that holds the last day, 0 where none does."""
        return self._phase.number if self._phase else 0

    def _count(self, item: AssessedCase) -> None:
        unit_id, day = item.case.unit.id, item.case.participation.portal_on
        numbers = [self._alone[unit_id], *(self._with_below[step] for step in self._line.get(unit_id, ()))]
        eligible = item.assessment.verdict is Verdict.ELIGIBLE
        if item.case.registered:
            for each in numbers:
                each.preparing += 1
        elif eligible and (day is None or day > self._as_of):
            for each in numbers:
                each.waiting += 1
        elif eligible and day is not None:
            inside = self._period.first <= day
            self.counted.append((item.case, inside))
            for each in numbers:
                each.in_all += 1
                each.in_period += inside
            self._count_member(item.case, day, numbers)

    def _count_member(self, case: Case, day: date, numbers: Sequence[_Numbers]) -> None:
        author = case.author
        in_phase = self._phase is None or self._phase.first <= day
        if author is not None and author.person.is_member and in_phase:
            for each in numbers:
                each.members.add(author.person.id)

    def figures(self, unit: Unit, depth: int, *, own: bool = False) -> UnitFigures:
        """The figures of a union with those below it; with `own`, of what it has entered itself."""
        found = self._alone[unit.id] if own else self._with_below[unit.id]
        members = self._facts.entered.get(unit.id, 0) if own else self._members[unit.id]
        percent = self._phase.percent_required if self._phase and not own else 0
        return UnitFigures(
            unit_id=unit.id,
            name=unit.name,
            depth=depth,
            own=own,
            members=members,
            target=None if own else self._target(unit),
            preparing=found.preparing,
            waiting=found.waiting,
            in_period=found.in_period,
            in_all=found.in_all,
            with_initiative=len(found.members),
            required=required_members(percent, members) if percent and members else None,
        )

    def _target(self, unit: Unit) -> int | None:
        """The union's own registered target, else the sum of those directly below; None where there is none."""
        stated = self._facts.targets.get(unit.id)
        if stated is not None:
            return stated.count
        below = [target for each in self._below[unit.id] if (target := self._target(each)) is not None]
        return sum(below) if below else None

    def lines(self) -> Iterator[UnitFigures]:
        """Every union below, each after its upper one; before them what the own union entered itself."""
        own = self._units[0]
        if len(self._units) > 1 and (self._alone[own.id].in_all or self._facts.entered.get(own.id)):
            yield self.figures(own, 1, own=True)
        yield from self._walk(own, 1)

    def _walk(self, upper: Unit, depth: int) -> Iterator[UnitFigures]:
        for unit in self._below[upper.id]:
            yield self.figures(unit, depth)
            yield from self._walk(unit, depth + 1)


def _ranked(lines: list[UnitFigures], by_members: bool) -> tuple[UnitFigures, ...]:
    """Rank the unions directly below by their share of members with an initiative, else by their initiatives.

    Equal ones share a rank, and the next takes its own place (1, 2, 2, 4). One that has none, or whose members nobody
    has counted, has no rank; nor has the only one.
    """
    scores: dict[UUID, Fraction] = {}
    for line in lines:
        if line.depth == 1 and not line.own and line.in_all and (line.members or not by_members):
            scores[line.unit_id] = Fraction(line.with_initiative, line.members) if by_members else Fraction(line.in_all)
    if len(scores) < 2:
        return tuple(lines)
    return tuple(
        replace(line, rank=1 + sum(other > scores[line.unit_id] for other in scores.values()))
        if line.unit_id in scores and not line.own
        else line
        for line in lines
    )


def _field(case: Case) -> str:
    return case.initiative.work_field or _NO_FIELD


def _tallies(counted: Iterable[tuple[Case, bool]], label_of: Callable[[Case], str]) -> tuple[Tally, ...]:
    """Count by label, the most first; spellings that differ in case and accents alone are one."""
    labels: dict[str, str] = {}
    in_all: Counter[str] = Counter()
    in_period: Counter[str] = Counter()
    for case, inside in counted:
        label = label_of(case)
        key = fold_key(label)
        labels.setdefault(key, label)
        in_all[key] += 1
        in_period[key] += inside
    ordered = sorted(in_all, key=lambda key: (labels[key] == _NO_FIELD, -in_all[key], vietnamese_key(labels[key])))
    return tuple(Tally(label=labels[key], in_period=in_period[key], in_all=in_all[key]) for key in ordered)


def _types(counted: Sequence[tuple[Case, bool]]) -> tuple[Tally, ...]:
    """Count by type of solution in the guideline's order; those without a type don't show."""
    in_all = Counter(case.initiative.solution_type for case, _ in counted)
    inside = Counter(case.initiative.solution_type for case, now in counted if now)
    return tuple(
        Tally(label=kind.label, in_period=inside[kind], in_all=in_all[kind]) for kind in SolutionType if in_all[kind]
    )
