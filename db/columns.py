"""Column types and the columns that many tables share."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    TypeDecorator,
    Uuid,
)


class Choice(TypeDecorator[Any]):
    """A value of a closed list, kept as its English id."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        """Take the closed list."""
        super().__init__()
        self.kind = kind

    def bind_processor(self, _dialect: Dialect) -> Callable[[Any], Any]:
        """Give the plain id to the driver."""
        values: dict[Any, Any] = {None: None} | {member: member.value for member in self.kind}
        return values.__getitem__

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[Any], Any]:
        """Give the member back."""
        values: dict[Any, Any] = {None: None} | {member.value: member for member in self.kind}
        return values.__getitem__


_parsed = lru_cache(maxsize=1 << 15)(UUID)


class Identifier(TypeDecorator[UUID]):
    """A UUID; the same ones come again and again, so that those read lately are kept parsed."""

    impl = Uuid
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Give a UUID back; a driver that knows them does so by itself."""
        if super().result_processor(dialect, coltype) is None:
            return None
        return lambda value: None if value is None else _parsed(value)


class Instant(TypeDecorator[datetime]):
    """A moment, kept in UTC; aware on both sides."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Drop the zone after turning to UTC."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Say again that it is UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def key() -> Column[int]:
    """The integer key of a table."""
    return Column("id", Integer, primary_key=True)


def identity() -> list[Column[Any]]:
    """The integer key of a table and the UUID that is the same everywhere."""
    return [key(), Column("uuid", Identifier, nullable=False, unique=True)]


def kept() -> list[Column[Any]]:
    """The version of a mutable row and the digest of its other values."""
    return [Column("version", Integer, nullable=False, server_default="1"), digest()]


def digest() -> Column[bytes]:
    """The digest of a row's other values, so that bit rot is noticed."""
    return Column("digest", LargeBinary, nullable=False)


def refers(name: str, target: Table, *, required: bool = True, cascade: bool = False, **options: Any) -> Column[int]:
    """A foreign key to `target`'s integer key."""
    rule = "CASCADE" if cascade else None
    return Column(name, Integer, ForeignKey(target.c.id, ondelete=rule), nullable=not required, **options)


def text(name: str) -> Column[str]:
    """A text, "" where there is none."""
    return Column(name, String, nullable=False, server_default="")


def chosen(name: str, kind: type[StrEnum], *, required: bool = False) -> list[Column[Any] | CheckConstraint]:
    """A column with a value of a closed list, and its check."""
    values = ", ".join(f"'{member.value}'" for member in kind)
    return [
        Column(name, Choice(kind), nullable=not required),
        CheckConstraint(f"{name} IN ({values})", name=f"{name}_listed"),
    ]
