"""Read a programme's TOML into plain JSON values; what can't be read is said in Vietnamese."""

from datetime import date, time

from desktop_app.domain.errors import InputError
from desktop_app.programmes.fault import invalid
from desktop_app.system import toml

JsonValue = dict[str, "JsonValue"] | list["JsonValue"] | str | int | bool


def read_toml(source: bytes) -> dict[str, JsonValue]:
    """Return what the TOML says, days as ISO 8601 text.

    Raises `InputError` (`programme-invalid`) for a file that is too large, too deep, no UTF-8 or no TOML.
    """
    try:
        table = toml.read_toml(source)
    except toml.TomlError as error:
        raise _refusal(error) from error
    return {key: _plain(value, key) for key, value in table.items()}


def _refusal(error: toml.TomlError) -> InputError:
    match error.kind:
        case "too-large":
            return invalid(f"tệp lớn hơn {toml.MAX_BYTES // 1024} KB")
        case "not-utf-8":
            return invalid("tệp không phải văn bản UTF-8")
        case "long-line":
            return invalid(f"dòng {error.line} dài hơn {toml.MAX_LINE} ký tự")
        case "too-deep":
            return invalid(f"quá {toml.MAX_DEPTH} tầng lồng nhau", error.key[:80])
        case "malformed":
            where = f"ở dòng {error.line}, cột {error.column}" if error.line else "ở cuối tệp"
            return invalid(f"tệp không đúng dạng TOML, sai {where}")


def _plain(value: object, place: str) -> JsonValue:
    if isinstance(value, dict):
        return {key: _plain(item, f"{place}.{key}") for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, f"{place}[{number}]") for number, item in enumerate(value, start=1)]
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (str, int)):
        return value
    raise invalid("phải là số nguyên, không có phần lẻ", place)
