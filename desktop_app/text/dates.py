"""Read dates as officers write them, day before month, and write them as papers want them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from desktop_app.text.fold import fold

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2099

_TIME: Final = re.compile(r"[t ,]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)? ?(am|pm|sa|ch|z|[+-]\d{2}:?\d{2})?$")
_NUMBER: Final = re.compile(r"\d+")
_DAY_FIRST: Final = re.compile(r"(?:ngay )?(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d+)")
_YEAR_FIRST: Final = re.compile(r"(\d{4}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{1,2})")
_IN_WORDS: Final = re.compile(r"(?:ngay )?(\d{1,2}) (?:thang|thg) ?(\d{1,2}),? (?:nam )?(\d+)")
_MONTH: Final = re.compile(r"(?:thang |thg |t)?(\d{1,2})(?: ?[/.-] ?| nam |, nam )(\d+)")
_YEAR_MONTH: Final = re.compile(r"(\d{4}) ?[/.-] ?(\d{1,2})")
_YEAR: Final = re.compile(r"(?:nam )?(\d{4})")
_SERIAL: Final = re.compile(r"\d{5}")
_FULL_FORM: Final = "hãy ghi đủ ngày/tháng/năm, ví dụ 05/02/2021"


class DateError(ValueError):
    """A date that can't be read; its text says in Vietnamese what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date that was read: its day (none where a year alone was allowed), its year, a note or nothing."""

    date: date | None
    year: int
    note: str = ""


def parse_date(value: str | float | date, *, year_allowed: bool = False) -> ParsedDate:
    """Read a date from a cell or a form, always day before month; a time of day is dropped.

    Takes date cells, `d/m/Y`, `d-m-Y`, `d.m.Y`, `Y-m-d`, `ngày 1 tháng 9 năm 2021`, Excel's serial number, a
    month (first day, with a note), and a year alone where `year_allowed`. Raises `DateError` for anything
    else, two-digit years, days that don't exist and years outside 1900-2099. Source: spec/workbook.md.
    """
    if isinstance(value, str):
        return _from_text(value, year_allowed)
    if isinstance(value, datetime):
        return _checked(value.date(), format_date(value))
    if isinstance(value, date):
        return _checked(value, format_date(value))
    return _from_number(value, year_allowed)


def _from_number(value: float, year_allowed: bool) -> ParsedDate:
    """Read a number cell: a year, or Excel's serial number of a day."""
    shown = f"{value:.10g}"
    if isinstance(value, bool) or not 0 <= value < 100_000:  # also turns NaN down
        raise DateError(f"“{shown}” không phải là ngày: {_FULL_FORM}.")
    if value == int(value) and FIRST_YEAR <= value <= LAST_YEAR:
        return _year_alone(int(value), shown, year_allowed)
    serial = int(value)
    if serial in (0, 60):
        # Excel counts 29/02/1900, a day that never was, as 60; 0 is a time of day without a date.
        raise DateError(f"Số {shown} của Excel không ứng với ngày nào có thật: {_FULL_FORM}.")
    base = date(1899, 12, 30) if serial > 60 else date(1899, 12, 31)
    return _checked(base + timedelta(days=serial), shown)


def _from_text(value: str, year_allowed: bool) -> ParsedDate:
    """Read a written date."""
    shown = value.strip()
    text = _TIME.sub("", fold(value))
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
        return _day(year, month, day, shown)
    if match := _DAY_FIRST.fullmatch(text) or _IN_WORDS.fullmatch(text):
        day, month, year = match.groups()
        return _day(year, month, day, shown)
    if match := _YEAR_MONTH.fullmatch(text):
        return _first_of_month(match[1], match[2], shown)
    if match := _MONTH.fullmatch(text):
        return _first_of_month(match[2], match[1], shown)
    if match := _YEAR.fullmatch(text):
        return _year_alone(int(match[1]), shown, year_allowed)
    if _SERIAL.fullmatch(text):
        return _from_number(int(text), year_allowed)
    raise DateError(f"“{shown}” không phải là ngày: {_FULL_FORM}.")


def _day(year: str, month: str, day: str, shown: str) -> ParsedDate:
    """Return the day given by its three numbers, or say which of them is wrong."""
    _check_year_digits(year, shown)
    if not 1 <= int(month) <= 12:
        raise DateError(f"“{shown}”: không có tháng {int(month)}; ngày ghi trước, tháng ghi sau, ví dụ 05/02/2021.")
    try:
        found = date(int(year), int(month), int(day))
    except ValueError as error:
        raise DateError(f"“{shown}” không phải là ngày có thật: hãy kiểm tra lại ngày và tháng.") from error
    return _checked(found, shown)


def _first_of_month(year: str, month: str, shown: str) -> ParsedDate:
    """Return the first day of a month, with a note that says so."""
    first = _day(year, month, "1", shown)
    note = f"“{shown}” được hiểu là ngày {format_date(first.date)}." if first.date else ""
    return ParsedDate(first.date, first.year, note)


def _year_alone(year: int, shown: str, year_allowed: bool) -> ParsedDate:
    """Return a year where one is allowed."""
    if not year_allowed:
        raise DateError(f"“{shown}” chỉ có năm: {_FULL_FORM}.")
    _check_range(year, shown)
    return ParsedDate(None, year)


def _check_year_digits(year: str, shown: str) -> None:
    """Refuse a year that isn't written with four digits."""
    if len(year) != 4:
        raise DateError(f"“{shown}”: năm phải ghi đủ bốn chữ số, ví dụ 05/02/2021.")


def _check_range(year: int, shown: str) -> None:
    """Refuse a year outside the centuries that this program knows."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(f"“{shown}”: năm {year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}, hãy kiểm tra lại năm.")


def _checked(found: date, shown: str) -> ParsedDate:
    """Return the day if its year is in range."""
    _check_range(found.year, shown)
    return ParsedDate(found, found.year)


def parse_cli_date(text: str) -> date:
    """Read a day given on the command line: `2021-09-01` or `01/09/2021`; raises `DateError`."""
    folded = fold(text)
    if not (_YEAR_FIRST.fullmatch(folded) or _DAY_FIRST.fullmatch(folded)):
        raise DateError(f"“{text}” không phải là ngày: hãy ghi dạng 2021-09-01 hoặc 01/09/2021.")
    numbers = _NUMBER.findall(folded)
    year, month, day = numbers if len(numbers[0]) == 4 else reversed(numbers)
    found = _day(year, month, day, text).date
    assert found is not None
    return found


def format_date(day: date) -> str:
    """Return the day as `dd/mm/yyyy`."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def long_month(day: date) -> str:
    """Return the day's month as papers write it: `tháng 02 năm 2022`, `tháng 9 năm 2021`."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"tháng {month} năm {day.year:04d}"


def long_date(day: date) -> str:
    """Return the day as papers write it: `ngày 05 tháng 02 năm 2022`, `ngày 15 tháng 9 năm 2021`.

    A leading zero for days below 10 and for months 1 and 2 (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    return f"ngày {day.day:02d} {long_month(day)}"
