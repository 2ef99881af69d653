"""Bringing a database's schema up to date: all missing steps in one transaction, or none."""

from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from db.engine import outside_transaction
from db.schema import REVISION, stamp

VERSIONS: Final = Path(__file__).with_name("versions")


class BrokenReferencesError(Exception):
    """A step left rows that refer to nothing: a bug of the step; nothing was changed."""


def upgrade(engine: Engine, versions: Path = VERSIONS, revision: str = REVISION) -> None:
    """Run the steps that are missing, from the modules in `versions`.

    Alembic isn't atomic on SQLite by itself: the transaction is ours, begun before Alembic sees the connection, with
    foreign keys off, since tables are rebuilt, and checked before the commit.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _escaped(Path(__file__).parent))
    config.set_main_option("version_locations", _escaped(versions))
    config.set_main_option("path_separator", "newline")
    with outside_transaction(engine) as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise BrokenReferencesError
            stamp(connection)
    finally:
        with outside_transaction(engine) as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
