"""Checked copies of the database: never a plain copy of a file that is being written."""

from pathlib import Path

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from db.engine import outside_transaction
from db.faults import workspace_error
from desktop_app.system import files


def copy_database(engine: Engine, target: Path) -> str:
    """Copy the database to `target`: under a temporary name, checked, then renamed; return its SHA-256.

    Raises:
        WorkspaceError: the copy doesn't pass the check (`workspace-damaged`).
        SystemFault: the target can't be written.
    """
    digests: list[str] = []

    def check(copy: Path) -> None:
        if problems(copy):
            raise workspace_error("workspace-damaged", copy)
        digests.append(files.hash_file(copy))

    with files.atomic_path(target, check=check) as temporary, outside_transaction(engine) as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(temporary),))
    return digests[0]


def problems(database: Path) -> list[str]:
    """Return what SQLite's full check finds wrong in a database file."""
    connection = dbapi2.connect(str(database), isolation_level=None)
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check").fetchall()]
    finally:
        connection.close()
    return [] if found == ["ok"] else found
