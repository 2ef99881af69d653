"""A person's facts by field id."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from desktop_app.domain.fields import PERSON_FIELDS
from desktop_app.domain.kinds import AuthorCategory, Block, Sex
from desktop_app.domain.person import Award, Person
from ui.members.person_fields import (
    CellError,
    awards_text,
    edit_label,
    parse_awards,
    parse_cell,
    value_of,
    with_value,
)

PERSON = Person(id=UUID(int=1), unit_id=UUID(int=2), full_name="Trần Văn Thử", code="DV01", birth_year=1985)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("full_name", "Lê Thị Nháp", replace(PERSON, full_name="Lê Thị Nháp")),
        ("member_code", "DV09", replace(PERSON, code="DV09")),
        ("birth_date", date(1990, 9, 2), replace(PERSON, birth_date=date(1990, 9, 2), birth_year=1990)),
        ("birth_date", 1991, replace(PERSON, birth_year=1991)),
        ("birth_date", None, replace(PERSON, birth_year=None)),
        ("is_member", False, replace(PERSON, is_member=False)),
        ("sex", Sex.FEMALE, replace(PERSON, sex=Sex.FEMALE)),
        ("awards", (Award(2020, "Bằng khen"),), replace(PERSON, awards=(Award(2020, "Bằng khen"),))),
    ],
)
def test_a_field_is_set_and_shown_again(field, value, expected):
    changed = with_value(PERSON, field, value)
    assert changed == expected
    assert value_of(changed, field) == value


def test_every_field_of_a_person_is_shown():
    assert [value_of(PERSON, field) for field in PERSON_FIELDS][:4] == ["Trần Văn Thử", "DV01", True, 1985]


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("full_name", "  Lê  Thị Nháp ", "Lê Thị Nháp"),
        ("birth_date", "2/9/1990", date(1990, 9, 2)),
        ("birth_date", "1990", 1990),
        ("birth_date", "", None),
        ("phone", "912 345 678", "0912345678"),
        ("identity_number", "15085000001", "015085000001"),
        ("is_member", "x", True),
        ("is_member", "Không", False),
        ("is_member", "", True),
        ("sex", "nu", Sex.FEMALE),
        ("sex", "", None),
        ("block", "doanh nghiệp", Block.ENTERPRISE),
        ("category", "can bo cong doan", AuthorCategory.OFFICER),
        (
            "awards",
            "2020: Bằng khen; 2019: Chiến sĩ thi đua",
            (Award(2019, "Chiến sĩ thi đua"), Award(2020, "Bằng khen")),
        ),
        ("awards", "", ()),
        ("position", "", ""),
    ],
)
def test_a_cell_is_read(field, text, value):
    assert parse_cell(field, text) == value


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("full_name", " ", "không được để trống"),
        ("birth_date", "31/02/1990", "không phải là ngày có thật"),
        ("identity_number", "1.5085E+11", "bị Excel làm tròn"),
        ("is_member", "có thể", "hãy ghi Có hoặc Không"),
        ("sex", "khác", "hãy chọn một trong “Nam”, “Nữ”"),
        ("awards", "Bằng khen", "chưa rõ năm"),
    ],
)
def test_a_cell_that_cant_be_read_says_what_to_do(field, text, says):
    with pytest.raises(CellError, match=says):
        parse_cell(field, text)


def test_awards_come_back_as_they_were_written():
    awards = (Award(2019, "Chiến sĩ thi đua cơ sở"), Award(2020, "Bằng khen"))
    assert parse_awards(awards_text(awards)) == awards


@pytest.mark.parametrize(
    ("name", "label"),
    [("Trần Văn Thử", "Sửa “Số điện thoại” của Trần Văn Thử"), ("", "Sửa “Số điện thoại” của người mới")],
)
def test_an_edit_is_named(name, label):
    assert edit_label(replace(PERSON, full_name=name), "phone") == label
