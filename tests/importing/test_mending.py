"""What offices do with their workbooks: mend them and import again, merge cells, sign below the list."""

import dataclasses
import hashlib
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import Attachment, StoredFile
from desktop_app.domain.kinds import AttachmentKind
from desktop_app.domain.plan import ChangeKind, ImportPlan, ProblemSeverity, Register
from desktop_app.importing.columns import LAYOUTS
from desktop_app.importing.export import write_workbook
from desktop_app.importing.parsing import parse
from desktop_app.importing.planning import plan
from desktop_app.importing.rejected import write_rejected
from desktop_app.importing.workbook_content import read_content
from tests.importing.books import (
    AUTHORS,
    INITIATIVES,
    PEOPLE,
    Rows,
    applied,
    book_bytes,
    errors,
    kinds,
    of,
    plan_bytes,
    plan_of,
    the,
)

NOTE, WARNING, ERROR = ProblemSeverity.NOTE, ProblemSeverity.WARNING, ProblemSeverity.ERROR
DAY = date(2026, 1, 1)
KNOWN = (*PEOPLE, "CCCD/CMND")
FILES = ("Mã sáng kiến", "Tệp", "Loại")
DECISIONS = ("Số quyết định", "Ngày quyết định", "Cơ quan công nhận", "Tệp")
NAMING = (*INITIATIVES, "Số quyết định", "Ngày quyết định")


def messages(result: ImportPlan, severity: ProblemSeverity) -> str:
    return "\n".join(problem.message for problem in of(result, severity))


def people(*rows: tuple[object, ...]) -> dict[str, Rows]:
    return {"Đoàn viên": (KNOWN, *rows)}


# A mended birth date


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "1985"), ("1985", "01/09/1985"), ("01/09/1985", "1985"), ("01/09/1985", ""), ("", "01/09/1985")],
)
def test_a_mended_birth_date_is_an_update_of_the_same_person_and_is_told(before, after):
    register = applied(plan_of(people(("Trần An", "", before), ("Lê Bình", "", before))))
    result = plan_of(people(("TRẦN AN", "", after), ("Lê Bình", "", before)), register)
    assert kinds(result.people) == ["updated", "unchanged"]
    assert result.people[0].record.id == register.people[0].id
    assert "Trần An" in messages(result, NOTE)


def test_a_person_met_without_a_column_of_birth_keeps_the_birth_date():
    register = applied(plan_of(people(("Trần An", "", "01/09/1985"))))
    result = plan_of({"Đoàn viên": (("Họ và tên", "Chức vụ"), ("Trần An", "Kế toán"))}, register)
    assert kinds(result.people) == ["updated"]
    assert result.people[0].record.birth_date == date(1985, 9, 1)


@pytest.mark.parametrize(("before", "after"), [("1985", "1986"), ("01/09/1985", "02/09/1985")])
def test_a_birth_date_that_contradicts_is_another_person_with_a_warning(before, after):
    register = applied(plan_of(people(("Trần An", "", before))))
    result = plan_of(people(("Trần An", "", after)), register)
    assert kinds(result.people) == ["added"]
    assert "có thể là một người" in messages(result, WARNING)


def test_people_whose_identity_numbers_differ_are_never_one():
    register = applied(plan_of(people(("Trần An", "", "", "280111111"))))
    result = plan_of(people(("Trần An", "", "1985", "280111112")), register)
    assert (kinds(result.people), of(result, WARNING)) == (["added"], [])


def test_two_rows_that_may_mean_one_person_are_both_new_with_a_warning_each():
    register = applied(plan_of(people(("Trần An", "", ""))))
    result = plan_of(people(("Trần An", "", "1985"), ("Trần An", "", "1986")), register)
    assert kinds(result.people) == ["added", "added"]
    assert [problem.row for problem in of(result, WARNING)] == [2, 3]


def test_whom_another_row_meets_is_not_met_again():
    register = applied(plan_of(people(("Trần An", "", ""))))
    result = plan_of(people(("Trần An", "", ""), ("Trần An", "", "1985")), register)
    assert (kinds(result.people), of(result, WARNING)) == (["unchanged", "added"], [])


def test_a_row_that_may_mean_two_people_is_an_error():
    register = applied(plan_of(people(("Trần An", "", "1985"), ("Trần An", "", "1986"))))
    assert errors(plan_of(people(("Trần An", "", "")), register)) == [("Đoàn viên", 2, "Họ và tên")]


# Codes


