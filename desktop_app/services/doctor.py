"""Examining a workspace from top to bottom: what is wrong with it, in plain words, and what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.attachments import AttachmentStore
from db.backup import problems
from db.backup_folder import BackupFolder, problems_of_seal
from db.workspace import Workspace
from desktop_app.domain.backup import Backup
from desktop_app.domain.context import Context
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.progress import Progress, never, raise_if, silent
from desktop_app.services.faults import translated
from desktop_app.services.workspace import OpenWorkspace, locked, open_workspace, paths_of
from desktop_app.system.files import list_leftovers
from desktop_app.system.paths import WorkspacePaths
from desktop_app.text.numbers import format_money

_FILES: Final = "Đang kiểm tra tệp đính kèm"
_BACKUPS: Final = "Đang kiểm tra bản sao lưu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ailment:
    """One thing that is wrong: a stable code, what it is about, what is wrong, what to do, whether it is serious."""

    code: str
    place: str
    message: str
    advice: str
    serious: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was looked at, as Vietnamese phrases, and what was found."""

    root: Path
    looked_at: tuple[str, ...]
    ailments: tuple[Ailment, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing serious was found."""
        return not any(item.serious for item in self.ailments)


def examine(
    root: Path, context: Context, progress: Progress = silent, cancelled: Callable[[], bool] = never
) -> Diagnosis:
    """Examine the workspace in a folder, which may be damaged; it must be closed.

    Raises `WorkspaceError` where it is open elsewhere or the disk failed, `InputError` where there is none.
    """
    paths = paths_of(root)
    leftovers = _leftovers(paths)
    try:
        with open_workspace(root, context, create=False) as workspace:
            return _joined(examine_open(workspace, progress, cancelled), leftovers)
    except WorkspaceError as error:
        if error.code not in {"workspace-damaged", "workspace-foreign", "workspace-newer"}:
            raise
        ailment = Ailment(code=error.code, place=str(paths.database), message=error.message, advice=_ASSISTANT)
    with translated(), locked(paths, context):
        backups, looked_at = _backups(BackupFolder(paths.backups).all(), progress, cancelled)
    return _joined(Diagnosis(root=root, looked_at=(_OPENING, looked_at), ailments=(ailment, *backups)), leftovers)


def examine_open(
    workspace: OpenWorkspace, progress: Progress = silent, cancelled: Callable[[], bool] = never
) -> Diagnosis:
    """Examine the open workspace; a search index that has lost its way is made anew at once. `Cancelled`."""
    store = workspace.store
    progress(0, 0, "Đang kiểm tra tệp dữ liệu")
    with translated():
        found = [_damaged_row(place) for place in store.verify()]
        raise_if(cancelled)
        progress(0, 0, "Đang kiểm tra phần tìm kiếm")
        found += _search(store)
        files, said_of_files = _attachments(store, progress, cancelled)
        backups, said_of_backups = _backups(BackupFolder(store.paths.backups).all(), progress, cancelled)
        leftovers = _leftovers(store.paths)
    looked_at = (_OPENING, "Cấu trúc, liên kết và dấu kiểm của từng dòng dữ liệu", "Phần tìm kiếm")
    diagnosis = Diagnosis(
        root=workspace.root,
        looked_at=(*looked_at, said_of_files, said_of_backups),
        ailments=(*found, *files, *backups),
    )
    return _joined(diagnosis, leftovers)


_OPENING: Final = "Tệp dữ liệu và phiên bản"
_ASSISTANT: Final = (
    "Hãy mở phần mềm để chọn một bản sao lưu, hoặc dùng lệnh restore; tệp hiện tại sẽ được giữ lại bên cạnh."
)


def _joined(diagnosis: Diagnosis, leftovers: int) -> Diagnosis:
    if not leftovers or any(item.code == "leftovers" for item in diagnosis.ailments):
        return diagnosis
    ailment = Ailment(
        code="leftovers",
        place=str(diagnosis.root),
        message=f"Có {leftovers} tệp tạm còn lại từ một lần ghi bị ngắt.",
        advice="Không phải làm gì: phần mềm tự xóa khi mở dữ liệu; những gì đã lưu không bị ảnh hưởng.",
        serious=False,
    )
    return Diagnosis(
        root=diagnosis.root, looked_at=(*diagnosis.looked_at, "Tệp tạm"), ailments=(*diagnosis.ailments, ailment)
    )


def _leftovers(paths: WorkspacePaths) -> int:
    with translated():
        return sum(len(list_leftovers(folder)) for folder in (paths.root, paths.files, paths.backups))


def _damaged_row(place: str) -> Ailment:
    return Ailment(
        code="row-damaged",
        place=place,
        message=f"Dòng dữ liệu “{place}” không còn khớp với dấu kiểm lúc ghi, có thể do ổ đĩa hỏng.",
        advice="Hãy khôi phục từ bản sao lưu gần nhất, rồi kiểm tra ổ đĩa của máy.",
    )


def _search(store: Workspace) -> list[Ailment]:
    if not store.mend_search():
        return []
    return [
        Ailment(
            code="search-mended",
            place=str(store.paths.database),
            message="Phần tìm kiếm không khớp với dữ liệu và đã được lập lại.",
            advice="Không phải làm gì: dữ liệu không bị ảnh hưởng.",
            serious=False,
        )
    ]


def _attachments(store: Workspace, progress: Progress, cancelled: Callable[[], bool]) -> tuple[list[Ailment], str]:
    with store.read() as session:
        wanted = session.stored_files()
    found = []
    files = AttachmentStore(store.paths.files)
    for number, (sha256, size) in enumerate(wanted.items(), start=1):
        raise_if(cancelled)
        progress(number, len(wanted), _FILES)
        if files.is_sound(sha256):
            continue
        lost = not files.holds(sha256, size)
        found.append(
            Ailment(
                code="attachment-missing" if lost else "attachment-damaged",
                place=sha256,
                message=(
                    f"Tệp đính kèm có mã {sha256[:12]}… {'không còn' if lost else 'đã bị thay đổi hoặc hỏng'} trong "
                    "thư mục dữ liệu."
                ),
                advice="Hãy đính kèm lại tệp này hoặc khôi phục từ bản sao lưu.",
            )
        )
    return found, f"Tệp đính kèm: {format_money(len(wanted))} tệp"


def _backups(
    backups: tuple[Backup, ...], progress: Progress, cancelled: Callable[[], bool]
) -> tuple[list[Ailment], str]:
    found = []
    for number, backup in enumerate(backups, start=1):
        raise_if(cancelled)
        progress(number, len(backups), _BACKUPS)
        if problems_of_seal(backup) or problems(backup.path):
            found.append(
                Ailment(
                    code="backup-damaged",
                    place=str(backup.path),
                    message=f"Bản sao lưu “{backup.path.name}” bị hỏng hoặc không còn.",
                    advice="Không dùng bản này để khôi phục; hãy sao lưu ngay để có bản mới.",
                )
            )
    return found, f"Bản sao lưu: {len(backups)} bản"
