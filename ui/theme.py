"""Our look on Qt Fusion: palette, type sizes and spacing, light or dark as the system is."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.palette import DARK, LIGHT, Palette

CAPTION_PT: Final = 9
BODY_PT: Final = 10
SECTION_PT: Final = 13
TITLE_PT: Final = 17
SPACING: Final = (4, 8, 12, 16, 24)
ROW_HEIGHT: Final = 1.9
"""Height of a table row in multiples of the font's height."""


def current_palette() -> Palette:
    """The palette for the system's colour scheme."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def _qt_palette(colours: Palette) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.window),
        (role.Text, colours.text),
        (role.Button, colours.raised),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.ineligible),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.secondary),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.Mid, colours.hairline),
        (role.Midlight, colours.hairline),
    ):
        palette.setColor(target, QColor(colour))
    for target in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.secondary))
    return palette


def font(points: int, *, strong: bool = False) -> QFont:
    """The system's UI font at one of the named sizes, weight 400 or 600."""
    result = QFont(QApplication.font())
    result.setPointSize(points)
    result.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return result


def apply_theme(app: QApplication) -> None:
    """Give the whole program our look."""
    app.setStyle("Fusion")
    base = QFont(app.font())
    base.setPointSize(BODY_PT)
    app.setFont(base)
    app.setPalette(_qt_palette(current_palette()))
