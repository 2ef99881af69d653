"""The buttons of the program: one primary per page, secondary, flat, destructive, and those that open a menu."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from ui.icons import set_icon


def _button(kind: str, text: str, icon: str, role: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    button.setAccessibleName(text.replace("&", ""))
    if icon:
        set_icon(button, icon, role)
    return button


def primary_button(text: str, icon: str = "") -> QPushButton:
    """The one button of a page that does what the page is for."""
    return _button("primary", text, icon, "on_accent")


def secondary_button(text: str, icon: str = "") -> QPushButton:
    """An ordinary button."""
    return _button("secondary", text, icon, "text")


def flat_button(text: str, icon: str = "") -> QPushButton:
    """A button that looks like a link: for what leads on from a text."""
    return _button("flat", text, icon, "accent")


def icon_button(icon: str, name: str, shortcut: str = "") -> QToolButton:
    """A button that is an icon alone; its name shows as tooltip (with the shortcut) and is read out."""
    button = QToolButton()
    set_icon(button, icon)
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({shortcut})" if shortcut else name)
    if shortcut:
        button.setShortcut(shortcut)
    return button


def menu_button(text: str, icon: str, actions: Sequence[QAction]) -> QToolButton | QPushButton:
    """A button that opens a menu; without a text, its icon stands alone and it is called *Việc khác*.

    A separator is an action of its own (`QAction.setSeparator`).
    """
    button: QToolButton | QPushButton
    if text:
        button = secondary_button(text, icon)
        button.setProperty("menu", True)
    else:
        button = icon_button(icon or "menu", "Việc khác")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    menu.addActions(list(actions))
    button.setMenu(menu)
    return button


def action(parent: QWidget, text: str, slot: Callable[[], object], icon: str = "", shortcut: str = "") -> QAction:
    """An action for a menu, tied to its parent."""
    result = QAction(text, parent)
    result.triggered.connect(slot)
    if icon:
        set_icon(result, icon)
    if shortcut:
        result.setShortcut(shortcut)
    return result
