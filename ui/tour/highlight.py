"""A frame around what the tour speaks of; it takes neither clicks nor keys."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from ui.theme import SPACE_XS, current_palette

_FOLLOW_EVERY = 120
_LINE = 3


class Highlight(QWidget):
    """Lies over a window and follows a widget in it, through scrolling and resizing."""

    def __init__(self, window: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(window)
        self._target: QWidget | None = None
        self._sought = False  # it is brought into sight until it was seen once
        self.setProperty("role", "highlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self)
        self._timer.setInterval(_FOLLOW_EVERY)
        self._timer.timeout.connect(self.follow)
        self.hide()

    def point_at(self, target: QWidget | None) -> None:
        """Frame a widget, brought into sight; None: nothing."""
        self._target, self._sought = target, True
        if target is None:
            self._timer.stop()
            self.hide()
            return
        self._timer.start()
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Lie where the widget is now, or nowhere while it can't be seen."""
        target, window = self._target, self.parentWidget()
        if target is None or window is None or not isValid(target) or target.window() is not window:
            self.hide()
            return
        if self._sought and target.isVisible():
            _bring_into_sight(target)
        seen = target.visibleRegion().boundingRect() if target.isVisible() else QRect()
        if seen.isEmpty():
            self.hide()
            return
        self._sought = False
        place = QRect(target.mapTo(window, seen.topLeft()), seen.size())
        self.setGeometry(place.adjusted(-SPACE_XS, -SPACE_XS, SPACE_XS, SPACE_XS).intersected(window.rect()))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame in the colour of what is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_palette().accent), _LINE))
        inner = self.rect().adjusted(_LINE, _LINE, -_LINE, -_LINE)
        painter.drawRoundedRect(inner, SPACE_XS, SPACE_XS)
        painter.end()


def _bring_into_sight(target: QWidget) -> None:
    above = target.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    content = above.widget() if above is not None else None
    if above is not None and content is not None:
        top = target.mapTo(content, QPoint()).y()
        above.verticalScrollBar().setValue(max(0, top - above.viewport().height() // 3))
