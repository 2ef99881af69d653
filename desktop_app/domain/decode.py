"""Turn JSON values into frozen dataclasses, field by field, as the annotations say."""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache, partial
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

Decoder = Callable[[Any], Any]


def decode(kind: type[T], record: Mapping[str, Any], **more: object) -> T:
    """Return the dataclass that `record` describes, with `more` as it is; a field that is absent takes its default.

    Days and instants come from ISO 8601, closed lists from their ids, lists become tuples. Raises `ValueError`,
    `TypeError` or `KeyError` for a record that does not fit.
    """
    shape: Any = kind
    decoders = _decoders(shape)
    return kind(**{name: decoders[name](value) for name, value in record.items()}, **more)


@cache
def _decoders(kind: Any) -> dict[str, Decoder]:
    hints = get_type_hints(kind)
    return {field.name: _decoder(hints[field.name]) for field in fields(kind)}


def _decoder(hint: Any) -> Decoder:
    if get_origin(hint) in (Union, types.UnionType):
        inner = _decoder(next(part for part in get_args(hint) if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        item = _decoder(get_args(hint)[0])
        return lambda value: tuple(item(part) for part in value)
    if get_origin(hint) is Mapping:
        key, content = map(_decoder, get_args(hint))
        return lambda value: {key(name): content(part) for name, part in value.items()}
    if hint in (str, int, bool):
        return partial(_plain, hint)
    if hint in (date, datetime):
        read: Decoder = hint.fromisoformat
        return read
    if is_dataclass(hint):
        record: Any = hint
        return lambda value: decode(record, value)
    make: Decoder = hint
    return make


def _plain(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{kind.__name__} expected, not {type(value).__name__}")
    return value
