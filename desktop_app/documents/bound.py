"""Trọn bộ hồ sơ: papers and scans in one PDF to print and bind, with an outline and running page numbers.

Memory grows with the scans, and the scans come from outside: made to run in a child process under limits.
"""

import io
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop_app.documents.bound_sources import Piece, UnusableError, note_page, pages_of
from desktop_app.documents.fonts import face, register_fonts
from desktop_app.documents.layout import MM, PAGE_NUMBER, PROGRAM
from desktop_app.documents.metrics import ruler
from desktop_app.domain.papers import Unbound
from desktop_app.system.files import atomic_writer, write_bytes

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

TOTAL_LIMIT: Final = 10_000
"""Pages in all."""
TOO_LONG: Final = "trọn bộ hồ sơ đã có quá nhiều trang"
_FONT: Final = "/HSSKSo"
_FROM_EDGE: Final = 8 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is bound: the documents in order, where it goes, its properties.

    `marker` is a file that says which document is being worked on, for the case that it ends the process.
    """

    pieces: tuple[Piece, ...]
    target: Path
    marker: Path
    title: str
    author: str
    stamp: date


def bind(order: Order, *, progress: Callable[..., None]) -> tuple[Unbound, ...]:
    """Write the bound PDF; return what could not be bound. The same files give the same bytes."""
    with _quiet():
        return _bound(order, progress)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what pypdf says of files from outside out of the log: a page tells of them."""
    library = logging.getLogger("pypdf")
    before = library.level
    library.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        library.setLevel(before)


def _bound(order: Order, progress: Callable[..., None]) -> tuple[Unbound, ...]:
    from pypdf import PdfWriter

    writer = PdfWriter()
    number_font = writer._add_object(_number_font().clone(writer))
    unbound: list[Unbound] = []
    for place, piece in enumerate(order.pieces):
        progress(place, len(order.pieces), "Đang đóng trọn bộ hồ sơ")
        write_bytes(order.marker, str(place).encode())
        first = len(writer.pages)
        reason = _add(writer, piece, order.stamp)
        if reason:
            unbound.append(Unbound(piece.title, reason))
        writer.add_outline_item(title=piece.title, page_number=first)
    for number, page in enumerate(writer.pages, start=1):
        _number(writer, page, number, number_font)
    _describe(writer, order)
    with atomic_writer(order.target) as file:
        writer.write(file)
    return tuple(unbound)


def _add(writer: "PdfWriter", piece: Piece, stamp: date) -> str:
    """Add the pages of a document, or the page that says why not; return the reason ("": it was added)."""
    try:
        pages = pages_of(piece)
        if len(writer.pages) + len(pages) > TOTAL_LIMIT:
            raise UnusableError(TOO_LONG)
    except UnusableError as error:
        reason = str(error)
        pages = note_page(piece, reason, stamp)
    else:
        reason = ""
    for page in pages:
        writer.add_page(page)
    return reason


def _number_font() -> Any:
    """The font of the page numbers with its ten digits, as a PDF object."""
    from pypdf import PdfReader
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    made = io.BytesIO()
    options: dict[str, Any] = {"invariant": 1, "initialFontName": face(PAGE_NUMBER)}
    canvas = Canvas(made, **options)
    canvas.setFont(face(PAGE_NUMBER), PAGE_NUMBER.size)
    canvas.drawString(0, 0, "0123456789")
    canvas.save()
    made.seek(0)
    page: Any = PdfReader(made).pages[0]
    fonts = page["/Resources"]["/Font"]
    return next(font for font in fonts.values() if font.get_object()["/Subtype"] == "/TrueType")


def _number(writer: "PdfWriter", page: "PageObject", number: int, font: Any) -> None:
    """Write the running number at the lower right of the page as it is seen, on white."""
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

    resources = page.setdefault(NameObject("/Resources"), DictionaryObject()).get_object()
    resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()[NameObject(_FONT)] = font
    text = str(number)
    width, size = ruler(PAGE_NUMBER).width(text), PAGE_NUMBER.size
    before, after = DecodedStreamObject(), DecodedStreamObject()
    before.set_data(b"q\n")
    after.set_data(
        f"\nQ\nq {_seat(page, width)} cm 1 g -2 -3 {width + 4:.2f} {size + 2:.2f} re f 0 g "
        f"BT {_FONT} {size:g} Tf 0 0 Td ({text}) Tj ET Q\n".encode()
    )
    streams: list[Any] = []
    if "/Contents" in page:
        old = page["/Contents"]
        streams = list(old) if isinstance(old, ArrayObject) else [page.raw_get("/Contents")]
    page[NameObject("/Contents")] = ArrayObject([writer._add_object(before), *streams, writer._add_object(after)])


def _seat(page: "PageObject", width: float) -> str:
    """The matrix that moves to where a text of this width ends at the lower right of the turned page."""
    box = page.cropbox
    left, low, right, high = (float(side) for side in (box.left, box.bottom, box.right, box.top))
    edge = _FROM_EDGE
    match page.rotation % 360:
        case 90:
            turn, x, y = "0 1 -1 0", right - edge, high - edge - width
        case 180:
            turn, x, y = "-1 0 0 -1", left + edge + width, high - edge
        case 270:
            turn, x, y = "0 -1 1 0", left + edge, low + edge + width
        case _:
            turn, x, y = "1 0 0 1", right - edge - width, low + edge
    return f"{turn} {x:.2f} {y:.2f}"


def _describe(writer: "PdfWriter", order: Order) -> None:
    from pypdf.generic import NameObject, TextStringObject

    day = f"D:{order.stamp:%Y%m%d}000000+07'00'"
    writer.metadata = {
        "/Title": order.title,
        "/Author": order.author,
        "/Subject": order.title,
        "/Creator": PROGRAM,
        "/Producer": PROGRAM,
        "/CreationDate": day,
        "/ModDate": day,
    }
    writer.root_object[NameObject("/Lang")] = TextStringObject("vi-VN")
    writer.page_mode = "/UseOutlines"


def without(pieces: Sequence[Piece], place: int, reason: str) -> tuple[Piece, ...]:
    """The same documents, the one at this place known to be unusable."""
    return tuple(replace(piece, unusable=reason) if number == place else piece for number, piece in enumerate(pieces))
