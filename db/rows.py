"""Rows on their way in and out: digests, batches, keys of UUIDs."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from hashlib import sha256
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Select, Table, bindparam, insert, literal_column, select, update

from db.engine import among, bind_all, execute_bound, read_all

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


def _columns(connection: Connection, statement: Select[Any]) -> list[Sequence[Any]]:
    """Run a query and return its columns, the values of each turned in one go: faster than row by row."""
    with connection.execute(statement) as result:
        rows = result.cursor.fetchall()
    selected = list(statement.selected_columns)
    return list(map(read_all, selected, list(zip(*rows, strict=True)) or [()] * len(selected)))


def fetch(connection: Connection, statement: Select[Any]) -> Iterator[tuple[Any, ...]]:
    """Run a query and return its rows."""
    return zip(*_columns(connection, statement), strict=True)


def fetch_records(
    connection: Connection, kind: type[T], statement: Select[Any], **more: Mapping[int, Any]
) -> dict[int, T]:
    """Run a query for a row key and the fields of a value, and return the values by key.

    `more` are fields that the query doesn't give, by key; () where there is nothing.
    """
    keys, *columns = _columns(connection, statement)
    by_field = dict(zip(statement.selected_columns.keys()[1:], columns, strict=True))
    by_field |= {name: [found.get(key, ()) for key in keys] for name, found in more.items()}
    records = (kind(**dict(zip(by_field, values, strict=True))) for values in zip(*by_field.values(), strict=True))
    return dict(zip(keys, records, strict=True))


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that have the same columns; the digest is added where the table has one."""
    for some in batches(rows):
        names, columns = _bound(table, some)
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
    return dict(fetch(connection, select(table.c.uuid, table.c.id).where(among(table.c.uuid, set(ids)))))


def key_of(connection: Connection, table: Table, record_id: UUID) -> int:
    """Return the integer key of a record that must exist.

    Raises:
        KeyError: there is none: the caller's mistake.
    """
    found = connection.scalar(select(table.c.id).where(table.c.uuid == record_id))
    if found is None:
        raise KeyError(f"no {table.name} {record_id}")
    return int(found)


def free_codes(connection: Connection, table: Table, ids: Collection[UUID]) -> None:
    """Let go of the codes of records that will get others, so that two can change theirs for each other's."""
    statement = update(table).where(among(table.c.uuid, ids)).values(code_key="\x1f" + table.c.code_key)
    connection.execute(statement)
