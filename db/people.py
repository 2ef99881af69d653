"""People and their awards."""

from array import array
from collections.abc import Collection, Sequence
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import Connection, delete, func, select

from db.assessments import forget_of_people
from db.engine import among
from db.rows import batches, fetch, fetch_records, insert_rows, key_of, keys_of, plain_names, update_rows
from db.search import index_words, person_words, reindex_initiatives, unindex
from db.tables import authorship, award, person, union_group, unit
from desktop_app.domain.person import Award, Person
from desktop_app.text.fold import fold
from desktop_app.text.names import given_name_key

_PLAIN: Final = plain_names(Person, person)
_STATEMENT: Final = (
    select(person.c.id.label("key"), person.c.uuid.label("id"), unit.c.uuid.label("unit_id"))
    .add_columns(func.coalesce(union_group.c.name, "").label("group"), *(person.c[name] for name in _PLAIN))
    .join(unit, unit.c.id == person.c.unit_id)
    .outerjoin(union_group, union_group.c.id == person.c.group_id)
)


def names_of(connection: Connection, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the full names of people."""
    statement = select(person.c.uuid, person.c.full_name).where(among(person.c.uuid, ids))
    return dict(fetch(connection, statement))


class People:
    """The people of the workspace's unions."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def of_unit(self, unit_id: UUID) -> tuple[Person, ...]:
        """Return a union's people in the Vietnamese order of given names."""
        return tuple(record for some in batches(self.keys(unit_id)) for record in self.by_keys(some))

    def keys(self, unit_id: UUID) -> "array[int]":
        """Return the row keys of a union's people in the Vietnamese order of given names."""
        key = key_of(self._connection, unit, unit_id)
        statement = select(person.c.id).where(person.c.unit_id == key).order_by(person.c.name_order, person.c.id)
        return array("q", self._connection.scalars(statement).all())

    def by_keys(self, keys: Sequence[int]) -> tuple[Person, ...]:
        """Return the people with these row keys, at most 2,000, in this order; those that are gone are left out."""
        found = self.by_key(keys)
        return tuple(found[key] for key in keys if key in found)

    def by_key(self, keys: Collection[int]) -> dict[int, Person]:
        """Return the people with these row keys by key, in two queries."""
        awards: dict[int, tuple[Award, ...]] = {}
        titles = select(award.c.person_id, award.c.year, award.c.title).where(among(award.c.person_id, keys))
        ordered = titles.order_by(award.c.person_id, award.c.place)
        for key, year, title in fetch(self._connection, ordered):
            awards[key] = (*awards.get(key, ()), Award(year, title))
        return fetch_records(self._connection, Person, _STATEMENT.where(among(person.c.id, keys)), awards=awards)

    def by_id(self, ids: Collection[UUID]) -> dict[UUID, Person]:
        """Return those of the people that are there."""
        keys = list(keys_of(self._connection, person, ids).values())
        return {record.id: record for some in batches(keys) for record in self.by_key(some).values()}

    def members_entered(self, unit_id: UUID) -> int:
        """Count a union's members (other workers apart) that were entered."""
        statement = select(func.count()).select_from(person).join(unit, unit.c.id == person.c.unit_id)
        return self._connection.execute(statement.where(unit.c.uuid == unit_id, person.c.is_member)).scalar_one()

    def insert_all(self, records: Sequence[Person]) -> None:
        """Write people that aren't there yet."""
        rows = self._rows(records)
        insert_rows(self._connection, person, list(rows.values()))
        keys = keys_of(self._connection, person, rows)
        self._write_awards({keys[record.id]: record for record in records})
        words = [(keys[record.id], person_words(record)) for record in records]
        index_words(self._connection, "person", words, new=True)

    def update_all(self, records: Sequence[Person]) -> None:
        """Write people that are there, whatever their versions."""
        rows = self._rows(records)
        keys = keys_of(self._connection, person, rows)
        by_key = {keys[record.id]: record for record in records}
        update_rows(self._connection, person, {keys[record_id]: row for record_id, row in rows.items()})
        self._write_awards(by_key, clear=list(by_key))
        words = [(key, person_words(record)) for key, record in by_key.items()]
        index_words(self._connection, "person", words, new=False)
        self._reindex_written(list(by_key))
        forget_of_people(self._connection, list(by_key))

    def delete_all(self, ids: Collection[UUID]) -> None:
        """Delete people whom no initiative names."""
        keys = keys_of(self._connection, person, ids)
        for key in keys.values():
            unindex(self._connection, "person", key)
        self._connection.execute(delete(person).where(among(person.c.id, keys.values())))

    def _rows(self, records: Sequence[Person]) -> dict[UUID, dict[str, Any]]:
        units = keys_of(self._connection, unit, {record.unit_id for record in records})
        groups = self._groups(
            {(units[record.unit_id], record.unit_id, record.group) for record in records if record.group}
        )
        return {
            record.id: {
                "uuid": record.id,
                "unit_id": units[record.unit_id],
                **{name: getattr(record, name) for name in _PLAIN},
                "code_key": fold(record.code) or None,
                "group_id": groups.get((units[record.unit_id], record.group)),
                "name_order": given_name_key(record.full_name),
            }
            for record in records
        }

    def _groups(self, named: set[tuple[int, UUID, str]]) -> dict[tuple[int, str], int]:
        """Return the keys of groups by union and name, making those that are new; a group's code is its name."""
        if not named:
            return {}
        columns = union_group.c.unit_id, union_group.c.code, union_group.c.id
        statement = select(*columns).where(among(union_group.c.unit_id, {key for key, _, _ in named}))
        found = {(key, code) for key, code, _ in self._connection.execute(statement).all()}
        fresh = [
            {"uuid": uuid5(unit_id, f"group\x1f{name}"), "unit_id": key, "code": name, "name": name}
            for key, unit_id, name in sorted(named)
            if (key, name) not in found
        ]
        insert_rows(self._connection, union_group, fresh)
        return {(key, code): group for key, code, group in self._connection.execute(statement).all()}

    def _write_awards(self, records: dict[int, Person], clear: Sequence[int] = ()) -> None:
        self._connection.execute(delete(award).where(among(award.c.person_id, clear)))
        rows = [
            {"person_id": key, "place": place, "year": item.year, "title": item.title}
            for key, record in records.items()
            for place, item in enumerate(record.awards, 1)
        ]
        insert_rows(self._connection, award, rows)

    def _reindex_written(self, keys: Sequence[int]) -> None:
        statement = select(authorship.c.initiative_id).where(among(authorship.c.person_id, keys)).distinct()
        reindex_initiatives(self._connection, self._connection.scalars(statement).all())
