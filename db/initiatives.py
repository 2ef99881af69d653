"""Initiatives: the facts of the register, without what belongs to one programme."""

from array import array
from collections.abc import Collection, Sequence
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import Connection, func, select

from db.engine import among
from db.rows import fetch_records, insert_rows, key_of, keys_of, plain_names, update_rows
from db.tables import authorship, decision, initiative, person, unit
from desktop_app.domain.initiative import Initiative
from desktop_app.text.fold import fold
from desktop_app.text.names import vietnamese_key

_PLAIN: Final = plain_names(Initiative, initiative)
_STATEMENT: Final = (
    select(initiative.c.id.label("key"), initiative.c.uuid.label("id"))
    .add_columns(unit.c.uuid.label("unit_id"), decision.c.uuid.label("decision_id"))
    .add_columns(*(initiative.c[name] for name in _PLAIN))
    .join(unit, unit.c.id == initiative.c.unit_id)
    .outerjoin(decision, decision.c.id == initiative.c.decision_id)
)
_ORDERS: Final = {
    "code": initiative.c.code_order,
    "title": initiative.c.title_order,
    "applied_on": initiative.c.applied_on,
}
_ORDER_LENGTH: Final = 160

Order = Literal["code", "title", "applied_on"]


class Initiatives:
    """The initiatives of the workspace's unions."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def keys(self, unit_id: UUID, order: Order = "code") -> "array[int]":
        """Return the row keys of a union's initiatives in an order; codes go by their numbers (SK2 before SK10)."""
        key = key_of(self._connection, unit, unit_id)
        statement = select(initiative.c.id).where(initiative.c.unit_id == key).order_by(_ORDERS[order], initiative.c.id)
        return array("q", self._connection.scalars(statement).all())

    def by_keys(self, keys: Sequence[int]) -> tuple[Initiative, ...]:
        """Return the initiatives with these row keys, at most 2,000, in this order; those gone are left out."""
        found = self.by_key(keys)
        return tuple(found[key] for key in keys if key in found)

    def by_key(self, keys: Collection[int]) -> dict[int, Initiative]:
        """Return the initiatives with these row keys by key, in one query."""
        return fetch_records(self._connection, Initiative, _STATEMENT.where(among(initiative.c.id, keys)))

    def codes(self, unit_id: UUID) -> list[str]:
        """Return the codes of a union's initiatives, in their natural order."""
        key = key_of(self._connection, unit, unit_id)
        statement = select(initiative.c.code).where(initiative.c.unit_id == key).order_by(initiative.c.code_order)
        return list(self._connection.scalars(statement).all())

    def codes_naming(self, person_ids: Collection[UUID]) -> tuple[str, ...]:
        """Return the codes of the initiatives that name these people as authors, in their natural order."""
        people = keys_of(self._connection, person, person_ids).values()
        named = select(authorship.c.initiative_id).where(among(authorship.c.person_id, people))
        statement = select(initiative.c.code).where(initiative.c.id.in_(named)).order_by(initiative.c.code_order)
        return tuple(self._connection.scalars(statement).all())

    def ids_naming(self, person_id: UUID) -> tuple[UUID, ...]:
        """Return the initiatives that name a person as author, in the natural order of their codes."""
        statement = (
            select(initiative.c.uuid)
            .join(authorship, authorship.c.initiative_id == initiative.c.id)
            .join(person, person.c.id == authorship.c.person_id)
            .where(person.c.uuid == person_id)
            .order_by(initiative.c.code_order, initiative.c.id)
        )
        return tuple(self._connection.scalars(statement).all())

    def codes_by_id(self, ids: Collection[UUID]) -> dict[UUID, str]:
        """Return the codes of those of the ids that initiatives bear."""
        statement = select(initiative.c.uuid, initiative.c.code).where(among(initiative.c.uuid, ids))
        return dict(self._connection.execute(statement).all())

    def ids_there(self, ids: Collection[UUID]) -> set[UUID]:
        """Return those of the ids that initiatives bear."""
        return set(keys_of(self._connection, initiative, ids))

    def count(self, unit_id: UUID) -> int:
        """Count a union's initiatives."""
        key = key_of(self._connection, unit, unit_id)
        statement = select(func.count()).select_from(initiative).where(initiative.c.unit_id == key)
        return self._connection.execute(statement).scalar_one()

    def insert_all(self, records: Sequence[Initiative]) -> dict[UUID, int]:
        """Write initiatives that aren't there yet, without their search rows; return their row keys."""
        rows = self._rows(records)
        insert_rows(self._connection, initiative, list(rows.values()))
        return keys_of(self._connection, initiative, rows)

    def update_all(self, records: Sequence[Initiative]) -> dict[UUID, int]:
        """Write initiatives that are there, without their search rows; return their row keys."""
        rows = self._rows(records)
        keys = keys_of(self._connection, initiative, rows)
        update_rows(self._connection, initiative, {keys[record_id]: row for record_id, row in rows.items()})
        return keys

    def _rows(self, records: Sequence[Initiative]) -> dict[UUID, dict[str, Any]]:
        units = keys_of(self._connection, unit, {record.unit_id for record in records})
        named = {record.decision_id for record in records if record.decision_id is not None}
        decisions = keys_of(self._connection, decision, named)
        return {
            record.id: {
                "uuid": record.id,
                "unit_id": units[record.unit_id],
                "decision_id": record.decision_id and decisions[record.decision_id],
                **{name: getattr(record, name) for name in _PLAIN},
                "code_key": fold(record.code),
                "code_order": vietnamese_key(record.code),
                "title_order": vietnamese_key(record.title[:_ORDER_LENGTH])[:_ORDER_LENGTH],
            }
            for record in records
        }
