"""The rows of stored files: which of them something in the workspace still refers to."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, delete, select

from db.engine import among
from db.record_tables import paper, revision, revision_file
from db.rows import fetch, insert_rows
from db.tables import attachment, decision, stored_file
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import FileType

_REFERENCES = (
    attachment.c.file_id,
    decision.c.scan_file_id,
    revision.c.scan_file_id,
    revision_file.c.file_id,
    paper.c.file_id,
)


def file_keys(connection: Connection, files: Iterable[StoredFile | None]) -> dict[str | None, int | None]:
    """Return the row keys of stored files by SHA-256, making those that are new; None for a file that isn't there."""
    wanted = {item.sha256: item for item in files if item is not None and item.sha256 is not None}
    found = _keys(connection, list(wanted))
    fresh = [
        {"sha256": sha256, "size": item.size, "file_type": item.file_type}
        for sha256, item in wanted.items()
        if sha256 not in found
    ]
    insert_rows(connection, stored_file, fresh)
    if fresh:
        found |= _keys(connection, [str(row["sha256"]) for row in fresh])
    return {None: None, **found}


def as_stored(name: str, sha256: str | None, size: int | None, file_type: FileType | None) -> StoredFile:
    """Make the value of a file's name and the columns of its row, which are None where the file isn't there."""
    return StoredFile(name=name, sha256=sha256, size=size or 0, file_type=file_type or FileType.UNKNOWN)


def drop_unreferenced(connection: Connection) -> list[str]:
    """Delete the rows of files to which nothing refers any more; return their SHA-256."""
    dropped = list(connection.scalars(select(stored_file.c.sha256).where(*_unreferenced())).all())
    connection.execute(delete(stored_file).where(*_unreferenced()))
    return dropped


def _unreferenced() -> list[ColumnElement[bool]]:
    return [~select(1).where(column == stored_file.c.id).correlate(stored_file).exists() for column in _REFERENCES]


def _keys(connection: Connection, hashes: list[str]) -> dict[str | None, int | None]:
    statement = select(stored_file.c.sha256, stored_file.c.id).where(among(stored_file.c.sha256, hashes))
    return dict(fetch(connection, statement))
