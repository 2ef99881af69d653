"""Pages as they are looked at: how large they are, and their pictures."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of a page in points (1/72 inch)."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A drawn page: lines of `stride` bytes, four bytes to a pixel (blue, green, red, and one that means nothing)."""

    width: int
    height: int
    stride: int
    pixels: bytes


class Pages(Protocol):
    """A document that is open to be looked at or printed; every method may be called on any thread."""

    @property
    def sizes(self) -> tuple[PageSize, ...]:
        """The sizes of all pages, at least one."""

    def draw(self, number: int, scale: float) -> PagePicture:
        """Draw the page with this place from 0 at so many pixels to a point."""

    def close(self) -> None:
        """Let go of the file."""
