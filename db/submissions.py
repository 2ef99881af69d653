"""Submissions and their revisions: frozen facts, what came after signing, the papers made from them."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.sql import Select

from db.engine import among
from db.files import as_stored, file_keys
from db.record_tables import (
    package,
    paper,
    revision,
    revision_file,
    revision_initiative,
    revision_person,
    sending,
    submission,
)
from db.rows import insert_rows, key_of, update_rows
from db.tables import stored_file, unit
from desktop_app.domain.case import Case
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import Channel
from desktop_app.domain.records import KeptPaper
from desktop_app.domain.submission import Dossier, Marks, Revision, RevisionMarks, SubmissionEntry

_HEAD: Final = (
    submission.c.uuid.label("submission_uuid"),
    unit.c.uuid.label("unit_uuid"),
    submission.c.programme_id,
    submission.c.serial,
)
_ASIDE: Final = (
    revision.c.id,
    revision.c.number,
    revision.c.facts_digest,
    revision.c.paper_code,
    revision.c.made_at,
    revision.c.document_number,
    revision.c.dated_on,
    revision.c.signer_name,
    revision.c.sent_on,
    revision.c.channels,
    revision.c.scan_name,
    revision.c.selection_declared_on,
    stored_file.c.sha256,
    stored_file.c.size,
    stored_file.c.file_type,
)


class Submissions:
    """The submissions made here."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def add_revision(self, dossier: Dossier, made: Revision) -> None:
        """Keep a revision for ever, with the initiatives, people and files it names; a new submission is made.

        The marks are kept beside it.
        """
        key = self._submission(dossier)
        row = {
            "submission_id": key,
            "number": made.number,
            "facts": made.facts,
            "facts_digest": made.digest,
            "paper_code": made.code,
            "made_at": made.made_at,
            **self._marks(made.marks),
        }
        insert_rows(self._connection, revision, [row])
        self._keep_contents(self._key(made.submission_id, made.number), dossier)

    def newest(self, submission_id: UUID) -> Revision | None:
        """Return a submission's newest revision."""
        return self._revision(select(*_ASIDE, revision.c.facts).where(submission.c.uuid == submission_id))

    def revision(self, submission_id: UUID, number: int) -> Revision | None:
        """Return a revision; None where there is none, or only the digest of one deleted whole."""
        return self._revision(
            select(*_ASIDE, revision.c.facts).where(submission.c.uuid == submission_id, revision.c.number == number)
        )

    def entries(self, unit_id: UUID | None = None) -> tuple[SubmissionEntry, ...]:
        """Return the submissions (of one union) with their newest revisions, in order of programme and serial."""
        return self._entries([] if unit_id is None else [unit.c.uuid == unit_id])

    def entry(self, submission_id: UUID) -> SubmissionEntry | None:
        """Return a submission with its newest revision."""
        return next(iter(self._entries([submission.c.uuid == submission_id])), None)

    def numbers(self, submission_id: UUID) -> tuple[int, ...]:
        """Return the numbers of a submission's revisions, without those deleted whole."""
        statement = (
            select(revision.c.number)
            .join(submission, submission.c.id == revision.c.submission_id)
            .where(submission.c.uuid == submission_id, revision.c.facts.is_not(None))
            .order_by(revision.c.number)
        )
        return tuple(self._connection.scalars(statement).all())

    def all_numbers(self, submission_id: UUID) -> tuple[int, ...]:
        """Return the numbers that a submission's revisions ever had: none is given twice."""
        statement = (
            select(revision.c.number)
            .join(submission, submission.c.id == revision.c.submission_id)
            .where(submission.c.uuid == submission_id)
        )
        return tuple(self._connection.scalars(statement).all())

    def marks(self, submission_id: UUID, number: int) -> RevisionMarks | None:
        """Return what came after signing of a revision; None where it isn't there."""
        found = self.revision(submission_id, number)
        return None if found is None else RevisionMarks(id=submission_id, revision=number, marks=found.marks)

    def set_marks(self, submission_id: UUID, number: int, marks: Marks) -> None:
        """Write what came after signing; the frozen facts and their code stay as they are."""
        key = self._key(submission_id, number)
        kept = self._connection.execute(select(revision).where(revision.c.id == key)).one()._mapping
        names = ("submission_id", "number", "facts_digest", "paper_code", "made_at")
        update_rows(self._connection, revision, {key: {name: kept[name] for name in names} | self._marks(marks)})

    def keep_papers(self, submission_id: UUID, number: int, papers: Sequence[KeptPaper]) -> None:
        """Keep the papers made from a revision, in place of those of the same names."""
        key = self._key(submission_id, number)
        names = [item.name for item in papers]
        self._connection.execute(delete(paper).where(paper.c.revision_id == key, among(paper.c.name, names)))
        files = file_keys(self._connection, [item.file for item in papers])
        rows = [{"revision_id": key, "name": item.name, "file_id": files[item.file.sha256]} for item in papers]
        insert_rows(self._connection, paper, rows)

    def papers(self, submission_id: UUID, number: int) -> tuple[KeptPaper, ...]:
        """Return the papers kept of a revision, in order of name."""
        statement = (
            select(paper.c.name, stored_file.c.sha256, stored_file.c.size, stored_file.c.file_type)
            .join(stored_file, stored_file.c.id == paper.c.file_id)
            .where(paper.c.revision_id == self._key(submission_id, number))
            .order_by(paper.c.name)
        )
        rows = self._connection.execute(statement).all()
        return tuple(KeptPaper(name, as_stored(name, *stored)) for name, *stored in rows)

    def naming(self, person_id: UUID) -> tuple[tuple[UUID, int], ...]:
        """Return the revisions, as submission and number, that name a person."""
        statement = (
            select(submission.c.uuid, revision.c.number)
            .join(revision, revision.c.submission_id == submission.c.id)
            .join(revision_person, revision_person.c.revision_id == revision.c.id)
            .where(revision_person.c.person_uuid == person_id)
            .order_by(submission.c.programme_id, submission.c.serial, revision.c.number)
        )
        return tuple(self._connection.execute(statement).all())

    def delete_revision(self, submission_id: UUID, number: int) -> None:
        """Delete a revision whole: its facts, marks, papers, sendings and what it names; its digest is left."""
        key = self._key(submission_id, number)
        for table in (revision_initiative, revision_person, revision_file, paper, sending, package):
            self._connection.execute(delete(table).where(table.c.revision_id == key))
        self.set_marks(submission_id, number, Marks())
        self._connection.execute(update(revision).where(revision.c.id == key).values(facts=None))

    def _submission(self, dossier: Dossier) -> int:
        found = self._connection.scalar(select(submission.c.id).where(submission.c.uuid == dossier.submission_id))
        if found is not None:
            return int(found)
        row = {
            "uuid": dossier.submission_id,
            "unit_id": key_of(self._connection, unit, dossier.unit.id),
            "programme_id": dossier.programme.id,
            "serial": dossier.serial,
        }
        insert_rows(self._connection, submission, [row])
        return key_of(self._connection, submission, dossier.submission_id)

    def _keep_contents(self, key: int, dossier: Dossier) -> None:
        cases = [item.case for item in dossier.cases]
        initiatives = [
            {
                "revision_id": key,
                "place": place,
                "initiative_uuid": case.initiative.id,
                "code": case.initiative.code,
            }
            for place, case in enumerate(cases, 1)
        ]
        insert_rows(self._connection, revision_initiative, initiatives)
        people = dict.fromkeys(author.person.id for case in cases for author in case.authors)
        insert_rows(self._connection, revision_person, [{"revision_id": key, "person_uuid": item} for item in people])
        keys = file_keys(self._connection, (file for case in cases for file in _files(case)))
        held = [{"revision_id": key, "file_id": file} for file in dict.fromkeys(keys.values()) if file is not None]
        insert_rows(self._connection, revision_file, held)

    def _key(self, submission_id: UUID, number: int) -> int:
        found = self._connection.scalar(
            select(revision.c.id)
            .join(submission, submission.c.id == revision.c.submission_id)
            .where(submission.c.uuid == submission_id, revision.c.number == number)
        )
        if found is None:
            raise KeyError(f"no revision {number} of {submission_id}")
        return int(found)

    def _marks(self, marks: Marks) -> dict[str, Any]:
        scan = marks.signed_scan
        return {
            "document_number": marks.number,
            "dated_on": marks.dated_on,
            "signer_name": marks.signer_name,
            "sent_on": marks.sent_on,
            "channels": [channel.value for channel in marks.channels],
            "scan_name": scan and scan.name,
            "scan_file_id": scan and file_keys(self._connection, [scan])[scan.sha256],
            "selection_declared_on": marks.selection_declared_on,
        }

    def _revision(self, statement: Select[Any]) -> Revision | None:
        row = self._connection.execute(
            statement.add_columns(*_HEAD)
            .select_from(_JOINED)
            .where(revision.c.facts.is_not(None))
            .order_by(revision.c.number.desc())
            .limit(1)
        ).first()
        if row is None:
            return None
        return Revision(
            submission_id=row.submission_uuid,
            number=row.number,
            facts=row.facts,
            digest=row.facts_digest,
            code=row.paper_code,
            made_at=row.made_at,
            marks=_read_marks(row),
        )

    def _entries(self, conditions: Sequence[Any]) -> tuple[SubmissionEntry, ...]:
        kept = revision.alias()
        newest = (
            select(func.max(kept.c.number))
            .where(kept.c.submission_id == submission.c.id, kept.c.facts.is_not(None))
            .correlate(submission)
            .scalar_subquery()
        )
        statement = select(*_HEAD, *_ASIDE).select_from(_JOINED).where(revision.c.number == newest, *conditions)
        rows = self._connection.execute(
            statement.order_by(submission.c.programme_id, submission.c.serial, submission.c.id)
        ).all()
        codes = self._codes([row.id for row in rows])
        return tuple(
            SubmissionEntry(
                id=row.submission_uuid,
                unit_id=row.unit_uuid,
                programme_id=row.programme_id,
                serial=row.serial,
                revision=row.number,
                initiative_codes=tuple(codes.get(row.id, ())),
                digest=row.facts_digest,
                code=row.paper_code,
                made_at=row.made_at,
                marks=_read_marks(row),
            )
            for row in rows
        )

    def _codes(self, keys: Sequence[int]) -> dict[int, list[str]]:
        statement = (
            select(revision_initiative.c.revision_id, revision_initiative.c.code)
            .where(among(revision_initiative.c.revision_id, keys))
            .order_by(revision_initiative.c.revision_id, revision_initiative.c.place)
        )
        codes: dict[int, list[str]] = {}
        for key, code in self._connection.execute(statement).all():
            codes.setdefault(key, []).append(code)
        return codes


_CHANNELS: Final = {channel.value: channel for channel in Channel}
_JOINED: Final = (
    revision.join(submission, submission.c.id == revision.c.submission_id)
    .join(unit, unit.c.id == submission.c.unit_id)
    .outerjoin(stored_file, stored_file.c.id == revision.c.scan_file_id)
)


def _files(case: Case) -> Iterable[StoredFile]:
    yield from (item.file for item in case.attachments)
    if case.decision is not None and case.decision.scan is not None:
        yield case.decision.scan


def _read_marks(row: Any) -> Marks:
    scan = None if row.scan_name is None else as_stored(row.scan_name, row.sha256, row.size, row.file_type)
    return Marks(
        number=row.document_number,
        dated_on=row.dated_on,
        signer_name=row.signer_name,
        sent_on=row.sent_on,
        channels=tuple(_CHANNELS[channel] for channel in row.channels),
        signed_scan=scan,
        selection_declared_on=row.selection_declared_on,
    )
