"""An initiative in the register, its authors, attachments and the decision that recognises it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop_app.domain.kinds import (
    ApplicationState,
    AttachmentKind,
    AuthorRole,
    FileType,
    SolutionType,
    Stage,
    TechnicalForm,
    TopicLevel,
)
from desktop_app.domain.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """The register facts of an initiative; what belongs to one programme alone is its participation.

    `recognised_by`, `decision_number` and `decision_date` are the initiative's own cells; `decision_id` names the
    shared decision they lead to. Money is whole đồng; texts are NFC, line breaks one character.
    """

    id: UUID
    unit_id: UUID
    code: str
    title: str
    stage: Stage = Stage.DONE
    solution_type: SolutionType | None = None
    technical_form: TechnicalForm | None = None
    work_field: str = ""
    application_state: ApplicationState | None = None
    applied_on: date | None = None
    trial_on: date | None = None
    scope: str = ""
    summary: str = ""
    benefit_amount: int | None = None
    benefit_text: str = ""
    recognised: bool | None = None
    recognised_by: str = ""
    decision_number: str = ""
    decision_date: date | None = None
    decision_id: UUID | None = None
    topic_level: TopicLevel | None = None
    accepted_on: date | None = None
    effect_confirmed: bool | None = None
    origin: str = ""
    publication_link: str = ""
    published_on: date | None = None
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file of the workspace: it lies once under its SHA-256. `sha256` None: named, but not there."""

    name: str
    sha256: str | None = None
    size: int = 0
    file_type: FileType = FileType.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file attached to an initiative, in its order, with its role as declared (None: not declared)."""

    order: int
    kind: AttachmentKind | None
    file: StoredFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision (or certificate) that recognises initiatives: entered and scanned once for many."""

    id: UUID
    unit_id: UUID
    number: str
    decided_on: date | None = None
    authority: str = ""
    is_certificate: bool = False
    scan: StoredFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorship:
    """One person's part in one initiative: `share` in hundredths of a per cent, None where nobody has stated it."""

    person_id: UUID
    share: int | None = None
    role: AuthorRole | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """An authorship with the person it names, and whether the programme's participation puts that person forward."""

    person: Person
    share: int | None = None
    role: AuthorRole | None = None
    put_forward: bool = False
