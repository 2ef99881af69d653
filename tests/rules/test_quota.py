"""How many members have an initiative, phase by phase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.kinds import Stage
from desktop_app.rules.quota import quotas
from tests.rules.build import A, B, assessed, author, case, check, day, number, unit


def progress(cases, *, on="01/05/2022", units=None, entered=None, members=100):
    units = units or [unit(B, member_count=members)]
    days = check(on)
    return quotas([assessed(item, B, days) for item in cases], units, entered or {}, B, days.on)


def of_person(code, portal_on, person=None, **facts):
    return case(
        B, code=code, authors=[author(person or code)], own_portal_on=day(portal_on) if portal_on else None, **facts
    )


def counted(entry):
    return (entry.with_initiative, entry.expected, entry.count)


def test_one_entry_per_unit_and_phase_with_the_guidelines_dates():
    entries = progress([])
    assert [(entry.phase, entry.first, entry.last, entry.percent_required) for entry in entries] == [
        (1, day("01/09/2021"), day("31/05/2022"), 4),
        (2, day("01/06/2022"), day("30/09/2023"), 6),
    ]
    assert {entry.unit for entry in entries} == {"Công đoàn cơ sở Sở Nội vụ"}


@pytest.mark.parametrize(
    ("portal_on", "on", "first", "second"),
    [
        ("31/08/2021", "01/05/2022", (0, 0, 0), (0, 0, 0)),
        ("01/09/2021", "01/05/2022", (1, 0, 1), (0, 0, 0)),
        ("31/05/2022", "01/07/2022", (1, 0, 1), (0, 0, 0)),
        ("01/06/2022", "01/07/2022", (0, 0, 0), (1, 0, 1)),
        ("30/09/2023", "01/10/2023", (0, 0, 0), (1, 0, 1)),
        ("01/10/2023", "01/11/2023", (0, 0, 0), (0, 0, 0)),
        (None, "31/05/2022", (0, 1, 0), (0, 0, 0)),
        (None, "01/06/2022", (0, 0, 0), (0, 1, 0)),
        (None, "01/10/2023", (0, 0, 0), (0, 0, 0)),
        ("02/05/2022", "01/05/2022", (0, 1, 0), (0, 0, 0)),  # a day still to come is no submission yet
        ("02/05/2022", "02/05/2022", (1, 0, 1), (0, 0, 0)),
    ],
)
def test_the_phase_of_the_submission_to_the_portal_counts(portal_on, on, first, second):
    entries = progress([of_person(1, portal_on, applied_on=day("01/09/2021"))], on=on)
    assert [counted(entry) for entry in entries] == [first, second]


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        ([of_person(1, "01/03/2022", 1), of_person(2, "02/03/2022", 1)], (1, 0, 2)),  # once per phase
        ([of_person(1, "01/03/2022", 1), of_person(2, None, 1)], (1, 0, 1)),  # counted, so not expected
        ([of_person(1, None, 1), of_person(2, None, 1)], (0, 1, 0)),
        ([of_person(1, "01/03/2022", 1), of_person(2, None, 2)], (1, 1, 1)),
        ([of_person(1, "01/03/2022", person_is_member=False)], (0, 0, 1)),  # no member, but an initiative
        ([of_person(1, None, person_is_member=False)], (0, 0, 0)),
        ([of_person(1, "01/03/2022", own_novel=False)], (0, 0, 0)),
        ([of_person(1, "01/03/2022", own_novel=None)], (0, 0, 0)),
        ([of_person(1, "01/03/2022", decision_date=day("01/08/2021"))], (0, 0, 0)),  # under review
        ([of_person(1, "01/03/2022", stage=Stage.ONGOING)], (0, 0, 0)),
    ],
)
def test_members_with_an_eligible_initiative(cases, expected):
    assert counted(progress(cases)[0]) == expected


def test_only_the_author_put_forward_counts():
    both = [author(1, 6000, forward=True), author(2, 4000)]
    whole = case(B, authors=both, own_portal_on=day("01/03/2022"))
    assert counted(progress([whole])[0]) == (1, 0, 1)


def test_a_member_counts_in_both_phases():
    cases = [of_person(1, "01/03/2022", 1), of_person(2, "01/07/2022", 1)]
    assert [counted(entry) for entry in progress(cases, on="01/08/2022")] == [(1, 0, 1), (1, 0, 1)]


@pytest.mark.parametrize(
    ("members", "having", "required", "missing", "met"),
    [
        (100, 4, 4, 0, True),
        (100, 3, 4, 1, False),
        (101, 4, 5, 1, False),  # 4 % of 101 are 4.04
        (101, 5, 5, 0, True),
        (125, 5, 5, 0, True),
        (126, 5, 6, 1, False),
        (1, 0, 1, 1, False),
        (1, 1, 1, 0, True),
        (25, 1, 1, 0, True),
        (26, 1, 2, 1, False),
        (0, 0, None, None, None),
        (0, 2, None, None, None),
    ],
)
def test_at_least_four_per_cent_is_exact(members, having, required, missing, met):
    cases = [of_person(code, "01/03/2022") for code in range(1, having + 1)]
    entry = progress(cases, members=members)[0]
    assert (entry.members, entry.required, entry.missing, entry.met) == (members, required, missing, met)


@given(members=st.integers(1, 10**6))
def test_required_is_the_least_number_that_meets_the_quota(members):
    for entry in progress([], members=members):
        assert entry.required is not None
        assert 100 * entry.required >= entry.percent_required * members
        assert 100 * (entry.required - 1) < entry.percent_required * members


def test_missing_does_not_subtract_the_expected():
    entry = progress([of_person(code, None) for code in range(1, 5)])[0]
    assert (entry.expected, entry.missing, entry.met) == (4, 4, False)


@pytest.mark.parametrize(("stated", "entered", "members"), [(120, 30, 120), (None, 30, 30), (None, 0, 0), (0, 30, 0)])
def test_the_units_own_figure_goes_before_the_members_entered(stated, entered, members):
    units = [unit(B, member_count=stated)]
    assert progress([], units=units, entered={units[0].id: entered})[0].members == members


def test_the_count_target_stands_only_for_the_union_that_has_it():
    upper = unit(B, id=number(2), name="CÔNG ĐOÀN VIÊN CHỨC TỈNH YÊN BÁI")
    entries = progress([], units=[unit(B), upper])
    assert [entry.count_target for entry in entries] == [None, None, 100, 200]


def test_an_upper_union_stands_for_those_below_it():
    top = unit(B, id=number(2), name="Công đoàn Viên chức tỉnh Yên Bái", member_count=None)
    below = unit(B, upper_id=number(2), member_count=None)
    beside = unit(B, id=number(3), name="Đơn vị khác", member_count=None)
    whole = of_person(1, "01/03/2022", unit_upper_id=number(2))
    entries = progress([whole], units=[top, below, beside], entered={number(1): 25, number(2): 5, number(3): 9})
    first = [(entry.members, *counted(entry)) for entry in entries if entry.phase == 1]
    assert first == [(30, 1, 0, 1), (25, 1, 0, 1), (9, 0, 0, 0)]


def test_units_that_name_each_other_as_upper_do_not_loop():
    one, other = unit(B, upper_id=number(2)), unit(B, id=number(2), upper_id=number(1))
    first, *_ = progress([of_person(1, "01/03/2022")], units=[one, other])
    assert counted(first) == (1, 0, 1)


def test_a_case_of_a_unit_that_is_not_asked_for_counts_nowhere():
    assert counted(progress([of_person(1, "01/03/2022")], units=[unit(B, id=number(9))])[0]) == (0, 0, 0)


def test_a_programme_without_phases_has_no_quotas():
    assert quotas([], [unit(A)], {}, A, day("15/03/2021")) == ()
