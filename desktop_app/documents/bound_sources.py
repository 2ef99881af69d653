"""The pages of each document that goes into the bound PDF: taken from a PDF, made from a picture, or a page of its own.

Runs in a child process: the files come from outside.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop_app.documents.content import Document, Paragraph, Title
from desktop_app.documents.layout import MM, PAGE_LONG, PAGE_SHORT
from desktop_app.documents.pdf_writer import write_pdf
from desktop_app.documents.pictures import KINDS, PIXEL_LIMIT, changes_sides, orientation_of, smooth
from desktop_app.system.files import reader

if TYPE_CHECKING:
    from PIL import Image
    from pypdf import PageObject, PdfReader

SIZE_LIMIT: Final = 200 << 20
PAGE_LIMIT: Final = 2_000
_PICTURE_MARGIN: Final = 12 * MM
_JPEG_QUALITY: Final = 90

ABSENT: Final = "không còn tệp trong dữ liệu"
ENCRYPTED: Final = "tệp PDF được đặt mật khẩu"
DAMAGED: Final = "tệp bị hỏng, không đọc được"
EMPTY: Final = "tệp PDF không có trang nào"
TOO_LARGE: Final = f"tệp lớn hơn {SIZE_LIMIT >> 20} MB"
TOO_MANY: Final = "tệp có quá nhiều trang"
TOO_FINE: Final = "ảnh lớn hơn 40 triệu điểm ảnh"
NEITHER: Final = "tệp không phải PDF hoặc ảnh"

_ADVICE: Final = (
    "Tệp vẫn nằm trong dữ liệu và trong gói hồ sơ. Khi in hồ sơ giấy, hãy in riêng tài liệu này và xếp vào đây."
)
_ADVICE_ABSENT: Final = "Hãy tìm lại tệp hoặc quét lại, rồi đính kèm vào sáng kiến và đóng lại trọn bộ hồ sơ."
_KEPT: Final = frozenset("/Type /MediaBox /CropBox /Rotate /UserUnit /Resources /Contents /Annots /Group".split())
_KEPT_OF_MARK: Final = frozenset("/Type /Subtype /Rect /AP /AS /F /FT /BS /Border /C /CA /QuadPoints".split())
_MARKS_LEFT_OUT: Final = frozenset("/FileAttachment /RichMedia /Movie /Screen /Sound /3D /Popup /Link".split())


class UnusableError(Exception):
    """Why a document can't be bound, in Vietnamese words that follow a colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A document to bind: its title, where it lies (None: it isn't there), why it is known to be unusable."""

    title: str
    path: Path | None
    name: str = ""
    unusable: str = ""


def pages_of(piece: Piece) -> "list[PageObject]":
    """Return the pages of a document, without anything that acts; raises `UnusableError`."""
    if piece.unusable:
        raise UnusableError(piece.unusable)
    if piece.path is None or not piece.path.is_file():
        raise UnusableError(ABSENT)
    if piece.path.stat().st_size > SIZE_LIMIT:
        raise UnusableError(TOO_LARGE)
    with reader(piece.path) as file:
        data = file.read()
    return _pdf_pages(data) if b"%PDF-" in data[:1024] else _picture_pages(data)


def note_page(piece: Piece, reason: str, stamp: date) -> "list[PageObject]":
    """Return the page that stands in a document's place and says why it isn't there."""
    file = f" (tệp “{piece.name}”)" if piece.name else ""
    document = Document(
        title=piece.title,
        author="",
        stamp=stamp,
        blocks=(
            Title(kind="TÀI LIỆU CHƯA ĐƯỢC ĐÓNG KÈM", subject=piece.title),
            Paragraph(f"Tài liệu này{file} chưa đóng kèm vào trọn bộ hồ sơ được: {reason}."),
            Paragraph(_ADVICE_ABSENT if reason == ABSENT else _ADVICE),
        ),
    )
    made = io.BytesIO()
    write_pdf(document, made)
    return list(_opened(made.getvalue()).pages)


def _opened(data: bytes) -> "PdfReader":
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(data), strict=False)


def _pdf_pages(data: bytes) -> "list[PageObject]":
    try:
        pdf = _opened(data)
        if pdf.is_encrypted:
            raise UnusableError(ENCRYPTED)
        if len(pdf.pages) > PAGE_LIMIT:
            raise UnusableError(TOO_MANY)
        pages = _written([_bare(page) for page in pdf.pages])
    except (UnusableError, MemoryError):
        raise
    except Exception as error:  # what pypdf raises on damaged files is no closed list
        raise UnusableError(DAMAGED) from error
    if not pages:
        raise UnusableError(EMPTY)
    return pages


def _bare(page: "PageObject") -> "PageObject":
    """Take from a page what acts, points elsewhere or holds files, and leave what is seen, soundly laid out."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, RectangleObject

    boxes = {
        key: RectangleObject(_sides(box)) for key, box in (("/MediaBox", page.mediabox), ("/CropBox", page.cropbox))
    }
    turned = NumberObject(page.rotation)
    for key in [key for key in page if key not in _KEPT]:
        del page[key]
    page.update({NameObject(key): box for key, box in boxes.items()} | {NameObject("/Rotate"): turned})
    marks = page.get("/Annots")
    seen = [mark for entry in marks.get_object() if (mark := _seen_mark(entry.get_object()))] if marks else []
    if seen:
        page[NameObject("/Annots")] = ArrayObject(seen)
    elif marks is not None:
        del page["/Annots"]
    if page.get_contents() is None:
        page.pop("/Contents", None)
    resources = page.get("/Resources", DictionaryObject()).get_object()
    fonts = resources.get("/Font", DictionaryObject()).get_object()
    if not isinstance(fonts, DictionaryObject):
        raise UnusableError(DAMAGED)
    return page


