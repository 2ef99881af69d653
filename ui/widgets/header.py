"""The heading line of a table: sorts on a click, and its menu chooses columns; both are remembered."""

from typing import Any, Final

from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QCursor, QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from ui.theme import BODY_PT, ROW_HEIGHT, SPACE_S, current_palette, font
from ui.widgets.rows import Column, ColumnsModel
from ui.widgets.table_memory import TableMemory

_LEAST_CHARACTERS: Final = 4
_ARROW: Final = 8


class TableHeader(QHeaderView):
    """Headings over the columns of a `ColumnsModel`."""

    changed = Signal()  # columns were shown, hidden or moved

    def __init__(self, model: ColumnsModel[Any], memory: TableMemory, parent: QWidget) -> None:
        """Arrange nothing yet: `restore` does, once the table has its model."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns: tuple[Column[Any], ...] = model.columns
        self._rows = model
        self._memory = memory
        self._arranging = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setHighlightSections(False)
        self._filling = next((place for place, column in enumerate(self._columns) if column.fills), None)
        self.setStretchLastSection(self._filling is None)
        self.setFont(font(BODY_PT, strong=True))
        self.sectionClicked.connect(self._sort_by_click)
        self.sectionResized.connect(self._keep_width)
        self.sectionMoved.connect(self._keep_places)

    def setSelectionModel(self, model: QItemSelectionModel) -> None:
        """Don't watch the selection: Qt would look at every row of it to paint a heading as selected."""
        super().setSelectionModel(QItemSelectionModel(model.model(), self))

    def sizeHint(self) -> QSize:
        """As high as a row, with another line where a heading may take two."""
        line = self.fontMetrics().height()
        more = line if any(column.folds for column in self._columns) else 0
        return QSize(super().sizeHint().width(), round(line * ROW_HEIGHT) + more)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a heading, with an arrow beside the one that is sorted by."""
        colours = current_palette()
        over = self.underMouse() and self.logicalIndexAt(self.mapFromGlobal(QCursor.pos())) == section
        painter.fillRect(rect, QColor(colours.hover if over else colours.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.hairline))
        sorted_by = self._rows.sorting is not None and self._rows.sorting[0] == section
        inner = rect.adjusted(SPACE_S, 0, -SPACE_S, 0)
        room = inner.width() - (_ARROW + SPACE_S if sorted_by else 0)
        column = self._columns[section]
        right = column.number
        folds = column.folds and self.fontMetrics().horizontalAdvance(column.heading) > room
        room = inner.width() if folds else room
        text = self.fontMetrics().elidedText(column.heading, Qt.TextElideMode.ElideRight, room * 2 if folds else room)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.text if over or sorted_by else colours.secondary))
        inner = inner.adjusted(inner.width() - room if right else 0, 0, 0 if right else room - inner.width(), 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(_side(right=right))
        flags |= int(Qt.TextFlag.TextWordWrap) if folds else 0
        painter.drawText(inner, flags, text)
        if sorted_by:
            words = self.fontMetrics().boundingRect(inner, flags, text)
            left = words.left() - SPACE_S - _ARROW if right else words.right() + SPACE_S
            self._paint_arrow(painter, min(max(left, rect.left()), rect.right() - _ARROW), inner.center())

    def _paint_arrow(self, painter: QPainter, left: int, middle: QPoint) -> None:
        """Paint a triangle: its point up where the rows go up."""
        up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        base, point = (
            middle.y() + (_ARROW // 4 if up else -_ARROW // 4),
            middle.y() + (-_ARROW // 4 if up else _ARROW // 4),
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_palette().accent))
        corners = [QPointF(left, base), QPointF(left + _ARROW, base), QPointF(left + _ARROW / 2, point)]
        painter.drawPolygon(QPolygonF(corners))
        painter.restore()

    def _character(self) -> int:
        return self.fontMetrics().averageCharWidth()

    def restore(self) -> None:
        """Arrange the columns and choose the sorting as remembered."""
        self._arrange()
        kept = self._memory.sorting()
        section = self._section(kept[0]) if kept else None
        if kept and section is not None and self._rows.is_sortable(section):
            self._rows.set_sorting(section, _order(descending=kept[1]))
        self._show_sorting()

    def _arrange(self) -> None:
        self._arranging = True
        self.setMinimumSectionSize(_LEAST_CHARACTERS * self._character())
        widths = self._memory.widths()
        hidden = self._memory.hidden([column.id for column in self._columns if not column.shown])
        for section, column in enumerate(self._columns):
            characters = widths.get(column.id, float(column.width))
            self.resizeSection(section, round(characters * self._character()) + 2 * SPACE_S)
            self.setSectionHidden(section, column.id in hidden)
        if not self._shown():
            self.setSectionHidden(0, False)
        self._move([column.id for column in self._columns])
        self._move(self._memory.places())
        self._arranging = False
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width."""
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        """Give the column that fills what the others leave, never less than it asks for."""
        section = self._filling
        if section is None or self.isSectionHidden(section):
            return
        least = self._columns[section].width * self._character() + 2 * SPACE_S
        left = self.viewport().width() - self.length() + self.sectionSize(section)
        self._arranging, before = True, self._arranging
        self.resizeSection(section, max(least, left))
        self._arranging = before

    def _move(self, ids: list[str] | tuple[str, ...]) -> None:
        sections = [section for name in ids if (section := self._section(name)) is not None]
        for place, section in enumerate(sections):
            self.moveSection(self.visualIndex(section), place)

    def _section(self, name: str) -> int | None:
        return next((section for section, column in enumerate(self._columns) if column.id == name), None)

    def _shown(self) -> list[int]:
        """The columns shown, from left to right."""
        sections = (self.logicalIndex(place) for place in range(self.count()))
        return [section for section in sections if not self.isSectionHidden(section)]

    def shown_columns(self) -> tuple[Column[Any], ...]:
        """The columns shown, from left to right."""
        return tuple(self._columns[section] for section in self._shown())

    @Slot(int)
    def _sort_by_click(self, section: int) -> None:
        turned = self._rows.sorting == (section, Qt.SortOrder.AscendingOrder)
        self.sort_by(section, descending=turned)

    def sort_by(self, section: int, *, descending: bool = False) -> None:
        """Sort by a column, where it can be sorted by."""
        if self._rows.is_sortable(section):
            self._memory.put_sorting(self._columns[section].id, descending=descending)
            self._rows.sort(section, _order(descending=descending))
        self._show_sorting()

    def _show_sorting(self) -> None:
        section, order = self._rows.sorting or (-1, Qt.SortOrder.AscendingOrder)
        self.setSortIndicator(section, order)

    @Slot(int, int, int)
    def _keep_width(self, section: int, _before: int, size: int) -> None:
        """Remember a width that a person chose, but for the column whose width is what is left over."""
        if self._arranging or not size:
            return
        left_over = self._shown()[-1:] == [section] if self._filling is None else section == self._filling
        if not left_over:
            self._memory.put_width(self._columns[section].id, (size - 2 * SPACE_S) / self._character())
        self._fill()

    @Slot(int, int, int)
    def _keep_places(self, _section: int, _before: int, _after: int) -> None:
        if not self._arranging:
            self._memory.put_places([self._columns[self.logicalIndex(place)].id for place in range(self.count())])
            self.changed.emit()

    def columns_menu(self, parent: QWidget) -> QMenu:
        """The menu that shows and hides columns."""
        menu = QMenu("Cột &hiển thị", parent)
        shown = self._shown()
        for section, column in enumerate(self._columns):
            action = menu.addAction(column.heading.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(section in shown)
            action.setEnabled(shown != [section])
            action.setData(section)
        menu.addSeparator()
        menu.addAction("&Về mặc định").setData(-1)
        menu.triggered.connect(self._choose_column)
        return menu

    def sorting_menu(self, parent: QWidget) -> QMenu:
        """The menu that sorts, for whoever has no mouse."""
        menu = QMenu("&Sắp xếp theo", parent)
        now = self._rows.sorting
        for section in filter(self._rows.is_sortable, self._shown()):
            action = menu.addAction(self._columns[section].heading.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(now is not None and now[0] == section)
            action.setData(section)
        menu.triggered.connect(self._choose_sorting)
        return menu

    @Slot(QAction)
    def _choose_sorting(self, action: QAction) -> None:
        self._sort_by_click(int(action.data()))

    @Slot(QAction)
    def _choose_column(self, action: QAction) -> None:
        section = int(action.data())
        if section < 0:
            self._memory.forget()
            self._arrange()
        else:
            self.setSectionHidden(section, not action.isChecked())
            hidden = [column.id for place, column in enumerate(self._columns) if self.isSectionHidden(place)]
            self._memory.put_hidden(hidden)
            self._fill()
        self.changed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the columns."""
        menu = self.columns_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def _side(*, right: bool) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft


def _order(*, descending: bool) -> Qt.SortOrder:
    return Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