def test_a_code_written_in_another_case_keeps_its_spelling():
    sheets = {"Đoàn viên": (PEOPLE, ("An", "C1")), "Sáng kiến": (INITIATIVES, ("SK1", "Một"))}
    register = applied(plan_of(sheets))
    again = {"Đoàn viên": (PEOPLE, ("An", "c1")), "Sáng kiến": (INITIATIVES, ("sk1", "Một"))}
    result = plan_of(again, register)
    assert (kinds(result.people), kinds(result.initiatives)) == (["unchanged"], ["unchanged"])


# Attachments of one name


def stored(name: str, content: bytes) -> StoredFile:
    return StoredFile(name=name, sha256=hashlib.sha256(content).hexdigest(), size=len(content))


def two_decisions_of_one_name() -> Register:
    """Return two initiatives and a decision, each with another file called qd.pdf, and one with two of a name."""
    register = applied(
        plan_of(
            {
                "Sáng kiến": (INITIATIVES, ("SK1", "Một"), ("SK2", "Hai")),
                "Quyết định": (DECISIONS, ("7/QĐ", "1/2/2021", "", "")),
            }
        )
    )
    one, other = (record.initiative.id for record in register.initiatives)
    decision = dataclasses.replace(register.decisions[0], scan=stored("qd.pdf", b"scan"))
    return dataclasses.replace(
        register,
        decisions=(decision,),
        attachments={
            one: (
                Attachment(order=1, kind=AttachmentKind.DECISION, file=stored("qd.pdf", b"one")),
                Attachment(order=2, kind=AttachmentKind.PICTURE, file=stored("anh.png", b"first")),
                Attachment(order=3, kind=AttachmentKind.PICTURE, file=stored("anh.png", b"second")),
            ),
            other: (
                Attachment(order=1, kind=AttachmentKind.DECISION, file=stored("QD.pdf", b"other")),
                Attachment(order=2, kind=None, file=stored("mo-ta.pdf", b"alone")),
            ),
        },
    )


def plan_file(path: Path, register: Register) -> ImportPlan:
    return plan(parse(read_content(path.read_bytes(), path.name), path.parent), register)


def changed(result: ImportPlan) -> list[str]:
    return [
        *(item.record.initiative.code for item in result.initiatives if item.kind is not ChangeKind.UNCHANGED),
        *(item.record.decision.number for item in result.decisions if item.kind is not ChangeKind.UNCHANGED),
    ]


def exported_files(path: Path) -> list[str]:
    book = openpyxl.load_workbook(path)
    return [
        *(str(row[1].value) for row in book["Tệp đính kèm"].iter_rows(min_row=2)),
        *(str(row[3].value) for row in book["Quyết định"].iter_rows(min_row=2)),
    ]


def test_exported_names_are_plain_where_unique_and_else_distinct(tmp_path):
    path = tmp_path / "so.xlsx"
    write_workbook(path, two_decisions_of_one_name(), created=DAY)
    names = exported_files(path)
    assert names == [
        "SK1/qd.pdf", "SK1/anh.png", "SK1-2/anh.png", "SK2/QD.pdf", "mo-ta.pdf", "7-QD/qd.pdf",
    ]  # fmt: skip
    assert changed(plan_file(path, two_decisions_of_one_name())) == []


