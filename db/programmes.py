"""Programmes' files as they were added, and their states."""

from sqlalchemy import Connection, select

from db.record_tables import programme
from db.rows import insert_rows, update_rows
from desktop_app.domain.errors import InputError
from desktop_app.domain.records import StoredProgramme


class Programmes:
    """The programmes that were added to the workspace."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def get(self, programme_id: str, version: int | None = None) -> StoredProgramme | None:
        """Return a programme of one version (None: its newest)."""
        found = [item for item in self.all() if item.id == programme_id and version in (None, item.version)]
        return found[-1] if found else None

    def all(self) -> tuple[StoredProgramme, ...]:
        """Return all versions of all programmes, in order of id and version."""
        table = programme.c
        columns = table.programme_id, table.number, table.source, table.source_digest, table.state
        statement = select(*columns).order_by(table.programme_id, table.number)
        return tuple(
            StoredProgramme(id=record_id, version=number, source=source, digest=digest, state=state)
            for record_id, number, source, digest, state in self._connection.execute(statement).all()
        )

    def save(self, item: StoredProgramme) -> None:
        """Keep a programme's file, or set the state of one that is there.

        Raises:
            InputError: a file of this id and version is there with other contents (`programme-exists`).
        """
        known = self.get(item.id, item.version)
        if known is not None and known.digest != item.digest:
            raise InputError(
                "programme-exists",
                f"Chương trình “{item.id}” bản {item.version} đã có với nội dung khác nên tệp này chưa được đưa vào. "
                "Hãy tăng số bản (version) trong tệp rồi đưa vào lại.",
            )
        row = {
            "programme_id": item.id,
            "number": item.version,
            "source": item.source,
            "source_digest": item.digest,
            "state": item.state,
        }
        if known is None:
            insert_rows(self._connection, programme, [row])
            return
        key = self._connection.execute(
            select(programme.c.id).where(programme.c.programme_id == item.id, programme.c.number == item.version)
        ).scalar_one()
        update_rows(self._connection, programme, {key: row})
