"""The rows of a long list that were used last."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Final, Generic

from ui.widgets.rows import Row

CACHED: Final = 4_000
"""Rows that are kept at hand."""


class RowCache(Generic[Row]):
    """The rows used last, at most `CACHED`; stale ones are shown until they were read again."""

    def __init__(self) -> None:
        """Start empty."""
        self._rows: OrderedDict[int, Row | None] = OrderedDict()
        self._fresh: set[int] = set()

    def get(self, key: int) -> Row | None:
        """The row as it was read last; None: it wasn't, or is gone."""
        return self._rows.get(key)

    def missing(self, keys: Iterable[int]) -> list[int]:
        """Those of the keys whose rows are to be read."""
        return [key for key in keys if key not in self._fresh]

    def put(self, rows: Mapping[int, Row | None]) -> None:
        """Keep rows that were just read (None: gone), and let those go that were used longest ago."""
        self._rows.update(rows)
        self._fresh.update(rows)
        self.touch(rows)
        while len(self._rows) > CACHED:
            key, _ = self._rows.popitem(last=False)
            self._fresh.discard(key)

    def touch(self, keys: Iterable[int]) -> None:
        """Take these rows for used just now."""
        for key in keys:
            if key in self._rows:
                self._rows.move_to_end(key)

    def forget(self, keys: Iterable[int] | None) -> None:
        """Take these rows for stale, with None all."""
        self._fresh.difference_update(self._fresh.copy() if keys is None else keys)
