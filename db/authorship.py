"""Who wrote which initiative."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, delete, select

from db.engine import among
from db.rows import fetch, insert_rows
from db.tables import authorship, person
from desktop_app.domain.initiative import Authorship


def authors_of(connection: Connection, keys: Collection[int]) -> dict[int, tuple[Authorship, ...]]:
    """Return the authors of initiatives, in the order named, by the initiatives' row keys, in one query."""
    statement = (
        select(authorship.c.initiative_id, person.c.uuid, authorship.c.share, authorship.c.role)
        .join(person, person.c.id == authorship.c.person_id)
        .where(among(authorship.c.initiative_id, keys))
        .order_by(authorship.c.initiative_id, authorship.c.place)
    )
    found: dict[int, tuple[Authorship, ...]] = {}
    for key, person_id, share, role in fetch(connection, statement):
        found[key] = (*found.get(key, ()), Authorship(person_id=person_id, share=share, role=role))
    return found


def write_authors(
    connection: Connection,
    authors: Mapping[int, Iterable[Authorship]],
    people: Mapping[UUID, int],
    clear: Sequence[int] = (),
) -> None:
    """Write the authors of initiatives by row key, having cleared those of `clear`; `people` are their row keys."""
    connection.execute(delete(authorship).where(among(authorship.c.initiative_id, clear)))
    rows = [
        {
            "initiative_id": key,
            "place": place,
            "person_id": people[item.person_id],
            "share": item.share,
            "role": item.role,
        }
        for key, some in authors.items()
        for place, item in enumerate(some, 1)
    ]
    insert_rows(connection, authorship, rows)
