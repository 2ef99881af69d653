"""Files shipped with the program, found in a source checkout, an installed wheel and a frozen build alike."""

import sys
from pathlib import Path

from desktop_app.system.files import reader

_SOURCE_ROOT = Path(__file__).resolve().parents[2]


def resource(*parts: str) -> Path:
    """Return the path of a resource, such as `resource("programmes", "x.json")`."""
    frozen_root = getattr(sys, "_MEIPASS", None)
    root = Path(frozen_root) if frozen_root is not None else _SOURCE_ROOT
    return root.joinpath("resources", *parts)


def read_text_resource(*parts: str) -> str:
    """Return the text of a resource (UTF-8); raise `NotFound` when it was not shipped."""
    with reader(resource(*parts)) as file:
        return file.read().decode("utf-8")
