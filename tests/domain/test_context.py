"""The Vietnamese day of a moment."""

import uuid
from datetime import UTC, date, datetime

import pytest

from desktop_app.domain.context import Context


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2022, 4, 30, 16, 59, 59, tzinfo=UTC), date(2022, 4, 30)),
        (datetime(2022, 4, 30, 17, 0, tzinfo=UTC), date(2022, 5, 1)),
        (datetime(2022, 4, 30, 23, 0, tzinfo=UTC), date(2022, 5, 1)),
    ],
)
def test_a_day_begins_at_midnight_in_vietnam(moment: datetime, day: date) -> None:
    """UTC+7, whatever the PC's time zone."""
    assert Context(now=lambda: moment, user="", new_id=uuid.uuid4).today() == day
