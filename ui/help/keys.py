"""F1 wherever one is: the chapter of the screen, or that of the dialog that is open, over it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.desk import Desk

PROPERTY: Final = "help"
"""The property of a widget that names its chapter; what lies in it has the same one."""


class HelpKey(QObject):
    """Gives F1 to the main window, and to every dialog of it as soon as it has the focus."""

    def __init__(self, window: QMainWindow, desk: Desk, show: Callable[[str], None]) -> None:
        """`show` opens a chapter in the window, "": that of its screen."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._show = show
        window.setProperty(_HAS_KEY, True)
        QShortcut(QKeySequence(Qt.Key.Key_F1), window, self._ask)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    @Slot(QWidget, QWidget)
    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        window = new.window() if new is not None else None
        if window is None or window is self._window or not self._belongs(window):
            return
        if window.property(_HAS_KEY):
            return
        window.setProperty(_HAS_KEY, True)
        QShortcut(QKeySequence(Qt.Key.Key_F1), window, self._ask)

    def _belongs(self, window: QWidget) -> bool:
        """Whether a window was opened from ours or names its chapter, and isn't a menu or a list that drops down."""
        above: QWidget | None = window
        while above is not None and above is not self._window:
            above = above.parentWidget()
        ours = above is self._window or bool(window.property(PROPERTY))
        return ours and window.windowType() in {
            Qt.WindowType.Dialog,
            Qt.WindowType.Window,
            Qt.WindowType.Tool,
        }

    @Slot()
    def _ask(self) -> None:
        from ui.help.dialog import HelpDialog

        active = QApplication.activeWindow()
        chapter = chapter_of(QApplication.focusWidget() or active)
        if active is None or active is self._window:
            self._show(chapter)
        elif not isinstance(active, HelpDialog):
            dialog = active.findChild(HelpDialog) or HelpDialog(self._desk, active)
            dialog.view.open(chapter)
            dialog.show()
            dialog.activateWindow()


_HAS_KEY: Final = "has-help-key"


def chapter_of(widget: QWidget | None) -> str:
    """The chapter that a widget, or what it lies in, names; "" where none does."""
    while widget is not None:
        named = widget.property(PROPERTY)
        if named:
            return str(named)
        widget = widget.parentWidget()
    return ""
