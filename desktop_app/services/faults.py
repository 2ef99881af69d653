"""One boundary where trouble of files and processes becomes a Vietnamese sentence for a person."""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop_app.domain.context import VIETNAM
from desktop_app.domain.errors import ExpectedError, InputError, WorkspaceError
from desktop_app.domain.progress import Cancelled
from desktop_app.system import errors as system


def _locked(fault: system.WorkspaceLocked) -> str:
    who = fault.owner or "người khác"
    host = f" trên máy {fault.host}" if fault.host else ""
    since = f" từ {fault.since.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}" if fault.since else ""
    if not fault.certain:
        return (
            f"Dữ liệu có ghi là đang được {who} mở{host}{since}; hãy đóng phần mềm ở đó rồi thử lại. Chỉ khi máy đó "
            "chắc chắn không dùng nữa mới mở dù vậy, hoặc xóa tệp “.khoa” trong thư mục dữ liệu."
        )
    return f"Dữ liệu đang được {who} mở{host}{since}; hãy đóng phần mềm ở đó rồi thử lại."


def _busy(fault: system.TargetBusy, where: str) -> str:
    kept = f"; nội dung mới tạm nằm ở “{fault.kept}”" if fault.kept else ""
    return f"Tệp{where} đang mở trong Word, Excel hoặc bị phần mềm diệt virus giữ; hãy đóng tệp đó rồi thử lại{kept}."


def translate(fault: system.SystemFault) -> ExpectedError:
    """The error that a person is told for a fault of files, locks or child processes."""
    where = f" “{fault.path}”" if fault.path else ""
    match fault:
        case system.WorkspaceLocked():
            code = "workspace-locked" if fault.certain else "workspace-locked-elsewhere"
            return WorkspaceError(code, _locked(fault))
        case system.DiskFull():
            return WorkspaceError(
                "disk-full",
                f"Ổ đĩa đã đầy nên không ghi được{where}; dữ liệu cũ còn nguyên, hãy dọn bớt rồi thử lại.",
            )
        case system.NoPermission():
            return InputError(
                "folder-not-writable",
                f"Không có quyền đọc hoặc ghi{where}; hãy chọn nơi khác hoặc xin quyền.",
            )
        case system.TargetBusy():
            return WorkspaceError("target-busy", _busy(fault, where))
        case system.ChildFailed(kind="memory"):
            return WorkspaceError(
                "out-of-memory",
                "Không đủ bộ nhớ để đọc tệp này; chưa có gì được ghi, hãy đóng bớt phần mềm khác.",
            )
        case system.ChildFailed():
            return InputError(
                "file-unreadable",
                "Đọc tệp này quá lâu hoặc bị ngắt giữa chừng; hãy mở và lưu lại tệp rồi thử lại.",
            )
        case system.InTheWay():
            return InputError("file-exists", f"Đã có tệp hoặc thư mục trùng tên{where}; hãy chọn tên khác.")
        case system.NotFound():
            return InputError("file-not-found", f"Không tìm thấy{where}; hãy kiểm tra lại đường dẫn.")
        case system.PathTooLong():
            return InputError("path-too-long", f"Đường dẫn{where} quá dài; hãy chọn thư mục có tên ngắn hơn.")
        case system.DeviceFault():
            return WorkspaceError(
                "disk-fault",
                f"Ổ đĩa hoặc USB bị rút hay bị lỗi khi đang dùng{where}; hãy cắm lại và kiểm tra rồi làm lại.",
            )
        case system.ReadFault() | system.TooLarge():
            return InputError("file-unreadable", f"Không đọc được{where}; hãy chép lại tệp rồi thử lại.")
        case _:
            return WorkspaceError(
                "disk-fault",
                f"Không ghi hoặc đọc được{where}; dữ liệu cũ còn nguyên, hãy kiểm tra ổ đĩa rồi thử lại.",
            )


@contextmanager
def translated() -> Iterator[None]:
    """Turn `SystemFault` into the error of `translate`, and running out of memory into its own."""
    try:
        yield
    except system.Cancelled as fault:
        raise Cancelled from fault
    except system.SystemFault as fault:
        raise translate(fault) from fault
    except MemoryError as error:
        raise WorkspaceError(
            "out-of-memory",
            "Không đủ bộ nhớ để làm việc này; chưa có gì được ghi, hãy đóng bớt phần mềm khác.",
        ) from error
