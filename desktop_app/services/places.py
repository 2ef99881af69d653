"""Where a workspace lies: advice against places that lose data, and moving it to another folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop_app.domain.backup import BackupReason
from desktop_app.domain.errors import InputError
from desktop_app.domain.progress import Progress, never, silent
from desktop_app.services.backups import back_up
from desktop_app.services.faults import translated
from desktop_app.services.restoring import restore
from desktop_app.services.workspace import OpenWorkspace, is_workspace
from desktop_app.system.drives import DriveKind, kind_of
from desktop_app.system.files import is_inside, make_folder

_WHY: Final = {
    DriveKind.REMOVABLE: "USB hoặc ổ đĩa rời, dễ bị rút giữa chừng hoặc thất lạc",
    DriveKind.NETWORK: "ổ đĩa mạng, nơi hai máy có thể cùng ghi và mạng đứt giữa chừng",
    DriveKind.CLOUD: "thư mục đồng bộ lên mạng (OneDrive, Google Drive…), nơi tệp đang ghi có thể bị chép dở",
}


def advice_on(root: Path) -> str:
    """What speaks against keeping data in a folder; "" where it lies on a disk of this PC (B03)."""
    why = _WHY.get(kind_of(root))
    if why is None:
        return ""
    return (
        f"Dữ liệu nên đặt trên ổ cứng máy này; hiện đang ở {why}. Nếu vẫn để ở đó, chỉ mở trên một máy tại một lúc; "
        "bản sao lưu được giữ trên máy này."
    )


def move_to(
    workspace: OpenWorkspace, folder: Path, progress: Progress = silent, cancelled: Callable[[], bool] = never
) -> Path:
    """Copy the open workspace to an empty folder, checked, and return it; what was there before stays as it is.

    `InputError` where the folder has data already, holds other files, or lies in the workspace's own.
    """
    with translated():
        make_folder(folder)
        if is_workspace(folder):
            raise InputError(
                "folder-unsuitable",
                f"Thư mục “{folder}” đã có dữ liệu của phần mềm nên không chuyển vào đó. Hãy chọn thư mục khác.",
            )
        if is_inside(folder, workspace.root) or any(folder.iterdir()):
            raise InputError(
                "folder-unsuitable",
                f"Thư mục “{folder}” không trống hoặc nằm trong thư mục dữ liệu. Hãy chọn hoặc tạo một thư mục trống.",
            )
    made = back_up(workspace, BackupReason.MANUAL, progress, cancelled)
    restore(folder, made.path, workspace.context, progress, cancelled)
    return folder
