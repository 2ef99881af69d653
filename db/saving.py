"""Saving a row that somebody else may have changed meanwhile."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, select

from db.rows import insert_rows, update_rows
from desktop_app.domain.records import ClashError, Versioned

T = TypeVar("T")


def save_row(
    connection: Connection,
    table: Table,
    record_id: UUID,
    row: dict[str, Any],
    expected: int | None,
    clash: Callable[[], ClashError],
) -> tuple[int, int]:
    """Write a record's row; return its key and new version.

    `expected` is the version that was read (None: whatever is there, or nothing). The caller's transaction holds
    the only right to write, so that nothing changes between looking and writing.

    Raises:
        ClashError: another version is there now, or none.
    """
    found = connection.execute(select(table.c.id, table.c.version).where(table.c.uuid == record_id)).first()
    if expected is not None and (found is None or found.version != expected):
        raise clash()
    if found is not None:
        update_rows(connection, table, {found.id: row})
        return int(found.id), int(found.version) + 1
    insert_rows(connection, table, [row])
    return int(connection.execute(select(table.c.id).where(table.c.uuid == record_id)).scalar_one()), 1


def clash_over(what: str, mine: T, theirs: Versioned[T] | None) -> ClashError:
    """Make the error for a record that was changed or deleted meanwhile; `what` names it, such as "Sáng kiến SK001"."""
    happened = "vừa bị xóa" if theirs is None else "vừa được thay đổi"
    return ClashError(
        f"{what} {happened} ở nơi khác nên chưa lưu thay đổi của bạn; dữ liệu đang có được giữ nguyên. "
        "Hãy xem cả hai bản rồi chọn bản cần giữ.",
        mine,
        theirs.record if theirs else None,
    )