OWNED = st.lists(
    st.tuples(st.sampled_from(["qd.pdf", "QD.pdf", "ảnh.png"]), st.sampled_from([b"a", b"b", None])), max_size=4
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(owned=st.tuples(OWNED, OWNED, OWNED), kind=st.sampled_from([None, AttachmentKind.OTHER]))
def test_files_of_any_names_come_back_as_they_went_out(tmp_path, owned, kind):
    rows = [(code, "Tên") for code in ("SK 1", "SK/1", "SK-1")]
    register = applied(plan_of({"Sáng kiến": (INITIATIVES, *rows)}))
    attachments = {
        record.initiative.id: tuple(
            Attachment(order=order, kind=kind, file=stored(name, content) if content else StoredFile(name=name))
            for order, (name, content) in enumerate(files, start=1)
        )
        for record, files in zip(register.initiatives, owned, strict=True)
    }
    register = dataclasses.replace(register, attachments=attachments)
    write_workbook(tmp_path / "so.xlsx", register, created=DAY)
    assert changed(plan_file(tmp_path / "so.xlsx", register)) == []


def test_a_stranger_of_the_same_plain_name_beside_the_workbook_changes_nothing(tmp_path):
    path = tmp_path / "so.xlsx"
    write_workbook(path, two_decisions_of_one_name(), created=DAY)
    (tmp_path / "qd.pdf").write_bytes(b"stranger")
    result = plan_file(path, two_decisions_of_one_name())
    assert (changed(result), of(result, WARNING)) == ([], [])


def test_files_stored_under_one_name_are_told_apart_when_a_row_is_deleted(tmp_path):
    path, register = tmp_path / "so.xlsx", two_decisions_of_one_name()
    write_workbook(path, register, created=DAY)
    book = openpyxl.load_workbook(path)
    book["Tệp đính kèm"].delete_rows(3)
    book.save(path)
    (change,) = (item for item in plan_file(path, register).initiatives if item.kind is not ChangeKind.UNCHANGED)
    kept = [the(source.stored).sha256 for source in the(change.record.attachments)]
    assert kept == [hashlib.sha256(content).hexdigest() for content in (b"one", b"second")]


def test_a_corrected_scan_goes_in_with_a_warning(tmp_path):
    path, register = tmp_path / "so.xlsx", two_decisions_of_one_name()
    write_workbook(path, register, created=DAY)
    for folder in ("SK1", "7-QD"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "qd.pdf").write_bytes(b"corrected")
    result = plan_file(path, register)
    assert changed(result) == ["SK1", "7/QĐ"]
    warned = of(result, WARNING)
    assert [(problem.sheet, problem.row) for problem in warned] == [("Tệp đính kèm", 2), ("Quyết định", 2)]
    assert all("khác" in problem.message for problem in warned)
    record = next(item.record for item in result.initiatives if item.record.initiative.code == "SK1")
    files = the(record.attachments)
    assert [(file.name, file.kind, file.stored is None) for file in files] == [
        ("qd.pdf", AttachmentKind.DECISION, True),
        ("anh.png", AttachmentKind.PICTURE, False),
        ("anh.png", AttachmentKind.PICTURE, False),
    ]


# Decisions that are corrected


def with_decision(day: str, own_day: str = "") -> dict[str, Rows]:
    return {
        "Sáng kiến": (NAMING, ("SK1", "Một", "77/QĐ", own_day)),
        "Quyết định": (DECISIONS, ("77/QĐ", day, "Sở Nội vụ", "")),
    }


@pytest.mark.parametrize(("before", "after"), [("11/11/2021", "12/12/2021"), ("11/11/2021", ""), ("", "12/12/2021")])
def test_a_corrected_day_of_a_decision_is_an_update_and_its_initiatives_stay_with_it(before, after):
    register = applied(plan_of(with_decision(before)))
    result = plan_of(with_decision(after), register)
    assert kinds(result.decisions) == ["updated"]
    assert result.decisions[0].record.decision.id == register.decisions[0].id
    assert (kinds(result.initiatives), of(result, WARNING)) == (["unchanged"], [])
    assert "77/QĐ" in messages(result, NOTE)


def test_another_year_is_another_decision_and_the_workbook_means_its_own():
    register = applied(plan_of(with_decision("11/11/2021")))
    result = plan_of(with_decision("11/11/2022"), register)
    assert kinds(result.decisions) == ["added"]
    assert result.initiatives[0].record.initiative.decision_id == result.decisions[0].record.decision.id
    assert of(result, WARNING) == []


def test_two_rows_of_one_year_correct_no_decision():
    register = applied(plan_of(with_decision("11/11/2021")))
    sheets = {
        "Sáng kiến": (NAMING, ("SK1", "Một", "77/QĐ", "")),
        "Quyết định": (DECISIONS, ("77/QĐ", "1/1/2021"), ("77/QĐ", "2/2/2021")),
    }
    assert kinds(plan_of(sheets, register).decisions) == ["added", "added"]


def test_an_initiative_keeps_the_decision_it_is_led_to_where_several_bear_the_number():
    both = dict(with_decision("11/11/2021", "11/11/2021"))
    both["Quyết định"] = (*both["Quyết định"], ("77/QĐ", "11/11/2022", "", ""))
    register = applied(plan_of(both))
    result = plan_of({"Sáng kiến": (NAMING, ("SK1", "Một", "77/QĐ", ""))}, register)
    assert result.initiatives[0].record.initiative.decision_id == register.decisions[0].id
    assert of(result, WARNING) == []


def test_a_day_of_ones_own_leads_to_a_stored_decision_before_another_of_the_workbook():
    register = applied(plan_of(with_decision("11/11/2021")))
    result = plan_of(with_decision("12/12/2022", "11/11/2021"), register)
    assert result.initiatives[0].record.initiative.decision_id == register.decisions[0].id


def test_a_day_of_ones_own_that_is_out_of_date_does_not_part_from_the_decision():
    register = applied(plan_of(with_decision("11/11/2021", "11/11/2021")))
    result = plan_of(with_decision("12/12/2021", "11/11/2021"), register)
    assert result.initiatives[0].record.initiative.decision_id == register.decisions[0].id
    assert "12/12/2021" in messages(result, WARNING)


# Merged cells


def merged(sheet: str, headers: tuple[str, ...], rows: Rows, ranges: tuple[str, ...]) -> bytes:
    """Return a workbook in which the values at the heads of the ranges are merged cells."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    members, initiatives = book.add_worksheet("Đoàn viên"), book.add_worksheet("Sáng kiến")
    members.write_column("A1", ["Họ và tên", "An", "Bình", "Chi"])
    for number, cells in enumerate((INITIATIVES, ("S1", "Một"), ("S2", "Hai")) if sheet != "Sáng kiến" else ()):
        initiatives.write_row(number, 0, cells)
    page = book.get_worksheet_by_name(sheet) or book.add_worksheet(sheet)
    values = {}
    for number, line in enumerate((headers, *rows)):
        for place, value in enumerate(line):
            values[number, place] = value
            page.write(number, place, value)
    for cell_range in ranges:
        column, row = ord(cell_range[0]) - ord("A"), int(cell_range[1]) - 1
        page.merge_range(cell_range, values[row, column])
    book.close()
    return buffer.getvalue()


def test_a_code_merged_over_several_authors_holds_for_all():
    data = merged("Tác giả", AUTHORS[:3], (("S1", "An", 60), ("", "Bình", 40), ("S2", "Chi", 100)), ("A2:A3",))
    result = plan_bytes(data)
    assert errors(result) == []
    shares = [[item.share for item in the(change.record.authors)] for change in result.initiatives]
    assert shares == [[6000, 4000], [10_000]]


def test_a_code_merged_over_several_files_holds_for_all():
    data = merged("Tệp đính kèm", FILES, (("S1", "a.pdf", "Mô tả"), ("", "b.pdf", "")), ("A2:A3", "C2:C3"))
    result = plan_bytes(data)
    files = the(result.initiatives[0].record.attachments)
    assert [(file.name, file.kind) for file in files] == [
        ("a.pdf", AttachmentKind.DESCRIPTION), ("b.pdf", AttachmentKind.DESCRIPTION),
    ]  # fmt: skip


def test_rows_that_are_blank_but_for_merged_cells_are_no_rows():
    data = merged("Tác giả", AUTHORS[:3], (("S1", "An", 100), ("", "", "")), ("A2:A3", "B2:B3", "C2:C3"))
    result = plan_bytes(data)
    assert errors(result) == []
    assert len(the(result.initiatives[0].record.authors)) == 1


def test_a_code_merged_over_two_initiatives_sends_both_back():
    data = merged("Sáng kiến", INITIATIVES, (("S1", "Một"), ("", "Hai")), ("A2:A3",))
    assert [row for _, row, _ in errors(plan_bytes(data))] == [2, 3]


@pytest.mark.parametrize(("sheet", "headers"), [("Tác giả", AUTHORS[:2]), ("Tệp đính kèm", FILES[:2])])
def test_a_blank_code_below_a_named_one_sends_the_whole_list_back(sheet, headers):
    data = merged(sheet, headers, (("S1", "An"), ("", "Bình"), ("S2", "Chi")), ())
    result = plan_bytes(data)
    assert errors(result) == [(sheet, 3, "Mã sáng kiến")]
    assert [[cells[1] for cells, _ in rejected.rows] for rejected in result.rejected] == [["An", "Bình"]]
    first, second = (change.record for change in result.initiatives)
    taken = "authors" if sheet == "Tác giả" else "attachments"
    assert getattr(first, taken) is None
    assert len(getattr(second, taken)) == 1


# Below the list


@pytest.mark.parametrize(
    "below",
    [
        [("", "", "", "Tổng cộng: 12", 5000)],
        [("Tổng cộng", "", "", "", 12)],
        [("", "Cộng", "", "", "12")],
        [("", "", "", "Yên Bái, ngày 05 tháng 02 năm 2022")],
        [("", "", "", "…, ngày … tháng … năm 2022"), ("NGƯỜI LẬP BIỂU", "", "", "TM. BAN CHẤP HÀNH\nCHỦ TỊCH")],
        [("", "Người lập", "", "CHỦ TỊCH"), ("", "", "", "(Ký, ghi rõ họ tên)"), ("", "", "", "Trần Thị Bình")],
    ],
)
def test_totals_and_signatures_below_a_list_are_skipped_with_a_note(below):
    rows: Rows = (("Mã sáng kiến", "Ghi chú", "Tên sáng kiến", "Lĩnh vực", "Lợi ích khác"), ("S1", "", "Một"), *below)
    result = plan_of({"Sáng kiến": rows})
    assert (kinds(result.initiatives), errors(result), result.rejected) == (["added"], [], ())
    assert [problem.row for problem in of(result, NOTE) if problem.row > 1] == [*range(3, 3 + len(below))]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("S2", "", "", "Tổng cộng"), "Tên sáng kiến"),
        (("TM-01", "", "", "5"), "Tên sáng kiến"),
        (("", "", "Chủ tịch và phong trào", "Y tế"), "Mã sáng kiến"),
        (("", "", "", "Y tế"), "Mã sáng kiến"),
        (("", "", "", "Tổng cộng", "x", "y"), "Mã sáng kiến"),
        (("", "", "", "Công nghệ"), "Mã sáng kiến"),
        (("", "", "", "", "", "Tổng công ty Điện lực"), "Mã sáng kiến"),
    ],
)
def test_a_row_that_may_be_one_of_the_list_is_never_skipped(row, column):
    headers = ("Mã sáng kiến", "Ghi chú", "Tên sáng kiến", "Lĩnh vực", "Lợi ích khác", "Phạm vi áp dụng")
    result = plan_of({"Sáng kiến": (headers, ("S1", "", "Một"), row)})
    assert ("Sáng kiến", 3, column) in errors(result)


def test_a_total_within_the_list_comes_back():
    headers = ("Mã sáng kiến", "Tên sáng kiến", "Lĩnh vực")
    result = plan_of({"Sáng kiến": (headers, ("S1", "Một"), ("", "", "Cộng"), ("S2", "Hai"))})
    assert kinds(result.initiatives) == ["added", "added"]
    assert {row for _, row, _ in errors(result)} == {3}


def test_a_total_below_the_members_is_nobody():
    result = plan_of({"Đoàn viên": (PEOPLE, ("An", "DV1"), ("Tổng cộng", "", 12))})
    assert [item.record.full_name for item in result.people] == ["An"]


# What is said


def test_a_sheet_without_any_row_is_told():
    result = plan_of({"Đoàn viên": (PEOPLE,), "Sáng kiến": (INITIATIVES, ("SK1", "Một"))})
    assert [(problem.sheet, problem.message) for problem in of(result, NOTE)] == [
        ("Đoàn viên", "Không có dòng dữ liệu nào.")
    ]


@pytest.mark.parametrize(
    ("sheet", "meant"),
    [("Danh sách đoàn viên", "Đoàn viên"), ("Đòan vien1", "Đoàn viên"), ("Tacgia", "Tác giả")],
)
def test_a_sheet_that_is_nearly_one_of_ours_is_asked_about(sheet, meant):
    result = plan_of({"Sáng kiến": (INITIATIVES, ("SK1", "Một")), sheet: (("x",), ("y",))})
    assert f"có phải là “{meant}” không?" in messages(result, WARNING)


def test_a_second_part_of_a_sheet_is_asked_about():
    result = plan_of({"Sáng kiến": (INITIATIVES, ("SK1", "Một")), "Sáng kiến 2022": (INITIATIVES, ("SK2", "Hai"))})
    assert "“Sáng kiến”" in messages(result, WARNING)


@pytest.mark.parametrize(("header", "meant"), [("Lĩnh vực sáng kiến", "Lĩnh vực"), ("Pham vi ap dung t", "Phạm vi áp")])
def test_a_column_that_is_nearly_one_of_ours_is_asked_about(header, meant):
    result = plan_of({"Sáng kiến": ((*INITIATIVES, header, "Ghi chú"), ("SK1", "Một", "x", "y"))})
    (problem,) = of(result, WARNING)
    assert (problem.column, f"có phải là “{meant}" in problem.message) == (header, True)


def test_a_column_like_one_that_was_read_is_no_question():
    result = plan_of({"Sáng kiến": ((*INITIATIVES, "Tên sáng kiến cũ"), ("SK1", "Một", "x"))})
    assert of(result, WARNING) == []


def test_namesakes_with_nothing_to_tell_them_apart_are_told_what_to_add():
    result = plan_of({"Đoàn viên": (PEOPLE, ("An", "", ""), ("An", "", ""))})
    assert of(result, ERROR)[0].message == (
        "Trùng họ tên với dòng 3 mà chưa có gì để phân biệt: nếu là hai người, hãy ghi mã đoàn viên hoặc ngày sinh; "
        "nếu là một người, hãy xóa một dòng."
    )


def test_an_author_with_namesakes_without_codes_is_told_to_give_them_codes():
    sheets = {
        "Đoàn viên": (PEOPLE, ("An", "", "1985"), ("An", "", "1986")),
        "Sáng kiến": (INITIATIVES, ("SK1", "Một")),
        "Tác giả": (AUTHORS, ("SK1", "An")),
    }
    message = messages(plan_of(sheets), ERROR)
    assert message.endswith("hãy đặt mã cho từng người ở sheet “Đoàn viên” rồi ghi mã đó.")


def test_rejected_rows_name_rows_of_the_file_they_came_from_one_error_to_a_line(tmp_path):
    sheets = {
        "Đoàn viên": (PEOPLE, ("An", "DV1", "31/02/1980"), ("Bình", "DV1", "")),
        "Sáng kiến": (INITIATIVES, ("SK1", "Một")),
        "Tác giả": (AUTHORS[:2], ("SK1", "Lạ"), ("SK1", "Chi")),
    }
    result = plan_of(sheets)
    write_rejected(result, tmp_path / "loi.xlsx", created=DAY)
    book = openpyxl.load_workbook(tmp_path / "loi.xlsx")
    lines = str(book["Đoàn viên"]["D2"].value).split("\n")
    assert [line.partition(":")[0] for line in lines] == ["Ngày sinh", "Mã đoàn viên"]
    assert "dòng 3 của tệp gốc" in lines[1]
    assert all("của tệp gốc" not in problem.message for problem in result.problems)


def test_a_name_that_capitals_cannot_change_has_no_offer():
    result = plan_of({"Đoàn viên": (PEOPLE, ("A B", "DV1", ""), ("AN B", "DV2", ""))})
    assert [problem.row for problem in of(result, NOTE)] == [3]


def test_every_sentence_begins_with_a_capital_and_no_row_is_called_0():
    sheets = {
        "Đơn vị": (("Tên đơn vị", "A"), ("Cấp", "Cơ sở"), ("Cấp", "lạ")),
        "Đoàn viên": (KNOWN, ("An", "DV1", "1980", "1"), ("An", "dv1", "1980", "1"), ("", "DV3"), ("Bình", "", "x")),
        "Sáng kiến": (INITIATIVES, ("SK1", ""), ("SK1", "Hai")),
        "Tác giả": (AUTHORS, ("SK9", "An"), ("", "An")),
    }
    result = plan_of(sheets)
    texts = [problem.message for problem in result.problems]
    texts += [text for sheet in result.rejected for _, text in sheet.rows if text]
    assert all(text[0].isupper() or text[0] == "“" for text in texts)
    assert not any("dòng 0" in text for text in texts)


FORM = ("TT", "Họ và tên tác giả", "Tên giải pháp", "Nội dung", "Hiệu quả", "Phạm vi", "Ghi chú")


def refusal(make: Callable[[], object]) -> InputError:
    with pytest.raises(InputError) as caught:
        make()
    assert caught.value.code == "sheet-missing"
    return caught.value


def test_a_list_in_one_sheet_of_another_layout_is_led_to_the_template():
    message = refusal(lambda: plan_of({"Đơn vị": (), "Sheet1": (("DANH SÁCH",), FORM, (1, "An", "Một"))})).message
    assert "hoso-sangkien template" in message
    assert "bố cục khác" in message
    assert "đổi tên" not in message


def test_a_sheet_of_our_layout_with_another_name_is_to_be_renamed():
    message = refusal(lambda: plan_bytes(book_bytes({"Sheet1": (PEOPLE, ("An", "DV1"))}))).message
    assert "đổi tên sheet “Sheet1” thành “Đoàn viên”" in message


def test_the_workbook_is_called_by_one_name():
    texts = [column.note for layout in LAYOUTS.values() for column in layout.columns]
    assert not any(" sổ" in text for text in texts)
