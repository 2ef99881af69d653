"""Where a list begins and ends in a sheet, how deep its header is, and what its columns are taken for."""

import io

import pytest
import xlsxwriter

from desktop_app.domain.office_list import Answers
from desktop_app.domain.plan import Register
from desktop_app.importing.cells import Sheet
from desktop_app.importing.one_sheet.fields import AUTHOR_DETAILS
from desktop_app.importing.one_sheet.finding import find_lists
from desktop_app.importing.one_sheet.planning import plan_list
from desktop_app.importing.one_sheet.proposal import digest_of, propose
from desktop_app.importing.one_sheet.recognising import is_full
from desktop_app.importing.workbook_content import read_content
from tests.importing.books import AUTHORS, INITIATIVES, PEOPLE, book_bytes
from tests.importing.office_list import HEADINGS as OFFICE_HEADINGS
from tests.importing.office_list import list_bytes, office_rows
from tests.importing.one_sheet.lists import HEADINGS, found, planned, proposed

_ROW = (1, "Nguyễn Văn An", 1985, "Cải tiến quy trình tiếp nhận hồ sơ", "15/01/2022")


def test_the_header_is_found_below_titles() -> None:
    one = found([["DANH SÁCH SÁNG KIẾN NĂM 2022"], [], ["Kèm theo Quyết định", "", "12/QĐ"], HEADINGS, _ROW])
    assert (one.header_row, one.headings, list(one.lines)) == (4, HEADINGS, [5])


def test_the_numbering_under_the_header_is_no_row() -> None:
    one = found([HEADINGS, ["(1)", "(2)", "(3)", "(4)", "(5)"], _ROW])
    assert list(one.lines) == [3]


def _merged_header() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    page = book.add_worksheet("Sheet1")
    page.merge_range(0, 0, 1, 0, "STT")
    page.merge_range(0, 1, 0, 2, "Tác giả")
    page.merge_range(0, 3, 1, 3, "Tên sáng kiến")
    page.merge_range(0, 4, 0, 5, "Quyết định công nhận")
    for place, text in ((1, "Họ và tên"), (2, "Đơn vị"), (4, "Số"), (5, "Ngày")):
        page.write_string(1, place, text)
    for place, text in enumerate(("1", "Nguyễn Văn An", "Văn phòng", "Số hóa kho lưu trữ", "12/QĐ", "20/01/2022")):
        page.write_string(2, place, text)
    book.close()
    return buffer.getvalue()


_TWO_ROWS = (
    ["STT", "Tác giả", "", "Tên sáng kiến", "Quyết định công nhận", ""],
    ["", "Họ và tên", "Đơn vị", "", "Số", "Ngày"],
    ["1", "Nguyễn Văn An", "Văn phòng", "Số hóa kho lưu trữ", "12/QĐ", "20/01/2022"],
)
_TWO_ROW_FIELDS = {1: "full_name", 2: "workplace", 3: "title", 4: "decision_number", 5: "decision_date"}


def test_a_header_merged_over_two_rows() -> None:
    one = find_lists(read_content(_merged_header(), "so.xlsx").sheets)[0]
    assert proposed(one) == _TWO_ROW_FIELDS
    assert list(one.lines) == [3]


def test_a_header_of_two_rows_without_any_merge() -> None:
    one = find_lists([Sheet(name="dán", rows=[[*row] for row in _TWO_ROWS])])[0]
    assert proposed(one) == _TWO_ROW_FIELDS
    assert list(one.lines) == [3]


def test_the_first_row_of_data_is_never_taken_for_a_header() -> None:
    one = found([HEADINGS, [1, "Nguyễn Văn An", None, "Số hóa", "Ngày"], [2, "Trần B", None, "Lịch trực", "x"]])
    assert list(one.lines) == [2, 3]


@pytest.mark.parametrize(
    "below",
    [
        ["Tổng cộng: 1 sáng kiến"],
        ["", "Tổng cộng: 1 sáng kiến"],
        ["", "Người lập biểu", "", "", "CHỦ TỊCH"],
        ["", "", "", "", "Yên Bái, ngày 20 tháng 02 năm 2022"],
    ],
)
def test_rows_below_the_list_are_no_initiatives(below: list[str]) -> None:
    made = planned([HEADINGS, _ROW, [], below])
    assert len(made.plan.initiatives) == 1
    assert made.plan.rejected == ()
    assert [problem.row for problem in made.plan.problems if "chữ ký" in problem.message] == [4]


