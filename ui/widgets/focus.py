"""Where the keyboard is: what Tab comes to next, what is brought into sight, where a screen begins."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGridLayout,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QWidget,
)

from ui.theme import SPACE_L


def take_focus(page: QWidget, target: QWidget) -> None:
    """Go to a page's main list, unless the person is elsewhere: walking down the rail with the arrow keys, say."""
    focused = QApplication.focusWidget()
    if focused is None or not focused.isVisible() or page.isAncestorOf(focused):
        target.setFocus()


def go_on(window: QWidget, forward: bool) -> bool:
    """Go to what comes next in a window as it is read; Qt's own order is that in which widgets were made.

    False where nothing in the window has the focus, and nothing was done.
    """
    current = window.focusWidget()
    order = [widget for widget in _as_read(window) if widget is current or _takes_tab(widget)]
    if current not in order:
        return False
    following = order[(order.index(current) + (1 if forward else -1)) % len(order)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    following.setFocus(reason)
    return True


def _takes_tab(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & tab == tab and widget.isEnabled() and widget.focusProxy() is None


def _as_read(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in _parts(widget):
        if child is not None and child.isVisible():
            yield from _as_read(child)


def _parts(widget: QWidget) -> Iterator[QWidget | None]:
    layout = widget.layout()
    if isinstance(widget, QMainWindow):
        yield widget.centralWidget()
    elif isinstance(widget, QSplitter):
        yield from (widget.widget(place) for place in range(widget.count()))
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabBar(), widget.currentWidget())
    elif isinstance(widget, QScrollArea):
        yield widget.widget()
    elif layout is not None:
        yield from _laid_out(layout)


def _cell(grid: QGridLayout, place: int) -> Any:
    """Row and column of an item, and how many it spans."""
    return grid.getItemPosition(place)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=partial(_cell, layout))
    for place in places:
        item = layout.itemAt(place)
        if item is not None and (widget := item.widget()) is not None:
            yield widget
        elif item is not None and (inner := item.layout()) is not None:
            yield from _laid_out(inner)


def tab_to_checked(group: QButtonGroup) -> None:
    """Let Tab come to the checked button of a group alone; Qt sees to it only once one of them had the focus."""
    chosen = group.checkedButton()
    for button in group.buttons():
        checked = chosen is None or button is chosen
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)


class SightKeeper(QObject):
    """Brings into sight what gets the focus in a scroll area: wherever it comes from, and the whole of it."""

    def __init__(self, area: QScrollArea) -> None:
        """Watch over the area as long as it lives."""
        super().__init__(area)
        self._area = area
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    @Slot(QWidget, QWidget)
    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        content = self._area.widget()
        if new is None or content is None or not content.isAncestorOf(new) or QApplication.mouseButtons():
            return
        bar, room = self._area.verticalScrollBar(), self._area.viewport().height()
        place = QRect(new.mapTo(content, QPoint()), new.size()).adjusted(0, -SPACE_L, 0, SPACE_L)
        if place.top() < bar.value() or place.height() > room:
            bar.setValue(place.top())
        elif place.bottom() > bar.value() + room:
            bar.setValue(place.bottom() - room + 1)
