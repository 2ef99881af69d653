"""What tables show: columns, what every model of them has in common, and the model of a short list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon

from desktop_app.text.names import vietnamese_key
from ui.theme import current_palette

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
NOT_YET: Final = "…"
"""What a cell shows until its row is there."""

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column: its heading, its text, and what else a cell shows.

    `id` is what its width and place are remembered by. `order` is the name of the order that a `KeyedSource` sorts it
    by (None: it can't); `sort_key` is what a `RowsModel` sorts it by, its text in Vietnamese order where there is none.
    `width` is in average characters; `shown` False: hidden until asked for. `colour` is a `#RRGGBB` of the palette, ""
    for the usual one. A heading that `folds` may take two lines; the column that `fills` takes the room that is left
    over, instead of the last one. `text` is called on worker threads too.
    """

    id: str
    heading: str
    text: Callable[[Row], str]
    icon: Callable[[Row], QIcon | None] | None = None
    colour: Callable[[Row], str] | None = None
    number: bool = False
    order: str | None = None
    sort_key: Callable[[Row], Any] | None = None
    width: int = 16
    shown: bool = True
    folds: bool = False
    fills: bool = False


class Keeping(IntEnum):
    """What a table keeps when its rows come anew: nothing, the current record, or its place in the view too."""

    NOTHING = 0
    RECORD = 1
    PLACE = 2


class ColumnsModel(QAbstractTableModel, Generic[Row]):
    """A read-only model of rows that are known by integer keys."""

    reloaded = Signal()  # the rows have come anew, be they as before

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        """Take the columns; there are no rows yet."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.keeping = Keeping.NOTHING

    @property
    def is_loading(self) -> bool:
        """Whether the list itself is being asked for."""
        return False

    @property
    def keys(self) -> Sequence[int]:
        """The keys of all rows in the order shown."""
        raise NotImplementedError

    def row_at(self, number: int) -> Row | None:
        """The row at this place, None while it isn't there."""
        raise NotImplementedError

    def is_sortable(self, section: int) -> bool:
        """Whether the rows can be sorted by a column."""
        raise NotImplementedError

    @property
    def sorting(self) -> tuple[int, Qt.SortOrder] | None:
        """The column sorted by, and how."""
        raise NotImplementedError

    def set_sorting(self, section: int, order: Qt.SortOrder) -> None:
        """Choose how the rows will be sorted that come next."""
        raise NotImplementedError

    def fetcher(self) -> Callable[[Sequence[int]], Mapping[int, Row]]:
        """A function that reads at most 2,000 rows by their keys as they are now, to be called on a worker."""
        raise NotImplementedError

    def look_at(self, first: int, last: int, current: int = -1) -> None:
        """Learn which rows are in view, and which is the current one (-1: none)."""

    def row_of(self, key: int) -> int | None:
        """The place of a key, None where it isn't listed."""
        try:
            return self.keys.index(key)
        except ValueError:
            return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heading of a column, over numbers on their side."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.number else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows: text, icon, colour, alignment, and its text again for screen readers."""
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.number else _LEFT
        row = self.row_at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return NOT_YET if row is None else column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {NOT_YET if row is None else column.text(row)}"
        if role == Qt.ItemDataRole.DecorationRole and column.icon and row is not None:
            return column.icon(row)
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(column, row)
        return None


def _colour(column: Column[Row], row: Row | None) -> QColor | None:
    if row is None:
        return QColor(current_palette().secondary)
    name = column.colour(row) if column.colour else ""
    return QColor(name) if name else None


class RowsModel(ColumnsModel[Row]):
    """The rows of a short list, all at hand; `show` replaces them.

    Without `key` a row's key is its place among those given to `show`.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        parent: QObject | None = None,
        *,
        key: Callable[[Row], int] | None = None,
    ) -> None:
        """Take the columns; there are no rows yet."""
        super().__init__(columns, parent)
        self._key = key
        self._rows: dict[int, Row] = {}
        self._shown: list[int] = []
        self._sorting: tuple[int, Qt.SortOrder] | None = None

    @property
    def keys(self) -> Sequence[int]:
        """The keys of the rows shown, in order."""
        return self._shown

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows, sorted as before; with a `key` the same records stay selected."""
        self.keeping = Keeping.PLACE if self._key else Keeping.NOTHING
        self.beginResetModel()
        self._rows = {self._key(row) if self._key else place: row for place, row in enumerate(rows)}
        self._shown = list(self._rows)
        self._sort()
        self.endResetModel()
        self.reloaded.emit()

    def row(self, number: int) -> Row:
        """The row shown at this place."""
        return self._rows[self._shown[number]]

    def row_at(self, number: int) -> Row | None:
        """The row shown at this place."""
        return self._rows[self._shown[number]]

    def is_sortable(self, section: int) -> bool:  # noqa: ARG002 - all of them are
        """Every column sorts."""
        return True

    @property
    def sorting(self) -> tuple[int, Qt.SortOrder] | None:
        """The column sorted by, and how; None: as given."""
        return self._sorting

    def set_sorting(self, section: int, order: Qt.SortOrder) -> None:
        """Sort at once: the rows are at hand."""
        self.sort(section, order)

    def fetcher(self) -> Callable[[Sequence[int]], Mapping[int, Row]]:
        """All rows at once: they are at hand."""
        rows = self._rows
        return lambda keys: {key: rows[key] for key in keys}

    def _sort(self) -> None:
        if self._sorting is None:
            return
        number, order = self._sorting
        column = self.columns[number]
        sort_key = column.sort_key or (lambda row: vietnamese_key(column.text(row)))
        self._shown.sort(key=lambda key: sort_key(self._rows[key]), reverse=order is Qt.SortOrder.DescendingOrder)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column's key; what is selected stays selected."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._shown[index.row()] for index in before]
        self._sorting = (column, order) if column >= 0 else None
        self._sort()
        places = {key: place for place, key in enumerate(self._shown)}
        after = [self.index(places[key], index.column()) for key, index in zip(held, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
