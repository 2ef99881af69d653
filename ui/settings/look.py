"""The look that the officer chose for this PC: as the system is, light, or dark."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.system.settings import Settings
from ui.theme import theme

KEY: Final = "look.scheme"
SYSTEM: Final = "system"
CHOICES: Final = ((SYSTEM, "Theo hệ thống"), ("light", "Sáng"), ("dark", "Tối"))
_SCHEMES: Final = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def chosen_look(settings: Settings) -> str:
    """What was chosen; as the system is where nothing was, or nothing that is known."""
    kept = settings.get(KEY, SYSTEM)
    return kept if kept in _SCHEMES else SYSTEM


def wear(choice: str) -> None:
    """Give the whole program the look that was chosen, at once."""
    hints = QGuiApplication.styleHints()
    scheme = _SCHEMES.get(choice)
    hints.setColorScheme(Qt.ColorScheme.Unknown if scheme is None else scheme)
    keeper = theme()
    if keeper is not None:
        keeper.use(hints.colorScheme() if scheme is None else scheme)
