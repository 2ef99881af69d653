"""Papers beside a dossier: their very pages, to print, to open in Word or Excel, and to save."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.papers import FILE_STEMS
from desktop_app.services.dossier_papers import PaperSet, paper_to_edit, save_paper
from desktop_app.services.exports import note_paper
from desktop_app.services.workspace import OpenWorkspace
from ui.desk import Desk
from ui.dossier.papers_view import PapersView
from ui.jobs import Lane
from ui.opening import open_or_tell
from ui.printing import ask_to_print
from ui.widgets.buttons import secondary_button
from ui.widgets.files import save_file

_FORMATS: Final = {
    PaperFormat.PDF: "Tệp PDF (*.pdf)",
    PaperFormat.DOCX: "Văn bản Word (*.docx)",
    PaperFormat.XLSX: "Bảng tính Excel (*.xlsx)",
}
NO_COPIES: Final[Mapping[Paper, int]] = MappingProxyType({})


class PapersPane(PapersView):
    """Shows papers with what can be done with the one that is looked at."""

    def __init__(
        self,
        desk: Desk,
        labels: Mapping[Paper, str],
        parent: QWidget | None = None,
        *,
        copies: Mapping[Paper, int] = NO_COPIES,
    ) -> None:
        """Without papers; `labels` are those there may be, as they are called here.

        `copies` says of which papers more than one is proposed to print.
        """
        self._copies = copies
        self.print_button = secondary_button("&In…", "print")
        self.word_button = secondary_button("Mở &Word", "edit")
        self.excel_button = secondary_button("Mở &Excel", "edit")
        self.save_button = secondary_button("Lư&u…", "export")
        super().__init__(desk, self._buttons, parent, labels=labels)
        self.print_button.clicked.connect(self.ask_print)
        self.word_button.clicked.connect(partial(self._edit, PaperFormat.DOCX))
        self.excel_button.clicked.connect(partial(self._edit, PaperFormat.XLSX))
        self.save_button.clicked.connect(self.ask_save)
        self.shown.connect(self._offer)
        self.bar.chosen.connect(self._offer)
        self._offer()

    @property
    def _buttons(self) -> tuple[QWidget, ...]:
        return self.print_button, self.word_button, self.excel_button, self.save_button

    def _file(self, file_format: PaperFormat) -> Path | None:
        """The file of the paper that is looked at, None where it has none in this format."""
        if self.papers is None:
            return None
        file = self.papers.file(self.paper, file_format)
        return file if file.is_file() else None

    @Slot()
    def _offer(self) -> None:
        for button in self._buttons:
            button.setEnabled(self.papers is not None)
        self.excel_button.setVisible(self._file(PaperFormat.XLSX) is not None)

    @Slot()
    def ask_print(self) -> None:
        """Print the paper that is looked at."""
        path = self._file(PaperFormat.PDF)
        if path is not None:
            copies = self._copies.get(self.paper, 1)
            page = self.view.area.current
            if ask_to_print(self._desk, path, self.paper.label, self, self.ask_save, page, copies):
                work = partial(note_paper, self._desk.workspace, self.paper)
                self._desk.jobs.run(work, _nothing, self._desk.refuse, Lane.WRITE)

    def _edit(self, file_format: PaperFormat, _checked: bool = False) -> None:
        if self.papers is not None:
            work = partial(_copied, self._desk.workspace, self.papers, self.paper, file_format)
            self._desk.jobs.run(work, partial(_open, self._desk), self._desk.refuse, Lane.WORK)

    @Slot()
    def ask_save(self) -> None:
        """Save the paper that is looked at under a name of the officer's choice."""
        if self.papers is None:
            return
        desk, name = self._desk, f"{FILE_STEMS[self.paper]}.pdf"
        formats = [label for file_format, label in _FORMATS.items() if self._file(file_format) is not None]
        file = save_file(self, f"Lưu “{self.paper.label}”", name, formats, desk.settings, desk.messages.ask)
        if file is not None:
            work = partial(_saved, desk.workspace, self.papers, self.paper, file)
            desk.jobs.run(work, partial(_tell, desk), desk.refuse, Lane.WORK)


def _saved(workspace: OpenWorkspace, papers: PaperSet, paper: Paper, target: Path) -> Path:
    file = save_paper(papers, paper, target)
    note_paper(workspace, paper)
    return file


def _copied(workspace: OpenWorkspace, papers: PaperSet, paper: Paper, file_format: PaperFormat) -> Path:
    file = paper_to_edit(papers, paper, file_format)
    note_paper(workspace, paper)
    return file


def _tell(desk: Desk, file: Path) -> None:
    desk.messages.success(
        f"Đã lưu “{file.name}” vào “{file.parent}”.", "Mở tệp", partial(open_or_tell, file, desk.messages)
    )


def _nothing(_result: object) -> None:
    return None


def _open(desk: Desk, file: Path) -> None:
    open_or_tell(file, desk.messages)
