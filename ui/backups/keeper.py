"""Backups that nobody asks for: daily, and at the end; where they stand, for whoever shows it."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.backup import Backup, BackupReason
from desktop_app.domain.progress import Progress
from desktop_app.services.backups import BackupStanding, back_up_by_itself, is_daily_due, standing_of_backups
from desktop_app.services.workspace import OpenWorkspace
from ui.desk import Desk
from ui.jobs import Job, Lane, OnError

LONGEST: Final = 60_000
"""Milliseconds after which the backup at the end is given up, so that the window closes."""


class BackupKeeper(QObject):
    """Makes the backups of a window by themselves."""

    standing_changed = Signal(object)  # BackupStanding

    def __init__(self, desk: Desk) -> None:
        """Belong to a desk; `begin` looks whether today has its backup."""
        super().__init__(desk)
        self._desk = desk
        self._last: Job | None = None
        self.standing: BackupStanding | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONGEST)
        self._patience.timeout.connect(self.give_up)

    @Slot()
    def begin(self) -> None:
        """Make today's backup, unless there is one, and tell where things stand."""
        self._desk.run(
            "Đang sao lưu hằng ngày", partial(_daily, self._desk.workspace), self._made, lane=Lane.BACKGROUND
        )

    def _made(self, _backup: Backup | None) -> None:
        self.read()

    @Slot()
    def read(self) -> None:
        """Read where backups stand."""
        self._desk.read(partial(standing_of_backups, self._desk.workspace), self._stand)

    def _stand(self, standing: BackupStanding) -> None:
        self.standing = standing
        self.standing_changed.emit(standing)

    def at_the_end(self, then: Callable[[], None], on_error: OnError) -> None:
        """Make the backup at the end where something has changed; `then` is called once it is there."""
        work = partial(_at_the_end, self._desk.workspace)
        self._patience.start()
        self._last = self._desk.run("Đang sao lưu trước khi đóng", work, partial(self._ended, then), on_error)

    def _ended(self, then: Callable[[], None], _backup: Any) -> None:
        self._patience.stop()
        self._last = None
        then()

    @Slot()
    def give_up(self) -> None:
        """Don't wait for the backup at the end any longer; nothing is left of it."""
        self._patience.stop()
        if self._last is not None:
            self._last.cancel()


def _daily(workspace: OpenWorkspace, progress: Progress, cancelled: Callable[[], bool]) -> Backup | None:
    if not is_daily_due(workspace):
        return None
    return back_up_by_itself(workspace, BackupReason.DAILY, progress, cancelled)


def _at_the_end(workspace: OpenWorkspace, progress: Progress, cancelled: Callable[[], bool]) -> Backup | None:
    return back_up_by_itself(workspace, BackupReason.EXIT, progress, cancelled)
