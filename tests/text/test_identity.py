"""Identity numbers mended, decoded, masked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.text.identity import clean_identity, decode_identity, mask_identity


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("001085000045", "001085000045"),
        ("001 085 000 045", "001085000045"),
        ("001.085.000.045", "001085000045"),
        ("123456789", "123456789"),
        (123456789, "123456789"),
        (123456789.0, "123456789"),
        ("00108500004", "00108500004"),
        ("99999999999", "99999999999"),
        ("12345", "12345"),
        (" chưa  có ", "chưa có"),
        ("", ""),
    ],
)
def test_numbers_that_are_kept(value: str | float, text: str) -> None:
    result = clean_identity(value)
    assert (result.text, result.note, result.error) == (text, "", "")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (36085000045, "036085000045"),
        (36085000045.0, "036085000045"),
        ("36085000045", "036085000045"),
        (1085000045, "001085000045"),
        (12345678, "012345678"),
        ("12345678", "012345678"),
    ],
)
def test_lost_zeros_are_restored_with_a_note(value: str | float, text: str) -> None:
    result = clean_identity(value)
    assert (result.text, result.error) == (text, "")
    assert "số 0 ở đầu" in result.note


@pytest.mark.parametrize("value", ["1.23E+11", "1,23E+11", "3e10", 1.23e11, 36_085_000_000, 1.2e15, 1e300, 0.5])
def test_lost_digits_are_an_error_that_says_what_to_do(value: str | float) -> None:
    assert "Văn bản (Text)" in clean_identity(value).error


@given(st.text() | st.integers(min_value=0) | st.floats())
def test_any_value_has_a_result(value: str | float) -> None:
    result = clean_identity(value)
    assert not (result.note and result.error)


@pytest.mark.parametrize(
    ("number", "facts"),
    [
        ("001085000045", ("nam", 1985)),
        ("001185000045", ("nữ", 1985)),
        ("001201000045", ("nam", 2001)),
        ("001301000045", ("nữ", 2001)),
        ("001400000045", ("nam", 2100)),
        ("123456789", None),
        ("00108500004x", None),
        ("", None),
    ],
)
def test_a_number_of_twelve_digits_tells_sex_and_year(number: str, facts: tuple[str, int] | None) -> None:
    assert decode_identity(number) == facts


@pytest.mark.parametrize(
    ("number", "masked"),
    [("001085000045", "0010******45"), ("123456789", "1234***89"), ("123456", "******"), ("", "")],
)
def test_numbers_are_masked(number: str, masked: str) -> None:
    assert mask_identity(number) == masked
