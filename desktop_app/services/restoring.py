"""Going back to a backup: what it holds, what would be lost, and the exchange itself."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from db.attachments import AttachmentStore
from db.backup import contents_of, looking_into, problems, schema_number, stored_files, unit_of
from db.backup_folder import BackupFolder, bring_files, problems_of_seal, sealed
from db.comparing import losses
from db.faults import translated as driver_translated
from db.faults import workspace_error
from db.metadata import SCHEMA_VERSION
from db.restore import exchange, resume
from db.workspace import Workspace
from desktop_app.domain.backup import Backup, BackupReason, Contents, Losses
from desktop_app.domain.context import Context
from desktop_app.domain.errors import ExpectedError, InputError, WorkspaceError
from desktop_app.domain.progress import Progress, never, raise_if, silent
from desktop_app.services.faults import translated
from desktop_app.services.workspace import locked, paths_of
from desktop_app.system.files import file_size
from desktop_app.system.paths import WorkspacePaths

_logger = logging.getLogger(__name__)
UNUSABLE: Final = frozenset({"workspace-damaged", "workspace-foreign", "workspace-newer"})
"""Errors of opening after which a backup can take the database's place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A database that could be restored, checked: what it holds and, where it has a seal, when and why it was made."""

    file: Path
    contents: Contents
    seal: Backup | None
    schema: int
    other_unit: bool = False

    @property
    def at(self) -> datetime:
        """When it was made; without a seal, when the file was written last."""
        return self.seal.at if self.seal else datetime.fromtimestamp(self.file.stat().st_mtime, UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What restoring would do: `losses` None where the data can't be read, `changed_at` when it was written last."""

    candidate: Candidate
    losses: Losses | None
    changed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was restored, where the former data is kept, and how many attachments no backup had any more."""

    candidate: Candidate
    kept: Path | None
    missing: int


def backups_of(root: Path) -> tuple[Backup, ...]:
    """The backups of the workspace in a folder, be it damaged or open, the newest first."""
    with translated():
        return BackupFolder(paths_of(root).backups).all()


def examine_backup(file: Path, root: Path | None = None) -> Candidate:
    """Check a backup whole; `root` is the workspace it is meant for.

    `InputError` where it isn't there, `WorkspaceError` where it is damaged, another program's or a newer version's.
    """
    with translated(), driver_translated(file, reopen=lambda: None, writing=True):
        if file_size(file) is None:
            raise InputError("file-not-found", f"Không tìm thấy bản sao lưu “{file}”; hãy kiểm tra lại đường dẫn.")
        seal = sealed(file)
        if seal is not None and problems_of_seal(seal):
            raise workspace_error("backup-damaged", file)
        found = problems(file)
        if found:
            other = found[0] in {"workspace-foreign", "workspace-newer"}
            raise workspace_error(found[0] if other else "backup-damaged", file)
        with looking_into(file) as connection:
            return Candidate(
                file=file,
                contents=contents_of(connection),
                seal=seal,
                schema=schema_number(connection),
                other_unit=root is not None and _is_other_unit(str(unit_of(connection) or ""), root),
            )


def newest_sound(root: Path, progress: Progress = silent, cancelled: Callable[[], bool] = never) -> Candidate | None:
    """The newest backup that passes the check: damaged ones are passed over and left as they are (A16)."""
    found = backups_of(root)
    for number, backup in enumerate(found, start=1):
        raise_if(cancelled)
        progress(number, len(found), "Đang kiểm tra bản sao lưu")
        try:
            return examine_backup(backup.path)
        except ExpectedError as error:
            _logger.info("backup %d passed over: %s", backup.sequence, error.code)
    return None


def preview(root: Path, file: Path) -> Preview:
    """What restoring a backup in the workspace in a folder would do; nothing is changed."""
    candidate = examine_backup(file, root)
    database = paths_of(root).database
    if not database.exists():
        return Preview(candidate=candidate, losses=None, changed_at=None)
    changed_at = datetime.fromtimestamp(database.stat().st_mtime, UTC)
    found = None if problems(database) else _losses(database, file)
    return Preview(candidate=candidate, losses=found, changed_at=changed_at)


def restore(
    root: Path, file: Path, context: Context, progress: Progress = silent, cancelled: Callable[[], bool] = never
) -> Restored:
    """Put a backup in the place of the data in a folder, which must be closed.

    Data that can be opened gets a backup first, any other is kept beside as "….hong-<time>". Broken off at any moment,
    it is carried out or undone by the next opening. It can't be cancelled once the exchange begins.

    Raises `WorkspaceError` where the workspace is open elsewhere, the backup isn't sound or the disk failed; then the
    data is as it was.
    """
    paths = paths_of(root)
    with translated(), locked(paths, context):
        candidate = examine_backup(file, root)
        raise_if(cancelled)
        before = _back_up_former(paths, context, progress, cancelled)
        missing = _bring_attachments(paths, candidate, progress, cancelled)
        raise_if(cancelled)
        progress(0, 0, "Đang khôi phục dữ liệu")
        with driver_translated(paths.database, reopen=lambda: None, writing=True):
            kept = exchange(paths, file, None if before else context.now())
    _logger.info("restored a backup; the former data is kept: %s", "backup" if before else bool(kept))
    return Restored(candidate=candidate, kept=before.path if before else kept, missing=missing)


def _back_up_former(
    paths: WorkspacePaths, context: Context, progress: Progress, cancelled: Callable[[], bool]
) -> Backup | None:
    """Make a backup of the data that is to go; None where it can't be opened or there is none."""
    resume(paths)
    try:
        with Workspace.open(paths.root, create=False, backups=paths.elsewhere, clock=context.now) as former:
            return former.back_up(BackupReason.RESTORE, context.now(), progress, cancelled)
    except WorkspaceError as error:
        if error.code not in UNUSABLE:
            raise
    except InputError as error:
        if error.code != "file-not-found":
            raise
    return None


def _bring_attachments(
    paths: WorkspacePaths, candidate: Candidate, progress: Progress, cancelled: Callable[[], bool]
) -> int:
    """Bring back the attachments that the backup refers to, from beside it or from the usual place."""
    with looking_into(candidate.file) as connection:
        wanted = stored_files(connection)
    store = AttachmentStore(paths.files)
    unsound = {sha256: size for sha256, size in wanted.items() if not store.is_sound(sha256)}
    for folder in dict.fromkeys((candidate.file.parent, paths.backups)):
        place = AttachmentStore(BackupFolder(folder).files)
        unsound = {
            sha256: unsound[sha256] for sha256 in bring_files(unsound, place, store, progress, cancelled, anew=True)
        }
    return len(unsound)


def _losses(database: Path, file: Path) -> Losses | None:
    with looking_into(database) as now, looking_into(file) as then:
        return losses(now, then) if schema_number(now) <= SCHEMA_VERSION else None


def _is_other_unit(unit: str, root: Path) -> bool:
    database = paths_of(root).database
    if not database.exists() or problems(database):
        return False
    with looking_into(database) as connection:
        own = unit_of(connection)
    return bool(unit) and own is not None and str(own) != unit
