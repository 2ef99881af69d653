"""Reading cases: frozen values, chunk by chunk, with a fixed number of queries per chunk."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, select

from db.decisions import Decisions
from db.enclosures import attachments_of
from db.engine import among, snapshot
from db.initiatives import Initiatives
from db.participations import parts_in
from db.people import People
from db.rows import batches, fetch, key_of, keys_of
from db.tables import authorship, decision, initiative, unit
from desktop_app.domain.case import Case
from desktop_app.domain.initiative import Author, Decision, Initiative
from desktop_app.domain.participation import NOTHING_STATED
from desktop_app.domain.unit import Unit

CHUNK: Final = 4000


def read_cases(
    connection: Connection, programme_id: str, unit: Unit, ids: Sequence[UUID] | None
) -> Iterator[tuple[Case, ...]]:
    """Yield a union's cases in a programme in chunks of 4,000, in the natural order of their codes.

    `ids` limits them to some initiatives. Where the programme's own participation states nothing, what was stated
    for none in particular holds. A chunk is read as of one moment.
    """
    keys: Sequence[int] = Initiatives(connection).keys(unit.id) if ids is None else _some_keys(connection, unit, ids)
    for chunk in batches(keys, CHUNK):
        cases: list[Case] = []
        with snapshot(connection):
            for some in batches(chunk):
                cases += _read(connection, programme_id, unit, some)
        yield tuple(cases)


def _some_keys(connection: Connection, union: Unit, ids: Sequence[UUID]) -> list[int]:
    order = initiative.c.code_order, initiative.c.id
    statement = select(initiative.c.id).where(among(initiative.c.uuid, ids)).order_by(*order)
    return list(connection.scalars(statement.where(initiative.c.unit_id == key_of(connection, unit, union.id))))


def _read(connection: Connection, programme_id: str, unit: Unit, keys: Sequence[int]) -> list[Case]:
    initiatives = Initiatives(connection).by_key(keys)
    authorships = _authorships(connection, keys)
    people = People(connection).by_key({person_key for some in authorships.values() for person_key, *_ in some})
    attachments = attachments_of(connection, keys)
    decisions = _decisions(connection, initiatives.values())
    parts = parts_in(connection, programme_id, keys)
    return [
        Case(
            initiative=record,
            participation=(part := parts.get(key, NOTHING_STATED)),
            unit=unit,
            authors=tuple(
                Author(
                    person=(person := people[person_key]),
                    share=share,
                    role=role,
                    put_forward=person.id in part.put_forward,
                )
                for person_key, share, role in authorships.get(key, ())
            ),
            attachments=attachments.get(key, ()),
            decision=decisions.get(record.decision_id),
        )
        for key in keys
        if (record := initiatives.get(key)) is not None
    ]


def _authorships(connection: Connection, keys: Sequence[int]) -> dict[int, list[Any]]:
    """Return the rows of authorship by the initiatives' row keys, in the order named."""
    statement = (
        select(authorship.c.initiative_id, authorship.c.person_id, authorship.c.share, authorship.c.role)
        .where(among(authorship.c.initiative_id, keys))
        .order_by(authorship.c.initiative_id, authorship.c.place)
    )
    found: dict[int, list[Any]] = {}
    for key, *row in fetch(connection, statement):
        found.setdefault(key, []).append(row)
    return found


def _decisions(connection: Connection, initiatives: Iterable[Initiative]) -> dict[UUID | None, Decision]:
    named = (record.decision_id for record in initiatives if record.decision_id is not None)
    keys = keys_of(connection, decision, named)
    return {record.id: record for record in Decisions(connection).by_key(keys.values()).values()}
