"""What a workbook would do: records met, clashes, authors, decisions, attachments, what comes back."""

import dataclasses
import errno
import hashlib
import unicodedata
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import Attachment, Decision, StoredFile
from desktop_app.domain.kinds import AttachmentKind, AuthorRole, Block, SolutionType, Stage
from desktop_app.domain.person import Award
from desktop_app.domain.plan import ProblemSeverity, Register
from desktop_app.importing.headers import header_key
from desktop_app.importing.parsing import parse
from desktop_app.importing.planning import plan
from desktop_app.importing.workbook_content import read_content
from desktop_app.system import files
from tests.importing.books import (
    AUTHORS,
    INITIATIVES,
    PEOPLE,
    UNIT,
    applied,
    book_bytes,
    errors,
    kinds,
    of,
    plan_bytes,
    plan_of,
    the,
)
from tests.system.doubles import FailingOperations

ONE = {"Đoàn viên": (PEOPLE, ("Nguyễn Văn An", "DV1", "12/03/1985")), "Sáng kiến": (INITIATIVES, ("SK1", "Một"))}


def with_authors(*rows):
    return {**ONE, "Tác giả": (AUTHORS, *rows)}


# Sheets, headers, rows


@pytest.mark.parametrize(
    "header", ["Mã sáng kiến *", "MA SANG KIEN", "Mã sáng\nkiến (bắt buộc)", " Mã  sáng kiến[1]* "]
)
def test_headers_are_found_however_they_are_written(header):
    result = plan_of({"sang kien ": ((), ("DANH SÁCH",), ("Tên sáng kiến", header), (), ("Một", "SK1"))})
    assert [item.record.initiative.code for item in result.initiatives] == ["SK1"]
    assert of(result, ProblemSeverity.ERROR) == []


def test_a_bracket_that_is_part_of_a_header_does_not_count():
    assert header_key("Giá trị làm lợi (đồng)") == header_key("GIA TRI LAM LOI *")


def test_the_header_is_among_the_first_20_rows():
    sheet = (*[("x",)] * 19, INITIATIVES, ("SK1", "Một"))
    assert len(plan_of({"Sáng kiến": sheet}).initiatives) == 1
    with pytest.raises(InputError, match="Mã sáng kiến") as caught:
        plan_of({"Sáng kiến": (("x",), *sheet)})
    assert caught.value.code == "column-missing"


def test_unknown_and_repeated_columns_and_sheets_are_reported():
    headers = ("STT", *INITIATIVES, "Tên sáng kiến")
    result = plan_of({"Sáng kiến": (headers, ("1", "SK1", "Một", "Hai")), "Nháp": (("x",),)})
    assert result.initiatives[0].record.initiative.title == "Một"
    assert [problem.severity.value for problem in result.problems] == ["note", "note", "warning"]
    assert "hai lần" in result.problems[2].message


def test_a_column_without_a_header_is_reported_where_it_holds_something():
    result = plan_of({"Sáng kiến": ((*INITIATIVES, "", "Lĩnh vực"), ("SK1", "Một", "quên", "Y tế"))})
    (warning,) = of(result, ProblemSeverity.WARNING)
    assert warning.column == "C"


@pytest.mark.parametrize("row", [("Ví dụ: SK9", "Mẫu"), ("VÍ DỤ", "Mẫu"), ("", " "), ("(1)", "(2)", "(3)")])
def test_examples_empty_rows_and_numbered_columns_are_skipped(row):
    result = plan_of({"Sáng kiến": ((*INITIATIVES, "Lĩnh vực"), row, ("SK1", "Một"))})
    assert [item.record.initiative.code for item in result.initiatives] == ["SK1"]
    assert errors(result) == []


def test_rows_are_numbered_as_excel_shows_them():
    result = plan_of({"Sáng kiến": ((), INITIATIVES, (), ("SK1", ""))})
    assert errors(result) == [("Sáng kiến", 4, "Tên sáng kiến")]


def test_a_workbook_without_members_and_initiatives_is_refused():
    with pytest.raises(InputError) as caught:
        plan_of({"Tác giả": (AUTHORS,)})
    assert caught.value.code == "sheet-missing"


def test_a_unit_without_its_name_is_refused():
    with pytest.raises(InputError, match="Tên đơn vị") as caught:
        plan_of({**ONE, "Đơn vị": (("Cấp", "Cơ sở"),)})
    assert caught.value.code == "column-missing"


# The unit


