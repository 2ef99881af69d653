"""Handing a stored file to the program that the system has for it: a copy under a safe name, never the stored file."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from db.faults import workspace_error
from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import FileType
from desktop_app.services.faults import translated
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.digest import hash_stream
from desktop_app.system.errors import faults
from desktop_app.system.files import atomic_writer, hash_file, make_folder, reader, unused_name
from desktop_app.system.paths import temp_folder
from desktop_app.text.fold import ascii_name

_SUFFIXES: Final = {
    FileType.PDF: (".pdf",),
    FileType.PNG: (".png",),
    FileType.JPEG: (".jpg", ".jpeg"),
    FileType.TIFF: (".tif", ".tiff"),
    FileType.BMP: (".bmp",),
    FileType.GIF: (".gif",),
    FileType.WEBP: (".webp",),
    FileType.DOC: (".doc",),
    FileType.DOCX: (".docx",),
}
_HARMLESS: Final = frozenset(
    ".txt .csv .rtf .odt .ods .odp .xls .xlsx .ppt .pptx .zip .rar .7z .mp3 .mp4 .m4a .avi .mov .mkv .wav .heic".split()
)
"""Kinds that no system runs as a program, where the content doesn't tell."""
_NAME_LENGTH: Final = 80


def copy_to_open(workspace: OpenWorkspace, file: StoredFile) -> Path:
    """A copy of a stored file in this process's temporary folder, read-only where the system can delete such a one.

    Its suffix is what the content is, so that nothing disguised as a picture is run.

    Raises:
        InputError: the file could be a program, or its kind isn't one that offices exchange.
        WorkspaceError: the file isn't in the workspace any more, or isn't what it was.
    """
    return _copied(workspace, file, f"mo/{(file.sha256 or '')[:16]}")


def copies_to_choose(workspace: OpenWorkspace, files: Iterable[StoredFile], name: str) -> Path:
    """A folder of this name with a copy of each file, for a browser's dialog to choose from.

    It lies in this process's temporary folder too; raises what `copy_to_open` does.
    """
    place = f"chon/{ascii_name(name, _NAME_LENGTH)}"
    with translated():
        folder = temp_folder() / place
        make_folder(folder)
    for file in files:
        _copied(workspace, file, place)
    return folder


def _copied(workspace: OpenWorkspace, file: StoredFile, place: str) -> Path:
    if file.sha256 is None:
        raise workspace_error("attachment-missing", file.name)
    name = _safe_name(file)
    source = workspace.store.attachments.path_of(file.sha256)
    with translated():
        folder = temp_folder() / place
        make_folder(folder)
        target = folder / name
        if target.exists():
            if hash_file(target) == file.sha256:
                return target
            target = unused_name(target)
        with reader(source) as original, atomic_writer(target) as copy:
            if hash_stream(original, copy.write)[0] != file.sha256:
                raise workspace_error("attachment-damaged", file.name)
        if os.name != "nt":  # Windows deletes no read-only file, and nothing may be left in that folder
            with faults(target, writing=True):
                target.chmod(0o400)
    return target


def _safe_name(file: StoredFile) -> str:
    """The file's name in plain letters, with the suffix of its content."""
    stem, dot, end = file.name.rpartition(".")
    suffix = f".{end.lower()}" if dot else ""
    fitting = _SUFFIXES.get(file.file_type)
    if fitting is None:
        if suffix not in _HARMLESS:
            raise InputError(
                "file-unreadable",
                f"Tệp “{file.name}” không phải loại tệp văn phòng quen thuộc nên phần mềm không mở để bảo đảm an toàn; "
                "tệp vẫn được giữ nguyên trong dữ liệu.",
            )
        return ascii_name(stem, _NAME_LENGTH) + suffix
    if suffix in fitting:
        return ascii_name(stem, _NAME_LENGTH) + suffix
    return ascii_name(file.name, _NAME_LENGTH) + fitting[0]
