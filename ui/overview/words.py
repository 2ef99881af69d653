"""What Tổng quan says in words: how far a deadline is, and how urgent."""

from desktop_app.services.dashboard import Dashboard, Deadline
from desktop_app.text.dates import format_date

SOON = 14
"""Days within which a deadline is urgent."""


def days_left(days: int) -> str:
    """How far a day is: `còn 12 ngày`, `hôm nay`, `đã qua 3 ngày`."""
    if days > 0:
        return f"còn {days} ngày"
    return "hôm nay" if days == 0 else f"đã qua {-days} ngày"


def urgency(deadline: Deadline) -> tuple[str, str]:
    """The icon of a deadline and its role in the palette: over, near, or far."""
    if deadline.days_left < 0:
        return "check", "secondary"
    return ("verdict-incomplete", "incomplete") if deadline.days_left <= SOON else ("clock", "accent")


def in_order(deadlines: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """What still comes first, the nearest before the others; then what is over, the last before the others."""
    coming = sorted((item for item in deadlines if item.days_left >= 0), key=_days)
    over = sorted((item for item in deadlines if item.days_left < 0), key=_days, reverse=True)
    return (*coming, *over)


def _days(deadline: Deadline) -> int:
    return deadline.days_left


def figures(board: Dashboard) -> str:
    """How much is entered, on which day, in which programme."""
    return (
        f"{board.programme_title} · {format_date(board.on)} · {board.members} đoàn viên, "
        f"{board.initiatives} sáng kiến đã nhập"
    )
