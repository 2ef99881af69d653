"""The one boundary where errors of the driver and of files become errors meant for a person.

What no person can help against (a constraint, a mistake in a statement) stays as it is: it is a bug.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from desktop_app.domain.errors import InputError, WorkspaceError
from desktop_app.system.errors import (
    DeviceFault,
    DiskFull,
    NoPermission,
    NotFound,
    PathTooLong,
    ReadFault,
    SystemFault,
    TargetBusy,
)

SENTENCES: Final[dict[str, str]] = {
    "disk-full": (
        "Ổ đĩa đã đầy nên chưa lưu được thay đổi này; dữ liệu cũ còn nguyên. "
        "Hãy xóa bớt tệp không cần trên ổ đĩa chứa “{place}” rồi lưu lại."
    ),
    "disk-fault": (
        "Ổ đĩa báo lỗi khi đọc hoặc ghi “{place}” nên chưa lưu được thay đổi này; dữ liệu đã lưu trước đó còn nguyên. "
        "Hãy kiểm tra ổ đĩa hoặc dây nối rồi thử lại."
    ),
    "workspace-damaged": (
        "Tệp dữ liệu “{place}” bị hỏng nên phần mềm không ghi gì thêm vào đó. "
        "Hãy giữ nguyên tệp này và khôi phục từ bản sao lưu gần nhất."
    ),
    "backup-damaged": (
        "Bản sao lưu “{place}” bị hỏng nên không được dùng; dữ liệu hiện tại còn nguyên. Hãy chọn bản sao lưu khác."
    ),
    "workspace-foreign": (
        "Tệp “{place}” không phải dữ liệu của phần mềm này nên được giữ nguyên, không mở. "
        "Hãy chọn thư mục dữ liệu khác hoặc khôi phục từ bản sao lưu."
    ),
    "workspace-newer": (
        "Dữ liệu “{place}” do phiên bản mới hơn tạo nên được giữ nguyên, không mở. Hãy cập nhật phần mềm."
    ),
    "workspace-busy": (
        "Một chương trình khác đang giữ tệp dữ liệu “{place}” nên chưa lưu được thay đổi này; dữ liệu cũ còn nguyên. "
        "Hãy đóng chương trình đó (thường là chương trình sao lưu hoặc diệt vi-rút) rồi thử lại."
    ),
    "workspace-readonly": (
        "Không có quyền ghi vào “{place}” nên chưa lưu được thay đổi này; dữ liệu cũ còn nguyên. "
        "Hãy bỏ thuộc tính chỉ đọc, xin cấp quyền ghi hoặc chọn thư mục khác."
    ),
    "out-of-memory": (
        "Không đủ bộ nhớ nên chưa lưu được thay đổi này; dữ liệu cũ còn nguyên. "
        "Hãy đóng bớt chương trình khác rồi thử lại."
    ),
    "path-too-long": (
        "Đường dẫn “{place}” dài quá mức hệ điều hành cho phép nên chưa lưu gì. Hãy chọn thư mục có đường dẫn ngắn hơn."
    ),
    "attachment-missing": (
        "Không còn tệp đính kèm “{place}” trong thư mục dữ liệu; các dữ liệu khác còn nguyên. "
        "Hãy đính kèm lại tệp này hoặc khôi phục từ bản sao lưu."
    ),
    "attachment-damaged": (
        "Tệp đính kèm “{place}” đã bị thay đổi hoặc hỏng so với lúc đưa vào nên không được dùng. "
        "Hãy đính kèm lại tệp này hoặc khôi phục từ bản sao lưu."
    ),
}

_PRIMARY: Final[dict[str, str]] = {
    "SQLITE_FULL": "disk-full",
    "SQLITE_IOERR": "disk-fault",
    "SQLITE_CANTOPEN": "disk-fault",
    "SQLITE_CORRUPT": "workspace-damaged",
    "SQLITE_NOTADB": "workspace-damaged",
    "SQLITE_BUSY": "workspace-busy",
    "SQLITE_LOCKED": "workspace-busy",
    "SQLITE_READONLY": "workspace-readonly",
    "SQLITE_PERM": "workspace-readonly",
    "SQLITE_AUTH": "workspace-readonly",
    "SQLITE_NOMEM": "out-of-memory",
}

_FILE_CODES: Final[dict[type[SystemFault], str]] = {
    DiskFull: "disk-full",
    NoPermission: "workspace-readonly",
    TargetBusy: "workspace-busy",
    PathTooLong: "path-too-long",
}


def workspace_error(code: str, place: Path | str) -> WorkspaceError:
    """Make the error of a code that `SENTENCES` words, about a file or folder."""
    return WorkspaceError(code, SENTENCES[code].format(place=place))


def driver_code(error: BaseException | None) -> str | None:
    """Return the error code that a driver's error stands for; None: it is a bug."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return next((code for primary, code in _PRIMARY.items() if name.startswith(primary)), None)


@contextmanager
def translated(database: Path, *, reopen: Callable[[], object], writing: bool) -> Iterator[None]:
    """Turn the driver's expected errors and file faults inside the block into errors for a person.

    `reopen` is called first, so that no connection that failed is used again. A write where only reading is meant
    stays what it is: a bug.
    """
    try:
        yield
    except (DBAPIError, DriverError) as error:
        code = driver_code(error.orig if isinstance(error, DBAPIError) else error)
        if code is None or (code == "workspace-readonly" and not writing):
            raise
        reopen()
        raise workspace_error(code, database) from error
    except SystemFault as fault:
        raise file_error(fault, database) from fault
    except MemoryError as error:
        raise workspace_error("out-of-memory", database) from error


def file_error(fault: SystemFault, place: Path) -> WorkspaceError:
    """Give the error for a person that a file fault inside the workspace stands for."""
    return workspace_error(_FILE_CODES.get(type(fault), "disk-fault"), fault.path or place)


def source_error(fault: SystemFault, source: Path) -> InputError | WorkspaceError:
    """Give the error for a fault while `source` is taken in: the source's own, or the workspace's."""
    if fault.path != source or not isinstance(fault, NotFound | NoPermission | ReadFault | DeviceFault):
        return file_error(fault, source)
    if isinstance(fault, NotFound):
        return InputError(
            "file-not-found",
            f"Không tìm thấy tệp “{source}” nên chưa lưu gì. Hãy kiểm tra lại tên và nơi để tệp.",
        )
    return InputError("file-unreadable", f"Không đọc được tệp “{source}” nên chưa lưu gì. Hãy thử mở tệp rồi chọn lại.")
