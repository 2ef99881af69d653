"""The engine: SQLAlchemy on the SQLite of `sqlcipher3`, unkeyed, with the settings that tests proved."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, Engine, Insert, Update, create_engine, event, func, select
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import QueuePool, StaticPool
from sqlcipher3 import dbapi2

from db.faults import workspace_error

APPLICATION_ID: Final = 0x48534B31
"""Marks a database as this program's ("HSK1"): the header says so even before a table is read."""

_CACHE_KIB: Final = 128 * 1024
_READER_CACHE_KIB: Final = 16 * 1024
_READERS: Final = 4
_DIALECT: Final = SQLiteDialect_pysqlite()
_OUTSIDE: Final = "outside_transaction"

SETTINGS: Final[dict[str, tuple[str | int, str | int]]] = {
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "mmap_size": (0, 0),
    "secure_delete": ("ON", 1),
    "busy_timeout": (5000, 5000),
    "cache_spill": ("OFF", 0),
    "cache_size": (-_CACHE_KIB, -_CACHE_KIB),
}
"""PRAGMA: what is set, and what must be read back."""

READER_SETTINGS: Final[dict[str, tuple[str | int, str | int]]] = SETTINGS | {
    "cache_size": (-_READER_CACHE_KIB, -_READER_CACHE_KIB),
    "query_only": ("ON", 1),
}


def writer_engine(database: Path) -> Engine:
    """Make the engine of the one connection that writes; any thread may use it, one at a time.

    The driver is in autocommit, and a transaction begins with `BEGIN IMMEDIATE`. The database file must exist.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: _connect(database, SETTINGS),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reader_engine(database: Path) -> Engine:
    """Make the engine of the connections that read, a few at a time, each for one thread at a time.

    They refuse to write, and each statement stands alone unless it is inside `snapshot`.
    """
    return create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: _connect(database, READER_SETTINGS),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=_READERS - 1,
        hide_parameters=True,
    )


@contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """Let several statements of a reader see the same state; keep it short, a commit waits for it."""
    if connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]  # SQLite's own attribute
        yield
        return
    connection.exec_driver_sql("BEGIN")
    try:
        yield
    finally:
        connection.exec_driver_sql("COMMIT")


@contextmanager
def outside_transaction(engine: Engine) -> Iterator[Connection]:
    """Give the writer's connection without a transaction, for what SQLite allows only there."""
    with engine.connect().execution_options(**{_OUTSIDE: True}) as connection:
        yield connection


def bind_all(column: Column[Any], values: list[Any]) -> list[Any]:
    """Turn a column's values into what the driver takes."""
    processor = column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    return values if processor is None else list(map(processor, values))


def read_all(column: ColumnElement[Any], values: Sequence[Any]) -> Sequence[Any]:
    """Turn what the driver gave for a column into its values."""
    processor = column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    return values if processor is None else list(map(processor, values))


def among(column: Column[Any], values: Iterable[Any]) -> ColumnElement[bool]:
    """Ask that a column hold one of some values: one parameter, and so one compiled statement, for any number."""
    listed = func.json_each(json.dumps(bind_all(column, list(values)))).table_valued("value")
    return column.in_(select(listed.c.value))


def execute_bound(
    connection: Connection, statement: Insert | Update, names: Sequence[str], columns: Sequence[Sequence[Any]]
) -> None:
    """Run an insert or update once per row, from columns of bound values: as fast as the driver alone.

    `names` are the statement's parameters.
    """
    compiled = statement.compile(dialect=_DIALECT)
    by_name = dict(zip(names, columns, strict=True))
    ordered = [by_name[name] for name in compiled.positiontup or ()]
    connection.exec_driver_sql(str(compiled), list(zip(*ordered, strict=True)))


def pragma(connection: Connection, name: str) -> Any:
    """Read a PRAGMA's value."""
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def _connect(database: Path, settings: dict[str, tuple[str | int, str | int]]) -> Any:
    connection = dbapi2.connect(str(database), timeout=5, isolation_level=None, check_same_thread=False)
    try:
        for name, (value, expected) in settings.items():
            connection.execute(f"PRAGMA {name}={value}").fetchall()
            if (connection.execute(f"PRAGMA {name}").fetchone() or [None])[0] != expected:
                raise workspace_error("workspace-readonly", database)
    except BaseException:
        connection.close()
        raise
    return connection


def _begin_immediate(connection: Connection) -> None:
    if not connection.get_execution_options().get(_OUTSIDE):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
