"""Opening files with the programs that the system has for them."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileInfo, QUrl
from PySide6.QtGui import QDesktopServices

from ui.messages import Messages

_LIBRARIES: Final = "LD_LIBRARY_PATH"


@contextmanager
def outside_environment() -> Iterator[None]:
    """Let what is started find the system's own libraries: a frozen program on Linux points elsewhere."""
    if not getattr(sys, "frozen", False):
        yield
        return
    ours, original = os.environ.get(_LIBRARIES), os.environ.get(f"{_LIBRARIES}_ORIG")
    _set(original)
    try:
        yield
    finally:
        _set(ours)


def _set(value: str | None) -> None:
    if value is None:
        os.environ.pop(_LIBRARIES, None)
    else:
        os.environ[_LIBRARIES] = value


def open_file(path: Path) -> bool:
    """Open a file or folder; False where the system has nothing for it."""
    with outside_environment():
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_or_tell(path: Path, messages: Messages) -> None:
    """Open a file or folder, or tell that it is gone or that nothing on this PC can."""
    if not QFileInfo.exists(str(path)):
        messages.warning(f"Không còn thấy “{path}”: có thể đã bị xóa, đổi tên, hoặc USB đã rút ra.")
    elif not open_file(path):
        messages.warning(f"Máy này chưa có phần mềm mở được “{path.name}”.")
