"""Where the pages of a document lie when they stand one under the other."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QRect, QSize

from desktop_app.domain.pages import PageSize
from ui.theme import SPACE_M

GAP: Final = SPACE_M
"""Room around each page."""


class PageColumn:
    """The places of all pages at one scale (pixels to a point), in a view of one width."""

    def __init__(self, sizes: Sequence[PageSize] = (), scale: float = 1.0, room: int = 0) -> None:
        """Lay out the pages, each in the middle of the widest and of `room`."""
        self.scale = scale
        self._sizes = [QSize(max(1, round(size.width * scale)), max(1, round(size.height * scale))) for size in sizes]
        self._width = max((size.width() for size in self._sizes), default=0) + 2 * GAP
        self._room = max(room, self._width)
        self._tops = list(accumulate((size.height() + GAP for size in self._sizes), initial=GAP))

    @property
    def size(self) -> QSize:
        """The room that all pages take."""
        return QSize(self._width, self._tops[-1] if self._sizes else 0)

    def place(self, number: int) -> QRect:
        """Where a page lies."""
        size = self._sizes[number]
        return QRect((self._room - size.width()) // 2, self._tops[number], size.width(), size.height())

    def page_at(self, y: int) -> int:
        """The page at a height, or the nearest above."""
        return min(max(bisect_right(self._tops, y) - 1, 0), max(len(self._sizes) - 1, 0))

    def between(self, top: int, bottom: int) -> range:
        """The pages of which something lies between two heights."""
        return range(self.page_at(top), self.page_at(bottom) + 1) if self._sizes else range(0)


def fitting_scale(sizes: Sequence[PageSize], room: QSize, *, whole: bool) -> float:
    """The scale at which the widest page is as wide as the room, or (`whole`) every page is seen whole."""
    width = max((size.width for size in sizes), default=1.0)
    height = max((size.height for size in sizes), default=1.0)
    across = max(room.width() - 2 * GAP, 1) / width
    return min(across, max(room.height() - 2 * GAP, 1) / height) if whole else across
