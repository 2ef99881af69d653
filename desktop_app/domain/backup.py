"""Backups as values: what each holds, which of them may go, and whether the clock can be believed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from desktop_app.domain.context import VIETNAM
from desktop_app.domain.kinds import Labelled

DAILY: Final = 14
WEEKLY: Final = 8
MONTHLY: Final = 12
FEWEST: Final = 3
"""So many days, weeks and months with a backup keep one; never fewer than `FEWEST` are left."""

_BACK: Final = timedelta(days=1)
_AHEAD: Final = timedelta(days=5 * 365)


class BackupReason(Labelled):
    """Why a backup was made; the value is part of its file's name."""

    MANUAL = "theo-yeu-cau", "Theo yêu cầu"
    EXIT = "khi-dong", "Khi đóng phần mềm"
    DAILY = "hang-ngay", "Hằng ngày"
    IMPORT = "truoc-nhap", "Trước khi nhập danh sách"
    RECEIPTS = "truoc-tiep-nhan", "Trước khi tiếp nhận hồ sơ"
    MIGRATION = "truoc-nang-cap", "Trước khi nâng cấp dữ liệu"
    RESTORE = "truoc-khoi-phuc", "Trước khi khôi phục"
    DELETION = "truoc-xoa", "Trước khi xóa nhiều"

    @property
    def routine(self) -> bool:
        """Whether it is made by itself or for its own sake, not before something that may have to be taken back."""
        return self in {BackupReason.MANUAL, BackupReason.EXIT, BackupReason.DAILY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """How much a database holds: members, other people, initiatives, submissions, and attachments."""

    members: int = 0
    others: int = 0
    initiatives: int = 0
    submissions: int = 0
    attachments: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup as its seal describes it.

    `sequence` grows whatever the clock says. `state` marks the database file that was copied; one with the same mark
    hasn't changed since. `unit` and `schema` say whose it is and how it is laid out. `missing` counts attachments
    that were lost or damaged already when it was made.
    """

    path: Path
    sequence: int
    at: datetime
    reason: BackupReason
    sha256: str
    size: int
    schema: int
    state: str
    unit: str = ""
    contents: Contents = field(default_factory=Contents)
    missing: int = 0

    @property
    def day(self) -> date:
        """The Vietnamese day on which it was made."""
        return self.at.astimezone(VIETNAM).date()


def clock_jumped(newest: Backup | None, now: datetime) -> bool:
    """Whether the clock contradicts the newest backup: set back by more than a zone, or years ahead (B06)."""
    return newest is not None and not -_BACK <= now - newest.at <= _AHEAD


def superfluous(backups: Sequence[Backup], budget: int) -> tuple[Backup, ...]:
    """The backups that may go, of all those of one place, in the order of their making, whatever the clock said.

    Left are, for the latest 14 days on which there is any, the newest routine one and all that were made before
    something; for the latest 8 weeks and 12 months the newest. Then the oldest go until the rest has at most `budget`
    bytes; the newest three always stay.
    """
    newest_first = sorted(backups, key=_sequence, reverse=True)
    kept = {item.sequence for item in newest_first[:FEWEST]}
    days = list(dict.fromkeys(item.day for item in newest_first))[:DAILY]
    kept |= {item.sequence for item in newest_first if item.day in days and not item.reason.routine}
    kept |= set(_newest_of(newest_first, _day, DAILY, only_routine=True))
    kept |= set(_newest_of(newest_first, _week, WEEKLY)) | set(_newest_of(newest_first, _month, MONTHLY))
    left = [item for item in newest_first if item.sequence in kept]
    while len(left) > FEWEST and sum(item.size for item in left) > budget:
        left.pop()
    staying = {item.sequence for item in left}
    return tuple(item for item in newest_first if item.sequence not in staying)


def _newest_of(
    newest_first: Sequence[Backup], period: Callable[[Backup], object], count: int, *, only_routine: bool = False
) -> Iterator[int]:
    seen: dict[object, int] = {}
    for item in newest_first:
        if item.reason.routine or not only_routine:
            seen.setdefault(period(item), item.sequence)
    yield from list(seen.values())[:count]


def _sequence(backup: Backup) -> int:
    return backup.sequence


def _day(backup: Backup) -> date:
    return backup.day


def _week(backup: Backup) -> tuple[int, int]:
    return backup.day.isocalendar()[:2]


def _month(backup: Backup) -> tuple[int, int]:
    return backup.day.year, backup.day.month


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How many records restoring would take away (`gone`), turn back (`changed`) and bring back (`back`)."""

    gone: int = 0
    changed: int = 0
    back: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """What restoring a backup would do to the records as they are now."""

    people: Difference = Difference()
    initiatives: Difference = Difference()
    submissions: Difference = Difference()
    unit_changed: bool = False
