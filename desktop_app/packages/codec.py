"""Turn frozen dataclasses into JSON values and back, by their annotations."""

import types
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")

Decoder = Callable[[Any], Any]


def encode(value: object) -> Any:
    """Return a value as JSON: texts in NFC, days and instants (UTC) as ISO, records by field name."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    kind: Any = type(value)
    return {name: encode(getattr(value, name)) for name in _names(kind)}


def decode(kind: type[T], record: Mapping[str, Any]) -> T:
    """Return the dataclass that `encode` made `record` from; a field that is absent takes its default.

    Raises `ValueError`, `TypeError` or `KeyError` for a record that does not fit.
    """
    shape: Any = kind
    decoders = _decoders(shape)
    return kind(**{name: decoders[name](value) for name, value in record.items()})


@cache
def _names(kind: Any) -> tuple[str, ...]:
    if not is_dataclass(kind):
        raise TypeError(f"no JSON form for {kind.__name__}")
    return tuple(field.name for field in fields(kind))


@cache
def _decoders(kind: Any) -> dict[str, Decoder]:
    hints = get_type_hints(kind)
    return {name: _decoder(hints[name]) for name in _names(kind)}


def _decoder(hint: Any) -> Decoder:
    if get_origin(hint) in (Union, types.UnionType):
        inner = _decoder(next(part for part in get_args(hint) if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        item = _decoder(get_args(hint)[0])
        return lambda value: tuple(item(part) for part in value)
    if hint in (str, int, bool):
        return lambda value: value
    if hint in (date, datetime):
        read: Decoder = hint.fromisoformat
        return read
    if is_dataclass(hint):
        record: Any = hint
        return lambda value: decode(record, value)
    make: Decoder = hint
    return make
