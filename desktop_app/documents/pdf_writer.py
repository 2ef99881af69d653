"""Writes a document as PDF, with ReportLab's canvas."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, BinaryIO

from desktop_app.documents.content import (
    Addressees,
    Block,
    Document,
    Figure,
    Letterhead,
    Paragraph,
    Signature,
    Table,
    Title,
)
from desktop_app.documents.fonts import face, register_fonts
from desktop_app.documents.heads import plan_title
from desktop_app.documents.layout import (
    ADDRESSEE,
    ADDRESSEE_ITEM,
    ADDRESSEES,
    BODY,
    FIGURE_TITLE,
    PAGE_LONG,
    PAGE_SHORT,
    PROGRAM,
    ROLE_STYLES,
    SALUTATION,
)
from desktop_app.documents.pdf_figure import FigurePart
from desktop_app.documents.pdf_parts import (
    LetterheadPart,
    Part,
    SignaturePart,
    TextPart,
    heading,
    paragraph,
    signature_lines,
)
from desktop_app.documents.pdf_sheet import Sheet
from desktop_app.documents.pdf_table import TablePart
from desktop_app.documents.phrases import addressee_lines


def write_pdf(document: Document, file: BinaryIO) -> None:
    """Write the document: fonts embedded as subsets, title, language and bookmark set, the same bytes each time."""
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    options: dict[str, Any] = {
        "pagesize": (PAGE_LONG, PAGE_SHORT) if document.landscape else (PAGE_SHORT, PAGE_LONG),
        "pageCompression": 1,
        "invariant": 1,
        "initialFontName": face(BODY),  # else an unembedded Helvetica is listed
        "initialFontSize": BODY.size,
        "lang": "vi-VN",
    }
    canvas = Canvas(file, **options)
    day = f"D:{document.stamp:%Y%m%d}000000+07'00'"
    canvas.setDateFormatter(lambda *_clock: day)
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject(document.title)
    canvas.setCreator(PROGRAM)
    canvas.bookmarkPage("document")
    canvas.addOutlineEntry(document.title, "document", 0)
    sheet = Sheet(canvas, landscape=document.landscape, sample=document.sample)
    parts = list(_parts(document, sheet.width))
    _share_spaces(parts)
    _place(parts, sheet)
    sheet.finish()
    canvas.save()


def _share_spaces(parts: Sequence[Part]) -> None:
    """Let the space between two paragraphs be the larger of theirs, not both."""
    for upper, lower in pairwise(parts):
        if isinstance(upper, TextPart) and isinstance(lower, TextPart):
            lower.above = upper.style.after


def _place(parts: Sequence[Part], sheet: Sheet) -> None:
    for place, part in enumerate(parts):
        part.place(sheet, _company(parts[place + 1 :]) if part.keep_next else 0.0)


def _company(following: Sequence[Part]) -> float:
    """The height that has to stand on the same page as the end of the part before."""
    height = 0.0
    for part in following:
        if not part.keep_next:
            return height + part.least
        height += part.height
    return height


def _parts(document: Document, width: float) -> Iterator[Part]:
    followers = (*document.blocks[1:], None)
    for block, follower in zip(document.blocks, followers, strict=True):
        for part in _block_parts(block, width):
            if isinstance(follower, Signature):
                part.keep_next = True
            yield part


def _block_parts(block: Block, width: float) -> list[Part]:
    match block:
        case Letterhead():
            return [LetterheadPart(block, width)]
        case Title():
            return [heading(head, width) for head in plan_title(block, width)]
        case Addressees():
            return _addressees(block, width)
        case Paragraph():
            return [paragraph(block.text, ROLE_STYLES[block.role], width, lead=block.lead)]
        case Table():
            return [TablePart(block)]
        case Figure():
            return [paragraph(block.chart.title, FIGURE_TITLE, width, keep_next=True), FigurePart(block.chart, width)]
        case Signature() if block.recipients or block.beside:
            return [SignaturePart(block, width)]
        case Signature():
            return list(signature_lines(block, width))


def _addressees(block: Addressees, width: float) -> list[Part]:
    if len(block.names) == 1:
        return [paragraph(f"{SALUTATION} {block.names[0]}", ADDRESSEE, width)]
    return [
        paragraph(SALUTATION, ADDRESSEES, width),
        *(paragraph(line, ADDRESSEE_ITEM, width) for line in addressee_lines(block.names)),
    ]
