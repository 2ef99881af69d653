"""Our look on the tests' application, taken off again."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import Theme, apply_theme


def worn(app: QApplication) -> Iterator[Theme]:
    """The light look, until the test is over."""
    font = app.font()
    keeper = apply_theme(app, Qt.ColorScheme.Light)
    yield keeper
    app.styleHints().colorSchemeChanged.disconnect(keeper.use)
    keeper.setParent(None)
    app.setStyleSheet("")
    app.setPalette(QPalette())
    app.setFont(font)
