"""What rests on assessments and on what they lack: initiatives to assess, titles to compare, findings about others."""

import json
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from db.rows import key_of
from db.tables import unit

_OTHER: Final = '"other": "'
_UNKNOWN: Final = """
SELECT json_group_array(uuid) FROM (
    SELECT uuid FROM initiative
    WHERE unit_id = :unit
    AND +id NOT IN (SELECT initiative_id FROM participation WHERE withdrawn AND programme_id IN (:programme, ''))
    AND +id NOT IN (
        SELECT initiative_id FROM assessment WHERE programme_id = :programme AND versions = :versions AND day = :day
    )
    ORDER BY code_order, id)
"""
_TITLES: Final = """
SELECT uuid, code, title, stage = 'done' FROM initiative
WHERE unit_id = :unit
AND +id NOT IN (SELECT initiative_id FROM participation WHERE withdrawn AND programme_id IN (:programme, ''))
ORDER BY code_order, id
"""
_CITATIONS: Final = """
SELECT i.uuid, json_extract(f.value, '$.other'), json_extract(f.value, '$.message')
FROM {source}, json_each(a.findings) AS f
WHERE a.programme_id = :programme AND a.versions = :versions AND a.day = :day
AND instr(a.findings, :mark) AND json_extract(f.value, '$.other') IS NOT NULL
"""
_SOME: Final = (
    "(SELECT id, uuid FROM initiative WHERE uuid IN (SELECT value FROM json_each(:ids))) AS i"
    " CROSS JOIN assessment AS a ON a.initiative_id = i.id"
)


class Upkeep:
    """Reads what keeping assessments fresh takes."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def missing(self, unit_id: UUID, programme_id: str, versions: str, day: date) -> list[UUID]:
        """Return a union's initiatives without an assessment of a day, in order of code; those withdrawn need none."""
        values = self._values(programme_id, versions, day) | {"unit": key_of(self._connection, unit, unit_id)}
        found = self._connection.exec_driver_sql(_UNKNOWN, values).scalar_one()
        return list(map(UUID, json.loads(found)))

    def titles(self, unit_id: UUID, programme_id: str) -> list[tuple[str, str, str, bool]]:
        """Return id (hex), code, title and whether it is done of a union's initiatives that take part, by code."""
        values = {"unit": key_of(self._connection, unit, unit_id), "programme": programme_id}
        result = self._connection.exec_driver_sql(_TITLES, values)
        return list(map(tuple, result.cursor.fetchall()))

    def citations(
        self, programme_id: str, versions: str, day: date, ids: Collection[UUID] | None = None
    ) -> Iterator[tuple[str, str, str]]:
        """Yield for each finding that is about another initiative whose it is, the other (ids in hex), its message."""
        values = self._values(programme_id, versions, day) | {"mark": _OTHER}
        values["ids"] = json.dumps([record_id.hex for record_id in ids or ()])
        source = "assessment AS a JOIN initiative AS i ON i.id = a.initiative_id" if ids is None else _SOME
        result = self._connection.exec_driver_sql(_CITATIONS.format(source=source), values)
        yield from result.cursor.fetchall()

    @staticmethod
    def _values(programme_id: str, versions: str, day: date) -> dict[str, Any]:
        return {"programme": programme_id, "versions": versions, "day": day.isoformat()}