def test_the_unit_is_read_item_by_item():
    items = (
        ("THÔNG TIN ĐƠN VỊ",),
        ("Mục", "Nội dung"),
        ("Tên đơn vị *", "CĐCS Sở Nội vụ"),
        ("Khối", "khối cơ quan"),
        ("Số đoàn viên", 120),
        ("Kính gửi", "LĐLĐ tỉnh; CĐVC tỉnh"),
        ("Dữ liệu mẫu", "Có"),
        ("Sở thích", "đọc sách"),
    )
    result = plan_of({**ONE, "Đơn vị": items})
    unit = the(result.unit).record
    assert (unit.name, unit.block, unit.member_count, unit.sample) == ("CĐCS Sở Nội vụ", Block.PUBLIC, 120, True)
    assert unit.addressees == ("LĐLĐ tỉnh", "CĐVC tỉnh")
    assert [problem.column for problem in result.problems] == ["Sở thích"]


@pytest.mark.parametrize(
    ("members", "authority", "warned"), [(9, "BAN CHẤP HÀNH", 1), (10, "BAN CHẤP HÀNH", 0), (9, "", 0)]
)
def test_a_union_too_small_for_a_committee_is_told_so(members, authority, warned):
    items = (("Tên đơn vị", "A"), ("Số đoàn viên", members), ("Thẩm quyền ký", authority))
    assert len(of(plan_of({**ONE, "Đơn vị": items}), ProblemSeverity.WARNING)) == warned


def test_a_bad_item_comes_back_with_the_name_and_the_others_go_in():
    result = plan_of({**ONE, "Đơn vị": (("Tên đơn vị", "A"), ("Cấp", "lạ"), ("Địa danh", "Yên Bái"))})
    assert (the(result.unit).record.level, the(result.unit).record.place) == (None, "Yên Bái")
    (sheet,) = result.rejected
    assert [cells for cells, _ in sheet.rows] == [("Tên đơn vị", "A"), ("Cấp", "lạ")]


def test_without_a_unit_anywhere_there_is_one_without_a_name_and_a_warning():
    result = plan_bytes(book_bytes(ONE))
    assert the(result.unit).record.name == ""
    assert [problem.severity for problem in result.problems] == [ProblemSeverity.WARNING]


def test_a_known_unit_keeps_its_id_and_a_new_name_is_a_warning():
    register = applied(plan_of(ONE))
    result = plan_of({**ONE, "Đơn vị": (("Tên đơn vị", "CĐCS B"),)}, register)
    assert (the(result.unit).kind.value, the(result.unit).record.id) == ("updated", the(register.unit).id)
    assert (the(result.unit).record.name, the(result.unit).record.upper_name) == ("CĐCS B", "CĐVC tỉnh")
    assert "CĐCS A" in of(result, ProblemSeverity.WARNING)[0].message


def test_subordinates_meet_themselves_again():
    headers = ("Tên đơn vị", "Công đoàn cấp trên", "Số đoàn viên", "Từ ngày")
    sheets = {
        **ONE,
        "Công đoàn trực thuộc": (headers, ("CĐCS X", "", 45, date(2021, 7, 1)), ("CĐCS Y", "CĐCS X", 5, None)),
    }
    first = plan_of(sheets)
    x, y = (item.record for item in first.subordinates)
    assert (x.upper_name, x.upper_id, y.upper_id) == ("CĐCS A", the(first.unit).record.id, x.id)
    assert kinds(plan_of(sheets, applied(first)).subordinates) == ["unchanged", "unchanged"]


# People


