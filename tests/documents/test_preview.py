"""Pages as pictures: what is drawn, and files that can't be."""

import io
import struct
import threading
import zlib

import pytest
from PIL import Image
from pypdf import PdfWriter

from desktop_app.documents.preview import PdfPages, draw_outside, measure_outside
from desktop_app.domain.errors import InputError
from desktop_app.domain.pages import PageSize
from desktop_app.system.errors import NotFound


def pdf(path, *sizes, password=""):
    """A PDF of blank pages of these sizes."""
    writer = PdfWriter()
    for size in sizes:
        writer.add_blank_page(*size)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    path.write_bytes(file.getvalue())
    return path


def test_a_page_is_drawn_at_its_scale(tmp_path):
    with PdfPages(pdf(tmp_path / "Tờ trình.pdf", (200, 300), (400, 100))) as pages:
        assert pages.sizes == (PageSize(200, 300), PageSize(400, 100))
        picture = pages.draw(1, 2)
    assert (picture.width, picture.height) == (800, 200)
    assert len(picture.pixels) == picture.stride * picture.height
    assert set(picture.pixels[: 4 * 800 : 4]) == {255}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "đã hỏng"),
        (b"xin ch\xc3\xa0o", "đã hỏng"),
        (b"%PDF-1.7\n" + b"\x00" * 80, "đã hỏng"),
    ],
)
def test_what_is_no_pdf_is_refused_in_a_sentence(tmp_path, content, said):
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        PdfPages(path)


def test_a_pdf_without_pages_is_refused(tmp_path):
    with pytest.raises(InputError, match="đã hỏng"):
        PdfPages(pdf(tmp_path / "a.pdf"))


def test_a_locked_pdf_says_that_it_is_locked(tmp_path):
    with pytest.raises(InputError, match="mật khẩu"):
        PdfPages(pdf(tmp_path / "a.pdf", (10, 10), password="x"))


def test_a_missing_file_is_a_fault_of_the_system(tmp_path):
    with pytest.raises(NotFound):
        PdfPages(tmp_path / "a.pdf")


def test_nothing_is_drawn_once_it_is_closed(tmp_path):
    pages = PdfPages(pdf(tmp_path / "a.pdf", (10, 10)))
    pages.close()
    pages.close()
    with pytest.raises(InputError, match="trang 1"):
        pages.draw(0, 1)


def test_many_threads_draw_at_once(tmp_path):
    drawn = []
    with PdfPages(pdf(tmp_path / "a.pdf", *[(100, 100)] * 8)) as pages:
        threads = [threading.Thread(target=lambda n=n: drawn.append(pages.draw(n, 3).width)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert drawn == [300] * 8


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_a_picture_is_a_page(tmp_path, kind):
    path = tmp_path / "quet"
    Image.new("RGB", (150, 300), "red").save(path, kind)
    assert measure_outside(path) == (PageSize(72, 144),)
    picture = draw_outside(path, 0, 1)
    assert (picture.width, picture.height, picture.stride) == (72, 144, 288)
    blue, _green, red = picture.pixels[:3]
    assert red > 240
    assert blue < 20


def test_a_photograph_is_turned_as_the_camera_says(tmp_path):
    path = tmp_path / "anh.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (150, 300)).save(path, exif=exif)
    assert measure_outside(path) == (PageSize(144, 72),)
    assert draw_outside(path, 0, 1).width == 144


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB"), ("JPEG", "CMYK")])
def test_e14_a_picture_at_the_limit_is_drawn_no_finer_than_paper(tmp_path, kind, mode):
    path = tmp_path / "anh"
    Image.new(mode, (8_000, 5_000)).save(path, kind)
    picture = draw_outside(path, 0, 50)
    assert 11_900_000 < picture.width * picture.height <= 12_100_000
    assert (picture.stride, len(picture.pixels)) == (4 * picture.width, 4 * picture.width * picture.height)


def test_all_pages_of_a_tiff_are_seen(tmp_path):
    path = tmp_path / "quet.tif"
    Image.new("1", (15, 15)).save(path, save_all=True, append_images=[Image.new("1", (30, 15))])
    assert len(measure_outside(path)) == 2
    assert draw_outside(path, 1, 10).width == 144


@pytest.mark.parametrize("side", [7_000, 14_000, 20_000])
def test_e14_a_picture_that_would_fill_the_memory_is_refused(tmp_path, side):
    path = tmp_path / "to.png"
    Image.new("1", (side, side)).save(path)
    with pytest.raises(InputError, match="quá lớn"):
        measure_outside(path)


@pytest.mark.parametrize(
    "head", [b"PK\x03\x04", b"SIMPLE  =", b"8BPS\x00\x01", b"%!PS-Adobe-3.0 EPSF-3.0", b"STARTFONT 2.1\n"]
)
def test_e15_what_is_neither_pdf_nor_picture_is_refused(tmp_path, head):
    """Word, FITS, Photoshop, EPS and a font, called a picture."""
    path = tmp_path / "a.jpg"
    path.write_bytes(head + bytes(200))
    with pytest.raises(InputError, match="không đúng loại"):
        measure_outside(path)


def test_e15_a_picture_cut_short_says_which_page(tmp_path):
    path = tmp_path / "anh.jpg"
    file = io.BytesIO()
    Image.effect_noise((400, 400), 90).save(file, "JPEG")
    path.write_bytes(file.getvalue()[:3000])
    assert len(measure_outside(path)) == 1
    with pytest.raises(InputError, match="trang 1"):
        draw_outside(path, 0, 1)


def test_e15_a_picture_whose_notes_are_damaged_is_refused(tmp_path):
    path = tmp_path / "anh.png"
    exif = Image.Exif()
    exif[274] = 1
    file = io.BytesIO()
    Image.new("L", (10, 10)).save(file, "PNG", exif=exif)
    place = file.getvalue().index(b"eXIf") + 4
    damaged = bytearray(file.getvalue())
    damaged[place : place + 4] = b"????"
    checked = struct.unpack(">L", damaged[place - 8 : place - 4])[0]
    crc = zlib.crc32(damaged[place - 4 : place + checked])
    damaged[place + checked : place + checked + 4] = struct.pack(">L", crc)
    path.write_bytes(damaged)
    with pytest.raises(InputError, match="hỏng"):
        measure_outside(path)


def test_e16_a_page_that_cannot_be_read_is_told_when_it_is_drawn(tmp_path):
    path = pdf(tmp_path / "hai.pdf", (200, 300), (200, 300))
    path.write_bytes(path.read_bytes().replace(b"/Type /Page\n", b"/Type /Pogo\n", 1))
    with PdfPages(path) as pages:
        assert len(pages.sizes) == 2
        with pytest.raises(InputError, match="trang 1"):
            pages.draw(0, 1)
        assert pages.draw(1, 1).width == 200


@pytest.mark.parametrize("scale", [2, 50])
def test_e14_a_page_as_large_as_a_house_is_drawn_smaller(tmp_path, scale):
    with PdfPages(pdf(tmp_path / "to.pdf", (14_400, 14_400))) as pages:
        picture = pages.draw(0, scale)
    assert picture.width * picture.height <= 12_100_000
