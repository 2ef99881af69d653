"""Settings of this PC (window sizes, last folder, mappings): a small JSON file of the user."""

import json
import logging
from pathlib import Path
from typing import Self, TypeVar

from desktop_app.system import files
from desktop_app.system.errors import NotFound, SystemFault

T = TypeVar("T")

_LIMIT = 4 << 20
_log = logging.getLogger(__name__)


class Settings:
    """Values by key. `damaged` says that the file could not be used and all values are defaults."""

    def __init__(self, path: Path, values: dict[str, object] | None = None, *, damaged: bool = False) -> None:
        self._path = path
        self._values = dict(values or {})
        self.damaged = damaged

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the settings; a missing file gives none, a damaged one too, and is kept aside as "….hong"."""
        try:
            return cls(path, _parse(files.read_bytes(path, _LIMIT)))
        except NotFound:
            return cls(path)
        except (SystemFault, ValueError, RecursionError):
            _keep_aside(path)
            return cls(path, damaged=True)

    def get(self, key: str, default: T) -> T:
        """Return a value, or `default` when there is none or it is of another type than `default`."""
        value = self._values.get(key, default)
        return value if type(value) is type(default) else default

    def set(self, key: str, value: object) -> None:
        """Put a JSON value under a key; `save` writes it."""
        self._values[key] = value

    def save(self) -> None:
        """Write the file in one step."""
        files.make_folder(self._path.parent)
        files.write_text(self._path, json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True))


def _parse(data: bytes) -> dict[str, object]:
    values = json.loads(data.decode("utf-8-sig"))
    if not isinstance(values, dict):
        raise ValueError("settings are not a JSON object")
    json.dumps(values, ensure_ascii=False).encode()  # half a character could not be saved again
    return values


def _keep_aside(path: Path) -> None:
    """Copy a damaged file beside itself, over an older such copy, for whoever is asked for help."""
    try:
        files.write_bytes(path.with_name(path.name + ".hong"), files.read_bytes(path, _LIMIT))
    except SystemFault as fault:
        _log.warning("damaged settings could not be kept: %s", fault.code)
