"""What an import of a one-sheet list would do: codes, people, authors, decisions, and rows that come back."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.initiative import Decision
from desktop_app.domain.kinds import AuthorCategory, AuthorRole, Block, Stage
from desktop_app.domain.office_list import Answers
from desktop_app.domain.plan import ChangeKind, ProblemSeverity, Register
from desktop_app.importing.cells import Value
from desktop_app.importing.one_sheet.fields import LIST_FIELDS
from desktop_app.importing.one_sheet.finding import FoundList, find_lists
from desktop_app.importing.one_sheet.planning import ListPlan, plan_list
from desktop_app.importing.rejected import write_rejected
from desktop_app.importing.workbook_content import read_content
from tests.importing.books import applied, errors, kinds, of, plan_of
from tests.importing.one_sheet.lists import HEADINGS, planned, proposed

TITLE = "Cải tiến quy trình tiếp nhận hồ sơ"
OTHER = "Số hóa kho lưu trữ hồ sơ cán bộ"
AN = (1, "Nguyễn Văn An", 1985, TITLE, "15/01/2022")
BINH = (2, "Trần Thị Bình (60%); Lê Văn Cường (40%)", None, OTHER, "01/02/2022")


def _codes(made: ListPlan) -> list[str]:
    return [change.record.initiative.code for change in made.plan.initiatives]


def _names(made: ListPlan) -> list[str]:
    return [change.record.full_name for change in made.plan.people]


def _shares(made: ListPlan) -> list[list[int | None]]:
    return [[author.share for author in change.record.authors or ()] for change in made.plan.initiatives]


def test_codes_members_and_authors_are_made() -> None:
    made = planned([HEADINGS, AN, BINH])
    assert _codes(made) == ["SK001", "SK002"]
    assert _names(made) == ["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường"]
    assert _shares(made) == [[10_000], [6_000, 4_000]]
    assert [item.certain for item in made.taken_apart] == [True]
    assert of(made.plan, ProblemSeverity.ERROR) == []


def test_the_same_list_again_changes_nothing() -> None:
    register = applied(planned([HEADINGS, AN, BINH]).plan)
    again = planned([HEADINGS, AN, BINH], register)
    assert set(kinds(again.plan.people)) == set(kinds(again.plan.initiatives)) == {"unchanged"}


def test_a_mended_list_changes_what_was_mended() -> None:
    register = applied(planned([HEADINGS, AN, BINH]).plan)
    again = planned([HEADINGS, (*AN[:4], "16/01/2022"), BINH], register)
    assert kinds(again.plan.initiatives) == ["updated", "unchanged"]
    assert again.plan.initiatives[0].record.initiative.applied_on == date(2022, 1, 16)


def test_a_blank_cell_takes_nothing_away() -> None:
    register = applied(planned([HEADINGS, AN]).plan)
    again = planned([HEADINGS, (1, "NGUYỄN VĂN AN", None, TITLE.upper(), None)], register)
    assert again.plan.initiatives[0].record.initiative.applied_on == date(2022, 1, 15)
    assert again.plan.people[0].kind is ChangeKind.UNCHANGED


@pytest.mark.parametrize(
    ("codes", "made"),
    [
        ((), "SK001"),
        (("SK001", "SK009"), "SK010"),
        (("SNV-07",), "SNV-08"),
        (("12", "9"), "13"),
        (("SK1", "SK2", "KHAC-9"), "SK3"),
        (("Ý tưởng",), "SK001"),
    ],
)
def test_the_next_code_is_like_those_there_are(codes: tuple[str, ...], made: str) -> None:
    sheets = {"Sáng kiến": [("Mã sáng kiến", "Tên sáng kiến"), *((code, f"Việc {code}") for code in codes)]}
    register = applied(plan_of(sheets))
    assert _codes(planned([HEADINGS, AN], register)) == [made]


def test_a_code_in_the_list_is_kept_and_never_given_twice() -> None:
    rows = [("Mã số", *HEADINGS[1:]), ("", *AN[1:]), ("SK001", *BINH[1:])]
    assert _codes(planned(rows)) == ["SK002", "SK001"]


def test_a_known_code_with_another_title_is_asked_about() -> None:
    register = applied(planned([HEADINGS, AN]).plan)
    made = planned([("Mã số", *HEADINGS[1:]), ("SK001", *BINH[1:])], register)
    assert [problem.row for problem in of(made.plan, ProblemSeverity.WARNING) if "đổi tên" in problem.message] == [2]


def test_one_title_by_two_authors_is_two_initiatives() -> None:
    made = planned([HEADINGS, AN, (2, "Trần Thị Bình", 1990, TITLE, None)])
    assert _codes(made) == ["SK001", "SK002"]


def test_one_title_twice_by_one_author_comes_back() -> None:
    made = planned([HEADINGS, AN, AN])
    assert errors(made.plan) == [("Sheet1", 2, "Tên sáng kiến"), ("Sheet1", 3, "Tên sáng kiến")]
    assert made.plan.initiatives == ()


_MEMBERS = {
    "Đoàn viên": [
        ("Họ và tên", "Mã đoàn viên", "Ngày sinh", "CCCD/CMND", "Số điện thoại"),
        ("Nguyễn Văn An", "DV01", "12/03/1985", "015085000001", "0912345678"),
        ("Trần Thị Bình", "DV02", "1990", "015190000002", ""),
        ("Trần Thị Bình", "DV03", "1970", "015170000003", ""),
    ]
}
_PEOPLE_HEADINGS = ("Họ tên tác giả", "Năm sinh", "CCCD", "Tên sáng kiến")


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("Nguyễn Văn An", 1985, None), "DV01"),
        (("NGUYỄN VĂN AN", None, None), "DV01"),
        (("Nguyễn Văn Anh", None, "015085000001"), "DV01"),
        (("Trần Thị Bình", 1970, None), "DV03"),
        (("Trần Thị Bình", None, "015190000002"), "DV02"),
        (("Nguyễn Văn An", 1986, None), ""),
        (("Lê Văn Cường", None, None), ""),
    ],
)
def test_a_member_is_met_by_number_then_by_name_with_birth(cells: tuple[object, ...], code: str) -> None:
    register = applied(plan_of(_MEMBERS))
    made = planned([_PEOPLE_HEADINGS, (*cells, TITLE)], register)
    assert [change.record.code for change in made.plan.people] == [code]
    before = made.plan.people[0].before
    assert (before.birth_date if before else None) == made.plan.people[0].record.birth_date


def test_a_name_that_two_members_bear_comes_back() -> None:
    made = planned([_PEOPLE_HEADINGS, ("Trần Thị Bình", None, None, TITLE)], applied(plan_of(_MEMBERS)))
    assert errors(made.plan) == [("Sheet1", 2, "Họ tên tác giả")]


def test_an_author_of_several_rows_is_one_person() -> None:
    rows = [
        HEADINGS,
        AN,
        (2, "Nguyễn Văn An, Trần Thị Bình", None, OTHER, None),
        (3, "NGUYỄN VĂN AN", 1985, "Khác", None),
    ]
    made = planned(rows)
    assert _names(made) == ["Nguyễn Văn An", "Trần Thị Bình"]


def test_namesakes_of_different_years_are_two() -> None:
    made = planned([HEADINGS, AN, (2, "Nguyễn Văn An", 1990, OTHER, None)])
    assert [change.record.birth_year for change in made.plan.people] == [1985, 1990]
    assert len({change.record.authors for change in made.plan.initiatives}) == 2


def test_facts_of_several_authors_stand_one_to_a_line() -> None:
    rows = [
        ("Họ tên", "Năm sinh", "Chức vụ", "Đơn vị", "Tỷ lệ (%)", "Tên sáng kiến"),
        ("Nguyễn Văn An\nTrần Thị Bình", "1985\n1990", "Kế toán\nVăn thư", "Văn phòng", "60/40", TITLE),
    ]
    made = planned(rows)
    people = [change.record for change in made.plan.people]
    assert [(person.birth_year, person.position, person.workplace) for person in people] == [
        (1985, "Kế toán", "Văn phòng"), (1990, "Văn thư", "Văn phòng"),
    ]  # fmt: skip
    assert _shares(made) == [[6_000, 4_000]]


def test_one_phone_for_two_authors_is_the_firsts_with_a_warning() -> None:
    rows = [("Họ tên", "SĐT", "Tên sáng kiến"), ("Nguyễn Văn An, Trần Thị Bình", "0912345678", TITLE)]
    made = planned(rows)
    assert [change.record.phone for change in made.plan.people] == ["0912345678", ""]
    assert [(problem.row, problem.column) for problem in of(made.plan, ProblemSeverity.WARNING)][-1:] == [(2, "SĐT")]


def test_further_authors_may_stand_in_rows_of_their_own() -> None:
    rows = [HEADINGS, AN, (None, "Trần Thị Bình", 1990, None, None), (2, "Lê Văn Cường", None, OTHER, None)]
    made = planned(rows)
    assert [len(change.record.authors or ()) for change in made.plan.initiatives] == [2, 1]


def test_what_is_wrong_with_a_further_author_is_told_of_his_row() -> None:
    rows = [HEADINGS, AN, (None, "Trần Thị Bình", "90", None, None), (2, "Lê Văn Cường", None, OTHER, None)]
    made = planned(rows)
    assert errors(made.plan) == [("Sheet1", 3, "Năm sinh")]
    assert [row[0][1] for row in made.plan.rejected[0].rows] == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert [bool(message) for _, message in made.plan.rejected[0].rows] == [True, False]


def test_a_cell_left_whole_goes_in_with_a_warning() -> None:
    made = planned([HEADINGS, (1, "Nguyễn Văn An và cộng sự", None, TITLE, None)])
    assert _names(made) == ["Nguyễn Văn An và cộng sự"]
    assert [(item.certain, item.parts) for item in made.taken_apart] == [(False, ())]
    assert [problem.column for problem in of(made.plan, ProblemSeverity.WARNING)][-1] == "Họ và tên tác giả"


_FORM = (
    "TT",
    "Họ và tên, năm sinh, chức vụ, đơn vị công tác, số điện thoại liên hệ",
    "Tên sáng kiến",
    "Thời gian áp dụng",
    "Tóm tắt nội dung sáng kiến",
    "Hiệu quả sáng kiến, giá trị làm lợi, phạm vi ứng dụng",
    "Các danh hiệu thi đua, hình thức khen thưởng cá nhân trong 03 năm (2018-2020)",
)


def test_the_forms_own_seven_columns() -> None:
    cells = (
        1,
        "Nguyễn Văn An, 1985, Chuyên viên, Phòng Tổ chức, 0912 345 678",
        TITLE,
        "10/02/2021",
        "Gộp ba bước làm một.",
        "Nhanh hơn 20 phút.\nGiá trị làm lợi: 15 triệu đồng\nPhạm vi ứng dụng: toàn Sở",
        "2019: Chiến sĩ thi đua cơ sở; 2020: Bằng khen UBND tỉnh",
    )
    made = planned([_FORM, cells])
    person, initiative = made.plan.people[0].record, made.plan.initiatives[0].record.initiative
    assert (person.birth_year, person.position, person.workplace) == (1985, "Chuyên viên", "Phòng Tổ chức")
    assert (person.phone, len(person.awards)) == ("0912345678", 2)
    assert (initiative.benefit_amount, initiative.scope) == (15_000_000, "toàn Sở")
    assert initiative.benefit_text == "Nhanh hơn 20 phút."
    assert initiative.applied_on == date(2021, 2, 10)


def test_award_columns_of_one_year_each() -> None:
    rows = [
        ("Họ tên", "Tên sáng kiến", "Danh hiệu năm 2019", "Danh hiệu năm 2020"),
        ("Nguyễn Văn An", TITLE, "Lao động tiên tiến", "Không"),
    ]
    awards = planned(rows).plan.people[0].record.awards
    assert [(award.year, award.title) for award in awards] == [(2019, "Lao động tiên tiến")]


@pytest.mark.parametrize(
    ("heading", "cell", "amount"),
    [
        ("Giá trị làm lợi", "15.000.000", 15_000_000),
        ("Giá trị làm lợi (triệu đồng)", 15, 15_000_000),
        ("Giá trị làm lợi (triệu đồng)", 25.5, 25_500_000),
        ("Giá trị làm lợi (triệu đồng)", "15 triệu", 15_000_000),
        ("Giá trị làm lợi (nghìn đồng)", "1.500", 1_500_000),
    ],
)
def test_the_unit_of_money_may_stand_in_the_heading(heading: str, cell: object, amount: int) -> None:
    made = planned([("Họ tên", "Tên sáng kiến", heading), ("Nguyễn Văn An", TITLE, cell)])
    assert made.plan.initiatives[0].record.initiative.benefit_amount == amount


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("Từ tháng 9/2021 đến nay", date(2021, 9, 1)),
        ("từ 15/10/2021", date(2021, 10, 15)),
        ("01/11/2021 - nay", date(2021, 11, 1)),
        ("Từ ngày 05/01/2022 trở đi", date(2022, 1, 5)),
    ],
)
def test_a_time_that_goes_on_is_its_first_day_with_a_note(cell: str, day: date) -> None:
    made = planned([HEADINGS, (*AN[:4], cell)], mapping={1: "full_name", 3: "title", 4: "applied_on"})
    assert made.plan.initiatives[0].record.initiative.applied_on == day
    assert of(made.plan, ProblemSeverity.NOTE)[0].column == "Ngày áp dụng"


_ANSWERS = Answers(
    stage=Stage.DONE, block=Block.PUBLIC, category=AuthorCategory.CIVIL_SERVANT, novel=True, complaint=False,
    dispute=False, contrary_to_order=False, ip_protected=False, recognised=True, decision_number="45/QĐ-SNV",
    decision_date=date(2022, 2, 18), decision_authority="Sở Nội vụ",
)  # fmt: skip


def test_what_is_asked_once_holds_for_all_rows_but_their_own_cells() -> None:
    rows = [(*HEADINGS, "Có khiếu nại", "Số QĐ"), (*AN, "Có", None), (*BINH, None, "12/QĐ")]
    made = planned(rows, answers=_ANSWERS)
    first, second = (change.record for change in made.plan.initiatives)
    assert (first.participation.complaint, second.participation.complaint) == (True, False)
    assert (first.participation.block, first.initiative.recognised) == (Block.PUBLIC, True)
    assert [decision.record.decision.number for decision in made.plan.decisions] == ["45/QĐ-SNV", "12/QĐ"]
    assert first.initiative.decision_id == made.plan.decisions[0].record.decision.id
    assert second.initiative.decision_id == made.plan.decisions[1].record.decision.id


def test_the_scan_of_the_decision_comes_along(tmp_path: Path) -> None:
    scan = tmp_path / "qd.pdf"
    scan.write_bytes(b"%PDF-1.4")
    answers = Answers(decision_number="45/QĐ-SNV", decision_scan=scan)
    source = planned([HEADINGS, AN], answers=answers).plan.decisions[0].record.scan
    assert source is not None
    assert source.path == scan


def test_a_scan_without_a_decision_is_told() -> None:
    made = planned([HEADINGS, AN], answers=Answers(decision_scan=Path("qd.pdf")))
    assert [problem.row for problem in of(made.plan, ProblemSeverity.WARNING)][-1] == 0


def _decisions(rows: list[tuple[object, ...]]) -> list[Decision]:
    headings = (*HEADINGS, "Số QĐ", "Ngày QĐ", "Cơ quan công nhận")
    return [change.record.decision for change in planned([headings, *rows]).plan.decisions]


def test_rows_that_name_one_decision_share_it() -> None:
    day = "20/01/2022"
    made = _decisions([(*AN, "12/QĐ", day, "Sở Nội vụ"), (*BINH, "12/qđ", day, None)])
    assert [(item.number, item.decided_on, item.authority) for item in made] == [
        ("12/QĐ", date(2022, 1, 20), "Sở Nội vụ")
    ]


def test_rows_that_disagree_about_a_decision_keep_their_own_facts() -> None:
    headings = (*HEADINGS, "Số QĐ", "Ngày QĐ")
    made = planned([headings, (*AN, "12/QĐ", "20/01/2022"), (*BINH, "12/QĐ", "21/01/2022")])
    assert made.plan.decisions == ()
    days = [change.record.initiative.decision_date for change in made.plan.initiatives]
    assert days == [date(2022, 1, 20), date(2022, 1, 21)]


def test_number_and_date_of_a_decision_in_one_cell() -> None:
    rows = [(*HEADINGS, "Số, ngày quyết định công nhận"), (*AN, "12/QĐ-SNV ngày 20/01/2022")]
    decision = planned(rows).plan.decisions[0].record.decision
    assert (decision.number, decision.decided_on) == ("12/QĐ-SNV", date(2022, 1, 20))


@pytest.mark.parametrize(("asked", "forward"), [(False, 0), (True, 1)])
def test_the_largest_contributor_is_put_forward_only_where_asked(asked: bool, forward: int) -> None:
    made = planned([HEADINGS, BINH], answers=Answers(largest_put_forward=asked))
    record = made.plan.initiatives[0].record
    assert len(record.participation.put_forward) == forward
    if asked:
        assert record.participation.put_forward == ((record.authors or ())[0].person_id,)


def test_who_was_put_forward_stays_so() -> None:
    first = planned([HEADINGS, BINH], answers=Answers(largest_put_forward=True))
    again = planned([HEADINGS, BINH], applied(first.plan))
    assert kinds(again.plan.initiatives) == ["unchanged"]


def test_roles_in_the_cell_are_taken() -> None:
    made = planned([HEADINGS, (1, "Chủ nhiệm: Nguyễn Văn An; Đồng tác giả: Trần Thị Bình", None, TITLE, None)])
    roles = [author.role for author in made.plan.initiatives[0].record.authors or ()]
    assert roles == [AuthorRole.LEADER, AuthorRole.CO_AUTHOR]


_FAULTS = (
    ((1, "Nguyễn Văn An", 1985, TITLE, "31/02/2022"), "Ngày áp dụng"),
    ((1, "Nguyễn Văn An", "85", TITLE, None), "Năm sinh"),
    ((1, "Nguyễn Văn An", 1985, "", "15/01/2022"), "Tên sáng kiến"),
    ((1, "", 1985, TITLE, "15/01/2022"), "Họ và tên tác giả"),
)


@pytest.mark.parametrize(("cells", "column"), _FAULTS)
def test_a_row_with_a_fault_comes_back_whole(cells: tuple[object, ...], column: str) -> None:
    made = planned([HEADINGS, cells, BINH])
    assert errors(made.plan) == [("Sheet1", 2, column)]
    assert _codes(made) == ["SK001"]
    assert "Nguyễn Văn An" not in _names(made)
    (sheet,) = made.plan.rejected
    assert sheet.headers == HEADINGS
    assert [list(row)[1:4] for row, _ in sheet.rows] == [list(cells)[1:4]]
    assert made.plan.rejected_counts.initiatives == 1


def test_rejected_rows_are_mended_and_imported_with_the_same_mapping(tmp_path: Path) -> None:
    rows = [["DANH SÁCH"], HEADINGS, (*AN[:4], "31/02/2022"), BINH, (None, "Phạm D", None, None, None)]
    made = planned(rows)
    back = tmp_path / "tra-lai.xlsx"
    write_rejected(made.plan, back, created=date(2022, 5, 1), one_sheet=True)
    book = openpyxl.load_workbook(back)
    page = book["Sheet1"]
    assert [cell.value for cell in page[1]] == [*HEADINGS, "Lỗi"]
    assert book.sheetnames == ["Sheet1"]
    page.cell(2, 5).value = "28/02/2022"
    stream = io.BytesIO()
    book.save(stream)
    found = find_lists(read_content(stream.getvalue(), "so.xlsx").sheets)[0]
    mapping = proposed(found)
    again = plan_list(found, mapping, Answers(), applied(made.plan))
    assert again.plan.rejected == ()
    assert _codes(again) == ["SK002"]
    assert again.plan.initiatives[0].record.initiative.applied_on == date(2022, 2, 28)


def test_a_person_named_in_a_rejected_row_still_writes_another() -> None:
    rows = [HEADINGS, (*AN[:4], "31/02/2022"), (2, "Nguyễn Văn An", None, OTHER, None)]
    made = planned(rows)
    assert (_names(made), len(made.plan.initiatives)) == (["Nguyễn Văn An"], 1)


def test_two_columns_chosen_for_one_field_are_told() -> None:
    rows = [("Họ tên", "Tên sáng kiến", "Nội dung", "Điểm khác"), ("Nguyễn Văn An", TITLE, "Một", "Hai")]
    both = planned(rows, mapping={0: "full_name", 1: "title", 2: "summary", 3: "summary"})
    assert both.plan.initiatives[0].record.initiative.summary == "Một\nHai"
    twice = planned(rows, mapping={0: "full_name", 1: "title", 2: "scope", 3: "scope"})
    assert twice.plan.initiatives[0].record.initiative.scope == "Một"
    assert any("cùng được chọn" in problem.message for problem in of(twice.plan, ProblemSeverity.WARNING))


def test_an_empty_register_and_a_list_make_a_nameless_unit() -> None:
    made = planned([HEADINGS, AN], Register())
    assert made.plan.unit is not None
    assert {change.record.unit_id for change in made.plan.people} == {made.plan.unit.record.id}


_CELLS = st.sampled_from(
    ("", "", "Nguyễn Văn An", "Trần Thị Bình, Lê C", "Nguyễn Văn An (60%); Trần Thị Bình 40%", "An và cộng sự", 1985,
     "1985", "31/02/2022", "01/02/2022", True, 2.5, "SK001", "SK002", "12/QĐ", "Tổng cộng", "Có", "Không", "15 triệu",
     "0912345678", "015085000001", "Số hóa kho", "Lịch trực", "một\nhai", "Giải pháp quản lý")
)  # fmt: skip


@settings(max_examples=60)
@given(
    fields=st.lists(st.sampled_from(list(LIST_FIELDS)), max_size=8),
    rows=st.lists(st.lists(_CELLS, min_size=10, max_size=10), min_size=1, max_size=6),
    said=st.booleans(),
)
def test_whatever_a_list_holds_what_went_in_goes_in_again_unchanged(
    fields: list[str], rows: list[list[Value]], said: bool
) -> None:
    mapping = dict(enumerate(["title", "full_name", *(name for name in fields if name not in ("title", "full_name"))]))
    headings = tuple(f"Cột {place}" for place in range(10))
    one = FoundList("S", 1, headings, {number: [*cells] for number, cells in enumerate(rows, start=2)})
    answers = _ANSWERS if said else Answers()
    first = plan_list(one, mapping, answers, Register())
    again = plan_list(one, mapping, answers, applied(first.plan))
    assert set(kinds(again.plan.initiatives)) <= {"unchanged"}
    assert len(first.plan.initiatives) + first.plan.rejected_counts.initiatives <= len(rows)
