"""Canonical JSON (RFC 8785, NFC, whole numbers only), and reading it without trusting it."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from desktop_app.packages.faults import Fault

LARGEST: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly."""
_HALF: Final = re.compile(rb"\\u[dD][89a-fA-F]")
"""How half of a character beyond the first 65,536 is written; canonical JSON never does."""


def canonical(value: object) -> bytes:
    """Return the canonical form of a JSON value; raise `ValueError` where it has none."""
    import rfc8785

    return rfc8785.dumps(value)  # type: ignore[arg-type]  # a recursive alias that `object` can't meet


def parse_strict(data: bytes, path: str, depth: int) -> dict[str, Any]:
    """Return the JSON object in `data`.

    Raises `Fault` about `path` for another encoding, half a character, bad syntax, a key that stands twice, a
    number that isn't a whole one of at most 2^53 - 1, more than `depth` levels, or anything but an object.
    """

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        record = dict(items)
        if len(record) != len(items):
            most_common, _ = Counter(key for key, _ in items).most_common(1)[0]
            raise (
                Fault("json-duplicate-key", path, most_common)
                if _is_whole(most_common)
                else Fault("json-encoding", path)
            )
        return record

    def whole(digits: str) -> int:
        if len(digits) > len(str(-LARGEST)) or abs(int(digits)) > LARGEST:
            raise Fault("json-number", path)
        return int(digits)

    def refuse(_number: str) -> NoReturn:
        raise Fault("json-number", path)

    try:
        text = data.decode("utf-8")
        value = json.loads(text, object_pairs_hook=pairs, parse_int=whole, parse_float=refuse, parse_constant=refuse)
    except UnicodeDecodeError as error:
        raise Fault("json-encoding", path) from error
    except RecursionError as error:
        raise Fault("json-depth", path) from error
    except ValueError as error:
        raise Fault("json-syntax", path) from error
    if not isinstance(value, dict):
        raise Fault("json-syntax", path)
    if _HALF.search(data) and not all(_is_whole(text) for _, text in texts(value)):
        raise Fault("json-encoding", path)
    if any(level > depth for level in _levels(value)):
        raise Fault("json-depth", path)
    return value


def check_canonical(value: dict[str, Any], data: bytes, path: str, *, but: tuple[str, ...] = ()) -> None:
    """Raise `Fault` unless `data` is the canonical form of `value`, its texts (but those at `but`) in NFC."""
    try:
        same = canonical(value) == data
    except ValueError as error:  # a lone surrogate
        raise Fault("json-encoding", path) from error
    if not same:
        raise Fault("json-not-canonical", path)
    for place, text in texts(value):
        if place not in but and not unicodedata.is_normalized("NFC", text):
            raise Fault("json-not-nfc", path, place)


def texts(value: object) -> Iterator[tuple[str, str]]:
    """Yield every text of a JSON value, keys among them, with its place (`initiatives/0/title`)."""
    stack: list[tuple[str, object]] = [("", value)]
    while stack:
        place, item = stack.pop()
        if isinstance(item, str):
            yield place, item
        elif isinstance(item, dict):
            for key, inner in item.items():
                yield place, key
                stack.append((f"{place}/{key}".lstrip("/"), inner))
        elif isinstance(item, list):
            stack.extend((f"{place}/{index}", inner) for index, inner in enumerate(item))


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _levels(value: object) -> Iterator[int]:
    stack: list[tuple[int, object]] = [(1, value)]
    while stack:
        level, item = stack.pop()
        if isinstance(item, (dict, list)):
            yield level
            inner = item.values() if isinstance(item, dict) else item
            stack.extend((level + 1, part) for part in inner if isinstance(part, (dict, list)))
