"""What stands beside a chapter: the contents of the help, or what a search found."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop_app.services.help import Book, Hit
from ui.help.hits import HitDelegate
from ui.theme import BODY_PT, CAPTION_PT, font

_ID = Qt.ItemDataRole.UserRole


class Contents(QStackedWidget):
    """Lists chapters by their groups, or hits in their order; tells which one is gone to."""

    chapter_chosen = Signal(str, str)  # the id of a chapter, and the anchor of a section of it

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.tree = QTreeWidget()
        self.tree.setProperty("role", "contents")
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(0)
        self.tree.setItemsExpandable(False)
        self.tree.setAccessibleName(f"Mục lục {name}")
        self.tree.currentItemChanged.connect(self._choose_chapter)
        self.found = QListWidget()
        self.found.setProperty("role", "contents")
        self.found.setItemDelegate(HitDelegate(self.found))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.found.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.found.setAccessibleName(f"Kết quả tìm trong {name}")
        self.found.currentItemChanged.connect(self._choose_hit)
        self.addWidget(self.tree)
        self.addWidget(self.found)

    def show_book(self, book: Book) -> None:
        """List the chapters."""
        self.tree.clear()
        for group in book.groups:
            heading = QTreeWidgetItem(self.tree, [group.title])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setFont(0, font(CAPTION_PT, strong=True))
            for chapter in group.chapters:
                entry = QTreeWidgetItem(heading, [f"    {chapter.title}"])
                entry.setData(0, Qt.ItemDataRole.AccessibleTextRole, chapter.title)
                entry.setData(0, _ID, chapter.id)
                entry.setFont(0, font(BODY_PT))
        self.tree.expandAll()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """List what was found; the first one is not gone to yet."""
        self.found.blockSignals(True)
        self.found.clear()
        for hit in hits:
            entry = QListWidgetItem(f"{hit.heading}\n{hit.excerpt}" if hit.excerpt else hit.heading, self.found)
            entry.setData(_ID, (hit.chapter_id, hit.anchor))
        self.found.blockSignals(False)
        self.setCurrentWidget(self.found)

    def show_contents(self) -> None:
        """List the chapters again."""
        self.setCurrentWidget(self.tree)

    def take_focus(self) -> None:
        """Take the focus, with an entry to begin from."""
        if self.currentWidget() is self.found:
            self.found.setFocus(Qt.FocusReason.TabFocusReason)
            if self.found.currentRow() < 0:
                self.found.setCurrentRow(0)
        else:
            self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def mark(self, chapter_id: str) -> None:
        """Mark the chapter that is shown."""
        self.tree.blockSignals(True)
        for place in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(place)
            for row in range(group.childCount() if group else 0):
                entry = group.child(row) if group else None
                if entry is not None and entry.data(0, _ID) == chapter_id:
                    self.tree.setCurrentItem(entry)
        self.tree.blockSignals(False)
        self.tree.viewport().update()

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _choose_chapter(self, entry: QTreeWidgetItem | None, _former: QTreeWidgetItem | None) -> None:
        if entry is not None and entry.data(0, _ID):
            self.chapter_chosen.emit(entry.data(0, _ID), "")

    @Slot(QListWidgetItem, QListWidgetItem)
    def _choose_hit(self, entry: QListWidgetItem | None, _former: QListWidgetItem | None) -> None:
        if entry is not None:
            self.chapter_chosen.emit(*entry.data(_ID))
