"""What stands in each document, from the facts alone."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.documents.content import Addressees, Paragraph, Role, Signature, Table, Title
from desktop_app.documents.lists import author_list
from desktop_app.documents.papers import check_report, contents_list, proposal, summary_table
from desktop_app.domain.initiative import Author
from desktop_app.domain.kinds import ApplicationState, Severity, SolutionType
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Award
from desktop_app.domain.submission import CheckReport, Marks
from tests.documents.build import (
    BINH_DINH,
    CODE,
    DAY,
    MARKS,
    SUMMARY,
    UNIT,
    WAIVER,
    YEN_BAI,
    case,
    dossier,
    entries,
    finding,
    person,
    programme,
    report,
)
from tests.documents.office import GRASSROOTS, MONTHLY, of

FORM_HEADERS = (
    "TT",
    "Họ và tên, năm sinh, chức vụ, đơn vị công tác, số điện thoại liên hệ",
    "Tên sáng kiến",
    "Thời gian áp dụng",
    "Tóm tắt nội dung sáng kiến",
    "Hiệu quả sáng kiến, giá trị làm lợi, phạm vi ứng dụng",
    "Các danh hiệu thi đua, hình thức khen thưởng cá nhân trong 03 năm (2018-2020)",
)


def only(document, kind):
    """The document's one block of a kind."""
    (block,) = [block for block in document.blocks if isinstance(block, kind)]
    return block


def paragraphs(document, role=Role.BODY):
    """The texts of a document's paragraphs of a role."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph) and block.role is role]


def rows(document):
    """The rows of a document's table."""
    return list(only(document, Table).rows)


def test_the_summary_table_has_the_forms_seven_columns():
    table = only(summary_table(dossier(programme_id=BINH_DINH), MARKS), Table)
    assert tuple(column.header for column in table.columns) == FORM_HEADERS


def test_the_three_years_are_the_programmes():
    table = only(summary_table(dossier(programme_id=YEN_BAI), MARKS), Table)
    assert table.columns[-1].header.endswith("trong 03 năm (2019-2021)")


@pytest.mark.parametrize(
    ("marks", "reference"),
    [
        (MARKS, "(Kèm theo Tờ trình số 05/TTr-CĐCS ngày 05 tháng 02 năm 2022 của Công đoàn cơ sở Sở Nội vụ)"),
        (
            Marks(),
            "(Kèm theo Tờ trình số ……/TTr-CĐCS ngày …… tháng …… năm …… của Công đoàn cơ sở Sở Nội vụ)",
        ),
    ],
)
def test_the_summary_table_says_what_it_belongs_to(marks, reference):
    title = only(summary_table(dossier(), marks), Title)
    assert (title.kind, title.reference) == ("TỔNG HỢP TÓM TẮT SÁNG KIẾN", reference)


def test_the_summary_table_is_signed_as_the_unit_signs():
    signature = only(summary_table(dossier(), MARKS), Signature)
    assert (signature.authority, signature.title, signature.note) == (
        "TM. BAN CHẤP HÀNH",
        "CHỦ TỊCH",
        "(Ký tên, đóng dấu)",
    )


def test_a_row_of_the_summary_table():
    lan = person("Trần Thị Lan")
    authors = (Author(person=person("Lê Văn Bình"), share=4000), Author(person=lan, share=6000, put_forward=True))
    (row,) = rows(summary_table(dossier(case(1, authors=authors)), MARKS))
    assert [cell.split("\n") for cell in row] == [
        ["1"],
        [
            "Trần Thị Lan",
            "Sinh năm 1985",
            "Chuyên viên",
            "Văn phòng Sở Nội vụ",
            "Điện thoại: 0912345678",
            "Đồng tác giả: Lê Văn Bình",
        ],
        ["Sổ theo dõi hồ sơ một cửa dùng chung, bản 1"],
        ["01/10/2021"],
        [SUMMARY],
        [
            "Giảm thời gian xử lý mỗi hồ sơ từ 15 phút xuống 4 phút",
            "Giá trị làm lợi: 15.000.000 đồng",
            "Phạm vi ứng dụng: Toàn Sở Nội vụ",
        ],
        ["2019: Lao động tiên tiến", "2021: Chiến sĩ thi đua cơ sở"],
    ]


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({}, "01/10/2021"),
        ({"applied_on": None}, ""),
        (
            {"application_state": ApplicationState.TRIAL, "trial_on": date(2021, 9, 1)},
            "Áp dụng thử từ 01/09/2021",
        ),
        ({"application_state": ApplicationState.TRIAL}, "Áp dụng thử từ 01/10/2021"),
        ({"application_state": ApplicationState.TRIAL, "applied_on": None}, "Áp dụng thử"),
    ],
)
def test_when_it_was_applied(facts, shown):
    assert rows(summary_table(dossier(case(1, **facts)), MARKS))[0][3] == shown


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"benefit_amount": 0, "benefit_text": "Nhanh hơn", "scope": ""}, "Nhanh hơn"),
        ({"benefit_amount": 1_234_567, "benefit_text": "", "scope": ""}, "Giá trị làm lợi: 1.234.567 đồng"),
        ({"benefit_amount": None, "benefit_text": "", "scope": ""}, ""),
    ],
)
def test_effect(facts, shown):
    assert rows(summary_table(dossier(case(1, **facts)), MARKS))[0][5] == shown


