"""Reports from a workspace: what is counted, targets that are kept, and which report is owed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from desktop_app.domain.kinds import Paper, UnitLevel, Verdict
from desktop_app.domain.links import Screen
from desktop_app.domain.office_papers import REPORTS
from desktop_app.domain.period import before, month_of, period_of, week_of
from desktop_app.domain.programme import Programme, ReportTerms
from desktop_app.domain.report import UnitTarget
from desktop_app.domain.unit import Unit
from desktop_app.services import office_papers, reports
from desktop_app.services.next_steps import Standing, next_steps
from desktop_app.services.programmes import find_programme
from desktop_app.services.workspace import OpenWorkspace, open_workspace, own_unit
from tests.cli.office import PROGRAMME
from tests.services.union import DAY, context, fill

WEEKLY = "75k-binhdinh-2021"
MONTHLY = ReportTerms(sender=UnitLevel.GRASSROOTS, addressee="LĐLĐ tỉnh", period="month", clause="1")


@pytest.fixture
def union(tmp_path: Path) -> Iterator[OpenWorkspace]:
    fill(tmp_path)
    with open_workspace(tmp_path / "may", context()) as workspace:
        yield workspace


def below(workspace: OpenWorkspace, number: int) -> Unit:
    record = Unit(id=UUID(int=number), name=f"CĐCS {number}", upper_id=own_unit(workspace).id, member_count=20)
    with workspace.store.write() as session:
        session.units.save(record)
    return record


def test_a_report_counts_the_workspace(union: OpenWorkspace) -> None:
    below(union, 2)
    found = reports.report(union, PROGRAMME, month_of(DAY))
    assert (found.total.waiting, found.total.in_all, found.total.members) == (3, 0, 40)
    assert found.without == ("CĐCS 2",)
    assert [line.own for line in found.lines] == [True, False]


def test_a_target_is_kept_per_programme_changed_and_taken_away(union: OpenWorkspace) -> None:
    own = own_unit(union)
    for count in (5, 7):
        reports.save_targets(union, PROGRAMME, [(own, UnitTarget(unit_id=own.id, count=count, dated_on=DAY))])
    kept = UnitTarget(unit_id=own.id, count=7, dated_on=DAY)
    assert reports.targets(union, PROGRAMME) == ((own, kept),)
    assert reports.targets(union, WEEKLY) == ((own, None),)
    assert reports.report(union, PROGRAMME, month_of(DAY)).total.target == 7
    reports.save_targets(union, PROGRAMME, [(own, None)])
    assert reports.targets(union, PROGRAMME) == ((own, None),)


@pytest.mark.parametrize(
    ("programme_id", "level", "closed", "owed"),
    [
        (WEEKLY, UnitLevel.UPPER, False, True),
        (WEEKLY, UnitLevel.UPPER, True, False),
        (WEEKLY, UnitLevel.GRASSROOTS, False, False),
        (PROGRAMME, UnitLevel.GRASSROOTS, False, False),
    ],
)
def test_the_guideline_says_who_owes_a_report(
    union: OpenWorkspace, programme_id: str, level: UnitLevel, closed: bool, owed: bool
) -> None:
    programme = replace(find_programme(union, programme_id), closed=closed)
    unit = replace(own_unit(union), level=level)
    found = reports.owed(union, programme, unit, date(2021, 4, 14))
    assert found == (before(week_of(date(2021, 4, 14))) if owed else None)


def asking(workspace: OpenWorkspace) -> tuple[Programme, Unit]:
    """The programme that asks for a report each week, still open, and a unit that it asks."""
    programme = replace(find_programme(workspace, WEEKLY), closed=False)
    return programme, replace(own_unit(workspace), level=UnitLevel.UPPER)


@pytest.mark.parametrize(("on", "owed"), [("2021-04-26", True), ("2021-05-02", True), ("2021-05-03", False)])
def test_the_week_in_which_the_portal_closes_is_the_last_one(union: OpenWorkspace, on: str, owed: bool) -> None:
    programme, unit = asking(union)
    assert programme.portal.closes_on == date(2021, 4, 22)
    assert (reports.owed(union, programme, unit, date.fromisoformat(on)) is not None) is owed


def test_a_report_that_was_made_is_owed_no_more(union: OpenWorkspace, tmp_path: Path) -> None:
    programme, unit = asking(union)
    order = office_papers.report_order(WEEKLY, week_of(date(2021, 4, 5)), office_papers.marks_of("3"))
    assert order.papers == REPORTS
    office_papers.write_office_papers(union, order, tmp_path / "bc", ("docx",))
    assert reports.owed(union, programme, unit, date(2021, 4, 18)) is None
    assert reports.owed(union, programme, unit, date(2021, 4, 19)) == week_of(date(2021, 4, 12))


def test_a_report_that_is_owed_is_a_thing_to_do(union: OpenWorkspace) -> None:
    """Tổng quan leads to its very period."""
    programme, unit = asking(union)
    period = week_of(date(2021, 4, 12))
    standing = Standing(programme=programme, on=date(2021, 4, 19), unit=unit, members=1, report_due=period)
    step = next(item for item in next_steps(standing, {Verdict.ELIGIBLE: 1}) if item.link.screen is Screen.REPORTS)
    assert step.text == "Lập báo cáo tuần từ ngày 12/04/2021 đến ngày 18/04/2021"
    assert period_of(step.link.filter) == period


def test_the_usual_period_is_the_last_whole_one(union: OpenWorkspace) -> None:
    assert reports.usual_period(union, find_programme(union, PROGRAMME)) == week_of(date(2022, 4, 24))
    monthly = replace(find_programme(union, WEEKLY), reports=(MONTHLY,))
    assert reports.usual_period(union, monthly) == month_of(date(2022, 4, 1))


def test_a_list_is_no_report(union: OpenWorkspace, tmp_path: Path) -> None:
    programme, unit = asking(union)
    order = office_papers.PaperOrder(papers=(Paper.REGISTER,), programme_id=WEEKLY)
    office_papers.write_office_papers(union, order, tmp_path / "so", ("docx",))
    assert reports.owed(union, programme, unit, date(2021, 4, 14)) is not None


def test_the_message_holds_figures_and_no_person(union: OpenWorkspace) -> None:
    text = office_papers.report_message(union, reports.report(union, PROGRAMME, month_of(DAY)))
    assert "tháng 5 năm 2022" in text
    assert "Có 03 sáng kiến đủ điều kiện chưa nộp lên Cổng trực tuyến." in text
    assert "Trần Văn Thử" not in text
