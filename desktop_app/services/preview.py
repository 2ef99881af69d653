"""Pages to look at and to print: of our own papers, and of files from outside."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.documents.preview import PdfPages, draw_outside, measure_outside
from desktop_app.domain.pages import PagePicture, Pages, PageSize
from desktop_app.services.faults import translated
from desktop_app.system.child import run_limited

_SECONDS: Final = 30
_MEMORY: Final = 1 << 30


def open_paper(path: Path) -> Pages:
    """Open a PDF that this program wrote; raises `InputError` where it can't be shown."""
    with translated():
        return PdfPages(path)


def open_outside(path: Path) -> Pages:
    """Open a PDF or picture from outside, each page drawn in a child process under limits."""
    with translated():
        return _Outside(path, run_limited(measure_outside, path, timeout=_SECONDS, memory=_MEMORY))


@dataclass(frozen=True, slots=True)
class _Outside:
    path: Path
    sizes: tuple[PageSize, ...]

    def draw(self, number: int, scale: float) -> PagePicture:
        with translated():
            return run_limited(draw_outside, self.path, number, scale, timeout=_SECONDS, memory=_MEMORY)

    def close(self) -> None:
        """Nothing is held open."""
