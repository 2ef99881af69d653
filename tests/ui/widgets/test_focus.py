"""Where the keyboard is when a screen is shown."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.focus import take_focus


@pytest.mark.parametrize(("held", "taken"), [("rail", False), ("other", True), ("nothing", True)])
def test_the_list_is_gone_to_unless_the_person_is_elsewhere(qtbot, held, taken):
    window, page = QWidget(), QWidget()
    qtbot.addWidget(window)
    places = {"rail": QLineEdit(), "other": QLineEdit(), "list": QLineEdit()}
    inner = QVBoxLayout(page)
    inner.addWidget(places["other"])
    inner.addWidget(places["list"])
    outer = QVBoxLayout(window)
    outer.addWidget(places["rail"])
    outer.addWidget(page)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    places["rail"].setFocus()
    if held == "nothing":
        places["rail"].clearFocus()
    else:
        places[held].setFocus()
    take_focus(page, places["list"])
    assert (QApplication.focusWidget() is places["list"]) is taken
