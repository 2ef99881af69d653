"""Our look on Qt Fusion: palette, style sheet, type sizes and spacing, light or dark as the system is."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.palette import DARK, LIGHT, Palette
from ui.style_sheet import style_sheet

CAPTION_PT: Final = 9
BODY_PT: Final = 10
STRONG_PT: Final = 11
SECTION_PT: Final = 13
TITLE_PT: Final = 17
SPACE_XS: Final = 4
SPACE_S: Final = 8
SPACE_M: Final = 12
SPACE_L: Final = 16
SPACE_XL: Final = 24
SPACING: Final = (SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL)
ICON_S: Final = 16
ICON: Final = 20
ICON_L: Final = 40
ROW_HEIGHT: Final = 1.9
"""Height of a table row in multiples of the font's height."""
LINE_CHARACTERS: Final = 80
"""The longest line of text, in average characters."""


class Theme(QObject):
    """Keeps the program in the look of the system's colour scheme; a child of the application."""

    changed = Signal()  # palette and style sheet are those of another scheme

    def __init__(self, app: QApplication) -> None:
        """Follow the system from now on."""
        super().__init__(app)
        self._app = app
        app.styleHints().colorSchemeChanged.connect(self.use)

    @Slot(Qt.ColorScheme)
    def use(self, scheme: Qt.ColorScheme) -> None:
        """Give the whole program the look of this scheme."""
        colours = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        self._app.setPalette(qt_palette(colours))
        self._app.setStyleSheet(style_sheet(colours))
        self.changed.emit()


def current_palette() -> Palette:
    """The palette that the program wears now."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT


def theme() -> Theme | None:
    """The keeper of the look, None before `apply_theme`."""
    app = QApplication.instance()
    return app.findChild(Theme) if app else None


def qt_palette(colours: Palette) -> QPalette:
    """Our colours in Qt's roles."""
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
        (role.LinkVisited, colours.accent),
        (role.Mid, colours.hairline),
        (role.Midlight, colours.hairline),
    ):
        palette.setColor(target, QColor(colour))
    for target in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.disabled))
    return palette


def font(points: int, *, strong: bool = False) -> QFont:
    """The system's UI font at one of the named sizes, weight 400 or 600."""
    result = QFont(QApplication.font())
    result.setPointSize(points)
    result.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return result


def characters(widget: QWidget, count: int) -> int:
    """The width of this many average characters in the widget's font."""
    return QFontMetrics(widget.font()).averageCharWidth() * count


def apply_theme(app: QApplication, scheme: Qt.ColorScheme | None = None) -> Theme:
    """Give the whole program our look, in the system's colour scheme unless one is given; again: change it."""
    keeper = app.findChild(Theme)
    if keeper is None:
        app.setStyle("Fusion")
        base = QFont(app.font())
        base.setPointSize(BODY_PT)
        app.setFont(base)
        keeper = Theme(app)
    keeper.use(app.styleHints().colorScheme() if scheme is None else scheme)
    return keeper
