"""The text for the portal: its fields in its order, the long one within its limit."""

from dataclasses import replace

import pytest

from desktop_app.domain.case import Case
from desktop_app.domain.kinds import AuthorCategory
from desktop_app.domain.programme import PORTAL_FIELDS
from desktop_app.packages.portal import portal_text
from desktop_app.text.unicode import utf16_length
from tests.packages.samples import first_case, person, programme, second_case

LIMIT = 50


def with_text(text: str) -> Case:
    case = first_case().case
    return replace(case, participation=replace(case.participation, portal_text=text))


def fields(case: Case, names: tuple[str, ...] = programme().portal.fields) -> dict[str, str]:
    """What the file gives under each label."""
    whole = programme()
    data = portal_text(case, replace(whole, portal=replace(whole.portal, fields=names)))
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    blocks = text.split("\n\n[")[1:]
    return {
        label.partition("] ")[2]: value.removesuffix("\n")
        for label, _, value in (block.partition("\n") for block in blocks)
    }


def test_fields_stand_in_the_portals_order_under_its_labels() -> None:
    labels = [label.partition(" (")[0] for label in fields(with_text("x"))]
    assert labels == [PORTAL_FIELDS[name] for name in programme().portal.fields]


def test_values_are_those_of_the_author_put_forward() -> None:
    found = fields(with_text("Nội dung\ndòng hai"))
    assert found["Họ và tên"] == "Nguyễn Thị Hồng"
    assert found["CMND/Căn cước công dân"] == "015185000120"
    assert found["Công đoàn cấp trên trực tiếp"] == "Công đoàn Viên chức tỉnh Yên Bái"
    assert found["Khối"] == "Khối cơ quan"
    assert found["Nội dung (tối đa 50 ký tự)"] == "Nội dung\ndòng hai"
    assert found["Liên kết hoặc tệp đính kèm"] == "Mô tả sáng kiến.pdf\nảnh.jpg"


def test_other_fields() -> None:
    case = with_text("x")
    work = replace(case.initiative, work_field="Hành chính", link="https://drive.google.com/x")
    names = ("workplace", "province_or_sector", "category", "work_field", "link")
    found = fields(replace(case, initiative=work), names)
    assert list(found.values()) == [
        "Phòng Tổ chức",
        "Yên Bái",
        AuthorCategory.OFFICER.label,
        "Hành chính",
        "https://drive.google.com/x",
    ]


def test_the_summary_serves_where_there_is_no_text_of_its_own() -> None:
    assert fields(second_case().case)["Nội dung (tối đa 50 ký tự)"] == "Ngắn"


def test_with_nobody_put_forward_the_authors_fields_are_blank() -> None:
    case = with_text("x")
    nobody = replace(case, authors=tuple(replace(author, put_forward=False) for author in case.authors))
    assert fields(nobody)["Họ và tên"] == ""


@pytest.mark.parametrize("text", ["a" * 50, "a\n" * 25, "ế" * 50, "😀" * 25])
def test_a_text_at_the_limit_is_whole(text: str) -> None:
    assert utf16_length(text) == LIMIT
    assert fields(with_text(text))["Nội dung (tối đa 50 ký tự)"] == text.strip("\n") or text.endswith("\n")


@pytest.mark.parametrize("text", ["a" * 51, "😀" * 26, "e\u0302\u0301" * 60])
def test_a_longer_text_is_cut_within_the_limit_and_the_file_says_so(text: str) -> None:
    ((label, value),) = [item for item in fields(with_text(text)).items() if item[0].startswith("Nội dung")]
    assert "đã cắt" in label
    assert 48 <= utf16_length(value) <= LIMIT


def test_the_file_suits_notepad() -> None:
    data = portal_text(with_text("x"), programme())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert person(0).group.encode() not in data
