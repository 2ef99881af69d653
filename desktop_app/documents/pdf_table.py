"""A long table in a PDF: rows as they come, the header on each page, a long row over several pages."""

from desktop_app.documents.content import Align, Row, Table, marked_last
from desktop_app.documents.layout import (
    BORDER,
    CELL_MARGIN,
    CELL_MARGIN_HIGH,
    CELL_STYLES,
    MM,
    TABLE_CELL,
    TABLE_HEAD,
)
from desktop_app.documents.metrics import Line, ruler
from desktop_app.documents.pdf_parts import Part
from desktop_app.documents.pdf_sheet import Sheet

_LEADING = TABLE_CELL.leading
_PADDING = 2 * CELL_MARGIN_HIGH + BORDER
"""What a row takes beside its lines: word processors give the rule its own height, and pages must break alike."""
_SIGNED = 2.0
"""What a table that is signed takes beside its rows: its last row in a DOCX, and a low paragraph after."""
_FEWEST = 2
"""Lines of a row that stay together."""


class TablePart(Part):
    """A table. A row's lines are broken by its own columns; header and rows are drawn page by page."""

    def __init__(self, table: Table) -> None:
        self._rows = table.rows
        self._headed, self._long_rows = table.headed, table.long_rows
        self._widths = [column.width * MM for column in table.columns]
        self._styles = [CELL_STYLES[column.align] for column in table.columns]
        self._edges = [sum(self._widths[:place]) for place in range(len(self._widths) + 1)]
        self._wraps = [
            ruler(style).balanced if column.align is Align.BALANCED else ruler(style).wrap
            for column, style in zip(table.columns, self._styles, strict=True)
        ]
        self._head = [
            ruler(TABLE_HEAD).balanced_in_cell(column.header, width)
            for column, width in zip(table.columns, self._widths, strict=True)
        ]
        self._head_height = max(map(len, self._head)) * TABLE_HEAD.leading + _PADDING if self._headed else 0.0
        self._started: float | None = None

    @property
    def height(self) -> float:
        """What the header and the beginning of a row take: the rest goes on over the pages."""
        return self._head_height + _FEWEST * _LEADING + _PADDING

    def place(self, sheet: Sheet, company: float) -> None:
        """Write header and rows; under the last row there is room for `company`.

        As in a word processor, a last row that has company goes to the next page whole where that page holds both.
        """
        company += _SIGNED if company else 0.0
        for row, last in marked_last(self._rows):
            cells = self._wrapped(row)
            if last and company and self._goes_on_whole(sheet, cells, company):
                self._close(sheet)
                sheet.new_page()
            self._place_row(sheet, cells, company if last else 0.0)
        self._close(sheet)

    def _goes_on_whole(self, sheet: Sheet, cells: list[list[Line]], company: float) -> bool:
        needed = max(1, *map(len, cells)) * _LEADING + _PADDING + company
        return self._started is not None and sheet.room < needed <= sheet.height - self._head_height

    def _wrapped(self, row: Row) -> list[list[Line]]:
        return [
            [line for text in cell.split("\n") for line in wrap(text, width - 2 * CELL_MARGIN)] if cell else []
            for cell, wrap, width in zip(row, self._wraps, self._widths, strict=True)
        ]

    def _place_row(self, sheet: Sheet, cells: list[list[Line]], company: float) -> None:
        count, done = max(1, *map(len, cells)), 0
        while done < count:
            taken = self._taken(sheet, count - done, company)
            if taken:
                self._write_rows(sheet, cells, done, taken)
            done += taken
            if done < count:
                self._close(sheet)
                sheet.new_page()

    def _taken(self, sheet: Sheet, left: int, company: float) -> int:
        """How many lines of a row stand on this page; 0: none, go on to the next page."""
        room = sheet.room - _PADDING - (self._head_height if self._started is None else 0.0)
        fitting = int(room // _LEADING)
        if left <= fitting and left * _LEADING + company <= room:
            return left
        if sheet.fresh and (fitting < _FEWEST or left <= _FEWEST):
            return max(1, min(left, fitting))
        if not self._long_rows and not sheet.fresh:
            return 0
        taken = min(fitting, left - _FEWEST)
        return taken if taken >= _FEWEST else 0

    def _write_rows(self, sheet: Sheet, cells: list[list[Line]], done: int, taken: int) -> None:
        if self._started is None:
            self._write_head(sheet)
        for place, (cell, style) in enumerate(zip(cells, self._styles, strict=True)):
            x, room = self._inside(sheet, place)
            top = sheet.top + CELL_MARGIN_HIGH
            for line in cell[done : done + taken]:
                sheet.write(line, x, top, room, style)
                top += _LEADING
        sheet.top += taken * _LEADING + _PADDING
        self._rule(sheet)

    def _write_head(self, sheet: Sheet) -> None:
        self._started = sheet.top
        self._rule(sheet)
        if not self._headed:
            return
        for place, lines in enumerate(self._head):
            x, room = self._inside(sheet, place)
            top = sheet.top + (self._head_height - len(lines) * TABLE_HEAD.leading) / 2
            for line in lines:
                sheet.write(line, x, top, room, TABLE_HEAD)
                top += TABLE_HEAD.leading
        sheet.top += self._head_height
        self._rule(sheet)

    def _inside(self, sheet: Sheet, place: int) -> tuple[float, float]:
        return sheet.x + self._edges[place] + CELL_MARGIN, self._widths[place] - 2 * CELL_MARGIN

    def _rule(self, sheet: Sheet) -> None:
        sheet.rule(sheet.x, sheet.top, self._edges[-1], BORDER)

    def _close(self, sheet: Sheet) -> None:
        """Draw the upright lines of what stands on this page."""
        if self._started is not None:
            for edge in self._edges:
                sheet.upright(sheet.x + edge, self._started, sheet.top - self._started, BORDER)
        self._started = None
