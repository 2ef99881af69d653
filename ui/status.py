"""The line at the bottom: the last save and backup, where the data lies, and how far long work is."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from desktop_app.services.backup_words import moment_words
from desktop_app.services.backups import BackupStanding
from ui.jobs import Job, Lane, Report, time_left
from ui.theme import CAPTION_PT, SPACE_M, SPACE_S, SPACE_XS, characters
from ui.widgets.buttons import flat_button
from ui.widgets.labels import text_label


class StatusLine(QWidget):
    """Says quietly what goes on; long work can be cancelled here."""

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        """Name the place of the data."""
        super().__init__(parent)
        self.saved = text_label("", CAPTION_PT, role="secondary", wrap=False)
        self.saved.hide()
        self.backup = text_label("", CAPTION_PT, role="secondary", wrap=False)
        self.backup.hide()
        self.place = text_label(f"Dữ liệu: {place}", CAPTION_PT, role="secondary", wrap=False)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.what = text_label("", CAPTION_PT, role="secondary", wrap=False)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Tiến độ")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(characters(self, 16))
        self.cancel = flat_button("Dừng")
        self.cancel.setAccessibleName("Dừng việc đang làm")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.saved)
        layout.addWidget(self.backup)
        layout.addWidget(self.place, 1)
        for widget in (self.what, self.bar, self.cancel):
            layout.addWidget(widget)
            widget.hide()
        self._jobs: list[Job] = []
        self._reports: dict[Job, Report] = {}
        self.cancel.clicked.connect(self._cancel)

    @Slot(object)
    def tell_backups(self, standing: BackupStanding) -> None:
        """Say when the newest backup was made."""
        if standing.newest is not None:
            self.backup.setText(f"Sao lưu: {moment_words(standing.newest.at, standing.now)} ·")
            self.backup.show()

    def tell_saved(self, time_of_day: str) -> None:
        """Say when something was saved."""
        self.saved.setText(f"Đã lưu {time_of_day} ·")
        self.saved.show()

    @Slot(object)
    def watch(self, job: Job) -> None:
        """Show long work until it ends: of several what was asked for before what goes on by itself, then the last."""
        self._jobs.append(job)
        job.progressed.connect(self._progressed)
        job.ended.connect(self._ended)
        self._show_foremost()

    def _foremost(self) -> Job | None:
        asked = [job for job in self._jobs if job.lane is not Lane.BACKGROUND]
        return next(reversed(asked or self._jobs), None)

    @Slot(object)
    def _progressed(self, report: Report) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._reports[job] = report
            self._show_foremost()

    @Slot()
    def _ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.remove(job)
            self._reports.pop(job, None)
            self._show_foremost()

    def _show_foremost(self) -> None:
        job = self._foremost()
        report = self._reports.get(job) if job is not None else None
        for widget in (self.what, self.bar, self.cancel):
            widget.setVisible(report is not None)
        if report is not None:
            self.bar.setRange(0, report.total)
            self.bar.setValue(report.done)
            left = "" if report.seconds_left is None else f", {time_left(report.seconds_left)}"
            self.what.setText(f"{report.what}{left}")

    @Slot()
    def _cancel(self) -> None:
        job = self._foremost()
        if job is not None:
            job.cancel()
