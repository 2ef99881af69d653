"""What Tổng quan shows: quotas, verdicts, deadlines, and what to do next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from db.findings import Eligible
from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.chart import Chart, ChartItem, ChartKind
from desktop_app.domain.filters import UNCHECKED
from desktop_app.domain.finding import Assessment, QuotaProgress
from desktop_app.domain.initiative import Author, Initiative
from desktop_app.domain.kinds import UnitLevel, Verdict
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Person
from desktop_app.domain.programme import Programme
from desktop_app.domain.terms import DeadlineTerms, WindowTerms
from desktop_app.domain.unit import Unit
from desktop_app.rules.quota import quotas
from desktop_app.rules.submission import is_bound
from desktop_app.services.next_steps import NextStep, Standing, next_steps
from desktop_app.services.programmes import find_programme
from desktop_app.services.registers import verdict_counts
from desktop_app.services.reports import owed
from desktop_app.services.verdicts import versions_of
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_money

__all__ = ["Dashboard", "Deadline", "NextStep", "dashboard"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day of the programme: `days_left` counts from today (0: today, negative: over)."""

    label: str
    day: date
    days_left: int
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """Where the unit stands on a day. `verdicts` and `quota` are charts; `quotas` the figures behind the latter."""

    programme_title: str
    on: date
    members: int
    initiatives: int
    quotas: tuple[QuotaProgress, ...]
    quota: Chart | None
    verdicts: Chart
    deadlines: tuple[Deadline, ...]
    next_steps: tuple[NextStep, ...]


def dashboard(workspace: OpenWorkspace, programme_id: str, on: date) -> Dashboard:
    """Where the own unit stands in a programme; works on an empty workspace too.

    Verdicts are those assessed last: refresh them first. Reads counts and groups alone, no initiative as a whole.
    """
    programme = find_programme(workspace, programme_id)
    counts = verdict_counts(workspace, programme_id)
    standing = _standing(workspace, programme, on)
    return Dashboard(
        programme_title=programme.short_title,
        on=on,
        members=standing.members,
        initiatives=sum(counts.values()),
        quotas=standing.quotas,
        quota=_quota_chart(standing),
        verdicts=_verdict_chart(counts),
        deadlines=_deadlines(programme, standing.unit, on),
        next_steps=next_steps(standing, counts),
    )


def _standing(workspace: OpenWorkspace, programme: Programme, on: date) -> Standing:
    versions = versions_of(programme)
    with workspace.store.read() as session:
        unit = session.units.own()
        if unit is None:
            return Standing(programme=programme, on=on)
        units = (unit, *session.units.subordinates(day=on))
        entered = {each.id: session.people.members_entered(each.id) for each in units}
        eligible = session.findings.eligible(unit.id, programme.id, versions, None)
        waiting = [group.key for group in eligible if group.portal_on is None]
        first = session.initiatives.by_keys([min(waiting)])[0].id if waiting else None
        work = session.findings.work(unit.id, programme.id, versions, None)
        submissions = session.submissions.entries(unit.id)
    return Standing(
        programme=programme,
        on=on,
        unit=unit,
        members=entered[unit.id],
        quotas=quotas(_cases(eligible, unit, on), units, entered, programme, on),
        work=tuple(work),
        waiting=sum(group.initiatives for group in eligible if group.portal_on is None),
        first_waiting=first,
        dossiers=tuple(entry for entry in submissions if entry.programme_id == programme.id),
        report_due=owed(workspace, programme, unit, on),
    )


def _cases(eligible: list[Eligible], unit: Unit, on: date) -> Iterator[AssessedCase]:
    """Yield for each eligible initiative as much as quotas read of it: the day of submission and the author."""
    assessment = Assessment(on=on, verdict=Verdict.ELIGIBLE)
    initiative = Initiative(id=unit.id, unit_id=unit.id, code="", title="")
    for group in eligible:
        authors: tuple[Author, ...] = ()
        if group.person_id is not None:
            person = Person(id=group.person_id, unit_id=unit.id, full_name="", is_member=group.is_member)
            authors = (Author(person=person),)
        part = Participation(portal_on=group.portal_on)
        case = Case(initiative=initiative, participation=part, unit=unit, authors=authors)
        item = AssessedCase(case=case, assessment=assessment)
        for _ in range(group.initiatives):
            yield item


