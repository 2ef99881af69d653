"""The pages of a PDF as pictures: what is looked at on screen and what a printer gets."""

import threading
import warnings
from math import sqrt
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from desktop_app.documents.pictures import FINE, KINDS, PIXEL_LIMIT, changes_sides, orientation_of, smooth
from desktop_app.domain.errors import InputError
from desktop_app.domain.pages import PagePicture, PageSize
from desktop_app.system.errors import faults
from desktop_app.system.operations import operations

_PASSWORD: Final = 4
"""What PDFium calls an error of the password."""
_PAGE_LIMIT: Final = 20_000
_A4: Final = PageSize(210 / 25.4 * 72, 297 / 25.4 * 72)
_PICTURE_DPI: Final = 150
_library: Final = threading.Lock()  # PDFium keeps one state for all threads


class PdfPages:
    """An open PDF: the sizes of its pages, and each drawn when it is asked for, from any thread."""

    def __init__(self, path: Path) -> None:
        """Open a PDF; raises `InputError` for one that can't be shown, and the faults of `system.files`."""
        from pypdfium2 import PdfDocument, PdfiumError

        self._name = path.name
        with faults(path):
            file = operations().open(path, "rb")
        with _library:
            try:
                self._document: Any = PdfDocument(file, autoclose=True)
            except PdfiumError as error:
                file.close()
                raise _unreadable(path.name, error.err_code) from error
            self.sizes = tuple(map(self._size, range(self._count())))
        if not self.sizes:
            self.close()
            raise _unreadable(path.name)

    def _count(self) -> int:
        return min(len(self._document), _PAGE_LIMIT)

    def _size(self, place: int) -> PageSize:
        """The size of a page, A4 where it can't be told: drawing that page will say so."""
        from pypdfium2 import PdfiumError

        try:
            return PageSize(*self._document.get_page_size(place))
        except PdfiumError:
            return _A4

    def draw(self, number: int, scale: float) -> PagePicture:
        """Draw the page with this place from 0 at so many pixels to a point (1/72 inch), of 12 million at most."""
        from pypdfium2 import PdfiumError

        with _library:
            if self._document is None:
                raise _undrawn(self._name, number)
            try:
                page = self._document[number]
            except PdfiumError as error:
                raise _undrawn(self._name, number) from error
            try:
                bitmap = page.render(scale=_bounded(scale, self.sizes[number]), prefer_bgrx=True)
                picture = PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
                bitmap.close()
            finally:
                page.close()
        return picture

    def close(self) -> None:
        """Let go of the file; nothing can be drawn afterwards."""
        with _library:
            if self._document is not None:
                self._document.close()
                self._document = None

    def __enter__(self) -> "PdfPages":
        """Be open for the length of a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()


def measure_outside(path: Path) -> tuple[PageSize, ...]:
    """Return the sizes of the pages of a PDF or picture; for a child process, since the file comes from outside."""
    if _is_pdf(path):
        with PdfPages(path) as pages:
            return pages.sizes
    with _Picture(path) as picture:
        return picture.sizes


def draw_outside(path: Path, number: int, scale: float) -> PagePicture:
    """Draw a page of a PDF or picture; for a child process, since the file comes from outside."""
    if _is_pdf(path):
        with PdfPages(path) as pages:
            return pages.draw(number, scale)
    with _Picture(path) as picture:
        return picture.draw(number, scale)


def _is_pdf(path: Path) -> bool:
    with faults(path), operations().open(path, "rb") as file:
        return b"%PDF-" in file.read(1024)


class _Picture:
    """A picture file; a TIFF may hold several pages."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        with faults(path):
            self._file = operations().open(path, "rb")
        try:
            self._image = self._opened()
            self.sizes = self._measured()
        except BaseException:
            self._file.close()
            raise

    def _opened(self) -> Any:
        from PIL import Image

        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            try:
                return Image.open(self._file, formats=KINDS)
            except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
                raise self._too_large() from error
            except Exception as error:  # what Pillow raises on damaged files is no closed list
                raise _unreadable(self._name) from error

    def _measured(self) -> tuple[PageSize, ...]:
        try:
            frames = int(getattr(self._image, "n_frames", 1))
            return tuple(self._size(place) for place in range(min(frames, _PAGE_LIMIT)))
        except (InputError, MemoryError):
            raise
        except Exception as error:  # as above
            raise _unreadable(self._name) from error

    def _size(self, place: int) -> PageSize:
        """The size of a page as it is seen, with its camera turned."""
        self._image.seek(place)
        width, height = self._image.size
        if width * height > PIXEL_LIMIT:
            raise self._too_large()
        if changes_sides(orientation_of(self._image)):
            width, height = height, width
        return PageSize(width * 72 / _PICTURE_DPI, height * 72 / _PICTURE_DPI)

    def _too_large(self) -> InputError:
        return InputError(
            "file-unreadable",
            f"Ảnh “{self._name}” quá lớn nên không xem trước được; hãy quét lại ở độ phân giải 300 dpi.",
        )

    def draw(self, number: int, scale: float) -> PagePicture:
        """Draw a page on white."""
        size = self.sizes[number]
        scale = _bounded(scale, size)
        wanted = max(1, round(size.width * scale)), max(1, round(size.height * scale))
        try:
            self._image.seek(number)
            self._image.draft(None, (max(wanted), max(wanted)))
            drawn = smooth(self._image).resize(wanted).convert("RGB")
        except MemoryError:
            raise
        except Exception as error:  # as above
            raise _undrawn(self._name, number) from error
        return PagePicture(*wanted, 4 * wanted[0], drawn.tobytes("raw", "BGRX"))

    def __enter__(self) -> "_Picture":
        return self

    def __exit__(self, *_: object) -> None:
        self._image.close()
        self._file.close()


def _bounded(scale: float, size: PageSize) -> float:
    """The scale, less where a page of this size would have too many pixels."""
    return min(scale, sqrt(FINE / max(size.width * size.height, 1)))


def _unreadable(name: str, code: int | None = None) -> InputError:
    if code == _PASSWORD:
        return InputError(
            "file-unreadable",
            f"Tệp “{name}” có đặt mật khẩu nên không xem được ở đây; hãy lưu lại một bản không có mật khẩu.",
        )
    return InputError(
        "file-unreadable", f"Không xem được “{name}” vì tệp đã hỏng hoặc không đúng loại; hãy chọn hoặc lập lại tệp."
    )


def _undrawn(name: str, number: int) -> InputError:
    return InputError("file-unreadable", f"Không vẽ được trang {number + 1} của “{name}” vì trang đó bị hỏng.")
