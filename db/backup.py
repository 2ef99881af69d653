"""Checked copies of the database, never plain ones of a file that is being written; and looking into such copies."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from db.checks import broken_references, check_database, check_header, wrong_digests
from db.engine import outside_transaction, pragma, reader_engine
from db.faults import driver_code
from db.metadata import SCHEMA_VERSION
from db.record_tables import submission
from db.schema import schema_of
from db.tables import initiative, person, stored_file, unit
from desktop_app.domain.backup import Contents
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.progress import Cancelled
from desktop_app.system import files
from desktop_app.system.errors import DiskFull, SystemFault

_ASK_EVERY: Final = 20_000
"""Steps of SQLite's machine between two questions whether to go on."""
_COUNTER: Final = slice(24, 28)
"""Where a database's header counts its transactions."""


def vacuum_into(engine: Engine, target: Path, cancelled: Callable[[], bool]) -> None:
    """Write the database, as it stands, into a new file.

    Raises:
        Cancelled: it was asked to stop; the file is half written.
        SystemFault: the file can't be written.
    """
    with outside_transaction(engine) as connection:
        raw = connection.connection.dbapi_connection
        raw.set_progress_handler(cancelled, _ASK_EVERY)  # type: ignore[union-attr]  # SQLite's own method
        try:
            connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
        except DBAPIError as error:
            if cancelled():
                raise Cancelled from error
            kind = {"disk-full": DiskFull, "disk-fault": SystemFault}.get(driver_code(error.orig) or "")
            if kind is None:
                raise
            raise kind(target, type(error.orig).__name__) from error
        finally:
            raw.set_progress_handler(None, 0)  # type: ignore[union-attr]


def state_of(database: Path) -> str:
    """Mark the state of a database file: as long as the mark stays the same nothing was written to it."""
    with files.reader(database) as file:
        counter = int.from_bytes(file.read(100)[_COUNTER], "big")
        status = database.stat()
    return f"{counter}-{status.st_size}-{status.st_mtime_ns}"


@contextmanager
def looking_into(database: Path) -> Iterator[Connection]:
    """Open a copy of a database for reading alone.

    Raises:
        SystemFault: it can't be read.
    """
    engine = reader_engine(database)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def problems(database: Path) -> list[str]:
    """Return what a full check finds wrong in a database that nobody writes to, whatever it is.

    Digests of rows are compared where the schema is this program's.
    """
    try:
        check_header(database)
        with looking_into(database) as connection:
            schema = schema_of(connection, database)
            found = check_database(connection, full=True) or broken_references(connection)
            return found or (wrong_digests(connection) if schema == SCHEMA_VERSION else [])
    except WorkspaceError as error:
        return [error.code]
    except (DBAPIError, DriverError) as error:
        return [driver_code(error.orig if isinstance(error, DBAPIError) else error) or type(error).__name__]


def schema_number(connection: Connection) -> int:
    """Return the number of a database's schema."""
    return int(pragma(connection, "user_version"))


def contents_of(connection: Connection) -> Contents:
    """Count what a database of any schema holds."""

    def count(column: object) -> int:
        return connection.scalar(select(func.count()).select_from(column)) or 0  # type: ignore[arg-type]

    members = connection.scalar(select(func.count()).select_from(person).where(person.c.is_member)) or 0
    return Contents(
        members=members,
        others=count(person) - members,
        initiatives=count(initiative),
        submissions=count(submission),
        attachments=count(stored_file),
    )


def unit_of(connection: Connection) -> UUID | None:
    """Return the id of the union whose database it is, None where it has none yet."""
    return connection.scalar(select(unit.c.uuid).where(unit.c.own == 1))


def stored_files(connection: Connection) -> dict[str, int]:
    """Return the stored files that a database of any schema refers to: their sizes by SHA-256."""
    return dict(connection.execute(select(stored_file.c.sha256, stored_file.c.size)).all())
