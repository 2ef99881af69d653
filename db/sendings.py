"""The register of sendings, and the packages that were written for revisions."""

from collections.abc import Collection, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, delete, select
from sqlalchemy.sql import Select

from db.engine import among
from db.record_tables import package, revision, sending, submission
from db.rows import insert_rows, keys_of, update_rows
from desktop_app.domain.sending import ExportedPackage, Sending, SentFile

_PLAIN: Final = ("way", "addressee", "sent_on", "tracking_number", "confirmed_by", "confirmed_on", "note")
_FILE: Final = ("file_name", "file_size", "file_sha256")


class Sendings:
    """How revisions were sent, each time."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def everything(self) -> tuple[Sending, ...]:
        """Return all lines, the latest sent first, and before them those that have no day yet."""
        ordered = _statement().order_by(sending.c.sent_on.is_not(None), sending.c.sent_on.desc(), sending.c.id.desc())
        return self._read(ordered)

    def of_revision(self, submission_id: UUID, number: int) -> tuple[Sending, ...]:
        """Return the lines of one revision, in the order in which they were entered."""
        chosen = _statement().where(submission.c.uuid == submission_id, revision.c.number == number)
        return self._read(chosen.order_by(sending.c.id))

    def by_id(self, ids: Collection[UUID]) -> dict[UUID, Sending]:
        """Return those of the lines that are there."""
        return {item.id: item for item in self._read(_statement().where(among(sending.c.uuid, ids)))}

    def save_all(self, records: Sequence[Sending]) -> None:
        """Write lines, whether they are there or not.

        Raises:
            KeyError: a revision isn't there: the caller's mistake.
        """
        rows = {
            record.id: {
                "uuid": record.id,
                "revision_id": self._revision(record.submission_id, record.revision),
                **{name: getattr(record, name) for name in _PLAIN},
                "file_name": record.file and record.file.name,
                "file_size": record.file and record.file.size,
                "file_sha256": record.file and record.file.sha256,
            }
            for record in records
        }
        keys = keys_of(self._connection, sending, rows)
        update_rows(self._connection, sending, {key: rows[record_id] for record_id, key in keys.items()})
        insert_rows(self._connection, sending, [row for record_id, row in rows.items() if record_id not in keys])

    def delete_all(self, ids: Collection[UUID]) -> None:
        """Delete lines."""
        self._connection.execute(delete(sending).where(among(sending.c.uuid, ids)))

    def add_package(self, exported: ExportedPackage) -> None:
        """Keep that a package was written."""
        row = {
            "revision_id": self._revision(exported.submission_id, exported.revision),
            "name": exported.file.name,
            "size": exported.file.size,
            "sha256": exported.file.sha256,
            "place": exported.place,
            "made_at": exported.made_at,
        }
        insert_rows(self._connection, package, [row])

    def packages(self, submission_id: UUID) -> tuple[ExportedPackage, ...]:
        """Return the packages written for a submission, the latest first."""
        columns = (package.c.name, package.c.size, package.c.sha256, package.c.place, package.c.made_at)
        statement = (
            select(revision.c.number, *columns)
            .join(revision, revision.c.id == package.c.revision_id)
            .join(submission, submission.c.id == revision.c.submission_id)
            .where(submission.c.uuid == submission_id)
            .order_by(package.c.id.desc())
        )
        return tuple(
            ExportedPackage(
                submission_id=submission_id,
                revision=row.number,
                file=SentFile(name=row.name, size=row.size, sha256=row.sha256),
                place=row.place,
                made_at=row.made_at,
            )
            for row in self._connection.execute(statement).all()
        )

    def _revision(self, submission_id: UUID, number: int) -> int:
        found = self._connection.scalar(
            select(revision.c.id)
            .join(submission, submission.c.id == revision.c.submission_id)
            .where(submission.c.uuid == submission_id, revision.c.number == number)
        )
        if found is None:
            raise KeyError(f"no revision {number} of {submission_id}")
        return int(found)

    def _read(self, statement: Select[Any]) -> tuple[Sending, ...]:
        return tuple(_sending(row) for row in self._connection.execute(statement).all())


def _statement() -> Select[Any]:
    columns = [sending.c[name] for name in (*_PLAIN, *_FILE)]
    return (
        select(sending.c.uuid, submission.c.uuid.label("submission_uuid"), revision.c.number, *columns)
        .join(revision, revision.c.id == sending.c.revision_id)
        .join(submission, submission.c.id == revision.c.submission_id)
    )


def _sending(row: Any) -> Sending:
    file = None
    if row.file_name is not None:
        file = SentFile(name=row.file_name, size=row.file_size or 0, sha256=row.file_sha256 or "")
    values = {name: getattr(row, name) for name in _PLAIN}
    return Sending(id=row.uuid, submission_id=row.submission_uuid, revision=row.number, file=file, **values)
