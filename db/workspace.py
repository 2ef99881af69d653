"""A workspace: a folder with one database and the files attached to its records."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

from sqlalchemy import Connection

from db import deletion
from db.attachments import AttachmentStore
from db.backup import state_of
from db.backup_folder import BackupFolder, Making
from db.checks import broken_references, check_database, check_header, schema_in_header, wrong_digests
from db.engine import outside_transaction, reader_engine, writer_engine
from db.faults import translated, workspace_error
from db.metadata import SCHEMA_VERSION
from db.restore import resume
from db.schema import create_schema, schema_of
from db.search import optimise, rebuild_search, search_agrees
from db.session import Session
from desktop_app.domain.backup import Backup, BackupReason
from desktop_app.domain.errors import InputError
from desktop_app.domain.progress import Progress, never, silent
from desktop_app.domain.records import PersonDeletion
from desktop_app.system import files
from desktop_app.system.errors import SystemFault
from desktop_app.system.paths import WorkspacePaths


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Workspace:
    """An open workspace. The instance lock is the caller's affair.

    Any thread may read or write: readers a few at a time, writers one after another on one connection. A write that
    waits for another program's lock gives up after 5 s. Long reading goes in chunks, so that a commit gets its turn.

    `unclean`: the last end wasn't clean, and the full check found nothing wrong. `kept_copy` is the backup made before
    a migration, None when there was none. `writings` counts how often the right to write was taken and given back: as
    long as it stays the same nothing was written.
    """

    def __init__(self, paths: WorkspacePaths, *, unclean: bool) -> None:
        """Take the place of a database that exists; `open` checks it."""
        self.paths = paths
        self.attachments = AttachmentStore(paths.files)
        self.unclean = unclean
        self.kept_copy: Backup | None = None
        self.schema = 0
        self.writings = 0
        self._turn = threading.RLock()
        self._backing_up = threading.Lock()
        self._writer = writer_engine(paths.database)
        self._reader = reader_engine(paths.database)

    @classmethod
    def open(
        cls, root: Path, *, create: bool, backups: Path | None = None, clock: Callable[[], datetime] = _utc_now
    ) -> Self:
        """Open the workspace in a folder, having checked it, or with `create` make one where there is none.

        An exchange of the database that was broken off is ended first. `backups` is where backups go when that isn't
        in the folder.

        Raises:
            InputError: there is none (`file-not-found`).
            WorkspaceError: it is damaged, another program's, a newer version's, busy or can't be written.
        """
        paths = WorkspacePaths(root, backups)
        with translated(paths.database, reopen=lambda: None, writing=True):
            resume(paths)
            if not paths.database.exists():
                if not create:
                    raise _not_found(root)
                _make(paths)
            check_header(paths.database)
            workspace = cls(paths, unclean=paths.mark.exists())
            try:
                workspace._start(clock)
            except BaseException:
                workspace._dispose()
                raise
        return workspace

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that only reads; what a statement finds is fetched at once."""
        with (
            translated(self.paths.database, reopen=self._dispose, writing=False),
            self._reader.connect() as connection,
        ):
            yield Session(connection)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session in a transaction: committed at the end of the block, rolled back on any exception.

        Raises:
            WorkspaceError: the disk is full or failed, or another program holds the database; nothing was changed.
        """
        with self._writing(), self._writer.begin() as connection:
            yield Session(connection)

    @contextmanager
    def write_at_once(self) -> Iterator[Session | None]:
        """Give what `write` gives, but None instead of waiting where another thread is writing."""
        if not self._turn.acquire(blocking=False):
            yield None
            return
        try:
            with self.write() as session:
                yield session
        finally:
            self._turn.release()

    def back_up(
        self, reason: BackupReason, at: datetime, progress: Progress = silent, cancelled: Callable[[], bool] = never
    ) -> Backup:
        """Make a backup in the folder of backups; it is checked before it gets its name.

        Raises:
            Cancelled: nothing is left of it.
            WorkspaceError: the database isn't sound.
            SystemFault: it can't be written.
        """
        with self._backing_up:
            return BackupFolder(self.paths.backups).make(self._making(reason, at), progress, cancelled)

    def back_up_to(
        self, target: Path, at: datetime, progress: Progress = silent, cancelled: Callable[[], bool] = never
    ) -> Backup:
        """Make a backup in a file, with its seal and the attachments beside it; fails as `back_up` does."""
        with self._backing_up:
            making = self._making(BackupReason.MANUAL, at)
            return BackupFolder(target.parent).write(target, 0, making, progress, cancelled)

    def state(self) -> str:
        """Mark the state of the database: as long as the mark stays the same nothing was written."""
        with self._turn, translated(self.paths.database, reopen=lambda: None, writing=False):
            return state_of(self.paths.database)

    def thin_out(self, now: datetime) -> tuple[Backup, ...]:
        """Delete the backups that are superfluous, and return them.

        Raises:
            SystemFault: one can't be deleted.
        """
        with self._backing_up:
            return BackupFolder(self.paths.backups).thin_out(now)

    def verify(self) -> list[str]:
        """Check the whole database: its structure and every row's digest. Return what is wrong, as table and key."""
        with self._writing(), outside_transaction(self._writer) as connection:
            return _problems(connection)

    def mend_search(self) -> bool:
        """Make the search tables anew where they don't agree with the records; whether that was needed."""
        with self._writing(), self._writer.begin() as connection:
            disagrees = not search_agrees(connection)
            if disagrees:
                rebuild_search(connection)
        return disagrees

    def delete_people(self, ids: Sequence[UUID]) -> tuple[PersonDeletion, ...]:
        """Delete people from rows, search, drafts and attachments, so that nothing is left in the file either.

        Returns what still names each of them. The change stands even where an attachment can't be deleted.

        Raises:
            WorkspaceError: the disk is full or failed.
        """
        with self._writing():
            reports = []
            orphans = []
            with self._writer.begin() as connection:
                for person_id in ids:
                    report, left = deletion.delete_person(connection, person_id)
                    reports.append(report)
                    orphans += left
                optimise(connection)
            with outside_transaction(self._writer) as connection:
                connection.exec_driver_sql("VACUUM")
            for sha256 in orphans:
                self.attachments.remove(sha256)
        return tuple(reports)

    def close(self) -> None:
        """Close the workspace, after what is being written, and mark that its end was clean."""
        with self._turn:
            self._dispose()
        with translated(self.paths.database, reopen=lambda: None, writing=True):
            files.remove(self.paths.mark)

    def __enter__(self) -> Self:
        """Give the workspace, to be closed at the end of the block."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Close the workspace."""
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Wait for the turn to write, and translate what goes wrong."""
        with self._turn:
            try:
                with translated(self.paths.database, reopen=self._dispose, writing=True):
                    yield
            finally:
                self.writings += 1

    def _start(self, clock: Callable[[], datetime]) -> None:
        with outside_transaction(self._writer) as connection:
            self.schema = schema_of(connection, self.paths.database)
            current = self.schema == SCHEMA_VERSION
            if _problems(connection, digests=current) if self.unclean else check_database(connection, full=False):
                raise workspace_error("workspace-damaged", self.paths.database)
        for folder in (self.paths.root, self.paths.files):
            files.clean_leftovers(folder)
        BackupFolder(self.paths.backups).tidy()
        files.write_bytes(self.paths.mark, b"")
        if self.schema < SCHEMA_VERSION:
            self._migrate(clock())
        with self._writer.begin():
            self.schema = SCHEMA_VERSION

    def _migrate(self, at: datetime) -> None:
        from db.migrations.run import upgrade

        if self.schema:
            self.kept_copy = self.back_up(BackupReason.MIGRATION, at)
        upgrade(self._writer)

    def _making(self, reason: BackupReason, at: datetime) -> Making:
        return Making(
            engine=self._writer,
            state=self.state,
            turn=self._writing,
            attachments=self.attachments,
            reason=reason,
            at=at,
        )

    def _dispose(self) -> None:
        self._writer.dispose()
        self._reader.dispose()


def _problems(connection: Connection, *, digests: bool = True) -> list[str]:
    """Return what the full check finds: structure, references, and, unless told otherwise, the digests of rows."""
    found = check_database(connection, full=True) or broken_references(connection)
    return found or (wrong_digests(connection) if digests else [])


def peek(root: Path) -> int | None:
    """Return the number of the schema of the workspace in a folder, without opening it; None: there is none."""
    try:
        return schema_in_header(WorkspacePaths(root).database)
    except SystemFault:
        return None


def _make(paths: WorkspacePaths) -> None:
    files.make_folder(paths.root)
    with files.atomic_path(paths.database) as temporary:
        engine = writer_engine(temporary)
        try:
            with engine.begin() as connection:
                create_schema(connection)
        finally:
            engine.dispose()
        files.remove(temporary.with_name(f"{temporary.name}-journal"))


def _not_found(root: Path) -> InputError:
    return InputError(
        "file-not-found",
        f"Thư mục “{root}” chưa có dữ liệu của phần mềm. Hãy kiểm tra lại đường dẫn hoặc tạo dữ liệu mới ở đó.",
    )
