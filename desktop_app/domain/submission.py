"""A submission (*hồ sơ đề nghị xét chọn*), its revisions, and what may be added after signing."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from desktop_app.domain.case import AssessedCase
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import Channel, Paper, SigningAuthority
from desktop_app.domain.programme import Programme
from desktop_app.domain.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The facts of one revision, as they are frozen: what `ho-so.json` holds and papers are made from.

    `serial` is the *đợt*. `cases` are in the order in which they are printed.
    """

    submission_id: UUID
    serial: int
    revision: int
    unit: Unit
    programme: Programme
    checked_on: date
    cases: tuple[AssessedCase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What may come after the code on paper: number, date, signer, sending, the sealed scan. "" or None: not yet.

    `selection_declared_on`: the day a selecting union declared anew that there is no complaint and no dispute.
    """

    number: str = ""
    dated_on: date | None = None
    signer_name: str = ""
    sent_on: date | None = None
    channels: tuple[Channel, ...] = ()
    signed_scan: StoredFile | None = None
    selection_declared_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionMarks:
    """The marks of one revision as a record that edits change; `id` is the submission's."""

    id: UUID
    revision: int
    marks: Marks = Marks()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Who one submission goes to and who signs it, where that isn't as the unit has it. None: as the unit has it."""

    addressees: tuple[str, ...] | None = None
    authority: SigningAuthority | None = None
    signs_alone: bool = False
    signer_title: str | None = None
    signer_name: str | None = None

    def over(self, unit: Unit) -> Unit:
        """Return the unit as this submission's papers name it; `signs_alone`: on nobody's behalf."""
        return replace(
            unit,
            addressees=unit.addressees if self.addressees is None else self.addressees,
            authority=None if self.signs_alone else self.authority or unit.authority,
            signer_title=unit.signer_title if self.signer_title is None else self.signer_title,
            signer_name=unit.signer_name if self.signer_name is None else self.signer_name,
        )


AS_THE_UNIT = Letter()


def letter_of(unit: Unit, wanted: Unit) -> Letter:
    """The letter that makes the unit's papers name what `wanted` does."""
    alone = wanted.authority is None and unit.authority is not None
    return Letter(
        addressees=None if wanted.addressees == unit.addressees else wanted.addressees,
        authority=None if wanted.authority == unit.authority else wanted.authority,
        signs_alone=alone,
        signer_title=None if wanted.signer_title == unit.signer_title else wanted.signer_title,
        signer_name=None if wanted.signer_name == unit.signer_name else wanted.signer_name,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A frozen revision: canonical JSON of its facts (UTF-8), its SHA-256 in hex and the code on paper."""

    submission_id: UUID
    number: int
    facts: bytes
    digest: str
    code: str
    made_at: datetime
    marks: Marks = Marks()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionEntry:
    """A submission as lists show it, with the number of its newest revision and when that was frozen."""

    id: UUID
    unit_id: UUID
    programme_id: str
    serial: int
    revision: int
    initiative_codes: tuple[str, ...]
    digest: str
    code: str
    made_at: datetime
    marks: Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionCase:
    """What the rules on a submission read: the unit, the cases chosen, the papers there are.

    `inside`: there is a submission; without one the rules run over the eligible initiatives and don't ask for papers.
    """

    unit: Unit
    cases: tuple[AssessedCase, ...]
    marks: Marks = Marks()
    papers: frozenset[Paper] = frozenset()
    inside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What the Phiếu kiểm tra prints: every case with its findings, those on the unit, and the day."""

    unit: Unit
    programme: Programme
    on: date
    cases: tuple[AssessedCase, ...]
    unit_findings: tuple[Finding, ...] = ()
