"""The papers of a submission to look at: one is chosen, its very pages are shown; made anew when they would differ."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.errors import ExpectedError
from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.progress import Cancelled, Progress
from desktop_app.services.dossier_papers import PaperSet, drop_papers
from ui.desk import Desk
from ui.jobs import Job, Lane, is_cancelled
from ui.theme import SPACE_S
from ui.widgets.buttons import secondary_button
from ui.widgets.filter_bar import FilterBar, FilterItem
from ui.widgets.flow import FlowLayout
from ui.widgets.pdf_view import PdfView

SHORT_LABELS: Final = {
    Paper.PROPOSAL: "Tờ trình",
    Paper.SUMMARY_TABLE: "Tổng hợp tóm tắt",
    Paper.CONTENTS: "Mục lục",
}
Make = Callable[[Progress], PaperSet]


class PapersView(QWidget):
    """Shows one set of papers; a set that is replaced is deleted."""

    shown = Signal()  # there are papers now, or none any more

    def __init__(
        self,
        desk: Desk,
        actions: Sequence[QWidget] = (),
        parent: QWidget | None = None,
        *,
        labels: Mapping[Paper, str] = SHORT_LABELS,
    ) -> None:
        """Without papers; `actions` stand beside the choice of papers, `labels` are these as they are called here."""
        super().__init__(parent)
        self._desk = desk
        self._key: object = None
        self._make: Make | None = None
        self._serial = 0
        self._job: Job | None = None
        self.papers: PaperSet | None = None
        self.bar = FilterBar("Văn bản đang xem")
        self.bar.chosen.connect(self._open)
        self.again_button = secondary_button("Lập lại văn bản", "refresh")
        self.again_button.clicked.connect(self._make_again)
        self.again_button.hide()
        self.view = PdfView(desk)
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE_S)
        self.head.addWidget(self.bar, 1)
        self.head.addWidget(self.again_button)
        beside = QWidget()
        beside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(beside, SPACE_S)
        for widget in actions:
            flow.addWidget(widget)
        self.head.addWidget(beside, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(self.head)
        column.addWidget(self.view, 1)
        self.offer(labels)

    def offer(self, labels: Mapping[Paper, str]) -> None:
        """Offer these papers to choose from; where it is one, there is no choice to show."""
        with QSignalBlocker(self.bar):
            self.bar.set_items([FilterItem(paper.value, label) for paper, label in labels.items()])
        self.bar.setVisible(len(labels) > 1)

    @property
    def paper(self) -> Paper:
        """The paper that is looked at."""
        return Paper(self.bar.chosen_id)

    def make(self, key: object, make: Make) -> None:
        """Show the papers that `make` makes, unless those of this key are shown or being made."""
        if key == self._key:
            return
        self._key, self._make = key, make
        self._serial += 1
        self._stop()
        self.again_button.hide()
        if self.papers is None:
            self.view.show_message("Đang lập văn bản để xem…")
        work = partial(_made, make)
        done, refused = partial(self._take, self._serial), partial(self._refuse, self._serial)
        self._job = self._desk.run("Đang lập văn bản", work, done, refused)

    def clear(self, sentence: str = "") -> None:
        """Show no papers, and say why."""
        self._serial += 1
        self._stop()
        self._key = self._make = None
        self.again_button.hide()
        self._replace(None)
        self.view.show_message(sentence)

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None and isValid(job):
            job.cancel()

    def _take(self, serial: int, papers: PaperSet) -> None:
        if not isValid(self) or serial != self._serial:
            self._drop(papers)
            return
        self._job = None
        self._replace(papers)
        self._open()

    def _refuse(self, serial: int, error: BaseException) -> None:
        if not isValid(self) or serial != self._serial:
            return
        self._job = self._key = None
        self._replace(None)
        self.again_button.show()
        if is_cancelled(error):
            self.view.show_message("Đã dừng lập văn bản.")
        elif isinstance(error, ExpectedError):
            self.view.show_message(error.message)
        else:
            self._desk.refuse(error)

    def _replace(self, papers: PaperSet | None) -> None:
        before, self.papers = self.papers, papers
        if before is not None:
            self._drop(before)
        self.shown.emit()

    def _drop(self, papers: PaperSet) -> None:
        # after what was asked of them: printing and saving wait in this lane too
        self._desk.jobs.run(partial(drop_papers, papers), _nothing, _nothing, Lane.WORK)

    @Slot()
    def _open(self) -> None:
        if self.papers is not None:
            self.view.open(self.papers.file(self.paper, PaperFormat.PDF))

    @Slot()
    def _make_again(self) -> None:
        if self._make is not None:
            self.make(object(), self._make)


def _made(make: Make, progress: Progress, cancelled: Callable[[], bool]) -> PaperSet:
    """Make papers on a worker, stopping between two of them where that is asked for."""

    def step(done: int, total: int, what: str) -> None:
        if cancelled():
            raise Cancelled
        progress(done, total, what)

    return make(step)


def _nothing(_result: Any) -> None:
    return None
