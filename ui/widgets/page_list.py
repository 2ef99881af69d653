"""The list of a document's pages: small pictures with their numbers, drawn as they come into sight."""

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.domain.pages import Pages
from ui.desk import Desk
from ui.theme import SPACE_S, characters
from ui.widgets.page_images import PageImages

_CHARACTERS: Final = 14
_BYTES: Final = 6 << 20
_Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    """The pages by their numbers."""

    def __init__(self, images: PageImages, parent: QWidget) -> None:
        super().__init__(parent)
        self._images = images
        self._count = 0

    def show_count(self, count: int) -> None:
        """List so many pages."""
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row to a page."""
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number, and the picture where it is there."""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Trang {index.row() + 1}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignHCenter
        if role == Qt.ItemDataRole.DecorationRole:
            picture = self._images.picture(index.row())
            return None if picture is None else QIcon(QPixmap.fromImage(picture))
        return None

    @Slot(int)
    def drawn(self, row: int) -> None:
        """Show a picture that has come."""
        index = self.index(row, 0)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])


class _Delegate(QStyledItemDelegate):
    """Puts the number under the picture, whose room is there from the start."""

    def __init__(self, side: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._side = side

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        placed: Any = option  # its fields are not declared
        placed.decorationPosition = QStyleOptionViewItem.Position.Top
        placed.decorationSize = QSize(self._side, self._side)
        placed.displayAlignment = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        metrics: Any = option
        return QSize(self._side, self._side + metrics.fontMetrics.height() + SPACE_S)


class PageList(QListView):
    """Leads to a page that is chosen, and marks the one that is looked at."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Without a document."""
        super().__init__(parent)
        self._side = characters(self, _CHARACTERS)
        self._images = PageImages(desk, self, _BYTES)
        self._model = _Model(self._images, self)
        self._pages: Pages | None = None
        self._is_marking = False
        self._images.drawn.connect(self._model.drawn)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self._side, self))
        self.setAccessibleName("Danh sách trang")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(self._side + 2 * SPACE_S + self.verticalScrollBar().sizeHint().width())
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.selectionModel().currentChanged.connect(self._choose)

    def show_pages(self, pages: Pages | None) -> None:
        """List the pages of another document; None: none."""
        self._pages = pages
        self._images.show_pages(pages)
        self._model.show_count(len(pages.sizes) if pages is not None else 0)
        self._look()

    def mark(self, number: int) -> None:
        """Mark the page that is looked at."""
        if number != self.currentIndex().row() and number < self._model.rowCount():
            self._is_marking = True
            self.setCurrentIndex(self._model.index(number, 0))
            self._is_marking = False

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_marking:
            self.chosen.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what has come into sight."""
        super().resizeEvent(event)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Wish for the pictures in sight."""
        if self._pages is None or not self.isVisible():
            return
        first = max(self.indexAt(self.viewport().rect().topLeft()).row(), 0)
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        seen = range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1)
        longest = max(max(size.width, size.height) for size in self._pages.sizes)
        self._images.wish(seen, (), self._side * self.devicePixelRatioF() / longest)
