"""A pasted list of members under its headings."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from desktop_app.domain.kinds import Sex
from desktop_app.domain.person import Award, Person
from desktop_app.services.registers import MemberRow
from ui.members.pasted_list import Deed, Meeting, headline, plan_list, read_list, report, unread_columns

UNIT = UUID(int=99)
PEOPLE = {
    person.id: person
    for person in (
        Person(id=UUID(int=1), unit_id=UNIT, full_name="Trần Văn Thử", code="DV01", birth_year=1985),
        Person(id=UUID(int=2), unit_id=UNIT, full_name="Lê Thị Nháp", birth_date=date(1990, 9, 2), birth_year=1990),
        Person(id=UUID(int=3), unit_id=UNIT, full_name="Lê Thị Nháp", birth_year=1970),
        Person(id=UUID(int=4), unit_id=UNIT, full_name="Vũ Thị Một", position="Văn thư"),
    )
}


def row(number: int) -> MemberRow:
    person = PEOPLE[UUID(int=number)]
    birth = "02/09/1990" if person.birth_date else str(person.birth_year or "")
    blank = dict.fromkeys("sex position workplace group phone identity awards".split(), "")
    return MemberRow(
        key=number,
        id=person.id,
        code=person.code,
        name=person.full_name,
        birth=birth,
        is_member=True,
        initiatives=0,
        **blank,
    )


def plan(cells):
    meeting = Meeting([row(number) for number in (1, 2, 3, 4)])
    return plan_list(
        read_list(cells),
        meeting.meet,
        PEOPLE.get,
        lambda: Person(id=UUID(int=50), unit_id=UNIT, full_name=""),
    )


@pytest.mark.parametrize(
    ("heads", "cells", "met", "deed"),
    [
        ("Mã đoàn viên", "dv01", None, Deed.KEEP),
        ("Mã đoàn viên|Họ và tên", "DV01|Trần Văn Khác", 1, Deed.CHANGE),
        ("Mã đoàn viên|Họ và tên", "DV02|Trần Văn Thử", 50, Deed.ADD),
        ("Họ và tên", "TRẦN VĂN THỬ", None, Deed.KEEP),
        ("Họ và tên|Ngày sinh", "Trần Văn Thử|02/02/1985", 1, Deed.CHANGE),
        ("Họ và tên|Ngày sinh", "Trần Văn Thử|1986", 50, Deed.ADD),
        ("Họ và tên|Năm sinh|Mã đoàn viên", "Lê Thị Nháp|1990|DV02", 2, Deed.CHANGE),
        ("Họ và tên|Ngày sinh|Chức vụ", "Lê Thị Nháp|1970|Kế toán", 3, Deed.CHANGE),
        ("Họ và tên", "Lê Thị Nháp", None, Deed.REFUSE),
        ("Họ và tên|Chức vụ", "|Kế toán", None, Deed.REFUSE),
        ("Họ và tên|Chức vụ", "Đỗ Mới|Kế toán", 50, Deed.ADD),
        ("Họ và tên|Chức vụ", "Vũ Thị Một|", None, Deed.KEEP),
    ],
)
def test_a_row_meets_whom_it_means(heads, cells, met, deed):
    found = plan([heads.split("|"), cells.split("|")])
    assert found.rows[0].deed is deed
    assert [item.record_id.int for item in found.edit.alterations] == ([] if met is None else [met])


@pytest.mark.parametrize(
    ("heads", "cells", "says"),
    [
        ("Họ và tên|Chức vụ", "Vũ Thị Một|Kế toán", "Chức vụ: Văn thư → Kế toán"),
        ("Họ và tên|Giới tính", "Vũ Thị Một|nữ", "Giới tính: Nữ"),
        ("Họ và tên|CCCD", "Vũ Thị Một|015085000001", "CCCD/CMND"),
        ("Họ và tên|Là đoàn viên", "Vũ Thị Một|không", "Là đoàn viên: Có → Không"),
        ("Họ và tên|Ngày sinh", "Đỗ Mới|2/9/1991", "Ngày sinh: 02/09/1991"),
        ("Họ và tên|Danh hiệu, khen thưởng", "Vũ Thị Một|2020: A; 2021: B", "Danh hiệu, khen thưởng: 2020: A; 2021: B"),
        ("Họ và tên|Ghi chú", "Đỗ Mới|x", ""),
    ],
)
def test_what_would_be_written_is_told(heads, cells, says):
    assert plan([heads.split("|"), cells.split("|")]).rows[0].says == says


def test_what_cant_be_read_is_told_and_the_rest_goes_in():
    found = plan([["Họ và tên", "Ngày sinh", "Giới tính"], ["Đỗ Mới", "31/02/1990", "Nữ"]])
    assert "không phải là ngày có thật" in found.rows[0].says
    assert found.edit.alterations[0].after == replace(
        Person(id=UUID(int=50), unit_id=UNIT, full_name="Đỗ Mới"), sex=Sex.FEMALE
    )


def test_nobody_is_met_twice():
    found = plan([["Mã đoàn viên", "Chức vụ"], ["DV01", "A"], ["DV01", "B"]])
    assert [one.deed for one in found.rows] == [Deed.CHANGE, Deed.REFUSE]
    assert "đã có ở một dòng trên" in found.rows[1].says


def test_empty_rows_and_unknown_columns_say_nothing():
    rows = read_list([["STT", "Họ và tên", "Danh hiệu, khen thưởng"], ["1", "", ""], [], ["2", "A", "2020: X"]])
    assert [(one.number, one.values) for one in rows] == [(3, {"full_name": "A", "awards": (Award(2020, "X"),)})]


@pytest.mark.parametrize("heading", ["Đơn vị", "Đơn vị công tác", "Phòng ban", "Phòng, ban", "Bộ phận", "ĐƠN VỊ"])
def test_an_office_is_the_workplace_however_it_is_headed(heading):
    cells = [["Họ và tên", heading], ["Đỗ Mới", "Văn phòng Sở"]]
    assert plan(cells).edit.alterations[0].after.workplace == "Văn phòng Sở"
    assert unread_columns(cells) == ()


@pytest.mark.parametrize(
    ("cells", "unread"),
    [
        ([], ()),
        ([["STT", "Họ và tên"], ["1", "A"]], ()),
        ([["Họ và tên", "Quê quán", "Ghi chú"], ["A", "Yên Bái", "x"]], ("Quê quán", "Ghi chú")),
        ([["Họ và tên", "Quê quán"], ["A", " "]], ()),
        ([["Họ và tên"], ["A", "x"]], ("thứ 2",)),
        ([["Họ và tên", "Đơn vị", "Phòng ban"], ["A", "Sở", "Văn thư"]], ("Phòng ban",)),
    ],
)
def test_columns_that_arent_read_are_named(cells, unread):
    assert unread_columns(cells) == unread


def test_of_two_columns_for_one_fact_the_first_is_read():
    found = plan([["Họ và tên", "Đơn vị", "Phòng ban"], ["Đỗ Mới", "Sở Nội vụ", "Văn thư"]])
    assert found.edit.alterations[0].after.workplace == "Sở Nội vụ"


def test_a_cell_that_isnt_right_is_counted_and_told_first():
    found = plan([["Họ và tên", "Chức vụ", "Ngày sinh"], ["Đỗ Mới", "Kế toán", "31/4/1990"], ["Vũ Thị Một", "A", ""]])
    assert headline(found) == "Danh sách có 2 dòng: thêm 1, sửa 1, 1 ô chưa đúng."
    assert found.troubles[0].startswith("Dòng 1, Ngày sinh: “31/4/1990”")
    assert found.rows[0].says.startswith(found.rows[0].troubles[0])
    assert report(found) == "Đã thêm 1 người, sửa 1 người. 1 ô chưa đúng không được ghi."


def test_the_whole_is_told_in_one_sentence():
    found = plan([["Họ và tên", "Chức vụ"], ["Đỗ Mới", "A"], ["Lê Thị Nháp", "B"], ["Vũ Thị Một", "Văn thư"]])
    assert headline(found) == "Danh sách có 3 dòng: thêm 1, giữ nguyên 1, không nhận 1."
    assert found.edit.label == "Nhập danh sách 1 người"
