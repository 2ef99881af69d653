"""Recognising and converting TCVN3 and VNI."""

import re
import unicodedata
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.text.legacy import decode_legacy
from desktop_app.text.legacy_tables import TCVN3, VNI
from desktop_app.text.syllables import is_syllable, is_well_written
from tests.text.samples import SENTENCES, UNICODE_AS_IT_IS


def encode(text: str, table: Mapping[str, str]) -> str:
    """Write the text in a legacy encoding, as a keyboard driver of old did."""
    written = {letter: code for code, letter in table.items()}
    return "".join(written.get(char, char) for char in text)


def test_the_tables_cover_the_alphabet() -> None:
    letters = {char for char in map(chr, range(0xC0, 0x1EFA)) if is_vietnamese(char)}
    assert set(VNI.values()) == letters
    assert set(TCVN3.values()) == {char for char in letters if char.islower()} | set("ĂÂÊÔƠƯĐ")


def is_vietnamese(char: str) -> bool:
    """Say whether the character is a Vietnamese letter beyond ASCII."""
    if char in "đĐ":
        return True
    base, *marks = list(unicodedata.normalize("NFD", char))
    tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
    shapes = {"a": "\u0302\u0306", "e": "\u0302", "o": "\u0302\u031b", "u": "\u031b", "i": "", "y": ""}
    shape = [mark for mark in marks if mark not in tones]
    if base.lower() not in shapes or not marks or len(tones) > 1 or len(shape) > 1:
        return False
    return all(mark in shapes[base.lower()] for mark in shape)


@pytest.mark.parametrize(
    ("legacy", "text", "encoding"),
    [
        ("NguyÔn V¨n A", "Nguyễn Văn A", "TCVN3"),
        ("TrÇn ThÞ B×nh", "Trần Thị Bình", "TCVN3"),
        ("B¶o Th¾ng", "Bảo Thắng", "TCVN3"),
        ("M\xadêng Kh\xad¬ng", "Mường Khương", "TCVN3"),
        ("C§CS Së Néi vô", "CĐCS Sở Nội vụ", "TCVN3"),
        ("L§L§ tØnh Yªn B¸i", "LĐLĐ tỉnh Yên Bái", "TCVN3"),
        ("N÷", "Nữ", "TCVN3"),
        ("Gi¸m ®èc", "Giám đốc", "TCVN3"),
        ("Xin chaøo caùc baïn", "Xin chào các bạn", "VNI"),
        ("Nguyeãn Vaên Ñöùc", "Nguyễn Văn Đức", "VNI"),
        ("NGUYEÃN VAÊN AÙNH", "NGUYỄN VĂN ÁNH", "VNI"),
        ("Nöõ", "Nữ", "VNI"),
        ("Giaùm ñoác", "Giám đốc", "VNI"),
    ],
)
def test_legacy_text_is_converted(legacy: str, text: str, encoding: str) -> None:
    result = decode_legacy(legacy)
    assert result is not None
    assert (result.text, result.encoding, result.certain) == (text, encoding, True)


@pytest.mark.parametrize(
    ("legacy", "text"),
    [
        ("NGUYÔN V¡N Hµ", "NGUYỄN VĂN HÀ"),
        ("¤ng NGUYÔN V¡N An", "Ông NGUYỄN VĂN An"),
        ("Hµ", "Hà"),
    ],
)
def test_words_typed_in_capitals_come_out_in_capitals(legacy: str, text: str) -> None:
    result = decode_legacy(legacy)
    assert result is not None
    assert result.text == text


@pytest.mark.parametrize("legacy", ["Tïng", "cân bôt", "QÑ", "Thaï", "Coâng"])
def test_one_weak_word_proves_nothing(legacy: str) -> None:
    result = decode_legacy(legacy)
    assert result is not None
    assert not result.certain


@pytest.mark.parametrize("text", UNICODE_AS_IT_IS)
def test_unicode_is_left_alone(text: str) -> None:
    assert decode_legacy(text) is None


WORDS = sorted({word for sentence in SENTENCES for word in re.findall(r"[^\W\d_]+", sentence)})


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_no_choice_of_unicode_words_is_taken_for_legacy(words: list[str]) -> None:
    text = " ".join(words)
    assert decode_legacy(text) is None
    assert decode_legacy(text.upper()) is None
    assert decode_legacy(unicodedata.normalize("NFD", text)) is None


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(("name", "table"), [("TCVN3", TCVN3), ("VNI", VNI)])
def test_whole_sentences_come_back(sentence: str, name: str, table: Mapping[str, str]) -> None:
    result = decode_legacy(
        encode(sentence, table) if name == "VNI" else encode(sentence.replace("Ứ", "ứ").replace("Ủ", "ủ"), table)
    )
    assert result is not None
    assert result.encoding == name
    assert result.certain
    assert result.text.casefold() == sentence.casefold()


LOWER = [word.lower() for word in WORDS]


@given(st.lists(st.sampled_from(LOWER), min_size=1, max_size=8), st.sampled_from(["TCVN3", "VNI"]))
def test_what_is_certain_is_right(words: list[str], name: str) -> None:
    text = " ".join(words)
    result = decode_legacy(encode(text, TCVN3 if name == "TCVN3" else VNI))
    assert result is None or not result.certain or (result.text, result.encoding) == (text, name)


@given(st.text(st.characters(max_codepoint=0x17F)))
def test_any_text_can_be_asked_about(text: str) -> None:
    result = decode_legacy(text)
    assert result is None or result.text != text


@pytest.mark.parametrize(
    ("word", "syllable", "well_written"),
    [
        ("nghiêng", True, True),
        ("giếng", True, True),
        ("gì", True, True),
        ("quốc", True, True),
        ("hòa", True, True),
        ("hoà", True, True),
        ("Khuỷu", True, True),
        ("ƯƠNG", True, True),
        ("qúy", True, False),
        ("chuỷ", True, True),
        ("teỏ", True, False),
        ("hôp", False, False),
        ("hộp", True, True),
        ("kà", False, False),
        ("cê", False, False),
        ("café", False, False),
        ("Kông", False, False),
        ("áá", False, False),
        ("", False, False),
    ],
)
def test_syllables_are_told_from_other_letters(word: str, syllable: bool, well_written: bool) -> None:
    assert (is_syllable(word), is_well_written(word)) == (syllable, well_written)
