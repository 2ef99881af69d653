"""Writes a document whose core is a table as XLSX, with XlsxWriter, row by row."""

import io
from collections.abc import Mapping
from datetime import datetime, time
from typing import Any, BinaryIO, Final

from desktop_app.documents.content import Align, Document, Paragraph, Signature, Table, Title
from desktop_app.documents.fonts import FAMILY
from desktop_app.documents.layout import (
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    MM,
    REFERENCE,
    ROLE_STYLES,
    SAMPLE_MARK,
    SIGNING_SPACE,
    TABLE_CELL,
    TABLE_HEAD,
    TextStyle,
)
from desktop_app.documents.metrics import ruler
from desktop_app.documents.phrases import signature_texts
from desktop_app.system.paths import temp_folder
from desktop_app.text.unicode import truncate_utf16

_PIXELS_PER_MM: Final = 96 / 25.4
_A4: Final = 9
_CELL_LIMIT: Final = 32_767
"""What a cell holds; counted in UTF-16 units."""
_CUT: Final = " […] (còn nữa: xem bản PDF)"


def write_xlsx(document: Document, file: BinaryIO) -> None:
    """Write title, table and signature of a document; texts are never taken for formulas or numbers."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {"constant_memory": True, "tmpdir": str(temp_folder())}
    packed = io.BytesIO()
    try:
        with xlsxwriter.Workbook(packed, options) as workbook:
            _set_properties(workbook, document)
            _Sheet(workbook, document).fill()
    except FileCreateError as error:  # XlsxWriter's wrapping of an OSError
        raise error.args[0] from error
    file.write(packed.getbuffer())


def _set_properties(workbook: Any, document: Document) -> None:
    workbook.set_properties(
        {
            "title": document.title,
            "subject": document.title,
            "author": document.author,
            "created": datetime.combine(document.stamp, time()),
        }
    )


class _Sheet:
    """The one sheet of the workbook, filled from the top."""

    def __init__(self, workbook: Any, document: Document) -> None:
        self._workbook, self._document = workbook, document
        self._sheet = workbook.add_worksheet("Tổng hợp")
        self._columns = next(block.columns for block in document.blocks if isinstance(block, Table))
        self._row = 0
        self._tables = 0

    def fill(self) -> None:
        """Write all blocks that a sheet has a place for."""
        self._set_up()
        for block in self._document.blocks:
            match block:
                case Title():
                    self._title(block)
                case Paragraph():
                    self._across(block.text, ROLE_STYLES[block.role], 0, self._height(block), align="left")
                case Table():
                    self._table(block)
                case Signature():
                    self._signature(block)

    def _set_up(self) -> None:
        sheet = self._sheet
        sheet.set_paper(_A4)
        if self._document.landscape:
            sheet.set_landscape()
        inch = 72.0
        sheet.set_margins(MARGIN_LEFT / inch, MARGIN_RIGHT / inch, MARGIN_TOP / inch, MARGIN_BOTTOM / inch)
        mark = f'&R&"{FAMILY},Bold"&12{SAMPLE_MARK}' if self._document.sample else ""
        sheet.set_header(f'&C&"{FAMILY}"&13&P{mark}', {"margin": 10 * MM / inch})
        sheet.fit_to_pages(1, 0)
        last = len(self._columns) - 1
        sheet.ignore_errors({"number_stored_as_text": f"A1:{chr(ord('A') + last)}1048576"})
        for place, column in enumerate(self._columns):
            sheet.set_column_pixels(place, place, round(column.width * _PIXELS_PER_MM))

    def _title(self, title: Title) -> None:
        for text, style in ((title.kind, TABLE_HEAD), (title.subject, TABLE_HEAD), (title.reference, REFERENCE)):
            if text:
                self._across(text, style, 0)

    def _table(self, table: Table) -> None:
        border = {"border": 1, "text_wrap": True}
        head = self._format(TABLE_HEAD, {**border, "align": "center", "valign": "vcenter"})
        if table.headed:
            for place, column in enumerate(table.columns):
                self._write(self._row, place, column.header, head)
            self._row += 1
        if table.headed and not self._tables:
            self._sheet.repeat_rows(self._row - 1)
            self._sheet.freeze_panes(self._row, 0)
        self._tables += 1
        alignments = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
        formats = [
            self._format(TABLE_CELL, {**border, "align": alignments[column.align], "valign": "top"})
            for column in table.columns
        ]
        for row in table.rows:
            for place, text in enumerate(row):
                self._write(self._row, place, text, formats[place])
            self._row += 1

    def _signature(self, signature: Signature) -> None:
        first = (len(self._columns) + 1) // 2
        for text, style in signature_texts(signature):
            height = style.leading + SIGNING_SPACE if style.before == SIGNING_SPACE else None
            self._across(text, style, first, height)

    def _height(self, paragraph: Paragraph) -> float:
        """What a paragraph takes over all columns: a merged cell doesn't grow with its text."""
        style, room = ROLE_STYLES[paragraph.role], sum(column.width for column in self._columns) * MM
        return style.before + (1 + ruler(style).width(paragraph.text) // room) * style.leading + style.after

    def _across(
        self, text: str, style: TextStyle, first: int, height: float | None = None, align: str = "center"
    ) -> None:
        """Write a line over the columns from `first` on."""
        if height is not None:
            self._sheet.set_row(self._row, height)
        shape = self._format(style, {"align": align, "valign": "bottom", "text_wrap": True})
        last = len(self._columns) - 1
        if first < last:
            self._sheet.merge_range(self._row, first, self._row, last, "", shape)
        self._write(self._row, first, text, shape)
        self._row += 1

    def _format(self, style: TextStyle, more: Mapping[str, object]) -> Any:
        font = {"font_name": FAMILY, "font_size": style.size, "bold": style.bold, "italic": style.italic}
        return self._workbook.add_format({**font, **more})

    def _write(self, row: int, column: int, text: str, shape: Any) -> None:
        if len(text) > _CELL_LIMIT // 2 and len(text.encode("utf-16-le")) // 2 > _CELL_LIMIT:
            text = truncate_utf16(text, _CELL_LIMIT - len(_CUT)) + _CUT
        self._sheet.write_string(row, column, text, shape)