def test_blank_cells_clear_and_absent_columns_keep():
    headers = ("Họ và tên", "Mã đoàn viên", "Chức vụ", "Danh hiệu, khen thưởng")
    first = plan_of({"Đoàn viên": (headers, ("An", "DV1", "Chuyên viên", "2018: A; 2019: B"))})
    second = plan_of({"Đoàn viên": (headers[:3], ("An", "DV1", ""))}, applied(first))
    (change,) = second.people
    assert change.kind.value == "updated"
    assert (change.record.position, change.record.awards) == ("", (Award(2018, "A"), Award(2019, "B")))


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (("Tên khác", "dv1", "", ""), "updated"),
        (("Trần An", "", "", "015085001234"), "updated"),
        (("TRẦN AN", "", "12/03/1985", ""), "updated"),
        (("Trần An", "", "1985", ""), "added"),
        (("Trần An", "", "12/03/1985", "280111111"), "added"),
        (("Trần Ân", "", "12/03/1985", ""), "added"),
    ],
)
def test_whom_a_row_meets(row, kind):
    headers = (*PEOPLE, "CCCD/CMND")
    register = applied(plan_of({"Đoàn viên": (headers, ("Trần An", "DV1", "12/03/1985", "015085001234"))}))
    result = plan_of({"Đoàn viên": (headers, row)}, register)
    assert kinds(result.people) == [kind]
    assert (result.people[0].record.id == register.people[0].id) is (kind == "updated")


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (("An", "DV1", "1/1/1980", ""), ("Bình", "dv1", "2/2/1982", ""), True),
        (("An", "DV1", "1/1/1980", "280111111"), ("Bình", "DV2", "2/2/1982", "280 111 111"), True),
        (("An", "", "1/1/1980", ""), ("AN", "", "01/01/1980", ""), True),
        (("An", "", "1/1/1980", ""), ("An", "DV2", "1/1/1980", ""), True),
        (("An", "DV1", "1/1/1980", ""), ("An", "", "1/1/1980", "280111111"), True),
        (("An", "", "", ""), ("An", "", "", ""), True),
        (("An", "DV1", "1/1/1980", ""), ("An", "DV2", "1/1/1980", ""), False),
        (("An", "", "1/1/1980", "280111111"), ("An", "", "1/1/1980", "280111112"), False),
        (("An", "", "1/1/1980", ""), ("An", "", "1/1/1981", ""), False),
        (("An", "DV1", "1/1/1980", "chưa có"), ("Bình", "DV2", "2/2/1982", "chưa có"), False),
        (("Hòa", "", "1980", ""), ("Hoà", "", "1980", ""), True),
    ],
)
def test_which_rows_clash(one, other, clash):
    result = plan_of({"Đoàn viên": ((*PEOPLE, "CCCD/CMND"), one, other)})
    assert {row for _, row, _ in errors(result)} == ({2, 3} if clash else set())
    assert result.rejected_counts.members == (2 if clash else 0)


def test_a_person_with_two_namesakes_in_the_register_needs_a_code():
    register = applied(plan_of({"Đoàn viên": (PEOPLE, ("An", "DV1", "1980"), ("An", "DV2", "1980"))}))
    result = plan_of({"Đoàn viên": (PEOPLE, ("An", "", "1980"))}, register)
    assert errors(result) == [("Đoàn viên", 2, "Họ và tên")]


def test_a_new_record_never_takes_the_id_of_another():
    register = applied(plan_of({"Đoàn viên": (PEOPLE, ("An", "DV1", "1980"))}))
    renamed = Register(unit=register.unit, people=(dataclasses.replace(register.people[0], code="DV9"),))
    result = plan_of({"Đoàn viên": (PEOPLE, ("Bình", "DV1", "1990"))}, renamed)
    assert kinds(result.people) == ["added"]
    assert result.people[0].record.id != register.people[0].id


def test_defaults_of_blank_cells():
    result = plan_of({"Đoàn viên": ((*PEOPLE, "Là đoàn viên"), ("An", "DV1", "", "")), "Sáng kiến": ONE["Sáng kiến"]})
    assert result.people[0].record.is_member
    assert result.initiatives[0].record.initiative.stage is Stage.DONE
    assert result.initiatives[0].record.participation.novel is None


def test_a_parsed_workbook_can_be_planned_again():
    data = book_bytes({**UNIT, **with_authors(("SK1", "Lạ"), ("SK9", "DV1"))})
    parsed = parse(read_content(data, "so.xlsx"), Path("nowhere"))
    assert plan(parsed, Register()) == plan(parsed, Register())


# Initiatives and authors


def test_two_rows_of_one_code_are_both_errors_with_their_authors():
    sheets = {**ONE, "Sáng kiến": (INITIATIVES, ("SK1", "Một"), ("sk1", "Hai")), "Tác giả": (AUTHORS, ("SK1", "DV1"))}
    result = plan_of(sheets)
    assert errors(result) == [("Sáng kiến", 2, "Mã sáng kiến"), ("Sáng kiến", 3, "Mã sáng kiến")]
    assert {sheet.name: len(sheet.rows) for sheet in result.rejected} == {"Sáng kiến": 2, "Tác giả": 1}
    assert (result.initiatives, result.rejected_counts.initiatives) == ((), 2)


