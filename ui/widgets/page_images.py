"""Pictures of pages, drawn off the GUI thread one at a time and kept within bounds."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import sqrt
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from desktop_app.domain.errors import ExpectedError
from desktop_app.domain.pages import Pages
from ui.desk import Desk

_BYTES: Final = 48 << 20
"""What all pictures together may take, but for those in sight."""
_PIXELS: Final = 8_000_000
"""The most of one page: beyond it a picture is drawn coarser and stretched."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A page to draw at so many pixels to a point."""

    number: int
    scale: float


class PageImages(QObject):
    """Draws what is wished for, the first wish first; a picture of another scale stands in until then."""

    drawn = Signal(int)  # the page whose picture has come

    def __init__(self, desk: Desk, parent: QObject, limit: int = _BYTES) -> None:
        """Start without a document; `limit` is in bytes."""
        super().__init__(parent)
        self._desk = desk
        self._limit = limit
        self._pages: Pages | None = None
        self._pictures: OrderedDict[int, tuple[float, QImage | None]] = OrderedDict()
        self._wishes: tuple[Wish, ...] = ()
        self._seen: frozenset[int] = frozenset()
        self._is_drawing = False

    def show_pages(self, pages: Pages | None) -> None:
        """Draw from another document."""
        self._pages = pages
        self._pictures.clear()
        self._wishes = ()

    def picture(self, number: int) -> QImage | None:
        """The picture of a page at whatever scale there is, None before the first and where it can't be drawn."""
        return self._pictures.get(number, (0.0, None))[1]

    def is_broken(self, number: int) -> bool:
        """Whether a page can't be drawn."""
        return self._pictures.get(number, (0.0, QImage()))[1] is None

    @property
    def size(self) -> int:
        """The bytes of all pictures."""
        return sum(image.sizeInBytes() for _scale, image in self._pictures.values() if image is not None)

    def wish(self, seen: Sequence[int], ahead: Sequence[int], scale: float) -> None:
        """Wish for the pages in sight, which are kept, then for those ahead, and for no others."""
        if self._pages is None:
            return
        self._seen = frozenset(seen)
        wishes = [Wish(number, self._feasible(number, scale)) for number in (*seen, *ahead)]
        for wish in reversed(wishes):
            if wish.number in self._pictures:
                self._pictures.move_to_end(wish.number)
        self._wishes = tuple(wish for wish in wishes if self._scale_of(wish.number) != wish.scale)
        self._draw_next()

    def _scale_of(self, number: int) -> float:
        return self._pictures.get(number, (0.0, None))[0]

    def _feasible(self, number: int, scale: float) -> float:
        assert self._pages is not None
        size = self._pages.sizes[number]
        return min(scale, sqrt(_PIXELS / max(size.width * size.height, 1.0)))

    def _draw_next(self) -> None:
        if self._is_drawing or not self._wishes or self._pages is None:
            return
        self._is_drawing = True
        wish, pages = self._wishes[0], self._pages
        work = partial(_draw, pages, wish)
        self._desk.read(work, partial(self._take, pages, wish), partial(self._fail, pages, wish))

    def _take(self, pages: Pages, wish: Wish, image: QImage | None) -> None:
        if not isValid(self):
            return
        self._is_drawing = False
        self._wishes = tuple(item for item in self._wishes if item != wish)
        if pages is self._pages:
            self._pictures[wish.number] = (wish.scale, image)
            self._pictures.move_to_end(wish.number)
            self._shrink()
            self.drawn.emit(wish.number)
        self._draw_next()

    def _fail(self, pages: Pages, wish: Wish, error: BaseException) -> None:
        self._take(pages, wish, None)
        if isValid(self) and not isinstance(error, ExpectedError):
            self._desk.refuse(error)

    def _shrink(self) -> None:
        """Forget what was looked at longest ago and isn't in sight."""
        for number in [number for number in self._pictures if number not in self._seen]:
            if self.size <= self._limit:
                break
            del self._pictures[number]


def _draw(pages: Pages, wish: Wish) -> QImage:
    """Draw on a worker; the copy owns its pixels."""
    picture = pages.draw(wish.number, wish.scale)
    return QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32).copy()
