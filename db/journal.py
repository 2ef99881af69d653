"""What the workspace keeps for itself: events, settings of the union, drafts."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, delete, insert, select

from db.engine import among
from db.record_tables import draft, event, setting
from desktop_app.domain.records import Event


class Events:
    """Who did what when, in the order it happened, whatever the clock said."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def add(self, at: datetime, user: str, kind: str, record_id: UUID | None = None, detail: str = "") -> None:
        """Keep an event; `detail` must hold no personal data."""
        row = {"at": at, "user": user, "kind": kind, "record_uuid": record_id, "detail": detail}
        self._connection.execute(insert(event).values(**row))

    def latest(self, limit: int = 200) -> tuple[Event, ...]:
        """Return the latest events, the newest first."""
        return self._events(select(event), limit)

    def of_kinds(self, kinds: Collection[str], limit: int) -> tuple[Event, ...]:
        """Return the latest events of these kinds, the newest first."""
        return self._events(select(event).where(event.c.kind.in_(sorted(kinds))), limit)

    def _events(self, statement: Select[Any], limit: int) -> tuple[Event, ...]:
        rows = self._connection.execute(statement.order_by(event.c.sequence.desc()).limit(limit)).all()
        return tuple(
            Event(
                sequence=row.sequence,
                at=row.at,
                user=row.user,
                kind=row.kind,
                record_id=row.record_uuid,
                detail=row.detail,
            )
            for row in rows
        )


class Settings:
    """The settings of the union that keeps this workspace, as JSON values."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def get(self, name: str) -> Any:
        """Return a setting; None where it was never put."""
        return self._connection.scalar(select(setting.c.value).where(setting.c.name == name))

    def put(self, name: str, value: bool | int | str | Sequence[Any] | dict[str, Any]) -> None:
        """Put a setting in place of what it was."""
        self._connection.execute(delete(setting).where(setting.c.name == name))
        self._connection.execute(insert(setting).values(name=name, value=value))

    def drop(self, name: str) -> None:
        """Forget a setting."""
        self._connection.execute(delete(setting).where(setting.c.name == name))


class Drafts:
    """What was being typed and isn't saved yet, by record and field."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def of_record(self, record_id: UUID) -> dict[str, str]:
        """Return the drafts of a record by field."""
        statement = select(draft.c.field, draft.c.value).where(draft.c.record_uuid == record_id)
        return dict(self._connection.execute(statement).all())

    def put(self, record_id: UUID, field: str, value: str, at: datetime) -> None:
        """Keep what is being typed into a field."""
        self.clear(record_id, field)
        self._connection.execute(insert(draft).values(record_uuid=record_id, field=field, value=value, at=at))

    def clear(self, record_id: UUID, field: str | None = None) -> None:
        """Drop the draft of one field, or all of the record's."""
        statement = delete(draft).where(draft.c.record_uuid == record_id)
        self._connection.execute(statement if field is None else statement.where(draft.c.field == field))

    def drop(self, written: Mapping[UUID, Collection[str] | None]) -> None:
        """Drop the drafts of records' fields (None: all of them)."""
        columns = draft.c.record_uuid, draft.c.field
        for record_id, field in self._connection.execute(select(*columns).where(among(columns[0], written))).all():
            names = written[record_id]
            if names is None or field in names:
                self.clear(record_id, field)
