"""Fields for numbers: money, counts, percentages."""

from collections.abc import Callable
from typing import Any

from desktop_app.text.numbers import format_money, format_percent, parse_count, parse_money, parse_percent
from ui.widgets.fields.controls import LineEdit
from ui.widgets.fields.typed import TypedField


class NumberField(TypedField):
    """A number (None: not stated), read and written by two functions of `text.numbers`."""

    EMPTY = None

    def __init__(
        self, label: str, read: Callable[[str], int], write: Callable[[int], str], *, width: int = 20, **rest: Any
    ) -> None:
        """A short line, `width` characters wide."""
        super().__init__(label, **rest)
        self._reader, self._writer = read, write
        self._build_typed(LineEdit(), width=width)

    def _read(self, text: str) -> int:
        return self._reader(text)

    def _write(self, value: int) -> str:
        return self._writer(value)


class MoneyField(NumberField):
    """An amount in đồng: takes `15 triệu`, shows `15.000.000` once left."""

    def __init__(self, label: str, **rest: Any) -> None:
        """An amount under its label."""
        super().__init__(label, parse_money, format_money, width=20, **rest)


class IntegerField(NumberField):
    """A count of people or things, shown with dots between thousands."""

    def __init__(self, label: str, **rest: Any) -> None:
        """A count under its label."""
        super().__init__(label, parse_count, format_money, width=10, **rest)


class ShareField(NumberField):
    """A percentage, kept as hundredths of a per cent: `33,33%` is 3333."""

    def __init__(self, label: str, **rest: Any) -> None:
        """A percentage under its label."""
        super().__init__(label, parse_percent, format_percent, width=10, **rest)
