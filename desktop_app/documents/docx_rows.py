"""The rows of a long table, written as XML straight into the file: python-docx alone would take minutes."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias
from xml.sax.saxutils import escape

from desktop_app.documents.content import Align, Row, Table, marked_last
from desktop_app.documents.docx_styles import style_id
from desktop_app.documents.docx_xml import twips
from desktop_app.documents.layout import CELL_STYLES, MM, TABLE_CELL
from desktop_app.documents.metrics import ruler

_END_OF_CELL = "</w:tc>"
_Cell: TypeAlias = tuple[Callable[[str], str], str, str]
"""What makes a run's XML of a text, how a cell begins, and how a paragraph in it begins."""


def row_chunks(table: Table, *, keep_last: bool) -> Iterator[bytes]:
    """Give the table's rows as XML, row by row; with `keep_last` the last one keeps with what follows the table."""
    cells: list[_Cell] = [
        (
            partial(_balanced, width=column.width * MM) if column.align is Align.BALANCED else _unbroken,
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(column.width * MM)}" w:type="dxa"/></w:tcPr>',
            f'<w:p><w:pPr><w:pStyle w:val="{style_id(CELL_STYLES[column.align])}"/>',
        )
        for column in table.columns
    ]
    for row, last in marked_last(table.rows):
        yield _row(row, cells, keep="<w:keepNext/>" if last and keep_last else "", whole=not table.long_rows).encode()


def _row(row: Row, cells: list[_Cell], *, keep: str, whole: bool) -> str:
    parts = ["<w:tr><w:trPr><w:cantSplit/></w:trPr>" if whole else "<w:tr>"]
    for text, (shown, start, paragraph) in zip(row, cells, strict=True):
        parts.append(start)
        for line in text.split("\n"):
            run = f"<w:r>{shown(line)}</w:r>" if line else ""
            parts.append(f"{paragraph}{keep}</w:pPr>{run}</w:p>")
        parts.append(_END_OF_CELL)
    parts.append("</w:tr>")
    return "".join(parts)


def _unbroken(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _balanced(text: str, *, width: float) -> str:
    return "<w:br/>".join(_unbroken(line.text) for line in ruler(TABLE_CELL).balanced_in_cell(text, width))
