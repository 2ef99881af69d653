"""Every operation on files: atomic writing, limited reading, the store of attachments, removal, leftovers.

All functions raise `SystemFault` and its kinds, never `OSError`.
"""

import errno
import itertools
import logging
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop_app.system.digest import hash_stream
from desktop_app.system.errors import (
    InTheWay,
    NoPermission,
    NotFound,
    SystemFault,
    TargetBusy,
    TooLarge,
    as_fault,
    faults,
)
from desktop_app.system.operations import FileOperations, operations, using

__all__ = [
    "FileOperations",
    "Stored",
    "atomic_path",
    "atomic_writer",
    "clean_leftovers",
    "copy_in",
    "file_size",
    "free_space",
    "hash_file",
    "is_inside",
    "list_leftovers",
    "make_folder",
    "move",
    "operations",
    "read_bytes",
    "reader",
    "remove",
    "remove_tree",
    "stored_path",
    "unused_name",
    "using",
    "write_bytes",
    "write_text",
]

_log = logging.getLogger(__name__)

# Antivirus programs hold a new file for a moment: 2.5 s in all.
_RETRY_WAITS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.6, 0.7)
_BUSY_WINERRORS = frozenset({5, 32, 33})
# SQLite puts a journal beside a database that it writes under a temporary name.
_TEMPORARY_NAMES = (".~*.tmp", ".~*.tmp-journal")
# A name of 255 bytes is the limit of common file systems; the temporary name adds about 20 to this.
_NAME_BYTES = 200

_serial = itertools.count(1)
_in_flight: set[Path] = set()


@dataclass(frozen=True, slots=True)
class Stored:
    """A file taken into the store: its SHA-256 (hexadecimal) and its size in bytes."""

    sha256: str
    size: int


@contextmanager
def atomic_path(path: Path, *, check: Callable[[Path], object] | None = None) -> Iterator[Path]:
    """Yield a temporary path beside `path`; what is there at the end of the block becomes `path` in one step.

    For libraries that write to a path by themselves. The content is synchronised, then `check` may read it
    back and raise, then it is renamed over `path`, then the folder is synchronised. On any failure before the
    renaming the old file is as it was and the temporary one is gone, but for `TargetBusy`: the target stayed
    locked for 2.5 s, and the whole new content is kept under `TargetBusy.kept`, which the user is told. `OSError`
    from the block becomes a fault.
    """
    temporary = _temporary_path(path)
    _in_flight.add(temporary)
    try:
        with _faults_about(path, temporary):
            yield temporary
            operations().sync(temporary)
            if check is not None:
                check(temporary)
            _replace(temporary, path, keep=True)
    except BaseException as error:
        if not (isinstance(error, TargetBusy) and error.kept == temporary):
            _discard(temporary)
        raise
    finally:
        _in_flight.discard(temporary)
    with faults(path, writing=True):
        operations().sync_folder(path.parent)


@contextmanager
def atomic_writer(path: Path, *, check: Callable[[Path], object] | None = None) -> Iterator[BinaryIO]:
    """Yield a seekable binary file; what is written to it becomes `path` in one step at the block's end.

    The folder must exist. Fails and checks as `atomic_path` does.
    """
    with atomic_path(path, check=check) as temporary, operations().open(temporary, "xb") as file:
        yield file


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file in one step."""
    with atomic_writer(path) as file:
        file.write(data)


def write_text(path: Path, text: str) -> None:
    """Write a whole text file in one step, in UTF-8, with the line ends that `text` has."""
    write_bytes(path, text.encode("utf-8"))


@contextmanager
def reader(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading bytes; errors of the system inside the block become faults."""
    with faults(path), operations().open(path, "rb") as file:
        yield file


def read_bytes(path: Path, limit: int) -> bytes:
    """Return a file's content, or raise `TooLarge` when it has more than `limit` bytes."""
    with reader(path) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(path, f"more than {limit} bytes")
    return data


def file_size(path: Path) -> int | None:
    """Return a file's size in bytes, None where there is no file."""
    try:
        with faults(path):
            status = operations().stat(path)
    except NotFound:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether `path` lies in `folder` once links are followed."""
    with faults(path):
        return operations().resolve(path).is_relative_to(operations().resolve(folder))


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's content as 64 hexadecimal digits."""
    with reader(path) as file:
        return hash_stream(file)[0]


def stored_path(target_dir: Path, sha256: str) -> Path:
    """Return where the store keeps the file with this SHA-256: the first two digits are its folder."""
    return target_dir / sha256[:2] / sha256[2:]


