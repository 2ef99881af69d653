"""The screen Sáng kiến: the list of initiatives, and the form of one of them beside it."""

from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop_app.domain.edit import Changed, Edit
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.programme import Programme
from desktop_app.services.programmes import find_programme
from desktop_app.services.registers import InitiativeRow, initiative_key
from ui.desk import Desk
from ui.initiatives.actions import InitiativeActions
from ui.initiatives.chosen import added_initiative, ids_of
from ui.initiatives.files import FormFiles
from ui.initiatives.form import InitiativeForm
from ui.initiatives.listing import ALL, Counts, InitiativeSource, chosen_filter, filter_items, read_counts
from ui.initiatives.transfer import ListTransfer
from ui.page import Page
from ui.widgets.buttons import action
from ui.widgets.empty import EmptyState
from ui.widgets.filter_bar import FilterBar
from ui.widgets.keyed_model import KeyedModel
from ui.widgets.splitter import KeptSplitter
from ui.widgets.table import Table

_OPEN_AFTER: Final = 60


class InitiativesPage(Page):
    """Keeps the initiatives."""

    shows = Screen.INITIATIVES
    title = "Sáng kiến"
    icon = "initiatives"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build list, filters and form."""
        super().__init__(desk, parent)
        self._filter = ALL
        self._words = ""
        self._counts: Counts | None = None
        self._chosen: int | None = None
        self._follows = False
        self.model: KeyedModel[InitiativeRow] = KeyedModel(self._source(), desk, order="code", parent=self)
        self.table = Table(self.model, "Danh sách sáng kiến", self, name="initiatives", desk=desk)
        self.stack = QStackedWidget(self)
        self.splitter = KeptSplitter(desk, "initiatives.splitter")
        self.stack.addWidget(self.splitter)
        self.form = InitiativeForm(desk, self.splitter)
        self.files = FormFiles(desk, self.form)
        self.actions_of = InitiativeActions(desk, self.table, self.form.editor.own, self)
        self.transfer = ListTransfer(desk, self.table, self.model, self.actions_of)
        self._open_timer = QTimer(self)
        self._open_timer.setSingleShot(True)
        self._open_timer.setInterval(_OPEN_AFTER)
        self._build_header()
        self._build_body()
        self._connect()

    def _source(self) -> InitiativeSource:
        return InitiativeSource(
            workspace=self.desk.workspace,
            programme_id=self.desk.programme_id,
            chosen=chosen_filter(self._filter, self._words),
        )

    def _build_header(self) -> None:
        self.search = self.add_search("Tìm sáng kiến")
        self.search.lead_to(self.table)
        self.add_button = self.add_primary("&Thêm sáng kiến", "add", self.add_initiative, "Ctrl+N")
        self.import_button = self.add_secondary("&Nhập từ Excel…", "import", self.transfer.ask_import)
        self.export = action(self, "Xuất danh sách đang hiện ra Excel…", self.transfer.ask_export, "export")
        self.export_all = action(self, "Xuất bảng tính đầy đủ…", self.transfer.ask_export_all, "export")
        paste = action(self, "Dán từ Excel", self.table.paste, "paste")
        line = self.actions_of.separator()
        self.add_menu([self.export, self.export_all, paste, line, *self.actions_of.of_selection()])

    def _build_body(self) -> None:
        self.filters = FilterBar("Lọc sáng kiến")
        self.filters.set_items(filter_items(None, self._filter))
        self.nothing = EmptyState(
            "initiatives",
            "Chưa có sáng kiến nào. Mỗi sáng kiến của đơn vị được ghi ở đây, rồi được kiểm tra ngay.",
            [("Thêm sáng kiến", self.add_initiative), ("Nhập từ Excel…", self.transfer.ask_import)],
        )
        self.nothing_found = EmptyState(
            "search", "Không có sáng kiến nào khớp với từ khóa tìm kiếm và bộ lọc.", [("Hiện tất cả", self.show_all)]
        )
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.nothing_found)
        self.splitter.insertWidget(0, self.lists)
        self.splitter.share(1, 1)
        self.stack.addWidget(self.nothing)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.filters.chosen.connect(self._choose_filter)
        self.model.reloaded.connect(self._listed)
        self.table.current_changed.connect(self._current_changed)
        self.table.unlisted.connect(self._show_hidden, Qt.ConnectionType.QueuedConnection)
        self.table.opened.connect(self._open_and_edit)
        self.table.selection_changed.connect(self.actions_of.follow)
        self.table.deletion_asked.connect(self.actions_of.delete_selected)
        self.table.pasted.connect(self.transfer.paste)
        self.table.notice.connect(self.desk.messages.info)
        self.table.set_context_actions(self.actions_of.of_selection)
        self._open_timer.timeout.connect(self._open_chosen)
        self.actions_of.flushing.connect(self.form.flush)
        self.actions_of.made.connect(self._show_made)
        self.actions_of.worked.connect(self._list_anew)
        self.form.escaped.connect(self._go_to_table)
        self.form.waiving.connect(self.actions_of.ask_waiver)
        self.form.taking_back.connect(self.actions_of.take_back_waiver)
        self.form.assessed.connect(self._row_assessed)

    def enter(self) -> None:
        """Read list, counts and form."""
        self.model.set_source(self._source())
        self._read_counts()
        self._read_programme()
        self.form.editor.read_anew()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Hand over what is being typed."""
        self.form.flush()

    def data_changed(self, changed: Changed) -> None:
        """Show what may be other now; after undo go to what was changed."""
        own = self.form.editor.own.holds(changed)
        if changed.everything or changed.unit:
            self._read_programme()
            self.model.set_source(self._source())
        elif own and not changed.initiatives - {self.form.editor.initiative_id}:
            self._follows = False
            self.model.refresh_rows()
        else:
            self._list_anew()
        self._read_counts()
        if self.form.editor.concerns(changed):
            self.form.editor.read_anew()
        if not own and changed.initiatives and self.form.editor.initiative_id not in changed.initiatives:
            self._seek(next(iter(changed.initiatives)), "")

    def verdicts_changed(self) -> None:
        """Show the verdicts as they are now; after other work than in the form, what the filter keeps now too."""
        focused = QApplication.focusWidget()
        if self._follows and not (focused is not None and self.form.isAncestorOf(focused)):
            self.model.reload()
        else:
            self.model.refresh_rows()
        self._read_counts()
        self.form.editor.assess_anew()

    @Slot()
    def _list_anew(self) -> None:
        """Ask for the list now, and again once the verdicts are up to date."""
        self._follows = True
        self.model.reload()

    @Slot(object, object)
    def _row_assessed(self, _initiative_id: UUID, _assessment: Any) -> None:
        key = self.table.current_key()
        if key is not None:
            self.model.refresh_rows([key])
        self._read_counts()

    def open_link(self, link: Link) -> None:
        """Go to an initiative and a field, or to a filter."""
        if link.filter:
            self.open_filter(link.filter)
        if link.record_id is not None:
            self._seek(link.record_id, link.field)

    @Slot()
    def add_initiative(self) -> None:
        """Add an initiative under the next free code, and go to its title."""
        self.form.flush()
        self.form.editor.own.apply_made(partial(added_initiative, self.desk.workspace), self._added)

    def _added(self, edit: Edit) -> None:
        self._show_made(edit.alterations[0].record_id)

    @Slot(object)
    def _show_made(self, initiative_id: UUID) -> None:
        self._seek(initiative_id, "title")

    def _seek(self, initiative_id: UUID, field_id: str) -> None:
        self.desk.read(
            partial(initiative_key, self.desk.workspace, initiative_id), partial(self._found, initiative_id, field_id)
        )

    def _found(self, initiative_id: UUID, field_id: str, key: int | None) -> None:
        if key is None:
            self.desk.messages.info("Sáng kiến này không còn trong dữ liệu.")
            return
        if not self.table.select_key(key):
            self._show_hidden(key)
        self._open_timer.stop()
        self._chosen = key
        self.stack.setCurrentWidget(self.splitter)
        self.form.open(initiative_id, field_id)

    @property
    def is_about_to_open(self) -> bool:
        """Whether the form is about to follow the table."""
        return self._open_timer.isActive()

    @Slot(object)
    def _current_changed(self, key: int | None) -> None:
        self._chosen = key
        self._open_timer.start()

    @Slot()
    def _open_chosen(self) -> None:
        self._open(self._chosen, "")

    @Slot(object)
    def _open_and_edit(self, key: int) -> None:
        self._open_timer.stop()
        self._chosen = key
        self._open(key, "title")

    def _open(self, key: int | None, field_id: str) -> None:
        if key is None:
            self.form.open(None)
            return
        place = self.model.row_of(key)
        row = None if place is None else self.model.row_at(place)
        if row is not None:
            self.form.open(row.id, field_id)
            return
        work = partial(ids_of, self.desk.workspace, self.desk.programme_id, [key])
        self.desk.read(work, partial(self._open_found, key, field_id))

    def _open_found(self, key: int, field_id: str, ids: list[UUID]) -> None:
        if key == self._chosen and ids:
            self.form.open(ids[0], field_id)

    @Slot()
    def _go_to_table(self) -> None:
        self.form.flush()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _show_hidden(self, key: int) -> None:
        """Take away what hides a row, and go there."""
        if self._filter != ALL or self._words:
            self.show_all()
            self.table.select_key(key)

    @Slot()
    def show_all(self) -> None:
        """Take search and filters away."""
        self.search.show_words("")
        self._words = ""
        self.open_filter(ALL)

    @Slot(str)
    def _search(self, words: str) -> None:
        self._words = words
        self._relist()

    @Slot(str)
    def _choose_filter(self, filter_id: str) -> None:
        self._filter = filter_id
        self._relist()

    def open_filter(self, filter_id: str) -> None:
        """Show what a filter keeps."""
        self._filter = filter_id
        self.filters.set_items(filter_items(self._counts, filter_id))
        self.filters.choose(filter_id)
        self._relist()

    def _relist(self) -> None:
        self.model.set_source(self._source())
        self._read_counts()

    @Slot()
    def _listed(self) -> None:
        some = self.model.rowCount() > 0
        self.lists.setCurrentWidget(self.table if some else self.nothing_found)
        if some and self.table.current_key() is None:
            self.table.select_key(self.model.keys[0])
        self.actions_of.follow()

    def _read_counts(self) -> None:
        desk = self.desk
        desk.read(partial(read_counts, desk.workspace, desk.programme_id, self._words), self._show_counts)

    def _show_counts(self, counts: Counts) -> None:
        self._counts = counts
        self.filters.set_items(filter_items(counts, self._filter))
        empty = not counts.all and not counts.withdrawn and not self._words
        self.stack.setCurrentWidget(self.nothing if empty else self.splitter)

    def _read_programme(self) -> None:
        desk = self.desk
        if desk.programme_id:
            desk.read(partial(find_programme, desk.workspace, desk.programme_id), self._use_programme)
        else:
            self._use_programme(None)

    def _use_programme(self, programme: Programme | None) -> None:
        self.actions_of.use_programme(programme)
