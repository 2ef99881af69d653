"""The file operations in one replaceable object, so that tests can record them or make one fail."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, TypeVar

from desktop_app.system.digest import BUFFER_SIZE

OpenMode = Literal["rb", "wb", "xb", "r+b", "a+b"]

# What file systems answer that can't synchronise a folder (FUSE, network): the rename itself is then all
# there is.
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})


class FileOperations:
    """The operations on files as the operating system offers them; they raise `OSError`."""

    def open(self, path: Path, mode: OpenMode) -> BinaryIO:
        """Open a file for bytes, with a buffer of 1 MiB."""
        return path.open(mode, buffering=BUFFER_SIZE)

    def stat(self, path: Path) -> os.stat_result:
        """Return what the file system knows of a file, links followed."""
        return path.stat()

    def resolve(self, path: Path) -> Path:
        """Return the path without links."""
        return path.resolve()

    def sync(self, path: Path) -> None:
        """Bring a file's content to the medium and drop it from the cache, to be read back from there."""
        with path.open("r+b") as file:
            os.fsync(file.fileno())
            if sys.platform == "linux":
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def sync_folder(self, folder: Path) -> None:
        """Bring the names in a folder to the medium; Windows does that by itself."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Rename a file over another one."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Delete a file."""
        path.unlink()

    def mkdir(self, path: Path) -> None:
        """Make a folder and those above it, unless it is there."""
        path.mkdir(parents=True, exist_ok=True)

    def remove_tree(self, path: Path) -> None:
        """Delete a folder with everything in it."""
        shutil.rmtree(path)

    def free_space(self, path: Path) -> int:
        """Bytes that the user may still write to the disk of `path`, which exists."""
        return shutil.disk_usage(path).free

    def sleep(self, seconds: float) -> None:
        """Wait before a busy file is tried again."""
        time.sleep(seconds)


Replacement = TypeVar("Replacement", bound=FileOperations)

_in_use = [FileOperations()]


def operations() -> FileOperations:
    """Return the operations in use."""
    return _in_use[-1]


@contextmanager
def using(replacement: Replacement) -> Iterator[Replacement]:
    """Put `replacement` in place of the operations for all threads while the block runs."""
    _in_use.append(replacement)
    try:
        yield replacement
    finally:
        _in_use.remove(replacement)