@pytest.mark.parametrize("author", ["DV1", "dv1", "Nguyễn Văn An", "NGUYỄN VĂN AN", "  nguyễn  văn an"])
def test_an_author_is_found_by_code_or_name(author):
    result = plan_of(with_authors(("SK1", author, 60, "chủ nhiệm", "Có")))
    record = result.initiatives[0].record
    assert [(item.share, item.role) for item in the(record.authors)] == [(6000, AuthorRole.LEADER)]
    assert record.participation.put_forward == (result.people[0].record.id,)


def test_the_place_of_the_tone_mark_does_not_count_and_the_tone_does():
    people = {"Đoàn viên": (PEOPLE, ("Lê Thị Hoà", "DV1", ""), ("Lê Thị Hoa", "DV2", ""))}
    sheets = {**ONE, **people, "Tác giả": (AUTHORS, ("SK1", "lê thị hòa"))}
    result = plan_of(sheets)
    assert [item.person_id for item in the(result.initiatives[0].record.authors)] == [result.people[0].record.id]


def test_a_sole_author_has_100_per_cent():
    assert the(plan_of(with_authors(("SK1", "DV1"))).initiatives[0].record.authors)[0].share == 10_000


@pytest.mark.parametrize(
    ("author", "said"), [("Trần Thị Lạ", "Không tìm thấy"), ("Lê Hoa", "2 người"), ("Lê Sai", "bị trả lại")]
)
def test_an_author_who_is_not_known_for_certain_is_an_error(author, said):
    people = (PEOPLE, ("Nguyễn Văn An", "DV1"), ("Lê Hoa", "DV2"), ("Lê Hoa", "DV3"), ("Lê Sai", "DV4", "31/02/1980"))
    sheets = {**with_authors(("SK1", "DV1", 60), ("SK1", author, 40)), "Đoàn viên": people}
    result = plan_of(sheets)
    (problem,) = [item for item in of(result, ProblemSeverity.ERROR) if item.sheet == "Tác giả"]
    assert (problem.row, problem.column) == (3, "Tác giả")
    assert said in problem.message
    # The list goes in whole or not at all: both rows come back, and the initiative goes in.
    assert result.initiatives[0].record.authors is None
    assert [len(sheet.rows) for sheet in result.rejected if sheet.name == "Tác giả"] == [2]


def test_one_person_twice_is_an_error_on_both_rows():
    result = plan_of(with_authors(("SK1", "DV1", 60), ("SK1", "Nguyễn Văn An", 40)))
    assert errors(result) == [("Tác giả", 2, "Tác giả"), ("Tác giả", 3, "Tác giả")]


def test_an_author_row_of_an_unknown_initiative_is_an_error():
    assert errors(plan_of(with_authors(("SK9", "DV1")))) == [("Tác giả", 2, "Mã sáng kiến")]


def test_authors_of_an_initiative_that_is_there_already():
    register = applied(plan_of(with_authors(("SK1", "DV1", 100))))
    sheets = {"Đoàn viên": (PEOPLE, ("Bình", "DV2", "")), "Tác giả": (AUTHORS[:2], ("SK1", "DV1"), ("SK1", "DV2"))}
    result = plan_of(sheets, register)
    assert kinds(result.initiatives) == ["updated"]
    assert [item.share for item in the(result.initiatives[0].record.authors)] == [10_000, None]


def test_an_empty_sheet_of_authors_takes_none_away():
    register = applied(plan_of(with_authors(("SK1", "DV1", 100))))
    result = plan_of(with_authors(), register)
    assert kinds(result.initiatives) == ["unchanged"]


def test_with_a_rejected_initiative_its_rows_come_back():
    sheets = {
        **with_authors(("SK1", "DV1")),
        "Sáng kiến": ((*INITIATIVES, "Ngày áp dụng"), ("SK1", "Một", "31/02/2022")),
        "Tệp đính kèm": (("Mã sáng kiến", "Tệp"), ("SK1", "a.pdf")),
    }
    result = plan_of(sheets)
    assert {sheet.name: len(sheet.rows) for sheet in result.rejected} == {
        "Sáng kiến": 1,
        "Tác giả": 1,
        "Tệp đính kèm": 1,
    }
    assert "dòng 2 của tệp gốc (sheet “Sáng kiến”)" in result.rejected[1].rows[0][1]


