"""The set phrases of union documents: boundaries first."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.documents import phrases
from desktop_app.domain.kinds import SigningAuthority, UnitLevel
from desktop_app.domain.submission import Marks
from tests.documents.build import BINH_DINH, UNIT, YEN_BAI, programme


@pytest.mark.parametrize(
    ("symbol", "number", "shown"),
    [
        ("CĐCS", "5", "05/TTr-CĐCS"),
        ("CĐCS", "05", "05/TTr-CĐCS"),
        ("CĐCS", "9", "09/TTr-CĐCS"),
        ("CĐCS", "10", "10/TTr-CĐCS"),
        ("CĐCS", "125", "125/TTr-CĐCS"),
        ("TTr-CĐCS", "5", "05/TTr-CĐCS"),
        ("/TTr-CĐCS", "5", "05/TTr-CĐCS"),
        ("TTr - CĐCS", "5", "05/TTr-CĐCS"),
        ("CĐCS", "", "……/TTr-CĐCS"),
        ("CĐCS", "05a", "05a/TTr-CĐCS"),
        ("CĐCS", "7/TTr-CĐSNV", "7/TTr-CĐSNV"),
    ],
)
def test_number_and_symbol(symbol, number, shown):
    assert phrases.number_and_symbol(replace(UNIT, symbol=symbol), Marks(number=number)) == shown


@pytest.mark.parametrize(
    ("name", "level", "shown"),
    [
        ("Công đoàn cơ sở Sở Nội vụ", None, "TTr-CĐCS"),
        ("Công đoàn Trường THCS Hòa Sơn", UnitLevel.GRASSROOTS, "TTr-CĐCS"),
        ("Liên đoàn Lao động huyện Phú Sơn", UnitLevel.UPPER, "TTr-LĐLĐ"),
        ("Công đoàn Viên chức tỉnh Yên Bái", UnitLevel.UPPER, "TTr-CĐVC"),
        ("Công đoàn Tổng công ty Than", UnitLevel.UPPER, "TTr-……"),
    ],
)
def test_a_symbol_not_stated_is_taken_from_the_kind_of_union(name, level, shown):
    assert phrases.symbol(replace(UNIT, name=name, level=level, symbol="")) == shown


@pytest.mark.parametrize(
    ("place", "province", "day", "shown"),
    [
        ("Trấn Yên", "Yên Bái", date(2022, 2, 5), "Trấn Yên, ngày 05 tháng 02 năm 2022"),
        ("", "Yên Bái", date(2022, 3, 10), "Yên Bái, ngày 10 tháng 3 năm 2022"),
        ("", "", None, "……………………, ngày …… tháng …… năm ……"),
    ],
)
def test_place_and_date(place, province, day, shown):
    assert phrases.place_and_date(replace(UNIT, place=place, province=province), day) == shown


@pytest.mark.parametrize(
    ("named", "programme_id", "shown"),
    [
        ((), YEN_BAI, ("Công đoàn Viên chức tỉnh Yên Bái",)),
        ((), BINH_DINH, ("Liên đoàn Lao động tỉnh Bình Định (qua Ban Chính sách - Pháp luật)",)),
        (("- Ban A;", "Ban B.", " "), YEN_BAI, ("Ban A", "Ban B")),
    ],
)
def test_addressees(named, programme_id, shown):
    assert phrases.addressees(replace(UNIT, addressees=named), programme(programme_id)) == shown


@pytest.mark.parametrize(
    ("authority", "title", "shown"),
    [
        (SigningAuthority.EXECUTIVE_COMMITTEE, "Chủ tịch", ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH")),
        (SigningAuthority.STANDING_COMMITTEE, "PHÓ CHỦ TỊCH", ("TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH")),
        (SigningAuthority.STANDING_COMMITTEE, "KT. CHỦ TỊCH PHÓ CHỦ TỊCH", ("TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH")),
        (SigningAuthority.STANDING_COMMITTEE, "KT. Phó Chủ tịch", ("TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH")),
        (None, "Chủ tịch", ("", "CHỦ TỊCH")),
        (None, "", ("", "CHỦ TỊCH")),
    ],
)
def test_who_signs(authority, title, shown):
    block = phrases.signature(replace(UNIT, authority=authority, signer_title=title), Marks())
    assert (block.authority, block.title) == shown


@pytest.mark.parametrize(
    ("marked", "known", "shown"),
    [
        ("Lê A", "Trần B", "Lê A"),
        ("", "Trần B", "Trần B"),
        ("", "", phrases.LONG_BLANK),
    ],
)
def test_the_signer_is_the_one_who_signed_then_the_units_own_then_a_blank(marked, known, shown):
    assert phrases.signature(replace(UNIT, signer_name=known), Marks(signer_name=marked)).name == shown


@pytest.mark.parametrize(
    ("authority", "shown"),
    [
        (None, "Công đoàn cơ sở Sở Nội vụ"),
        (SigningAuthority.EXECUTIVE_COMMITTEE, "Ban Chấp hành Công đoàn cơ sở Sở Nội vụ"),
        (SigningAuthority.STANDING_COMMITTEE, "Ban Thường vụ Công đoàn cơ sở Sở Nội vụ"),
    ],
)
def test_who_submits(authority, shown):
    assert phrases.submitter(replace(UNIT, authority=authority)) == shown


@pytest.mark.parametrize(("names", "shown"), [(("A",), "A"), (("A", "B"), "A và B"), (("A", "B", "C"), "A, B và C")])
def test_names_in_a_sentence(names, shown):
    assert phrases.joined(names) == shown


@pytest.mark.parametrize(("lines", "shown"), [((), ()), (("a",), ("a.",)), (("a;", "b,", "c ;"), ("a;", "b;", "c."))])
def test_an_enumeration_ends_in_a_full_stop(lines, shown):
    assert phrases.ended(lines) == shown


def test_recipients_stand_with_dash_and_mark():
    assert phrases.recipient_lines(("Như trên", "- Lưu: VT.")) == ("- Như trên;", "- Lưu: VT.")
