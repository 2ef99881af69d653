"""Unions and the periods their facts hold for."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, delete, select, update
from sqlalchemy.sql import Select

from db.rows import insert_rows, key_of, keys_of, plain_names, update_rows
from db.tables import assessment, unit, unit_member_count, unit_period
from desktop_app.domain.errors import InputError
from desktop_app.domain.unit import Unit

UNNAMED_DAY: Final = date.min
"""Kept where nobody named the first day of a period."""

_PLAIN: Final = plain_names(Unit, unit_period, but=("valid_from", "addressees", "support_team"))
_COLUMNS: Final = [unit_period.c[name] for name in _PLAIN]


def _row(record: Unit) -> dict[str, Any]:
    return {
        **{name: getattr(record, name) for name in _PLAIN},
        "valid_from": record.valid_from or UNNAMED_DAY,
        "upper_uuid": record.upper_id,
        "addressees": list(record.addressees),
        "support_team": list(record.support_team),
    }


class Units:
    """The unions of a workspace: its own and those below it."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def own(self, day: date | None = None) -> Unit | None:
        """Return the workspace's own union as it stands on a day (None: in its newest period)."""
        return next(iter(self._read(self._periods().where(unit.c.own == 1), day)), None)

    def unit_on(self, unit_id: UUID, day: date | None = None) -> Unit | None:
        """Return a union as it stands on a day.

        Where no period holds that day, the last one before it serves, else the first one.
        """
        return next(iter(self._read(self._periods().where(unit.c.uuid == unit_id), day)), None)

    def subordinates(self, upper_id: UUID | None = None, day: date | None = None) -> tuple[Unit, ...]:
        """Return the unions directly below one, or all that aren't the workspace's own, in order of name.

        With a day: those whose period holds that day, as they stand on it.
        """
        found = self._read(self._periods().where(unit.c.own.is_(None)), day)
        if day is not None:
            found = [record for record in found if _holds(record, day)]
        if upper_id is not None:
            found = [record for record in found if record.upper_id == upper_id]
        return tuple(sorted(found, key=lambda record: record.name))

    def save(self, record: Unit, *, own: bool = False) -> None:
        """Write a union and the period that begins on its `valid_from`.

        A member count that differs from the newest dated one within the period corrects that one; none takes away all
        of the period.
        """
        self.save_all([record])
        if own:
            self._mark_own(record.id)

    def save_all(self, records: Sequence[Unit]) -> None:
        """Write several unions with their periods; every initiative then has to be assessed anew."""
        keys = keys_of(self._connection, unit, [record.id for record in records])
        fresh = {record.id for record in records} - keys.keys()
        insert_rows(self._connection, unit, [{"uuid": record_id, "own": None} for record_id in sorted(fresh)])
        keys |= keys_of(self._connection, unit, fresh)
        for record in records:
            self._save_period(keys[record.id], record)
        self._connection.execute(delete(assessment))

    def correct(self, before: Unit, after: Unit) -> None:
        """Write a union's period over, its first day included; the other periods stay as they are.

        Raises:
            InputError: another period begins on that day (`clash`).
        """
        old, new = before.valid_from or UNNAMED_DAY, after.valid_from or UNNAMED_DAY
        if old != new:
            mine = unit_period.c.unit_id == key_of(self._connection, unit, before.id)
            if self._connection.scalar(select(unit_period.c.id).where(mine, unit_period.c.valid_from == new)):
                raise InputError(
                    "clash",
                    "Đơn vị đã có thông tin từ đúng ngày này nên chưa lưu thay đổi của bạn; dữ liệu đang có được giữ "
                    "nguyên. Hãy chọn ngày khác ở “Từ ngày” rồi lưu lại.",
                )
            moved = update(unit_period).where(mine, unit_period.c.valid_from == old).values(valid_from=new)
            self._connection.execute(moved)
        self.save_all([after])

    def delete(self, unit_id: UUID) -> None:
        """Delete a union to which nothing belongs."""
        self._connection.execute(delete(unit).where(unit.c.uuid == unit_id))

    def set_member_count(self, unit_id: UUID, day: date, count: int) -> None:
        """Keep the number of members that a union stated on a day."""
        key = key_of(self._connection, unit, unit_id)
        row = {"unit_id": key, "counted_on": day, "count": count}
        table = unit_member_count
        self._connection.execute(delete(table).where(table.c.unit_id == key, table.c.counted_on == day))
        insert_rows(self._connection, table, [row])

    def _mark_own(self, unit_id: UUID) -> None:
        marked = select(unit.c.id, unit.c.uuid).where(unit.c.own == 1, unit.c.uuid != unit_id)
        for key, record_id in self._connection.execute(marked).all():
            update_rows(self._connection, unit, {key: {"uuid": record_id, "own": None}})
        key = key_of(self._connection, unit, unit_id)
        update_rows(self._connection, unit, {key: {"uuid": unit_id, "own": 1}})

    def _save_period(self, key: int, record: Unit) -> None:
        row = {"unit_id": key, **_row(record)}
        found = self._connection.scalar(
            select(unit_period.c.id).where(unit_period.c.unit_id == key, unit_period.c.valid_from == row["valid_from"])
        )
        if found is None:
            insert_rows(self._connection, unit_period, [row])
        else:
            update_rows(self._connection, unit_period, {found: row})
        self._correct_count(key, record)

    def _correct_count(self, key: int, record: Unit) -> None:
        counted = unit_member_count
        within = (
            counted.c.unit_id == key,
            counted.c.counted_on.between(record.valid_from or UNNAMED_DAY, record.valid_to or date.max),
        )
        if record.member_count is None:
            self._connection.execute(delete(counted).where(*within))
            return
        ordered = select(counted.c.counted_on, counted.c.count).where(*within).order_by(counted.c.counted_on.desc())
        newest = self._connection.execute(ordered.limit(1)).first()
        if newest is not None and record.member_count != newest[1]:
            self.set_member_count(record.id, newest[0], record.member_count)

    def _periods(self) -> Select[Any]:
        return (
            select(
                unit.c.id.label("key"),
                unit.c.uuid,
                unit_period.c.valid_from,
                unit_period.c.upper_uuid,
                unit_period.c.addressees,
                unit_period.c.support_team,
                *_COLUMNS,
            )
            .join(unit_period, unit_period.c.unit_id == unit.c.id)
            .order_by(unit.c.id, unit_period.c.valid_from)
        )

    def _read(self, statement: Select[Any], day: date | None) -> list[Unit]:
        by_unit: dict[int, list[Row[Any]]] = {}
        for row in self._connection.execute(statement).all():
            by_unit.setdefault(row.key, []).append(row)
        return [self._unit(key, _period_on(periods, day), day) for key, periods in by_unit.items()]

    def _unit(self, key: int, row: Row[Any], day: date | None) -> Unit:
        values = {name: row._mapping[name] for name in _PLAIN}
        counted = unit_member_count
        count = self._connection.scalar(
            select(counted.c.count)
            .where(counted.c.unit_id == key, counted.c.counted_on >= row.valid_from)
            .where(counted.c.counted_on <= min(day or date.max, row.valid_to or date.max))
            .order_by(counted.c.counted_on.desc())
            .limit(1)
        )
        if count is not None:
            values["member_count"] = count
        return Unit(
            id=row.uuid,
            upper_id=row.upper_uuid,
            addressees=tuple(row.addressees),
            support_team=tuple(row.support_team),
            valid_from=None if row.valid_from == UNNAMED_DAY else row.valid_from,
            **values,
        )


def _holds(record: Unit, day: date) -> bool:
    return (record.valid_from or date.min) <= day <= (record.valid_to or date.max)


def _period_on(periods: Sequence[Row[Any]], day: date | None) -> Row[Any]:
    """Choose among the periods of one union, which are in order of their first days."""
    if day is None:
        return periods[-1]
    begun = [row for row in periods if row.valid_from <= day]
    holding = [row for row in begun if row.valid_to is None or row.valid_to >= day]
    return (holding or begun or periods[:1])[-1]