def test_the_office_list_is_recognised_for_certain() -> None:
    sheets = read_content(list_bytes(office_rows()), "so.xlsx").sheets
    columns = propose(find_lists(sheets)[0])
    assert not is_full(sheets)
    assert all(column.certain for column in columns)
    assert [column.heading for column in columns if not column.proposed] == ["STT", "Ghi chú"]
    assert len(columns) == len(OFFICE_HEADINGS)


def test_contents_help_where_headings_dont() -> None:
    rows = [
        ("Người", "Việc", "Số 1", "Số 2", "Thêm"),
        ("Nguyễn Văn An", "Số hóa kho lưu trữ hồ sơ", "0912345678", "015085000001", "Đã áp dụng"),
        ("Trần Thị Bình", "Lịch trực luân phiên có nhắc việc", "0987654321", "015190000002", "Áp dụng thử"),
    ]
    one = found(rows)
    columns = propose(one)
    assert [column.proposed for column in columns] == [
        "full_name", "title", "phone", "identity_number", "application_state",
    ]  # fmt: skip
    assert not any(column.certain for column in columns)


def test_sheets_beside_the_list_are_named_once() -> None:
    sheets = {"Danh sách": [HEADINGS, _ROW], "Đoàn viên": [PEOPLE, ("An", "", "")], "Trống": [], "Lịch": [("x",)]}
    one = find_lists(read_content(book_bytes(sheets), "so.xlsx").sheets)[0]
    plan = plan_list(one, proposed(one), Answers(), Register()).plan
    said = [problem.message for problem in plan.problems if "không được đọc" in problem.message]
    assert said == ["Trang “Đoàn viên”, “Lịch” không được đọc: mỗi lần chỉ đọc một trang, lần này là “Danh sách”."]
    assert len(plan.initiatives) == 1


_EFFECT = "Hiệu quả / Giá trị làm lợi (đồng)"


@pytest.mark.parametrize(
    ("heading", "cells", "column", "read"),
    [
        (
            _EFFECT,
            [8000000, "45.500.000", "0", "15 triệu"],
            ("benefit_amount", True),
            [(8_000_000, ""), (45_500_000, ""), (0, ""), (15_000_000, "")],
        ),
        (_EFFECT, ["Giảm giờ làm", "Đỡ giấy"], ("benefit_text", True), [(None, "Giảm giờ làm"), (None, "Đỡ giấy")]),
        (_EFFECT, ["Giảm giờ làm", 8000000], ("effect", True), [(None, "Giảm giờ làm"), (8_000_000, "")]),
        (
            "Hiệu quả, giá trị làm lợi (triệu đồng)",
            ["Giảm giờ làm", 45],
            ("effect", True),
            [(None, "Giảm giờ làm"), (45_000_000, "")],
        ),
        ("Hiệu quả", [8000000, "45.500.000"], ("benefit_amount", False), [(8_000_000, ""), (45_500_000, "")]),
        ("Hiệu quả", ["Giảm giờ làm", "Đỡ giấy"], ("benefit_text", True), [(None, "Giảm giờ làm"), (None, "Đỡ giấy")]),
    ],
)
def test_a_column_of_effects_is_what_it_holds(
    heading: str, cells: list[object], column: tuple[str, bool], read: list[tuple[int | None, str]]
) -> None:
    names = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung")
    rows = [(name, f"Cải tiến quy trình {name}", cell) for name, cell in zip(names, cells, strict=False)]
    table = [("Họ tên tác giả", "Tên sáng kiến", heading), *rows]
    said = propose(found(table))[2]
    assert (said.proposed, said.certain) == column
    taken = [change.record.initiative for change in planned(table).plan.initiatives]
    assert [(one.benefit_amount, one.benefit_text) for one in taken] == read


def test_amounts_beside_words_make_a_column_of_amounts_doubtful() -> None:
    rows = [("Họ tên", "Giá trị làm lợi"), ("Nguyễn Văn An", "8000000"), ("Trần Thị Bình", "Giảm giờ làm")]
    column = propose(found(rows))[1]
    assert (column.proposed, column.certain) == ("benefit_amount", False)


