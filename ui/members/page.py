"""The screen Đoàn viên: the list of members and other workers, and the form of one of them beside it."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.edit import Changed
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.person import Person
from desktop_app.services.editing import new_person
from desktop_app.services.registers import member_key
from desktop_app.text.dates import format_date
from ui.desk import Desk
from ui.members.actions import MemberActions
from ui.members.filters import MemberFilters
from ui.members.listing import ALL, CHOICES, MemberSource, Standing, narrowed, read_standing
from ui.members.pane import MemberPane
from ui.members.privacy import ask_kept_about
from ui.page import Page
from ui.widgets.buttons import action
from ui.widgets.empty import EmptyState
from ui.widgets.focus import take_focus
from ui.widgets.keyed_model import KeyedModel
from ui.widgets.rows import Keeping
from ui.widgets.splitter import KeptSplitter
from ui.widgets.table import Table


class MembersPage(Page):
    """Keeps the members."""

    shows = Screen.MEMBERS
    title = "Đoàn viên"
    icon = "members"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build list, filters and form."""
        super().__init__(desk, parent)
        self._words = ""
        self._coming = False
        self._beside: int | None = None
        source = MemberSource(workspace=desk.workspace, chosen=narrowed(ALL, "", None))
        self.model = KeyedModel(source, desk, order="name", parent=self)
        self.table = Table(self.model, "Danh sách đoàn viên", self, name="members", desk=desk)
        self.table.set_footer(self._footer)
        self.pane = MemberPane(desk, self)
        self.actions_of = MemberActions(desk, self.table, self.model, self, self._footer)
        self._build_header()
        self._build_body()
        self._connect()

    def _footer(self) -> str:
        unit = self.desk.unit
        name = unit.name if unit is not None else ""
        return " · ".join(filter(None, (name, format_date(self.desk.today()), "Chứa dữ liệu cá nhân")))

    def _build_header(self) -> None:
        self.search = self.add_search("Tìm đoàn viên")
        self.search.lead_to(self.table)
        self.add_button = self.add_primary("&Thêm đoàn viên", "add", self.add_person, "Ctrl+N")
        self.import_button = self.add_secondary("&Nhập từ Excel…", "import", self.actions_of.ask_import)
        self.delete_action = action(self, "Xóa…", self.actions_of.ask_deletion, "delete")
        self.kept_action = action(self, "Lập thông tin lưu giữ về người này…", self.ask_kept_about, "print")
        self.add_menu(
            [
                action(self, "Xuất danh sách đang hiện ra Excel…", self.actions_of.ask_export, "export"),
                action(self, "Dán từ Excel", self.table.paste, "paste"),
                self.kept_action,
                action(self, "Rà soát người không phải đoàn viên…", self.ask_retention),
                self.delete_action,
            ]
        )

    def _build_body(self) -> None:
        self.filters = MemberFilters()
        self.nobody = EmptyState(
            "members",
            "Chưa có ai trong danh sách. Đoàn viên và người lao động có sáng kiến được ghi ở đây.",
            [("Thêm từng người", self.add_person), ("Nhập từ Excel…", self.actions_of.ask_import)],
        )
        self.nothing_found = EmptyState(
            "search", "Không có ai khớp với từ khóa tìm kiếm và bộ lọc.", [("Hiện tất cả", self.show_all)]
        )
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.nothing_found)
        self.splitter = KeptSplitter(self.desk, "members.splitter")
        self.splitter.addWidget(self.lists)
        self.splitter.addWidget(self.pane)
        self.splitter.share(3, 2)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.nobody)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.filters.changed.connect(self._relist)
        self.model.modelAboutToBeReset.connect(self._list_comes)
        self.model.reloaded.connect(self._listed)
        self.pane.gone.connect(self._show_neighbour)
        self.table.current_changed.connect(self._current_changed)
        self.table.unlisted.connect(self._show_hidden, Qt.ConnectionType.QueuedConnection)
        self.table.opened.connect(self._open)
        self.table.deletion_asked.connect(self.actions_of.ask_deletion)
        self.table.pasted.connect(self.actions_of.paste)
        self.actions_of.flushing.connect(self.pane.flush)
        self.table.notice.connect(self.desk.messages.info)
        self.table.set_context_actions(self._context_actions)

    def _context_actions(self) -> list[Any]:
        return [self.kept_action, self.delete_action]

    @Slot()
    def ask_kept_about(self) -> None:
        """Write the paper on all that is kept about the person shown."""
        person = self.pane.person
        if person is None or self.pane.is_new:
            self.desk.messages.info("Hãy chọn một người trong danh sách trước.")
            return
        self.pane.flush()
        ask_kept_about(self.desk, self, person)

    @Slot()
    def ask_retention(self) -> None:
        """List who is kept though no member."""
        from ui.privacy.retention_dialog import RetentionDialog

        RetentionDialog(self.desk, self).open()

    def enter(self) -> None:
        """Read list and counts."""
        self.model.reload()
        self._read_standing()
        self.pane.read_again()
        take_focus(self, self.table)

    def leave(self) -> None:
        """Hand over what is being typed."""
        self.pane.flush()
        self._warn_unnamed()

    def data_changed(self, changed: Changed) -> None:
        """Read anew what may be other now."""
        if changed.everything or changed.people or changed.initiatives or changed.unit:
            person = self.pane.person
            shown = frozenset() if person is None or self.pane.is_new else frozenset((person.id,))
            if changed.everything or changed.unit or changed.people - shown:
                self.model.reload()
            else:
                self.model.refresh_rows()
            self._read_standing()
            self.pane.data_changed(changed)
            self._adopt(changed)

    def verdicts_changed(self) -> None:
        """Show the verdicts of the person's initiatives."""
        self.pane.read_again()

    def open_link(self, link: Link) -> None:
        """Go to a person and a field, or to a filter."""
        if link.filter in CHOICES:
            self.filters.choose(link.filter)
            self._relist()
        if link.record_id is not None:
            self._seek(link.record_id, link.field)

    @Slot()
    def add_person(self) -> None:
        """Show an empty form; the person is written once they have a name."""
        self.pane.flush()
        self.desk.write(partial(new_person, self.desk.workspace), self._show_new)

    def _show_new(self, person: Person) -> None:
        self.stack.setCurrentWidget(self.splitter)
        self.table.setCurrentIndex(QModelIndex())
        self.pane.open_new(person)

    def _adopt(self, changed: Changed) -> None:
        """Choose the row of the person who has just been written for the first time."""
        person = self.pane.person
        if self.pane.is_new and person is not None and person.id in changed.people:
            self.desk.read(partial(member_key, self.desk.workspace, person.id), partial(self._adopted, person.id))

    def _adopted(self, person_id: UUID, key: int | None) -> None:
        person = self.pane.person
        if key is not None and person is not None and person.id == person_id and self.pane.is_new:
            self.pane.adopt(key)
            self.table.select_key(key)
            self.pane.read_again()

    @Slot()
    def _list_comes(self) -> None:
        self._coming = self.model.keeping is Keeping.PLACE

    @Slot()
    def _show_neighbour(self) -> None:
        beside, self._beside = self._beside, None
        if beside is not None and self.table.current_key() is None:
            self.table.select_key(beside)
        else:
            self.model.reload()

    @Slot(object)
    def _current_changed(self, key: int | None) -> None:
        if self._coming and self.pane.person is not None and not self.pane.is_new:
            self._stay(key)
            return
        if self.pane.is_new and not self.table.hasFocus():  # rows came anew beside the person who is being added
            return
        self._warn_unnamed()
        self.pane.open(key)

    def _stay(self, beside: int | None) -> None:
        """Go on with the person shown, who isn't in the list any more; no row is the current one."""
        if beside is not None and beside != self.pane.key:
            self._beside = beside
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())

    def _warn_unnamed(self) -> None:
        if self.pane.is_unnamed and self.pane.form.has_facts:
            self.desk.messages.warning("Người vừa thêm chưa có họ tên nên chưa được ghi vào danh sách.")

    @Slot(object)
    def _open(self, key: int) -> None:
        self.pane.open(key)
        self.pane.focus_field("full_name")

    def _seek(self, person_id: UUID, field: str) -> None:
        self.desk.read(partial(member_key, self.desk.workspace, person_id), partial(self._found, field))

    def _found(self, field: str, key: int | None) -> None:
        if key is None:
            self.desk.messages.info("Người này không còn trong danh sách.")
            return
        if not self.table.select_key(key):
            self._show_hidden(key)
        self.pane.open(key)
        self.pane.focus_field(field or "full_name")

    @Slot(object)
    def _show_hidden(self, key: int) -> None:
        """Take away what hides a row, and go there."""
        if self._words or self.filters.choice != ALL or self.filters.group is not None:
            self.show_all()
            self.table.select_key(key)

    @Slot()
    def show_all(self) -> None:
        """Take search and filters away."""
        self.search.show_words("")
        self._words = ""
        self.filters.choose(ALL)
        self._relist()

    @Slot(str)
    def _search(self, words: str) -> None:
        self._words = words
        self._relist()

    @Slot()
    def _relist(self) -> None:
        chosen = narrowed(self.filters.choice, self._words, self.filters.group)
        self.model.set_source(MemberSource(workspace=self.desk.workspace, chosen=chosen))

    @Slot()
    def _listed(self) -> None:
        self._coming = False
        self.lists.setCurrentWidget(self.table if self.model.rowCount() else self.nothing_found)

    def _read_standing(self) -> None:
        self.desk.read(partial(read_standing, self.desk.workspace), self._show_standing)

    def _show_standing(self, standing: Standing) -> None:
        self.filters.show_standing(standing)
        empty = not standing.counts[ALL] and self.pane.person is None
        self.stack.setCurrentWidget(self.nobody if empty else self.splitter)
