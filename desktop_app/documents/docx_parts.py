"""Puts each block of a document's content into a Word document."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from desktop_app.documents.content import (
    Addressees,
    Block,
    Figure,
    Letterhead,
    Paragraph,
    Signature,
    Table,
    Title,
)
from desktop_app.documents.docx_xml import drawn_rule, keep_row_whole, set_only_top_border, shape_table
from desktop_app.documents.figure import figure_picture
from desktop_app.documents.heads import Head, motto_rule, plan_letterhead, plan_title
from desktop_app.documents.layout import (
    ADDRESSEE,
    ADDRESSEE_ITEM,
    ADDRESSEES,
    CODE,
    CODE_LABEL,
    FIGURE,
    FIGURE_TITLE,
    MM,
    MOTTO,
    NATION,
    NATIONAL_MOTTO,
    NATIONAL_NAME,
    QR_SIZE,
    RECIPIENT,
    RECIPIENT_HEAD,
    RECIPIENTS,
    ROLE_STYLES,
    RULE_DROP,
    SALUTATION,
    SIGNATURE_BEFORE,
    SIGNATURE_LEFT,
    TABLE_CELL,
    TABLE_HEAD,
    TextStyle,
)
from desktop_app.documents.metrics import ruler
from desktop_app.documents.phrases import addressee_lines, recipient_lines, signature_texts
from desktop_app.documents.qr import qr_png

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph as WordParagraph

ROWS_MARK: Final = "rows-{}"
"""The comment that stands where the rows of the table with this number go."""


class Composer:
    """Puts blocks into a Word document one after another; `width` is that of the text in points."""

    def __init__(self, word: "WordDocument", width: float) -> None:
        self._word, self._width = word, width
        self._rules = 0
        self._signed: Signature | None = None
        self.tables: list[tuple[Table, bool]] = []

    def add(self, block: Block, follower: Block | None) -> None:
        """Put a block at the end; its end stays on one page with a signature that comes next."""
        signature = follower if isinstance(follower, Signature) else None
        match block:
            case Letterhead():
                self._letterhead(block)
            case Title():
                for head in plan_title(block, self._width):
                    self._head(self._word.add_paragraph(), head)
            case Addressees():
                self._addressees(block)
            case Paragraph():
                paragraph = self._led_paragraph(block)
                if signature:
                    paragraph.paragraph_format.keep_with_next = True
                    paragraph.paragraph_format.keep_together = True
            case Table():
                self._table(block, signature)
            case Figure():
                self._figure(block)
            case Signature() if block is self._signed:
                self._end_after_table()
            case Signature() if block.recipients or block.beside:
                self._signature_in_columns(block)
            case Signature():
                self._signature(block, iter(self._word.add_paragraph, None))

    def _paragraph(self, text: str, style: TextStyle) -> "WordParagraph":
        return self._word.add_paragraph(text, style.name)

    def _led_paragraph(self, block: Paragraph) -> "WordParagraph":
        paragraph = self._paragraph("", ROLE_STYLES[block.role])
        if block.lead:
            paragraph.add_run(block.lead).bold = True
        paragraph.add_run(block.text.removeprefix(block.lead))
        return paragraph

    def _head(self, paragraph: "WordParagraph", head: Head) -> None:
        paragraph.style = head.style.name
        run = paragraph.add_run()
        for place, line in enumerate(head.lines):
            if place:
                run.add_break()
            run.add_text(line)
        if head.rule:
            self._rules += 1
            down = len(head.lines) * head.style.leading + RULE_DROP
            paragraph._p.append(drawn_rule(head.rule, down, self._rules))

    def _letterhead(self, block: Letterhead) -> None:
        plan = plan_letterhead(block, self._width)
        table = self._word.add_table(2, 2)
        shape_table(table, [plan.left_width, plan.right_width], ruled=False)
        nation, motto = Head((NATIONAL_NAME,), NATION), Head((NATIONAL_MOTTO,), MOTTO, motto_rule())
        stacks = ((plan.upper, plan.own), (nation, motto), (plan.number,), (plan.date,))
        for cell, heads in zip([cell for row in table.rows for cell in row.cells], stacks, strict=True):
            shown = [head for head in heads if head.lines] or heads[:1]
            for head, paragraph in zip(shown, _paragraphs(cell), strict=False):
                self._head(paragraph, head)
        for row in table.rows:
            keep_row_whole(row)

    def _addressees(self, block: Addressees) -> None:
        if len(block.names) == 1:
            self._paragraph(f"{SALUTATION} {block.names[0]}", ADDRESSEE)
            return
        self._paragraph(SALUTATION, ADDRESSEES)
        for line in addressee_lines(block.names):
            self._paragraph(line, ADDRESSEE_ITEM)

    def _table(self, block: Table, signature: Signature | None) -> None:
        from lxml.etree import Comment

        widths = [column.width * MM for column in block.columns]
        signed = signature is not None and not signature.recipients and signature.beside is None
        table = self._word.add_table(2 if signed else 1, len(widths))
        shape_table(table, widths, ruled=True)
        for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
            lines = ruler(TABLE_HEAD).balanced_in_cell(column.header, column.width * MM)
            self._head(cell.paragraphs[0], Head(tuple(line.text for line in lines), TABLE_HEAD))
            _centre_vertically(cell)
        keep_row_whole(table.rows[0], header=True)
        head = table.rows[0]._tr
        head.addnext(Comment(ROWS_MARK.format(len(self.tables))))
        self.tables.append((block, signature is not None))
        if signature is not None and signed:
            self._sign_in(table.rows[1], signature)
        if not block.headed:
            table._tbl.remove(head)

    def _figure(self, block: Figure) -> None:
        from docx.shared import Pt

        self._paragraph(block.chart.title, FIGURE_TITLE).paragraph_format.keep_with_next = True
        png, width, height = figure_picture(block.chart, self._width)
        picture = self._paragraph("", FIGURE).add_run().add_picture(io.BytesIO(png), Pt(width), Pt(height))
        picture._inline.docPr.set("descr", block.chart.description)
        for side in "TBLR":
            picture._inline.set(f"dist{side}", "0")

    def _sign_in(self, row: "_Row", signature: Signature) -> None:
        """Sign in the table's last row: LibreOffice keeps rows together, but not a row with a paragraph."""
        cell = row.cells[0].merge(row.cells[-1])
        set_only_top_border(cell)
        keep_row_whole(row)
        self._signature(signature, _paragraphs(cell))
        self._signed = signature

    def _end_after_table(self) -> None:
        """Put the paragraph that a word processor wants after a table, too low to begin a page."""
        from docx.shared import Pt

        paragraph = self._paragraph("", TABLE_CELL)
        paragraph.paragraph_format.line_spacing = Pt(1)

    def _signature_in_columns(self, block: Signature) -> None:
        from docx.shared import Pt

        left = self._width * SIGNATURE_LEFT
        table = self._word.add_table(1 if block.code is None else 2, 2)
        shape_table(table, [left, self._width - left], ruled=False)
        for row in table.rows:
            keep_row_whole(row)
        beside = [(RECIPIENTS, RECIPIENT_HEAD), *((line, RECIPIENT) for line in recipient_lines(block.recipients))]
        if block.beside is not None:
            beside = signature_texts(block.beside)
        for cell, texts in zip(table.rows[0].cells, (beside, signature_texts(block)), strict=True):
            for (text, style), paragraph in zip(texts, _paragraphs(cell), strict=False):
                paragraph.style = style.name
                paragraph.add_run(text)
                paragraph.paragraph_format.keep_with_next = True
            if block.beside is not None:
                cell.paragraphs[0].paragraph_format.space_before = Pt(SIGNATURE_BEFORE)
        if block.code is not None:
            _add_qr(table.rows[0].cells[0].add_paragraph("", RECIPIENT.name), block.code.payload)
            foot = table.rows[1].cells[0].merge(table.rows[1].cells[1]).paragraphs[0]
            foot.style = CODE.name
            foot.add_run(f"{CODE_LABEL} {block.code.text}")
        self._end_after_table()

    def _signature(self, block: Signature, paragraphs: "Iterator[WordParagraph]") -> None:
        from docx.shared import Pt

        for place, ((text, style), paragraph) in enumerate(zip(signature_texts(block), paragraphs, strict=False)):
            paragraph.style = style.name
            paragraph.add_run(text)
            paragraph.paragraph_format.left_indent = Pt(self._width * SIGNATURE_LEFT)
            if place == 0:
                paragraph.paragraph_format.space_before = Pt(SIGNATURE_BEFORE)


def _paragraphs(cell: "_Cell") -> Iterator["WordParagraph"]:
    """Give the cell's own paragraph, then new ones."""
    yield cell.paragraphs[0]
    while True:
        yield cell.add_paragraph()


def _centre_vertically(cell: "_Cell") -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _add_qr(paragraph: "WordParagraph", payload: str) -> None:
    from docx.shared import Pt

    picture = paragraph.add_run().add_picture(io.BytesIO(qr_png(payload)), Pt(QR_SIZE), Pt(QR_SIZE))
    picture._inline.docPr.set("descr", payload)
    for side in "TBLR":
        picture._inline.set(f"dist{side}", "0")
