"""Sendings (*sổ theo dõi gửi hồ sơ*): what of a submission went where, how and when, and who confirmed it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from desktop_app.domain.kinds import Channel, SendingWay
from desktop_app.domain.submission import Marks

CHANNELS: Final[Mapping[SendingWay, Channel]] = {
    SendingWay.POST: Channel.POST,
    SendingWay.EMAIL: Channel.EMAIL,
}
"""The ways that a programme may ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A package as it left: its name, its size in bytes, its SHA-256 in hex."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One line of the register: a revision that was sent once in one way. "" or None: not known (yet)."""

    id: UUID
    submission_id: UUID
    revision: int
    way: SendingWay
    addressee: str = ""
    sent_on: date | None = None
    tracking_number: str = ""
    confirmed_by: str = ""
    confirmed_on: date | None = None
    note: str = ""
    file: SentFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedPackage:
    """A package that was written for a revision: the file, the folder it was written to, and when."""

    submission_id: UUID
    revision: int
    file: SentFile
    place: str
    made_at: datetime


def marks_following(marks: Marks, sendings: Iterable[Sending]) -> Marks:
    """The marks of a revision as its sendings have them: the first day it was sent, and the channels it went by."""
    known = tuple(sendings)
    days = [item.sent_on for item in known if item.sent_on is not None]
    ways = {CHANNELS.get(item.way) for item in known if item.sent_on is not None}
    return replace(
        marks,
        sent_on=min(days, default=None),
        channels=tuple(channel for channel in Channel if channel in ways),
    )
