"""Find the files that a workbook names: beside it, or in the workspace already."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from desktop_app.domain.initiative import Attachment, StoredFile
from desktop_app.domain.kinds import AttachmentKind
from desktop_app.domain.plan import AttachmentSource
from desktop_app.importing.records import Row, Table
from desktop_app.system import files


def find_source(
    table: Table, row: Row, base_folder: Path, stored: Sequence[StoredFile], kind: AttachmentKind | None
) -> AttachmentSource | None:
    """Return where the file of a row's cell comes from; None, with an error on the row, where it leads elsewhere.

    A file that is neither there nor stored is kept by name, with a warning. Of `stored` those with the cell's name
    are considered.
    """
    relative = row.text("attachment")
    name = relative.rpartition("/")[2]
    same_name = [file for file in stored if file.name == name]
    path = _find(base_folder, relative)
    if path is not None and not path.resolve().is_relative_to(base_folder.resolve()):
        table.error(row, "attachment", f"“{relative}” trỏ ra ngoài thư mục của sổ: hãy chép tệp vào thư mục đó.")
        return None
    if path is not None:
        same = next((file for file in same_name if _has_content(path, file)), None)
        return AttachmentSource(name=name, kind=kind, path=None if same else path, stored=same)
    kept = same_name[0] if same_name else None
    if kept is None or kept.sha256 is None:
        table.warn(
            row,
            "attachment",
            f"Không thấy tệp “{relative}” trong thư mục của sổ: hãy chép tệp vào đó rồi nhập lại, hoặc đính kèm sau.",
        )
    return AttachmentSource(name=name, kind=kind, path=None, stored=kept)


def _find(base_folder: Path, relative: str) -> Path | None:
    """Return the file's path as the disk writes it: names from a Mac are decomposed Unicode."""
    for form in (relative, unicodedata.normalize("NFD", relative)):
        path = base_folder / form
        try:
            if path.is_file():
                return path
        except OSError:  # the whole path is longer than the system takes: no such file can be there
            return None
    return None


def _has_content(path: Path, file: StoredFile) -> bool:
    return file.sha256 is not None and path.stat().st_size == file.size and files.hash_file(path) == file.sha256


def plan_attachments(
    table: Table, rows: Sequence[Row], base_folder: Path, stored: Sequence[Attachment]
) -> tuple[AttachmentSource, ...] | None:
    """Return an initiative's attachments as its rows have them; None where they are what is stored, or in error."""
    left = list(stored)
    sources: list[AttachmentSource] = []
    for row in rows:
        source = find_source(table, row, base_folder, [item.file for item in left], row.values.get("attachment_kind"))
        if source is None:
            continue
        met = next((item for item in left if source.stored is not None and item.file == source.stored), None)
        if met is not None:
            left.remove(met)
            if "attachment_kind" not in row.values:
                source = AttachmentSource(name=source.name, kind=met.kind, path=None, stored=source.stored)
        sources.append(source)
    if any(row.errors for row in rows):
        return None
    if [(source.stored, source.kind) for source in sources] == [(item.file, item.kind) for item in stored]:
        return None
    return tuple(sources)
