"""How many pages a file has."""

import io

import pytest
from PIL import Image
from pypdf import PdfWriter

from desktop_app.documents.pages import page_count
from desktop_app.system.errors import NotFound


def pdf(pages, password=""):
    """A PDF of blank pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def picture(kind):
    """A small picture."""
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "pages"),
    [
        (pdf(1), 1),
        (pdf(3), 3),
        (pdf(0), None),
        (pdf(2, "x"), None),
        (pdf(3)[:200], None),
        (b"%PDF-1.7\n" + b"\x00" * 50, None),
        (b"", None),
        (b"PK\x03\x04 a docx", None),
        *((picture(kind), 1) for kind in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")),
    ],
)
def test_pages(content, pages, tmp_path, caplog):
    path = tmp_path / "file"
    path.write_bytes(content)
    assert page_count(path) == pages


def test_a_missing_file_is_a_fault(tmp_path):
    with pytest.raises(NotFound):
        page_count(tmp_path / "none.pdf")
