"""A chart of bars on paper: label, bar and number of each item in one line, the target as a tick."""

from typing import Final

from desktop_app.documents.layout import FIGURE, FIGURE_LABEL, FIGURE_VALUE, RULE_THICKNESS, TextStyle
from desktop_app.documents.metrics import Line, ruler
from desktop_app.documents.pdf_parts import Block
from desktop_app.documents.pdf_sheet import Sheet
from desktop_app.domain.chart import Chart, ChartItem
from desktop_app.text.numbers import format_money

_LINE: Final = 18.0
_BAR: Final = 10.0
_GAP: Final = 6.0
_LABEL_MOST: Final = 0.45
"""Share of the width that labels have at most."""
_GREY: Final = 0.35
_GROOVE: Final = 0.92
_TICK: Final = 14.0


class FigurePart(Block):
    """The items of a chart under each other; it is never broken over pages."""

    after = FIGURE.after

    def __init__(self, chart: Chart, width: float) -> None:
        """Measure labels and numbers."""
        self._items, self._width = chart.items, width
        most = max((ruler(FIGURE_LABEL).width(item.label) for item in chart.items), default=0.0)
        self._label = min(most, width * _LABEL_MOST)
        self._value = max((ruler(FIGURE_VALUE).width(_figure(item)) for item in chart.items), default=0.0)
        self._full = max((max(item.value, item.target or 0) for item in chart.items), default=0)

    @property
    def height(self) -> float:
        """A line for each item, and the space after."""
        return self.lines_height + self.after

    @property
    def lines_height(self) -> float:
        """The lines alone."""
        return len(self._items) * _LINE

    def write(self, sheet: Sheet) -> None:
        """Draw the items."""
        for place, item in enumerate(self._items):
            self._write_item(sheet, item, sheet.top + place * _LINE)

    def _write_item(self, sheet: Sheet, item: ChartItem, top: float) -> None:
        text_top = top + (_LINE - FIGURE_LABEL.leading) / 2
        label = _cut(item.label, FIGURE_LABEL, self._label)
        sheet.write(_line(label, FIGURE_LABEL), sheet.x, text_top, self._label, FIGURE_LABEL)
        x, room = sheet.x + self._label + _GAP, self._width - self._label - self._value - 2 * _GAP
        bar_top = top + (_LINE - _BAR) / 2
        sheet.bar(x, bar_top, room, _BAR, _GROOVE)
        if self._full:
            sheet.bar(x, bar_top, room * item.value / self._full, _BAR, _GREY)
            if item.target:
                sheet.upright(x + room * item.target / self._full, top + (_LINE - _TICK) / 2, _TICK, 2 * RULE_THICKNESS)
        value_x = sheet.x + self._width - self._value
        sheet.write(_line(_figure(item), FIGURE_VALUE), value_x, text_top, self._value, FIGURE_VALUE)


def _figure(item: ChartItem) -> str:
    target = "" if item.target is None else f"/{format_money(item.target)}"
    return f"{format_money(item.value)}{target}"


def _line(text: str, style: TextStyle) -> Line:
    return Line(text, ruler(style).width(text), last=True)


def _cut(text: str, style: TextStyle, room: float) -> str:
    """The text, or as much of it as fits before `…`."""
    measure = ruler(style)
    if measure.width(text) <= room:
        return text
    while text and measure.width(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
