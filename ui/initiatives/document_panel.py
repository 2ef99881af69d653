"""The text of a Word file that was dropped on the form: what is chosen goes into a field, or the file is attached."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.text.unicode import clean_line, clean_text
from ui.initiatives.binding import label_of
from ui.theme import SPACE_S
from ui.widgets.buttons import flat_button, secondary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import text_label

TARGETS: Final = ("summary", "benefit_text", "scope", "origin", "portal_text", "title")
_LINES: Final = 9
_LEAST_LINES: Final = 3


def joined(field_id: str, there: Any, text: str) -> str:
    """A field's text with another below it; a title is one line and is replaced."""
    if field_id == "title":
        return clean_line(text)
    return clean_text(f"{there}\n{text}" if there else text)


class DocumentPanel(QFrame):
    """Shows the text; without a selection all of it is taken."""

    taken = Signal(str, str)  # id of the field, text
    attaching = Signal(object)  # Path
    closed = Signal()

    def __init__(self, file: Path, text: str, parent: QWidget | None = None) -> None:
        """Show the text of a file."""
        super().__init__(parent)
        self._file = file
        self.setProperty("role", "surface")
        self.setAccessibleName(f"Lấy nội dung từ “{file.name}”")
        self.words = QPlainTextEdit(text)
        self.words.setReadOnly(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("Nội dung của tệp; bôi đen phần cần lấy")
        line = self.words.fontMetrics().lineSpacing()
        self.words.setMinimumHeight(line * _LEAST_LINES)
        self.words.setMaximumHeight(line * _LINES)
        self.target = ChoiceBox()
        self.target.setAccessibleName("Đưa vào ô")
        for field_id in TARGETS:
            self.target.add_choice(label_of(field_id), field_id)
        self.take = secondary_button("Đưa vào ô", "down")
        self.attach = secondary_button("Đính kèm làm Mô tả", "attach")
        self.close_button = flat_button("Đóng")
        self._lay_out()
        self.take.clicked.connect(self._take)
        self.attach.clicked.connect(self._attach)
        self.close_button.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE_S)
        layout.addWidget(
            text_label(f"Lấy nội dung từ “{self._file.name}”: bôi đen phần cần lấy rồi chọn ô.", strong=True)
        )
        layout.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self.target, 1)
        row.addWidget(self.take)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.attach)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout.addLayout(row)
        layout.addLayout(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _take(self) -> None:
        chosen = self.words.textCursor().selectedText().replace("\u2029", "\n") or self.words.toPlainText()
        self.taken.emit(self.target.chosen(), chosen)

    @Slot()
    def _attach(self) -> None:
        self.attaching.emit(self._file)
