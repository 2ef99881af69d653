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
        ("CĐCS", "1005", "1005/TTr-CĐCS"),
        ("CĐCS", "9", "09/TTr-CĐCS"),
        ("CĐCS", "10", "10/TTr-CĐCS"),
        ("CĐCS", "125", "125/TTr-CĐCS"),
        ("TTr-CĐCS", "5", "05/TTr-CĐCS"),
        ("/TTr-CĐCS", "5", "05/TTr-CĐCS"),
        ("TTr - CĐCS", "5", "05/TTr-CĐCS"),
        ("CĐCS", "", "……/TTr-CĐCS"),
        ("CĐCS", "05a", "05a/TTr-CĐCS"),
        ("CĐCS", "7/TTr-CĐSNV", "07/TTr-CĐSNV"),
        ("CĐCS", "12a/TTr-CĐSNV", "12a/TTr-CĐSNV"),
        ("CĐCS", "5/", "05/TTr-CĐCS"),
        ("CĐCS", "/TTr-CĐSNV", "……/TTr-CĐSNV"),
        ("CĐCS", "Số 5", "05/TTr-CĐCS"),
        ("CĐCS", "số: 5/TTr-CĐCS", "05/TTr-CĐCS"),
    ],
)
def test_number_and_symbol(symbol, number, shown):
    assert phrases.number_and_symbol(replace(UNIT, symbol=symbol), Marks(number=number)) == shown


@pytest.mark.parametrize(
    ("kept", "name", "position"),
    [
        ("Lê Minh Châu", "Lê Minh Châu", ""),
        ("Lê Minh Châu, Phó Chủ tịch", "Lê Minh Châu", "Phó Chủ tịch"),
        ("Lê Minh Châu - Ủy viên, Trưởng ban", "Lê Minh Châu", "Ủy viên, Trưởng ban"),
        ("ThS. Lê Minh Châu; Phó Chủ tịch", "Lê Minh Châu", "Phó Chủ tịch"),
        ("", phrases.LONG_BLANK, ""),
    ],
)
def test_a_clerk_signs_with_the_name_alone(kept, name, position):
    unit = replace(UNIT, officer_in_charge=kept)
    assert phrases.clerk_signature(unit, "NGƯỜI LẬP").name == name
    assert phrases.officer(unit) == ("" if name == phrases.LONG_BLANK else name, position)


@pytest.mark.parametrize(
    "pasted",
    [
        "CĐSNV", "-CĐSNV", "/CĐSNV", "TTr-CĐSNV", "TTr–CĐSNV", "ttr-CĐSNV", "TTR - CĐSNV", "/TTr-CĐSNV",
        "05/TTr-CĐSNV", "…/TTr-CĐSNV", "Số: /TTr-CĐSNV", "Số: 05/TTr-TTr-CĐSNV",
    ],
)  # fmt: skip
def test_a_symbol_is_taken_out_of_what_was_pasted(pasted):
    assert phrases.symbol(replace(UNIT, symbol=pasted)) == "TTr-CĐSNV"


@pytest.mark.parametrize("pasted", ["", "TTr", "/TTr-", " - "])
def test_a_pasted_symbol_without_a_union_is_not_stated(pasted):
    assert phrases.symbol(replace(UNIT, symbol=pasted)) == "TTr-CĐCS"


@pytest.mark.parametrize(
    ("name", "level", "shown"),
    [
        ("Công đoàn cơ sở Sở Nội vụ", None, "TTr-CĐCS"),
        ("Công đoàn Trường THCS Hòa Sơn", UnitLevel.GRASSROOTS, "TTr-CĐCS"),
        ("Liên đoàn Lao động huyện Phú Sơn", UnitLevel.UPPER, "TTr-LĐLĐ"),
        ("Công đoàn Viên chức tỉnh Yên Bái", UnitLevel.UPPER, "TTr-CĐVC"),
        ("LĐLĐ huyện Phú Sơn", UnitLevel.UPPER, "TTr-LĐLĐ"),
        ("CĐVC tỉnh Yên Bái", UnitLevel.UPPER, "TTr-CĐVC"),
        ("CĐCS Sở Nội vụ", None, "TTr-CĐCS"),
        ("Tổng Liên đoàn Lao động Việt Nam", None, "TTr-TLĐ"),
        ("", None, "TTr-……"),
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
        ("Yên Bái,", "", date(2022, 3, 10), "Yên Bái, ngày 10 tháng 3 năm 2022"),
        (" , ", "Yên Bái.", date(2022, 3, 10), "Yên Bái, ngày 10 tháng 3 năm 2022"),
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
        (SigningAuthority.STANDING_COMMITTEE, "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", ("TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH")),
        (SigningAuthority.STANDING_COMMITTEE, "KT. Chủ tịch", ("TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH")),
        (None, "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (None, "KT.Chủ tịch\nPhó Chủ tịch", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (None, "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH THƯỜNG TRỰC", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC")),
        (None, "KT. Trưởng ban / Phó Trưởng ban", ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
        (None, "KT.Phó Chủ tịch", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (None, "KT.", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (None, "Phó Chủ tịch", ("", "PHÓ CHỦ TỊCH")),
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
    "title",
    [
        "GS.",
        "PGS. ",
        "TS. ",
        "TS ",
        "ThS. ",
        "ThS.",
        "Th.S ",
        "BS. ",
        "BS.CKII. ",
        "CN. ",
        "KS ",
        "PGS.TS. ",
        "PGS, TS ",
    ],
)
def test_academic_titles_are_not_printed_before_a_signers_name(title):
    name = f"{title}Trần Thị Bích Hằng"
    assert phrases.signature(UNIT, Marks(signer_name=name)).name == "Trần Thị Bích Hằng"
    assert phrases.clerk_signature(replace(UNIT, officer_in_charge=name), "NGƯỜI LẬP").name == "Trần Thị Bích Hằng"


@pytest.mark.parametrize("name", ["Tsằn A Sáng", "Ksor Phước", "Thơ Văn Nam"])
def test_a_name_that_begins_like_an_academic_title_is_left_whole(name):
    assert phrases.signature(UNIT, Marks(signer_name=name)).name == name


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


def test_the_way_to_an_addressee_stands_in_kinh_gui_alone():
    names = phrases.addressees(UNIT, programme(BINH_DINH))
    assert phrases.joined(names) == "Liên đoàn Lao động tỉnh Bình Định"
    assert phrases.joined(("Ban A (Qua Văn phòng)", "Ban B (Hà Nội)")) == "Ban A và Ban B (Hà Nội)"


def test_a_union_without_a_name_is_a_blank_to_fill_in_but_not_in_the_files_properties():
    nameless = replace(UNIT, name="")
    assert phrases.unit_name(nameless) == phrases.letterhead(nameless, None).own == phrases.LONG_BLANK
    assert phrases.author(nameless) == ""
