"""Text taken from a Word document from outside."""

import io
import unicodedata
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from desktop_app.domain.errors import InputError
from desktop_app.services import editing
from tests.cli.office import PDF


def document() -> bytes:
    made = docx.Document()
    made.add_paragraph(unicodedata.normalize("NFD", "Mô tả sáng kiến"))
    made.add_paragraph("   ")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ["Nội dung", "Kết quả", "", "Giảm 30%"], strict=True
    ):
        cell.text = text
    made.add_paragraph("Dòng một\nDòng hai\tcó tab")
    made.add_paragraph("C«ng ®oµn c¬ së tæ chøc héi nghÞ")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_text_of_a_document(tmp_path: Path) -> None:
    path = tmp_path / "mô tả.docx"
    path.write_bytes(document())
    assert editing.text_of_document(path).split("\n") == [
        "Mô tả sáng kiến",
        "Nội dung | Kết quả",
        "Giảm 30%",
        "Dòng một",
        "Dòng hai có tab",
        "Công đoàn cơ sở tổ chức hội nghị",
    ]


def word(body: str) -> bytes:
    """A document whose body is this XML."""
    made = docx.Document()
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    names += 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    for element in parse_xml(f"<w:body {names}>{body}</w:body>"):
        made.element.body.append(element)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def line(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def table(*cells: str) -> str:
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('A')}<w:ins>{run('B')}</w:ins><w:del><w:r><w:delText>C</w:delText></w:r></w:del></w:p>", "AB"),
        (f"<w:p><w:hyperlink>{run('liên kết')}</w:hyperlink>{run(' sau')}</w:p>", "liên kết sau"),
        (f"<w:sdt><w:sdtContent><w:p>{run('trong khung')}</w:p></w:sdtContent></w:sdt>", "trong khung"),
        (f"<w:p><w:r><mc:AlternateContent><mc:Choice>{run('hộp')}</mc:Choice></mc:AlternateContent></w:r></w:p>", ""),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr></w:p>", ""),
        (
            table(
                f"<w:p>{run('a')}</w:p>{table(*(f'<w:p>{run(text)}</w:p>' for text in 'bc'))}", f"<w:p>{run('d')}</w:p>"
            ),
            "a b | c | d",
        ),
    ],
)
def test_text_as_it_would_be_printed(tmp_path: Path, body: str, text: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word(body))
    assert editing.text_of_document(path) == text


def packed(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "Không tìm thấy"),
        (b"", "trống"),
        (OLE + b"WordDocument", "kiểu cũ"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (PDF, "PDF"),
        (b"xin", "không phải tệp Word"),
        (document()[:-200], "hỏng"),
        (b"PK\x03\x04" + b"x" * 200, "hỏng"),
        (packed(("xl/workbook.xml", b"<a/>")), "không phải tệp Word"),
        (packed(("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>")), "hỏng"),
        (packed(("[Content_Types].xml", b"<!DOCTYPE a>"), ("word/document.xml", b"<a/>")), "hỏng"),
        (packed(*((str(number), b"") for number in range(5001))), "quá lớn"),
    ],
)
def test_what_is_no_document_is_told(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "tep.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=words):
        editing.text_of_document(path)
