"""Names of people: order, sameness, capitals."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.text.names import (
    given_name_key,
    is_all_capitals,
    name_key,
    same_name,
    title_case_name,
    vietnamese_key,
)

VIETNAMESE = st.text("aăâbcdđeêoôơuưyAĐàảãáạấộừ 0123456789-", max_size=12)


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ậ", "b", "c", "d", "đ", "e", "ê"],
        ["i", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"],
        ["ba", "ba ba", "bà", "bà con", "bả", "bạ", "bac", "bắc"],
        ["Tổ 1", "Tổ 2", "Tổ 10", "Tổ A"],
        ["SK2", "SK10", "SK10-1"],
        ["Công đoàn", "Cống hiến", "Cơ sở"],
    ],
)
def test_text_sorts_as_in_a_dictionary(ordered: list[str]) -> None:
    shuffled = random.Random(7).sample(ordered, len(ordered))
    assert sorted(shuffled, key=vietnamese_key) == ordered


def test_people_sort_by_given_name_then_family_name() -> None:
    ordered = [
        "Lê Văn An",
        "Nguyễn Thị An",
        "Nguyễn Văn An",
        "Đặng Ân",
        "Trần Bình",
        "Lê Thị Dung",
        "Lê Thị Đào",
        "Vũ Hoa",
        "Bùi Hoà",
        "Chu Hòa",
        "An Hoá",
        "Phạm Yến",
    ]
    shuffled = random.Random(7).sample(ordered, len(ordered))
    assert sorted(shuffled, key=given_name_key) == ordered


@pytest.mark.parametrize("name", ["Hoà", "hòa", "HÒA", unicodedata.normalize("NFD", "Hoà")])
def test_one_name_has_one_sort_key(name: str) -> None:
    assert vietnamese_key(name) == vietnamese_key("Hòa")


@given(VIETNAMESE, VIETNAMESE)
def test_order_is_the_same_as_text_and_as_bytes(one: str, other: str) -> None:
    first, second = vietnamese_key(one), vietnamese_key(other)
    assert first.isascii()
    assert (first < second) == (first.encode() < second.encode())
    assert vietnamese_key(one.upper()) == first


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    assert vietnamese_key(text).isascii()
    assert given_name_key(text).isascii()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nguyễn Văn Hòa", "NGUYỄN VĂN HOÀ", True),
        ("Phạm Thúy Hằng", "Phạm Thuý Hằng", True),
        ("Trần Thủy", unicodedata.normalize("NFD", "trần thuỷ"), True),
        ("Lê  Văn\xa0A", " Lê Văn A ", True),
        ("H'Hen Niê", "H’Hen Niê", True),
        ("Lê Hòa", "Lê Hóa", False),
        ("Lê Hòa", "Lê Hoa", False),
        ("Lê Đan", "Lê Dan", False),
        ("Lê Vân", "Lê Văn", False),
        ("Lê Văn A", "Lê Văn B", False),
    ],
)
def test_names_are_the_same_but_for_case_form_and_place_of_the_tone(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


@given(st.text("aăâđêôơưáàảãạ' -B", max_size=12))
def test_the_key_of_a_name_is_stable(name: str) -> None:
    assert name_key(name) == name_key(name.upper()) == name_key(unicodedata.normalize("NFD", name))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("NGUYỄN VĂN A", "Nguyễn Văn A"),
        ("ĐẶNG THỊ  ÁNH", "Đặng Thị Ánh"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("LÊ-TRẦN ÂN", "Lê-Trần Ân"),
        (unicodedata.normalize("NFD", "LÊ ỬNG"), "Lê Ửng"),
    ],
)
def test_an_offer_is_made_for_capitals(typed: str, offered: str) -> None:
    assert is_all_capitals(typed)
    assert title_case_name(typed) == offered
    assert not is_all_capitals(offered)
    assert same_name(typed, offered)


@pytest.mark.parametrize("name", ["", "A", "5", "Nguyễn Văn A", "nguyễn"])
def test_no_offer_is_made_otherwise(name: str) -> None:
    assert not is_all_capitals(name)
