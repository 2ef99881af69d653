"""A line of text that leads somewhere: a flat button as wide as its place, its text cut with … where that is narrow."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.icons import set_icon
from ui.theme import ICON, SPACE_XS, characters

_LEAST = 12


class LinkButton(QPushButton):
    """Leads somewhere when it is pressed; `role` is the colour of its icon in the palette."""

    def __init__(
        self,
        text: str,
        slot: Callable[[], object],
        icon: str = "",
        role: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        """Show the text, which is read out whole."""
        super().__init__(parent)
        self.setProperty("kind", "flat")
        self.setAutoDefault(False)
        self.say(text)
        self.setStyleSheet(f"text-align: left; padding: {SPACE_XS}px")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            set_icon(self, icon, role)
        self.clicked.connect(slot)

    def say(self, text: str) -> None:
        """Lead to somewhere else under another text."""
        self._whole = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        """Narrower than its text."""
        return QSize(characters(self, _LEAST), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - 2 * SPACE_XS - (0 if self.icon().isNull() else ICON + SPACE_XS)
        elided = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        option.text = elided.replace("&", "&&")
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the whole text where it is cut."""
        super().resizeEvent(event)
        self.setToolTip(self._whole if self.width() < self.sizeHint().width() else "")
