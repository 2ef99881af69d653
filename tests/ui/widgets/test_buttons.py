"""The buttons: their form, their names, what they do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import (
    action,
    flat_button,
    icon_button,
    menu_button,
    primary_button,
    secondary_button,
)


@pytest.mark.parametrize(
    ("make", "kind"),
    [(primary_button, "primary"), (secondary_button, "secondary"), (flat_button, "flat")],
)
@pytest.mark.parametrize("icon", ["", "add"])
def test_buttons(qtbot: QtBot, make, kind: str, icon: str) -> None:
    """Named by their text without its mnemonic; Enter in a field never presses one."""
    button = make("&Thêm sáng kiến", icon)
    qtbot.addWidget(button)
    assert (button.property("kind"), button.accessibleName()) == (kind, "Thêm sáng kiến")
    assert button.icon().isNull() is (icon == "")
    assert not button.autoDefault()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize(("shortcut", "tooltip"), [("", "Hoàn tác"), ("Ctrl+Z", "Hoàn tác (Ctrl+Z)")])
def test_an_icon_alone_has_a_name(qtbot: QtBot, shortcut: str, tooltip: str) -> None:
    """To be read out, and to be seen as tooltip with its keys."""
    button = icon_button("undo", "Hoàn tác", shortcut)
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip(), button.shortcut().toString()) == ("Hoàn tác", tooltip, shortcut)


@pytest.mark.parametrize(
    ("text", "form", "name"), [("Xuất", QPushButton, "Xuất"), ("", QToolButton, "Việc khác")], ids=["text", "icon"]
)
def test_a_menu(qtbot: QtBot, text: str, form: type, name: str) -> None:
    """With its actions in order, each doing its own."""
    window = QWidget()
    qtbot.addWidget(window)
    done: list[str] = []
    actions = [
        action(window, "Nhân bản", lambda: done.append("copy"), "duplicate", "Ctrl+D"),
        action(window, "Xóa", lambda: done.append("delete")),
    ]
    button = menu_button(text, "", actions)
    qtbot.addWidget(button)
    assert isinstance(button, form)
    assert button.accessibleName() == name
    assert [entry.text() for entry in button.menu().actions()] == ["Nhân bản", "Xóa"]
    for entry in button.menu().actions():
        entry.trigger()
    assert done == ["copy", "delete"]
    assert (actions[0].shortcut().toString(), actions[0].icon().isNull()) == ("Ctrl+D", False)
