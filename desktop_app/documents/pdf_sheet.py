"""The page being written in a PDF: places text and lines by their distance from the top, begins new pages."""

import zlib
from typing import TYPE_CHECKING, Any, Final

from desktop_app.documents.layout import (
    ASCENT,
    HEADER_DISTANCE,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAGE_LONG,
    PAGE_NUMBER,
    PAGE_SHORT,
    SAMPLE,
    SAMPLE_MARK,
    Justify,
    TextStyle,
)
from desktop_app.documents.metrics import Line, ruler
from desktop_app.documents.pdf_text import Encoder

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SLACK: Final = 0.01
"""Measures add up to within this many points."""


class Sheet:
    """The current page; `top` is how far down it is filled, `x` and `width` bound the text."""

    def __init__(self, canvas: "Canvas", *, landscape: bool, sample: bool) -> None:
        self._canvas = canvas
        self._encoder = Encoder(canvas)
        self._page_width, self._page_height = (PAGE_LONG, PAGE_SHORT) if landscape else (PAGE_SHORT, PAGE_LONG)
        self._sample = sample
        self.x = MARGIN_LEFT
        self.width = self._page_width - MARGIN_LEFT - MARGIN_RIGHT
        self.page = 0
        self._begin()

    @property
    def height(self) -> float:
        """The height between the margins of a page."""
        return self._page_height - MARGIN_TOP - MARGIN_BOTTOM

    @property
    def room(self) -> float:
        """The height that is left on the page."""
        return self._page_height - MARGIN_BOTTOM - self.top + _SLACK

    @property
    def fresh(self) -> bool:
        """Nothing stands on the page yet."""
        return self.top == MARGIN_TOP

    @property
    def continued(self) -> bool:
        """Nothing stands yet on a page that isn't the first."""
        return self.fresh and self.page > 1

    def new_page(self) -> None:
        """End the page and begin the next one."""
        self.finish()
        self._begin()

    def finish(self) -> None:
        """End the page."""
        self._canvas.addLiteral(f"BT {' '.join(self._text)} ET")
        self._canvas.showPage()
        self._pack()

    def _pack(self) -> None:
        """Compress the page that was ended: ReportLab would keep all of them as they were written until it saves."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

        canvas: Any = self._canvas  # the stubs leave out its document
        page = canvas._doc.Pages.pages[-1]
        filters = PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])})
        page.Contents = PDFStream(filters, zlib.compress(page.stream.encode()))
        page.stream = ""

    def _begin(self) -> None:
        self.page += 1
        self.top = MARGIN_TOP
        self._text: list[str] = []
        self._style: TextStyle | None = None
        self._word_space = 0.0
        if self.page > 1:
            self._furniture(str(self.page), PAGE_NUMBER)
        if self._sample:
            self._furniture(SAMPLE_MARK, SAMPLE)

    def _furniture(self, text: str, style: TextStyle) -> None:
        line = Line(text, ruler(style).width(text), last=True)
        self.write(line, self.x, HEADER_DISTANCE, self.width, style)

    def write(self, line: Line, x: float, top: float, room: float, style: TextStyle) -> None:
        """Write a line with its upper edge at `top`, within `room` points from `x`, as the style stands."""
        spare = room - line.width
        word_space = 0.0
        if style.justify is Justify.CENTRE:
            x += spare / 2
        elif style.justify is Justify.RIGHT:
            x += spare
        elif style.justify is Justify.BOTH and not line.last and " " in line.text:
            word_space = spare / line.text.count(" ")
        if style is not self._style:
            self._text.append(self._encoder.select(style))
            self._style = style
        if word_space != self._word_space:
            self._text.append(f"{word_space:.3f} Tw")
            self._word_space = word_space
        down = self._page_height - top - ASCENT * style.size
        self._text.append(f"1 0 0 1 {x:.2f} {down:.2f} Tm {self._encoder.show(line.text, style)}")

    def rule(self, x: float, top: float, length: float, thickness: float) -> None:
        """Draw a line from `x` to the right."""
        self._line(x, top, x + length, top, thickness)

    def upright(self, x: float, top: float, length: float, thickness: float) -> None:
        """Draw a line from `top` downwards."""
        self._line(x, top, x, top + length, thickness)

    def _line(self, x: float, top: float, to_x: float, to_top: float, thickness: float) -> None:
        self._canvas.setLineWidth(thickness)
        self._canvas.line(x, self._page_height - top, to_x, self._page_height - to_top)

    def bar(self, x: float, top: float, width: float, height: float, grey: float) -> None:
        """Fill a rectangle in a grey from 0 (black) to 1 (white)."""
        self._canvas.saveState()
        self._canvas.setFillGray(grey)
        self._canvas.rect(x, self._page_height - top - height, width, height, stroke=0, fill=1)
        self._canvas.restoreState()

    def squares(self, rows: list[list[bool]], x: float, top: float, side: float) -> None:
        """Fill the squares that are True, each `side` points wide, the first one's corner at `x` and `top`."""
        path = self._canvas.beginPath()
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark:
                    path.rect(x + across * side, self._page_height - top - (down + 1) * side, side, side)
        self._canvas.drawPath(path, stroke=0, fill=1)
