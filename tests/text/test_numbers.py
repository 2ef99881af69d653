"""Money, percentages, counts; numbers with dots and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.text.numbers import (
    NumberError,
    format_money,
    format_percent,
    format_size,
    money_words,
    padded,
    parse_count,
    parse_money,
    parse_percent,
    words,
)


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("0", 0),
        ("0 đ", 0),
        ("15.000.000", 15_000_000),
        ("15,000,000 đ", 15_000_000),
        ("15 000 000", 15_000_000),
        ("15\xa0000\xa0000 đồng", 15_000_000),
        ("15000000", 15_000_000),
        ("15.000.000 VNĐ", 15_000_000),
        ("15.000.000VND", 15_000_000),
        ("15.000.000đ", 15_000_000),
        ("15.000.000,00", 15_000_000),
        ("15,000,000.00", 15_000_000),
        ("15.000", 15_000),
        ("15,000", 15_000),
        ("15 triệu", 15_000_000),
        ("15 triệu đồng", 15_000_000),
        ("15tr", 15_000_000),
        ("15 trđ", 15_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("1.5 tỉ", 1_500_000_000),
        ("1.500 triệu", 1_500_000_000),
        ("500 nghìn", 500_000),
        ("500 ngàn", 500_000),
        ("500k", 500_000),
        ("1 tỷ 200 triệu", 1_200_000_000),
        ("1 tỷ, 200 triệu, 300 nghìn đồng", 1_200_300_000),
        ("15 triệu 500.000 đồng", 15_500_000),
        (15_000_000, 15_000_000),
        (15_000_000.0, 15_000_000),
        (0, 0),
    ],
)
def test_money_is_read(value: str | float, amount: int) -> None:
    assert parse_money(value) == amount


@pytest.mark.parametrize(
    "value",
    [
        "", "đồng", "tỷ", "1.5", "15.00", "15,5", "1.2345.678", "1.234,56", "khoảng 15 triệu", "hơn 15 triệu",
        "10-15 triệu",
        "15 triệu/năm", "1,500 triệu", "1 tỷ 200", "1 tỷ 1 tỷ", "200 triệu 1 tỷ", "1 triệu 2 tỷ",
        "1 triệu 2.000.000 đồng", "0,0000001 triệu", "100 USD", "mười lăm triệu", "15 triệu rưỡi", "15tr5",
        1.5, float("nan"), float("inf"), True, "1.000.000 tỷ", 10**15, 1e20,
    ],
)  # fmt: skip
def test_ambiguous_money_is_an_error(value: str | float) -> None:
    with pytest.raises(NumberError):
        parse_money(value)


@pytest.mark.parametrize("value", ["-5", "-15.000.000", "− 15 triệu", "(5.000)", -3, -0.5])
def test_negative_money_is_an_error_that_says_so(value: str | float) -> None:
    with pytest.raises(NumberError, match="số âm"):
        parse_money(value)


@given(st.integers(0, 10**15 - 1))
def test_written_money_is_read_back(amount: int) -> None:
    for written in (format_money(amount), f"{format_money(amount)} đồng", f"{amount:,} đ", str(amount)):
        assert parse_money(written) == amount


@given(st.text() | st.text("0123456789., triệutỷđồng-", max_size=15) | st.floats() | st.integers())
def test_anything_is_a_number_or_a_number_error(value: str | float) -> None:
    for parse in (parse_money, parse_percent, parse_count):
        try:
            number = parse(value)
        except NumberError:
            number = 0
        assert 0 <= number < 10**15


@pytest.mark.parametrize(
    ("value", "hundredths"),
    [
        ("60%", 6000), ("60", 6000), ("60 phần trăm", 6000), ("33,33", 3333), ("33.33 %", 3333),
        ("33,333", 3333),
        ("66,666", 6667), ("0", 0), ("100%", 10_000), (60, 6000), (33.33, 3333), (0.6, 60), (100.0, 10_000),
    ],
)  # fmt: skip
def test_percentages_are_read(value: str | float, hundredths: int) -> None:
    assert parse_percent(value) == hundredths


@pytest.mark.parametrize(("value", "hundredths"), [(0.6, 6000), (1, 10_000), (1 / 3, 3333), (0.145, 1450)])
def test_cells_formatted_as_percentages_are_fractions(value: float, hundredths: int) -> None:
    assert parse_percent(value, is_fraction=True) == hundredths


@pytest.mark.parametrize("value", ["", "101", "-1", "1/3", "60%%", "sáu mươi", -0.1, 100.01, True, float("nan")])
def test_other_percentages_are_errors(value: str | float) -> None:
    with pytest.raises(NumberError):
        parse_percent(value)


@given(st.integers(0, 10_000))
def test_a_written_percentage_is_read_back(hundredths: int) -> None:
    assert parse_percent(format_percent(hundredths)) == hundredths


@pytest.mark.parametrize(
    ("value", "count"),
    [("0", 0), ("1200", 1200), ("1.200", 1200), ("1,200", 1200), ("1 200", 1200), (12.0, 12)],
)
def test_counts_are_read(value: str | float, count: int) -> None:
    assert parse_count(value) == count


@pytest.mark.parametrize("value", ["", "-1", "1.2", "12 người", "1,5", 12.5, -1, True])
def test_other_counts_are_errors(value: str | float) -> None:
    with pytest.raises(NumberError):
        parse_count(value)


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        (0, "không"),
        (1, "một"),
        (10, "mười"),
        (11, "mười một"),
        (12, "mười hai"),
        (13, "mười ba"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (16, "mười sáu"),
        (17, "mười bảy"),
        (18, "mười tám"),
        (19, "mười chín"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (1000, "một nghìn"),
        (1001, "một nghìn không trăm linh một"),
        (1005, "một nghìn không trăm linh năm"),
        (1010, "một nghìn không trăm mười"),
        (21_021, "hai mươi mốt nghìn không trăm hai mươi mốt"),
        (1_000_000, "một triệu"),
        (1_200_000_000, "một tỷ hai trăm triệu"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (1_005_000_000, "một tỷ không trăm linh năm triệu"),
        (999_000_000_000, "chín trăm chín mươi chín tỷ"),
        (1_000_000_000_000, "một nghìn tỷ"),
    ],
)
def test_numbers_in_words(number: int, spoken: str) -> None:
    assert words(number) == spoken


@given(st.integers(0, 10**15 - 1), st.integers(0, 10**15 - 1))
def test_different_numbers_have_different_words(one: int, other: int) -> None:
    assert (words(one) == words(other)) == (one == other)
    assert words(one) == " ".join(words(one).split())


@pytest.mark.parametrize("number", [-1, 10**15])
def test_numbers_out_of_reach_have_no_words(number: int) -> None:
    with pytest.raises(NumberError):
        words(number)


def test_writing_of_numbers() -> None:
    assert money_words(15_000_000) == "Mười lăm triệu đồng"
    assert [format_money(n) for n in (0, 999, 1000, 15_000_000)] == ["0", "999", "1.000", "15.000.000"]
    assert [format_percent(n) for n in (0, 5, 6000, 3333, 1250)] == ["0%", "0,05%", "60%", "33,33%", "12,5%"]
    assert [padded(n) for n in (0, 5, 10, 100, 1200)] == ["00", "05", "10", "100", "1.200"]
    sizes = (0, 1023, 1024, 49_357, 1_048_524, 1_048_525, 17 << 20, (4 << 30) - 1, 1 << 41)
    written = ("0 byte", "1.023 byte", "1,0 KB", "48,2 KB", "1.023,9 KB", "1,0 MB", "17,0 MB", "4,0 GB", "2.048,0 GB")
    assert tuple(map(format_size, sizes)) == written