def _quota_chart(standing: Standing) -> Chart | None:
    """The own unit's progress, phase by phase; None where the programme has no quota or there is no unit."""
    phases = standing.own_quotas
    if not phases:
        return None
    items = [item for progress in phases for item in _quota_items(progress)]
    return Chart(
        kind=ChartKind.PROGRESS,
        title="Chỉ tiêu sáng kiến",
        items=tuple(items),
        description=". ".join(f"{item.label}: {item.caption}" for item in items) + ".",
    )


def _quota_items(progress: QuotaProgress) -> Iterator[ChartItem]:
    yield ChartItem(
        label=f"Giai đoạn {progress.phase}, đến {format_date(progress.last)}",
        value=progress.with_initiative,
        target=progress.required,
        caption=_caption(progress),
        link=Link(screen=Screen.SETTINGS, field="member_count") if progress.required is None else None,
    )
    if progress.count_target is not None:
        missing = max(0, progress.count_target - progress.count)
        short = f", còn thiếu {format_money(missing)}" if missing else ", đã đạt"
        yield ChartItem(
            label=f"Số sáng kiến, giai đoạn {progress.phase}",
            value=progress.count,
            target=progress.count_target,
            caption=f"{format_money(progress.count)}/{format_money(progress.count_target)} sáng kiến đã nộp{short}",
        )


def _caption(progress: QuotaProgress) -> str:
    if progress.required is None:
        return "chưa tính được vì chưa có số đoàn viên"
    done = f"{format_money(progress.with_initiative)}/{format_money(progress.required)} đoàn viên có sáng kiến đã nộp"
    if progress.met:
        return f"{done}, đã đạt {progress.percent_required}%"
    soon = (
        f" ({format_money(progress.expected)} người có sáng kiến đủ điều kiện, chưa nộp)" if progress.expected else ""
    )
    return f"{done}, còn thiếu {format_money(progress.missing or 0)}{soon}"


def _verdict_chart(counts: Mapping[Verdict | None, int]) -> Chart:
    items = [
        ChartItem(
            label=verdict.label,
            value=counts.get(verdict, 0),
            verdict=verdict,
            link=Link(screen=Screen.INITIATIVES, filter=f"verdict:{verdict.value}"),
        )
        for verdict in Verdict
    ]
    if unknown := counts.get(None, 0):
        link = Link(screen=Screen.INITIATIVES, filter=UNCHECKED)
        items.append(ChartItem(label="Chưa kiểm tra", value=unknown, link=link))
    said = "; ".join(f"{item.label}: {format_money(item.value)}" for item in items)
    return Chart(
        kind=ChartKind.BARS,
        title="Kết quả kiểm tra",
        items=tuple(items),
        description=f"{format_money(sum(counts.values()))} sáng kiến. {said}.",
    )


def _deadlines(programme: Programme, unit: Unit | None, on: date) -> tuple[Deadline, ...]:
    """The programme's days in order, those that are over too."""
    days = sorted(_days(programme, unit))
    return tuple(
        Deadline(label=label, day=day, days_left=(day - on).days, clause=clause) for day, label, clause in days
    )


def _days(programme: Programme, unit: Unit | None) -> Iterator[tuple[date, str, str]]:
    """Yield day, label and clause; *trước ngày* gives the day before as the last one."""
    window = programme.rules.get("applied-window")
    if isinstance(window, WindowTerms):
        yield window.last, "Ngày cuối để sáng kiến được áp dụng", window.clause
    for phase in programme.phases:
        yield phase.last, f"Hết giai đoạn {phase.number}", phase.clause
    if programme.portal.closes_on is not None:
        terms = programme.submission_rules.get("portal-window")
        yield programme.portal.closes_on, "Cổng trực tuyến đóng lúc 24 giờ", terms.clause if terms else ""
    deadline = programme.submission_rules.get("dossier-deadline")
    if not isinstance(deadline, DeadlineTerms) or unit is None:
        return
    if is_bound(unit, programme):
        label = f"Gửi hồ sơ trước ngày {format_date(deadline.before)}"
        yield deadline.before - timedelta(days=1), label, deadline.clause
    elif unit.level is UnitLevel.PROVINCE and deadline.province_last is not None:
        yield deadline.province_last, "Ngày cuối gửi hồ sơ đến Tổng Liên đoàn", deadline.clause
