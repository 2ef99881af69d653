"""What a report counts: by day at the period's ends, up the line of unions, by rank and by field."""

from dataclasses import replace

import pytest

from desktop_app.domain.kinds import Stage
from desktop_app.domain.period import month_of, week_of
from desktop_app.domain.report import UnitTarget, share
from desktop_app.rules.progress import ReportFacts, attached, progress_report
from tests.rules.build import A, B, assessed, author, case, check, day, number, unit

WEEK = week_of(day("07/04/2021"))
MADE = day("12/04/2021")
DISTRICT = unit(A, id=number(1), name="LĐLĐ huyện", member_count=None)


def union(value, *, upper=1, members=100, name=""):
    return unit(A, id=number(value), name=name or f"CĐCS {value}", upper_id=number(upper), member_count=members)


def submitted(code, unit_id, on, person=None, **facts):
    return assessed(
        case(
            A,
            code=code,
            authors=[author(person or code)],
            unit_id=number(unit_id),
            own_portal_on=on and day(on),
            **facts,
        ),
        A,
        check("20/04/2021", programme=A),
    )


def report(*cases, units=(DISTRICT,), programme=A, period=WEEK, on=MADE, entered=None, targets=None):
    kept = {number(key): UnitTarget(unit_id=number(key), count=count) for key, count in (targets or {}).items()}
    facts = ReportFacts(units=units, cases=cases, entered=entered or {}, targets=kept)
    return progress_report(facts, programme, period, on)


@pytest.mark.parametrize(
    ("portal_on", "counted"),
    [
        (None, (0, 0, 1)),
        ("04/04/2021", (0, 1, 0)),
        ("05/04/2021", (1, 1, 0)),
        ("11/04/2021", (1, 1, 0)),
        ("12/04/2021", (0, 0, 1)),
    ],
)
def test_the_day_of_the_portal_decides(portal_on, counted):
    total = report(submitted(1, 1, portal_on)).total
    assert (total.in_period, total.in_all, total.waiting) == counted


def test_nothing_counts_that_comes_after_the_day_of_the_report():
    early = report(submitted(1, 1, "09/04/2021"), on=day("08/04/2021"))
    assert early.as_of == day("08/04/2021")
    assert (early.total.in_period, early.total.in_all) == (0, 0)


def test_only_eligible_ones_count_and_registered_ones_apart():
    found = report(
        submitted(1, 1, "06/04/2021", own_complaint=True),
        submitted(2, 1, "06/04/2021", stage=Stage.PLANNED),
        submitted(3, 1, "06/04/2021"),
    ).total
    assert (found.in_all, found.preparing, found.waiting) == (1, 1, 0)


UNITS = (
    DISTRICT,
    union(2, name="B thị trấn", members=None),
    union(3, upper=2, name="C", members=40),
    union(4, upper=2, name="D", members=60),
    union(5, name="A", members=50),
)


def test_unions_stand_below_the_one_they_belong_to_with_its_sums():
    found = report(
        submitted(1, 3, "06/04/2021"),
        submitted(2, 4, "01/04/2021"),
        submitted(3, 5, "06/04/2021"),
        units=UNITS,
        targets={3: 4, 4: 5, 5: 2},
    )
    assert [(line.name, line.depth, line.in_all, line.members, line.target) for line in found.lines] == [
        ("A", 1, 1, 50, 2),
        ("B thị trấn", 1, 2, 100, 9),
        ("C", 2, 1, 40, 4),
        ("D", 2, 1, 60, 5),
    ]
    total = found.total
    assert (total.in_period, total.in_all, total.members, total.target, total.member_share) == (2, 3, 150, 11, 200)
    assert found.without == ()


def test_a_unions_own_target_and_members_go_before_the_sums():
    upper = replace(DISTRICT, member_count=500)
    total = report(units=(upper, *UNITS[1:]), targets={1: 20, 3: 4}).total
    assert (total.members, total.target) == (500, 20)


def test_what_the_union_entered_itself_has_a_line_of_its_own():
    found = report(submitted(1, 1, "06/04/2021"), units=UNITS, entered={number(1): 7})
    first = found.lines[0]
    assert (first.own, first.name, first.in_all, first.members) == (True, DISTRICT.name, 1, 7)
    assert found.without == ("A", "B thị trấn", "C", "D")


