"""The one table of the program: sorted by its headings, rows chosen whole, kept in place when rows come anew."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui.theme import ROW_HEIGHT
from ui.widgets.cells import CellDelegate
from ui.widgets.clipboard import parse_cells
from ui.widgets.copying import AtHand, Copying, ShownRows
from ui.widgets.header import TableHeader
from ui.widgets.keyed_source import Reader
from ui.widgets.rows import Column, ColumnsModel
from ui.widgets.table_memory import Remembers, TableMemory
from ui.widgets.table_menu import MenuEntry, table_menu
from ui.widgets.table_place import SELECT, TablePlace

COPY_AT_MOST: Final = 100_000
_PASTE_AT_MOST: Final = 2_000_000


class TableDesk(Reader, Remembers, Protocol):
    """What a table needs of the desk: reading off the GUI thread, and settings of this PC."""


class Table(QTableView):
    """A read-only table view over a `ColumnsModel`; pages hear of rows by their keys alone."""

    opened = Signal(object)  # key: Enter or a double click
    current_changed = Signal(object)  # key of the current row, None without rows; silent while that row stays
    selection_changed = Signal()
    unlisted = Signal(object)  # key: the row to go to once the rows came isn't among them
    deletion_asked = Signal()
    pasted = Signal(list)  # list[list[str]]: the cells on the clipboard
    notice = Signal(str)  # a sentence for the officer
    copying = Signal(int, int)  # rows read for the clipboard, rows in all

    def __init__(
        self,
        model: ColumnsModel[Any],
        title: str,
        parent: QWidget | None = None,
        *,
        name: str = "",
        desk: TableDesk | None = None,
        many: bool = True,
    ) -> None:
        """Show the model; `title` is what a screen reader calls the table, `name` what its columns are remembered by.

        `many` False: one row is chosen at a time. Without a desk nothing outlives the table, and rows must be at hand.
        """
        super().__init__(parent)
        self._rows = model
        self._actions: Callable[[], Iterable[QAction]] = tuple
        self._footer: Callable[[], str] = str
        self._copying = Copying(desk or AtHand(), self)
        self._copying.progressed.connect(self.copying)
        self._copying.done.connect(self._copied)
        self._header = TableHeader(model, TableMemory(name, desk if name else None), self)
        self._dress(title, many=many)
        self.setModel(model)
        self._place = TablePlace(self, model)
        self._header.restore()
        self._connect()

    def _dress(self, title: str, *, many: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setHorizontalHeader(self._header)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(title)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * ROW_HEIGHT))

    def _connect(self) -> None:
        self._place.current_changed.connect(self.current_changed)
        self._place.selection_changed.connect(self.selection_changed)
        self._rows.reloaded.connect(self._seek)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.doubleClicked.connect(self._open_index)
        selection = self.selectionModel()
        selection.currentRowChanged.connect(self._tell_current)
        selection.selectionChanged.connect(self._tell_selection)

    def current_key(self) -> int | None:
        """The key of the current row, None without rows."""
        return self._place.current_key()

    def selected_keys(self) -> "array[int]":
        """The keys of the selected rows, in the order shown."""
        return self._place.selected_keys()

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(last - first + 1 for first, last in self._place.selected_ranges())

    def select_key(self, key: int) -> bool:
        """Choose a row and bring it into view; while rows are being asked for, as soon as they are there.

        False where it isn't listed (a filter hides it); `unlisted` says so later, where the rows were awaited.
        """
        if self._rows.is_loading:
            self._place.sought = key
            return True
        row = self._rows.row_of(key)
        if row is not None:
            self._choose(row, self.currentIndex().column())
        return row is not None

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view, and a cell of which nothing is seen; one seen in part doesn't shift the columns."""
        across = self.horizontalScrollBar().value()
        place = self.visualRect(index)
        super().scrollTo(index, hint)
        if place.right() > 0 and place.left() < self.viewport().width():
            self.horizontalScrollBar().setValue(across)

    def _choose(self, row: int, column: int) -> None:
        index = self._rows.index(row, max(column, 0))
        self.selectionModel().setCurrentIndex(index, SELECT)
        self.scrollTo(index)

    @Slot()
    def _seek(self) -> None:
        """Go to the row that was asked for while the list was on its way, and see what is in view."""
        key, self._place.sought = self._place.sought, None
        if key is not None and key != self.current_key() and not self.select_key(key):
            self.unlisted.emit(key)
        self._look()

    @Slot()
    def _tell_current(self) -> None:
        self._look()
        if not self._place.busy:
            self.current_changed.emit(self.current_key())

    @Slot()
    def _tell_selection(self) -> None:
        if not self._place.busy:
            self.selection_changed.emit()

    @Slot()
    def _look(self) -> None:
        """Tell the model what is in view."""
        if self.isVisible():
            self._rows.look_at(*self._place.in_view(), self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what has come into view."""
        super().resizeEvent(event)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """See what is in view."""
        super().showEvent(event)
        self._look()

    def set_context_actions(self, provider: Callable[[], Iterable[QAction]]) -> None:
        """Offer the page's actions in the context menu, asked for each time it opens."""
        self._actions = provider

    def set_footer(self, provider: Callable[[], str]) -> None:
        """Put this line under what is copied with its headings (a list that leaves the office says whose it is)."""
        self._footer = provider

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, delete, copy and paste; the rest is as in every list."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key() is not None:
            self.opened.emit(self.current_key())
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers() and self.selected_count():
            self.deletion_asked.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters belong to the search field."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row."""
        column = max(self.currentIndex().column(), 0)
        if action is QAbstractItemView.CursorAction.MoveHome:
            return self._rows.index(0, column)
        if action is QAbstractItemView.CursorAction.MoveEnd:
            return self._rows.index(self._rows.rowCount() - 1, column)
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current row, for the keys to start from."""
        super().focusInEvent(event)
        by_key = event.reason() is not Qt.FocusReason.MouseFocusReason
        if by_key and not self.currentIndex().isValid() and self._rows.rowCount():
            self._choose(0, 0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open with the left button alone."""
        if event.button() is Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.keys[index.row()])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the pointer, or by key at the current row."""
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        row = self.visualRect(self.currentIndex())
        menu.popup(self.viewport().mapToGlobal(QPoint(0, row.bottom())) if by_key else event.globalPos())

    def context_menu(self) -> QMenu:
        """The page's actions, then what every table can."""
        some = bool(self.selected_count())
        entries = (
            MenuEntry("Sao &chép", self.copy, "copy", QKeySequence.StandardKey.Copy, some),
            MenuEntry("Sao chép &kèm tiêu đề cột", self.copy_with_headings, enabled=some),
            MenuEntry("Chọn &tất cả", self.selectAll, keys=QKeySequence.StandardKey.SelectAll),
        )
        return table_menu(self, self._header, self._actions(), entries)

    def shown_columns(self) -> tuple[Column[Any], ...]:
        """The columns shown, from left to right."""
        return self._header.shown_columns()

    def export_rows(self) -> ShownRows:
        """All rows as shown, in order, for a worker that writes them to a file."""
        return self._shown(self._rows.keys[:])

    def _shown(self, keys: Sequence[int]) -> ShownRows:
        return ShownRows(columns=self.shown_columns(), keys=keys, fetch=self._rows.fetcher())

    @Slot()
    def copy(self) -> None:
        """Put the selected rows on the clipboard, as text and as a table for Excel."""
        self._copy(headings=False)

    @Slot()
    def copy_with_headings(self) -> None:
        """Put the selected rows on the clipboard under their headings."""
        self._copy(headings=True)

    def _copy(self, *, headings: bool) -> None:
        keys = self.selected_keys()
        if len(keys) > COPY_AT_MOST:
            self.notice.emit(
                "Chưa sao chép: mỗi lần chỉ sao chép được 100.000 dòng. Hãy chọn ít hơn, hoặc xuất ra Excel."
            )
        elif keys:
            self._copying.copy(self._shown(keys), headings=headings, footer=self._footer() if headings else "")

    @Slot(int)
    def _copied(self, count: int) -> None:
        self.notice.emit(f"Đã sao chép {count:,} dòng.".replace(",", "."))

    @Slot()
    def paste(self) -> None:
        """Hand on the cells that are on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if len(text) > _PASTE_AT_MOST:
            self.notice.emit("Chưa dán: bảng quá lớn. Hãy lưu thành tệp Excel rồi dùng chức năng Nhập.")
        elif cells := parse_cells(text):
            self.pasted.emit(cells)
