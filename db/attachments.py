"""The store of attachments: each file lies once under its SHA-256."""

import zipfile
from pathlib import Path
from typing import BinaryIO, Final

from db.faults import file_error, source_error, workspace_error
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import FileType
from desktop_app.system import files
from desktop_app.system.digest import BUFFER_SIZE
from desktop_app.system.errors import NoPermission, NotFound, ReadFault, SystemFault

_HEAD: Final = 16
_SIGNATURES: Final = (
    (b"%PDF-", FileType.PDF),
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"II*\x00", FileType.TIFF),
    (b"MM\x00*", FileType.TIFF),
    (b"BM", FileType.BMP),
    (b"GIF87a", FileType.GIF),
    (b"GIF89a", FileType.GIF),
)
_BOM: Final = b"\xef\xbb\xbf"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_WORD_STREAM: Final = "WordDocument".encode("utf-16-le")


class AttachmentStore:
    """The folder of a workspace where files lie under their hashes."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made when the first file comes in."""
        self._folder = folder

    def store(self, source: Path, name: str | None = None) -> StoredFile:
        """Copy a file in, unless it is there, and say what it is by its content; `name` is what it is called.

        Call it before the transaction that refers to the file: a file to which nothing refers does no harm.

        Raises:
            InputError: the source isn't there or can't be read.
            WorkspaceError: the disk is full or failed.
        """
        try:
            stored = files.copy_in(source, self._folder)
            with files.reader(files.stored_path(self._folder, stored.sha256)) as file:
                file_type = type_of(file)
        except SystemFault as fault:
            raise source_error(fault, source) from fault
        return StoredFile(name=name or source.name, sha256=stored.sha256, size=stored.size, file_type=file_type)

    def path_of(self, sha256: str) -> Path:
        """Return where a file lies.

        Raises:
            WorkspaceError: it isn't there any more (`attachment-missing`).
        """
        path = files.stored_path(self._folder, sha256)
        if not path.is_file():
            raise workspace_error("attachment-missing", path)
        return path

    def holds(self, sha256: str, size: int) -> bool:
        """Whether a file of this name and size is there; its content isn't read."""
        return files.file_size(files.stored_path(self._folder, sha256)) == size

    def is_sound(self, sha256: str) -> bool:
        """Whether a file is there and is what it was.

        Raises:
            SystemFault: the disk failed.
        """
        try:
            return files.hash_file(files.stored_path(self._folder, sha256)) == sha256
        except (NotFound, ReadFault):
            return False

    def take_from(self, other: "AttachmentStore", sha256: str) -> bool:
        """Copy a file of another store in; whether it was there and what it was.

        Raises:
            SystemFault: it can't be written here.
        """
        source = files.stored_path(other._folder, sha256)
        try:
            stored = files.copy_in(source, self._folder)
        except (NotFound, NoPermission, ReadFault) as fault:
            if fault.path != source:
                raise
            return False
        if stored.sha256 != sha256:
            files.remove(files.stored_path(self._folder, stored.sha256))
        return stored.sha256 == sha256

    def remove(self, sha256: str) -> None:
        """Delete a file to which nothing refers any more."""
        path = files.stored_path(self._folder, sha256)
        try:
            files.remove(path)
        except SystemFault as fault:
            raise file_error(fault, path) from fault


def type_of(file: BinaryIO) -> FileType:
    """Say what an open file is by its content, whatever its name says."""
    head = file.read(_HEAD)
    if head.startswith(_OLE):
        return FileType.DOC if _contains(file, _WORD_STREAM) else FileType.UNKNOWN
    if head.startswith(_ZIP):
        return FileType.DOCX if _is_docx(file) else FileType.UNKNOWN
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileType.WEBP
    start = head.removeprefix(_BOM)
    return next((kind for signature, kind in _SIGNATURES if start.startswith(signature)), FileType.UNKNOWN)


def _contains(file: BinaryIO, needle: bytes) -> bool:
    tail = b""
    while block := file.read(BUFFER_SIZE):
        if needle in tail + block:
            return True
        tail = block[-len(needle) :]
    return False


def _is_docx(file: BinaryIO) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        return False
