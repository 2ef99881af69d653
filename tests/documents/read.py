"""Reads back what the writers wrote, without the writers' own libraries where that is easy."""

import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook

from desktop_app.documents.content import Document
from desktop_app.documents.write import write_document
from desktop_app.domain.kinds import PaperFormat

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

PICTURE = "‹hình›"
"""Stands for a picture in the lines of a DOCX."""


def written(document: Document, file_format: PaperFormat, folder: Path) -> bytes:
    """The bytes of a document in a format."""
    path = folder / f"document.{file_format}"
    write_document(document, file_format, path)
    return path.read_bytes()


def part(docx: bytes, name: str) -> str:
    """The text of one part of a DOCX."""
    with ZipFile(io.BytesIO(docx)) as package:
        return package.read(name).decode()


def parsed(docx: bytes, name: str) -> Any:
    """One part of a DOCX as an XML tree."""
    return fromstring(part(docx, name))


def docx_lines(docx: bytes) -> list[str]:
    """Each paragraph of the body as `[style] text`, cells of tables among them, rows begun by `|`."""
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in parsed(docx, "word/styles.xml").iter(f"{W}style")
    }
    return list(_lines(parsed(docx, "word/document.xml"), names))


def _lines(element, names) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}tr":
            yield "|"
        if child.tag == f"{W}p":
            style = child.find(f"{W}pPr/{W}pStyle")
            yield f"[{names[style.get(f'{W}val')]}] {_text(child)}".rstrip()
        else:
            yield from _lines(child, names)


def _text(paragraph) -> str:
    pieces = {f"{W}t": lambda item: item.text or "", f"{W}br": lambda _item: " ", f"{W}tab": lambda _item: " "}
    text = "".join(pieces[item.tag](item) for item in paragraph.iter() if item.tag in pieces)
    return f"{text}{PICTURE}" if any(item.tag.endswith("}pic") for item in paragraph.iter()) else text


def docx_words(docx: bytes) -> list[str]:
    """All words of the body, in order."""
    return " ".join(line.replace(PICTURE, "") for line in _bare_lines(docx)).split()


def _bare_lines(docx: bytes) -> list[str]:
    return [re.sub(r"^\[[^\]]*\]|^\|$", "", line) for line in docx_lines(docx)]


def pdf_pages(pdf: bytes) -> list[str]:
    """The text of each page, as a reader copies it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append(text.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-"))
            text.close()
            page.close()
        return pages
    finally:
        document.close()


def pdf_words(pdf: bytes) -> list[str]:
    """All words of a PDF in order, the page numbers taken away."""
    words: list[str] = []
    for number, text in enumerate(pdf_pages(pdf), start=1):
        found = text.split()
        if number > 1:
            assert found[0] == str(number)
            del found[0]
        words += found
    return words


def xlsx_words(xlsx: bytes) -> list[str]:
    """All words of the sheet, row by row."""
    sheet = load_workbook(io.BytesIO(xlsx)).worksheets[0]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    return " ".join(cells).split()


def is_nfc(text: str) -> bool:
    """Whether a text is in Unicode's composed form."""
    return unicodedata.is_normalized("NFC", text)
