"""Dates as officers write them (spec/workbook.md), and as papers want them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.text.dates import DateError, format_date, long_date, parse_cli_date, parse_date

FIRST_OF_SEPTEMBER = date(2021, 9, 1)


@pytest.mark.parametrize(
    "value",
    [
        date(2021, 9, 1),
        datetime.fromisoformat("2021-09-01T23:59"),
        "01/9/2021",
        "1/9/2021",
        "1-9-2021",
        "2021-09-01",
        "2021/9/1",
        "01.09.2021",
        " 01 / 09 / 2021 ",
        "01/09/2021 10:30:00",
        "01/09/2021 7:30 SA",
        "2021-09-01T00:00:00",
        "2021-09-01 07:00:00+07:00",
        "ngày 01 tháng 9 năm 2021",
        "Ngày 1 tháng 9 năm 2021",
        "1 tháng 9, 2021",
        "1 thg 9 2021",
        "ngày 1/9/2021",
        44440,
        44440.0,
        44440.75,
        "44440",
    ],
)
def test_a_day_is_read(value: str | float | date) -> None:
    parsed = parse_date(value)
    assert (parsed.date, parsed.year, parsed.note) == (FIRST_OF_SEPTEMBER, 2021, "")


@pytest.mark.parametrize(
    "value", ["tháng 9/2021", "9/2021", "09/2021", "T9/2021", "Tháng 9 năm 2021", "09-2021", "2021-09"]
)
def test_a_month_is_its_first_day_with_a_note(value: str) -> None:
    parsed = parse_date(value)
    assert parsed.date == FIRST_OF_SEPTEMBER
    assert parsed.note == f"“{value}” được hiểu là ngày 01/09/2021."


@pytest.mark.parametrize("value", ["1985", 1985, 1985.0, "năm 1985"])
def test_a_year_alone_is_read_where_it_is_allowed(value: str | float) -> None:
    parsed = parse_date(value, year_allowed=True)
    assert (parsed.date, parsed.year) == (None, 1985)
    with pytest.raises(DateError, match="chỉ có năm"):
        parse_date(value)


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (45000, date(2023, 3, 15)),
        (73050, date(2099, 12, 31)),
    ],
)
def test_excels_serial_numbers(serial: int, day: date) -> None:
    assert parse_date(serial).date == day


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("1/9/21", "bốn chữ số"),
        ("01-09-90", "bốn chữ số"),
        ("9/21", "bốn chữ số"),
        ("31/02/2021", "không phải là ngày có thật"),
        ("29/02/2021", "không phải là ngày có thật"),
        ("00/01/2021", "không phải là ngày có thật"),
        ("12/31/2021", "không có tháng 31"),
        ("tháng 13/2021", "không có tháng 13"),
        ("31/12/1899", "ngoài khoảng"),
        ("01/01/2100", "ngoài khoảng"),
        (date(1899, 12, 31), "ngoài khoảng"),
        (73051, "ngoài khoảng"),
        (60, "không ứng với ngày nào"),
        (0, "không ứng với ngày nào"),
        (-1, "không phải là ngày"),
        (float("nan"), "không phải là ngày"),
        (float("inf"), "không phải là ngày"),
        (True, "không phải là ngày"),
        ("", "không phải là ngày"),
        ("hôm qua", "không phải là ngày"),
        ("01092021", "không phải là ngày"),
        ("5", "không phải là ngày"),
    ],
)
def test_what_is_no_date_is_an_error(value: str | float | date, message: str) -> None:
    with pytest.raises(DateError, match=message):
        parse_date(value)


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_a_written_day_is_read_back(day: date) -> None:
    for written in (format_date(day), day.isoformat(), long_date(day), f"{day.day}.{day.month}.{day.year}"):
        assert parse_date(written).date == day
    assert parse_cli_date(format_date(day)) == parse_cli_date(day.isoformat()) == day


@given(st.integers(61, 73050))
def test_serial_numbers_count_days(serial: int) -> None:
    if not 1900 <= serial <= 2099:
        assert parse_date(serial).date == date(1899, 12, 30) + timedelta(days=serial)


@given(st.text() | st.floats() | st.integers())
def test_anything_is_a_date_or_a_date_error(value: str | float) -> None:
    try:
        parsed = parse_date(value)
    except DateError:
        parsed = None
    assert parsed is None or parsed.date is not None


@pytest.mark.parametrize("text", ["9/2021", "2021", "01/09/21", "2021-13-01", "", "ngày 1 tháng 9 năm 2021"])
def test_the_command_line_takes_whole_days_alone(text: str) -> None:
    with pytest.raises(DateError):
        parse_cli_date(text)


@pytest.mark.parametrize(
    ("day", "long"),
    [
        (date(2022, 2, 5), "ngày 05 tháng 02 năm 2022"),
        (date(2022, 1, 10), "ngày 10 tháng 01 năm 2022"),
        (date(2021, 3, 9), "ngày 09 tháng 3 năm 2021"),
        (date(2021, 12, 31), "ngày 31 tháng 12 năm 2021"),
    ],
)
def test_papers_write_dates_with_zeros_where_the_decree_wants_them(day: date, long: str) -> None:
    assert long_date(day) == long
