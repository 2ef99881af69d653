"""The schema of a database file: whose it is, which number it has, how it is made and brought up to date."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from db.engine import APPLICATION_ID, pragma
from db.faults import workspace_error
from db.metadata import SCHEMA_VERSION
from db.record_tables import setting
from db.search import create_search

REVISION: Final = "0002"
"""Alembic's id of the newest migration."""


def create_schema(connection: Connection) -> None:
    """Make all tables and stamp the database with the number of the schema, all or nothing."""
    setting.metadata.create_all(connection)
    create_search(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version ( version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num) )"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISION,))
    stamp(connection)


def stamp(connection: Connection) -> None:
    """Mark the database as this program's, with the number of the newest schema."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def schema_of(connection: Connection, database: Path) -> int:
    """Return the number of a database's schema.

    Raises:
        WorkspaceError: the database is another program's or a newer version's.
    """
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise workspace_error("workspace-foreign", database)
    schema = int(pragma(connection, "user_version"))
    if schema > SCHEMA_VERSION:
        raise workspace_error("workspace-newer", database)
    return schema
