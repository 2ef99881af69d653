"""A row of filters with their counts, of which one is chosen; it wraps where the window is narrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QRadioButton, QSizePolicy, QWidget

from desktop_app.text.numbers import format_money
from ui.icons import themed_icon
from ui.palette import Palette
from ui.theme import BODY_PT, ICON_S, SPACE_M, SPACE_S, SPACE_XS, current_palette, font
from ui.widgets.flow import FlowLayout

_CORNER = 4


@dataclass(frozen=True, slots=True)
class FilterItem:
    """A filter: its id, its label, how many rows it keeps (None: not known yet), and icon with role of the palette."""

    id: str
    label: str
    count: int | None = None
    icon: str = ""
    role: str = "text"


class FilterButton(QRadioButton):
    """One filter of the bar."""

    def __init__(self, item: FilterItem, parent: QWidget) -> None:
        """Show a filter."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._stop_tab_here)
        self._stop_tab_here(False)
        self.item = item
        self.show_item(item)

    @Slot(bool)
    def _stop_tab_here(self, chosen: bool) -> None:
        """Tab comes to the chosen filter alone."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def show_item(self, item: FilterItem) -> None:
        """Show a filter, or the same with another count."""
        self.item = item
        self._count = "" if item.count is None else format_money(item.count)
        self.setAccessibleName(f"{item.label}: {self._count}" if self._count else item.label)
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[int, int]:
        """The widths of label and count."""
        metrics = QFontMetrics(font(BODY_PT), self)
        return metrics.horizontalAdvance(self.item.label) + 1, metrics.horizontalAdvance(self._count) + 1

    def sizeHint(self) -> QSize:
        """Room for icon, label and count."""
        icon = ICON_S + SPACE_XS if self.item.icon else 0
        count = self._widths()[1] + SPACE_S if self._count else 0
        height = QFontMetrics(font(BODY_PT)).height() + 2 * SPACE_XS + SPACE_XS // 2
        return QSize(2 * SPACE_M + icon + self._widths()[0] + count, height)

    def minimumSizeHint(self) -> QSize:
        """As wide as it is."""
        return self.sizeHint()

    def hitButton(self, point: QPoint) -> bool:
        """The whole of it is pressed."""
        return self.rect().contains(point)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon, label and count."""
        colours = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, colours)
        place = SPACE_M
        if self.item.icon:
            box = QRect(place, (self.height() - ICON_S) // 2, ICON_S, ICON_S)
            themed_icon(self.item.icon, self.item.role).paint(painter, box)
            place += ICON_S + SPACE_XS
        label, count = self._widths()
        painter.setFont(font(BODY_PT))
        painter.setPen(QColor(colours.text))
        painter.drawText(QRect(place, 0, label, self.height()), Qt.AlignmentFlag.AlignVCenter, self.item.label)
        painter.setPen(QColor(colours.text if self.isChecked() else colours.secondary))
        box = QRect(place + label + SPACE_S, 0, count, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)
        painter.end()

    def _paint_ground(self, painter: QPainter, colours: Palette) -> None:
        ground = colours.surface
        if self.isChecked():
            ground = colours.selected
        elif self.underMouse():
            ground = colours.hover
        strong = self.isChecked() or self.hasFocus()
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(colours.accent if strong else colours.hairline), width))
        painter.setBrush(QColor(ground))
        edge = width / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(edge, edge, -edge, -edge), _CORNER, _CORNER)


class FilterBar(QWidget):
    """Filters of a list; arrow keys go from one to the next, Tab past them."""

    chosen = Signal(str)  # id of a filter, chosen by the person, or fallen back to when the chosen one went away

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Start empty; `title` is what a screen reader calls the bar."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self.buttons: list[FilterButton] = []
        self._chosen = ""
        self._line = FlowLayout(self, SPACE_XS)

    @property
    def chosen_id(self) -> str:
        """The filter that holds."""
        return self._chosen

    def set_items(self, items: Sequence[FilterItem]) -> None:
        """Show these filters; the chosen one stays, the first takes its place where it isn't among them any more."""
        if [item.id for item in items] != [button.item.id for button in self.buttons]:
            self._rebuild(items)
        for button, item in zip(self.buttons, items, strict=True):
            button.show_item(item)
        self.updateGeometry()

    def _rebuild(self, items: Sequence[FilterItem]) -> None:
        focused = QApplication.focusWidget() in self.buttons
        for button in self.buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [FilterButton(item, self) for item in items]
        for button in self.buttons:
            button.clicked.connect(self._choose_clicked)
            self._line.addWidget(button)
            button.show()
        before, self._chosen = self._chosen, ""
        fallen_back = not self.choose(before) and bool(items) and self.choose(items[0].id)
        if focused:
            self.setFocus()
        if fallen_back and before:
            self.chosen.emit(self._chosen)

    def choose(self, filter_id: str) -> bool:
        """Choose a filter without a signal; False where there is none of this id."""
        for button in self.buttons:
            if button.item.id == filter_id:
                button.setChecked(True)
                self._chosen = filter_id
                return True
        return False

    @Slot()
    def _choose_clicked(self) -> None:
        found = next((button.item.id for button in self.buttons if button.isChecked()), "")
        if found != self._chosen:
            self._chosen = found
            self.chosen.emit(found)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the chosen filter."""
        for button in self.buttons:
            if button.isChecked():
                button.setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last filter; the arrows are the buttons' own."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        if event.key() in ends and self.buttons:
            button = self.buttons[ends[Qt.Key(event.key())]]
            button.setFocus(Qt.FocusReason.TabFocusReason)
            button.click()
        else:
            super().keyPressEvent(event)
