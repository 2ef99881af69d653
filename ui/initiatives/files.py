"""Files of the form's initiative: stored and attached, opened, and the text of a Word file taken over."""

from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from desktop_app.domain.edit import Alteration, Edit, InitiativeState, settled
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import AttachmentKind
from desktop_app.services.editing import file_to_open, initiative_state, store_files, text_of_document
from desktop_app.services.workspace import OpenWorkspace
from ui.desk import Desk
from ui.initiatives.attaching import with_files
from ui.initiatives.document_panel import DocumentPanel, joined
from ui.initiatives.form import InitiativeForm
from ui.opening import open_or_tell

_WORD: Final = ".docx"


def attach(workspace: OpenWorkspace, initiative_id: UUID, files: list[Path], kind: AttachmentKind | None) -> Edit:
    """Store files; the edit that attaches those which aren't attached already."""
    stored = store_files(workspace, files)
    state = initiative_state(workspace, initiative_id)
    if state is None:
        return Edit(label="", alterations=())
    after = settled(with_files(state, stored, kind))
    added = len(after.attachments) - len(state.attachments) if isinstance(after, InitiativeState) else 0
    label = f"Thêm {added} tệp vào {state.initiative.code}"
    return Edit(label=label, alterations=(Alteration(state, after),) if added else ())


def attached_by(edit: Edit) -> int:
    """How many files an edit attaches."""
    pairs = ((item.before, item.after) for item in edit.alterations)
    return sum(
        len(after.attachments) - len(before.attachments)
        for before, after in pairs
        if isinstance(before, InitiativeState) and isinstance(after, InitiativeState)
    )


class FormFiles(QObject):
    """Answers to what the form asks about files."""

    def __init__(self, desk: Desk, form: InitiativeForm) -> None:
        """Serve a form."""
        super().__init__(form)
        self._desk = desk
        self._form = form
        form.files_dropped.connect(self.take)
        form.file_opening.connect(self.open)

    @Slot(object, object)
    def take(self, initiative_id: UUID, files: list[Path]) -> None:
        """Attach files; one Word file alone is shown first, so that its text can be taken over."""
        if len(files) == 1 and files[0].suffix.lower() == _WORD:
            work = partial(text_of_document, files[0])
            self._desk.read(
                work, partial(self._show_text, initiative_id, files[0]), partial(self._unread, initiative_id, files[0])
            )
        else:
            self._attach(initiative_id, files)

    def _unread(self, initiative_id: UUID, file: Path, _error: BaseException) -> None:
        self._attach(initiative_id, [file])

    def _show_text(self, initiative_id: UUID, file: Path, text: str) -> None:
        state = self._form.state
        if state is None or state.id != initiative_id:
            return
        if not text.strip():
            self._attach(initiative_id, [file])
            return
        panel = DocumentPanel(file, text)
        panel.taken.connect(self._put)
        panel.attaching.connect(partial(self._attach_document, initiative_id))
        self._form.notices.show_panel(panel)
        panel.closed.connect(self._close_panel)
        panel.words.setFocus()

    @Slot(str, str)
    def _put(self, field_id: str, text: str) -> None:
        self._form.put_text(field_id, partial(joined, field_id, text=text))

    @Slot()
    def _close_panel(self) -> None:
        self._form.notices.clear_panel()
        self._form.view.setFocus()

    def _attach_document(self, initiative_id: UUID, file: Path) -> None:
        self._close_panel()
        self._attach(initiative_id, [file], AttachmentKind.DESCRIPTION)

    def _attach(self, initiative_id: UUID, files: list[Path], kind: AttachmentKind | None = None) -> None:
        self._form.flush()
        work = partial(attach, self._desk.workspace, initiative_id, files, kind)
        self._form.editor.own.apply_made(work, partial(self._attached, len(files)))

    def _attached(self, count: int, edit: Edit) -> None:
        there = count - attached_by(edit)
        if there:
            self._desk.messages.info(f"{there} tệp đã có ở sáng kiến này nên không thêm lần nữa.")
        self._form.editor.read_anew()

    @Slot(object)
    def open(self, file: StoredFile) -> None:
        """Open a stored file with the program the system has for it."""
        self._desk.read(partial(file_to_open, self._desk.workspace, file), self._open)

    def _open(self, copy: Path) -> None:
        open_or_tell(copy, self._desk.messages)
