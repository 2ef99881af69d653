"""What is done with the initiatives that are selected, and with the list as it is shown."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from desktop_app.domain.edit import Edit
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Decision
from desktop_app.domain.kinds import AuthorCategory, Stage
from desktop_app.domain.programme import Programme
from desktop_app.services import bulk
from desktop_app.services.editing import decisions
from ui.desk import Desk
from ui.initiatives.chosen import Build, built, copied, decided, with_programme, with_value, withdrawn_in
from ui.initiatives.dialogs import DecisionDialog, DeclarationsDialog
from ui.initiatives.form_fields import block_options
from ui.initiatives.own_edits import OwnEdits
from ui.widgets.buttons import action
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.table import Table


class InitiativeActions(QObject):
    """Works on the rows that the table shows; everything it changes can be undone."""

    flushing = Signal()  # what is being typed is to be handed on first
    made = Signal(object)  # UUID of an initiative that was added
    worked = Signal()  # what was selected is changed or deleted: it may not belong in the list any more

    def __init__(self, desk: Desk, table: Table, own: OwnEdits, page: QWidget) -> None:
        """Ask over the page."""
        super().__init__(page)
        self._desk = desk
        self._table = table
        self._own = own
        self.page = page
        self._build_actions()

    def _build_actions(self) -> None:
        page = self.page
        self.declare = action(page, "Khai báo chung…", self.ask_declarations, "bulk")
        self.decide = action(page, "Quyết định công nhận…", self.ask_decision, "decision")
        self.category = self._submenu("Đối tượng", [(item.label, item) for item in AuthorCategory], self._set_category)
        self.block = self._submenu("Khối", [(label, item) for item, label in block_options(None)], self._set_block)
        self.stage = self._submenu("Giai đoạn", [(item.label, item) for item in Stage], self._set_stage)
        self.withdraw = action(page, "Rút khỏi chương trình", self._withdraw)
        self.put_back = action(page, "Đưa lại chương trình", self._put_back)
        self.duplicate = action(page, "Nhân bản", self._duplicate, "duplicate", "Ctrl+D")
        self.delete = action(page, "Xóa", self.delete_selected, "delete")
        self._line = self.separator()
        page.addAction(self.duplicate)
        self._of_selection = (
            self.declare, self.decide, self.category, self.block, self.stage, self.withdraw, self.put_back,
            self.duplicate, self.delete,
        )  # fmt: skip
        self.follow()

    def _submenu(self, text: str, entries: Sequence[tuple[str, Any]], chosen: Callable[[Any], None]) -> QAction:
        menu = QMenu(text, self.page)
        for label, value in entries:
            menu.addAction(action(self.page, label, partial(chosen, value)))
        return menu.menuAction()

    def use_programme(self, programme: Programme | None) -> None:
        """Word the blocks as the programme does; categories only where it has them."""
        menu = self.block.menu()
        labels = [label for _block, label in block_options(programme)]
        if isinstance(menu, QMenu):
            for entry, label in zip(menu.actions(), labels, strict=True):
                entry.setText(label)
        self.category.setVisible(programme is None or programme.categories)

    def of_selection(self) -> list[QAction]:
        """The actions on what is selected, for the context menu."""
        return [*self._of_selection[:-2], self._line, *self._of_selection[-2:]]

    def separator(self) -> QAction:
        """A line between actions."""
        line = QAction(self.page)
        line.setSeparator(True)
        return line

    @Slot()
    def follow(self) -> None:
        """Name the actions after what is selected."""
        count = self._table.selected_count()
        for item in self._of_selection:
            item.setEnabled(count > 0)
        self.duplicate.setEnabled(count == 1)
        self.delete.setText(f"Xóa {count} sáng kiến" if count > 1 else "Xóa sáng kiến")

    def apply(self, edit: Edit, then: Callable[[], None] | None = None) -> None:
        """Write an edit made on this screen."""
        self._own.add(edit)
        self._desk.apply(edit, partial(self._applied, edit, then), partial(self._refused, edit))

    def _applied(self, edit: Edit, then: Callable[[], None] | None) -> None:
        self._own.done(edit)
        if then is not None:
            then()

    def _refused(self, edit: Edit, error: BaseException) -> None:
        self._own.done(edit)
        self._desk.refuse(error)

    def change(self, build: Build, *, quiet: bool = False) -> None:
        """Change what is selected: the edit is made and written in one turn, after all that waits."""
        keys = list(self._table.selected_keys())
        if keys:
            self.flushing.emit()
            work = partial(built, self._desk.workspace, self._desk.programme_id, keys, build)
            self._own.apply_made(work, partial(self._done, quiet))

    def _done(self, quiet: bool, edit: Edit) -> None:
        if not edit.alterations:
            self._desk.messages.info("Không có gì thay đổi.")
        elif not quiet:
            self._tell(edit)
            self.worked.emit()

    def _tell(self, edit: Edit) -> None:
        done = edit.label[:1].lower() + edit.label[1:]
        self._desk.messages.success(f"Đã {done}.", "Hoàn tác", partial(self._undo, edit.label))

    def _undo(self, label: str) -> None:
        if self._desk.undo_label == label:
            self._desk.messages.clear()
            self._desk.undo()
        else:
            self._desk.messages.info("Đã có thay đổi khác sau đó; nhấn Ctrl+Z để hoàn tác lần lượt.")

    @Slot()
    def delete_selected(self) -> None:
        """Delete what is selected; the banner offers to undo it."""
        self.change(bulk.delete_initiatives)

    def _set_category(self, category: AuthorCategory) -> None:
        self.change(partial(with_programme, bulk.set_category, self._desk.programme_id, category))

    def _set_block(self, block: Any) -> None:
        self.change(partial(with_programme, bulk.set_block, self._desk.programme_id, block))

    def _set_stage(self, stage: Stage) -> None:
        self.change(partial(with_value, bulk.set_stage, stage))

    @Slot()
    def _withdraw(self) -> None:
        self.change(partial(withdrawn_in, self._desk.programme_id, True))

    @Slot()
    def _put_back(self) -> None:
        self.change(partial(withdrawn_in, self._desk.programme_id, False))

    @Slot()
    def ask_declarations(self) -> None:
        """Declare the same for what is selected."""
        dialog = DeclarationsDialog(self._desk, self._table.selected_count(), self.page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            build = partial(with_programme, bulk.set_declarations, self._desk.programme_id, dialog.declarations())
            self.change(build)
        dialog.deleteLater()

    @Slot()
    def ask_decision(self) -> None:
        """Let one decision recognise what is selected."""
        self._desk.read(partial(decisions, self._desk.workspace), self._ask_decision)

    def _ask_decision(self, known: tuple[Decision, ...]) -> None:
        dialog = DecisionDialog(self._desk, self._table.selected_count(), known, self.page)
        field = dialog.decision
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        decision = field.chosen()
        if accepted and decision is not None:
            self.change(partial(decided, decision, field.fresh() is not None))
        dialog.deleteLater()

    @Slot()
    def _duplicate(self) -> None:
        keys = list(self._table.selected_keys())
        if len(keys) == 1:
            self.flushing.emit()
            work = partial(copied, self._desk.workspace, self._desk.programme_id, keys)
            self._own.apply_made(work, self._copied)

    def _copied(self, edit: Edit) -> None:
        if edit.alterations:
            self.made.emit(edit.alterations[0].record_id)

    def ask_waiver(self, initiative_id: UUID, finding: Finding) -> None:
        """Set a warning aside once a reason is given."""
        dialog = ReasonDialog([finding], self._desk, self.page)
        dialog.given.connect(partial(self._waive, initiative_id, finding))
        dialog.open()

    def _waive(self, initiative_id: UUID, finding: Finding, reason: str) -> None:
        self._on_finding(partial(bulk.waive, reason=reason), initiative_id, finding)

    def take_back_waiver(self, initiative_id: UUID, finding: Finding) -> None:
        """Let a warning count again."""
        self._on_finding(bulk.take_back_waivers, initiative_id, finding)

    def _on_finding(self, build: Callable[..., Edit], initiative_id: UUID, finding: Finding) -> None:
        self.flushing.emit()
        desk = self._desk
        findings = {initiative_id: [(finding.rule, finding.fingerprint)]}
        work = partial(build, desk.workspace, desk.programme_id, findings)
        self._own.apply_made(work, partial(self._done, True))
