"""What belongs to an initiative in one programme alone, and what officers waive there."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, delete, select

from db.assessments import forget_of_initiatives
from db.engine import among
from db.rows import fetch, fetch_records, insert_rows, key_of, keys_of, plain_names, update_rows
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


def _keys(connection: Connection, programme_id: str, initiatives: Iterable[int]) -> dict[int, int]:
    statement = select(participation.c.initiative_id, participation.c.id).where(
        participation.c.programme_id == programme_id, among(participation.c.initiative_id, initiatives)
    )
    return dict(fetch(connection, statement))


class Participations:
    """The initiatives' parts in programmes; programme "" is what was stated for none in particular."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def get(self, initiative_id: UUID, programme_id: str) -> Participation:
        """Return what is stated of an initiative for this programme itself."""
        key = key_of(self._connection, initiative, initiative_id)
        return participations_of(self._connection, programme_id, [key]).get(key, NOTHING_STATED)

    def save(self, initiative_id: UUID, programme_id: str, record: Participation) -> None:
        """Write what is stated of an initiative for a programme."""
        key = key_of(self._connection, initiative, initiative_id)
        people = keys_of(self._connection, person, record.put_forward)
        write_participations(self._connection, programme_id, {key: record}, people)
        forget_of_initiatives(self._connection, [key])


class Waivers:
    """What officers set aside, with their reasons."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

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

    def add(self, initiative_id: UUID, programme_id: str, item: Waiver) -> None:
        """Keep a waiver, in place of an earlier one of the same finding."""
        key = key_of(self._connection, initiative, initiative_id)
        self.remove(initiative_id, programme_id, item.rule, item.fingerprint)
        part = self._part(key, programme_id)
        row = {
            "participation_id": part,
            "rule": item.rule,
            "fingerprint": item.fingerprint,
            "reason": item.reason,
            "user": item.user,
            "at": item.at,
        }
        insert_rows(self._connection, waiver, [row])

    def remove(self, initiative_id: UUID, programme_id: str, rule: str, fingerprint: str) -> None:
        """Take a waiver back."""
        key = key_of(self._connection, initiative, initiative_id)
        part = self._part(key, programme_id)
        same = waiver.c.participation_id == part, waiver.c.rule == rule, waiver.c.fingerprint == fingerprint
        self._connection.execute(delete(waiver).where(*same))
        forget_of_initiatives(self._connection, [key])

    def _part(self, key: int, programme_id: str) -> int:
        """Return the key of the participation, making a row that states nothing where there is none."""
        found = _keys(self._connection, programme_id, [key])
        if not found:
            plain: dict[str, Any] = {name: getattr(NOTHING_STATED, name) for name in _PLAIN}
            row = {"initiative_id": key, "programme_id": programme_id, **plain}
            insert_rows(self._connection, participation, [row])
            found = _keys(self._connection, programme_id, [key])
        return found[key]
