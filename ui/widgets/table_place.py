"""Where a table stands, kept while its rows come anew: the current record, what is selected, and what is in view."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.widgets.rows import ColumnsModel, Keeping

SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_CURRENT_ALONE: Final = QItemSelectionModel.SelectionFlag.NoUpdate
_RANGES_AT_MOST: Final = 2_000
"""A selection that lies in more pieces isn't kept: choosing them would take longer than anybody waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A place by keys: `anchor` is a row in view, `offset` how many rows it is below the top."""

    current: int | None
    row: int
    column: int
    selected: "array[int]"
    anchor: int | None
    offset: int
    top: int


class TablePlace(QObject):
    """Keeps and restores the place of one table; `busy` while selection and scroll bar are its own doing.

    `sought` is the key of a row to go to once the rows come, if it is among them.
    """

    current_changed = Signal(object)  # key: after the rows came anew another record is the current one
    selection_changed = Signal()

    def __init__(self, view: QTableView, rows: ColumnsModel[Any]) -> None:
        """Watch the model, which the view shows already."""
        super().__init__(view)
        self._rows = rows
        self._kept = self._now()
        self.busy = False
        self.sought: int | None = None
        rows.modelAboutToBeReset.connect(self._keep)
        rows.modelReset.connect(self._restore)

    @property
    def _view(self) -> QTableView:
        """The table; asked for each time, since a reference would keep it from being freed."""
        return cast("QTableView", self.parent())

    def current_key(self) -> int | None:
        """The key of the current row."""
        row = self._view.currentIndex().row()
        return self._rows.keys[row] if 0 <= row < len(self._rows.keys) else None

    def selected_ranges(self) -> list[tuple[int, int]]:
        """The places of the selected rows, as first and last of each range, in order."""
        selection = self._view.selectionModel().selection()
        return sorted({(part.top(), part.bottom()) for part in selection.toList()})

    def selected_keys(self) -> "array[int]":
        """The keys of the selected rows, in the order shown."""
        keys = array("q")
        for first, last in self.selected_ranges():
            keys.extend(self._rows.keys[first : last + 1])
        return keys

    def in_view(self) -> tuple[int, int]:
        """The first and the last row in view; of a table without rows, as many as it has room for."""
        view, count = self._view, len(self._rows.keys)
        height = view.viewport().height()
        last = view.rowAt(max(height - 1, 0))
        room = height // max(view.verticalHeader().defaultSectionSize(), 1)
        return max(view.rowAt(0), 0), last if last >= 0 else max(count - 1, room)

    @Slot()
    def _keep(self) -> None:
        self._kept = self._now()

    def _now(self) -> _Place:
        keys, index = self._rows.keys, self._view.currentIndex()
        top, bottom = self.in_view()
        anchor = index.row() if top <= index.row() <= bottom else top
        return _Place(
            current=self.current_key(),
            row=max(index.row(), 0),
            column=max(index.column(), 0),
            selected=self.selected_keys(),
            anchor=keys[anchor] if anchor < len(keys) else None,
            offset=anchor - top,
            top=top,
        )

    @Slot()
    def _restore(self) -> None:
        self.busy = True
        try:
            if self._rows.keys:
                self._restore_rows(self._kept)
                self._restore_view(self._kept)
        finally:
            self.busy = False
        if self.current_key() != self._kept.current:
            self.current_changed.emit(self.current_key())
        if self.selected_keys() != self._kept.selected:
            self.selection_changed.emit()

    def _row_of(self, key: int | None) -> int | None:
        return None if key is None or self._rows.keeping is Keeping.NOTHING else self._rows.row_of(key)

    def _restore_rows(self, place: _Place) -> None:
        """Choose the row sought, else the same records; where the current one is gone, its neighbour or the first."""
        sought = None if self.sought is None else self._rows.row_of(self.sought)
        found = self._row_of(place.current) if sought is None else None
        neighbour = min(place.row, len(self._rows.keys) - 1) if self._rows.keeping is Keeping.PLACE else 0
        instead = neighbour if sought is None else sought
        index = self._rows.index(instead if found is None else found, place.column)
        chosen = QItemSelection() if found is None else self._places_of(place.selected)
        selection = self._view.selectionModel()
        selection.setCurrentIndex(index, SELECT if chosen.isEmpty() else _CURRENT_ALONE)
        if not chosen.isEmpty():
            selection.select(chosen, SELECT)

    def _places_of(self, keys: Sequence[int]) -> QItemSelection:
        """Where these records are now; nothing where they are scattered too widely."""
        chosen = QItemSelection()
        ranges = _ranges_of(self._rows, keys)
        if len(ranges) <= _RANGES_AT_MOST:
            for first, last in ranges:
                chosen.select(self._rows.index(first, 0), self._rows.index(last, len(self._rows.columns) - 1))
        return chosen

    def _restore_view(self, place: _Place) -> None:
        self._view.executeDelayedItemsLayout()
        bar = self._view.verticalScrollBar()
        anchor = self._row_of(place.anchor)
        if self.sought is not None and self.current_key() == self.sought:
            self._view.scrollTo(self._view.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        elif self._rows.keeping is Keeping.PLACE:
            bar.setValue(place.top if anchor is None else anchor - place.offset)
        elif self._row_of(place.current) is not None:
            self._view.scrollTo(self._view.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            bar.setValue(0)


def _ranges_of(rows: ColumnsModel[Any], keys: Sequence[int]) -> list[tuple[int, int]]:
    """The places of these keys, as first and last of each range."""
    if len(keys) <= 1:
        found = [rows.row_of(key) for key in keys]
        return [(row, row) for row in found if row is not None]
    wanted, ranges, begun = set(keys), [], -1
    for row, key in enumerate(rows.keys):
        if (key in wanted) == (begun < 0):
            if begun >= 0:
                ranges.append((begun, row - 1))
            begun = row if begun < 0 else -1
    return [*ranges, (begun, len(rows.keys) - 1)] if begun >= 0 else ranges