def test_without_members_or_target_there_is_no_division():
    line = report(submitted(1, 2, "06/04/2021"), units=(DISTRICT, union(2, members=None))).lines[0]
    assert (line.members, line.member_share, line.target_share, line.quota_share, line.required) == (0, *[None] * 4)


@pytest.mark.parametrize(
    ("counts", "ranks"),
    [
        ((3, 2, 2, 1, 0), (1, 2, 2, 4, None)),
        ((2, 2, 0), (1, 1, None)),
        ((2, 0), (None, None)),
        ((0, 0), (None, None)),
    ],
)
def test_equal_unions_share_a_rank_and_none_has_none(counts, ranks):
    units = tuple(union(10 + place) for place in range(len(counts)))
    cases = [
        submitted(100 * place + n, 10 + place, "06/04/2021") for place, count in enumerate(counts) for n in range(count)
    ]
    lines = report(*cases, units=(DISTRICT, *units)).lines
    assert tuple(line.rank for line in lines) == ranks


def test_with_quotas_the_share_of_members_ranks_and_the_phase_counts():
    top = unit(B, id=number(1), member_count=None)
    units = tuple(
        unit(B, id=number(n), upper_id=number(1), name=f"CĐCS {n}", member_count=m) for n, m in ((2, 200), (3, 20))
    )
    days = check("15/06/2022")
    cases = [
        assessed(case(B, code=n, authors=[author(n)], unit_id=number(of), own_portal_on=day(on)), B, days)
        for n, of, on in ((1, 2, "01/06/2022"), (2, 2, "02/06/2022"), (3, 3, "03/06/2022"), (4, 3, "31/05/2022"))
    ]
    found = report(*cases, units=(top, *units), programme=B, period=month_of(day("01/06/2022")), on=days.on)
    assert [(line.with_initiative, line.required, line.rank, line.in_all) for line in found.lines] == [
        (2, 12, 2, 2),
        (1, 2, 1, 2),
    ]
    assert found.phase == 2


def test_a_member_counts_once_and_a_worker_who_is_none_not_at_all():
    total = report(
        submitted(1, 1, "06/04/2021", person=1),
        submitted(2, 1, "06/04/2021", person=1),
        submitted(3, 1, "06/04/2021", person_is_member=False),
    ).total
    assert (total.in_all, total.with_initiative) == (3, 1)


def test_fields_join_spellings_and_those_without_come_last():
    fields = report(
        submitted(1, 1, "01/04/2021"),
        submitted(2, 1, "01/04/2021"),
        submitted(3, 1, "06/04/2021", work_field="May mặc"),
        submitted(4, 1, "01/04/2021", work_field="MAY MẶC"),
        submitted(5, 1, "06/04/2021", work_field="Y tế"),
    ).fields
    assert [(tally.label, tally.in_period, tally.in_all) for tally in fields] == [
        ("May mặc", 1, 2),
        ("Y tế", 1, 1),
        ("Chưa ghi lĩnh vực", 0, 2),
    ]


def test_a_union_that_hangs_nowhere_or_in_a_circle_hangs_below_the_own_one():
    stray, one, other = union(7, upper=99), union(8, upper=9), union(9, upper=8)
    lines = report(units=attached((DISTRICT, stray, one, other))).lines
    assert {line.unit_id for line in lines} == {number(7), number(8), number(9)}


def test_a_chart_names_each_union_and_sums_up_the_rest():
    units = tuple(union(10 + n, name=f"Công đoàn cơ sở {n}") for n in range(23))
    chart = report(submitted(1, 12, "06/04/2021"), units=(DISTRICT, *units)).chart
    assert [chart.items[0].label, chart.items[-1].label, len(chart.items)] == ["CĐCS 2", "3 đơn vị còn lại", 21]
    assert report().chart is None


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 0, None), (1, None, None), (1, 3, 3333), (2, 3, 6667), (1, 800, 13)]
)
def test_shares_are_rounded_half_up(part, whole, said):
    assert share(part, whole) == said
