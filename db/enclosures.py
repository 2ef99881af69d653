"""Which files are attached to which initiative."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, select

from db.engine import among
from db.files import as_stored, file_keys
from db.rows import fetch, insert_rows
from db.tables import attachment, stored_file
from desktop_app.domain.initiative import Attachment


def attachments_of(connection: Connection, keys: Collection[int]) -> dict[int, tuple[Attachment, ...]]:
    """Return the attachments of initiatives, in order, by the initiatives' row keys, in one query."""
    held, file = attachment.c, stored_file.c
    statement = (
        select(held.initiative_id, held.place, held.kind, held.name, file.sha256, file.size, file.file_type)
        .outerjoin(stored_file, file.id == held.file_id)
        .where(among(held.initiative_id, keys))
        .order_by(held.initiative_id, held.place)
    )
    found: dict[int, tuple[Attachment, ...]] = {}
    for key, place, kind, *stored in fetch(connection, statement):
        found[key] = (*found.get(key, ()), Attachment(order=place, kind=kind, file=as_stored(*stored)))
    return found


def write_attachments(
    connection: Connection, attachments: Mapping[int, Iterable[Attachment]], clear: Sequence[int] = ()
) -> None:
    """Write the attachments of initiatives by row key, having cleared those of `clear`."""
    connection.execute(delete(attachment).where(among(attachment.c.initiative_id, clear)))
    files = file_keys(connection, (item.file for some in attachments.values() for item in some))
    rows = [
        {
            "initiative_id": key,
            "place": item.order,
            "kind": item.kind,
            "name": item.file.name,
            "file_id": files[item.file.sha256],
        }
        for key, some in attachments.items()
        for item in some
    ]
    insert_rows(connection, attachment, rows)
