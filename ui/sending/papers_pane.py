"""Giấy giao nhận and nhãn phong bì: their very pages, to print and to save."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.papers import FILE_STEMS
from desktop_app.services.dossier_papers import save_paper
from ui.desk import Desk
from ui.dossier.papers_view import PapersView
from ui.opening import open_or_tell
from ui.printing import ask_to_print
from ui.theme import SPACE_S
from ui.widgets.buttons import secondary_button
from ui.widgets.files import save_file

_LABELS: Final = {Paper.DELIVERY_NOTE: "Giấy giao nhận hồ sơ", Paper.ENVELOPE_LABEL: "Nhãn phong bì"}
_COPIES: Final = {Paper.DELIVERY_NOTE: 2}
_FORMATS: Final = ("Tệp PDF (*.pdf)", "Văn bản Word (*.docx)")


class PapersPane(PapersView):
    """The papers that go along, with printing and saving."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Without papers."""
        super().__init__(desk, parent=parent, labels=_LABELS)
        self.print_button = secondary_button("&In…", "print")
        self.print_button.clicked.connect(self.ask_print)
        self.save_button = secondary_button("&Lưu PDF, Word…", "export")
        self.save_button.clicked.connect(self.ask_save)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        for button in (self.print_button, self.save_button):
            line.addWidget(button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.shown.connect(self._offer)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(self.papers is not None)

    @Slot()
    def ask_print(self) -> None:
        """Print the paper that is looked at, a delivery note twice."""
        if self.papers is not None:
            path = self.papers.file(self.paper, PaperFormat.PDF)
            copies = _COPIES.get(self.paper, 1)
            ask_to_print(self._desk, path, _LABELS[self.paper], self, self.ask_save, copies=copies)

    @Slot()
    def ask_save(self) -> None:
        """Save the paper that is looked at, as PDF or for Word."""
        if self.papers is None:
            return
        desk, name = self._desk, f"{FILE_STEMS[self.paper]}.pdf"
        file = save_file(self, f"Lưu {_LABELS[self.paper]}", name, _FORMATS, desk.settings, desk.messages.ask)
        if file is not None:
            desk.read(partial(save_paper, self.papers, self.paper, file), self._saved)

    def _saved(self, file: Path) -> None:
        self._desk.messages.success(
            f"Đã lưu “{file.name}” vào “{file.parent}”.", "Mở tệp", partial(open_or_tell, file, self._desk.messages)
        )
