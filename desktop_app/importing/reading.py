"""Read a workbook from outside into plain cells, in a child process under limits of time and memory."""

import logging
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import InputError
from desktop_app.domain.plan import ProblemSeverity
from desktop_app.domain.progress import Cancelled, Progress, silent
from desktop_app.importing.cells import Sheets
from desktop_app.importing.container import MAX_FILE_BYTES, damaged, refuse_foreign
from desktop_app.importing.workbook_content import StumbledError, about, read_in_pieces
from desktop_app.system import child, files
from desktop_app.system import errors as faults

TIMEOUT: Final = 120.0
"""Seconds that the child may take."""
MEMORY: Final = 1 << 30
"""Bytes that the child may take."""
_ABORTED: Final = ("exit code -6", "exit code 3221226505")
"""How a process ends whose native code (calamine) got no memory: abort, on Linux and on Windows."""
_OWNER_FILE: Final = "~$"
_log = logging.getLogger(__name__)


def _never() -> bool:
    return False


def read_workbook(path: Path, progress: Progress = silent, cancelled: Callable[[], bool] = _never) -> Sheets:
    """Read an .xlsx (or .xlsm: values only) into plain cells.

    Raises `InputError` for whatever can't be read, with advice for each kind of file, and `Cancelled`.
    """
    data = _content(path)
    refuse_foreign(data)
    try:
        pieces = child.run_limited(
            read_in_pieces, data, path.name, timeout=TIMEOUT, memory=MEMORY, progress=progress, cancelled=cancelled
        )
    except faults.Cancelled as error:
        raise Cancelled from error
    except StumbledError as error:
        _log.info("reading a workbook stumbled over %s", error.kind)  # here: a child has no log
        raise
    except faults.ChildFailed as error:
        _log.info("the child that read a workbook failed: %s", error)
        raise _child_failed(error) from error
    return _with_open_notice(path, _together(*pieces))


def _content(path: Path) -> bytes:
    """Return the file's bytes; errors of the system become sentences."""
    if path.name.startswith(_OWNER_FILE):
        raise InputError(
            "workbook-not-xlsx",
            f"“{path.name}” là tệp tạm của Excel: hãy đóng tệp trong Excel rồi chọn tệp "
            f"“{path.name.removeprefix(_OWNER_FILE)}”.",
        )
    if path.is_dir():
        raise InputError("file-unreadable", f"“{path.name}” là một thư mục: hãy chọn tệp Excel (.xlsx).")
    try:
        return files.read_bytes(path, MAX_FILE_BYTES)
    except faults.NotFound as error:
        raise InputError("file-not-found", f"Không tìm thấy tệp “{path}”: hãy kiểm tra lại đường dẫn.") from error
    except faults.TargetBusy as error:
        raise InputError(
            "file-unreadable", f"Phần mềm khác đang giữ tệp “{path.name}”: hãy đóng tệp trong Excel rồi nhập lại."
        ) from error
    except faults.NoPermission as error:
        raise InputError(
            "file-unreadable",
            f"Không có quyền đọc tệp “{path.name}”: hãy đóng tệp trong Excel, hoặc chép tệp sang thư mục khác rồi "
            "nhập lại.",
        ) from error
    except faults.PathTooLong as error:
        raise InputError(
            "path-too-long", "Đường dẫn tới tệp quá dài: hãy chép tệp sang thư mục có tên ngắn hơn rồi nhập lại."
        ) from error
    except faults.TooLarge as error:
        raise InputError(
            "workbook-too-large",
            f"Tệp “{path.name}” lớn hơn {MAX_FILE_BYTES // 2**20} MB: hãy bỏ hình ảnh và các sheet không cần, hoặc "
            "chia thành nhiều tệp rồi nhập lại.",
        ) from error
    except faults.SystemFault as error:
        raise InputError(
            "file-unreadable", f"Không đọc được tệp “{path.name}”: hãy chép tệp vào ổ đĩa của máy rồi nhập lại."
        ) from error


def _child_failed(error: faults.ChildFailed) -> InputError:
    if error.kind == "timeout":
        return InputError(
            "workbook-timeout",
            f"Đọc tệp quá {TIMEOUT:g} giây nên đã dừng: hãy chép riêng phần dữ liệu cần nhập sang một tệp Excel mới.",
        )
    if error.kind == "memory" or error.detail in _ABORTED:
        return InputError(
            "workbook-memory",
            "Không đủ bộ nhớ để đọc tệp, chưa nhập gì: hãy đóng bớt phần mềm khác, hoặc chép riêng phần dữ liệu cần "
            "nhập sang một tệp Excel mới.",
        )
    return damaged()


def _with_open_notice(path: Path, sheets: Sheets) -> Sheets:
    """Add a warning where Excel has the file open: what isn't saved yet isn't read."""
    if not path.with_name(f"{_OWNER_FILE}{path.name}").exists():
        return sheets
    notice = about(
        "",
        ProblemSeverity.WARNING,
        "Tệp đang mở trong Excel: những thay đổi chưa lưu không có trong lần nhập này. Hãy lưu, đóng tệp trong Excel "
        "rồi nhập lại nếu cần.",
    )
    return Sheets(
        name=sheets.name, sheets=sheets.sheets, date_1904=sheets.date_1904, problems=(notice, *sheets.problems)
    )


def _together(sheets: Sheets, pieces: list[list[bytes]]) -> Sheets:
    """Return sheets with their rows again; changes them in place."""
    for sheet, parts in zip(sheets.sheets, pieces, strict=True):
        for part in parts:
            sheet.rows.extend(pickle.loads(part))  # noqa: S301 - from our own child
    return sheets
