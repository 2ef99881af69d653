"""A chart as a picture for Word: the very drawing of the PDF, so that both papers show the same."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desktop_app.documents.layout import MARGIN_LEFT, MARGIN_TOP
from desktop_app.documents.preview import PdfPages
from desktop_app.domain.chart import Chart
from desktop_app.system.paths import temp_folder

_SCALE: Final = 200 / 72
"""Pixels to a point, at 200 dpi."""


def figure_picture(chart: Chart, width: float) -> tuple[bytes, float, float]:
    """Return a PNG of a chart `width` points wide, and its width and height in points; the same bytes each time."""
    from PIL import Image

    with TemporaryDirectory(dir=temp_folder()) as folder:
        path = Path(folder) / "bieu-do.pdf"
        height = _draw(chart, width, path)
        with PdfPages(path) as pages:
            page = pages.draw(0, _SCALE)
    whole = Image.frombuffer("RGB", (page.width, page.height), page.pixels, "raw", "BGRX", page.stride, 1)
    left, top = round(MARGIN_LEFT * _SCALE), round(MARGIN_TOP * _SCALE)
    part = whole.crop((left, top, left + round(width * _SCALE), top + round(height * _SCALE))).convert("L")
    packed = io.BytesIO()
    part.save(packed, "PNG", optimize=True)
    return packed.getvalue(), width, height


def _draw(chart: Chart, width: float, path: Path) -> float:
    """Draw the chart alone at the head of a page, and return its height."""
    from reportlab.pdfgen.canvas import Canvas

    from desktop_app.documents.fonts import register_fonts
    from desktop_app.documents.layout import PAGE_LONG, PAGE_SHORT
    from desktop_app.documents.pdf_figure import FigurePart
    from desktop_app.documents.pdf_sheet import Sheet

    register_fonts()
    canvas = Canvas(str(path), pagesize=(PAGE_SHORT, PAGE_LONG), invariant=1)
    sheet = Sheet(canvas, landscape=False, sample=False)
    part = FigurePart(chart, width)
    part.write(sheet)
    sheet.finish()
    canvas.save()
    return part.lines_height
