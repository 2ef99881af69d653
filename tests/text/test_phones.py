"""Phone numbers made right, or left as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.text.phones import clean_phone, is_valid_phone


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("0912345678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("0912 345\xa0678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("+84 (0)912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0084 912345678", "0912345678"),
        ("912345678", "0912345678"),
        ("849123456", "0849123456"),
        (912345678, "0912345678"),
        (912345678.0, "0912345678"),
        ("(0251) 3992 537", "02513992537"),
        ("+84 251 3992 537", "02513992537"),
        (2513992537, "02513992537"),
        ("  chưa có ", "chưa có"),
        ("0912345678 hoặc 0987654321", "0912345678 hoặc 0987654321"),
        ("0912345678 / 0987654321", "0912345678 / 0987654321"),
        ("01631234567", "01631234567"),
        ("09123", "09123"),
        ("", ""),
    ],
)
def test_a_number_is_made_right_or_left_as_typed(value: str | float, number: str) -> None:
    assert clean_phone(value) == number


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("0312345678", True),
        ("0512345678", True),
        ("0712345678", True),
        ("0812345678", True),
        ("0912345678", True),
        ("02513992537", True),
        ("0412345678", False),
        ("0612345678", False),
        ("091234567", False),
        ("09123456789", False),
        ("0251399253", False),
        ("+84912345678", False),
        ("0912345678\n", False),
        ("٠٩١٢٣٤٥٦٧٨", False),
        ("", False),
    ],
)
def test_valid_numbers(number: str, valid: bool) -> None:
    assert is_valid_phone(number) is valid


@given(st.text() | st.from_regex(r"\+?84 ?0?[0-9]{9}|0?[0-9. ]{9,12}", fullmatch=True) | st.floats() | st.integers())
def test_cleaning_twice_is_cleaning_once(value: str | float) -> None:
    cleaned = clean_phone(value)
    assert clean_phone(cleaned) == cleaned