def test_declarations_and_portal_facts_belong_to_the_participation():
    headers = (
        *INITIATIVES,
        "Loại giải pháp",
        "Có tính mới",
        "Có khiếu nại",
        "Khối",
        "Mã trên cổng",
        "Giá trị làm lợi (đồng)",
    )
    result = plan_of({"Sáng kiến": (headers, ("SK1", "Một", "1.1", "x", "Không", "Doanh nghiệp", "C7", "15 triệu"))})
    record = result.initiatives[0].record
    assert (record.initiative.solution_type, record.initiative.benefit_amount) == (SolutionType.TECHNICAL, 15_000_000)
    part = record.participation
    assert (part.novel, part.complaint, part.block, part.portal_code) == (True, False, Block.ENTERPRISE, "C7")


# Decisions

DECISIONS = ("Số quyết định", "Ngày quyết định", "Cơ quan công nhận", "Tệp")
NAMING = (*INITIATIVES, "Số quyết định", "Ngày quyết định", "Cơ quan công nhận")


def with_decisions(initiative, *rows):
    return {"Sáng kiến": (NAMING, initiative), "Quyết định": (DECISIONS, *rows)}


def test_an_initiative_is_led_to_the_decision_it_names():
    result = plan_of(with_decisions(("SK1", "Một", "12/qđ-snv"), ("12/QĐ-SNV", "15/12/2021", "Sở Nội vụ")))
    (decision,), initiative = result.decisions, result.initiatives[0].record.initiative
    assert initiative.decision_id == decision.record.decision.id
    assert (initiative.decision_date, decision.record.decision.authority) == (None, "Sở Nội vụ")


def test_own_cells_win_and_a_difference_is_a_warning():
    result = plan_of(with_decisions(("SK1", "Một", "12", "1/1/2022", "Sở Y tế"), ("12", "15/12/2021", "Sở Nội vụ")))
    initiative = result.initiatives[0].record.initiative
    assert (initiative.decision_date, initiative.recognised_by) == (date(2022, 1, 1), "Sở Y tế")
    assert initiative.decision_id is not None
    warned = [problem.column for problem in of(result, ProblemSeverity.WARNING)]
    assert warned == ["Ngày quyết định", "Cơ quan công nhận"]


@pytest.mark.parametrize(
    ("day", "linked"), [("15/12/2021", True), ("15/12/2022", True), ("", False), ("1/1/2020", False)]
)
def test_of_several_decisions_of_a_number_the_date_tells(day, linked):
    result = plan_of(with_decisions(("SK1", "Một", "12", day), ("12", "15/12/2021"), ("12", "15/12/2022")))
    by_id = {item.record.decision.id: item.record.decision for item in result.decisions}
    decision = by_id.get(result.initiatives[0].record.initiative.decision_id)
    assert (decision is not None) is linked
    assert decision is None or f"{decision.decided_on:%d/%m/%Y}" == day


@pytest.mark.parametrize("days", [("15/12/2021", "15/12/2021"), ("15/12/2021", "")])
def test_decisions_of_one_number_clash(days):
    result = plan_of(with_decisions(("SK1", "Một", ""), *(("12", day) for day in days)))
    assert errors(result) == [("Quyết định", 2, "Số quyết định"), ("Quyết định", 3, "Số quyết định")]


def test_a_decision_that_comes_later_finds_its_initiatives():
    register = applied(plan_of({"Sáng kiến": (NAMING, ("SK1", "Một", "12"))}))
    result = plan_of({"Đoàn viên": (PEOPLE,), "Quyết định": (DECISIONS, ("12", "15/12/2021"))}, register)
    assert result.initiatives[0].record.initiative.decision_id == result.decisions[0].record.decision.id


def test_a_decision_linked_by_hand_stays():
    register = applied(plan_of({"Sáng kiến": (NAMING, ("SK1", "Một"))}))
    decision = Decision(id=uuid4(), unit_id=the(register.unit).id, number="12")
    record = register.initiatives[0]
    linked = dataclasses.replace(record, initiative=dataclasses.replace(record.initiative, decision_id=decision.id))
    result = plan_of(
        {"Sáng kiến": (NAMING, ("SK1", "Một"))},
        dataclasses.replace(register, initiatives=(linked,), decisions=(decision,)),
    )
    assert kinds(result.initiatives) == ["unchanged"]


# Attachments

FILES = ("Mã sáng kiến", "Tệp", "Loại")