def _sides(box: Any) -> tuple[float, float, float, float]:
    left, low, right, high = (float(side) for side in (box.left, box.bottom, box.right, box.top))
    if not (left < right and low < high and all(map(isfinite, (left, low, right, high)))):
        raise UnusableError(DAMAGED)
    return left, low, right, high


def _written(pages: "Sequence[PageObject]") -> "list[PageObject]":
    """The pages as they come back from a file of their own: what can't be copied or written ends here."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for page in pages:
        writer.add_page(page)
    made = io.BytesIO()
    writer.write(made)
    return list(_opened(made.getvalue()).pages)


def _seen_mark(mark: Any) -> Any:
    """A mark on the page (a stamp, the look of a signature) without its links; None where nothing is seen of it."""
    from pypdf.generic import DictionaryObject

    if not isinstance(mark, DictionaryObject) or mark.get("/Subtype") in _MARKS_LEFT_OUT or "/AP" not in mark:
        return None
    return DictionaryObject({key: value for key, value in mark.items() if key in _KEPT_OF_MARK})


def _picture_pages(data: bytes) -> "list[PageObject]":
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as picture:
            if picture.width * picture.height > PIXEL_LIMIT:
                raise UnusableError(TOO_FINE)
            if picture.format != "TIFF":
                return _page_of(picture, data)
            if getattr(picture, "n_frames", 1) > PAGE_LIMIT:
                raise UnusableError(TOO_MANY)
            return [page for frame in ImageSequence.Iterator(picture) for page in _page_of(frame, b"")]
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise UnusableError(TOO_FINE if isinstance(error, Image.DecompressionBombError) else NEITHER) from error
    except (UnusableError, MemoryError):
        raise
    except Exception as error:  # what Pillow raises on damaged files is no closed list
        raise UnusableError(DAMAGED) from error


def _page_of(picture: "Image.Image", data: bytes) -> "list[PageObject]":
    """Put a picture on a page of A4, upright or across as the picture is, turned as its camera says."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    if picture.width * picture.height > PIXEL_LIMIT:
        raise UnusableError(TOO_FINE)
    turned = orientation_of(picture)
    width, height = reversed(picture.size) if changes_sides(turned) else picture.size
    as_it_is = data.startswith(b"\xff\xd8\xff") and turned == 1
    if as_it_is:
        picture.draft(None, (width // 8, height // 8))  # every byte is read, little is kept
        picture.load()
    page = (PAGE_LONG, PAGE_SHORT) if width > height else (PAGE_SHORT, PAGE_LONG)
    scale = min((page[0] - 2 * _PICTURE_MARGIN) / width, (page[1] - 2 * _PICTURE_MARGIN) / height)
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=page, invariant=1)
    source = ImageReader(io.BytesIO(data) if as_it_is else _packed(picture))
    left, low = (page[0] - width * scale) / 2, (page[1] - height * scale) / 2
    canvas.drawImage(source, left, low, width * scale, height * scale)
    canvas.save()
    return list(_opened(made.getvalue()).pages)


def _packed(picture: "Image.Image") -> io.BytesIO:
    """A picture as a file: photographs as JPEG, greys and black-and-white scans without loss, on white."""
    upright = smooth(picture)
    packed = io.BytesIO()
    if upright.mode == "L":
        upright.save(packed, "PNG")
    else:
        upright.save(packed, "JPEG", quality=_JPEG_QUALITY)
    return packed
