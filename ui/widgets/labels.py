"""Plain texts on screen, in the type sizes and colours of the theme."""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.theme import BODY_PT, font

_LONG: Final = re.compile(r"(\S{16})(?=\S)")


def text_label(
    text: str = "", points: int = BODY_PT, *, strong: bool = False, role: str = "", wrap: bool = True
) -> QLabel:
    """A label that shows its text as it is; `role` is one of the palette's text colours ("": that of text)."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setFont(font(points, strong=strong))
    if role:
        label.setProperty("role", role)
    return label


def breakable(text: str) -> str:
    """The text with places in words that no line may hold (file names, checksums) where it can be broken."""
    return _LONG.sub("\\1\u200b", text)


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another colour of the palette."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def hairline() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setProperty("role", "hairline")
    return line
