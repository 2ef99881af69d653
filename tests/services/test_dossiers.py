"""Submissions before and after they are frozen: what can be chosen, what changed, what stays as it was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from desktop_app.documents.pages import page_count
from desktop_app.domain.context import Context
from desktop_app.domain.dossier_changes import FactChange
from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import Channel, Paper, PaperFormat, SigningAuthority, Verdict
from desktop_app.domain.progress import silent
from desktop_app.domain.records import ClashError
from desktop_app.domain.submission import AS_THE_UNIT, Letter, Marks, RevisionMarks, letter_of
from desktop_app.services.dossier_papers import (
    drop_papers,
    paper_to_edit,
    planned_papers,
    revision_papers,
    save_paper,
    save_papers,
)
from desktop_app.services.dossiers import Plan, freeze_plan, planned_findings, prospect, standing_of
from desktop_app.services.editing import apply_edit, initiative_state, save_unit
from desktop_app.services.letters import letter_kept
from desktop_app.services.submissions import (
    MarkChanges,
    all_submissions,
    change_marks,
    delete_revision,
    find_submission,
    newest_dossier,
)
from desktop_app.services.wording import set_wording, wording
from desktop_app.services.workspace import OpenWorkspace, open_workspace, own_unit
from tests.cli.office import PROGRAMME, Office, sheets

ON = date(2022, 5, 1)
CONTEXT = Context(now=lambda: datetime(2022, 5, 1, 2, 0, tzinfo=UTC), user="thu", new_id=uuid4)
PDF = PaperFormat.PDF


@pytest.fixture
def workspace(tmp_path, capsys) -> Iterator[OpenWorkspace]:
    """Two initiatives that are sound, and one that lacks its decision."""
    office = Office(tmp_path, capsys)
    content = sheets({}, {}, {"Số quyết định": None, "Đã công nhận": None})
    assert office("import", office.workbook(content), "--programme", PROGRAMME).status == 0
    with open_workspace(office.workspace, CONTEXT) as opened:
        yield opened


def plan(workspace, **rest):
    found = prospect(workspace, PROGRAMME, ON)
    sound = tuple(item.id for item in found.candidates if item.verdict is Verdict.ELIGIBLE)
    return Plan(**{"programme_id": PROGRAMME, "on": ON, "initiatives": sound, **rest})


def alter(workspace, code, **values):
    """Change facts of an initiative."""
    found = next(item for item in prospect(workspace, PROGRAMME, ON).candidates if item.code == code)
    before = initiative_state(workspace, found.id)
    assert before is not None
    after = replace(before, initiative=replace(before.initiative, **values))
    apply_edit(workspace, Edit(label="Sửa", alterations=(Alteration(before, after),)))


def sentences(workspace, entry):
    return [change.sentence for change in standing_of(workspace, find_submission(workspace, str(entry.id)), ON).changes]


def test_eligible_ones_are_ticked_and_the_others_say_why_not(workspace):
    found = prospect(workspace, PROGRAMME, ON)
    assert (found.serial, found.revision) == (1, 1)
    assert [(item.code, item.is_ticked, item.can_go_in) for item in found.candidates] == [
        ("SK001", True, True),
        ("SK002", True, True),
        ("SK003", False, False),
    ]
    assert found.candidates[2].verdict is Verdict.INCOMPLETE
    assert found.candidates[2].reason
    assert found.candidates[0].authors == "Trần Văn Thử"


def test_what_another_submission_holds_is_not_proposed_again_by_itself(workspace):
    first = prospect(workspace, PROGRAMME, ON)
    entry = freeze_plan(workspace, plan(workspace, initiatives=(first.candidates[0].id,)))
    found = prospect(workspace, PROGRAMME, ON)
    assert [(item.code, item.elsewhere, item.is_ticked, item.can_go_in) for item in found.candidates[:2]] == [
        ("SK001", 1, False, True),
        ("SK002", 0, True, True),
    ]
    assert [item.reason for item in found.candidates[:2]] == ["Đã có trong hồ sơ đợt 1.", ""]
    assert found.chosen == {found.candidates[1].id}
    again = prospect(workspace, PROGRAMME, ON, entry.id)
    assert again.candidates[0].elsewhere == 0
    assert again.chosen == {again.candidates[0].id}
    delete_revision(workspace, entry.id, 1)
    assert prospect(workspace, PROGRAMME, ON).candidates[0].is_ticked


def test_an_empty_plan_is_refused_in_a_sentence(workspace):
    with pytest.raises(InputError, match="Chưa chọn sáng kiến nào"):
        freeze_plan(workspace, plan(workspace, initiatives=()))
    assert planned_findings(workspace, plan(workspace, initiatives=())) == ()
    assert all_submissions(workspace) == ()


def test_a_plan_is_looked_at_without_being_frozen(workspace):
    papers = planned_papers(workspace, plan(workspace), silent)
    assert page_count(papers.file(Paper.PROPOSAL, PDF)) == 1
    assert len(papers.files(tuple(PaperFormat))) == 7
    assert all_submissions(workspace) == ()
    drop_papers(papers)
    assert not papers.folder.exists()


def test_the_draft_is_the_very_paper_that_is_frozen(workspace):
    wanted = plan(workspace)
    draft = planned_papers(workspace, wanted, silent).file(Paper.PROPOSAL, PDF).read_bytes()
    entry = freeze_plan(workspace, wanted)
    assert revision_papers(workspace, entry.id, 1, silent).file(Paper.PROPOSAL, PDF).read_bytes() == draft


def test_a_letter_belongs_to_one_submission_alone(workspace):
    letter = Letter(addressees=("LĐLĐ tỉnh Yên Bái",), signs_alone=True, signer_name="Phạm Văn Ký")
    entry = freeze_plan(workspace, plan(workspace, letter=letter))
    unit = newest_dossier(workspace, entry).unit
    assert (unit.addressees, unit.authority, unit.signer_name) == (("LĐLĐ tỉnh Yên Bái",), None, "Phạm Văn Ký")
    assert unit.signer_title == "CHỦ TỊCH"
    assert own_unit(workspace).signer_name == "Nguyễn Thị Mẫu"
    assert prospect(workspace, PROGRAMME, ON, entry.id).letter == letter
    assert prospect(workspace, PROGRAMME, ON).letter == AS_THE_UNIT
    assert sentences(workspace, entry) == []


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"addressees": ("A", "B")},
        {"authority": None},
        {"authority": SigningAuthority.STANDING_COMMITTEE, "signer_title": "PHÓ CHỦ TỊCH"},
        {"signer_name": ""},
    ],
)
def test_a_letter_says_what_differs_from_the_unit(workspace, changes):
    unit = own_unit(workspace)
    wanted = replace(unit, **changes)
    assert letter_of(unit, wanted).over(unit) == wanted


def test_nothing_changed_makes_no_new_revision(workspace):
    entry = freeze_plan(workspace, plan(workspace))
    with pytest.raises(InputError, match="Không có thông tin nào thay đổi so với lần 1"):
        freeze_plan(workspace, plan(workspace, serial=entry.serial))
    assert sentences(workspace, entry) == []


def test_what_changed_is_listed_and_makes_the_next_revision(workspace):
    entry = freeze_plan(workspace, plan(workspace))
    alter(workspace, "SK001", title="Số hóa toàn bộ kho lưu trữ")
    save_unit(workspace, replace(own_unit(workspace), signer_name="Đỗ Thị Mới"))
    assert sentences(workspace, entry) == [
        "Đơn vị: Người ký từ “Nguyễn Thị Mẫu” thành “Đỗ Thị Mới”",
        "SK001: tên sáng kiến từ “Số hóa kho lưu trữ hồ sơ cán bộ” thành “Số hóa toàn bộ kho lưu trữ”",
    ]
    before = revision_papers(workspace, entry.id, 1, silent).file(Paper.PROPOSAL, PDF).read_bytes()
    second = freeze_plan(workspace, plan(workspace, serial=1))
    assert (second.id, second.revision) == (entry.id, 2)
    assert sentences(workspace, entry) == []
    assert revision_papers(workspace, entry.id, 1, silent).file(Paper.PROPOSAL, PDF).read_bytes() == before


def test_an_initiative_that_no_longer_holds_is_told(workspace):
    entry = freeze_plan(workspace, plan(workspace))
    alter(workspace, "SK002", recognised=False)
    said = sentences(workspace, entry)
    assert "SK002: đã công nhận từ Có thành Không" in said
    assert any(line.startswith("SK002: kết quả kiểm tra từ “Đủ điều kiện” thành") for line in said)


def test_a_revision_keeps_its_wording_whatever_the_union_words_later(workspace):
    entry = freeze_plan(workspace, plan(workspace))
    before = revision_papers(workspace, entry.id, 1, silent).file(Paper.PROPOSAL, PDF).read_bytes()
    own = wording(workspace, Paper.PROPOSAL, PROGRAMME).replace("Kết quả, có", "Đến nay, có")
    set_wording(workspace, Paper.PROPOSAL, PROGRAMME, own)
    assert revision_papers(workspace, entry.id, 1, silent).file(Paper.PROPOSAL, PDF).read_bytes() == before


def test_a_plan_may_be_worded_on_its_own(workspace):
    own = wording(workspace, Paper.PROPOSAL, PROGRAMME).replace("Kết quả, có", "Đến nay, có")
    wanted = plan(workspace, wordings={Paper.PROPOSAL: own})
    entry = freeze_plan(workspace, wanted)
    assert prospect(workspace, PROGRAMME, ON, entry.id).wordings[Paper.PROPOSAL] == own
    assert wording(workspace, Paper.PROPOSAL, PROGRAMME) != own


def test_a_broken_wording_is_named_by_its_line_and_nothing_is_left(workspace):
    broken = wording(workspace, Paper.PROPOSAL, PROGRAMME) + "\n{{ khong_co }}"
    with pytest.raises(InputError, match="khong_co"):
        planned_papers(workspace, plan(workspace, wordings={Paper.PROPOSAL: broken}), silent)
    with pytest.raises(InputError, match="dòng"):
        freeze_plan(workspace, plan(workspace, wordings={Paper.PROPOSAL: broken}))
    assert all_submissions(workspace) == ()


def test_marks_change_as_an_edit_that_can_be_undone(workspace):
    entry = freeze_plan(workspace, plan(workspace))
    before = RevisionMarks(id=entry.id, revision=1)
    after = replace(before, marks=Marks(number="05", dated_on=ON, channels=(Channel.EMAIL, Channel.POST)))
    edit = Edit(label="Ghi số", alterations=(Alteration(before, after),))
    apply_edit(workspace, edit)
    marked = find_submission(workspace, str(entry.id))
    assert (marked.marks.number, marked.code) == ("05", entry.code)
    apply_edit(workspace, edit.reversed())
    assert find_submission(workspace, str(entry.id)).marks == Marks()


def test_marks_of_two_people_meet_where_they_touch_different_facts(workspace):
    entry = freeze_plan(workspace, plan(workspace))
    before = RevisionMarks(id=entry.id, revision=1)
    change_marks(workspace, str(entry.id), MarkChanges(number="05"))
    dated = replace(before, marks=Marks(dated_on=ON))
    apply_edit(workspace, Edit(label="Ghi ngày", alterations=(Alteration(before, dated),)))
    assert find_submission(workspace, str(entry.id)).marks == Marks(number="05", dated_on=ON)
    with pytest.raises(ClashError, match="Thông tin ghi sau khi ký"):
        apply_edit(
            workspace, Edit(label="x", alterations=(Alteration(before, replace(before, marks=Marks(number="7"))),))
        )


def test_marks_can_be_cleared_again(workspace):
    entry = freeze_plan(workspace, plan(workspace))
    change_marks(workspace, str(entry.id), MarkChanges(number="05", dated_on=ON, channels=(Channel.POST,)))
    marked = change_marks(workspace, str(entry.id), MarkChanges(cleared=frozenset({"number", "channels"})))
    assert marked.marks == Marks(dated_on=ON)


def test_what_was_sent_is_not_deleted(workspace):
    entry = freeze_plan(workspace, plan(workspace))
    change_marks(workspace, str(entry.id), MarkChanges(sent_on=ON))
    with pytest.raises(InputError, match="đã gửi"):
        delete_revision(workspace, entry.id, 1)
    assert len(all_submissions(workspace)) == 1


def test_a_revision_that_was_never_sent_goes_and_its_number_is_not_given_again(workspace):
    letter = Letter(signer_name="Phạm Văn Ký")
    entry = freeze_plan(workspace, plan(workspace, letter=letter))
    delete_revision(workspace, entry.id, 1)
    delete_revision(workspace, entry.id, 1)
    assert all_submissions(workspace) == ()
    assert letter_kept(workspace, entry.id) == AS_THE_UNIT
    again = freeze_plan(workspace, plan(workspace))
    assert (again.serial, again.revision) == (1, 2)


def test_papers_are_saved_and_never_over_what_an_officer_changed(workspace, tmp_path):
    entry = freeze_plan(workspace, plan(workspace))
    papers = revision_papers(workspace, entry.id, 1, silent)
    saved = save_papers(papers, tmp_path / "ra", (PDF, PaperFormat.XLSX))
    assert [path.name for path in saved] == [
        "To-trinh.pdf", "Bang-tong-hop.pdf", "Bang-tong-hop.xlsx", "Muc-luc-tai-lieu.pdf",
    ]  # fmt: skip
    saved[0].write_bytes(b"sua tay")
    again = save_papers(papers, tmp_path / "ra", (PDF,))
    assert again[0].name == "To-trinh (2).pdf"
    assert saved[0].read_bytes() == b"sua tay"
    target = save_paper(papers, Paper.SUMMARY_TABLE, tmp_path / "Bảng.xlsx")
    assert target.read_bytes() == papers.file(Paper.SUMMARY_TABLE, PaperFormat.XLSX).read_bytes()


def test_word_gets_a_copy(workspace):
    entry = freeze_plan(workspace, plan(workspace))
    papers = revision_papers(workspace, entry.id, 1, silent)
    copy = paper_to_edit(papers, Paper.PROPOSAL, PaperFormat.DOCX)
    copy.write_bytes(b"sua tay")
    assert papers.file(Paper.PROPOSAL, PaperFormat.DOCX).read_bytes() != b"sua tay"


def test_a_change_is_a_sentence():
    assert FactChange("SK001", "đã đổi").sentence == "SK001: đã đổi"
    assert FactChange("", "Đã đổi").sentence == "Đã đổi"
