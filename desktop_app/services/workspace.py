"""Opening and closing a workspace: its lock, its database, who works in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from db.metadata import SCHEMA_VERSION
from db.workspace import Workspace, peek
from desktop_app.domain.context import Context
from desktop_app.domain.errors import InputError
from desktop_app.domain.unit import Unit
from desktop_app.services.faults import translated
from desktop_app.system.drives import DriveKind, kind_of
from desktop_app.system.files import make_folder
from desktop_app.system.lock import InstanceLock
from desktop_app.system.paths import WorkspacePaths, backups_on_this_pc, clear_temp_folders


@dataclass(frozen=True, slots=True)
class OpenWorkspace:
    """A workspace that this process has locked and opened, with the context it is used in."""

    store: Workspace
    lock: InstanceLock
    context: Context

    @property
    def root(self) -> Path:
        """The workspace's folder."""
        return self.store.paths.root

    def close(self) -> None:
        """Close the database and give the lock back."""
        with translated():
            try:
                self.store.close()
            finally:
                self.lock.release()

    def __enter__(self) -> Self:
        """Close at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close, whatever happened."""
        self.close()


def open_workspace(root: Path, context: Context, *, create: bool = True, force: bool = False) -> OpenWorkspace:
    """Lock and open the workspace in a folder, making it where there is none.

    What was left in the temporary folder by a program that was killed (scans that were looked at) is deleted now.
    With `force` what another computer's lock says doesn't count: the person knows that it isn't in use there.

    Raises `WorkspaceError` where it is locked, damaged, foreign or newer, `InputError` where the folder can't be used
    or, without `create`, isn't there.
    """
    paths = paths_of(root)
    with translated():
        if not create and not paths.database.exists():
            raise InputError(
                "file-not-found", f"Không có dữ liệu của phần mềm trong “{root}”; hãy nhập bảng tính trước."
            )
        make_folder(root)
        lock = InstanceLock(paths.lock).acquire(context.user, context.now(), force=force)
        try:
            store = Workspace.open(root, create=create, backups=paths.elsewhere, clock=context.now)
        except BaseException:
            lock.release()
            raise
    clear_temp_folders()
    return OpenWorkspace(store, lock, context)


def news_of(workspace: OpenWorkspace) -> tuple[str, ...]:
    """What an officer is told after opening: an unclean end that did no harm, an upgrade of the data."""
    news = []
    if workspace.store.unclean:
        news.append("Lần trước phần mềm bị tắt đột ngột. Dữ liệu đã được kiểm tra: không mất gì.")
    if workspace.store.kept_copy is not None:
        news.append(
            "Dữ liệu đã được nâng cấp cho phiên bản này của phần mềm. Bản sao lưu trước khi nâng cấp: "
            f"“{workspace.store.kept_copy.path.name}”."
        )
    return tuple(news)


@contextmanager
def locked(paths: WorkspacePaths, context: Context) -> Iterator[None]:
    """Hold the lock of a workspace that isn't opened, because it can't be or mustn't be now.

    Raises `WorkspaceError` where it is open elsewhere, `InputError` where the folder can't be used.
    """
    with translated():
        make_folder(paths.root)
        lock = InstanceLock(paths.lock).acquire(context.user, context.now())
    try:
        yield
    finally:
        lock.release()


def paths_of(root: Path) -> WorkspacePaths:
    """The layout of the workspace in a folder; where that is no disk of this PC, backups go to this PC (B03)."""
    if kind_of(root) is DriveKind.FIXED:
        return WorkspacePaths(root)
    return WorkspacePaths(root, backups_on_this_pc(root))


def is_workspace(root: Path) -> bool:
    """Whether a workspace lies in the folder."""
    return WorkspacePaths(root).database.exists()


def own_unit(workspace: OpenWorkspace) -> Unit:
    """The workspace's own unit; `InputError` where it isn't known yet."""
    with workspace.store.read() as session:
        unit = session.units.own()
    if unit is None:
        raise InputError(
            "unit-missing", "Chưa có dữ liệu: hãy nhập bảng tính có đơn vị, đoàn viên hoặc sáng kiến trước."
        )
    return unit


def schema_of(root: Path) -> int:
    """The number of the schema of the workspace in a folder, or of this program where there is none."""
    found = peek(root)
    return SCHEMA_VERSION if found is None else found
