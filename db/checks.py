"""Whether a database file is ours and sound: its header, SQLite's own checks, the digests of rows."""

import hashlib
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Table, select

from db.engine import APPLICATION_ID, snapshot
from db.faults import workspace_error
from db.record_tables import revision
from db.rows import BATCH, row_digests
from desktop_app.system import files

_HEADER_SIZE: Final = 100
_MAGIC: Final = b"SQLite format 3\x00"


def check_header(database: Path) -> None:
    """Look at a database file before SQLite does.

    Raises:
        WorkspaceError: it is empty or zeroed (`workspace-damaged`), or something else (`workspace-foreign`).
        SystemFault: it can't be read.
    """
    header = _header(database)
    if not header.strip(b"\x00") or (header.startswith(_MAGIC) and len(header) < _HEADER_SIZE):
        raise workspace_error("workspace-damaged", database)
    if not header.startswith(_MAGIC):
        raise workspace_error("workspace-foreign", database)


def schema_in_header(database: Path) -> int | None:
    """Return the schema's number from the header of a database of this program; None: it is none.

    Raises:
        SystemFault: it can't be read.
    """
    header = _header(database)
    ours = header.startswith(_MAGIC) and int.from_bytes(header[68:72], "big") == APPLICATION_ID
    return int.from_bytes(header[60:64], "big") if ours else None


def check_database(connection: Connection, *, full: bool) -> list[str]:
    """Return what SQLite's quick or full check finds wrong."""
    name = "integrity_check" if full else "quick_check"
    found = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {name}").fetchall()]
    return [] if found == ["ok"] else found


def broken_references(connection: Connection) -> list[str]:
    """Return the rows that refer to rows which aren't there, as "table:key"."""
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [f"{table}:{key}" for table, key, *_ in rows]


def wrong_digests(connection: Connection) -> list[str]:
    """Return the rows whose values don't fit their digests, as "table:key"."""
    with snapshot(connection):
        tables = (table for table in revision.metadata.sorted_tables if "digest" in table.c)
        return [place for table in tables for place in _wrong_in(connection, table)]


def _wrong_in(connection: Connection, table: Table) -> list[str]:
    wrong = []
    keys = [column.name for column in table.primary_key]
    for part in connection.execute(select(table)).mappings().partitions(BATCH):
        rows = [dict(row) for row in part]
        for row, digest in zip(rows, row_digests(table, rows), strict=True):
            sound = row["digest"] == digest
            if table is revision and row["facts"] is not None:
                sound = sound and hashlib.sha256(row["facts"]).hexdigest() == row["facts_digest"]
            if not sound:
                wrong.append(f"{table.name}:{','.join(str(row[key]) for key in keys)}")
    return wrong


def _header(database: Path) -> bytes:
    with files.reader(database) as file:
        return file.read(_HEADER_SIZE)