def copy_in(source: Path, target_dir: Path) -> Stored:
    """Copy a file into the store under its SHA-256, hashing on the way; a file that is there already stays.

    A stored file whose content no longer fits its name is replaced.
    """
    make_folder(target_dir)
    temporary = _temporary_path(target_dir / "copy")
    _in_flight.add(temporary)
    try:
        with (
            reader(source) as original,
            _faults_about(target_dir, temporary),
            operations().open(temporary, "xb") as copy,
        ):
            sha256, size = hash_stream(original, copy.write)
        target = stored_path(target_dir, sha256)
        if target.exists() and hash_file(target) == sha256:
            _discard(temporary)
            return Stored(sha256, size)
        make_folder(target.parent)
        with _faults_about(target_dir, temporary):
            operations().sync(temporary)
            _replace(temporary, target)
            operations().sync_folder(target.parent)
    except BaseException:
        _discard(temporary)
        raise
    finally:
        _in_flight.discard(temporary)
    return Stored(sha256, size)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, unless it is there; a power cut doesn't take a new one away again."""
    with faults(path, writing=True):
        missing = [place for place in (path, *path.parents) if not place.exists()]
        operations().mkdir(path)
        for place in reversed(missing):
            operations().sync_folder(place.parent)


def free_space(path: Path) -> int:
    """Return the bytes left on the disk where `path` is or will be."""
    existing = next((place for place in (path, *path.parents) if place.exists()), path)
    with faults(existing):
        return operations().free_space(existing)


def move(source: Path, target: Path) -> None:
    """Rename a file over another one of the same folder, waiting a bounded time while that is held."""
    with faults(target, writing=True):
        _replace(source, target)
        operations().sync_folder(target.parent)


def remove(path: Path) -> None:
    """Delete a file; nothing happens when there is none."""
    with faults(path, writing=True):
        if os.path.lexists(path):
            operations().remove(path)


def remove_tree(path: Path) -> None:
    """Delete a folder with everything in it; nothing happens when there is none."""
    with faults(path, writing=True):
        if path.exists():
            operations().remove_tree(path)


def list_leftovers(folder: Path) -> list[Path]:
    """Return the temporary files that interrupted writing left in `folder`, sorted."""
    found = (path for pattern in _TEMPORARY_NAMES for path in folder.glob(pattern))
    return sorted(path for path in found if path.with_name(path.name.removesuffix("-journal")) not in _in_flight)


def clean_leftovers(folder: Path) -> int:
    """Delete the leftovers in `folder` and return how many there were.

    Only for a folder that nobody else writes to: under the workspace's lock, or one's own.
    """
    leftovers = list_leftovers(folder)
    for path in leftovers:
        remove(path)
    return len(leftovers)


def unused_name(path: Path) -> Path:
    """Return `path`, or the first of "name (2).ext", "name (3).ext" … that does not exist."""
    candidates = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in itertools.count(2))
    return next(place for place in itertools.chain([path], candidates) if not os.path.lexists(place))


@contextmanager
def _faults_about(path: Path, temporary: Path) -> Iterator[None]:
    """Turn errors into faults that name `path`, which the user knows, instead of the temporary file."""
    try:
        with faults(path, writing=True):
            yield
    except SystemFault as fault:
        if fault.path == temporary:
            fault.path = path
        raise


def _temporary_path(path: Path) -> Path:
    name = path.name.encode("utf-8", "surrogateescape")[:_NAME_BYTES].decode("utf-8", "ignore")
    return path.with_name(f".~{name}.{os.getpid()}.{next(_serial)}.tmp")


def _replace(temporary: Path, target: Path, *, keep: bool = False) -> None:
    """Rename, waiting a bounded time while another program holds the target."""
    for wait in (*_RETRY_WAITS, None):
        try:
            operations().replace(temporary, target)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY_WINERRORS:
                raise
            if target.is_dir():  # Windows answers as it does for a file that is held
                raise InTheWay(target, as_fault(error).detail) from error
            if wait is None:
                if target.exists() and not os.access(target, os.W_OK):
                    raise NoPermission(target, as_fault(error).detail) from error
                busy = TargetBusy(target, as_fault(error).detail)
                busy.kept = temporary if keep else None
                raise busy from error
            operations().sleep(wait)


def _discard(temporary: Path) -> None:
    """Delete a temporary file while another error is on its way; what can't be deleted now is a leftover."""
    try:
        operations().remove(temporary)
    except OSError as error:
        if error.errno != errno.ENOENT:
            _log.warning("a temporary file was left behind: %s", as_fault(error).detail)
