"""The published JSON Schemas of a package's files, and what a value that doesn't hold to one is told."""

import json
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from desktop_app.domain.package import PackageProblem
from desktop_app.packages.faults import problem
from desktop_app.system.resources import read_text_resource

if TYPE_CHECKING:
    import jsonschema_rs

FACTS: Final = "ho-so"
MARKS: Final = "van-ban"
VERSION: Final = {FACTS: 1, MARKS: 1}

_CODES: Final = {
    "additionalProperties": "field-unknown",
    "required": "field-missing",
    "type": "value-type",
    "const": "value-unknown",
    "enum": "value-unknown",
    "format": "value-form",
    "pattern": "value-form",
}


@cache
def _validator(name: str) -> "jsonschema_rs.Validator":
    import jsonschema_rs

    schema = json.loads(read_text_resource("schemas", f"{name}-{VERSION[name]}.schema.json"))
    return jsonschema_rs.validator_for(schema, validate_formats=True, offline=True)


def version_problem(name: str, value: dict[str, Any], path: str) -> PackageProblem | None:
    """Say whether a file is of a newer format than this program knows."""
    version = value.get("version")
    if isinstance(version, int) and version > VERSION[name]:
        return problem("newer-version", path, str(version))
    return None


def places(name: str, value: dict[str, Any]) -> Iterator[list[str | int]]:
    """Yield where a value does not hold to its schema, as paths of keys and indexes."""
    for error in _validator(name).iter_errors(value):
        yield list(error.instance_path)


def schema_problems(name: str, value: dict[str, Any], path: str, most: int) -> list[PackageProblem]:
    """Return where a value does not hold to its schema, each once, at most `most` of them."""
    found: dict[PackageProblem, None] = {}
    for error in _validator(name).iter_errors(value):
        place = "/".join(str(step) for step in error.instance_path)
        code = _CODES.get(error.kind.name, "value-range")
        found[problem(code, path, place or name)] = None
        if len(found) == most:
            break
    return list(found)
