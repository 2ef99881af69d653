"""Read TOML that someone else wrote, within limits, into plain JSON values."""

import re
import tomllib
from datetime import date, time
from typing import Final

from desktop_app.programmes.fault import invalid

JsonValue = dict[str, "JsonValue"] | list["JsonValue"] | str | int | bool

MAX_BYTES: Final = 128 * 1024
# A dotted key takes time that grows with the square of its length.
MAX_LINE: Final = 2000
MAX_DEPTH: Final = 8

_POSITION: Final = re.compile(r"at line (\d+), column (\d+)")


def read_toml(source: bytes) -> dict[str, JsonValue]:
    """Return what the TOML says, days as ISO 8601 text.

    Raises `InputError` (`programme-invalid`) for a file that is too large, too deep, no UTF-8 or no TOML.
    """
    if len(source) > MAX_BYTES:
        raise invalid(f"tệp lớn hơn {MAX_BYTES // 1024} KB")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise invalid("tệp không phải văn bản UTF-8") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > MAX_LINE:
            raise invalid(f"dòng {number} dài hơn {MAX_LINE} ký tự")
    try:
        table = tomllib.loads(text)
    except RecursionError as error:
        raise invalid(f"quá {MAX_DEPTH} tầng lồng nhau") from error
    except ValueError as error:
        raise invalid(f"tệp không đúng dạng TOML{_position(str(error))}") from error
    return {key: _plain(value, key, 1) for key, value in table.items()}


def _plain(value: object, place: str, depth: int) -> JsonValue:
    if depth > MAX_DEPTH:
        raise invalid(f"quá {MAX_DEPTH} tầng lồng nhau", place[:80])
    if isinstance(value, dict):
        return {key: _plain(item, f"{place}.{key}", depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, f"{place}[{number}]", depth + 1) for number, item in enumerate(value, start=1)]
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (str, int)):
        return value
    raise invalid("phải là số nguyên, không có phần lẻ", place)


def _position(fault: str) -> str:
    """Return where tomllib's English sentence says that the fault is."""
    match = _POSITION.search(fault)
    return f", sai ở dòng {match[1]}, cột {match[2]}" if match else ", sai ở cuối tệp"
