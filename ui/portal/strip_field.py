"""One field of the strip: a button in two lines that copies the value, and shows whether that was done."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.domain.portal import PortalField
from ui.icons import themed_icon
from ui.portal.field_rows import EMPTY, counter
from ui.theme import BODY_PT, CAPTION_PT, ICON_S, SPACE_S, SPACE_XS, characters, current_palette, font

_CORNER: Final = 4
_LEAST: Final = 24


class StripField(QPushButton):
    """Copies a field; `is_next` marks the one that the next key copies, `is_copied` one that was."""

    def __init__(self, number: int, field: PortalField, parent: QWidget | None = None) -> None:
        """The field in its place of the portal's form, counted from 1."""
        super().__init__(parent)
        self.number = number
        self.field = field
        self.is_next = self.is_copied = False
        self.setAutoDefault(False)
        self.setEnabled(bool(field.value))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.mark(is_next=False, is_copied=False)

    def mark(self, *, is_next: bool, is_copied: bool) -> None:
        """Show how far the field is."""
        self.is_next, self.is_copied = is_next, is_copied
        state = [text for holds, text in ((is_copied, "đã chép"), (is_next, "sắp chép")) if holds]
        self.setAccessibleName(", ".join([f"{self._label}: {self._value}", *state]))
        self.update()

    @property
    def _label(self) -> str:
        return f"{self.number}. {self.field.label}"

    @property
    def _value(self) -> str:
        return " ".join(self.field.shown.split()) or EMPTY

    def sizeHint(self) -> QSize:
        """Two lines."""
        lines = QFontMetrics(font(CAPTION_PT)).height() + QFontMetrics(font(BODY_PT)).height()
        return QSize(characters(self, 2 * _LEAST), lines + 2 * SPACE_XS)

    def minimumSizeHint(self) -> QSize:
        """Narrower than its value, which is cut then."""
        return QSize(characters(self, _LEAST), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, label with counter, value, and what became of it."""
        colours = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.is_next or self.hasFocus()
        width = 2 if self.hasFocus() else 1
        ground = colours.selected if self.is_next else colours.hover if self.underMouse() else colours.surface
        painter.setPen(QPen(QColor(colours.accent if strong else colours.hairline), width))
        painter.setBrush(QColor(ground))
        edge = width / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(edge, edge, -edge, -edge), _CORNER, _CORNER)
        self._paint_texts(painter)
        shape = ("tick", "eligible") if self.is_copied else ("arrow-right", "accent") if self.is_next else None
        if shape is not None:
            place = QRect(self.width() - SPACE_S - ICON_S, (self.height() - ICON_S) // 2, ICON_S, ICON_S)
            themed_icon(*shape).paint(painter, place)
        painter.end()

    def _paint_texts(self, painter: QPainter) -> None:
        colours = current_palette()
        room = self.width() - 3 * SPACE_S - ICON_S
        small, usual = font(CAPTION_PT), font(BODY_PT)
        upper = QRect(SPACE_S, SPACE_XS, room, QFontMetrics(small).height())
        painter.setFont(small)
        painter.setPen(QColor(colours.text if self.is_next else colours.secondary))
        counted = counter(self.field)
        place = QFontMetrics(small).horizontalAdvance(counted)
        label = QFontMetrics(small).elidedText(self._label, Qt.TextElideMode.ElideRight, room - place - SPACE_S)
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft, label)
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight, counted)
        lower = QRect(SPACE_S, upper.bottom() + 1, room, QFontMetrics(usual).height())
        painter.setFont(usual)
        painter.setPen(QColor(colours.text if self.field.value else colours.secondary))
        value = QFontMetrics(usual).elidedText(self._value, Qt.TextElideMode.ElideRight, room)
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft, value)
