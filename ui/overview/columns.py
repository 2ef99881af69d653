"""Cards in two columns where there is room, else in one."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import SPACE_M, characters

_COLUMN = 60
"""Average characters that a column needs."""


class Columns(QWidget):
    """Lays cards out; `second` stands beside `first`, or under it."""

    def __init__(self, first: Sequence[QWidget], second: Sequence[QWidget], parent: QWidget | None = None) -> None:
        """Take the cards of both columns in order."""
        super().__init__(parent)
        self.wide = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._second = tuple(second)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(SPACE_M)
            column.addStretch(1)
            self._row.addLayout(column)
        self._row.setStretch(0, 1)
        self._row.setSpacing(0)
        for card in (*first, *second):
            self._add(self._left, card)

    @staticmethod
    def _add(column: QVBoxLayout, card: QWidget) -> None:
        column.insertWidget(column.count() - 1, card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room that there is."""
        super().resizeEvent(event)
        wide = event.size().width() >= 2 * characters(self, _COLUMN) + SPACE_M
        if wide is not self.wide:
            self.wide = wide
            for card in self._second:
                self._add(self._right if wide else self._left, card)
            self._row.setStretch(1, 1 if wide else 0)
            self._row.setSpacing(SPACE_M if wide else 0)
