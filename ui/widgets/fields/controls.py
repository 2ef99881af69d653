"""The two text inputs: they say when a person typed or left, and hand undo on once they have nothing to undo."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_STAYS: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
_UNDO: Final = QKeySequence.StandardKey.Undo
_REDO: Final = QKeySequence.StandardKey.Redo


class LineEdit(QLineEdit):
    """One line of text."""

    typed = Signal()  # a person changed the text
    left = Signal(bool)  # focus has gone; True: to another widget of the window, so that the text may be rewritten
    undo_asked = Signal()  # Ctrl+Z with nothing left to undo here
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty line."""
        super().__init__(parent)
        self.textEdited.connect(self._tell_typed)

    @Slot()
    def _tell_typed(self) -> None:
        self.typed.emit()

    def content(self) -> str:
        """The text as it stands."""
        return self.text()

    def replace(self, text: str) -> None:
        """Put another text in, without a signal and with nothing to undo."""
        self.setText(text)
        self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where this line has nothing to undo."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._hands_on(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say that undo or redo is asked for where this line has nothing to undo."""
        if self._hands_on(event):
            (self.undo_asked if event.matches(_UNDO) else self.redo_asked).emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _hands_on(self, event: QKeyEvent) -> bool:
        undo, redo = event.matches(_UNDO), event.matches(_REDO)
        return (undo and not self.isUndoAvailable()) or (redo and not self.isRedoAvailable())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the line was left, unless a menu of its own took the focus."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit(event.reason() is not Qt.FocusReason.ActiveWindowFocusReason)


class PlainEdit(QPlainTextEdit):
    """Several lines of text without any form."""

    typed = Signal()  # a person changed the text
    left = Signal(bool)  # focus has gone; True: to another widget of the window, so that the text may be rewritten
    undo_asked = Signal()  # Ctrl+Z with nothing left to undo here
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty text; Tab goes on to the next field."""
        super().__init__(parent)
        self._last = ""
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._tell_typed)

    @Slot()
    def _tell_typed(self) -> None:
        if self.content() != self._last:
            self._last = self.content()
            self.typed.emit()

    def content(self) -> str:
        """The text as it stands."""
        return self.toPlainText()

    def replace(self, text: str) -> None:
        """Put another text in, without a signal and with nothing to undo."""
        self._last = text
        self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words alone, whatever was copied."""
        if source.hasText():
            self.insertPlainText(source.text())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where this text has nothing to undo."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._hands_on(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say that undo or redo is asked for where this text has nothing to undo."""
        if self._hands_on(event):
            (self.undo_asked if event.matches(_UNDO) else self.redo_asked).emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _hands_on(self, event: QKeyEvent) -> bool:
        undo, redo = event.matches(_UNDO), event.matches(_REDO)
        document = self.document()
        return (undo and not document.isUndoAvailable()) or (redo and not document.isRedoAvailable())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the text was left, unless a menu of its own took the focus."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit(event.reason() is not Qt.FocusReason.ActiveWindowFocusReason)
