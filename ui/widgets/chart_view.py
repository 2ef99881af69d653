"""Draws a chart in the colours of the program; what leads somewhere is a button, for mouse, keys and screen reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.chart import Chart, ChartItem, ChartKind
from desktop_app.text.numbers import format_money
from ui.icons import themed_icon, verdict_shape
from ui.palette import Palette
from ui.theme import BODY_PT, CAPTION_PT, ICON, SPACE_M, SPACE_S, SPACE_XS, STRONG_PT, current_palette, font
from ui.widgets.labels import text_label

_CORNER: Final = 4
_BAR: Final = 0.75
"""Thickness of a bar in multiples of the font's height."""
_LEAST: Final = 3
"""Pixels that the smallest value but zero is drawn with, so that it is seen."""

_STEPS: Final[dict[int, int]] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the items of a chart share: widths of labels and figures, and the value of a full bar (0: its own)."""

    label: int
    figure: int
    full: int


def _figure(item: ChartItem) -> str:
    return (
        format_money(item.value) if item.target is None else f"{format_money(item.value)}/{format_money(item.target)}"
    )


def _spoken(item: ChartItem) -> str:
    target = "" if item.target is None else f" trên {format_money(item.target)}"
    return f"{item.label}: {format_money(item.value)}{target}" + (f", {item.caption}" if item.caption else "")


class ChartBar(QAbstractButton):
    """One item of a chart; it takes the focus where it leads somewhere."""

    def __init__(self, item: ChartItem, kind: ChartKind, scale: _Scale, parent: QWidget) -> None:
        """Draw an item on the scale of its chart."""
        super().__init__(parent)
        self.item = item
        self._kind = kind
        self._scale = scale
        self.setAccessibleName(_spoken(item))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if item.link is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleDescription("Bấm để xem danh sách")

    def sizeHint(self) -> QSize:
        """As high as its lines of text."""
        body, caption = (QFontMetrics(font(points)).height() for points in (BODY_PT, CAPTION_PT))
        if self._kind is ChartKind.BARS:
            return QSize(self._left() + self._scale.figure + 6 * body, max(body, ICON) + 2 * SPACE_XS)
        lines = body + SPACE_XS + round(body * _BAR) + (caption + SPACE_XS if self.item.caption else 0)
        return QSize(self._scale.label + self._scale.figure + 4 * body, lines + 2 * SPACE_XS)

    def minimumSizeHint(self) -> QSize:
        """Its text, and a short bar."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the whole caption where it is cut."""
        super().resizeEvent(event)
        room = self.width() - 4 * SPACE_XS
        cut = QFontMetrics(font(CAPTION_PT)).horizontalAdvance(self.item.caption) > room
        self.setToolTip(self.item.caption if cut else "")

    def hitButton(self, point: QPoint) -> bool:
        """The whole line is pressed, where it leads somewhere."""
        return self.item.link is not None and self.rect().contains(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as the space bar does; the arrows are the chart's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _left(self) -> int:
        """Where the bar begins, of a chart of bars."""
        return 2 * SPACE_XS + ICON + SPACE_S + self._scale.label + SPACE_M

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the item."""
        colours = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, colours)
        if self._kind is ChartKind.BARS:
            self._paint_bar(painter, colours)
        else:
            self._paint_progress(painter, colours)
        painter.end()

    def _paint_ground(self, painter: QPainter, colours: Palette) -> None:
        if self.item.link is None or not (self.underMouse() or self.hasFocus()):
            return
        pen = QPen(QColor(colours.accent), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _CORNER, _CORNER)

    def _paint_bar(self, painter: QPainter, colours: Palette) -> None:
        """Shape, word, bar, number in one line."""
        middle = self.height() // 2
        if self.item.verdict:
            box = QRect(2 * SPACE_XS, middle - ICON // 2, ICON, ICON)
            themed_icon(*verdict_shape(self.item.verdict)).paint(painter, box)
        box = QRect(2 * SPACE_XS + ICON + SPACE_S, 0, self._scale.label, self.height())
        self._write(painter, box, self.item.label, colours.text)
        height = round(QFontMetrics(font(BODY_PT)).height() * _BAR)
        left, right = self._left(), self.width() - 2 * SPACE_XS - self._scale.figure - SPACE_M
        groove = QRect(left, middle - height // 2, right - left, height)
        self._fill(painter, groove, colours)
        box = QRect(right + SPACE_M, 0, self._scale.figure, self.height())
        self._write(painter, box, _figure(self.item), colours.text, strong=True, right=True)

    def _paint_progress(self, painter: QPainter, colours: Palette) -> None:
        """Label and figures, under them the bar with its target, under that the caption."""
        body = QFontMetrics(font(BODY_PT)).height()
        inner = self.rect().adjusted(2 * SPACE_XS, SPACE_XS, -2 * SPACE_XS, -SPACE_XS)
        line = QRect(inner.topLeft(), QSize(inner.width(), body))
        self._write(painter, line.adjusted(0, 0, -self._scale.figure - SPACE_S, 0), self.item.label, colours.text)
        self._write(painter, line, _figure(self.item), colours.text, strong=True, right=True)
        groove = QRect(line.left(), line.bottom() + SPACE_XS, line.width(), round(body * _BAR))
        self._fill(painter, groove, colours)
        if self.item.target:
            self._mark(painter, groove, self.item.target, colours)
        below = QRect(line.left(), groove.bottom() + SPACE_XS, line.width(), QFontMetrics(font(CAPTION_PT)).height())
        self._write(painter, below, self.item.caption, colours.secondary, points=CAPTION_PT)

    def _length(self, value: int, width: int) -> int:
        """The length of a value, of a bar this wide."""
        full = self._scale.full or max(self.item.value, self.item.target or 0)
        return max(width * value // full, min(value, _LEAST)) if full else 0

    def _fill(self, painter: QPainter, groove: QRect, colours: Palette) -> None:
        colour = colours.verdict(self.item.verdict) if self.item.verdict else colours.accent
        if self.item.target is not None and self.item.value >= self.item.target:
            colour = colours.eligible
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.pressed))
        painter.drawRoundedRect(groove, _CORNER, _CORNER)
        length = self._length(self.item.value, groove.width())
        if length:
            painter.save()
            painter.setClipRect(QRect(groove.topLeft(), QSize(length, groove.height())))
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(groove, _CORNER, _CORNER)
            painter.restore()

    def _mark(self, painter: QPainter, groove: QRect, target: int, colours: Palette) -> None:
        """Draw the tick of a target over the bar."""
        place = min(groove.left() + self._length(target, groove.width()), groove.right()) - 1
        tick = QRect(place, groove.top() - SPACE_XS // 2, 2, groove.height() + SPACE_XS)
        painter.fillRect(tick.adjusted(-1, 0, 1, 0), QColor(colours.surface))
        painter.fillRect(tick, QColor(colours.text))

    @staticmethod
    def _write(
        painter: QPainter,
        box: QRect,
        text: str,
        colour: str,
        *,
        points: int = BODY_PT,
        strong: bool = False,
        right: bool = False,
    ) -> None:
        painter.setFont(font(points, strong=strong))
        painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, fitting)


class ChartView(QWidget):
    """A chart with its title; arrow keys go from item to item, Enter follows one."""

    link_chosen = Signal(object)  # Link

    def __init__(self, chart: Chart | None = None, parent: QWidget | None = None) -> None:
        """Show a chart, or nothing until `show_chart`."""
        super().__init__(parent)
        self.bars: list[ChartBar] = []
        self._title = text_label("", STRONG_PT, strong=True)
        self._title.setContentsMargins(2 * SPACE_XS, 0, 0, 0)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addWidget(self._title)
        self._lines.addSpacing(SPACE_XS)
        if chart:
            self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Show a chart in place of the one before; the focus stays on the item it was on."""
        focused = next((place for place, bar in enumerate(self.bars) if bar.hasFocus()), -1)
        for bar in self.bars:
            self._lines.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self._title.setText(chart.title)
        self._title.setVisible(bool(chart.title))
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.description)
        scale = _scale(chart, self)
        self.bars = [ChartBar(item, chart.kind, scale, self) for item in chart.items]
        for bar in self.bars:
            bar.clicked.connect(self._follow)
            self._lines.addWidget(bar)
            bar.show()
        if 0 <= focused < len(self.bars):
            self.bars[focused].setFocus()

    @Slot()
    def _follow(self) -> None:
        bar = self.sender()
        if isinstance(bar, ChartBar) and bar.item.link:
            self.link_chosen.emit(bar.item.link)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from item to item."""
        step = _STEPS.get(event.key())
        reached = [bar for bar in self.bars if bar.item.link]
        place = next((place for place, bar in enumerate(reached) if bar.hasFocus()), None)
        if step is None or place is None:
            super().keyPressEvent(event)
        elif 0 <= place + step < len(reached):
            reached[place + step].setFocus(Qt.FocusReason.TabFocusReason)


def _scale(chart: Chart, view: QWidget) -> _Scale:
    body, strong = QFontMetrics(font(BODY_PT), view), QFontMetrics(font(BODY_PT, strong=True), view)
    return _Scale(
        label=_widest(body, [item.label for item in chart.items]),
        figure=_widest(strong, [_figure(item) for item in chart.items]),
        full=max((item.value for item in chart.items), default=0) if chart.kind is ChartKind.BARS else 0,
    )


def _widest(metrics: QFontMetrics, texts: Sequence[str]) -> int:
    return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 1
