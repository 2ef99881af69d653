"""Lời văn văn bản: the text of each document with its blanks, what is wrong with it, and the pages it makes."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.errors import ExpectedError
from desktop_app.domain.kinds import Paper
from desktop_app.services.wording import WordingEntry, check_wording, set_wording
from desktop_app.services.wording_preview import write_preview
from desktop_app.text.unicode import clean_text
from ui.desk import Desk
from ui.help.keys import PROPERTY
from ui.theme import SPACE_L, SPACE_M, SPACE_S, characters
from ui.widgets.buttons import primary_button, secondary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fields.controls import PlainEdit
from ui.widgets.focus import go_on
from ui.widgets.labels import set_role, text_label
from ui.widgets.pdf_view import PdfView
from ui.widgets.splitter import KeptSplitter

Keep = Callable[[Paper, str], None]
_LOOK_AFTER: Final = 700
"""Milliseconds after the last key until the text is looked through."""


class WordingDialog(QDialog):
    """One document at a time; what was typed into the others is kept until the dialog closes."""

    def __init__(
        self, entries: Sequence[WordingEntry], desk: Desk, parent: QWidget | None = None, *, keep: Keep | None = None
    ) -> None:
        """Show the first document's wording; what is saved goes to `keep`, without it to the union's own wordings."""
        super().__init__(parent)
        self._desk = desk
        self._keep = keep
        self._programme_id = desk.programme_id
        self._entries = {entry.paper: entry for entry in entries}
        self._typed = {entry.paper: entry.text for entry in entries}
        self._kept = dict(self._typed)
        self._serial = 0
        self.setWindowTitle("Lời văn văn bản")
        self.setProperty(PROPERTY, "loi-van")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_AFTER)
        self._timer.timeout.connect(self._look)
        self._build()
        self.papers.activated.connect(self._choose)
        self.edit.typed.connect(self._note_typed)
        self._choose()

    def _build(self) -> None:
        self.papers = ChoiceBox()
        self.papers.setAccessibleName("Văn bản")
        self.edit = PlainEdit()
        self.edit.setAccessibleName("Lời văn")
        self.edit.setMinimumWidth(characters(self, 30))
        self.blanks = ChoiceBox()
        self.blanks.setAccessibleName("Trường điền tự động")
        self.insert_button = secondary_button("&Chèn trường")
        self.insert_button.clicked.connect(self.insert_blank)
        self.says = text_label("")
        self.view = PdfView(self._desk)
        self.save_button = primary_button("&Lưu lời văn")
        self.save_button.clicked.connect(self.save)
        self.default_button = secondary_button("&Dùng lại lời văn mặc định")
        self.default_button.clicked.connect(self.use_default)
        self.close_button = secondary_button("Đón&g")
        self.close_button.clicked.connect(self.reject)
        self._list_papers()
        halves = KeptSplitter(self._desk, "wording.halves")
        halves.addWidget(_column(self.papers, self.edit, _row(self.blanks, self.insert_button), self.says))
        halves.addWidget(self.view)
        halves.share(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(halves, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.default_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        self.resize(characters(self, 130), characters(self, 62))

    def _list_papers(self) -> None:
        place = max(0, self.papers.currentIndex())
        self.papers.clear()
        for paper in self._entries:
            changed = "" if self._typed[paper] == self._entries[paper].default else " (đã sửa)"
            self.papers.add_choice(f"{paper.label}{changed}", paper)
        self.papers.setCurrentIndex(place)

    @property
    def paper(self) -> Paper:
        """The document whose wording is shown."""
        chosen: Paper = self.papers.chosen()
        return chosen

    @Slot()
    def _choose(self) -> None:
        """Show the wording of the chosen document."""
        self.edit.replace(self._typed[self.paper])
        self.blanks.clear()
        for blank in self._entries[self.paper].blanks:
            self.blanks.add_choice(f"{blank.label} ({blank.name})", blank)
        self.view.show_message("")
        self._look()

    @Slot()
    def _note_typed(self) -> None:
        self._typed[self.paper] = self.edit.content().strip()
        self._offer()
        self._timer.start()

    def _offer(self) -> None:
        text = self._typed[self.paper]
        self.save_button.setEnabled(text != self._kept[self.paper])
        self.default_button.setEnabled(text != self._entries[self.paper].default)

    @Slot()
    def insert_blank(self) -> None:
        """Write the chosen blank where the cursor stands."""
        blank = self.blanks.chosen()
        if blank is not None:
            self.edit.insertPlainText(blank.written)
            self.edit.setFocus()

    @Slot()
    def use_default(self) -> None:
        """Put the default text in, which Ctrl+Z takes back and saving keeps."""
        cursor = self.edit.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(self._entries[self.paper].default)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Look through the text and make its pages."""
        self._timer.stop()
        self._offer()
        self._serial += 1
        work = partial(
            write_preview, self._desk.workspace, self.paper, self._programme_id, self.edit.content().rstrip()
        )
        self._desk.read(work, partial(self._show_pages, self._serial), partial(self._show_error, self._serial))

    def _show_pages(self, serial: int, path: Path) -> None:
        if isValid(self) and serial == self._serial:
            self._say("Lời văn dùng được. Trang bên cạnh lấy số liệu của đơn vị làm ví dụ.", "secondary")
            self.view.open(path)

    def _show_error(self, serial: int, error: BaseException) -> None:
        if not isValid(self) or serial != self._serial:
            return
        if isinstance(error, ExpectedError):
            self._say(error.message, "ineligible")
        else:
            self._desk.refuse(error)

    def _say(self, sentence: str, role: str) -> None:
        self.says.setText(sentence)
        set_role(self.says, role)
        self.edit.setAccessibleDescription(sentence)

    @Slot()
    def save(self) -> None:
        """Keep the text, unless something is wrong with it."""
        paper, text = self.paper, self._typed[self.paper]
        saved, refused = partial(self._saved, paper, text), partial(self._show_error, self._serial)
        if self._keep is None:
            self._desk.write(
                partial(set_wording, self._desk.workspace, paper, self._programme_id, text), saved, refused
            )
        else:
            self._desk.read(partial(check_wording, paper, clean_text(text)), saved, refused)

    def _saved(self, paper: Paper, text: str, _nothing: Any) -> None:
        if not isValid(self):
            return
        self._kept[paper] = text
        self._list_papers()
        self._offer()
        if self._keep is not None:
            self._keep(paper, clean_text(text))
            self._say(f"Đã dùng lời văn “{paper.label}” này cho hồ sơ đang lập.", "eligible")
        else:
            self._say(f"Đã lưu lời văn “{paper.label}”. Văn bản lập từ nay dùng lời văn này.", "eligible")

    def reject(self) -> None:
        """Close; where a text isn't saved, ask once."""
        unsaved = [paper.label for paper, text in self._typed.items() if text != self._kept[paper]]
        question = f"Bỏ lời văn chưa lưu của {', '.join(f'“{label}”' for label in unsaved)}?"
        if not unsaved or self._desk.messages.ask(question, "Bỏ lời văn chưa lưu", dangerous=True):
            self.view.close_file()
            super().reject()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on as the dialog is read."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_S)
    for widget in widgets:
        column.addWidget(widget, 1 if isinstance(widget, PlainEdit) else 0)
    return holder


def _row(choice: QWidget, button: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_S)
    row.addWidget(choice, 1)
    row.addWidget(button)
    return holder
