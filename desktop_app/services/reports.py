"""Reports on progress: counted for a period, with targets that unions registered, and which one is owed."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop_app.domain.case import AssessedCase
from desktop_app.domain.period import Period, before, month_of, week_of
from desktop_app.domain.programme import Programme
from desktop_app.domain.report import ProgressReport, UnitTarget
from desktop_app.domain.unit import Unit
from desktop_app.rules.day import CheckDay
from desktop_app.rules.progress import ReportFacts, attached, progress_report
from desktop_app.services.assessing import assessed_cases
from desktop_app.services.programmes import find_programme
from desktop_app.services.workspace import OpenWorkspace, own_unit

_MADE: Final = "reports-made"


def report(workspace: OpenWorkspace, programme_id: str, period: Period, on: date | None = None) -> ProgressReport:
    """Count the report of the own unit, with those below it, made on a day (None: today).

    Initiatives are judged as the register has them now, as of the last day that is counted. Raises `InputError` for
    an unknown programme, and where there is no unit yet.
    """
    programme = find_programme(workspace, programme_id)
    return counted(workspace, programme, period, on or workspace.context.today())[0]


def counted(
    workspace: OpenWorkspace, programme: Programme, period: Period, on: date
) -> tuple[ProgressReport, tuple[AssessedCase, ...]]:
    """Count a report, and return it with the initiatives that it was counted from."""
    own = own_unit(workspace)
    as_of = min(period.last, on)
    with workspace.store.read() as session:
        units = attached((own, *session.units.subordinates(day=as_of)))
        entered = {unit.id: session.people.members_entered(unit.id) for unit in units}
        targets = session.targets.of_programme(programme.id)
    day = CheckDay(on=as_of, sent=as_of)
    cases = tuple(item for unit in units for item in assessed_cases(workspace, programme, unit, day))
    facts = ReportFacts(units=units, cases=cases, entered=entered, targets=targets)
    return progress_report(facts, programme, period, on), cases


def targets(workspace: OpenWorkspace, programme_id: str) -> tuple[tuple[Unit, UnitTarget | None], ...]:
    """Every unit with the target it registered in a programme, the own one first."""
    own = own_unit(workspace)
    with workspace.store.read() as session:
        units = (own, *session.units.subordinates(day=workspace.context.today()))
        kept = session.targets.of_programme(programme_id)
    return tuple((unit, kept.get(unit.id)) for unit in units)


def save_targets(
    workspace: OpenWorkspace, programme_id: str, changes: Sequence[tuple[Unit, UnitTarget | None]]
) -> None:
    """Keep the targets that units registered in a programme, in place of what they were; None takes one away."""
    with workspace.store.write() as session:
        for unit, target in changes:
            if target is None:
                session.targets.drop(programme_id, unit.id)
            else:
                session.targets.put(programme_id, target)
            session.events.add(workspace.context.now(), workspace.context.user, "target-saved", unit.id)


def owed(workspace: OpenWorkspace, programme: Programme, unit: Unit | None, on: date) -> Period | None:
    """The last week or month for which the programme asks this unit for a report that was not made yet.

    None, too, where the programme is closed or names no period, and once the portal was closed for a whole one.
    """
    terms = next((terms for terms in programme.reports if unit is not None and terms.sender is unit.level), None)
    if terms is None or programme.closed:
        return None
    current = {"week": week_of, "month": month_of}.get(terms.period)
    if current is None:
        return None
    period, closes_on = before(current(on)), programme.portal.closes_on
    if closes_on is not None and closes_on < period.first:
        return None
    return None if period.first.isoformat() in _made(workspace, programme.id, period) else period


def usual_period(workspace: OpenWorkspace, programme: Programme) -> Period:
    """The period that is reported on next: the one that is owed, else the last week or month, as the programme asks."""
    with workspace.store.read() as session:
        unit = session.units.own()
    today = workspace.context.today()
    due = owed(workspace, programme, unit, today)
    if due is not None:
        return due
    terms = next((terms for terms in programme.reports if unit is not None and terms.sender is unit.level), None)
    monthly = terms is not None and terms.period == "month"
    return before(month_of(today) if monthly else week_of(today))


def note_made(workspace: OpenWorkspace, programme_id: str, period: Period) -> None:
    """Remember that the report on a period was made, so that nobody is reminded of it any more."""
    with workspace.store.write() as session:
        kept = session.settings.get(_MADE) or {}
        days = kept.setdefault(programme_id, {}).setdefault(period.kind.value, [])
        kept[programme_id][period.kind.value] = sorted({*days, period.first.isoformat()})
        session.settings.put(_MADE, kept)
        session.events.add(workspace.context.now(), workspace.context.user, "report-made", None, period.kind.value)


def _made(workspace: OpenWorkspace, programme_id: str, period: Period) -> list[str]:
    with workspace.store.read() as session:
        kept = session.settings.get(_MADE) or {}
    days: list[str] = kept.get(programme_id, {}).get(period.kind.value, [])
    return days
