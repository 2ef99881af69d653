"""Trouble of files and processes becomes one Vietnamese sentence with its code."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.domain.errors import ExpectedError
from desktop_app.domain.progress import Cancelled
from desktop_app.services.faults import translated
from desktop_app.system import errors

_PATH = Path("D:/Hồ sơ/gói.zip")
_SINCE = datetime(2026, 11, 20, 1, 5, tzinfo=UTC)


def _held() -> errors.TargetBusy:
    fault = errors.TargetBusy(_PATH)
    fault.kept = Path("D:/.~goi.zip.1.tmp")
    return fault


@pytest.mark.parametrize(
    ("fault", "code", "status", "part"),
    [
        (errors.DiskFull(_PATH), "disk-full", 3, "Ổ đĩa đã đầy"),
        (errors.NoPermission(_PATH), "folder-not-writable", 2, "Không có quyền"),
        (errors.TargetBusy(_PATH), "target-busy", 3, "diệt virus"),
        (_held(), "target-busy", 3, ".~goi.zip.1.tmp"),
        (errors.InTheWay(_PATH), "file-exists", 2, "trùng tên"),
        (errors.NotFound(_PATH), "file-not-found", 2, "Không tìm thấy"),
        (errors.PathTooLong(_PATH), "path-too-long", 2, "quá dài"),
        (errors.TooLarge(_PATH), "file-unreadable", 2, "Không đọc được"),
        (errors.ReadFault(_PATH), "file-unreadable", 2, "Không đọc được"),
        (errors.DeviceFault(_PATH), "disk-fault", 3, "USB bị rút"),
        (errors.SystemFault(_PATH), "disk-fault", 3, "Không ghi hoặc đọc được"),
    ],
)
def test_a_fault_of_a_file_names_it(fault: errors.SystemFault, code: str, status: int, part: str) -> None:
    """What happened, to which file, and what to do."""
    with pytest.raises(ExpectedError) as caught, translated():
        raise fault
    error = caught.value
    assert (error.code, error.exit_status) == (code, status)
    assert part in error.message
    assert str(_PATH) in error.message


@pytest.mark.parametrize(
    ("fault", "code", "part"),
    [
        (
            errors.WorkspaceLocked("hoa", "MAY-02", _SINCE),
            "workspace-locked",
            "hoa mở trên máy MAY-02 từ 08:05 ngày 20/11/2026",
        ),
        (errors.WorkspaceLocked("", "", None), "workspace-locked", "người khác mở;"),
        (
            errors.WorkspaceLocked("hoa", "MAY-02", _SINCE, certain=False),
            "workspace-locked-elsewhere",
            "chắc chắn không dùng nữa",
        ),
    ],
)
def test_a_lock_says_who_holds_it_since_when(fault: errors.WorkspaceLocked, code: str, part: str) -> None:
    """In Vietnamese time."""
    with pytest.raises(ExpectedError) as caught, translated():
        raise fault
    assert caught.value.code == code
    assert part in caught.value.message


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (errors.ChildFailed("memory"), "out-of-memory"),
        (MemoryError(), "out-of-memory"),
        (errors.ChildFailed("timeout"), "file-unreadable"),
        (errors.ChildFailed("crash"), "file-unreadable"),
    ],
)
def test_a_child_process_that_fails_is_told(trouble: Exception, code: str) -> None:
    """Nothing was written by then."""
    with pytest.raises(ExpectedError) as caught, translated():
        raise trouble
    assert caught.value.code == code


def test_cancelling_is_no_trouble() -> None:
    """It comes out as what it is."""
    with pytest.raises(Cancelled), translated():
        raise errors.Cancelled
