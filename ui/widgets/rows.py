"""A read-only table model over frozen rows, described by its columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from desktop_app.text.names import vietnamese_key

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column: its heading, its text, the key it sorts by, and what else a cell shows."""

    heading: str
    text: Callable[[Row], str]
    sort_key: Callable[[Row], Any] | None = None
    icon: Callable[[Row], QIcon] | None = None
    colour: Callable[[Row], str] | None = None
    number: bool = False


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows of one kind; `show` replaces them, `search` keeps those that hold every folded word."""

    def __init__(
        self, columns: Sequence[Column[Row]], haystack: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        """Take the columns and what a search looks through (text folded to plain letters)."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._haystack = haystack
        self._all: tuple[Row, ...] = ()
        self._shown: list[Row] = []
        self._words: tuple[str, ...] = ()
        self._sorting: tuple[int, Qt.SortOrder] | None = None

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows, filtered and sorted as before."""
        self._all = tuple(rows)
        self._refresh()

    def search(self, words: Sequence[str]) -> None:
        """Keep the rows that hold every word, each from its first letter on."""
        self._words = tuple(words)
        self._refresh()

    def row(self, number: int) -> Row:
        """The row shown at this place."""
        return self._shown[number]

    def _matches(self, row: Row) -> bool:
        text = " " + self._haystack(row)
        return all(f" {word}" in text for word in self._words)

    def _refresh(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all if self._matches(row)] if self._words else list(self._all)
        self._sort()
        self.endResetModel()

    def _sort(self) -> None:
        if self._sorting is None:
            return
        number, order = self._sorting
        column = self._columns[number]
        key = column.sort_key or (lambda row: vietnamese_key(column.text(row)))
        self._shown.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column's key; what is selected stays selected."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._shown[index.row()] for index in before]
        self._sorting = (column, order) if column >= 0 else None
        self._sort()
        places = {id(row): place for place, row in enumerate(self._shown)}
        after = [self.index(places[id(row)], index.column()) for row, index in zip(held, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows: text, icon, colour, alignment, and its text again for screen readers."""
        column, row = self._columns[index.column()], self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {column.text(row)}"
        if role == Qt.ItemDataRole.DecorationRole and column.icon:
            return column.icon(row)
        if role == Qt.ItemDataRole.ForegroundRole and column.colour:
            return QColor(column.colour(row))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None
