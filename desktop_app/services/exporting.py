"""Writing a submission's package to a folder or a USB stick: room first, read back from there, kept in the register."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from desktop_app import __version__
from desktop_app.domain.errors import InputError, WorkspaceError
from desktop_app.domain.package import Written
from desktop_app.domain.progress import Progress, never, silent
from desktop_app.domain.sending import ExportedPackage, SentFile
from desktop_app.domain.submission import SubmissionEntry
from desktop_app.packages.layout import CONTENTS, package_name
from desktop_app.packages.write import most_bytes, write_package
from desktop_app.services.exports import note_export
from desktop_app.services.faults import translated
from desktop_app.services.papers import StagedDossier, staged
from desktop_app.services.targets import refuse_existing, settle
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.drives import Drive, DriveKind, file_limit, kind_of, removable_drives
from desktop_app.system.errors import DeviceFault, SystemFault
from desktop_app.system.files import free_space, list_leftovers, make_folder, remove, unused_name
from desktop_app.text.numbers import format_size

SOFTWARE: Final = f"Ho So Sang Kien {__version__}"
_logger = logging.getLogger(__name__)


def sticks() -> tuple[Drive, ...]:
    """The USB sticks that are in and can be written to."""
    return removable_drives()


def export_package(workspace: OpenWorkspace, submission_id: str, out: Path, progress: Progress) -> Written:
    """Write the package of a submission's newest revision; `out` is a file, or a folder that is there.

    Raises `InputError` where a file of that name is there, and what `write_staged` raises.
    """
    with staged(workspace, submission_id, progress) as dossier, translated():
        target = out / f"{package_name(dossier.dossier)}.zip" if out.is_dir() else out
        refuse_existing(target)
        written = write_staged(workspace, dossier, target, progress)
        note_package(workspace, dossier.entry, written)
    return written


def export_to_folder(
    workspace: OpenWorkspace,
    submission_id: UUID,
    folder: Path,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> ExportedPackage:
    """Write the package of a submission's newest revision into a folder under its own name, or the next free one.

    A package with the same bytes that is there already counts as the one written. Raises what `write_staged` raises.
    """
    with staged(workspace, str(submission_id), progress) as dossier, translated():
        wanted = folder / f"{package_name(dossier.dossier)}.zip"
        written = write_staged(workspace, dossier, unused_name(wanted), progress, cancelled)
        kept = settle(written.path, wanted)
        return note_package(workspace, dossier.entry, written, kept)


def write_staged(
    workspace: OpenWorkspace,
    dossier: StagedDossier,
    target: Path,
    progress: Progress,
    cancelled: Callable[[], bool] = never,
) -> Written:
    """Write a package from staged papers; the contents list goes in as PDF alone.

    It is written under a temporary name, read back from the medium and renamed; where that fails or is cancelled,
    nothing is left under the package's name. Raises `WorkspaceError` for a disk without room, a medium that gives
    back something else and a stick that was pulled out, `InputError` for a folder that can't be written and for a
    file system that can't hold the package.
    """
    papers = [item for item in dossier.papers if item.path != f"{CONTENTS}.docx"]
    attachment_path = workspace.store.attachments.path_of
    place = _Place.of(target.parent)
    make_folder(target.parent)
    _clear_leftovers(target)
    place.refuse_without_room(
        most_bytes(dossier.dossier, dossier.facts, dossier.entry.marks, papers, attachment_path),
    )
    with place.told():
        return write_package(
            target,
            dossier=dossier.dossier,
            facts=dossier.facts,
            marks=dossier.entry.marks,
            papers=papers,
            attachment_path=attachment_path,
            bagged_on=workspace.context.today(),
            software=SOFTWARE,
            progress=progress,
            cancelled=cancelled,
        )


def note_package(
    workspace: OpenWorkspace, entry: SubmissionEntry, written: Written, kept: Path | None = None
) -> ExportedPackage:
    """Keep that a package was written; `kept`: where it lies, if not where it was written."""
    path = kept or written.path
    exported = ExportedPackage(
        submission_id=entry.id,
        revision=entry.revision,
        file=SentFile(name=path.name, size=written.size, sha256=written.sha256),
        place=str(path.parent),
        made_at=workspace.context.now(),
    )
    with workspace.store.write() as session:
        session.sendings.add_package(exported)
    note_export(workspace, "package-exported", entry.id)
    return exported


def _clear_leftovers(target: Path) -> None:
    """Delete what an earlier export of this package left half written, as after a stick was pulled out."""
    for path in list_leftovers(target.parent):
        if path.name.startswith(f".~{target.stem}"):
            try:
                remove(path)
            except SystemFault as fault:
                _logger.info("half a package was left where it is: %s", fault.code)


@dataclass(frozen=True, slots=True)
class _Place:
    """The folder that a package goes to, and whether it is on a stick."""

    folder: Path
    on_stick: bool

    @classmethod
    def of(cls, folder: Path) -> "_Place":
        return cls(folder, kind_of(folder) is DriveKind.REMOVABLE)

    @property
    def name(self) -> str:
        return "USB" if self.on_stick else f"Ổ đĩa chứa thư mục “{self.folder}”"

    def refuse_without_room(self, size: int) -> None:
        """Refuse a package of at most so many bytes where it wouldn't fit (A12)."""
        limit, free = file_limit(self.folder), free_space(self.folder)
        if limit is not None and size > limit:
            raise InputError(
                "medium-limit",
                f"{self.name} dùng định dạng FAT32, không chứa được tệp từ 4 GB trở lên; gói này cần khoảng "
                f"{format_size(size)}. Chưa ghi gì. Hãy dùng USB định dạng exFAT hoặc NTFS, hoặc chia sáng kiến "
                "thành nhiều đợt.",
            )
        if size > free:
            raise WorkspaceError(
                "disk-full",
                f"{self.name} chỉ còn trống {format_size(free)}, gói này cần khoảng {format_size(size)}. Chưa ghi gì. "
                "Hãy xóa bớt tệp ở đó hoặc chọn nơi khác.",
            )

    @contextmanager
    def told(self) -> Iterator[None]:
        """Say of a stick what became of it: pulled out (A10), or keeping something else than was written (A11)."""
        try:
            yield
        except SystemFault as fault:
            if self.on_stick and (isinstance(fault, DeviceFault) or self._is_gone()):
                raise _pulled_out() from fault
            raise
        except WorkspaceError as error:
            if error.code != "medium-unreliable" or not self.on_stick:
                raise
            if self._is_gone():
                raise _pulled_out() from error
            raise WorkspaceError(
                "medium-unreliable", "Dữ liệu chép sang USB bị sai lệch. Không dùng USB này. Hãy xuất sang USB khác."
            ) from error

    def _is_gone(self) -> bool:
        return not self.folder.is_dir() or kind_of(self.folder) is not DriveKind.REMOVABLE


def _pulled_out() -> WorkspaceError:
    return WorkspaceError("stick-removed", "USB đã bị rút. Gói chưa hoàn tất, hãy xuất lại.")
