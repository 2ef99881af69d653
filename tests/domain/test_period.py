"""Periods at their ends: weeks from Monday to Sunday, months of every length, phases of a programme."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import PeriodKind
from desktop_app.domain.period import after, before, between, month_of, period_of, week_of, whole_phase
from tests.rules.build import B, day

ALL_DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("of", "on", "first", "last"),
    [
        (week_of, "05/04/2021", "05/04/2021", "11/04/2021"),
        (week_of, "11/04/2021", "05/04/2021", "11/04/2021"),
        (week_of, "12/04/2021", "12/04/2021", "18/04/2021"),
        (week_of, "01/01/2021", "28/12/2020", "03/01/2021"),
        (month_of, "01/02/2021", "01/02/2021", "28/02/2021"),
        (month_of, "29/02/2024", "01/02/2024", "29/02/2024"),
        (month_of, "31/12/2021", "01/12/2021", "31/12/2021"),
    ],
)
def test_a_period_holds_its_day(of, on, first, last):
    period = of(day(on))
    assert (period.first, period.last) == (day(first), day(last))


@given(ALL_DAYS)
def test_the_period_before_ends_the_day_before(on):
    for period in (week_of(on), month_of(on), between(on, on + timedelta(days=9))):
        assert period.first <= on <= period.last
        earlier = before(period)
        assert earlier.last == period.first - timedelta(days=1)
        assert earlier.kind is period.kind
        assert after(earlier) == period
        assert after(period).first == period.last + timedelta(days=1)
        assert period_of(period.id) == period


@pytest.mark.parametrize("text", ["", "2021", "2021-04-05..", "2021-04-05..2021-04-01", "a..b"])
def test_what_is_no_period_is_none(text):
    assert period_of(text) is None


@pytest.mark.parametrize(
    ("first", "last", "kind", "label"),
    [
        ("05/04/2021", "11/04/2021", PeriodKind.WEEK, "tuần từ ngày 05/04/2021 đến ngày 11/04/2021"),
        ("06/04/2021", "12/04/2021", PeriodKind.FREE, "từ ngày 06/04/2021 đến ngày 12/04/2021"),
        ("01/02/2021", "28/02/2021", PeriodKind.MONTH, "tháng 02 năm 2021"),
        ("01/04/2021", "30/04/2021", PeriodKind.MONTH, "tháng 4 năm 2021"),
        ("01/02/2021", "27/02/2021", PeriodKind.FREE, "từ ngày 01/02/2021 đến ngày 27/02/2021"),
        ("01/09/2021", "31/05/2022", PeriodKind.PHASE, "giai đoạn 1 (từ ngày 01/09/2021 đến ngày 31/05/2022)"),
        ("01/06/2022", "30/09/2023", PeriodKind.PHASE, "giai đoạn 2 (từ ngày 01/06/2022 đến ngày 30/09/2023)"),
        ("05/04/2021", "05/04/2021", PeriodKind.FREE, "từ ngày 05/04/2021 đến ngày 05/04/2021"),
    ],
)
def test_days_are_named_as_what_they_are(first, last, kind, label):
    period = between(day(first), day(last), B.phases)
    assert (period.kind, period.label) == (kind, label)


def test_a_phase_is_its_days():
    assert [between(phase.first, phase.last, B.phases) for phase in B.phases] == [whole_phase(p) for p in B.phases]


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(InputError, match="kết thúc ngày 10/04/2021, trước ngày bắt đầu 11/04/2021") as refused:
        between(day("11/04/2021"), day("10/04/2021"))
    assert refused.value.code == "period-invalid"
