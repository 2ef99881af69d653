"""Decisions and certificates, each entered and scanned once."""

from collections.abc import Collection, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, delete, select
from sqlalchemy.sql import Select

from db.engine import among
from db.files import as_stored, file_keys
from db.rows import insert_rows, key_of, keys_of, update_rows
from db.tables import assessment, decision, initiative, stored_file, unit
from desktop_app.domain.initiative import Decision

_PLAIN: Final = ("number", "decided_on", "authority", "is_certificate")


class Decisions:
    """The decisions that recognise initiatives."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def of_unit(self, unit_id: UUID) -> tuple[Decision, ...]:
        """Return a union's decisions in order of date and number."""
        key = key_of(self._connection, unit, unit_id)
        ordered = _statement().where(decision.c.unit_id == key).order_by(decision.c.decided_on, decision.c.number)
        return tuple(_decision(*row)[1] for row in self._connection.execute(ordered).all())

    def by_key(self, keys: Collection[int]) -> dict[int, Decision]:
        """Return the decisions with these row keys by key, in one query."""
        rows = self._connection.execute(_statement().where(among(decision.c.id, keys))).all()
        return dict(_decision(*row) for row in rows)

    def by_id(self, ids: Collection[UUID]) -> dict[UUID, Decision]:
        """Return those of the decisions that are there."""
        keys = keys_of(self._connection, decision, ids)
        return {record.id: record for record in self.by_key(keys.values()).values()}

    def delete_all(self, ids: Collection[UUID]) -> None:
        """Delete decisions to which no initiative leads."""
        self._connection.execute(delete(decision).where(among(decision.c.uuid, ids)))

    def save_all(self, records: Sequence[Decision]) -> None:
        """Write decisions, whether they are there or not."""
        units = keys_of(self._connection, unit, {record.unit_id for record in records})
        files = file_keys(self._connection, [record.scan for record in records])
        rows = {
            record.id: {
                "uuid": record.id,
                "unit_id": units[record.unit_id],
                **{name: getattr(record, name) for name in _PLAIN},
                "scan_name": record.scan and record.scan.name,
                "scan_file_id": record.scan and files[record.scan.sha256],
            }
            for record in records
        }
        keys = keys_of(self._connection, decision, rows)
        update_rows(self._connection, decision, {key: rows[record_id] for record_id, key in keys.items()})
        insert_rows(self._connection, decision, [row for record_id, row in rows.items() if record_id not in keys])
        recognised = select(initiative.c.id).where(among(initiative.c.decision_id, keys.values()))
        self._connection.execute(delete(assessment).where(assessment.c.initiative_id.in_(recognised)))


def _statement() -> Select[Any]:
    file = stored_file.c
    plain = [decision.c[name] for name in _PLAIN]
    return (
        select(decision.c.id, decision.c.uuid, unit.c.uuid, decision.c.scan_name)
        .add_columns(file.sha256, file.size, file.file_type, *plain)
        .join(unit, unit.c.id == decision.c.unit_id)
        .outerjoin(stored_file, file.id == decision.c.scan_file_id)
    )


def _decision(
    key: int,
    record_id: UUID,
    unit_id: UUID,
    scan_name: str | None,
    sha256: Any,
    size: Any,
    kind: Any,
    *plain: Any,
) -> tuple[int, Decision]:
    scan = None if scan_name is None else as_stored(scan_name, sha256, size, kind)
    values = dict(zip(_PLAIN, plain, strict=True))
    return key, Decision(id=record_id, unit_id=unit_id, scan=scan, **values)
