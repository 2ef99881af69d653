"""Leads through the tour: shows a step, sees that it was done, goes on; remembers where it was left."""

from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop_app.domain.edit import Changed
from ui.desk import Desk
from ui.page import Page
from ui.tour.highlight import Highlight
from ui.tour.panel import TourHolder, TourPanel
from ui.tour.steps import STEPS, Step

STEP: Final = "tour.step"
WANTED: Final = "tour.wanted"
"""Settings of this PC: the step the tour was left at, and whether it is to begin once the sample is open."""
_LAST_TITLE: Final = "Về dữ liệu của đơn vị"
_LAST: Final = (
    "Anh chị đã đi hết các bước. Bấm “Về dữ liệu của đơn vị” ở băng trên cùng để bắt đầu việc thật; "
    "dữ liệu mẫu vẫn còn đó để thử."
)


class Guide(QObject):
    """The tour of one window."""

    ended = Signal()

    def __init__(self, window: QMainWindow, desk: Desk, way_back: QWidget) -> None:
        """`way_back` leads out of the sample."""
        super().__init__(window)
        self._desk = desk
        self._way_back = way_back
        self._page: Page | None = None
        self._at = 0
        self.panel = TourPanel()
        self.holder = TourHolder(self.panel)
        self._highlight: Highlight | None = None
        self._window = window
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        self.panel.on_asked.connect(self.go_on)
        self.panel.back_asked.connect(self.go_back)
        self.panel.away_asked.connect(self.leave)
        desk.changed.connect(self._written)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    @property
    def runs(self) -> bool:
        """Whether the tour is shown."""
        return not self.holder.isHidden()

    @property
    def at(self) -> int:
        """The number of the step, from 0; that after the last is the way back."""
        return self._at

    @Slot()
    def start(self) -> None:
        """Begin, or go on where it was left."""
        kept = self._desk.settings.get(STEP, 0)
        self._at = kept if 0 <= kept <= len(STEPS) else 0
        self._desk.setting_changed(WANTED, value=False)
        self.holder.show()
        self._begin_step()

    def start_if_wanted(self) -> None:
        """Begin where the help asked for it before the sample was open."""
        if self._desk.settings.get(WANTED, default=False):
            self.start()

    @Slot()
    def leave(self) -> None:
        """Put the panel away; the step is kept."""
        self.holder.hide()
        self._point(None)
        self._desk.setting_changed(STEP, self._at)

    @Slot()
    def go_on(self) -> None:
        """Go to the next step, or end."""
        if self._at >= len(STEPS):
            self._at = 0
            self.leave()
            self.ended.emit()
            return
        self._at += 1
        self._begin_step()

    @Slot()
    def go_back(self) -> None:
        """Go to the step before."""
        self._at = max(0, self._at - 1)
        self._begin_step()

    def _begin_step(self) -> None:
        self._desk.setting_changed(STEP, self._at)
        count = len(STEPS) + 1
        place = f"Bước {self._at + 1} trong {count}"
        if self._at == len(STEPS):
            self.panel.say(place, _LAST_TITLE, _LAST, first=False, last=True)
        else:
            step = STEPS[self._at]
            self.panel.say(place, step.title, step.text, first=not self._at, last=False)
            if self._page is None or self._page.shows is not step.screen:
                self._desk.go(step.link)
        self._soon.start()

    def _step(self) -> Step | None:
        return STEPS[self._at] if self.runs and self._at < len(STEPS) else None

    def _target(self) -> QWidget | None:
        step = self._step()
        if step is None:
            return self._way_back if self.runs else None
        return step.target(self._page) if self._page is not None and self._page.shows is step.screen else None

    def _point(self, target: QWidget | None) -> None:
        if self._highlight is None and target is not None:
            self._highlight = Highlight(self._window)
        if self._highlight is not None:
            self._highlight.point_at(target)

    def page_shown(self, page: Page) -> None:
        """Another screen is shown: the step may be done by it, or what it points at is there now."""
        self._page = page
        if self.runs:
            self._soon.start()

    @Slot()
    def _look(self) -> None:
        step = self._step()
        if step is not None and step.is_done(self._page):
            self.go_on()
        else:
            self._point(self._target())

    @Slot(object)
    def _written(self, changed: Changed) -> None:
        step = self._step()
        if step is not None and step.by_edit and not changed.everything:
            self.go_on()

    @Slot(QWidget, QWidget)
    def _moved(self, _old: Any, new: Any) -> None:
        step = self._step()
        if step is not None and step.done is not None and new is not None:
            self._soon.start()
