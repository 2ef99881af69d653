"""What an empty page shows: one sentence on what belongs there, and the ways to fill it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import IconLabel
from ui.theme import ICON_L, LINE_CHARACTERS, SPACE_L, SPACE_S, SPACE_XL, STRONG_PT, characters
from ui.widgets.buttons import secondary_button
from ui.widgets.labels import text_label


class EmptyState(QWidget):
    """An icon, a sentence, and a button for each way to fill the page."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        ways: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Show the sentence; a way is a button's text and what it does."""
        super().__init__(parent)
        self.sentence = text_label(sentence, STRONG_PT, role="secondary")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setMaximumWidth(characters(self, LINE_CHARACTERS))
        self.buttons: list[QPushButton] = []
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addStretch(1)
        for text, slot in ways:
            button = secondary_button(text)
            button.clicked.connect(slot)
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_L)
        column.addStretch(1)
        column.addWidget(IconLabel(icon, "secondary", ICON_L), 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.sentence, 8)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addLayout(row)
        column.addStretch(2)
