"""Sections of a form beside each other where there is room."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.theme import SPACE_XL, characters

_SIDE_CHARACTERS: Final = 56
"""What two columns of fields want."""


class SideBySide(QWidget):
    """Two columns of sections, one below the other where there is no room for both."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Take the sections."""
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_XL)
        for sections in (left, right):
            column = QVBoxLayout()
            column.setSpacing(SPACE_XL)
            for section in sections:
                column.addWidget(section)
            column.addStretch(1)
            self._row.addLayout(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside each other where both have room for two columns of fields."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = self.width() >= characters(self, _SIDE_CHARACTERS) * 2
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
