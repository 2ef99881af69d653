"""Handing papers on: printed, opened in Word, saved into a folder, bound into one PDF."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.papers import FILE_STEMS
from desktop_app.domain.progress import Progress
from desktop_app.services.binding import Bound, write_bound
from desktop_app.services.dossier_papers import PaperSet, paper_to_edit, save_paper, save_papers
from desktop_app.services.exports import note_export
from desktop_app.services.revisions import RevisionSheet
from desktop_app.services.workspace import OpenWorkspace
from ui.desk import Desk
from ui.dossier.papers_view import SHORT_LABELS, PapersView
from ui.dossier.unbound_dialog import UnboundDialog
from ui.jobs import Lane
from ui.opening import open_or_tell
from ui.printing import ask_to_print
from ui.widgets.files import choose_folder, save_file

ALL_FORMATS: Final = tuple(PaperFormat)
_PDF: Final = "Tệp PDF (*.pdf)"


class Handing(QObject):
    """Does with the papers that are shown what the buttons beside them say."""

    def __init__(self, desk: Desk, papers: PapersView) -> None:
        """Serve the papers of a pane."""
        super().__init__(papers)
        self._desk = desk
        self._view = papers
        self.sheet: RevisionSheet | None = None

    @property
    def _shown(self) -> tuple[RevisionSheet, PaperSet] | None:
        return None if self.sheet is None or self._view.papers is None else (self.sheet, self._view.papers)

    @Slot()
    def print(self) -> None:
        """Print the paper that is looked at through the system's dialog."""
        if self._shown is not None:
            sheet, papers = self._shown
            path = papers.file(self._view.paper, PaperFormat.PDF)
            title = f"{SHORT_LABELS[self._view.paper]} – {papers.title}"
            if ask_to_print(self._desk, path, title, self._view, self.save_pdf, self._view.view.area.current):
                self._note("papers-printed", sheet.entry.id)

    def _note(self, kind: str, submission_id: UUID) -> None:
        self._desk.jobs.run(
            partial(note_export, self._desk.workspace, kind, submission_id), _nothing, self._desk.refuse, Lane.WRITE
        )

    @Slot()
    def open_in_word(self) -> None:
        """Open a copy of the paper in Word, to be changed and saved elsewhere."""
        self._open_copy(self._view.paper, PaperFormat.DOCX)

    @Slot()
    def open_in_excel(self) -> None:
        """Open a copy of the summary table in Excel."""
        self._open_copy(Paper.SUMMARY_TABLE, PaperFormat.XLSX)

    def _open_copy(self, paper: Paper, file_format: PaperFormat) -> None:
        if self._shown is not None:
            sheet, papers = self._shown
            self._desk.read(partial(paper_to_edit, papers, paper, file_format), partial(self._opened, sheet.entry.id))

    def _opened(self, submission_id: UUID, copy: Path) -> None:
        open_or_tell(copy, self._desk.messages)
        self._note("papers-written", submission_id)

    @Slot()
    def save_pdf(self) -> None:
        """Save the paper that is looked at as a PDF under a name of the officer's choice."""
        if self._shown is None:
            return
        sheet, papers = self._shown
        name = f"{FILE_STEMS[self._view.paper]}.pdf"
        target = save_file(self._view, "Lưu văn bản đang xem", name, (_PDF,), self._desk.settings)
        if target is None:
            return
        if target.suffix.lower() != ".pdf":
            self._desk.messages.warning(f"Chưa lưu: “{target.name}” không có đuôi .pdf. Hãy đặt tên tệp có đuôi .pdf.")
            return
        work = partial(_save_one, self._desk.workspace, sheet.entry.id, papers, self._view.paper, target)
        self._desk.jobs.run(work, self._saved, self._desk.refuse, Lane.WORK)

    @Slot()
    def save_all(self) -> None:
        """Save all papers in every format they have."""
        self.save(ALL_FORMATS)

    def save(self, formats: Sequence[PaperFormat]) -> None:
        """Save the papers of these formats into a folder of the officer's choice."""
        folder = choose_folder(self._view, "Chọn thư mục để lưu văn bản", self._desk.settings)
        if folder is not None and self._shown is not None:
            sheet, papers = self._shown
            work = partial(_save, self._desk.workspace, sheet.entry.id, papers, folder, formats)
            self._desk.jobs.run(work, self._saved, self._desk.refuse, Lane.WORK)

    def _saved(self, files: Sequence[Path]) -> None:
        folder = files[0].parent
        what = f"“{files[0].name}”" if len(files) == 1 else f"{len(files)} tệp"
        self._desk.messages.success(
            f"Đã lưu {what} vào “{folder}”.", "Mở thư mục", partial(open_or_tell, folder, self._desk.messages)
        )

    @Slot()
    def bind(self) -> None:
        """Write Trọn bộ hồ sơ into a folder of the officer's choice."""
        if self.sheet is None:
            return
        folder = choose_folder(self._view, "Chọn thư mục để lưu trọn bộ hồ sơ", self._desk.settings)
        if folder is not None:
            work = partial(_bind, self._desk.workspace, self.sheet.entry.id, folder)
            self._desk.run("Đang đóng trọn bộ hồ sơ", work, self._bound)

    def _bound(self, bound: Bound) -> None:
        if bound.unbound:
            UnboundDialog(bound, self._desk, self._view).open()
            return
        self._desk.messages.success(
            f"Đã lưu “{bound.path.name}” vào “{bound.path.parent}”.",
            "Mở để in",
            partial(open_or_tell, bound.path, self._desk.messages),
        )


def _save(
    workspace: OpenWorkspace, submission_id: UUID, papers: PaperSet, folder: Path, formats: Sequence[PaperFormat]
) -> tuple[Path, ...]:
    files = save_papers(papers, folder, formats)
    note_export(workspace, "papers-written", submission_id)
    return files


def _save_one(
    workspace: OpenWorkspace, submission_id: UUID, papers: PaperSet, paper: Paper, target: Path
) -> tuple[Path, ...]:
    file = save_paper(papers, paper, target)
    note_export(workspace, "papers-written", submission_id)
    return (file,)


def _bind(
    workspace: OpenWorkspace, submission_id: UUID, folder: Path, progress: Progress, cancelled: Callable[[], bool]
) -> Bound:
    return write_bound(workspace, str(submission_id), folder, progress, cancelled)


def _nothing(_result: object) -> None:
    return None
