"""The screen Cổng trực tuyến: what is to be submitted to the portal by hand, and what was."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QWidget

from desktop_app.domain.edit import Changed, Edit
from desktop_app.domain.kinds import PortalState
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.programme import Portal
from desktop_app.services.bulk import set_submitted
from desktop_app.services.portal import PortalRow, has_closed
from desktop_app.services.registers import initiative_key
from desktop_app.text.dates import format_date
from ui.desk import Desk
from ui.page import Page
from ui.portal.copied import Copied
from ui.portal.listing import ALL, PortalSource, filter_items, state_of
from ui.portal.pane import PortalPane
from ui.portal.reading import Standing, chosen_ids, read_standing
from ui.portal.sharing import open_portal
from ui.portal.strip import PortalStrip
from ui.portal.submitting import SubmittedDialog
from ui.theme import CAPTION_PT
from ui.widgets.buttons import action
from ui.widgets.empty import EmptyState
from ui.widgets.filter_bar import FilterBar
from ui.widgets.focus import take_focus
from ui.widgets.keyed_model import KeyedModel
from ui.widgets.labels import text_label
from ui.widgets.splitter import KeptSplitter
from ui.widgets.table import Table

_AT_MOST = 2_000


class PortalPage(Page):
    """Ticks off what was submitted, and opens the strip that hands the fields over."""

    shows = Screen.PORTAL
    title = "Cổng trực tuyến"
    icon = "portal"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build list, filters and the initiative beside them."""
        super().__init__(desk, parent)
        self._state: PortalState | None = None
        self._words = ""
        self._portal: Portal | None = None
        self._strip: PortalStrip | None = None
        self.dialog: SubmittedDialog | None = None
        self.copied = Copied(desk, self)
        self.model: KeyedModel[PortalRow] = KeyedModel(self._source(), desk, order="portal", parent=self)
        self.table = Table(self.model, "Sáng kiến và cổng trực tuyến", self, name="portal", desk=desk)
        self.pane = PortalPane(desk, self.copied, self)
        self._build_header()
        self._build_body()
        self._connect()

    def _source(self) -> PortalSource:
        desk = self.desk
        return PortalSource(
            workspace=desk.workspace,
            programme_id=desk.programme_id,
            on=desk.today(),
            state=self._state,
            words=self._words,
        )

    def _build_header(self) -> None:
        self.search = self.add_search("Tìm sáng kiến")
        self.search.lead_to(self.table)
        self.strip_button = self.add_primary("Mở dải ché&p", "copy", self.open_strip)
        self.portal_button = self.add_secondary("Mở cổn&g", "portal", self.open_portal)
        self.mark_action = action(self, "Ghi đã nộp…", self.ask_submitted, "tick")
        self.unmark_action = action(self, "Bỏ ghi đã nộp", self.take_back, "undo")
        self.add_menu([self.mark_action, self.unmark_action])

    def _build_body(self) -> None:
        self.filters = FilterBar("Lọc theo tình trạng nộp")
        self.filters.set_items(filter_items(None, closed=False))
        self.told = text_label("", CAPTION_PT, role="secondary", wrap=False)
        line = QHBoxLayout()
        line.addWidget(self.filters, 1)
        line.addWidget(self.told)
        self.nothing = EmptyState(
            "portal",
            "Chưa có sáng kiến nào để nộp lên cổng. Sáng kiến đủ điều kiện được xếp lên đầu danh sách ở đây.",
            [("Đến danh sách sáng kiến", partial(self.desk.go, Link(screen=Screen.INITIATIVES)))],
        )
        self.nothing_found = EmptyState(
            "search", "Không có sáng kiến nào khớp với từ khóa tìm kiếm và bộ lọc.", [("Hiện tất cả", self.show_all)]
        )
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.nothing_found)
        self.splitter = KeptSplitter(self.desk, "portal.splitter")
        self.splitter.addWidget(self.lists)
        self.splitter.addWidget(self.pane)
        self.splitter.share(3, 2)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.nothing)
        self.body.addLayout(line)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.filters.chosen.connect(self._choose)
        self.model.reloaded.connect(self._listed)
        self.table.current_changed.connect(self.pane.open)
        self.table.unlisted.connect(self._show_hidden, Qt.ConnectionType.QueuedConnection)
        self.table.opened.connect(self._open_with_strip)
        self.table.selection_changed.connect(self._offer)
        self.table.notice.connect(self.desk.messages.info)
        self.table.set_context_actions(self._context_actions)
        self._offer()

    def _context_actions(self) -> list[Any]:
        return [self.mark_action, self.unmark_action]

    @Slot()
    def _offer(self) -> None:
        some = self.table.selected_count() > 0
        self.mark_action.setEnabled(some)
        self.unmark_action.setEnabled(some)
        self.strip_button.setEnabled(self.table.current_key() is not None)

    def enter(self) -> None:
        """Read list, counts and the initiative."""
        self._relist()
        self.pane.read_again()
        take_focus(self, self.table)

    def leave(self) -> None:
        """Hand over what is being typed."""
        self.pane.flush()

    def data_changed(self, changed: Changed) -> None:
        """Show what may be other now."""
        self._relist()
        self.pane.data_changed(changed)

    def verdicts_changed(self) -> None:
        """List by the new verdicts."""
        self.model.reload()
        self._read_standing()
        self.pane.read_again()

    def open_link(self, link: Link) -> None:
        """Go to an initiative, or to a filter: the id of a `PortalState`."""
        if link.filter:
            self._state = state_of(link.filter)
            self.filters.choose(link.filter)
            self._relist()
        if link.record_id is not None:
            self.seek(link.record_id)

    @Slot(object)
    def seek(self, initiative_id: UUID) -> None:
        """Choose the row of an initiative."""
        self.desk.read(partial(initiative_key, self.desk.workspace, initiative_id), self._found)

    def _found(self, key: int | None) -> None:
        if key is not None and not self.table.select_key(key):
            self._show_hidden(key)

    @Slot(object)
    def _show_hidden(self, key: int) -> None:
        """Take away what hides a row, and go there."""
        if self._state is not None or self._words:
            self.show_all()
            self.table.select_key(key)

    @Slot()
    def show_all(self) -> None:
        """Take search and filter away."""
        self.search.show_words("")
        self._words = ""
        self.filters.choose(ALL)
        self._choose(ALL)

    @Slot(str)
    def _search(self, words: str) -> None:
        self._words = words
        self._relist()

    @Slot(str)
    def _choose(self, filter_id: str) -> None:
        self._state = state_of(filter_id)
        self._relist()

    def _relist(self) -> None:
        self.model.set_source(self._source())
        self._read_standing()

    def _read_standing(self) -> None:
        desk = self.desk
        work = partial(read_standing, desk.workspace, desk.programme_id, desk.today(), self._words)
        desk.read(work, self._stand)

    def _stand(self, standing: Standing) -> None:
        portal, today = standing.portal, self.desk.today()
        self._portal = portal
        closed = portal is not None and has_closed(portal, today)
        self.filters.set_items(filter_items(standing.counts, closed=closed))
        self.portal_button.setEnabled(portal is not None)
        self.portal_button.setToolTip(portal.address if portal else "")
        self.told.setText(_closing(portal, closed=closed))
        empty = not sum(standing.counts.values()) and not self._words
        self.stack.setCurrentWidget(self.nothing if empty else self.splitter)

    @Slot()
    def _listed(self) -> None:
        some = self.model.rowCount() > 0
        self.lists.setCurrentWidget(self.table if some else self.nothing_found)
        if some and self.table.current_key() is None:
            self.table.select_key(self.model.keys[0])
        if not some:
            self.pane.open(None)
        self._offer()

    @property
    def strip(self) -> PortalStrip:
        """The strip, made when it is asked for first."""
        if self._strip is None:
            self._strip = PortalStrip(self.desk, self.copied)
            self._strip.shown_initiative.connect(self.seek)
            self.destroyed.connect(self._strip.deleteLater)
        return self._strip

    @Slot()
    def open_strip(self) -> None:
        """Hand over the fields of the chosen initiative in the strip."""
        self._open_with_strip(self.table.current_key())

    @Slot(object)
    def _open_with_strip(self, key: int | None) -> None:
        if key is None or not self.desk.programme_id:
            return
        self.pane.flush()
        desk = self.desk
        work = partial(chosen_ids, desk.workspace, desk.programme_id, desk.today(), [key])
        desk.read(work, self._show_strip)

    def _show_strip(self, ids: list[UUID]) -> None:
        if ids:
            self.strip.open(ids[0])
            self.strip.show()
            self.strip.activateWindow()

    @Slot()
    def open_portal(self) -> None:
        """Open the portal's address in the browser."""
        if self._portal is not None:
            open_portal(self.desk, self._portal.address)

    @Slot()
    def ask_submitted(self) -> None:
        """Ask on which day the chosen initiatives were submitted, and note it."""
        if self._chosen_keys():
            self.pane.flush()
            self.dialog = SubmittedDialog(self.desk, self.table.selected_count(), self)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.finished.connect(self._note_submitted)
            self.dialog.open()

    @Slot(int)
    def _note_submitted(self, result: int) -> None:
        if self.dialog is not None and result == QDialog.DialogCode.Accepted:
            self._apply(self.dialog.maker())
        self.dialog = None

    @Slot()
    def take_back(self) -> None:
        """Note that the chosen initiatives weren't submitted after all; this can be undone."""
        if self._chosen_keys():
            self.pane.flush()
            self._apply(partial(set_submitted, on=None))

    def _chosen_keys(self) -> list[int]:
        keys = list(self.table.selected_keys())
        if len(keys) > _AT_MOST:
            self.desk.messages.info("Mỗi lần chỉ ghi được 2.000 sáng kiến; hãy chọn ít hơn.")
            return []
        return keys

    def _apply(self, edit: partial[Edit]) -> None:
        desk = self.desk
        desk.apply_made(partial(_made, desk, self._chosen_keys(), edit), self._applied)

    def _applied(self, edit: Edit) -> None:
        if edit.alterations:
            self.desk.messages.success(f"Đã làm: {edit.label}.", "Hoàn tác", self.desk.undo)


def _made(desk: Desk, keys: list[int], edit: partial[Edit]) -> Edit:
    """The edit of the initiatives with these row keys, from what is stored."""
    ids = chosen_ids(desk.workspace, desk.programme_id, desk.today(), keys)
    return edit(desk.workspace, desk.programme_id, ids)


def _closing(portal: Portal | None, *, closed: bool) -> str:
    if portal is None or portal.closes_on is None:
        return ""
    day = format_date(portal.closes_on)
    return f"Cổng đã đóng lúc 24 giờ ngày {day}" if closed else f"Cổng đóng lúc 24 giờ ngày {day}"
