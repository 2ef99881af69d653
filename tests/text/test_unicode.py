"""Cleaning of cells and the portal's counter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.text.unicode import clean_line, clean_text, lower_first, truncate_utf16, utf16_length


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("", ""),
        ("  Nguyễn   Văn \t An ", "Nguyễn Văn An"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Hường"), "Nguyễn Thị Hường"),
        ("Nguyễn\xa0Văn\u2003An", "Nguyễn Văn An"),
        ("Nguyễn\r\nVăn\nAn", "Nguyễn Văn An"),
        ("Ngu\u200byễn\ufeff Văn\u00ad An", "Nguyễn Văn An"),
        ("\u202eAn\u202c\u200f", "An"),
        ("An\x00\x07\x1f", "An"),
        ("a\u200b\u0301n", "án"),
        ("An\ud800\ufffe\uffff", "An"),
        ("😀 tốt", "😀 tốt"),
    ],
)
def test_a_line_is_clean(typed: str, clean: str) -> None:
    assert clean_line(typed) == clean


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  một\r\nhai\rba\u2028bốn\vnăm \n", "một\nhai\nba\nbốn\nnăm"),
        ("một\n\nhai", "một\n\nhai"),
        ("một\thai\xa0ba", "một hai ba"),
        ("hai  blanks stay", "hai  blanks stay"),
        ("\u202emột\u200b\x07", "một"),
    ],
)
def test_a_text_is_clean_and_keeps_its_line_breaks(typed: str, clean: str) -> None:
    assert clean_text(typed) == clean


@given(st.text(st.characters(codec=None)))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    line, body = clean_line(text), clean_text(text)
    assert clean_line(line) == line == clean_line(body)
    assert clean_text(body) == body
    assert unicodedata.is_normalized("NFC", line)
    assert "\n" not in line
    line.encode()


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("ệ", 1),
        (unicodedata.normalize("NFD", "ệ"), 1),
        ("a\r\nb", 3),
        ("a\rb\nc", 5),
        ("😀", 2),
        ("x" * 2000, 2000),
    ],
)
def test_length_is_counted_as_the_portal_counts(text: str, length: int) -> None:
    assert utf16_length(text) == length


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("sáng kiến", 9, "sáng kiến"),
        ("sáng kiến", 4, "sáng"),
        ("sáng kiến", 0, ""),
        ("a😀b", 2, "a"),
        ("a😀b", 3, "a😀"),
        ("ax\u0323\u0302y", 3, "a"),
        ("ax\u0323\u0302y", 4, "ax\u0323\u0302"),
        ("a\r\nb", 2, "a\n"),
    ],
)
def test_a_cut_splits_no_character(text: str, limit: int, cut: str) -> None:
    assert truncate_utf16(text, limit) == cut


@given(st.text(), st.integers(0, 20))
def test_a_cut_is_a_beginning_within_the_limit(text: str, limit: int) -> None:
    cut = truncate_utf16(text, limit)
    assert utf16_length(cut) <= limit
    assert truncate_utf16(text, 10_000).startswith(cut)
    assert truncate_utf16(cut, limit) == cut


@pytest.mark.parametrize(
    ("label", "inside"),
    [("Số điện thoại", "số điện thoại"), ("Ghi ra Excel", "ghi ra Excel"), ("CCCD/CMND", "CCCD/CMND"), ("", "")],
)
def test_a_label_inside_a_sentence_has_a_small_letter(label: str, inside: str) -> None:
    assert lower_first(label) == inside
