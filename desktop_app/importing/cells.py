"""What a workbook holds once it is read: plain, picklable cells with their places."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from desktop_app.domain.plan import Problem
from desktop_app.text.dates import format_date

MAX_ROWS: Final = 50_000
MAX_COLUMNS: Final = 200
MAX_TEXT: Final = 32_767
"""The longest text of a cell, in UTF-16 units, as Excel counts."""


@dataclass(frozen=True, slots=True)
class Percentage:
    """A number in a cell formatted as a percentage: 0.6 is shown as 60 %."""

    fraction: float


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that holds no value: what stands in it, and what to do, in Vietnamese."""

    shown: str
    message: str


Value = None | str | int | float | bool | date | datetime | time | timedelta | Percentage | BadCell
"""A cell; `None` and "" are blank."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: rows from 1 as Excel shows them, columns from 0, ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet's cells: `rows[0]` is row 1 of Excel; rows may differ in length."""

    name: str
    rows: list[list[Value]]
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """A workbook as read, with what is to be said about it as a whole (hidden rows, cells beyond the limits)."""

    name: str
    sheets: tuple[Sheet, ...]
    date_1904: bool = False
    problems: tuple[Problem, ...] = ()


def plain(value: Value) -> Value:
    """Return a number without a fraction as `int`, a time of day as text, anything else as it is."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, time | timedelta):
        return str(value)
    return value


def shown(value: Value) -> str:
    """Return a cell as a person sees it, for reports of problems."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, BadCell):
        return value.shown
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Percentage):
        return f"{value.fraction * 100:g}%".replace(".", ",")
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%H:%M} {format_date(value)}"
    if isinstance(value, date):
        return format_date(value)
    return str(value)


def is_blank(value: Value) -> bool:
    """Say whether a cell holds nothing but blanks."""
    return value is None or (isinstance(value, str) and not value.strip())


def column_letters(index: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return a column's number from 0 by its letters."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
