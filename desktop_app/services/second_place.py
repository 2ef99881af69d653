"""The second place for backups: a USB stick or another disk's folder, chosen once, with a reminder."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from db.backup_folder import BackupFolder
from desktop_app.domain.backup import Backup
from desktop_app.domain.errors import InputError
from desktop_app.domain.progress import Progress, never, silent
from desktop_app.services.faults import translated
from desktop_app.services.workspace import OpenWorkspace, own_unit
from desktop_app.system.files import is_inside, make_folder
from desktop_app.text.fold import ascii_name

REMIND_AFTER: Final = 7
"""Days without a copy in the second place after which the officer is reminded, unless set otherwise."""
_SETTING: Final = "second-place"
_NAME_LENGTH: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPlace:
    """The folder the officer chose, when a backup was copied there last, which one, and when to remind."""

    folder: Path
    copied_at: datetime | None = None
    sequence: int = 0
    remind_after: int = REMIND_AFTER

    def overdue(self, now: datetime) -> int | None:
        """The days since the last copy where it is time for another (0: there was none yet), else None."""
        if self.copied_at is None:
            return 0
        days = (now - self.copied_at).days
        return days if days >= self.remind_after else None


def second_place(workspace: OpenWorkspace) -> SecondPlace | None:
    """The second place, None where none was chosen."""
    with workspace.store.read() as session:
        kept = session.settings.get(_SETTING)
    if not kept:
        return None
    return SecondPlace(
        folder=Path(kept["folder"]),
        copied_at=datetime.fromisoformat(kept["at"]) if kept["at"] else None,
        sequence=kept["sequence"],
        remind_after=kept["days"],
    )


def is_there(place: SecondPlace) -> bool:
    """Whether the place can be reached: its stick is in, its disk is connected."""
    return place.folder.is_dir()


def choose_second_place(workspace: OpenWorkspace, folder: Path) -> SecondPlace:
    """Take a folder as the second place; `InputError` where it lies with the data or can't be written."""
    with translated():
        if is_inside(folder, workspace.root):
            raise InputError(
                "folder-unsuitable",
                f"Thư mục “{folder}” nằm trong chính thư mục dữ liệu nên không giữ an toàn thêm được gì. "
                "Hãy chọn USB, ổ đĩa khác hoặc thư mục trên máy khác.",
            )
        make_folder(_own_folder(workspace, folder))
    former = second_place(workspace)
    chosen = SecondPlace(folder=folder, remind_after=former.remind_after if former else REMIND_AFTER)
    _keep(workspace, chosen)
    return chosen


def forget_second_place(workspace: OpenWorkspace) -> None:
    """Have no second place any more; what was copied there stays."""
    with workspace.store.write() as session:
        session.settings.put(_SETTING, {})


def remind_after(workspace: OpenWorkspace, days: int) -> None:
    """Set after how many days without a copy the officer is reminded."""
    place = second_place(workspace)
    if place is not None:
        _keep(workspace, replace(place, remind_after=max(1, days)))


def copy_to_second_place(
    workspace: OpenWorkspace, backup: Backup, progress: Progress = silent, cancelled: Callable[[], bool] = never
) -> Backup:
    """Copy a backup of the workspace to the second place, read it back there, and thin out what lies there.

    Raises `InputError` where none was chosen, `WorkspaceError` where it can't be reached or written.
    """
    place = second_place(workspace)
    if place is None:
        raise InputError("folder-unsuitable", "Chưa chọn nơi sao lưu thứ hai. Hãy chọn USB hoặc thư mục trước.")
    if not is_there(place):
        raise InputError(
            "file-not-found",
            f"Không thấy nơi sao lưu thứ hai “{place.folder}”. Hãy cắm USB hoặc nối ổ đĩa đó rồi làm lại, hoặc chọn "
            "nơi khác; bản sao lưu trên máy vẫn còn.",
        )
    with translated():
        there = BackupFolder(_own_folder(workspace, place.folder))
        copied = there.take_over(backup, BackupFolder(backup.path.parent), progress, cancelled)
        there.tidy()
        there.thin_out(workspace.context.now())
    _keep(workspace, replace(place, copied_at=workspace.context.now(), sequence=backup.sequence))
    return copied


def _own_folder(workspace: OpenWorkspace, folder: Path) -> Path:
    """This union's folder there: a stick may hold those of several."""
    unit = own_unit(workspace)
    name = ascii_name(unit.name, _NAME_LENGTH) or "don-vi"
    return folder / f"HoSoSangKien-{name}-{unit.id.hex[:8]}"


def _keep(workspace: OpenWorkspace, place: SecondPlace) -> None:
    values = {
        "folder": str(place.folder),
        "at": place.copied_at.isoformat() if place.copied_at else "",
        "sequence": place.sequence,
        "days": place.remind_after,
    }
    with workspace.store.write() as session:
        session.settings.put(_SETTING, values)
