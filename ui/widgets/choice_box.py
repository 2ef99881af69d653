"""The drop-down list of the program."""

from typing import Any

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from desktop_app.text.fold import fold
from ui.theme import LINE_CHARACTERS, SPACE_S, SPACE_XL, characters


class _ChoiceList(QListView):
    """The list that drops down; typing finds an entry without its accents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._since = QElapsedTimer()
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next entry that begins with what is typed."""
        if not search:
            self._typed = ""
            return
        fresh = not self._typed or self._since.hasExpired(QApplication.keyboardInputInterval())
        self._typed = fold(search) if fresh else self._typed + fold(search)
        self._since.restart()
        rows = self.model().rowCount()
        first = self.currentIndex().row() + (1 if fresh else 0)
        for row in ((first + step) % rows for step in range(rows)):
            index = self.model().index(row, 0)
            if fold(str(index.data())).startswith(self._typed):
                self.setCurrentIndex(index)
                return


class ChoiceBox(QComboBox):
    """A list to choose from: long entries end in an ellipsis, and the wheel is the page's unless it has the focus."""

    undo_asked = Signal()  # Ctrl+Z: there is nothing to undo in here
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty list."""
        super().__init__(parent)
        self._values: list[Any] = []
        self.setView(_ChoiceList(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add_choice(self, label: str, value: Any) -> None:
        """Add an entry; its whole text shows as tooltip in the list, its value comes back as this very object."""
        self._values.append(value)
        self.addItem(label)
        self.setItemData(self.count() - 1, label, Qt.ItemDataRole.ToolTipRole)

    def clear(self) -> None:
        """Take all entries away."""
        super().clear()
        self._values.clear()

    def value_at(self, place: int) -> Any:
        """The value of an entry; None where there is none."""
        return self._values[place] if 0 <= place < len(self._values) else None

    def chosen(self) -> Any:
        """The value of the chosen entry."""
        return self.value_at(self.currentIndex())

    def place_of(self, value: Any) -> int:
        """Where the entry with a value stands, -1 where none has it."""
        return self._values.index(value) if value in self._values else -1

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn through the entries with the focus; else let the page scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand undo and redo on."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_asked.emit()
        else:
            super().keyPressEvent(event)

    def showPopup(self) -> None:
        """Drop the list down, as wide as its entries where the screen has room."""
        wish = self.view().sizeHintForColumn(0) + SPACE_XL
        room = self.screen().availableGeometry().width() - SPACE_S
        self.view().setMinimumWidth(min(wish, characters(self, LINE_CHARACTERS), room))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame and the chosen entry, cut to what fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = option.fontMetrics.elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        self.setToolTip(self.currentText() if option.currentText != self.currentText() else "")
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