@pytest.mark.parametrize("heading", ["Tác giả (họ tên, năm sinh, chức vụ, đơn vị, SĐT)", "Tác giả", "Họ và tên"])
def test_cells_with_several_facts_are_the_combined_column(heading: str) -> None:
    cells = (
        "Ông Nguyễn Văn Xuân, sinh ngày 02/9/1975, Chuyên viên, Phòng Tổ chức, 0912345678",
        "Bà Trần Thị Hạ, sinh năm 1980, Kế toán, Văn phòng Sở, 0987654321",
    )
    table = [(heading, "Tên sáng kiến"), (cells[0], "Số hóa kho lưu trữ"), (cells[1], "Lịch trực luân phiên")]
    column = propose(found(table))[0]
    assert (column.proposed, column.certain) == (AUTHOR_DETAILS, True)
    people = [change.record for change in planned(table).plan.people]
    assert [(one.full_name, one.birth_year, one.position, one.workplace) for one in people] == [
        ("Nguyễn Văn Xuân", 1975, "Chuyên viên", "Phòng Tổ chức"),
        ("Trần Thị Hạ", 1980, "Kế toán", "Văn phòng Sở"),
    ]


@pytest.mark.parametrize(
    ("heading", "cells", "field", "certain"),
    [
        ("Ngày áp dụng", ["Từ tháng chín", "Cả năm"], "applied_on", False),
        ("Giá trị làm lợi", ["Giảm giờ làm", "Đỡ tốn giấy"], "benefit_text", False),
        ("Tính mới", ["Lần đầu tiên có ở Sở", "Chưa đơn vị nào làm"], "", False),
        ("Tính mới", ["Có", "Có"], "novel", True),
        ("Sáng kiến", ["Số hóa kho lưu trữ hồ sơ", "Lịch trực có nhắc việc"], "title", True),
    ],
)
def test_contents_can_contradict_a_heading(heading: str, cells: list[str], field: str, certain: bool) -> None:
    column = propose(found([("Họ tên", heading), ("Nguyễn Văn An", cells[0]), ("Trần Thị Bình", cells[1])]))[1]
    assert (column.proposed, column.certain) == (field, certain)


def test_of_two_columns_for_one_field_the_surer_wins() -> None:
    rows = [("Tác giả", "Tên sáng kiến", "Giải pháp"), ("Nguyễn Văn An", "Số hóa kho lưu trữ", "Quét và lập danh mục")]
    assert proposed(found(rows)) == {0: "full_name", 1: "title"}


def test_lists_with_the_same_headings_have_one_digest() -> None:
    assert digest_of(("STT", "Họ tên")) == digest_of(("stt ", "HỌ TÊN", "", "Lỗi"))
    assert digest_of(("STT", "Họ tên")) != digest_of(("Họ tên", "STT"))


@pytest.mark.parametrize(
    ("sheets", "full"),
    [
        ({"Sáng kiến": [INITIATIVES, ("SK1", "A")]}, True),
        ({"Đoàn viên": [PEOPLE, ("An", "", "")]}, True),
        ({"Sáng kiến": [INITIATIVES, ("SK1", "A")], "Tác giả": [AUTHORS, ("SK1", "An")]}, True),
        ({"Sáng kiến": [(*INITIATIVES, "Tác giả"), ("SK1", "A", "An")]}, False),
        ({"Sheet1": [HEADINGS, _ROW]}, False),
        ({"Sheet1": [HEADINGS, _ROW], "Đoàn viên": [PEOPLE, ("An", "", "")]}, False),
        ({"Đoàn viên": [PEOPLE, ("An", "", "")], "Danh sách": [("DANH SÁCH",), HEADINGS, _ROW]}, False),
        ({"Sheet1": [HEADINGS, _ROW], "Đoàn viên": [("Tên", "Tuổi"), ("An", "30")]}, False),
        ({"Sheet1": [HEADINGS, _ROW], "Sáng kiến": [INITIATIVES, ("SK1", "A")]}, True),
        ({"Ghi chú": [("Việc", "Ngày"), ("A", "B")], "Đoàn viên": [PEOPLE, ("An", "", "")]}, True),
        ({"Tác giả": [AUTHORS, ("SK1", "An")], "Đoàn viên": [PEOPLE, ("An", "", "")]}, True),
    ],
)
def test_the_full_workbook_is_told_from_a_list(sheets: dict[str, list[tuple[object, ...]]], full: bool) -> None:
    assert is_full(read_content(book_bytes(sheets), "so.xlsx").sheets) is full
