"""Tables pasted over the list of members."""

from typing import Any
from uuid import UUID

import pytest

from desktop_app.domain.person import Person
from ui.members.listing import fields_from
from ui.members.pasted import fill, fill_question, has_header

PEOPLE = [Person(id=UUID(int=n), unit_id=UUID(int=9), full_name=f"Người {n}") for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([], False),
        ([[]], False),
        ([["Họ và tên"]], True),
        ([["HO VA TEN", "năm sinh"], ["A", "1990"]], True),
        ([["Mã đoàn viên", "Số điện thoại"]], True),
        ([["Số điện thoại"]], False),
        ([["Họ và tên", "STT", "Ghi chú", "Lương"]], False),
        ([["Nguyễn Văn A", "1990"]], False),
    ],
)
def test_a_header_row_is_recognised(cells, expected):
    assert has_header(cells) is expected


def afters(plan) -> list[Any]:
    return [item.after for item in plan.edit.alterations]


def test_cells_are_laid_over_people_and_fields():
    plan = fill(PEOPLE, ("phone", "position"), [["0912345678", "Văn thư"], ["", "Kế toán"]])
    assert [(after.phone, after.position) for after in afters(plan)] == [
        ("0912345678", "Văn thư"),
        ("", "Kế toán"),
    ]
    assert (plan.cells, plan.rows, plan.left_out, plan.refused) == (4, 2, 0, ())
    assert plan.edit.label == "Dán 4 ô vào danh sách đoàn viên"


@pytest.mark.parametrize(
    ("people", "fields", "cells", "counts"),
    [
        (PEOPLE[:1], ("position",), [["a"], ["b"], ["c"]], (1, 1, 2)),
        (PEOPLE, ("position",), [["a", "b"]], (1, 1, 0)),
        (PEOPLE, ("position", "workplace"), [["a"]], (1, 1, 0)),
        (PEOPLE, ("full_name",), [["Người 1"]], (1, 0, 0)),
        ([], ("position",), [["a"]], (0, 0, 1)),
        (PEOPLE, (), [["a"]], (0, 0, 0)),
    ],
)
def test_what_has_no_place_is_left_out(people, fields, cells, counts):
    plan = fill(people, fields, cells)
    assert (plan.cells, plan.rows, plan.left_out) == counts


def test_a_cell_that_cant_be_read_leaves_its_fact_and_is_named():
    plan = fill(PEOPLE, ("birth_date", "position"), [["31/02/1990", "Văn thư"]])
    assert [(after.position, after.birth_date) for after in afters(plan)] == [("Văn thư", None)]
    assert plan.refused[0].startswith("Dòng 1, cột Ngày sinh: ")
    question, detail = fill_question(plan)
    assert question == "Dán 1 ô vào 1 người, từ dòng đang chọn trở xuống?"
    assert "“Ngày sinh”, “Chức vụ”" in detail
    assert "Các ô này giữ nguyên." in detail


def test_many_refusals_are_counted():
    plan = fill(PEOPLE * 2, ("birth_date",), [["x"]] * 6)
    assert "… và 3 ô khác" in fill_question(plan)[1]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("full_name", ("full_name", "phone", "sex")),
        ("phone", ("phone", "sex")),
        ("initiatives", ("sex",)),
        ("nowhere", ("full_name", "phone", "sex")),
    ],
)
def test_a_paste_begins_at_the_current_column(first, expected):
    assert fields_from(("full_name", "phone", "initiatives", "sex"), first) == expected
