"""What Tổng quan says in words."""

from datetime import date, timedelta

import pytest

from desktop_app.services.dashboard import Deadline
from ui.overview.words import SOON, days_left, in_order, urgency

TODAY = date(2022, 5, 1)


def deadline(days):
    return Deadline(label=f"{days}", day=TODAY + timedelta(days=days), days_left=days, clause="")


@pytest.mark.parametrize(
    ("days", "said"),
    [(12, "còn 12 ngày"), (1, "còn 1 ngày"), (0, "hôm nay"), (-1, "đã qua 1 ngày"), (-3, "đã qua 3 ngày")],
)
def test_how_far_a_day_is(days, said):
    assert days_left(days) == said


@pytest.mark.parametrize(
    ("days", "role"),
    [(-1, "secondary"), (0, "incomplete"), (SOON, "incomplete"), (SOON + 1, "accent")],
)
def test_a_near_deadline_stands_out(days, role):
    assert urgency(deadline(days))[1] == role


def test_what_comes_next_stands_first_and_what_is_over_last():
    days = (-30, 40, -1, 0, 5)
    assert [item.days_left for item in in_order(tuple(map(deadline, days)))] == [0, 5, 40, -1, -30]
