"""Find the files that a workbook names: beside it, or in the workspace already."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.initiative import Attachment, StoredFile
from desktop_app.domain.kinds import AttachmentKind
from desktop_app.domain.plan import AttachmentSource
from desktop_app.importing.records import Row, Table
from desktop_app.system import files
from desktop_app.system.errors import PathTooLong, SystemFault


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A stored file, as declared, with the path that an exported workbook has for it."""

    file: StoredFile
    kind: AttachmentKind | None
    path: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where the file of a row comes from, and the stored one that it is, or whose place it takes."""

    source: AttachmentSource
    met: NamedFile | None


def find_source(
    table: Table, row: Row, base_folder: Path, stored: Sequence[NamedFile], kind: AttachmentKind | None
) -> Found | None:
    """Return where the file of a row's cell comes from; None, with an error on the row, where it leads elsewhere.

    A file that is neither there nor stored is kept by name, with a warning; one that can't be read counts as not there,
    with a warning; one that takes the place of a stored one goes in with a warning too. Of `stored` those with the
    cell's name are considered.
    """
    relative = row.text("attachment")
    name = relative.rpartition("/")[2]
    same_name = sorted(
        (item for item in stored if item.file.name == name), key=lambda item: (item.path != relative, item.kind != kind)
    )
    met = same_name[0] if same_name else None
    absent = Found(AttachmentSource(name=name, kind=kind, path=None, stored=met.file if met else None), met)
    try:
        path = _find(base_folder, relative)
        if path is not None and not files.is_inside(path, base_folder):
            message = f"“{relative}” trỏ ra ngoài thư mục của bảng tính: hãy chép tệp vào thư mục đó."
            table.error(row, "attachment", message)
            return None
        same = next((item for item in same_name if path is not None and _has_content(path, item.file)), None)
    except SystemFault:
        message = (
            f"Không đọc được tệp “{relative}” trong thư mục của bảng tính nên chưa lấy tệp này: hãy chép lại tệp vào "
            "đó rồi nhập lại, hoặc đính kèm sau."
        )
        table.warn(row, "attachment", message)
        return absent
    if path is not None:
        if same is not None:
            return Found(AttachmentSource(name=name, kind=kind, path=None, stored=same.file), same)
        if met is not None and met.file.sha256 is not None:
            message = (
                f"Tệp “{relative}” trong thư mục của bảng tính khác với tệp cùng tên đã lưu: tệp mới sẽ thay tệp cũ; "
                "nếu không đúng ý, hãy chuyển tệp đó ra khỏi thư mục rồi nhập lại."
            )
            table.warn(row, "attachment", message)
        return Found(AttachmentSource(name=name, kind=kind, path=path), met)
    if met is None or met.file.sha256 is None:
        message = (
            f"Không thấy tệp “{relative}” trong thư mục của bảng tính: hãy chép tệp vào đó rồi nhập lại, hoặc đính kèm "
            "sau."
        )
        table.warn(row, "attachment", message)
    return absent


def _find(base_folder: Path, relative: str) -> Path | None:
    """Return the file's path as the disk writes it: names from a Mac are decomposed Unicode."""
    for form in (relative, unicodedata.normalize("NFD", relative)):
        path = base_folder / form
        try:
            if files.file_size(path) is not None:
                return path
        except PathTooLong:  # no such file can be there
            return None
    return None


def _has_content(path: Path, file: StoredFile) -> bool:
    return file.sha256 is not None and files.file_size(path) == file.size and files.hash_file(path) == file.sha256


def plan_attachments(
    table: Table, rows: Sequence[Row], base_folder: Path, stored: Sequence[Attachment], paths: Sequence[str]
) -> tuple[AttachmentSource, ...] | None:
    """Return an initiative's attachments as its rows have them; None where they are what is stored, or in error.

    `paths` are those of the stored ones in an exported workbook.
    """
    left = [NamedFile(item.file, item.kind, path) for item, path in zip(stored, paths, strict=True)]
    sources: list[AttachmentSource] = []
    for row in rows:
        found = find_source(table, row, base_folder, left, row.values.get("attachment_kind"))
        if found is None:
            continue
        source = found.source
        if found.met is not None:
            left.remove(found.met)
            if "attachment_kind" not in row.values:
                kind = found.met.kind
                source = AttachmentSource(name=source.name, kind=kind, path=source.path, stored=source.stored)
        sources.append(source)
    if any(row.errors for row in rows):
        return None
    if [(source.stored, source.kind) for source in sources] == [(item.file, item.kind) for item in stored]:
        return None
    return tuple(sources)
