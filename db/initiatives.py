"""Initiatives: the facts of the register, without what belongs to one programme."""

from array import array
from collections.abc import Collection, Sequence
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import Connection, delete, func, select

from db.assessments import forget_of_initiatives
from db.authorship import authors_of, write_authors
from db.enclosures import attachments_of, write_attachments
from db.engine import among
from db.rows import fetch_records, insert_rows, key_of, keys_of, plain_names, update_rows
from db.saving import clash_over, save_row
from db.search import reindex_initiatives, unindex
from db.tables import decision, initiative, person, unit
from desktop_app.domain.initiative import Attachment, Authorship, Initiative
from desktop_app.domain.records import Versioned
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

    def get(self, initiative_id: UUID) -> Versioned[Initiative] | None:
        """Return an initiative with the version of its row."""
        where = select(initiative.c.id, initiative.c.version).where(initiative.c.uuid == initiative_id)
        found = self._connection.execute(where).first()
        return None if found is None else Versioned(self.by_keys([found.id])[0], found.version)

    def by_code(self, unit_id: UUID, code: str) -> Initiative | None:
        """Return a union's initiative by its code; case and accents don't count."""
        where = _STATEMENT.where(unit.c.uuid == unit_id, initiative.c.code_key == fold(code))
        return next(iter(fetch_records(self._connection, Initiative, where).values()), None)

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

    def count(self, unit_id: UUID) -> int:
        """Count a union's initiatives."""
        key = key_of(self._connection, unit, unit_id)
        statement = select(func.count()).select_from(initiative).where(initiative.c.unit_id == key)
        return self._connection.execute(statement).scalar_one()

    def save(self, record: Initiative, expected: int | None = None) -> int:
        """Write an initiative's own facts; return the new version.

        Raises:
            ClashError: the row isn't of the `expected` version any more.
        """
        key, version = save_row(
            self._connection,
            initiative,
            record.id,
            self._rows([record])[record.id],
            expected,
            lambda: clash_over(f"Sáng kiến {record.code}", record, self.get(record.id)),
        )
        self._written([key])
        return version

    def authors(self, initiative_id: UUID) -> tuple[Authorship, ...]:
        """Return an initiative's authors in the order named."""
        key = key_of(self._connection, initiative, initiative_id)
        return authors_of(self._connection, [key]).get(key, ())

    def set_authors(self, initiative_id: UUID, authors: Sequence[Authorship]) -> None:
        """Write an initiative's authors in place of those there are."""
        key = key_of(self._connection, initiative, initiative_id)
        people = keys_of(self._connection, person, (item.person_id for item in authors))
        write_authors(self._connection, {key: authors}, people, clear=[key])
        self._written([key])

    def attachments(self, initiative_id: UUID) -> tuple[Attachment, ...]:
        """Return an initiative's attachments in order."""
        key = key_of(self._connection, initiative, initiative_id)
        return attachments_of(self._connection, [key]).get(key, ())

    def set_attachments(self, initiative_id: UUID, attachments: Sequence[Attachment]) -> None:
        """Write an initiative's attachments in place of those there are."""
        key = key_of(self._connection, initiative, initiative_id)
        write_attachments(self._connection, {key: attachments}, clear=[key])
        forget_of_initiatives(self._connection, [key])

    def delete(self, initiative_id: UUID) -> None:
        """Delete an initiative with all that belongs to it; submissions keep what they hold of it."""
        key = key_of(self._connection, initiative, initiative_id)
        unindex(self._connection, "initiative", key)
        self._connection.execute(delete(initiative).where(initiative.c.id == key))

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

    def _written(self, keys: Sequence[int]) -> None:
        reindex_initiatives(self._connection, keys)
        forget_of_initiatives(self._connection, keys)

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
