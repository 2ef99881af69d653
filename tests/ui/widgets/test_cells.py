"""The cells of a table: a tooltip where text is cut off, a frame around the current one."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.widgets.lists import COLUMNS, Line
from ui.theme import current_palette
from ui.widgets.rows import RowsModel
from ui.widgets.table import Table

_LONG_NAME = "Nguyễn Thị Minh Khai Hoàng Phủ Ngọc Tường " * 3


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    """Two rows, the second with a text that doesn't fit."""
    model: RowsModel[Line] = RowsModel(COLUMNS)
    made = Table(model, "Danh sách")
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    model.show([Line(1, "An"), Line(2, _LONG_NAME)])
    return made


@pytest.mark.qt_log_ignore("does not support raise", extend=True)  # says the offscreen platform of a tooltip
@pytest.mark.parametrize(("row", "shown"), [(0, False), (1, True)])
def test_only_what_is_cut_off_has_a_tooltip(table: Table, row: int, shown: bool) -> None:
    """A tooltip that repeats what is read already is in the way."""
    index = table.model().index(row, 0)
    option = QStyleOptionViewItem()
    option.initFrom(table)
    option.rect = table.visualRect(index)
    place = option.rect.center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    assert table.itemDelegate().helpEvent(event, table, option, index) is shown
    QToolTip.hideText()


def test_the_current_cell_is_framed_while_the_table_has_the_focus(table: Table) -> None:
    """Focus is always seen."""
    table.setFocus(Qt.FocusReason.TabFocusReason)
    corner = table.visualRect(table.currentIndex()).topLeft() + QPoint(1, 1)
    framed = table.viewport().grab().toImage().pixelColor(corner)
    table.clearFocus()
    QApplication.processEvents()
    bare = table.viewport().grab().toImage().pixelColor(corner)
    assert framed == QColor(current_palette().accent) != bare