@pytest.mark.parametrize(
    ("years", "shown"), [((2018,), ""), ((2019, 2022), "2019: A"), ((2021, 2020), "2020: A\n2021: A")]
)
def test_only_awards_of_the_programmes_three_years(years, shown):
    author = Author(person=person("A", awards=tuple(Award(year, "A") for year in years)))
    assert rows(summary_table(dossier(case(1, authors=(author,))), MARKS))[0][6] == shown


def test_without_one_author_put_forward_all_are_named():
    authors = (Author(person=person("Lê A")), Author(person=person("Lê B")))
    assert rows(summary_table(dossier(case(1, authors=authors)), MARKS))[0][1] == "Lê A\nLê B"


def test_identity_numbers_are_printed_nowhere():
    shown = [
        *rows(summary_table(dossier(), MARKS)),
        *rows(check_report(report())),
        *paragraphs(proposal(dossier(), MARKS, CODE)),
    ]
    assert "015185000123" not in repr(shown)


def test_the_grounds_end_in_a_semicolon_and_the_last_in_a_full_stop():
    grounds = paragraphs(proposal(dossier(), MARKS, CODE), Role.GROUND)
    assert [line[-1] for line in grounds] == [";", ";", "."]
    assert grounds[0].startswith("Căn cứ Hướng dẫn số 01/HD-LĐLĐ ngày 25 tháng 01 năm 2022")


def test_the_proposal_says_how_many_and_of_which_type():
    facts = dossier(case(1), case(2, solution_type=SolutionType.TECHNICAL), case(3, benefit_amount=None))
    text = paragraphs(proposal(facts, MARKS, CODE))
    assert text[1] == (
        "Kết quả, có 03 sáng kiến của 03 tác giả được đề nghị xét chọn, gồm: 01 giải pháp kỹ thuật; "
        "02 giải pháp quản lý."
    )
    assert text[2] == "Tổng giá trị làm lợi tính được thành tiền là 30.000.000 đồng."


def test_the_proposal_counts_every_author_once():
    lan, binh = person("Trần Thị Lan"), person("Lê Văn Bình")
    both = (Author(person=lan, share=6000, put_forward=True), Author(person=binh, share=4000))
    facts = dossier(case(1, authors=both), case(2, authors=(Author(person=lan),)))
    assert "có 02 sáng kiến của 02 tác giả" in paragraphs(proposal(facts, MARKS, CODE))[1]


def test_the_proposal_closes_without_the_way_to_the_addressee():
    document = proposal(dossier(programme_id=BINH_DINH), MARKS, CODE)
    assert only(document, Addressees).names == ("Liên đoàn Lao động tỉnh Bình Định (qua Ban Chính sách - Pháp luật)",)
    assert "kính trình Liên đoàn Lao động tỉnh Bình Định xem xét" in paragraphs(document)[-1]


def test_a_union_without_a_name_leaves_a_blank():
    blank = "……………………"
    assert paragraphs(check_report(report(name="")))[0].startswith(f"Đơn vị được kiểm tra: {blank}. Ngày kiểm tra")
    assert only(summary_table(dossier(name=""), MARKS), Title).reference.endswith(f" của {blank})")
    assert summary_table(dossier(name=""), MARKS).author == ""


def test_the_proposal_is_silent_on_what_nobody_stated():
    bare = case(1, solution_type=None, benefit_amount=None, authors=())
    bare = replace(bare, case=replace(bare.case, attachments=(), participation=Participation()))
    text = paragraphs(proposal(dossier(bare, programme_id=BINH_DINH), MARKS, CODE))
    assert "Kết quả, có 01 sáng kiến được đề nghị xét chọn." in text
    assert not [line for line in text if "làm lợi" in line or "khiếu nại" in line or "quyết định" in line]


def test_the_proposal_of_binh_dinh_states_that_nobody_complains():
    text = paragraphs(proposal(dossier(programme_id=BINH_DINH), MARKS, CODE))
    assert any("không có khiếu nại" in line and "không có tranh chấp" in line for line in text)


@pytest.mark.parametrize("programme_id", [YEN_BAI, BINH_DINH])
def test_the_text_ends_as_decree_30_wants(programme_id):
    text = paragraphs(proposal(dossier(programme_id=programme_id), MARKS, CODE))
    assert [line.endswith("./.") for line in text] == [False] * (len(text) - 1) + [True]


