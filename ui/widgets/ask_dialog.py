"""The dialog that asks more than yes or no: a sentence, fields, the verb that does it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.messages import TITLE
from ui.theme import SPACE_L, SPACE_M, SPACE_S, characters
from ui.widgets.buttons import primary_button, secondary_button
from ui.widgets.fields import Field
from ui.widgets.focus import go_on
from ui.widgets.labels import text_label

_WIDTH: Final = 64


class AskDialog(QDialog):
    """A sentence, what is asked, and the verb that does it."""

    def __init__(self, sentence: str, verb: str, parent: QWidget | None) -> None:
        """Subclasses fill `body`; `verb` is what the button says."""
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(characters(self, _WIDTH))
        self.accept_button = primary_button(verb)
        self.back_button = secondary_button("Hủy")
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_M)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch(1)
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.back_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        layout.setSpacing(SPACE_M)
        layout.addWidget(text_label(sentence, strong=True))
        layout.addLayout(self.body)
        layout.addLayout(buttons)
        self.accept_button.clicked.connect(self.accept)
        self.back_button.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the texts need at this width."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on as the dialog is read."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)

    def fields(self) -> tuple[Field, ...]:
        """What has to be right before the dialog is accepted."""
        return ()

    def accept(self) -> None:
        """Close where all is right, else go to what isn't."""
        for field in self.fields():
            field.show_problem(field.problem())
        wrong = next((field for field in self.fields() if not field.is_valid()), None)
        if wrong is not None:
            wrong.focus()
        else:
            super().accept()
