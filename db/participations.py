"""What belongs to an initiative in one programme alone, and what officers waive there."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, delete, func, select

from db.engine import among
from db.rows import fetch, fetch_records, insert_rows, plain_names, update_rows
from db.tables import initiative, participation, person, put_forward, unit, waiver
from desktop_app.domain.finding import Waiver
from desktop_app.domain.participation import NOTHING_STATED, Participation

_PLAIN: Final = plain_names(Participation, participation)


def participations_of(connection: Connection, programme_id: str, keys: Collection[int]) -> dict[int, Participation]:
    """Return the stated participations in a programme by the initiatives' row keys, in two queries."""
    here = participation.c.programme_id == programme_id, among(participation.c.initiative_id, keys)
    forward = (
        select(participation.c.initiative_id, person.c.uuid)
        .join(put_forward, put_forward.c.participation_id == participation.c.id)
        .join(person, person.c.id == put_forward.c.person_id)
        .where(*here)
        .order_by(participation.c.initiative_id, put_forward.c.place)
    )
    people: dict[int, tuple[UUID, ...]] = {}
    for key, person_id in fetch(connection, forward):
        people[key] = (*people.get(key, ()), person_id)
    statement = select(participation.c.initiative_id, *(participation.c[name] for name in _PLAIN)).where(*here)
    return fetch_records(connection, Participation, statement, put_forward=people)


def parts_in(connection: Connection, programme_id: str, keys: Collection[int]) -> dict[int, Participation]:
    """Return what holds in a programme: its own statements over those for none in particular."""
    parts = participations_of(connection, "", keys)
    if programme_id:
        for key, own in participations_of(connection, programme_id, keys).items():
            parts[key] = own.over(parts[key]) if key in parts else own
    return parts


def write_participations(
    connection: Connection,
    programme_id: str,
    records: Mapping[int, Participation],
    people: Mapping[UUID, int],
    fresh: Collection[int] = (),
) -> None:
    """Write participations in a programme by the initiatives' row keys; one that states nothing makes no row.

    `people` are the row keys of those put forward; initiatives that are `fresh` have no participation yet.
    """
    found = _keys(connection, programme_id, [key for key in records if key not in fresh])
    rows = {
        key: {
            "initiative_id": key,
            "programme_id": programme_id,
            **{name: getattr(record, name) for name in _PLAIN},
        }
        for key, record in records.items()
        if key in found or record != NOTHING_STATED
    }
    update_rows(connection, participation, {found[key]: row for key, row in rows.items() if key in found})
    insert_rows(connection, participation, [row for key, row in rows.items() if key not in found])
    connection.execute(delete(put_forward).where(among(put_forward.c.participation_id, found.values())))
    forward = {key: records[key].put_forward for key in rows if records[key].put_forward}
    keys = _keys(connection, programme_id, forward)
    named = [
        {"participation_id": keys[key], "place": place, "person_id": people[person_id]}
        for key, some in forward.items()
        for place, person_id in enumerate(some, 1)
    ]
    insert_rows(connection, put_forward, named)


def waivers_of(connection: Connection, keys: Collection[int]) -> dict[int, tuple[tuple[str, Waiver], ...]]:
    """Return the waivers in all programmes by the initiatives' row keys, as pairs of programme and waiver."""
    columns = waiver.c.rule, waiver.c.fingerprint, waiver.c.reason, waiver.c.user, waiver.c.at
    statement = (
        select(participation.c.initiative_id, participation.c.programme_id, *columns)
        .join(participation, participation.c.id == waiver.c.participation_id)
        .where(among(participation.c.initiative_id, keys))
        .order_by(participation.c.initiative_id, participation.c.programme_id)
        .order_by(waiver.c.at, waiver.c.rule, waiver.c.fingerprint)
    )
    found: dict[int, tuple[tuple[str, Waiver], ...]] = {}
    for key, programme_id, rule, fingerprint, reason, user, at in fetch(connection, statement):
        item = Waiver(rule=rule, fingerprint=fingerprint, reason=reason, user=user, at=at)
        found[key] = (*found.get(key, ()), (programme_id, item))
    return found


def write_waivers(connection: Connection, programme_id: str, records: Mapping[int, Iterable[Waiver]]) -> None:
    """Write the waivers in a programme by the initiatives' row keys, in place of those there are."""
    parts = _made_keys(connection, programme_id, records)
    connection.execute(delete(waiver).where(among(waiver.c.participation_id, parts.values())))
    rows = [_waiver_row(parts[key], item) for key, some in records.items() for item in some]
    insert_rows(connection, waiver, rows)


def _waiver_row(part: int, item: Waiver) -> dict[str, Any]:
    return {
        "participation_id": part,
        "rule": item.rule,
        "fingerprint": item.fingerprint,
        "reason": item.reason,
        "user": item.user,
        "at": item.at,
    }


def _made_keys(connection: Connection, programme_id: str, initiatives: Collection[int]) -> dict[int, int]:
    """Return the keys of the participations, making rows that state nothing where there are none."""
    found = _keys(connection, programme_id, initiatives)
    plain: dict[str, Any] = {name: getattr(NOTHING_STATED, name) for name in _PLAIN}
    rows = [{"initiative_id": key, "programme_id": programme_id, **plain} for key in initiatives if key not in found]
    insert_rows(connection, participation, rows)
    return _keys(connection, programme_id, initiatives) if rows else found


def _keys(connection: Connection, programme_id: str, initiatives: Iterable[int]) -> dict[int, int]:
    statement = select(participation.c.initiative_id, participation.c.id).where(
        participation.c.programme_id == programme_id, among(participation.c.initiative_id, initiatives)
    )
    return dict(fetch(connection, statement))


class Waivers:
    """What officers set aside, with their reasons."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def latest_reasons(self, limit: int) -> tuple[str, ...]:
        """Return the reasons given last, the newest first, each once."""
        newest = func.max(waiver.c.at)
        statement = select(waiver.c.reason).group_by(waiver.c.reason).order_by(newest.desc(), waiver.c.reason)
        return tuple(self._connection.execute(statement.limit(limit)).scalars())

    def of_programme(self, programme_id: str, unit_id: UUID) -> dict[UUID, tuple[Waiver, ...]]:
        """Return the waivers in a programme by a union's initiatives."""
        columns = waiver.c.rule, waiver.c.fingerprint, waiver.c.reason, waiver.c.user, waiver.c.at
        statement = (
            select(initiative.c.uuid, *columns)
            .join(participation, participation.c.id == waiver.c.participation_id)
            .join(initiative, initiative.c.id == participation.c.initiative_id)
            .join(unit, unit.c.id == initiative.c.unit_id)
            .where(unit.c.uuid == unit_id, participation.c.programme_id == programme_id)
            .order_by(initiative.c.id, waiver.c.at, waiver.c.rule)
        )
        found: dict[UUID, tuple[Waiver, ...]] = {}
        for record_id, rule, fingerprint, reason, user, at in self._connection.execute(statement).all():
            item = Waiver(rule=rule, fingerprint=fingerprint, reason=reason, user=user, at=at)
            found[record_id] = (*found.get(record_id, ()), item)
        return found
