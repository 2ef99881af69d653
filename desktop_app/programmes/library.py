"""The programmes that ship with the program."""

import functools

from desktop_app.domain.programme import Programme
from desktop_app.programmes.load import load
from desktop_app.system.resources import read_text_resource

BUILT_IN_IDS = ("75k-binhdinh-2021", "1trieu-yenbai-2022")


def built_in() -> tuple[Programme, ...]:
    """Return the programmes that ship with the program, oldest first."""
    return tuple(_shipped(programme_id) for programme_id in BUILT_IN_IDS)


def find(programme_id: str) -> Programme | None:
    """Return the shipped programme with this id, None where there is none."""
    return _shipped(programme_id) if programme_id in BUILT_IN_IDS else None


@functools.cache
def _shipped(programme_id: str) -> Programme:
    return load(read_text_resource("programmes", f"{programme_id}.toml"))