def test_the_proposal_holds_all_its_parts_in_order():
    document = proposal(dossier(), MARKS, CODE)
    kinds = [type(block).__name__ for block in document.blocks]
    assert list(dict.fromkeys(kinds)) == [
        "Letterhead",
        "Title",
        "Addressees",
        "Paragraph",
        "Signature",
    ]
    assert only(document, Addressees).names == ("Công đoàn Viên chức tỉnh Yên Bái",)
    assert only(document, Signature).recipients == ("Như trên", "Lưu: VT")
    assert only(document, Signature).code == CODE


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 byte"),
        (1023, "1.023 byte"),
        (1024, "1,0 KB"),
        (49_370, "48,2 KB"),
        (1_048_575, "1,0 MB"),
        (1_363_149, "1,3 MB"),
        (2_000_000_000, "1,9 GB"),
    ],
)
def test_sizes_as_files_are_listed(size, shown):
    line = replace(entries(1)[0], size=size)
    assert rows(contents_list(dossier(), MARKS, [line]))[0][4] == shown


def test_a_row_of_the_contents_list():
    first, second = rows(contents_list(dossier(), MARKS, entries(2)))
    assert first == (
        "1",
        "Quyết định công nhận sáng kiến số 1\nquyet-dinh/01.pdf",
        "1/QĐ-SNV ngày 15/12/2021",
        "1",
        "469,0 KB",
        "100000000000",
    )
    assert second[3] == ""


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "gồm 00 văn bản, tài liệu."), (3, "gồm 03 văn bản, tài liệu; tổng số trang ghi ở trên là 04 trang.")],
)
def test_the_contents_list_adds_up(count, shown):
    (line,) = paragraphs(contents_list(dossier(), MARKS, entries(count)), Role.NOTE)
    assert shown in line


def test_the_check_report_counts_verdicts_and_gives_clauses_and_reasons():
    document = check_report(report())
    text = paragraphs(document)
    assert text[1:5] == [
        "Kết quả: 04 sáng kiến, trong đó:",
        "- Đủ điều kiện: 02 sáng kiến;",
        "- Cần xem lại: 01 sáng kiến;",
        "- Không đủ điều kiện: 01 sáng kiến.",
    ]
    assert text[5] == "- Lưu ý: Đơn vị chưa có số liệu đoàn viên (Quy trình kèm Hướng dẫn 02/HD-CĐVC, Lưu ý)."
    found = rows(document)
    assert found[0][2:] == ("Đủ điều kiện", "Không có nội dung cần lưu ý.")
    said = "Quyết định công nhận ký ngày 15/08/2021, trước ngày 01/9/2021: hãy hỏi công đoàn cấp trên"
    assert found[1][3] == (f"Cần xem: {said} (Quy trình kèm Hướng dẫn 02/HD-CĐVC, Lưu ý).\nLưu ý: {said}.")


def test_a_waiver_is_printed_with_reason_name_and_vietnamese_day():
    (row,) = rows(check_report(replace(report(), cases=(case(1, findings=(finding(waived=WAIVER),)),))))
    assert row[3].endswith(
        "Đã xem xét và chấp nhận, lý do: Công đoàn Viên chức tỉnh đã đồng ý qua điện thoại "
        "(Lê Minh Châu, ngày 01/05/2022)."
    )


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (1, "Ngày 02/04/2022"),
        (2, "SK001: ngày 02/04/2022\nSK002: chưa nộp"),
        (3, "SK001: ngày 02/04/2022\nSK002: chưa nộp\nSK003: ngày 02/04/2022"),
    ],
)
def test_the_list_of_members_says_which_of_several_initiatives_was_submitted_when(count, shown):
    """Titles take more lines than days, so what stands side by side doesn't belong together."""
    author = Author(person=person("Phạm Thu Hà"), share=10000)
    days = (date(2022, 4, 2), None, date(2022, 4, 2))
    made = [of(case(number, authors=(author,)), GRASSROOTS, day) for number, day in enumerate(days, start=1)]
    (row,) = rows(author_list(replace(MONTHLY, cases=tuple(made[:count]))))
    assert row[-1] == shown


def test_a_check_report_without_initiatives_has_no_table():
    empty = CheckReport(unit=UNIT, programme=programme(YEN_BAI), on=DAY, cases=())
    document = check_report(empty)
    assert not [block for block in document.blocks if isinstance(block, Table)]
    assert not paragraphs(document, Role.HEADING)
    assert "Kết quả: 00 sáng kiến." in paragraphs(document)


@pytest.mark.parametrize("severity", Severity, ids=str)
def test_each_severity_is_named(severity):
    (row,) = rows(check_report(replace(report(), cases=(case(1, findings=(finding(severity),)),))))
    assert row[3].startswith(f"{severity.label}: ")


@pytest.mark.parametrize(
    "make",
    [
        lambda facts: proposal(facts, MARKS, CODE),
        lambda facts: summary_table(facts, MARKS),
        lambda facts: contents_list(facts, MARKS, ()),
        lambda facts: check_report(report(sample=facts.unit.sample)),
    ],
)
@pytest.mark.parametrize("sample", [True, False])
def test_every_document_knows_whether_its_data_are_made_up(make, sample):
    assert make(dossier(sample=sample)).sample is sample
