"""Long work while no window is open: how far it is, and a button that stops it while that is possible."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.jobs import Job, JobRunner, Lane, LongWork, OnError, OnResult, Report
from ui.messages import TITLE
from ui.theme import SPACE_L, SPACE_M, characters
from ui.widgets.buttons import secondary_button
from ui.widgets.labels import text_label


class WorkDialog(QDialog):
    """Runs one piece of work in a lane of its own and closes when it has ended."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        """Name the work in a Vietnamese phrase."""
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setModal(True)
        self.setMinimumWidth(characters(self, 56))
        self._job: Job | None = None
        self.jobs = JobRunner(self)
        self.what = text_label(what, strong=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Tiến độ")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.stop = secondary_button("&Dừng")
        self.stop.clicked.connect(self.cancel)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self.what)
        column.addLayout(row)

    def run(self, work: LongWork, on_result: OnResult, on_error: OnError) -> None:
        """Show the dialog, do the work, and call one of the two with what came of it."""
        self.open()
        ended = self._ended
        self._job = self.jobs.run_long(
            self.what.text(),
            work,
            lambda result: ended(on_result, result),
            lambda error: ended(on_error, error),
            Lane.WORK,
        )
        self._job.progressed.connect(self._progressed)

    def _ended(self, then: Callable[[Any], None], outcome: Any) -> None:
        self._job = None
        self.done(QDialog.DialogCode.Accepted)
        then(outcome)
        self.jobs.close()
        self.deleteLater()

    @Slot(object)
    def _progressed(self, report: Report) -> None:
        self.what.setText(report.what)
        self.bar.setRange(0, report.total)
        self.bar.setValue(report.done)

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop."""
        if self._job is not None:
            self.stop.setEnabled(False)
            self._job.cancel()

    def reject(self) -> None:
        """Esc and the window's own button stop the work; the dialog goes when it has ended."""
        self.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until the work has ended."""
        if self._job is not None:
            event.ignore()
            self.cancel()
