"""Folding to plain letters, and names of files."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.text.fold import ascii_name, fold, fold_key, fold_words
from tests.text.samples import SENTENCES


@pytest.mark.parametrize(
    ("text", "folded", "words", "key"),
    [
        ("", "", "", ""),
        ("Đoàn viên", "doan vien", "doan vien", "doanvien"),
        ("  LÊ\xa0Thị \n Hường ", "le thi huong", "le thi huong", "lethihuong"),
        ("Tỷ lệ đóng góp (%)", "ty le dong gop (%)", "ty le dong gop", "tyledonggop"),
        (
            "Quyết định số 05/QĐ-TLĐ",
            "quyet dinh so 05/qd-tld",
            "quyet dinh so 05 qd tld",
            "quyetdinhso05qdtld",
        ),
        ("Covid – 19_2021", "covid – 19_2021", "covid 19 2021", "covid192021"),
        ("m², ﬁ, İ, ™", "m2, fi, i, tm", "m2 fi i tm", "m2fiitm"),
        ("Ø æ ß", "o ae ss", "o ae ss", "oaess"),
    ],
)
def test_text_is_folded(text: str, folded: str, words: str, key: str) -> None:
    assert (fold(text), fold_words(text), fold_key(text)) == (folded, words, key)


@given(st.sampled_from(SENTENCES))
def test_vietnamese_folds_to_ascii_in_any_form(sentence: str) -> None:
    assert fold_words(sentence).isascii()
    assert fold(unicodedata.normalize("NFD", sentence.upper())) == fold(sentence)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    folded, words, key = fold(text), fold_words(text), fold_key(text)
    assert (fold(folded), fold_words(words), fold_key(key)) == (folded, words, key)
    assert fold(clean := text.strip()) == fold(text), clean
    assert words.replace(" ", "") == key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CĐCS Sở Nội vụ", "CDCS-So-Noi-vu"),
        ("Đắk Lắk – 2021", "Dak-Lak-2021"),
        ("A/B:*?", "A-B"),
        ("..\\..\\x", "x"),
        ("\u202egnp.exe", "gnp-exe"),
        ("CON", "CON_"),
        ("nul", "nul_"),
        ("Nul.", "Nul_"),
        ("COM1", "COM1_"),
        ("LPT¹", "LPT1_"),
        ("CONG", "CONG"),
        ("", "khong-ten"),
        (" . ", "khong-ten"),
        ("日本", "khong-ten"),
        ("a" * 300, "a" * 120),
        ("a" * 119 + " b", "a" * 119),
    ],
)
def test_file_names_suit_windows(text: str, name: str) -> None:
    assert ascii_name(text) == name


@given(st.text(), st.integers(12, 60))
def test_file_names_are_short_safe_and_stable(text: str, limit: int) -> None:
    name = ascii_name(text, limit)
    assert name.isascii()
    assert 0 < len(name) <= limit
    assert not set(name) & set(' ./\\:*?"<>|')
    assert ascii_name(name, limit) == name