def test_attachments_are_found_beside_the_workbook(tmp_path):
    (tmp_path / "anh").mkdir()
    (tmp_path / "anh" / "một.png").write_bytes(b"x")
    result = plan_of(
        {**ONE, "Tệp đính kèm": (FILES, ("SK1", "anh\\một.png", "Hình ảnh"), ("SK1", "mất.pdf", ""))}, None, tmp_path
    )
    found, missing = the(result.initiatives[0].record.attachments)
    assert (found.name, found.kind, found.path) == ("một.png", AttachmentKind.PICTURE, tmp_path / "anh" / "một.png")
    assert (missing.name, missing.kind, missing.path) == ("mất.pdf", None, None)
    assert [problem.row for problem in of(result, ProblemSeverity.WARNING)] == [3]


@pytest.mark.parametrize(("operation", "has_stored"), [("stat", False), ("resolve", False), ("open", True)])
def test_a_file_that_cannot_be_read_counts_as_not_there(tmp_path, operation, has_stored):
    (tmp_path / "a.pdf").write_bytes(b"same")
    register = applied(plan_of(ONE))
    stored = StoredFile(name="a.pdf", sha256=hashlib.sha256(b"else").hexdigest(), size=4)
    attachment = Attachment(order=1, kind=None, file=stored)
    if has_stored:
        initiative = register.initiatives[0].initiative.id
        register = dataclasses.replace(register, attachments={initiative: (attachment,)})
    with files.using(FailingOperations(operation, OSError(errno.EIO, "x"), times=100)):
        result = plan_of({**ONE, "Tệp đính kèm": (FILES, ("SK1", "a.pdf"))}, register, tmp_path)
    (warning,) = of(result, ProblemSeverity.WARNING)
    assert warning.message.startswith("Không đọc được tệp “a.pdf” trong thư mục của bảng tính")
    assert kinds(result.initiatives) == ["unchanged" if has_stored else "updated"]
    if not has_stored:
        (source,) = the(result.initiatives[0].record.attachments)
        assert (source.path, source.stored) == (None, None)


def test_a_path_that_no_disk_takes_is_not_there(tmp_path):
    sheets = {**ONE, "Tệp đính kèm": (FILES, ("SK1", "thư mục/" * 30 + "a.pdf"))}
    with files.using(FailingOperations("stat", OSError(errno.ENAMETOOLONG, "x"), times=2)):
        result = plan_of(sheets, None, tmp_path)
    assert [problem.message[:14] for problem in of(result, ProblemSeverity.WARNING)] == ["Không thấy tệp"]


def test_a_name_in_decomposed_unicode_is_found(tmp_path):
    (tmp_path / unicodedata.normalize("NFD", "quyết định.pdf")).write_bytes(b"x")
    result = plan_of({**ONE, "Tệp đính kèm": (FILES, ("SK1", "quyết định.pdf"))}, None, tmp_path)
    assert the(result.initiatives[0].record.attachments)[0].path is not None


def test_a_link_out_of_the_folder_is_an_error(tmp_path):
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"x")
    folder = tmp_path / "so"
    folder.mkdir()
    (folder / "a.pdf").symlink_to(secret)
    result = plan_of({**ONE, "Tệp đính kèm": (FILES, ("SK1", "a.pdf"))}, None, folder)
    assert errors(result) == [("Tệp đính kèm", 2, "Tệp")]
    assert result.initiatives[0].record.attachments is None


def test_a_bad_attachment_row_sends_its_fellows_back():
    result = plan_of({**ONE, "Tệp đính kèm": (FILES, ("SK1", "a.pdf"), ("SK1", "../b.pdf"))})
    assert [len(sheet.rows) for sheet in result.rejected] == [2]
    assert kinds(result.initiatives) == ["added"]


def test_a_stored_file_is_kept_where_the_disk_has_none_or_the_same(tmp_path):
    register = applied(plan_of(ONE))
    stored = StoredFile(name="a.pdf", sha256=hashlib.sha256(b"same").hexdigest(), size=4)
    attachment = Attachment(order=1, kind=AttachmentKind.DECISION, file=stored)
    register = dataclasses.replace(register, attachments={register.initiatives[0].initiative.id: (attachment,)})
    sheets = {**ONE, "Tệp đính kèm": (FILES, ("SK1", "a.pdf", "Quyết định công nhận"))}
    assert kinds(plan_of(sheets, register, tmp_path).initiatives) == ["unchanged"]
    (tmp_path / "a.pdf").write_bytes(b"same")
    assert kinds(plan_of(sheets, register, tmp_path).initiatives) == ["unchanged"]
    (tmp_path / "a.pdf").write_bytes(b"else")
    (change,) = plan_of(sheets, register, tmp_path).initiatives
    assert (change.kind.value, the(change.record.attachments)[0].path) == ("updated", tmp_path / "a.pdf")
