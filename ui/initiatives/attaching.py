"""Changes of an initiative's attachments as states, and how a file is shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop_app.domain.edit import InitiativeState
from desktop_app.domain.initiative import Attachment, StoredFile
from desktop_app.domain.kinds import AttachmentKind, FileType
from desktop_app.text.fold import fold_words
from desktop_app.text.numbers import format_money

_PICTURES: Final = (FileType.PNG, FileType.JPEG, FileType.TIFF, FileType.BMP, FileType.GIF, FileType.WEBP)
_BY_NAME: Final = (
    (("giay chung nhan", "gcn", "chung nhan"), AttachmentKind.CERTIFICATE),
    (("quyet dinh", "qd"), AttachmentKind.DECISION),
    (("mo ta", "thuyet minh", "bao cao", "sang kien"), AttachmentKind.DESCRIPTION),
    (("hinh anh", "anh", "hinh"), AttachmentKind.PICTURE),
)


def kind_of(file: StoredFile) -> AttachmentKind | None:
    """What a file is likely to be, from its name, else its type; None where neither tells."""
    words = f" {fold_words(file.name.rpartition('.')[0] or file.name)} "
    for names, kind in _BY_NAME:
        if any(f" {name} " in words for name in names):
            return kind
    if file.file_type in _PICTURES:
        return AttachmentKind.PICTURE
    return AttachmentKind.DESCRIPTION if file.file_type in (FileType.DOC, FileType.DOCX) else None


def with_files(
    state: InitiativeState, files: Sequence[StoredFile], kind: AttachmentKind | None = None
) -> InitiativeState:
    """With more files at the end, of this kind or of the one they are likely to be; one that is there stays once."""
    there = {item.file.sha256 for item in state.attachments}
    fresh = {file.sha256: file for file in files if file.sha256 not in there}
    last = len(state.attachments)
    added = (
        Attachment(order=last + number, kind=kind or kind_of(file), file=file)
        for number, file in enumerate(fresh.values(), 1)
    )
    return replace(state, attachments=(*state.attachments, *added))


def without_file(state: InitiativeState, place: int) -> InitiativeState:
    """Without the attachment at this place (from 0); those after it move up."""
    left = [item for number, item in enumerate(state.attachments) if number != place]
    return replace(state, attachments=tuple(replace(item, order=order) for order, item in enumerate(left, 1)))


def with_kind(state: InitiativeState, place: int, kind: AttachmentKind | None) -> InitiativeState:
    """With the attachment at this place declared as a kind."""
    return replace(
        state,
        attachments=tuple(
            replace(item, kind=kind) if number == place else item for number, item in enumerate(state.attachments)
        ),
    )


def size_text(file: StoredFile) -> str:
    """The size of a file for a person, or that it isn't there."""
    if file.sha256 is None:
        return "chưa có tệp"
    if file.size < 1000:
        return f"{file.size} byte"
    if file.size < 1_000_000:
        return f"{format_money(round(file.size / 1000))} KB"
    return f"{file.size / 1_000_000:.1f}".replace(".", ",") + " MB"
