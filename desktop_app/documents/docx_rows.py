"""The rows of a long table, written as XML straight into the file: python-docx alone would take minutes."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from desktop_app.documents.content import Row, Table, marked_last
from desktop_app.documents.docx_styles import style_id
from desktop_app.documents.docx_xml import twips
from desktop_app.documents.layout import CELL_STYLES, MM

_END_OF_CELL = "</w:tc>"


def row_chunks(table: Table, *, keep_last: bool) -> Iterator[bytes]:
    """Give the table's rows as XML, row by row; with `keep_last` the last one keeps with what follows the table."""
    cells = [
        (
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(column.width * MM)}" w:type="dxa"/></w:tcPr>',
            f'<w:p><w:pPr><w:pStyle w:val="{style_id(CELL_STYLES[column.align])}"/>',
        )
        for column in table.columns
    ]
    for row, last in marked_last(table.rows):
        yield _row(row, cells, keep="<w:keepNext/>" if last and keep_last else "", whole=table.whole_rows).encode()


def _row(row: Row, cells: list[tuple[str, str]], *, keep: str, whole: bool) -> str:
    parts = ["<w:tr><w:trPr><w:cantSplit/></w:trPr>" if whole else "<w:tr>"]
    for text, (start, paragraph) in zip(row, cells, strict=True):
        parts.append(start)
        for line in text.split("\n"):
            run = f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' if line else ""
            parts.append(f"{paragraph}{keep}</w:pPr>{run}</w:p>")
        parts.append(_END_OF_CELL)
    parts.append("</w:tr>")
    return "".join(parts)
