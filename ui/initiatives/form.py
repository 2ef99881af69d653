"""The form of one initiative: verdict and findings on top, then short sections, saved field by field."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.case import AssessedCase
from desktop_app.domain.edit import Alteration, Edit, InitiativeState
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Decision
from desktop_app.domain.person import Person
from ui.desk import Desk
from ui.initiatives.additions import with_decision, with_new_author
from ui.initiatives.binding import (
    BINDINGS,
    DECLARATIONS,
    draft_names,
    edit_label,
    label_of,
    value_of,
    with_value,
)
from ui.initiatives.editor import Editor, Opened
from ui.initiatives.form_face import FormFace
from ui.initiatives.placing import Place, place_of
from ui.widgets.banner import Banner
from ui.widgets.dropping import local_files
from ui.widgets.keeping import USE_TYPED, FieldKeeper


class InitiativeForm(FormFace):
    """Shows what the editor has open, and hands what is changed to it."""

    escaped = Signal()  # Esc: back to the table
    files_dropped = Signal(object, object)  # UUID of the initiative, list[Path]
    waiving = Signal(object, object)  # UUID of the initiative, Finding
    taking_back = Signal(object, object)
    assessed = Signal(object, object)  # UUID of the initiative, its Assessment

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """An empty form."""
        super().__init__(desk, parent)
        self._sought: tuple[str, UUID | None] | None = None
        self.editor = Editor(desk, self)
        self.keeper = FieldKeeper(desk, self.view.fields, self)
        self._connect()

    def take_focus(self) -> None:
        """Go to the first field."""
        if self.state is not None:
            self.view.focus_field("title")

    def _connect(self) -> None:
        self.editor.opened.connect(self._show)
        self.editor.found.connect(self._show_found)
        self.editor.gone.connect(self._show_nothing)
        self.editor.leaving.connect(self.flush)
        self.editor.refused.connect(self._not_saved)
        self.editor.finished.connect(self.keeper.forget_sent)
        self.keeper.left.connect(self._field_left)
        self.keeper.contested.connect(self._contest)
        self.findings.waiving.connect(self._waive)
        self.findings.taking_back.connect(self._take_back)
        self.authors.changed.connect(self._part_changed)
        self.authors.created.connect(self._author_created)
        self.authors.person_left.connect(self._person_left)
        self.authors.field_added.connect(self.keeper.watch)
        self.authors.fields_dropped.connect(self.keeper.unwatch)
        self.files.changed.connect(self._part_changed)
        self.files.files_chosen.connect(self._files_chosen)
        self.ordinary.clicked.connect(self._declare_ordinary)
        self.decision.altered.connect(self._decision_altered)
        self.decision.made_for.connect(self._decision_made)

    @property
    def state(self) -> InitiativeState | None:
        """The initiative shown, as it will be once all is written."""
        return self.editor.state

    def open(self, initiative_id: UUID | None, field_id: str = "", person_id: UUID | None = None) -> None:
        """Show an initiative (None: nothing), after what was being typed was handed on; then go to a field."""
        self.flush()
        if field_id or initiative_id != self.editor.initiative_id:
            self._sought = (field_id, person_id) if field_id else None
        if initiative_id is None:
            self.editor.show(None)
            self._show_nothing()
        elif self.state is not None and initiative_id == self.state.id == self.editor.initiative_id:
            self._seek()
        else:
            self.editor.show(initiative_id)

    @Slot()
    def flush(self) -> None:
        """Hand on what is being typed."""
        if self.state is not None:
            self.authors.commit()
            self.keeper.flush()

    def _values(self, state: InitiativeState) -> dict[str, Any]:
        return {name: value_of(state, self.programme_id, name) for name in BINDINGS}

    @Slot(object)
    def _show(self, opened: Opened) -> None:
        state, self.programme_id = opened.sheet.state, opened.programme_id
        if not opened.again:
            self.authors.clear()
        self.use_programme(opened.programme)
        self.decision.set_decisions(opened.decisions)
        self.authors.show_state(state, self.programme_id, self.editor.people)
        self.files.show_state(state)
        if opened.again:
            self.keeper.settle(self._values(state))
            self.decision.forget_unused()
            self.follow(state, self.editor.decisions)
        else:
            self._show_first(state, opened.sheet.drafts)
        self._seek()

    def _show_first(self, state: InitiativeState, drafts: dict[str, str]) -> None:
        self.notices.clear_banner()
        self.notices.clear_panel()
        self._portal_open = False
        self.view.verticalScrollBar().setValue(0)
        self.header.show_assessment(None)
        self.findings.show_findings(())
        self.spread(())
        self.decision.show_for(state.id)
        self.authors.picker.show_for(state.id)
        names_of_drafts = draft_names(self.programme_id)
        restored = self.keeper.show(state.id, self._values(state), drafts, names_of_drafts)
        self.follow(state, self.editor.decisions)
        self.empty.hide()
        self.view.show()
        names = [*map(label_of, restored), *self.authors.put_texts(drafts)]
        if names:
            quoted = ", ".join(f"“{name}”" for name in names)
            self.notices.tell(Banner("info", f"Đã khôi phục nội dung đang gõ dở ở {quoted}."))
            self.keeper.save_restored(restored)
            self.keeper.save_restored_loose()

    @Slot()
    def _show_nothing(self) -> None:
        self.keeper.forget()
        self.notices.clear_banner()
        self.notices.clear_panel()
        self.header.clear()
        self.view.hide()
        self.empty.show()

    @Slot(object)
    def _show_found(self, found: AssessedCase) -> None:
        state = self.state
        if state is None or found.case.initiative.id != state.id:
            return
        findings = found.assessment.findings
        self.header.show_assessment(found.assessment)
        self.name(state)
        self.findings.show_findings(findings, can_waive=True)
        self.spread(findings)
        self.assessed.emit(state.id, found.assessment)

    @Slot()
    def _seek(self) -> None:
        """Go to the field that was asked for when the initiative was opened."""
        if self._sought is None or not self.view.isVisible():
            return
        (field_id, person_id), self._sought = self._sought, None
        if field_id == "portal_text":
            self.open_portal_text()
        self.go(place_of(field_id, person_id, self.shown_fields()) or Place("title"))
        QTimer.singleShot(0, self.bring_focus_into_sight)

    def showEvent(self, event: QShowEvent) -> None:
        """Go to the field that was asked for before the form could be seen."""
        super().showEvent(event)
        QTimer.singleShot(0, self._seek)

    @Slot(str)
    def _field_left(self, field_id: str) -> None:
        state = self.state
        if state is None:
            return
        field = self.view.fields[field_id]
        after = with_value(state, self.programme_id, field_id, field.value())
        fresh = self.decision.fresh() if field_id == "decision" else None
        first = (Alteration(None, fresh),) if fresh is not None else ()
        self.editor.change(edit_label(state, field_id), after, first)
        self._after_change()

    def _after_change(self) -> None:
        state = self.state
        if state is None:
            return
        self.authors.show_state(state, self.programme_id, self.editor.people)
        self.files.show_state(state)
        self.keeper.renew(self._values(state))
        self.follow(state, self.editor.decisions)

    @Slot(str, object)
    def _part_changed(self, what: str, change: Any) -> None:
        state = self.state
        if state is not None:
            self.editor.change(f"{what} của {state.initiative.code}", change(state))
            self._after_change()

    @Slot(object, str, object)
    def _author_created(self, initiative_id: UUID, full_name: str, facts: dict[str, Any]) -> None:
        make = partial(with_new_author, self._desk.workspace, initiative_id, full_name, facts)
        failed = partial(self.authors.picker.put_back, initiative_id)
        self.editor.own.apply_made(make, self._made, failed)

    @Slot(object, object)
    def _decision_made(self, initiative_id: UUID, decision: Decision) -> None:
        self.editor.own.apply_made(partial(with_decision, self._desk.workspace, initiative_id, decision), self._made)

    def _made(self, _edit: Edit) -> None:
        self.editor.read_anew()

    @Slot(object, str)
    def _person_left(self, person: Person, field_id: str) -> None:
        self.editor.change_person(f"Sửa “{label_of(field_id)}” của {person.full_name}", person)
        self._after_change()

    @Slot(object, object)
    def _decision_altered(self, before: Decision, after: Decision) -> None:
        self.editor.change_decision(before, after)

    @Slot()
    def _declare_ordinary(self) -> None:
        state, programme_id = self.state, self.programme_id
        if state is None:
            return
        after = with_value(state, programme_id, "declared_on", self._desk.today())
        for name, value in DECLARATIONS.items():
            after = with_value(after, programme_id, name, value)
        self.editor.change(f"Khai báo bình thường cho {state.initiative.code}", after)
        self._after_change()

    @Slot(object)
    def _files_chosen(self, files: list[Path]) -> None:
        if self.state is not None:
            self.files_dropped.emit(self.state.id, files)

    @Slot(object)
    def _waive(self, finding: Finding) -> None:
        if self.state is not None:
            self.waiving.emit(self.state.id, finding)

    @Slot(object)
    def _take_back(self, finding: Finding) -> None:
        if self.state is not None:
            self.taking_back.emit(self.state.id, finding)

    @Slot(object, object, object)
    def _not_saved(self, initiative_id: UUID, edit: Edit, error: BaseException) -> None:
        """Keep what was typed: until the initiative was read anew, or as drafts where another is shown."""
        if self.state is not None and initiative_id == self.state.id:
            self.keeper.refuse(error, edit)
        self.keeper.keep_refused(initiative_id, edit)

    @Slot(str)
    def _contest(self, sentence: str) -> None:
        self.notices.tell(Banner("warning", sentence, USE_TYPED, self.use_typed))

    @Slot()
    def use_typed(self) -> None:
        """Write what was typed over what somebody else wrote."""
        self.notices.clear_banner()
        self.keeper.use_typed()

    def put_text(self, field_id: str, change: Callable[[Any], str]) -> None:
        """Change the text of a field as if it had been typed; it is saved at once."""
        state = self.state
        if state is None:
            return
        self.flush()
        programme_id = self.programme_id
        value = change(value_of(self.editor.state or state, programme_id, field_id))
        after = with_value(self.editor.state or state, programme_id, field_id, value)
        self.editor.change(edit_label(state, field_id), after)
        self._after_change()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if self.state is not None and local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        files = local_files(event.mimeData())
        if files and self.state is not None:
            event.acceptProposedAction()
            self.files_dropped.emit(self.state.id, files)
