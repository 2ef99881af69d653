"""Trọn bộ hồ sơ: every page there, turned and numbered, the outline, and a page for what can't be bound."""

import io
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Link
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents import bound, bound_sources
from desktop_app.documents.bound import Order, bind, without
from desktop_app.documents.bound_sources import Piece
from desktop_app.documents.layout import MM
from desktop_app.domain.kinds import PaperFormat
from desktop_app.domain.papers import Unbound
from tests.documents.build import DAY
from tests.documents.read import pdf_pages, written
from tests.documents.specimens import SPECIMENS


def scan(*texts: str, rotate: int = 0, password: str = "", hostile: bool = False) -> bytes:
    """A PDF from outside with a page for each text."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, 842))
    for text in texts:
        canvas.drawString(100, 400, text)
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=io.BytesIO(made.getvalue()))
    for number in range(len(texts)):
        writer.pages[number].rotate(rotate)
    if hostile:
        action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("1")}
        script = DictionaryObject({NameObject(key): value for key, value in action.items()})
        writer.root_object[NameObject("/OpenAction")] = script
        writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
        writer.add_attachment("x.exe", b"MZ")
        writer.add_annotation(0, Link(rect=(0, 0, 50, 50), url="http://example.test/"))
        stamp = writer.add_annotation(0, FreeText(text="Dau", rect=(60, 60, 200, 100)))
        stamp[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(DecodedStreamObject())})
    if password:
        writer.encrypt(password)
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def picture(kind="JPEG", size=(300, 200), mode="RGB", orientation=1, frames=1):
    """A picture with a dark upper left quarter."""
    image = Image.new(mode, size, 1 if mode == "1" else "white")
    image.paste(0, (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[274] = orientation
    packed = io.BytesIO()
    more = {"save_all": True, "append_images": [image] * (frames - 1)} if frames > 1 else {}
    image.save(packed, kind, exif=exif, **more)
    return packed.getvalue()


@pytest.fixture
def binder(tmp_path):
    """Binds contents by title; gives the PDF and what was not bound."""

    def run(**contents):
        pieces = []
        for number, (title, content) in enumerate(contents.items()):
            path = None if content is None else tmp_path / f"{number}.bin"
            if path is not None:
                path.write_bytes(content)
            pieces.append(Piece(title=title, path=path, name=f"{title}.pdf"))
        order = Order(
            pieces=tuple(pieces), target=tmp_path / "x.pdf", marker=tmp_path / "m", title="Hồ sơ", author="A", stamp=DAY
        )
        unbound = bind(order, progress=lambda *_: None)
        return order.target.read_bytes(), unbound

    return run


def test_pages_follow_one_another_with_outline_numbers_and_properties(binder, tmp_path):
    paper = written(SPECIMENS["phieu-kiem-tra"](), PaperFormat.PDF, tmp_path)
    pdf, unbound = binder(**{"Tờ trình": paper, "Quyết định 12/QĐ": scan("one", "two"), "Ảnh": picture()})
    assert unbound == ()
    reader: Any = PdfReader(io.BytesIO(pdf))
    assert [(item.title, reader.get_destination_page_number(item)) for item in reader.outline] == [
        ("Tờ trình", 0),
        ("Quyết định 12/QĐ", 2),
        ("Ảnh", 4),
    ]
    assert [page.split()[-1] for page in pdf_pages(pdf)] == ["1", "2", "3", "4", "5"]
    assert pdf_pages(pdf)[0].split()[:-1] == pdf_pages(paper)[0].split()
    assert (reader.metadata.title, reader.root_object["/Lang"], reader.page_mode) == ("Hồ sơ", "vi-VN", "/UseOutlines")


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_the_number_stands_at_the_lower_right_of_the_page_as_it_is_seen(rotate, binder):
    pdf, _ = binder(Scan=scan("one", rotate=rotate))
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    image = page.render(scale=2).to_pil().convert("L")
    width, height = image.size
    corner = image.crop((width - round(2 * 14 * MM), height - round(2 * 14 * MM), width, height))
    assert corner.getextrema()[0] < 100
    document.close()


@pytest.mark.parametrize(
    ("content", "sides"),
    [
        (picture(size=(300, 200)), (297, 210)),
        (picture(size=(200, 300)), (210, 297)),
        (picture(size=(300, 200), orientation=6), (210, 297)),
        (picture("PNG", mode="RGBA"), (297, 210)),
        (picture("PNG", mode="P"), (297, 210)),
        (picture("TIFF", mode="1"), (297, 210)),
        (picture("BMP"), (297, 210)),
        (picture("GIF", mode="L"), (297, 210)),
        (picture("WEBP"), (297, 210)),
    ],
)
def test_a_picture_becomes_a_page_of_a4(content, sides, binder):
    pdf, unbound = binder(Picture=content)
    assert unbound == ()
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    assert (round(page.mediabox.width / MM), round(page.mediabox.height / MM)) == sides


@pytest.mark.parametrize(
    ("orientation", "dark"), [(1, (0.25, 0.25)), (3, (0.75, 0.75)), (6, (0.75, 0.25)), (8, (0.25, 0.75))]
)
def test_a_picture_is_turned_as_the_camera_says(orientation, dark, binder):
    pdf, _ = binder(Picture=picture(orientation=orientation))
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=1).to_pil().convert("L")
    box = (image.width * 0.5, image.height * 0.5)
    across, down = (300, 200) if image.width > image.height else (200, 300)
    scale = min((image.width - 68) / across, (image.height - 68) / down)
    x = box[0] + (dark[0] - 0.5) * across * scale
    y = box[1] + (dark[1] - 0.5) * down * scale
    assert image.getpixel((round(x), round(y))) < 80
    assert image.getpixel((round(2 * box[0] - x), round(2 * box[1] - y))) > 200
    document.close()


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("TIFF", "1")])
def test_a_picture_finer_than_paper_is_bound_at_half_its_size(kind, mode, binder):
    pdf, unbound = binder(Scan=picture(kind, (6_000, 4_000), mode))
    assert unbound == ()
    (image,) = PdfReader(io.BytesIO(pdf)).pages[0].images
    assert image.image is not None
    assert image.image.size == (3_000, 2_000)


def test_every_frame_of_a_tiff_is_a_page(binder):
    pdf, _ = binder(Scan=picture("TIFF", frames=3))
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, bound_sources.ABSENT),
        (scan("x", password="s"), bound_sources.ENCRYPTED),
        (b"%PDF-1.7\n" + b"\x00" * 200, bound_sources.DAMAGED),
        (scan("x")[:300], bound_sources.DAMAGED),
        (scan(), bound_sources.EMPTY),
        (b"PK\x03\x04 a Word file", bound_sources.NEITHER),
        (b"", bound_sources.NEITHER),
        (picture()[:400], bound_sources.DAMAGED),
        (picture("PNG", size=(8000, 6000), mode="1"), bound_sources.TOO_FINE),
    ],
)
def test_e16_what_cannot_be_bound_has_a_page_that_says_so(content, reason, binder):
    pdf, unbound = binder(**{"Trước": scan("before"), "Quyết định 12/QĐ": content, "Sau": scan("after")})
    assert unbound == (Unbound("Quyết định 12/QĐ", reason),)
    pages = [" ".join(page.split()) for page in pdf_pages(pdf)]
    assert len(pages) == 3
    assert pages[0].startswith("before")
    assert pages[2].startswith("after")
    for words in ("TÀI LIỆU CHƯA ĐƯỢC ĐÓNG KÈM", "Quyết định 12/QĐ", reason):
        assert words in pages[1]


def _broken(name: str, value: Any) -> bytes:
    """A scan whose page has something else than it should have under a name."""
    writer = PdfWriter(clone_from=io.BytesIO(scan("x")))
    if value is None:
        del writer.pages[0][name]
    else:
        writer.pages[0][NameObject(name)] = value
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("/Rotate", DictionaryObject()),
        ("/CropBox", ArrayObject(map(NumberObject, (0, 0, 200)))),
        ("/MediaBox", ArrayObject(map(NumberObject, (200, 0, 200, 300)))),
        ("/Resources", DictionaryObject({NameObject("/Font"): NumberObject(1)})),
        ("/Resources", NumberObject(1)),
    ],
)
def test_e16_a_page_that_is_laid_out_wrongly_is_one_that_cannot_be_bound(name, value, binder):
    pdf, unbound = binder(Scan=_broken(name, value), Sau=scan("after"))
    assert unbound == (Unbound("Scan", bound_sources.DAMAGED),)
    assert pdf_pages(pdf)[1].startswith("after")


def test_an_empty_page_is_bound(binder):
    pdf, unbound = binder(Scan=_broken("/Contents", None))
    assert unbound == ()
    assert pdf_pages(pdf)[0].strip() == "1"


def test_a_file_over_the_limits_has_a_page_that_says_so(binder, monkeypatch):
    monkeypatch.setattr(bound_sources, "PAGE_LIMIT", 1)
    assert binder(Scan=scan("one", "two"))[1] == (Unbound("Scan", bound_sources.TOO_MANY),)
    monkeypatch.setattr(bound_sources, "SIZE_LIMIT", 100)
    assert binder(Scan=scan("one"))[1] == (Unbound("Scan", bound_sources.TOO_LARGE),)
    monkeypatch.undo()
    monkeypatch.setattr(bound, "TOTAL_LIMIT", 2)
    assert binder(One=scan("one", "two"), Two=scan("three"))[1] == (Unbound("Two", bound.TOO_LONG),)


def test_nothing_that_acts_or_hides_comes_along_and_what_is_seen_does(binder):
    pdf, _ = binder(Scan=scan("one", hostile=True))
    for word in (b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/EmbeddedFile", b"/OpenAction", b"/AA ", b"x.exe"):
        assert word not in pdf
    page: Any = PdfReader(io.BytesIO(pdf)).pages[0]
    assert [mark.get_object()["/Subtype"] for mark in page["/Annots"]] == ["/FreeText"]


def test_the_same_files_give_the_same_bytes(binder):
    files = {"Một": scan("one"), "Hai": picture(orientation=6), "Ba": None}
    assert binder(**files) == binder(**files)


def test_a_document_that_ended_the_process_is_left_out_by_its_place():
    pieces = (Piece(title="Một", path=None), Piece(title="Hai", path=None))
    assert without(pieces, 1, "lý do") == (pieces[0], replace(pieces[1], unusable="lý do"))
