"""Sending a submission: what was written, where it goes, what fits an e-mail, what to look after, the register."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import Channel, Paper, PaperFormat, SendingWay
from desktop_app.domain.sending_papers import Envelope
from desktop_app.domain.submission import SubmissionEntry
from desktop_app.services import editing
from desktop_app.services.dossier_papers import drop_papers, save_paper
from desktop_app.services.dossiers import Plan, freeze_plan, prospect
from desktop_app.services.exporting import export_to_folder
from desktop_app.services.sending import (
    MAIL_LIMIT,
    keep_envelope,
    mail_limit,
    mail_words,
    new_sending,
    register_of_sendings,
    sending_edit,
    sending_sheet,
    set_mail_limit,
    submissions_to_send,
)
from desktop_app.services.sending_papers import SENT_ALONG, sending_papers
from desktop_app.services.submissions import MarkChanges, SubmissionOrder, change_marks, find_submission, new_submission
from desktop_app.services.wording import set_wording
from desktop_app.services.workspace import OpenWorkspace
from tests.cli.office import PDF, PROGRAMME
from tests.documents.read import pdf_words
from tests.services.union import DAY

OTHER = "75k-binhdinh-2021"


def submission(workspace: OpenWorkspace, programme: str = PROGRAMME, code: str = "SK001") -> SubmissionEntry:
    order = SubmissionOrder(programme_id=programme, on=DAY, codes=(code,), number="05", dated_on=DAY)
    return new_submission(workspace, order)


@pytest.fixture
def entry(workspace: OpenWorkspace) -> SubmissionEntry:
    """A submission of Yên Bái's programme that wasn't sent yet."""
    return submission(workspace)


def test_the_one_frozen_last_comes_first(workspace: OpenWorkspace) -> None:
    first, second = submission(workspace), submission(workspace, code="SK002")
    submission(workspace, OTHER)
    assert submissions_to_send(workspace, PROGRAMME) == (second, first)
    assert submissions_to_send(workspace, "khac") == ()


def test_without_a_package_there_is_nothing_to_measure(workspace: OpenWorkspace, entry: SubmissionEntry) -> None:
    sheet = sending_sheet(workspace, entry.id)
    assert (sheet.package, sheet.stale, sheet.fits_mail, mail_words(sheet)) == (None, False, False, "")
    assert "Tờ trình số 05/TTr-CĐCS ngày 01/05/2022" in sheet.texts.message
    assert sheet.asked == ""
    with pytest.raises(InputError):
        sending_sheet(workspace, entry.unit_id)


def test_the_package_written_last_is_named_in_what_is_pasted(
    workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path
) -> None:
    export_to_folder(workspace, entry.id, tmp_path / "a")
    exported = export_to_folder(workspace, entry.id, tmp_path / "b")
    sheet = sending_sheet(workspace, entry.id)
    assert sheet.package == exported
    assert exported.file.sha256 in sheet.texts.body
    assert exported.file.name in sheet.texts.message


def test_a_package_of_an_earlier_revision_does_not_count(
    workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path
) -> None:
    export_to_folder(workspace, entry.id, tmp_path)
    found = prospect(workspace, PROGRAMME, DAY, entry.id)
    chosen = tuple(item.id for item in found.candidates if item.can_go_in)
    later = freeze_plan(workspace, Plan(programme_id=PROGRAMME, on=DAY, initiatives=chosen, serial=entry.serial))
    assert later.revision == 2
    assert sending_sheet(workspace, entry.id).package is None


def test_what_was_marked_after_the_package_makes_it_stale(
    workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path
) -> None:
    export_to_folder(workspace, entry.id, tmp_path / "a")
    assert not sending_sheet(workspace, entry.id).stale
    change_marks(workspace, str(entry.id), MarkChanges(number="06"))
    sheet = sending_sheet(workspace, entry.id)
    assert sheet.stale
    assert sheet.advice[0].endswith("hãy xuất lại gói trước khi gửi.")
    export_to_folder(workspace, entry.id, tmp_path / "a")
    assert not sending_sheet(workspace, entry.id).stale


def test_noting_a_sending_does_not_make_the_package_stale(
    workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path
) -> None:
    export_to_folder(workspace, entry.id, tmp_path)
    line = new_sending(workspace, sending_sheet(workspace, entry.id))
    editing.apply_edit(workspace, sending_edit(None, line))
    assert not sending_sheet(workspace, entry.id).stale


def test_scans_and_a_missing_scan_are_said(workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path) -> None:
    advice = sending_sheet(workspace, entry.id).advice
    assert any("chưa có bản quét Tờ trình" in line for line in advice)
    assert any("chỉ giao cho đúng nơi nhận" in line for line in advice)
    scan = tmp_path / "quet.pdf"
    scan.write_bytes(PDF)
    change_marks(workspace, str(entry.id), MarkChanges(signed_scan=scan))
    assert not any("chưa có bản quét" in line for line in sending_sheet(workspace, entry.id).advice)


@pytest.mark.parametrize(
    ("over", "limit", "fits", "words"),
    [
        (0, 17, True, "gửi được qua thư điện tử (giới hạn 17 MB)"),
        (1, 17, False, "lớn hơn giới hạn 17 MB"),
        (1, 18, True, "giới hạn 18 MB"),
    ],
)
def test_the_size_against_the_limit_of_an_email(
    workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path, over, limit, fits, words
) -> None:
    export_to_folder(workspace, entry.id, tmp_path)
    set_mail_limit(workspace, limit)
    sheet = sending_sheet(workspace, entry.id)
    assert sheet.package is not None
    file = replace(sheet.package.file, size=(17 << 20) + over)
    sheet = replace(sheet, package=replace(sheet.package, file=file))
    assert sheet.fits_mail is fits
    assert words in mail_words(sheet)


@pytest.mark.parametrize(("kept", "limit"), [(0, 1), (1, 1), (25, 25), (101, 100)])
def test_the_limit_of_an_email_stays_within_reason(workspace: OpenWorkspace, kept: int, limit: int) -> None:
    assert mail_limit(workspace) == MAIL_LIMIT == 17
    set_mail_limit(workspace, kept)
    assert mail_limit(workspace) == limit


@pytest.mark.parametrize("kept", ["x", 0, -3, 1000, None])
def test_what_is_no_limit_is_the_usual_one(workspace: OpenWorkspace, kept) -> None:
    with workspace.store.write() as session:
        session.settings.put("mail-limit", kept)
    assert mail_limit(workspace) == MAIL_LIMIT


def test_where_it_goes_is_the_programmes_until_the_union_says_otherwise(workspace: OpenWorkspace) -> None:
    entry = submission(workspace, OTHER)
    sheet = sending_sheet(workspace, entry.id)
    assert sheet.envelope == sheet.usual
    assert sheet.usual.addressee == "Liên đoàn Lao động tỉnh Bình Định (qua Ban Chính sách - Pháp luật)"
    assert sheet.usual.email == "csplbinhdinh@gmail.com"
    own = replace(sheet.envelope, addressee="Ban Chính sách", address="Số 1, Quy Nhơn")
    keep_envelope(workspace, OTHER, own, sheet.usual)
    assert sending_sheet(workspace, entry.id).envelope == own
    keep_envelope(workspace, OTHER, Envelope(), sheet.usual)
    assert sending_sheet(workspace, entry.id).envelope == sheet.usual


@pytest.mark.parametrize("kept", ["x", {"addressee": 7}, {"khac": "x"}, []])
def test_what_is_no_envelope_is_as_usual(workspace: OpenWorkspace, entry: SubmissionEntry, kept) -> None:
    with workspace.store.write() as session:
        session.settings.put(f"envelope:{PROGRAMME}", kept)
    assert sending_sheet(workspace, entry.id).envelope == sending_sheet(workspace, entry.id).usual


def test_what_the_programme_asks_for_and_what_is_still_to_be_done(workspace: OpenWorkspace) -> None:
    entry = submission(workspace, OTHER)
    sheet = sending_sheet(workspace, entry.id)
    assert sheet.next_way is SendingWay.POST
    assert "đường bưu điện (Liên đoàn Lao động tỉnh Bình Định" in sheet.asked
    assert "trước ngày 15/04/2021" in sheet.asked
    assert "Còn chưa gửi" not in sheet.asked
    editing.apply_edit(workspace, sending_edit(None, new_sending(workspace, sheet)))
    sheet = sending_sheet(workspace, entry.id)
    assert sheet.next_way is SendingWay.EMAIL
    assert "Còn chưa gửi qua thư điện tử." in sheet.asked
    editing.apply_edit(workspace, sending_edit(None, new_sending(workspace, sheet)))
    sheet = sending_sheet(workspace, entry.id)
    assert sheet.next_way is SendingWay.HAND
    assert "Còn chưa gửi" not in sheet.asked


@pytest.mark.parametrize(("way", "holds"), [(way, way in (SendingWay.EMAIL, SendingWay.USB)) for way in SendingWay])
def test_a_new_line_holds_the_package_where_it_goes_along(
    workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path, way: SendingWay, holds: bool
) -> None:
    assert new_sending(workspace, sending_sheet(workspace, entry.id), way).file is None
    exported = export_to_folder(workspace, entry.id, tmp_path)
    line = new_sending(workspace, sending_sheet(workspace, entry.id), way)
    assert line.file == (exported.file if holds else None)
    assert (line.revision, line.sent_on, line.addressee) == (1, DAY, "Công đoàn Viên chức tỉnh Yên Bái")


def test_the_register_and_its_undo(workspace: OpenWorkspace, entry: SubmissionEntry) -> None:
    submission(workspace, OTHER)
    line = new_sending(workspace, sending_sheet(workspace, entry.id), SendingWay.POST)
    later = replace(line, confirmed_by="Bà Hoa", confirmed_on=date(2022, 5, 4), tracking_number="RA 1")
    for edit, shown in (
        (sending_edit(None, line), line),
        (sending_edit(line, later), later),
        (sending_edit(line, later).reversed(), line),
    ):
        editing.apply_edit(workspace, edit)
        found = [item for _entry, item in register_of_sendings(workspace, PROGRAMME)]
        assert found == [shown]
    assert find_submission(workspace, str(entry.id)).marks.channels == (Channel.POST,)
    editing.apply_edit(workspace, sending_edit(line, None))
    assert register_of_sendings(workspace, PROGRAMME) == ()
    assert find_submission(workspace, str(entry.id)).marks.channels == ()
    assert register_of_sendings(workspace, OTHER) == ()


def test_edits_say_what_they_do(workspace: OpenWorkspace, entry: SubmissionEntry) -> None:
    line = new_sending(workspace, sending_sheet(workspace, entry.id), SendingWay.USB)
    labels = [sending_edit(*pair).label for pair in ((None, line), (line, replace(line, note="x")), (line, None))]
    assert labels == [f"{verb} lần gửi (Chép qua USB)" for verb in ("Thêm", "Sửa", "Xóa")]
    assert sending_edit(line, line).alterations == ()


def test_papers_to_print(workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path) -> None:
    steps: list[int] = []
    set_wording(workspace, Paper.ENVELOPE_LABEL, PROGRAMME, "[Nơi gửi]\nRIÊNG\n[Nơi nhận]\n[Nội dung]\n")
    exported = export_to_folder(workspace, entry.id, tmp_path)
    papers = sending_papers(workspace, entry.id, lambda done, _total, _what: steps.append(done))
    files = [papers.file(paper, item) for paper in SENT_ALONG for item in (PaperFormat.DOCX, PaperFormat.PDF)]
    assert all(file.stat().st_size > 1000 for file in files)
    assert (papers.title, steps) == ("Đợt 1, lần 1", [0, 1])
    note = pdf_words(papers.file(Paper.DELIVERY_NOTE, PaperFormat.PDF).read_bytes())
    assert exported.file.sha256[:16] in note
    assert "RIÊNG" in pdf_words(papers.file(Paper.ENVELOPE_LABEL, PaperFormat.PDF).read_bytes())
    saved = save_paper(papers, Paper.DELIVERY_NOTE, tmp_path / "giấy.docx")
    assert saved.read_bytes() == papers.file(Paper.DELIVERY_NOTE, PaperFormat.DOCX).read_bytes()
    drop_papers(papers)
    assert not papers.folder.exists()
