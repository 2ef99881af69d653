"""The operations that are tortured: each on a small union of its own, with an acknowledgement after each thing done."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final
from uuid import UUID

from desktop_app.domain.backup import BackupReason
from desktop_app.domain.context import Context
from desktop_app.domain.progress import silent
from desktop_app.services import editing
from desktop_app.services.backups import back_up
from desktop_app.services.exporting import export_package
from desktop_app.services.intake import Intake, import_workbook, read_whole_workbook
from desktop_app.services.restoring import restore
from desktop_app.services.submissions import SubmissionOrder, new_submission
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.cli.office import PDF, PROGRAMME, sheets
from tests.importing.books import book_bytes
from tests.services import union

Acknowledge = Callable[[], None]
Work = Callable[[Acknowledge], None]

WORKSPACE: Final = "may"
SENT: Final = "gui"
_SCHEMA_1: Final = Path(__file__).parents[1] / "data" / "workspaces" / "schema-1.hssk"


@dataclass
class Clock:
    """A clock that stands still until it is set, and ids that are the same in each run."""

    now: datetime = union.NOW
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def again(self) -> "Clock":
        """A clock of the same moment, with ids of its own: what is done once more is the same."""
        return Clock(self.now, count(1 << 20))

    def context(self) -> Context:
        """The context of a program that looks at this clock."""
        return Context(now=lambda: self.now, user="thu", new_id=lambda: UUID(int=(0x4000 << 64) | next(self.ids)))


def prepare(name: str, folder: Path) -> Work:
    """Fill a folder with what an operation needs; return the operation, the same each time the folder is as now."""
    return _PREPARATIONS[name](folder)


def _filled(folder: Path) -> tuple[Path, Clock]:
    union.fill(folder)
    return folder / WORKSPACE, Clock()


def _edit_title(workspace: OpenWorkspace, number: int) -> None:
    before = union.state(workspace, "SK001")
    after = replace(before, initiative=replace(before.initiative, title=f"Số hóa kho lưu trữ, lần {number}"))
    union.apply(workspace, before, after)


def _saving(folder: Path) -> Work:
    root, clock = _filled(folder)
    scan = folder / "quyet-dinh.pdf"
    scan.write_bytes(PDF * 40)

    def work(acknowledge: Acknowledge) -> None:
        with open_workspace(root, clock.again().context(), create=False) as workspace:
            for number in range(4):
                _edit_title(workspace, number)
                acknowledge()
            editing.store_files(workspace, [scan])
            acknowledge()

    return work


def _importing(folder: Path) -> Work:
    root, clock = _filled(folder)
    workbook = folder / "danh-sach-moi.xlsx"
    changed = ({"Tên sáng kiến": "Số hóa toàn bộ kho lưu trữ"}, {"Giá trị làm lợi (đồng)": "27 triệu"})
    workbook.write_bytes(book_bytes(sheets(*changed)))
    parsed = read_whole_workbook(workbook, silent)

    def work(acknowledge: Acknowledge) -> None:
        with open_workspace(root, clock.again().context(), create=False) as workspace:
            import_workbook(workspace, parsed, Intake(workbook=workbook, programme_id=PROGRAMME), silent)
            acknowledge()

    return work


def _exporting(folder: Path) -> Work:
    root, clock = _filled(folder)
    (folder / SENT).mkdir()
    with open_workspace(root, clock.context(), create=False) as workspace:
        entry = new_submission(workspace, SubmissionOrder(programme_id=PROGRAMME, on=union.DAY))

    def work(acknowledge: Acknowledge) -> None:
        with open_workspace(root, clock.again().context(), create=False) as workspace:
            export_package(workspace, str(entry.id), folder / SENT / "goi.zip", silent)
            acknowledge()

    return work


def _migrating(folder: Path) -> Work:
    root, clock = folder / WORKSPACE, Clock()
    root.mkdir()
    shutil.copy(_SCHEMA_1, root / "du-lieu.hssk")

    def work(acknowledge: Acknowledge) -> None:
        with open_workspace(root, clock.again().context(), create=False):
            acknowledge()

    return work


def _backing_up(folder: Path) -> Work:
    root, clock = _filled(folder)
    with open_workspace(root, clock.context(), create=False) as workspace:
        for number in range(16):
            clock.now += timedelta(days=1)
            _edit_title(workspace, number)
            back_up(workspace, BackupReason.DAILY)

    def work(acknowledge: Acknowledge) -> None:
        later = clock.again()
        with open_workspace(root, later.context(), create=False) as workspace:
            for number in range(2):
                later.now += timedelta(days=1)
                _edit_title(workspace, 100 + number)
                acknowledge()
                back_up(workspace, BackupReason.DAILY)
                acknowledge()

    return work


def _restoring(folder: Path) -> Work:
    root, clock = _filled(folder)
    with open_workspace(root, clock.context(), create=False) as workspace:
        backup = back_up(workspace, BackupReason.MANUAL)
        _edit_title(workspace, 7)

    def work(acknowledge: Acknowledge) -> None:
        restore(root, backup.path, clock.again().context())
        acknowledge()

    return work


_PREPARATIONS: Final[Mapping[str, Callable[[Path], Work]]] = {
    "saving": _saving,
    "importing": _importing,
    "exporting": _exporting,
    "migrating": _migrating,
    "backing up": _backing_up,
    "restoring": _restoring,
}
NAMES: Final = tuple(_PREPARATIONS)
