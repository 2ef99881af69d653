"""Lines of widgets: what is hidden takes no room in them."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import FlowLayout


def test_hidden_widgets_take_no_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, 8)
    buttons = [QPushButton(text) for text in ("In", "Mở", "Lưu")]
    for button in buttons:
        flow.addWidget(button)
    holder.show()
    buttons[1].hide()
    first, last = buttons[0].sizeHint(), buttons[2].sizeHint()
    width = first.width() + 8 + last.width()
    assert flow.sizeHint().width() == width
    assert flow.heightForWidth(width) == max(first.height(), last.height())
    assert flow.heightForWidth(width - 1) == first.height() + 8 + last.height()
