"""What the outside world contributes to an action: the clock, the user and new ids, as plain callables."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

VIETNAM: Final = timezone(timedelta(hours=7), "UTC+7")


@dataclass(frozen=True, slots=True)
class Context:
    """The clock (aware, UTC), the user's name and a source of random ids."""

    now: Callable[[], datetime]
    user: str
    new_id: Callable[[], uuid.UUID]

    def today(self) -> date:
        """The Vietnamese day (UTC+7) of this moment."""
        return self.now().astimezone(VIETNAM).date()


def system_context(user: str) -> Context:
    """The real clock and random ids."""
    return Context(now=lambda: datetime.now(UTC), user=user, new_id=uuid.uuid4)
