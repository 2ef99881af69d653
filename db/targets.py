"""The targets that unions registered: how many initiatives each set itself in a programme."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection, delete, select

from db.rows import insert_rows, key_of
from db.tables import target, unit
from desktop_app.domain.identifiers import target_id
from desktop_app.domain.report import UnitTarget


class Targets:
    """The registered targets of unions, one of each in a programme."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def of_programme(self, programme_id: str) -> Mapping[UUID, UnitTarget]:
        """Return the targets in a programme by the unions' ids."""
        statement = (
            select(unit.c.uuid, target.c.count.label("registered"), target.c.dated_on)
            .join(unit, unit.c.id == target.c.unit_id)
            .where(target.c.programme_id == programme_id, target.c.group_id.is_(None), target.c.year.is_(None))
        )
        rows = self._connection.execute(statement).all()
        return {row.uuid: UnitTarget(unit_id=row.uuid, count=row.registered, dated_on=row.dated_on) for row in rows}

    def put(self, programme_id: str, record: UnitTarget) -> None:
        """Keep a union's target in place of what it was."""
        self.drop(programme_id, record.unit_id)
        row = {
            "uuid": target_id(record.unit_id, programme_id),
            "unit_id": key_of(self._connection, unit, record.unit_id),
            "group_id": None,
            "programme_id": programme_id,
            "year": None,
            "count": record.count,
            "dated_on": record.dated_on,
        }
        insert_rows(self._connection, target, [row])

    def drop(self, programme_id: str, unit_id: UUID) -> None:
        """Take a union's target away."""
        key = key_of(self._connection, unit, unit_id)
        whole = target.c.group_id.is_(None), target.c.year.is_(None)
        statement = delete(target).where(target.c.unit_id == key, target.c.programme_id == programme_id, *whole)
        self._connection.execute(statement)
