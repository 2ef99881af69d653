"""What an import would do: a value that a person sees before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar
from uuid import UUID

from desktop_app.domain.initiative import Attachment, Authorship, Decision, Initiative, StoredFile
from desktop_app.domain.kinds import AttachmentKind
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Person
from desktop_app.domain.unit import Unit

T = TypeVar("T")


class ProblemSeverity(StrEnum):
    """How bad a problem of an import is: with an error the row is rejected."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something about one cell or row; `row` counts from 1 as Excel shows it, 0 for the sheet as a whole."""

    sheet: str
    row: int
    column: str
    value: str
    severity: ProblemSeverity
    message: str


class ChangeKind(StrEnum):
    """What becomes of a record."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """A record as it will be, and what it was."""

    kind: ChangeKind
    record: T
    before: T | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentSource:
    """A file to be attached: `path` is where it lies now, None where the named file is not there.

    `stored` is the file in the workspace that this entry keeps: an exported workbook names what doesn't lie
    beside it.
    """

    name: str
    kind: AttachmentKind | None
    path: Path | None
    stored: StoredFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeRecord:
    """An initiative with all that a workbook says about it.

    `authors`/`attachments` None: what is there stays, since the workbook says nothing about them.
    `participation` is that of the programme the workbook is imported for, or of none in particular.
    """

    initiative: Initiative
    participation: Participation
    authors: tuple[Authorship, ...] | None = None
    attachments: tuple[AttachmentSource, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """A decision with the file of its scan, where the workbook names one."""

    decision: Decision
    scan: AttachmentSource | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedSheet:
    """Rows to hand back: headers and cells as they were read, each row with what to mend."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[tuple[object, ...], str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedCounts:
    """How many rows of each kind were rejected."""

    members: int = 0
    initiatives: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """All that an import would write, and all that it would not, with the reasons."""

    unit: Change[Unit] | None
    subordinates: tuple[Change[Unit], ...] = ()
    decisions: tuple[Change[DecisionRecord], ...] = ()
    people: tuple[Change[Person], ...] = ()
    initiatives: tuple[Change[InitiativeRecord], ...] = ()
    problems: tuple[Problem, ...] = ()
    rejected: tuple[RejectedSheet, ...] = ()
    rejected_counts: RejectedCounts = RejectedCounts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What the workspace holds already, as far as an import has to know it.

    `attachments` are those stored, by initiative; the records' own `attachments` are None here, and their
    participations those of the programme that the import is for.
    """

    unit: Unit | None = None
    subordinates: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    initiatives: tuple[InitiativeRecord, ...] = ()
    attachments: Mapping[UUID, tuple[Attachment, ...]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
