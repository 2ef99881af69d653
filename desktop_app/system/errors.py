"""The errors of this room, and the translation of the operating system's errors into them.

They carry a stable code, the path and a technical detail; the rooms above turn them into Vietnamese
sentences.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Literal

FailureKind = Literal["timeout", "memory", "crash"]


class SystemFault(Exception):  # noqa: N818 - a fault of the machine, not an error of the program
    """Something that the machine refused; `path` is the file or folder it is about."""

    code: ClassVar[str] = "file-fault"

    def __init__(self, path: Path | None = None, detail: str = "") -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code}: {str(self.path)!r} {self.detail}".rstrip()


class DiskFull(SystemFault):
    """No room is left for the data (also: a quota is used up, the file is too large for the file system)."""

    code = "disk-full"


class NoPermission(SystemFault):
    """The user may not read or write there, or the medium is write-protected."""

    code = "no-permission"


class TargetBusy(SystemFault):
    """Another program (antivirus, Excel) holds the file.

    `kept` is the whole new content under a temporary name beside the file, None where nothing was left there. Who
    catches this tells the user that path: the next cleaning of the folder deletes what is there.
    """

    code = "target-busy"
    kept: Path | None = None


class NotFound(SystemFault):
    """The file or folder does not exist."""

    code = "not-found"


class InTheWay(SystemFault):
    """A file stands where a folder is wanted, or the other way round."""

    code = "in-the-way"


class PathTooLong(SystemFault):
    """The path or the name is longer than the system allows (260 characters on Windows)."""

    code = "path-too-long"


class TooLarge(SystemFault):
    """The file is larger than the caller accepts."""

    code = "too-large"


class DeviceFault(SystemFault):
    """The device was pulled out or failed while it was used."""

    code = "device-fault"


class ReadFault(SystemFault):
    """The content could not be read."""

    code = "read-fault"


class Cancelled(SystemFault):
    """The user cancelled the work of a child process."""

    code = "cancelled"


class WorkspaceLocked(SystemFault):
    """The workspace is in use.

    `owner`, `host` and `since` come from the lock file ("" and None when they can't be read). `certain` is
    false when no lock of the system was met, only the record of another computer (see `InstanceLock`).
    """

    code = "workspace-locked"

    def __init__(self, owner: str, host: str, since: datetime | None, *, certain: bool = True) -> None:
        super().__init__(None, f"{owner}@{host}")
        self.args = (owner, host, since)
        self.owner = owner
        self.host = host
        self.since = since
        self.certain = certain


class ChildFailed(SystemFault):
    """A child process gave no result: it ran out of time or memory, or it crashed."""

    code = "child-failed"

    def __init__(self, kind: FailureKind, detail: str = "") -> None:
        super().__init__(None, detail)
        self.args = (kind, detail)
        self.kind = kind


_BY_ERRNO: dict[int, type[SystemFault]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: NoPermission,
    errno.EPERM: NoPermission,
    errno.EROFS: NoPermission,
    errno.EBUSY: TargetBusy,
    errno.ETXTBSY: TargetBusy,
    errno.ENOENT: NotFound,
    errno.EEXIST: InTheWay,
    errno.EISDIR: InTheWay,
    errno.ENOTDIR: InTheWay,
    errno.ENAMETOOLONG: PathTooLong,
    errno.ENODEV: DeviceFault,
    errno.ENXIO: DeviceFault,
}

_BY_WINERROR: dict[int, type[SystemFault]] = {
    2: NotFound,  # ERROR_FILE_NOT_FOUND
    3: NotFound,  # ERROR_PATH_NOT_FOUND
    5: NoPermission,  # ERROR_ACCESS_DENIED
    19: NoPermission,  # ERROR_WRITE_PROTECT
    21: DeviceFault,  # ERROR_NOT_READY
    32: TargetBusy,  # ERROR_SHARING_VIOLATION
    33: TargetBusy,  # ERROR_LOCK_VIOLATION
    39: DiskFull,  # ERROR_HANDLE_DISK_FULL
    53: NotFound,  # ERROR_BAD_NETPATH
    55: DeviceFault,  # ERROR_DEV_NOT_EXIST
    59: DeviceFault,  # ERROR_UNEXP_NET_ERR
    64: DeviceFault,  # ERROR_NETNAME_DELETED
    80: InTheWay,  # ERROR_FILE_EXISTS
    111: PathTooLong,  # ERROR_BUFFER_OVERFLOW
    112: DiskFull,  # ERROR_DISK_FULL
    183: InTheWay,  # ERROR_ALREADY_EXISTS
    206: PathTooLong,  # ERROR_FILENAME_EXCED_RANGE
    223: DiskFull,  # ERROR_FILE_TOO_LARGE
    267: InTheWay,  # ERROR_DIRECTORY
    433: DeviceFault,  # ERROR_NO_SUCH_DEVICE
    1167: DeviceFault,  # ERROR_DEVICE_NOT_CONNECTED
    1224: TargetBusy,  # ERROR_USER_MAPPED_FILE
    1295: DiskFull,  # ERROR_DISK_QUOTA_EXCEEDED
}

# Windows answers "path not found" for a path over MAX_PATH; a folder must leave room for an 8.3 name.
_WINDOWS_PATH_LIMIT = 248


def as_fault(error: OSError, path: Path | None = None, *, writing: bool = False) -> SystemFault:
    """Give the fault that an operating system error stands for.

    The path in the error itself wins over `path`. An unknown error and EIO are a `ReadFault`, or, when
    `writing`, a plain `SystemFault` and a `DeviceFault`. What is looked for below a file, in order to read it, is
    not there.
    """
    winerror: int | None = getattr(error, "winerror", None)
    where = Path(error.filename) if isinstance(error.filename, str) and error.filename else path
    kind = _BY_WINERROR.get(winerror) if winerror else _BY_ERRNO.get(error.errno or 0)
    if winerror == 3 and where is not None and len(str(where)) >= _WINDOWS_PATH_LIMIT:
        kind = PathTooLong
    if error.errno == errno.ENOTDIR and not writing:
        kind = NotFound
    if kind is None and writing:
        kind = DeviceFault if error.errno == errno.EIO else SystemFault
    detail = f"{type(error).__name__} errno={error.errno}" + (f" winerror={winerror}" if winerror else "")
    return (kind or ReadFault)(where, detail)


@contextmanager
def faults(path: Path | None = None, *, writing: bool = False) -> Iterator[None]:
    """Turn operating system errors inside the block into faults about `path`.

    An `OSError` without a number comes from a library, not from the system, and goes on as it is.
    """
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise as_fault(error, path, writing=writing) from error
