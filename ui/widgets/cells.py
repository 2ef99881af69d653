"""How a table's cells are painted: figures of one width, the current cell framed, tooltips where text is cut off."""

from typing import Final

from PySide6.QtCore import QEvent, QMargins, QRect, QSize
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import SPACE_XS, current_palette
from ui.widgets.rows import Index

_FRAME: Final = 2


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a table."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Give figures one width, and leave the frame of the current cell to `paint`."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.font.setFeature(QFont.Tag("tnum"), 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell with room at its sides; the current one is framed while the table has the focus."""
        view = option.widget
        inner, full = QStyleOptionViewItem(option), QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(full, option.palette.highlight())
        inner.rect = full.adjusted(SPACE_XS, 0, -SPACE_XS, 0)
        super().paint(painter, inner, index)
        if isinstance(view, QAbstractItemView) and view.hasFocus() and index == view.currentIndex():
            painter.save()
            painter.setPen(QPen(QColor(current_palette().accent), _FRAME))
            painter.drawRect(full.adjusted(1, 1, -1, -1))
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """With room at the sides."""
        return super().sizeHint(option, index).grownBy(QMargins(SPACE_XS, 0, SPACE_XS, 0))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show a tooltip only where the text doesn't fit."""
        fits = self.sizeHint(option, index).width() <= option.rect.width()
        if event.type() == QEvent.Type.ToolTip and fits:
            return False
        return super().helpEvent(event, view, option, index)
