"""The period of a report: a week from Monday to Sunday, a month, a phase of the programme, or any days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import PeriodKind
from desktop_app.domain.programme import Phase
from desktop_app.text.dates import format_date, long_month

_WEEK: Final = timedelta(days=6)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Both days belong to the period; `phase` is the number of the phase that it is (0: none)."""

    kind: PeriodKind
    first: date
    last: date
    phase: int = 0

    @property
    def id(self) -> str:
        """The period in a word, which `period_of` reads."""
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    @property
    def label(self) -> str:
        """The period as a sentence names it: `tuần từ ngày 05/04/2021 đến ngày 11/04/2021`."""
        days = f"từ ngày {format_date(self.first)} đến ngày {format_date(self.last)}"
        match self.kind:
            case PeriodKind.WEEK:
                return f"tuần {days}"
            case PeriodKind.MONTH:
                return long_month(self.first)
            case PeriodKind.PHASE:
                return f"giai đoạn {self.phase} ({days})"
            case _:
                return days


def week_of(day: date) -> Period:
    """Return the week that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return Period(kind=PeriodKind.WEEK, first=monday, last=monday + _WEEK)


def month_of(day: date) -> Period:
    """Return the month that holds a day."""
    next_first = (day.replace(day=28) + 4 * _DAY).replace(day=1)
    return Period(kind=PeriodKind.MONTH, first=day.replace(day=1), last=next_first - _DAY)


def whole_phase(phase: Phase) -> Period:
    """Return the period that is a phase."""
    return Period(kind=PeriodKind.PHASE, first=phase.first, last=phase.last, phase=phase.number)


def period_of(text: str, phases: Sequence[Phase] = ()) -> Period | None:
    """Return the period whose id this is; None where it is none."""
    first, _, last = text.partition("..")
    try:
        return between(date.fromisoformat(first), date.fromisoformat(last), phases)
    except (ValueError, InputError):
        return None


def after(period: Period) -> Period:
    """Return the week after a week, the month after a month; any other days move by their own number."""
    first = period.last + _DAY
    match period.kind:
        case PeriodKind.WEEK:
            return week_of(first)
        case PeriodKind.MONTH:
            return month_of(first)
        case _:
            return Period(kind=PeriodKind.FREE, first=first, last=first + (period.last - period.first))


def before(period: Period) -> Period:
    """Return the week before a week, the month before a month; any other days move by their own number."""
    last = period.first - _DAY
    match period.kind:
        case PeriodKind.WEEK:
            return week_of(last)
        case PeriodKind.MONTH:
            return month_of(last)
        case _:
            return Period(kind=PeriodKind.FREE, first=last - (period.last - period.first), last=last)


def between(first: date, last: date, phases: Sequence[Phase] = ()) -> Period:
    """Return the period of these days, as the phase, month or week that it is.

    Raises `InputError` where it ends before it begins.
    """
    if last < first:
        raise InputError(
            "period-invalid",
            f"Kỳ báo cáo kết thúc ngày {format_date(last)}, trước ngày bắt đầu {format_date(first)}; hãy ghi lại hai "
            "ngày này.",
        )
    named = [*map(whole_phase, phases), month_of(first), week_of(first)]
    free = Period(kind=PeriodKind.FREE, first=first, last=last)
    return next((period for period in named if (period.first, period.last) == (first, last)), free)
