"""The pages of a document one under the other, as large as the officer wants them."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from desktop_app.domain.pages import Pages, PageSize
from ui.desk import Desk
from ui.palette import INK, PAPER
from ui.theme import characters, current_palette
from ui.widgets.page_column import GAP, PageColumn, fitting_scale
from ui.widgets.page_images import PageImages

ZOOMS: Final = (50, 75, 100, 125, 150, 200, 250, 300)
"""Per cent of the size on paper."""
_POINTS: Final = 72
_BROKEN: Final = "Trang này bị hỏng nên không vẽ được."
_WHEEL_STEP: Final = 120


class Fit(Enum):
    """What the scale follows when the view changes its size; None: neither."""

    WIDTH = "Vừa chiều rộng"
    PAGE = "Vừa cả trang"


class PageArea(QAbstractScrollArea):
    """Shows the pages that are in sight, and nothing of the others; keys page through them."""

    page_changed = Signal(int)  # the page that is looked at, from 0
    zoom_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Without a document."""
        super().__init__(parent)
        self.fit: Fit | None = Fit.WIDTH
        self.images = PageImages(desk, self)
        self.images.drawn.connect(self._drawn)
        self._sizes: tuple[PageSize, ...] = ()
        self._percent = 100.0
        self._column = PageColumn()
        self._current = 0
        self.setProperty("role", "pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self._name()

    def sizeHint(self) -> QSize:
        """Room for a page that can be read."""
        return QSize(characters(self, 70), characters(self, 60))

    def minimumSizeHint(self) -> QSize:
        """Room for a part of a page."""
        return QSize(characters(self, 24), characters(self, 12))

    def show_pages(self, pages: Pages | None) -> None:
        """Show another document from its first page; None: none."""
        self._sizes = pages.sizes if pages is not None else ()
        self.images.show_pages(pages)
        self._current = 0
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._name()
        self.page_changed.emit(0)
        self.viewport().update()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def current(self) -> int:
        """The page that is looked at, from 0."""
        return self._current

    @property
    def percent(self) -> float:
        """The scale in per cent of the size on paper."""
        return self._percent

    def go_to(self, number: int) -> None:
        """Bring the top of a page into sight."""
        if self._sizes:
            number = min(max(number, 0), self.count - 1)
            self.verticalScrollBar().setValue(self._column.place(number).top() - GAP)
            self._look(number)

    def set_fit(self, fit: Fit) -> None:
        """Let the scale follow the size of the view."""
        self.fit = fit
        self._lay_out()

    def set_percent(self, percent: float, at: QPoint | None = None) -> None:
        """Show the pages at a fixed scale; what lies at a point of the view stays there (None: at its top)."""
        self.fit = None
        self._percent = min(max(percent, ZOOMS[0]), ZOOMS[-1])
        self._lay_out(at)

    def zoom(self, step: int, at: QPoint | None = None) -> None:
        """Go to the next larger (1) or smaller (-1) of the usual scales."""
        if step > 0:
            found = next((zoom for zoom in ZOOMS if zoom > self._percent + 0.5), ZOOMS[-1])
        else:
            found = next((zoom for zoom in reversed(ZOOMS) if zoom < self._percent - 0.5), ZOOMS[0])
        self.set_percent(found, at)

    def _lay_out(self, at: QPoint | None = None) -> None:
        """Place the pages anew, keeping what is looked at in its place."""
        point = at or QPoint(0, 0)
        before, number = self._column, self._column.page_at(self._offset().y() + point.y())
        kept = before.place(number) if self._sizes and before.size.height() else None
        share = (self._offset() + point - kept.topLeft()) if kept else QPoint()
        self._column = PageColumn(self._sizes, self._scale(), self.viewport().width())
        self._set_ranges()
        if kept is not None:
            grown = self._column.scale / before.scale
            place = self._column.place(number).topLeft() + QPoint(round(share.x() * grown), round(share.y() * grown))
            self.horizontalScrollBar().setValue(place.x() - point.x())
            self.verticalScrollBar().setValue(place.y() - point.y())
        self.viewport().update()
        self.zoom_changed.emit()

    def _scale(self) -> float:
        full = self.logicalDpiX() / _POINTS
        if self.fit is not None and self._sizes:
            # The bar at the side comes and goes with the pages' height: its room is always left.
            room = self.maximumViewportSize() - QSize(self.verticalScrollBar().sizeHint().width(), 0)
            self._percent = 100 * fitting_scale(self._sizes, room, whole=self.fit is Fit.PAGE) / full
        return self._percent / 100 * full

    def _set_ranges(self) -> None:
        view, whole = self.viewport().size(), self._column.size
        for bar, room, length in (
            (self.horizontalScrollBar(), view.width(), whole.width()),
            (self.verticalScrollBar(), view.height(), whole.height()),
        ):
            bar.setPageStep(room)
            bar.setSingleStep(3 * self.fontMetrics().lineSpacing())
            bar.setRange(0, max(length - room, 0))

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the new room."""
        super().resizeEvent(event)
        self._lay_out()

    @Slot()
    def _scrolled(self) -> None:
        self.viewport().update()
        if self._sizes:
            bar = self.verticalScrollBar()
            # At the end the last page is looked at, even where it is too short to come up to the middle.
            at_end = bar.value() == bar.maximum() > 0
            self._look(self.count - 1 if at_end else self._column.page_at(bar.value() + bar.pageStep() // 2))

    def _look(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self._name()
            self.page_changed.emit(number)

    def _name(self) -> None:
        self.setAccessibleName(f"Trang {self._current + 1}/{self.count}" if self._sizes else "Chưa có trang nào")

    @Slot(int)
    def _drawn(self, number: int) -> None:
        if number in self._in_sight():
            self.viewport().update()

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        return self._column.between(top, top + self.viewport().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages in sight, and wish for their pictures and those of their neighbours."""
        seen = self._in_sight()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in seen:
            self._paint(painter, number, self._column.place(number).translated(-self._offset()))
        painter.end()
        if seen:
            ahead = [number for number in (seen.stop, seen.start - 1) if 0 <= number < self.count]
            self.images.wish(seen, ahead, self._column.scale * self.devicePixelRatioF())

    def _paint(self, painter: QPainter, number: int, place: QRect) -> None:
        """Paint one page: paper looks the same in light and dark."""
        painter.fillRect(place, QColor(PAPER))
        picture = self.images.picture(number)
        if picture is not None:
            painter.drawImage(place, picture)
        elif self.images.is_broken(number):
            painter.setPen(QColor(INK))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, _BROKEN)
        painter.setPen(QColor(current_palette().hairline))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom at the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if abs(event.angleDelta().y()) >= _WHEEL_STEP // 2:
                self.zoom(1 if event.angleDelta().y() > 0 else -1, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page, zoom, or scroll as every view does."""
        if event.matches(QKeySequence.StandardKey.ZoomIn) or event.keyCombination().key() is Qt.Key.Key_Plus:
            self.zoom(1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom(-1)
        elif event.key() == Qt.Key.Key_0 and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_fit(Fit.WIDTH)
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _turn(self, step: int) -> None:
        """Go on by a view, or to the next page where a page is seen whole."""
        if self.fit is Fit.PAGE:
            self.go_to(self._current + step)
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + step * (bar.pageStep() - bar.singleStep()))
