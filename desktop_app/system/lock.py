"""The lock that lets one process at a time use a workspace."""

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from desktop_app.system.errors import WorkspaceLocked, faults
from desktop_app.system.operations import operations
from desktop_app.system.user import host_name

if sys.platform == "win32":
    import msvcrt

    # A lock on Windows forbids reading too: a byte far behind the content is locked, so that others can read
    # that.
    _LOCKED_BYTE = 1 << 30

    def _try_lock(file: BinaryIO) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)


class InstanceLock:
    """A lock of the operating system on an open file: it ends with its process, even after `kill -9`.

    The file stays; while the lock is held it says in JSON who holds it (user, host, pid, since), and it is
    emptied on release. Between computers, where a shared or synchronised folder doesn't carry the system's
    locks, that content stands in for them: a file that names another computer counts as held. A computer that
    crashed leaves such a record too, so a person may insist (`force`); a lock that the system reports is
    never overridden.
    """

    def __init__(self, path: Path, host: str | None = None) -> None:
        self._path = path
        self._host = host_name() if host is None else host
        self._file: BinaryIO | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._file is not None

    def acquire(self, user: str, now: datetime, *, force: bool = False) -> Self:
        """Take the lock or raise `WorkspaceLocked` with its holder; the folder must exist.

        With `force`, the record of another computer is overridden (`WorkspaceLocked.certain` was false).
        """
        if self._file is not None:
            raise RuntimeError("the lock is already held by this object")
        with faults(self._path, writing=True):
            file = operations().open(self._path, "a+b")
            try:
                locked = _try_lock(file)
                holder = _read_holder(file)
                if not locked:
                    raise _locked_by(holder, certain=True)
                if not force and holder.get("host", self._host) != self._host:
                    raise _locked_by(holder, certain=False)
                self._write(file, user, now)
            except BaseException:
                file.close()
                raise
        self._file = file
        return self

    def release(self) -> None:
        """Empty the file and give the lock back; nothing happens when it isn't held."""
        if self._file is None:
            return
        file, self._file = self._file, None
        with faults(self._path, writing=True), file:
            file.truncate(0)
            _unlock(file)

    def _write(self, file: BinaryIO, user: str, now: datetime) -> None:
        holder = {"user": user, "host": self._host, "pid": os.getpid(), "since": now.isoformat()}
        file.truncate(0)
        file.write(json.dumps(holder, ensure_ascii=False).encode("utf-8"))
        file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _read_holder(file: BinaryIO) -> dict[str, str]:
    """Read who holds the lock; {} when the file is empty, half written or damaged."""
    file.seek(0)
    try:
        holder = json.loads(file.read(4096))
    except ValueError:
        return {}
    return {key: str(value) for key, value in holder.items()} if isinstance(holder, dict) else {}


def _locked_by(holder: dict[str, str], *, certain: bool) -> WorkspaceLocked:
    try:
        since = datetime.fromisoformat(holder.get("since", ""))
    except ValueError:
        since = None
    return WorkspaceLocked(holder.get("user", ""), holder.get("host", ""), since, certain=certain)
