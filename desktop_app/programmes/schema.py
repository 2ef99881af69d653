"""Check a programme's values against the published JSON Schema, and say in Vietnamese what doesn't hold."""

import functools
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from desktop_app.programmes.fault import invalid
from desktop_app.programmes.toml import JsonValue
from desktop_app.system.resources import read_text_resource

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator, ValidationError

SCHEMA_NAME: Final = "programme-1.schema.json"

_TYPES: Final = {
    "string": "chữ trong ngoặc kép",
    "integer": "số nguyên",
    "boolean": "true hoặc false",
    "array": "danh sách trong ngoặc vuông",
    "object": "một nhóm mục",
}

_PATTERNS: Final[dict[str, str]] = {
    r"\S": "không được để trống",
    "^[0-9a-z][0-9a-z-]{2,59}$": "chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, từ 3 đến 60 ký tự",
    r"^https?://[^\s/]+": "phải là địa chỉ bắt đầu bằng http:// hoặc https://",
    "^[0-9a-z.-]{1,253}$": "phải là tên máy chủ, ví dụ drive.google.com",
}

_SENTENCES: Final[dict[str, Callable[[dict[str, object]], str]]] = {
    "required": lambda kind: f"thiếu mục “{kind['property']}”",
    "additionalProperties": lambda kind: f"có mục không biết: {_quoted(kind['unexpected'])}",
    "type": lambda kind: f"phải là {_type_names(kind['types'])}",
    "enum": lambda kind: f"chỉ được là một trong: {_quoted(kind['options'])}",
    "const": lambda kind: f"phải là {kind['expected_value']}",
    "format": lambda _: "phải là ngày có thật, ghi dạng 2021-09-01",
    "minimum": lambda kind: f"không được nhỏ hơn {kind['limit']}",
    "maximum": lambda kind: f"không được lớn hơn {kind['limit']}",
    "minLength": lambda _: "không được để trống",
    "maxLength": lambda kind: f"dài hơn {kind['limit']} ký tự",
    "minItems": lambda kind: f"phải có ít nhất {kind['limit']} giá trị",
    "maxItems": lambda kind: f"không được quá {kind['limit']} giá trị",
    "uniqueItems": lambda _: "có giá trị ghi hai lần",
    "contains": lambda _: "phải có “full_name”",
    "pattern": lambda kind: _PATTERNS[str(kind["pattern"])],
}


def check_schema(values: dict[str, JsonValue]) -> None:
    """Raise `InputError` (`programme-invalid`) for the first place where the values break the schema."""
    for fault in _validator().iter_errors(values):
        raise invalid(_sentence(fault), _place(fault.instance_path))


@functools.cache
def _validator() -> "Draft202012Validator":
    from jsonschema_rs import Draft202012Validator

    schema = json.loads(read_text_resource("schemas", SCHEMA_NAME))
    return Draft202012Validator(schema, validate_formats=True)


def _sentence(fault: "ValidationError") -> str:
    return _SENTENCES[fault.kind.name](fault.kind.as_dict())


def _place(path: Sequence[str | int]) -> str:
    """Return a key path as officers and makers of programmes read it: lists count from 1."""
    place = ""
    for step in path:
        place += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return place.removeprefix(".")


def _quoted(values: object) -> str:
    assert isinstance(values, list)
    return ", ".join(f"“{value}”" for value in values)


def _type_names(types: object) -> str:
    assert isinstance(types, list)
    return " hoặc ".join(_TYPES[name] for name in types)
