"""One initiative on its way to the portal: its fields as they are typed in, what to mind, what its author gets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from desktop_app.documents.author_message import author_message
from desktop_app.domain.case import Case
from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import PortalState, Verdict
from desktop_app.domain.participation import Participation
from desktop_app.domain.portal import PortalField, portal_fields
from desktop_app.domain.programme import Programme
from desktop_app.packages.portal import portal_text
from desktop_app.services.exports import note_export
from desktop_app.services.faults import translated
from desktop_app.services.opening import copies_to_choose
from desktop_app.services.portal import has_closed, portal_state
from desktop_app.services.programmes import find_programme
from desktop_app.services.registers import initiative_key
from desktop_app.services.verdicts import kept_under
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.files import write_bytes
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_money


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalEntry:
    """An initiative as it is entered by hand: `notes` are what to mind, `message` is for its author.

    `verdict` None: not checked yet. `files` can be uploaded where no link stands for them.
    """

    id: UUID
    code: str
    title: str
    verdict: Verdict | None
    state: PortalState
    part: Participation
    fields: tuple[PortalField, ...]
    files: tuple[StoredFile, ...]
    notes: tuple[str, ...]
    message: str


def portal_entry(workspace: OpenWorkspace, programme_id: str, initiative_id: UUID, on: date) -> PortalEntry | None:
    """Read an initiative for the portal; None where it isn't there. The verdict is that of the last assessment."""
    found = _read(workspace, programme_id, initiative_id)
    if found is None:
        return None
    case, verdict = found
    programme = find_programme(workspace, programme_id)
    state = portal_state(verdict, case.participation.portal_on, on)
    fields = portal_fields(case, programme)
    return PortalEntry(
        id=initiative_id,
        code=case.initiative.code,
        title=case.initiative.title,
        verdict=verdict,
        state=state,
        part=case.participation,
        fields=fields,
        files=tuple(item.file for item in case.attachments if item.file.sha256 is not None),
        notes=tuple(_notes(case, verdict, state, fields, programme, on)),
        message=author_message(case, programme, state, on),
    )


def save_author_text(workspace: OpenWorkspace, programme_id: str, initiative_id: UUID, file: Path) -> Path:
    """Write the text file with an initiative's fields for its author; what lies there is replaced: it was asked.

    Raises:
        InputError: the initiative isn't there any more.
        WorkspaceError: the disk is full or the folder can't be written; nothing is left half written.
    """
    found = _read(workspace, programme_id, initiative_id)
    if found is None:
        raise InputError("initiative-unknown", "Sáng kiến này không còn trong dữ liệu nên không ghi được tệp nội dung.")
    data = portal_text(found[0], find_programme(workspace, programme_id))
    with translated():
        write_bytes(file, data)
    note_export(workspace, "author-text-saved", initiative_id)
    return file


def note_identity_copied(workspace: OpenWorkspace, initiative_id: UUID) -> None:
    """Keep that somebody put the identity number of an initiative's author on the clipboard, without the number."""
    note_export(workspace, "identity-copied", initiative_id)


def files_to_upload(workspace: OpenWorkspace, entry: PortalEntry) -> Path:
    """A folder with copies of the initiative's attachments, to be chosen from in the browser.

    Raises what `copies_to_choose` does.
    """
    return copies_to_choose(workspace, entry.files, entry.code)


def _read(workspace: OpenWorkspace, programme_id: str, initiative_id: UUID) -> tuple[Case, Verdict | None] | None:
    key = initiative_key(workspace, initiative_id)
    versions = kept_under(workspace, programme_id)
    with workspace.store.read() as session:
        unit = session.units.own()
        if unit is None or key is None:
            return None
        cases = [case for some in session.cases(programme_id, unit, [initiative_id]) for case in some]
        line = session.register_rows.initiatives([key], programme_id, versions).get(key)
    return (cases[0], line.verdict) if cases and line is not None else None


def _notes(
    case: Case,
    verdict: Verdict | None,
    state: PortalState,
    fields: Sequence[PortalField],
    programme: Programme,
    on: date,
) -> Iterator[str]:
    closes = programme.portal.closes_on
    if state is not PortalState.SUBMITTED and closes is not None and has_closed(programme.portal, on):
        yield f"Cổng đã đóng từ 24 giờ ngày {format_date(closes)}."
    if state is PortalState.UNREADY and verdict is not None:
        yield f"Kết quả kiểm tra là “{verdict.label}”: nên sửa xong ở màn hình Sáng kiến rồi mới nộp."
    if case.author is None:
        yield "Chưa rõ tác giả đứng tên nên các mục về người còn trống."
    for field in fields:
        if field.cut:
            yield (
                f"“{field.label}” đã được cắt bớt {format_money(field.cut)} ký tự cuối cho vừa "
                f"{format_money(field.limit or 0)} ký tự của cổng; hãy đọc lại trước khi nộp."
            )
    blank = [field.label for field in fields if not field.value]
    if blank:
        yield f"Còn trống: {', '.join(blank)}."
