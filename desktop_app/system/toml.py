"""Read TOML that someone else wrote, within limits of size, line length and depth."""

import re
import tomllib
from typing import Any, Final, Literal

MAX_BYTES: Final = 128 * 1024
# A dotted key takes time that grows with the square of its length.
MAX_LINE: Final = 2000
MAX_DEPTH: Final = 8

_POSITION: Final = re.compile(r"at line (\d+), column (\d+)")


class TomlError(ValueError):
    """Why a text isn't read as TOML; `line` and `column` count from 1, `key` is a key path; 0 and "" are unknown."""

    def __init__(
        self,
        kind: Literal["too-large", "not-utf-8", "long-line", "too-deep", "malformed"],
        *,
        line: int = 0,
        column: int = 0,
        key: str = "",
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.line = line
        self.column = column
        self.key = key


def read_toml(source: bytes) -> dict[str, Any]:
    """Return what the TOML says, as `tomllib` gives it; raise `TomlError` for what is over a limit or no TOML."""
    if len(source) > MAX_BYTES:
        raise TomlError("too-large")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TomlError("not-utf-8") from error
    # Only what TOML takes for a line's end is one: a key may hold the other separators that Unicode knows.
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            raise TomlError("long-line", line=number)
    try:
        table = tomllib.loads(text)
    except RecursionError as error:
        raise TomlError("too-deep") from error
    except ValueError as error:
        match = _POSITION.search(str(error))
        line, column = match.groups() if match else ("0", "0")
        raise TomlError("malformed", line=int(line), column=int(column)) from error
    for key, value in table.items():
        _check_depth(value, key, 1)
    return table


def _check_depth(value: object, key: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise TomlError("too-deep", key=key)
    if isinstance(value, dict):
        for name, item in value.items():
            _check_depth(item, f"{key}.{name}", depth + 1)
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            _check_depth(item, f"{key}[{number}]", depth + 1)
