"""The screen Hồ sơ đề nghị xét chọn: submissions being prepared, and frozen ones with their papers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.edit import Changed
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.submission import SubmissionEntry
from desktop_app.services.dossier_drafts import Draft, DraftKey, drop_draft, keep_draft, kept_drafts
from desktop_app.services.submissions import all_submissions
from desktop_app.services.workspace import OpenWorkspace
from ui.check.listing import Keys
from ui.desk import Desk
from ui.dossier.listing import COLUMNS, SubmissionRow, rows_of
from ui.dossier.plan_pane import PlanPane
from ui.dossier.revision_pane import RevisionPane
from ui.page import Page
from ui.theme import characters
from ui.widgets.empty import EmptyState
from ui.widgets.focus import take_focus
from ui.widgets.rows import RowsModel
from ui.widgets.splitter import KeptSplitter
from ui.widgets.table import Table

_LIST: Final = 260
_PANE: Final = 780
"""The shares of list and pane before an officer moves what is between them."""


class DossierPage(Page):
    """Lists the submissions of the programme that is worked on; what isn't frozen yet is kept until it is dropped."""

    shows = Screen.DOSSIER
    title = "Hồ sơ đề nghị xét chọn"
    icon = "dossier"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the list and the panes beside it."""
        super().__init__(desk, parent)
        self._serial = 0
        self._keys = Keys()
        self._drafts: dict[DraftKey, Draft] = {}
        self._knows_drafts = False
        self._wanted: tuple[UUID | None, bool] | None = None
        self._field = ""
        self.entries: Sequence[SubmissionEntry] = ()
        self.new_button = self.add_secondary("Lập hồ sơ &mới", "add", self.begin_new)
        self.model: RowsModel[SubmissionRow] = RowsModel(COLUMNS, self, key=self._key)
        self.table = Table(self.model, "Các hồ sơ đã lập và đang lập", self, name="dossier", desk=desk, many=False)
        self.plan_pane = PlanPane(desk)
        self.revision_pane = RevisionPane(desk)
        self._build_body()
        self._connect()

    def _build_body(self) -> None:
        self.nothing = EmptyState(
            "dossier",
            "Chưa có hồ sơ đề nghị xét chọn nào. Khi lập hồ sơ, các sáng kiến đủ điều kiện được đưa vào sẵn.",
            [
                ("Lập hồ sơ", self.begin_new),
                ("Xem kết quả kiểm tra", partial(self.desk.go, Link(screen=Screen.CHECK))),
            ],
        )
        self.hint = EmptyState("dossier", "Chọn một hồ sơ trong danh sách để xem văn bản.")
        self.panes = QStackedWidget()
        for pane in (self.hint, self.plan_pane, self.revision_pane):
            self.panes.addWidget(pane)
        self.splitter = KeptSplitter(self.desk, "dossier.splitter")
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.panes)
        self.table.setMinimumWidth(characters(self, 16))
        self.splitter.setSizes([_LIST, _PANE])
        self.splitter.share(1, 3)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.nothing)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._open_row)
        self.table.opened.connect(self._enter_pane)
        self.table.deletion_asked.connect(self._delete_row)
        self.table.notice.connect(self.desk.messages.info)
        self.plan_pane.changed.connect(self._keep_draft)
        self.plan_pane.dropped.connect(self._drop_draft)
        self.plan_pane.frozen.connect(self._frozen)
        self.revision_pane.next_asked.connect(self.begin)
        self.revision_pane.gone.connect(self._read)

    def _key(self, row: SubmissionRow) -> int:
        return self._keys.of(row.id, row.preparing)

    def enter(self) -> None:
        """Read the list and what is shown beside it."""
        self._read()
        self._read_pane()
        take_focus(self, self.table)

    def leave(self) -> None:
        """Hand over what is being typed."""
        self.plan_pane.flush()
        self.revision_pane.flush()

    def data_changed(self, changed: Changed) -> None:
        """Show what may be other now."""
        if changed.submissions or changed.everything or changed.unit:
            self._read()
        self._read_pane()

    def verdicts_changed(self) -> None:
        """Choose by the new verdicts."""
        self._read_pane()

    def open_link(self, link: Link) -> None:
        """Go to a submission (without one named, the newest), and to a field of what comes after signing."""
        self._field = link.field
        if link.record_id is not None:
            self._wanted = (link.record_id, False)
        if link.record_id is not None or link.field:
            self._read()

    def _read_pane(self) -> None:
        pane = self.panes.currentWidget()
        if isinstance(pane, PlanPane | RevisionPane):
            pane.read_again()

    @Slot()
    def _read(self) -> None:
        self._serial += 1
        self.desk.read(partial(_stand, self.desk.workspace), partial(self._show, self._serial))

    def _show(self, serial: int, found: "_Stand") -> None:
        if serial != self._serial:
            return
        entries, drafts = found
        if not self._knows_drafts:
            self._knows_drafts = True
            self._drafts = {draft.key: draft for draft in drafts} | self._drafts
        programme_id = self.desk.programme_id
        self.entries = [entry for entry in entries if entry.programme_id == programme_id]
        self.new_button.setEnabled(bool(programme_id))
        self._list()

    def _list(self) -> None:
        """List what there is, and go to the row that is wanted, else stay."""
        programme_id = self.desk.programme_id
        rows = rows_of(self.entries, [key for programme, key in self._drafts if programme == programme_id])
        self.model.show(rows)
        self.stack.setCurrentWidget(self.splitter if rows else self.nothing)
        field, self._field = self._field, ""
        wanted, self._wanted = self._wanted, None
        if wanted is None and field and self.entries:
            newest = max(self.entries, key=lambda entry: entry.serial)
            wanted = (newest.id, False)
        found = next((row for row in rows if (row.id, row.preparing) == wanted), None)
        if found is not None:
            self.table.select_key(self._key(found))
        elif rows and self.table.current_key() is None:
            self.table.select_key(self._key(rows[0]))
        self._open_row()
        if field and self.panes.currentWidget() is self.revision_pane:
            self.revision_pane.go_to(field)

    @property
    def row(self) -> SubmissionRow | None:
        """The row that is chosen."""
        place = self.table.currentIndex().row()
        return self.model.row(place) if 0 <= place < self.model.rowCount() else None

    @Slot()
    def _open_row(self) -> None:
        row = self.row
        if row is None:
            self.panes.setCurrentWidget(self.hint)
        elif row.preparing:
            draft = self._drafts[self.desk.programme_id, row.id]
            if self.plan_pane.draft != draft:
                self.plan_pane.open(draft)
            self.panes.setCurrentWidget(self.plan_pane)
        else:
            if self.revision_pane.submission_id != row.id:
                self.revision_pane.open(row.id)
            self.panes.setCurrentWidget(self.revision_pane)

    @Slot()
    def _enter_pane(self) -> None:
        """Go from a row to what is shown beside it."""
        pane = self.panes.currentWidget()
        if isinstance(pane, PlanPane | RevisionPane):
            pane.tabs.setFocus()

    @Slot()
    def _delete_row(self) -> None:
        """Delete what is chosen, as far as it may go."""
        row = self.row
        if row is not None and row.preparing:
            self._drop_draft(self._drafts[self.desk.programme_id, row.id])
        elif row is not None:
            self.revision_pane.ask_delete()

    @Slot()
    def begin_new(self) -> None:
        """Prepare the next submission, or go on with it."""
        if not self.desk.programme_id:
            self.desk.messages.warning("Hãy chọn chương trình trước khi lập hồ sơ.")
            return
        self.begin(None)

    @Slot(object)
    def begin(self, submission_id: UUID | None) -> None:
        """Prepare the next revision of a submission, None: the next submission."""
        key = self.desk.programme_id, submission_id
        if key not in self._drafts:
            self._keep_draft(Draft(programme_id=key[0], submission_id=submission_id))
        self._wanted = (submission_id, True)
        self._list()

    @Slot(object)
    def _keep_draft(self, draft: Draft) -> None:
        self._drafts[draft.key] = draft
        self._write(partial(keep_draft, self.desk.workspace, draft))

    def _write(self, work: Callable[[], None]) -> None:
        self.desk.write(work, lambda _nothing: None)

    @Slot(object)
    def _drop_draft(self, draft: Draft) -> None:
        """Drop what isn't frozen; where something was decided, ask first."""
        question = "Bỏ hồ sơ đang lập? Những gì đã chọn và đã sửa cho hồ sơ này sẽ mất; dữ liệu sáng kiến giữ nguyên."
        if not draft.is_decided or self.desk.messages.ask(question, "Bỏ, không lập", dangerous=True):
            self._forget(draft)
            self._list()

    def _forget(self, draft: Draft) -> None:
        self._drafts.pop(draft.key, None)
        self._write(partial(drop_draft, self.desk.workspace, draft.key))
        if self.plan_pane.draft is not None and self.plan_pane.draft.key == draft.key:
            self.plan_pane.close_draft()

    @Slot(object, object)
    def _frozen(self, draft: Draft, entry: SubmissionEntry) -> None:
        self._forget(draft)
        self.revision_pane.open(entry.id)
        self._wanted = (entry.id, False)
        self.desk.tell(Changed(submissions=frozenset({entry.id})))
        self._read()
        self.desk.messages.success(
            f"Đã lập hồ sơ đợt {entry.serial}, lần {entry.revision}. Văn bản đã sẵn sàng để in và trình ký."
        )


_Stand = tuple[Sequence[SubmissionEntry], Sequence[Draft]]


def _stand(workspace: OpenWorkspace) -> _Stand:
    return all_submissions(workspace), kept_drafts(workspace)
