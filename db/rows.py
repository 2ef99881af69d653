"""Rows on their way in and out: digests, batches, keys of UUIDs."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from hashlib import sha256
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, insert, literal_column, select, update

from db.engine import bind_all, execute_bound

T = TypeVar("T")
Row = dict[str, Any]

BATCH: Final = 2000
"""A query returns at most this many full rows."""

_UNSEALED: Final = frozenset({"id", "version", "digest", "facts"})


def _bound(table: Table, rows: Sequence[Row]) -> tuple[list[str], list[list[Any]]]:
    """Turn rows into columns of values as the driver takes them, in the table's order."""
    names = [column.name for column in table.c if column.name in rows[0] and column.name != "digest"]
    return names, [bind_all(table.c[name], [row[name] for row in rows]) for name in names]


def _digests(names: Sequence[str], columns: Sequence[Sequence[Any]]) -> list[Any]:
    sealed = [column for name, column in zip(names, columns, strict=True) if name not in _UNSEALED]
    return [
        sha256("\x1f".join(map(str, values)).encode("utf-8", "surrogatepass")).digest()
        for values in zip(*sealed, strict=True)
    ]


def row_digests(table: Table, rows: Sequence[Row]) -> list[bytes]:
    """Return the digests of rows' values (but their own keys and versions) as they are or would be kept."""
    return _digests(*_bound(table, rows))


def plain_names(kind: type[Any], table: Table, but: Collection[str] = ()) -> list[str]:
    """Return the fields of a value that are columns of its table as they are, ids apart."""
    names = (field.name for field in fields(kind))
    return [name for name in names if name in table.c and name != "id" and name[-3:] != "_id" and name not in but]


def batches(items: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """Cut a sequence into pieces of at most `size`."""
    return (items[start : start + size] for start in range(0, len(items), size))


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that have the same columns; the digest is added where the table has one."""
    if not rows:
        return
    names, columns = _bound(table, rows)
    if "digest" in table.c:
        columns.append(_digests(names, columns))
        names.append("digest")
    statement = insert(table).values({name: bindparam(f"new_{name}") for name in names})
    execute_bound(connection, statement, [f"new_{name}" for name in names], columns)


def update_rows(connection: Connection, table: Table, rows: Mapping[int, Row]) -> None:
    """Overwrite the rows with these keys and raise their versions; all give the same columns."""
    if not rows:
        return
    names, columns = _bound(table, list(rows.values()))
    columns += [_digests(names, columns), list(rows)]
    names.append("digest")
    change: Row = {name: bindparam(f"new_{name}") for name in names}
    change["version"] = literal_column("version + 1")
    statement = update(table).where(table.c.id == bindparam("key")).values(change)
    execute_bound(connection, statement, [*(f"new_{name}" for name in names), "key"], columns)


def keys_of(connection: Connection, table: Table, ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return the integer keys of those of the records that exist."""
    found: dict[UUID, int] = {}
    for some in batches(list(dict.fromkeys(ids))):
        rows = connection.execute(select(table.c.uuid, table.c.id).where(table.c.uuid.in_(some)))
        found.update(rows.all())
    return found


def key_of(connection: Connection, table: Table, record_id: UUID) -> int:
    """Return the integer key of a record that must exist.

    Raises:
        KeyError: there is none: the caller's mistake.
    """
    found = connection.scalar(select(table.c.id).where(table.c.uuid == record_id))
    if found is None:
        raise KeyError(f"no {table.name} {record_id}")
    return int(found)
