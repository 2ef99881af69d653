"""Copying a whole file in one step."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.system.digest import hash_stream
from desktop_app.system.files import atomic_writer, reader


def copy_file(source: Path, target: Path, *, check: Callable[[Path], object] | None = None) -> str:
    """Copy a file over `target` in one step and return the SHA-256 of what was read; `check` may read the copy back."""
    with reader(source) as original, atomic_writer(target, check=check) as copy:
        return hash_stream(original, copy.write)[0]
