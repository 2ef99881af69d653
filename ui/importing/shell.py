"""A job in steps: its trail above, one step at a time, trouble told in place, and the buttons below."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.errors import ExpectedError
from ui.desk import Desk
from ui.importing.step import Step, StepBar
from ui.importing.trail import StepTrail
from ui.jobs import Job, Lane, LongWork, OnResult, Work, is_cancelled
from ui.theme import SPACE_M
from ui.widgets.banner import Banner

_STOPPED = "Đã dừng; chưa ghi gì vào dữ liệu."


class StepsShell(QWidget):
    """Shows steps and runs their work; subclasses say what *back* and *on* mean."""

    closed = Signal()  # there is nothing more to do here

    def __init__(self, desk: Desk, steps: Sequence[Step], names: Sequence[str], parent: QWidget | None = None) -> None:
        """Show the first of the steps, which are called by these names."""
        super().__init__(parent)
        self.desk = desk
        self.banner: Banner | None = None
        self.trail = StepTrail(names)
        self.bar = StepBar()
        self._steps = tuple(steps)
        self._closing = False
        self._stack = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_M)
        self._column.addWidget(self.trail)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self.bar)
        for step in self._steps:
            self._stack.addWidget(step)
            step.changed.connect(self.name_actions)
        self.bar.back_asked.connect(self.go_back)
        self.bar.forward_asked.connect(self.go_on)
        self.bar.takes_long.connect(self._hold)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._steps[self._stack.currentIndex()]

    @property
    def job(self) -> Job | None:
        """The work that runs."""
        return self.bar.job

    def show_step(self, place: int) -> None:
        """Show a step, and put the focus where work begins."""
        self.clear_banner()
        self._stack.setCurrentIndex(place)
        self.trail.show_step(place)
        self.name_actions()
        self._focus_step()

    def _focus_step(self) -> None:
        if self.step.begins_with_action:
            self.bar.forward.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.step.take_focus()

    def can_go_back(self) -> bool:
        """Whether there is a step before."""
        return self._stack.currentIndex() > 0

    @Slot()
    def name_actions(self) -> None:
        """Say what the buttons do now, and whether they can be pressed."""
        free = self.job is None
        action = self.step.action
        self.bar.forward.setText(action)
        self.bar.forward.setAccessibleName(action.replace("&", ""))
        self.bar.forward.setVisible(bool(action))
        self.bar.forward.setEnabled(free and self.step.is_ready)
        self.bar.back.setVisible(self.can_go_back())
        self.bar.back.setEnabled(free)
        self._stack.setEnabled(True)

    @Slot()
    def _hold(self) -> None:
        """Take nothing while work goes on."""
        self._stack.setEnabled(False)

    @Slot()
    def go_back(self) -> None:
        """Go to the step before."""

    @Slot()
    def go_on(self) -> None:
        """Do what the primary button says."""

    def run(self, what: str, work: LongWork, on_result: OnResult, lane: Lane = Lane.WORK) -> None:
        """Run long work with its progress in the bar; what goes wrong is told in place. One at a time."""
        if self.job is not None:
            return
        self.clear_banner()
        self._closing = False
        job = self.desk.run(what, work, partial(self._arrived, on_result), self._failed, lane)
        self.bar.watch(job)
        job.ended.connect(self.name_actions)
        self.name_actions()

    def read(self, work: Work, on_result: OnResult) -> None:
        """Do short work; what comes of it after this was closed is dropped."""
        self.desk.jobs.run(work, partial(self._answered, on_result), self._failed, Lane.WORK)

    def _answered(self, on_result: OnResult, result: Any) -> None:
        if isValid(self):
            on_result(result)

    def _failed(self, error: BaseException) -> None:
        if isValid(self):
            self.failed(error)
        else:
            self.desk.refuse(error)

    def _arrived(self, on_result: OnResult, result: Any) -> None:
        if not isValid(self):
            return
        closing = self._closing
        on_result(result)
        if closing:
            self.closed.emit()

    def stop(self, *, closing: bool = False) -> None:
        """Ask the work that runs to stop; with `closing` `closed` is told once it has ended."""
        if self.job is not None:
            self._closing = closing
            self.job.cancel()

    def failed(self, error: BaseException) -> None:
        """Tell in place that work was stopped or refused; what nobody expected goes to the crash report."""
        if is_cancelled(error):
            self.put_banner(Banner("info", _STOPPED))
        elif isinstance(error, ExpectedError):
            self.tell_trouble(error.message)
        else:
            self.desk.refuse(error)
        self._focus_step()
        if self._closing:
            self.closed.emit()

    def tell_trouble(self, sentence: str) -> None:
        """Say in place what is wrong."""
        self.put_banner(Banner("error", sentence))

    def put_banner(self, banner: Banner) -> None:
        """Put a message above the buttons."""
        self.clear_banner()
        self.banner = banner
        self._column.insertWidget(self._column.count() - 1, banner)

    def clear_banner(self) -> None:
        """Take the message away."""
        if self.banner is not None:
            self._column.removeWidget(self.banner)
            self.banner.deleteLater()
            self.banner = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the primary button, or the button that has the focus; Esc stops, goes back or closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.bar.press(self)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self.job is not None:
            self.stop()
        elif self.can_go_back():
            self.go_back()
        else:
            self.closed.emit()
