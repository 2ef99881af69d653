"""How a hit of the search is painted: its heading strong, what was found there below it."""

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import BODY_PT, SPACE_S, SPACE_XS, font

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class HitDelegate(QStyledItemDelegate):
    """The first line of an entry is its heading."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Let the style paint the entry's ground, and put both parts on it."""
        drawn: Any = QStyleOptionViewItem(option)  # its fields are not declared
        self.initStyleOption(drawn, index)
        heading, _, excerpt = index.data().partition("\n")
        drawn.text = ""
        drawn.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        place = drawn.rect.adjusted(SPACE_S, SPACE_XS, -SPACE_S, -SPACE_XS)
        painter.save()
        painter.setPen(drawn.palette.text().color())
        painter.setFont(font(BODY_PT, strong=True))
        painter.drawText(place, _WRAPPED, heading)
        painter.setFont(font(BODY_PT))
        painter.drawText(place.adjusted(0, _height(heading, place.width(), strong=True), 0, 0), _WRAPPED, excerpt)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        """As high as both parts need in the width of the list."""
        view: Any = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 0
        heading, _, excerpt = index.data().partition("\n")
        room = width - 2 * SPACE_S
        height = _height(heading, room, strong=True) + _height(excerpt, room)
        return QSize(width, height + 2 * SPACE_XS)


def _height(text: str, width: int, *, strong: bool = False) -> int:
    if not text:
        return 0
    metrics = QFontMetrics(font(BODY_PT, strong=strong))
    return metrics.boundingRect(QRect(0, 0, width, 0), int(_WRAPPED), text).height()
