"""Errors of the operating system become faults."""

import errno
import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.system.errors import (
    ChildFailed,
    DeviceFault,
    DiskFull,
    InTheWay,
    NoPermission,
    NotFound,
    PathTooLong,
    ReadFault,
    SystemFault,
    TargetBusy,
    WorkspaceLocked,
    as_fault,
    faults,
)
from tests.system.doubles import WindowsError

PLACE = Path("Thư mục/Đơn vị.xlsx")


@pytest.mark.parametrize(
    ("number", "kind", "code"),
    [
        (errno.ENOSPC, DiskFull, "disk-full"),
        (errno.EDQUOT, DiskFull, "disk-full"),
        (errno.EFBIG, DiskFull, "disk-full"),
        (errno.EACCES, NoPermission, "no-permission"),
        (errno.EROFS, NoPermission, "no-permission"),
        (errno.EBUSY, TargetBusy, "target-busy"),
        (errno.ENOENT, NotFound, "not-found"),
        (errno.ENAMETOOLONG, PathTooLong, "path-too-long"),
        (errno.ENODEV, DeviceFault, "device-fault"),
        (errno.EIO, ReadFault, "read-fault"),
        (errno.EINVAL, ReadFault, "read-fault"),
        (errno.EISDIR, InTheWay, "in-the-way"),
        (errno.EEXIST, InTheWay, "in-the-way"),
        (errno.ENOTDIR, NotFound, "not-found"),
    ],
)
def test_errno(number: int, kind: type[SystemFault], code: str) -> None:
    fault = as_fault(OSError(number, "x"), PLACE)
    assert (type(fault), fault.code, fault.path) == (kind, code, PLACE)


@pytest.mark.parametrize(
    ("winerror", "kind"),
    [
        (2, NotFound),
        (3, NotFound),
        (5, NoPermission),
        (19, NoPermission),
        (21, DeviceFault),
        (32, TargetBusy),
        (33, TargetBusy),
        (80, InTheWay),
        (112, DiskFull),
        (183, InTheWay),
        (206, PathTooLong),
        (267, InTheWay),
        (1167, DeviceFault),
        (9999, ReadFault),
    ],
)
def test_windows_number_wins_over_errno(winerror: int, kind: type[SystemFault]) -> None:
    assert type(as_fault(WindowsError(winerror), PLACE)) is kind


@pytest.mark.parametrize(("length", "kind"), [(247, NotFound), (248, PathTooLong)])
def test_long_path_that_windows_calls_not_found(length: int, kind: type[SystemFault]) -> None:
    assert type(as_fault(WindowsError(3, errno.ENOENT), Path("x" * length))) is kind


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.EIO, DeviceFault), (errno.EINVAL, SystemFault), (errno.ENOTDIR, InTheWay)]
)
def test_error_while_writing(number: int, kind: type[SystemFault]) -> None:
    assert type(as_fault(OSError(number, "x"), PLACE, writing=True)) is kind


def test_path_in_the_error_wins() -> None:
    assert as_fault(FileNotFoundError(errno.ENOENT, "x", "khác.pdf"), PLACE).path == Path("khác.pdf")


def test_library_error_without_a_number_goes_on() -> None:
    with pytest.raises(OSError, match="not an image"), faults(PLACE):
        raise OSError("not an image")


def test_faults_survive_the_way_out_of_a_child() -> None:
    since = datetime(2026, 1, 2, tzinfo=UTC)
    locked = pickle.loads(pickle.dumps(WorkspaceLocked("Lan", "PC1", since, certain=False)))
    assert (locked.owner, locked.host, locked.since, locked.certain) == ("Lan", "PC1", since, False)
    failed = pickle.loads(pickle.dumps(ChildFailed("memory", "x")))
    assert (failed.kind, failed.detail) == ("memory", "x")
    busy = TargetBusy(PLACE, "x")
    busy.kept = Path("tạm")
    assert pickle.loads(pickle.dumps(busy)).kept == Path("tạm")
