"""Turn values that hold to the schema into the frozen values of the domain, field by field."""

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from desktop_app.programmes.toml import JsonValue

T = TypeVar("T")


def convert(kind: type[T], values: Mapping[str, JsonValue], **more: object) -> T:
    """Return an instance of the dataclass `kind`: each field that `values` names, and `more` as it is.

    Days come from ISO 8601, closed lists from their ids, lists become tuples, tables become dataclasses or
    mappings, as the fields' annotations say.
    """
    hints = _hints(kind)
    found = {name: _value(hints[name], value) for name, value in values.items() if name in hints}
    return kind(**{**found, **more})


def _hints(kind: type[Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _value(hint: Any, value: JsonValue) -> object:
    arguments = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return _value(arguments[0], value)
    if isinstance(value, list):
        return tuple(_value(arguments[0], item) for item in value)
    if isinstance(value, dict):
        if is_dataclass(hint):
            return convert(typing.cast(type, hint), value)
        return {_value(arguments[0], key): _value(arguments[1], item) for key, item in value.items()}
    if hint is date:
        return date.fromisoformat(str(value))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(str(value))
    return value
