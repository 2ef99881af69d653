"""What every step of a longer job is, and the line of buttons below it."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.jobs import Job, Report, time_left
from ui.theme import SECTION_PT, SPACE_M, SPACE_S, SPACE_XS, characters
from ui.widgets.buttons import flat_button, primary_button, secondary_button
from ui.widgets.labels import text_label

_SHOWN_AFTER: Final = 300
"""Milliseconds after which work is shown: what is done sooner changes nothing on screen."""


class Step(QWidget):
    """One step: its heading, its content in `body`, and what the primary button says."""

    changed = Signal()  # what the primary button says, or whether it can be pressed, may be another
    heading = ""
    explanation = ""
    begins_with_action = False
    """Whether the focus begins on the primary button: there is more to look at than to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the heading over an empty body."""
        super().__init__(parent)
        self.setAccessibleName(self.heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(text_label(self.heading, SECTION_PT, strong=True))
        if self.explanation:
            column.addWidget(text_label(self.explanation, role="secondary"))
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_M)
        column.addSpacing(SPACE_S)
        column.addLayout(self.body, 1)

    @property
    def action(self) -> str:
        """What the primary button says; "": there is none."""
        return "Tiế&p"

    @property
    def is_ready(self) -> bool:
        """Whether the primary button can be pressed."""
        return True

    def take_focus(self) -> None:
        """Put the focus where work begins."""


class StepBar(QWidget):
    """Back at the left, the primary action at the right, and between them how far long work is."""

    back_asked = Signal()
    forward_asked = Signal()
    takes_long = Signal()  # work has run for a moment and is shown now

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing runs yet."""
        super().__init__(parent)
        self._job: Job | None = None
        self._shows = QTimer(self)
        self._shows.setSingleShot(True)
        self._shows.setInterval(_SHOWN_AFTER)
        self._shows.timeout.connect(self._show_busy)
        self.back = secondary_button("&Quay lại", "arrow-left")
        self.back.clicked.connect(self.back_asked)
        self.forward = primary_button("Tiế&p")
        self.forward.clicked.connect(self.forward_asked)
        self.what = text_label("", role="secondary", wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ")
        self.bar.setFixedWidth(characters(self, 20))
        self.stop = flat_button("&Dừng")
        self.stop.clicked.connect(self._stop)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_S)
        for widget in (self.back, self.what, self.bar, self.stop):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addWidget(self.forward)
        self._hide_busy()

    def add_button(self, button: QPushButton) -> None:
        """Put another button before the primary one."""
        self._row.insertWidget(self._row.count() - 1, button)
        self.setTabOrder(self.stop, button)
        self.setTabOrder(button, self.forward)

    @property
    def job(self) -> Job | None:
        """The work that runs."""
        return self._job

    def watch(self, job: Job) -> None:
        """Show how far long work is, until it ends."""
        self._job = job
        self.what.setText(f"{job.what}…")
        self.bar.setRange(0, 0)
        job.progressed.connect(self._progressed)
        job.ended.connect(self._ended)
        self._shows.start()

    @Slot(object)
    def _progressed(self, report: Report) -> None:
        left = "" if report.seconds_left is None else f", {time_left(report.seconds_left)}"
        self.what.setText(f"{report.what}{left}")
        self.bar.setRange(0, report.total)
        self.bar.setValue(report.done)

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self._shows.stop()
        self._hide_busy()

    def press(self, inside: QWidget) -> None:
        """Do what Enter does: press the button that has the focus there, else the primary one."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton) and inside.isAncestorOf(focus):
            focus.click()
        elif self.forward.isVisible():
            self.forward.click()

    @Slot()
    def _show_busy(self) -> None:
        for widget in (self.what, self.bar, self.stop):
            widget.show()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.takes_long.emit()

    def _hide_busy(self) -> None:
        for widget in (self.what, self.bar, self.stop):
            widget.hide()
