"""The summary table as DOCX, PDF and XLSX, against the libraries that write such files row by row."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app.documents.content import Document, Table
from desktop_app.documents.papers import summary_table
from desktop_app.documents.write import write_document
from desktop_app.domain.kinds import PaperFormat
from desktop_app.domain.submission import Marks
from desktop_app.system.resources import resource
from tests.bench.inputs import Inputs, Scale
from tests.bench.measure import Step, Work
from tests.bench.table import Job, Limit
from tests.bench.workload import Workload

_WARM = 5
"""Rows written before the measure begins, so that imports and fonts don't count."""


def jobs(scale: Scale, _inputs: Inputs) -> Iterator[Job]:
    """Yield the jobs of the summary table."""
    rows, many = scale.pick(400, 4000), scale.pick(2000, 20_000)
    yield Job(
        name="docx",
        title=f"summary table, DOCX, {rows} rows",
        ours=Step(ours, (rows, "docx")),
        peer=Step(python_docx, (rows,)),
        peer_title="python-docx",
        limit=Limit(ratio=0.1, beyond=10),
    )
    yield Job(
        name="pdf",
        title=f"summary table, PDF, {rows} rows",
        ours=Step(ours, (rows, "pdf")),
        peer=Step(platypus, (rows,)),
        peer_title="platypus",
        limit=Limit(ratio=1 / 8, peak=100),
        once=True,
    )
    yield Job(
        name="xlsx",
        title=f"summary table, XLSX, {many} rows",
        ours=Step(ours, (many, "xlsx")),
        peer=Step(xlsx_writer, (many,)),
        peer_title="XlsxWriter",
        limit=Limit(ratio=1.1),
    )


def _content(rows: int) -> Document:
    return summary_table(Workload(max(rows, 50), rows).dossier(), Marks(number="1"))


def _table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


@contextmanager
def ours(rows: int, file_format: str) -> Iterator[Work]:
    """Write the table as the program does."""
    kind, content = PaperFormat(file_format), _content(rows)
    with TemporaryDirectory() as folder:
        write_document(_content(_WARM), kind, Path(folder, "warm"))
        yield lambda: write_document(content, kind, Path(folder, "table"))


@contextmanager
def python_docx(rows: int) -> Iterator[Work]:
    """Add row by row, the cells of a row fetched once."""
    with TemporaryDirectory() as folder:
        table = _table(_content(rows))
        _write_docx(_table(_content(_WARM)), Path(folder, "warm.docx"))
        yield lambda: _write_docx(table, Path(folder, "table.docx"))


def _write_docx(content: Table, path: Path) -> None:
    import docx

    document = docx.Document()
    table = document.add_table(rows=1, cols=len(content.columns))
    for cell, column in zip(table.rows[0].cells, content.columns, strict=True):
        cell.text = column.header
    for row in content.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


@contextmanager
def platypus(rows: int) -> Iterator[Work]:
    """Build a table of paragraphs with a repeated header."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Serif", str(resource("fonts", "LiberationSerif-Regular.ttf"))))
    with TemporaryDirectory() as folder:
        table = _table(_content(rows))
        _write_platypus(_table(_content(_WARM)), Path(folder, "warm.pdf"))
        yield lambda: _write_platypus(table, Path(folder, "table.pdf"))


def _write_platypus(content: Table, path: Path) -> None:
    from xml.sax.saxutils import escape

    from reportlab.lib import colors, pagesizes
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    style = ParagraphStyle("cell", fontName="Serif", fontSize=12, leading=13.8)

    def paragraphs(texts: Iterable[str]) -> list[Paragraph]:
        return [Paragraph(escape(text).replace("\n", "<br/>"), style) for text in texts]

    rows = [paragraphs(column.header for column in content.columns), *map(paragraphs, content.rows)]
    table = LongTable(
        rows,
        colWidths=[column.width * mm for column in content.columns],
        repeatRows=1,
        splitInRow=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
    page = pagesizes.landscape(pagesizes.A4)
    SimpleDocTemplate(str(path), pagesize=page, leftMargin=30 * mm, rightMargin=15 * mm).build([table])


@contextmanager
def xlsx_writer(rows: int) -> Iterator[Work]:
    """Write the cells with constant memory."""
    with TemporaryDirectory() as folder:
        table = _table(_content(rows))
        _write_xlsx(_table(_content(_WARM)), Path(folder, "warm.xlsx"))
        yield lambda: _write_xlsx(table, Path(folder, "table.xlsx"))


def _write_xlsx(content: Table, path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        wrapped = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for place, column in enumerate(content.columns):
            sheet.write_string(0, place, column.header, wrapped)
        for number, row in enumerate(content.rows, 1):
            for place, text in enumerate(row):
                sheet.write_string(number, place, text, wrapped)
