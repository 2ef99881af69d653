"""The one search field of the program: waits for a pause in typing, clears with Esc, leads to its table."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.icons import set_icon

PAUSE: Final = 150
"""Milliseconds after the last key until the search begins."""


class SearchField(QLineEdit):
    """Asks for words; the list that it searches finds them without accents, in any order."""

    searched = Signal(str)  # the words, once nothing was typed for a moment; never the same twice running
    left = Signal()  # Esc in an empty field, or Down: on to the list

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty; `name` is what a screen reader calls it."""
        super().__init__(parent)
        self._told = ""
        self._target: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._tell)
        self.setPlaceholderText("Tìm không dấu…")
        self.setAccessibleName(name)
        self.setAccessibleDescription("Gõ có dấu hay không dấu đều được; Esc để xóa, mũi tên xuống để sang danh sách")
        self.setClearButtonEnabled(True)
        glass = QAction(self)
        set_icon(glass, "search", "secondary")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self._timer.start)
        self.returnPressed.connect(self._tell)

    def lead_to(self, target: QWidget) -> None:
        """Have Down, and Esc in the empty field, give the focus to this list."""
        self._target = target

    def take_focus(self) -> None:
        """Take the focus, the text selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_words(self, words: str) -> None:
        """Show words that are searched already, without a signal."""
        self._told = words.strip()
        self.setText(words)
        self._timer.stop()

    @Slot()
    def _tell(self) -> None:
        self._timer.stop()
        words = self.text().strip()
        if words != self._told:
            self._told = words
            self.searched.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, then leaves; Down leaves."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self._tell()
            self._leave()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _leave(self) -> None:
        self.left.emit()
        if self._target is not None:
            self._target.setFocus(Qt.FocusReason.TabFocusReason)
