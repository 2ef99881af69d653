"""What the workspace keeps beside members and initiatives: versions of rows, programme files, events, papers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from desktop_app.domain.errors import ExpectedError
from desktop_app.domain.initiative import StoredFile

T = TypeVar("T")


class ClashError(ExpectedError):
    """A record was changed meanwhile: `mine` was to be saved, `theirs` is there now (None: it was deleted)."""

    def __init__(self, message: str, mine: object, theirs: object | None) -> None:
        """Take the sentence and both values."""
        super().__init__("clash", message)
        self.mine = mine
        self.theirs = theirs


class ProgrammeState(StrEnum):
    """How far a programme's file is."""

    DRAFT = "draft"
    IN_USE = "in-use"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredProgramme:
    """A programme's file as it was added: its text, the SHA-256 of that in hex, and its state."""

    id: str
    version: int
    source: str
    digest: str
    state: ProgrammeState = ProgrammeState.IN_USE


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what when, without personal data; `sequence` orders events whatever the clock says."""

    sequence: int
    at: datetime
    user: str
    kind: str
    record_id: UUID | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A paper made from a revision: its file name and the stored file."""

    name: str
    file: StoredFile


@dataclass(frozen=True, slots=True)
class PersonDeletion:
    """What still names a deleted person.

    `submissions` are submission and revision number; `shared_initiatives` the codes of initiatives with other authors,
    whose files were kept for those.
    """

    submissions: tuple[tuple[UUID, int], ...]
    shared_initiatives: tuple[str, ...]
