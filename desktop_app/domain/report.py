"""A report on progress: the figures of each union in a period, and what else is counted."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop_app.domain.chart import Chart
from desktop_app.domain.finding import QuotaProgress
from desktop_app.domain.period import Period
from desktop_app.domain.programme import Programme, ReportTerms
from desktop_app.domain.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTarget:
    """How many initiatives a union registered as its target (*chỉ tiêu đăng ký*) in a programme, and when."""

    unit_id: UUID
    count: int
    dated_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFigures:
    """Where a union, with those below it, stands at the end of a period.

    `depth` is 1 directly below the reporting union, 0 for that union as a whole; `own`: what it has entered itself,
    without those below. `in_period` and `in_all` count eligible initiatives submitted to the portal; `waiting` are
    eligible and not submitted, `preparing` are only registered. `with_initiative` are members who count for the quota;
    `required` is None where no quota holds or no number of members is known, `target` where none was registered.
    """

    unit_id: UUID
    name: str
    depth: int
    own: bool = False
    members: int
    target: int | None
    preparing: int
    waiting: int
    in_period: int
    in_all: int
    with_initiative: int
    required: int | None
    rank: int | None = None

    @property
    def member_share(self) -> int | None:
        """Members with an initiative among all members, in hundredths of a per cent; None without members."""
        return share(self.with_initiative, self.members)

    @property
    def target_share(self) -> int | None:
        """Initiatives of the registered target, in hundredths of a per cent; None without a target."""
        return share(self.in_all, self.target)

    @property
    def quota_share(self) -> int | None:
        """Members with an initiative of those the quota asks for, in hundredths of a per cent."""
        return share(self.with_initiative, self.required)


def share(part: int, whole: int | None) -> int | None:
    """Return a share in hundredths of a per cent, rounded half up; None of nothing."""
    return (20_000 * part + whole) // (2 * whole) if whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many initiatives there are of one kind."""

    label: str
    in_period: int
    in_all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressReport:
    """The report of a union on a period. `on` is the day it is made, `as_of` the last day that is counted.

    `lines` are the unions below, each after the one it belongs to; with them one for what the union entered itself.
    `quotas` are the own union's, phase by phase; `phase` is the number of the one that holds `as_of` (0: none).
    `terms`: what the programme says of this report, None where it asks this union for none. `chart` None: nothing to
    draw.
    """

    unit: Unit
    programme: Programme
    period: Period
    on: date
    as_of: date
    total: UnitFigures
    lines: tuple[UnitFigures, ...]
    fields: tuple[Tally, ...]
    types: tuple[Tally, ...]
    quotas: tuple[QuotaProgress, ...]
    phase: int
    terms: ReportTerms | None = None
    chart: Chart | None = None

    @property
    def units(self) -> tuple[UnitFigures, ...]:
        """The unions below, without the line of what the union entered itself."""
        return tuple(line for line in self.lines if not line.own)

    @property
    def without(self) -> tuple[str, ...]:
        """The names of the unions that have no initiative yet."""
        return tuple(line.name for line in self.units if not line.in_all)
