"""The model of a long list: keys of all rows in order, and the rows themselves fetched as they come into view."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from ui.widgets.keyed_source import Answer, Arrangement, KeyedSource, Reader, Wish
from ui.widgets.row_cache import RowCache
from ui.widgets.rows import ColumnsModel, Keeping, Row

PAGE: Final = 200
"""Rows that are fetched together."""
_AT_MOST: Final = 2_000
"""Rows of one request."""


class KeyedModel(ColumnsModel[Row]):
    """Lists up to a million rows of a source; `reload` fills it.

    One request is under way at a time, and it fetches what is in view when its turn comes, so that a dragged scroll bar
    never leaves a queue behind it. An answer to an older question is dropped.
    """

    loading_changed = Signal(bool)  # whether the list itself is being asked for
    _failed = Signal()  # from the worker: the request under way was answered by an error

    def __init__(
        self,
        source: KeyedSource[Row],
        reader: Reader,
        *,
        order: str = "",
        descending: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """List `source`, sorted by one of its orders ("": that of the first column that has one)."""
        super().__init__(source.columns, parent)
        self._reader = reader
        first = next((column.order for column in self.columns if column.order), "")
        self._arrangement = Arrangement(0, source, order or first or "", descending)
        self._keys = array("q")
        self._cache: RowCache[Row] = RowCache()
        self._given_up: set[int] = set()
        self._view = (0, -1, -1)
        self._forward = True
        self._wish = self._served = Wish(0, source, ())
        self._due = self._busy = False
        self._failed.connect(self._give_up)

    @property
    def keys(self) -> Sequence[int]:
        """The keys of all rows in the order shown."""
        return self._keys

    @property
    def source(self) -> KeyedSource[Row]:
        """What is listed."""
        return self._arrangement.source

    @property
    def is_loading(self) -> bool:
        """Whether the list itself is being asked for."""
        return self._due

    def row_at(self, number: int) -> Row | None:
        """The row at this place, None while it isn't there."""
        return self._cache.get(self._keys[number])

    def is_sortable(self, section: int) -> bool:
        """Whether the source has an order for the column."""
        return self.columns[section].order is not None

    def fetcher(self) -> Callable[[Sequence[int]], Mapping[int, Row]]:
        """The source's own."""
        return self._arrangement.source.rows

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for the rows in the order of a column; the current record stays."""
        self.set_sorting(column, order)
        self._begin(Keeping.RECORD)

    @property
    def sorting(self) -> tuple[int, Qt.SortOrder] | None:
        """The column sorted by, and how."""
        order = Qt.SortOrder.DescendingOrder if self._arrangement.descending else Qt.SortOrder.AscendingOrder
        sections = (place for place, column in enumerate(self.columns) if column.order == self._arrangement.order)
        section = next(sections, None)
        return None if section is None else (section, order)

    def set_sorting(self, section: int, order: Qt.SortOrder) -> None:
        """Choose the order that the next `reload` asks for."""
        name = self.columns[section].order or self._arrangement.order
        descending = order is Qt.SortOrder.DescendingOrder
        self._arrangement = replace(self._arrangement, order=name, descending=descending)

    def set_source(self, source: KeyedSource[Row], *, keep: bool = True) -> None:
        """List something else (another filter); with `keep` the current record stays where it is listed still."""
        self._arrangement = replace(self._arrangement, source=source)
        self._begin(Keeping.RECORD if keep else Keeping.NOTHING)

    def reload(self, *, keep: bool = True) -> None:
        """Ask for the list anew; with `keep` current record, selection and place in the view stay."""
        self._begin(Keeping.PLACE if keep else Keeping.NOTHING)

    def refresh_rows(self, keys: Iterable[int] | None = None) -> None:
        """Read these rows anew (None: all), in the order that they have."""
        self._cache.forget(keys)
        self._ask_anew()

    def look_at(self, first: int, last: int, current: int = -1) -> None:
        """Learn which rows are in view, and which is the current one (-1: none)."""
        if first != self._view[0]:
            self._forward = first > self._view[0]
        self._view = (first, last, current)
        self._ask()

    def _begin(self, keeping: Keeping) -> None:
        self.keeping = min(keeping, self.keeping) if self._due else keeping
        was_due, self._due = self._due, True
        self._ask_anew()
        if not was_due and self._due:
            self.loading_changed.emit(True)

    def _ask_anew(self) -> None:
        """Ask, and drop the answer to what was asked before."""
        self._given_up.clear()
        self._arrangement = replace(self._arrangement, serial=self._arrangement.serial + 1)
        self._ask()

    def _ask(self) -> None:
        self._wish = self._next_wish()
        if self._busy:
            return
        if self._due:
            self._read(self._fetch_list)
        elif self._wish.keys:
            self._read(self._fetch_rows)

    def _read(self, fetch: Callable[[], Answer[Row]]) -> None:
        self._busy = True

        def work() -> Answer[Row]:
            try:
                return fetch()
            except BaseException:
                self._failed.emit()
                raise

        self._reader.read(work, self._take)

    def _pages(self, first: int, last: int) -> slice:
        """The places of the pages that hold these rows."""
        return slice(max(first, 0) // PAGE * PAGE, (max(last, first, 0) // PAGE + 1) * PAGE)

    def _next_wish(self) -> Wish[Row]:
        """What is missing in view, else on the page where scrolling leads, else on the page before."""
        first, last, _ = self._view
        pages = self._pages(first, last)
        seen = self._keys[pages]
        self._cache.touch(seen)
        ahead, behind = slice(pages.stop, pages.stop + PAGE), slice(max(pages.start - PAGE, 0), pages.start)
        neighbours = (ahead, behind) if self._forward else (behind, ahead)
        for keys in (seen, *(self._keys[place] for place in neighbours)):
            missing = [key for key in self._cache.missing(keys) if key not in self._given_up]
            if missing:
                return Wish(self._arrangement.serial, self.source, missing[:_AT_MOST])
        return Wish(self._arrangement.serial, self.source, ())

    def _fetch_rows(self) -> Answer[Row]:
        """On a worker: fetch what is wished for by now."""
        wish = self._served = self._wish
        rows = wish.source.rows(wish.keys) if wish.keys else {}
        return Answer(wish.serial, {key: rows.get(key) for key in wish.keys})

    def _fetch_list(self) -> Answer[Row]:
        """On a worker: fetch the keys, and the rows that will be in view."""
        asked = self._arrangement
        keys = asked.source.keys(asked.order, asked.descending)
        wanted = keys[self._pages_in(keys)][:_AT_MOST]
        rows = asked.source.rows(wanted) if wanted else {}
        return Answer(asked.serial, {key: rows.get(key) for key in wanted}, keys)

    def _pages_in(self, keys: "array[int]") -> slice:
        """The places that will be in view: around the current row where it is seen or sought, else around the top."""
        first, last, current = self._view
        if self.keeping is Keeping.NOTHING:
            return self._pages(0, last - first)
        held = current if first <= current <= last or self.keeping is Keeping.RECORD else first
        try:
            place = keys.index(self._keys[held]) if held >= 0 else 0
        except (IndexError, ValueError):
            place = first if self.keeping is Keeping.PLACE else 0
        return self._pages(place - (last - first), place + (last - first))

    def _take(self, answer: Answer[Row]) -> None:
        if not isValid(self):
            return
        self._busy = False
        if answer.serial == self._arrangement.serial:
            if answer.keys is None:
                self._show_rows(answer.rows)
            else:
                self._show_list(answer.keys, answer.rows)
        self._ask()

    def _show_rows(self, rows: Mapping[int, Row | None]) -> None:
        self._cache.put(rows)
        first, last, _ = self._view
        last = min(last, len(self._keys) - 1)
        if last >= first and not rows.keys().isdisjoint(self._keys[first : last + 1]):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _show_list(self, keys: "array[int]", rows: Mapping[int, Row | None]) -> None:
        self._due = False
        self._cache.forget(None)
        if keys == self._keys:
            self._show_rows(rows)
        else:
            self.beginResetModel()
            self._keys = keys
            self._cache.put(rows)
            self.endResetModel()
        self.reloaded.emit()
        self.loading_changed.emit(False)

    @Slot()
    def _give_up(self) -> None:
        """Ask no more for what could not be read, until it is asked for anew."""
        self._busy = False
        self._given_up.update(self._served.keys)
        if self._due:
            self._due = False
            self.loading_changed.emit(False)
        self._ask()
