"""Backups of the open workspace: by themselves, before what may have to be taken back, and when asked for."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from db.backup_folder import BackupFolder
from desktop_app.domain.backup import Backup, BackupReason, Contents, clock_jumped
from desktop_app.domain.context import VIETNAM
from desktop_app.domain.errors import ExpectedError
from desktop_app.domain.progress import Progress, never, silent
from desktop_app.services.faults import translated
from desktop_app.services.second_place import SecondPlace, copy_to_second_place, is_there, second_place
from desktop_app.services.targets import refuse_existing
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.files import file_size

_logger = logging.getLogger(__name__)
_NOTHING: Final = Contents()


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStanding:
    """Where backups stand: `overdue` days since the last copy in the second place where it is time for one, else None.

    `folder` is where they lie; `clock_jumped`: the clock contradicts the newest one.
    """

    newest: Backup | None
    count: int
    folder: Path
    second: SecondPlace | None
    overdue: int | None
    clock_jumped: bool
    now: datetime

    @property
    def today(self) -> date:
        """The Vietnamese day of this moment."""
        return self.now.astimezone(VIETNAM).date()


def all_backups(workspace: OpenWorkspace) -> tuple[Backup, ...]:
    """The backups of this workspace, the newest first by their numbers."""
    with translated():
        return BackupFolder(workspace.store.paths.backups).all()


def standing_of_backups(workspace: OpenWorkspace) -> BackupStanding:
    """Where backups stand."""
    found = all_backups(workspace)
    second = second_place(workspace)
    now = workspace.context.now()
    return BackupStanding(
        newest=found[0] if found else None,
        count=len(found),
        folder=workspace.store.paths.backups,
        second=second,
        overdue=second.overdue(now) if second else None,
        clock_jumped=clock_jumped(found[0] if found else None, now),
        now=now,
    )


def back_up(
    workspace: OpenWorkspace,
    reason: BackupReason,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> Backup:
    """Make a backup, checked, and delete those that it makes superfluous.

    Raises `Cancelled` with nothing left behind, `WorkspaceError` where the data isn't sound or the disk failed.
    """
    now = workspace.context.now()
    with translated():
        made = workspace.store.back_up(reason, now, progress, cancelled)
        workspace.store.thin_out(now)
    _logger.info("backup %d made: %s", made.sequence, made.reason.value)
    return made


def back_up_before(
    workspace: OpenWorkspace,
    reason: BackupReason,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> Backup | None:
    """The backup to go back to if what comes next was a mistake.

    It is the newest one where nothing has changed since; None where nothing was entered yet. Fails as `back_up` does,
    and then what was about to be done isn't done.
    """
    with workspace.store.read() as session:
        if session.contents() == _NOTHING:
            return None
    return _current(workspace) or back_up(workspace, reason, progress, cancelled)


def back_up_by_itself(
    workspace: OpenWorkspace,
    reason: BackupReason,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> Backup | None:
    """What is done daily and at the end: a backup where something has changed, and a copy in the second place.

    The second place only where it can be reached and lacks the newest backup; trouble there isn't told now, the
    reminder stays.
    """
    made = back_up_before(workspace, reason, progress, cancelled)
    place = second_place(workspace)
    if made is not None and place is not None and place.sequence != made.sequence and is_there(place):
        try:
            copy_to_second_place(workspace, made, progress, cancelled)
        except ExpectedError as error:
            _logger.info("second place: %s", error.code)
    return made


def is_daily_due(workspace: OpenWorkspace) -> bool:
    """Whether no backup was made today yet."""
    found = all_backups(workspace)
    return not found or found[0].day != workspace.context.today()


def back_up_to_file(
    workspace: OpenWorkspace, file: Path, progress: Progress = silent, cancelled: Callable[[], bool] = never
) -> Backup:
    """Make a backup in a file, with the attachments in the folder `tep` beside it.

    `InputError` where there is such a file already; else it fails as `back_up` does.
    """
    with translated():
        refuse_existing(file)
        return workspace.store.back_up_to(file.absolute(), workspace.context.now(), progress, cancelled)


def _current(workspace: OpenWorkspace) -> Backup | None:
    """The newest backup, where the data hasn't changed since and it is still there."""
    newest = next(iter(all_backups(workspace)), None)
    if newest is None or newest.state != workspace.store.state():
        return None
    with translated():
        return newest if file_size(newest.path) == newest.size else None
