"""A frozen submission: its papers handed on, what comes after signing, what has changed, deleting."""

import errno
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from desktop_app.documents.pages import page_count
from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.papers import Unbound
from desktop_app.domain.personal_data import LOGGED
from desktop_app.domain.submission import Marks
from desktop_app.services.binding import Bound
from desktop_app.services.editing import drafts_of, initiative_state
from desktop_app.services.personal_data import personal_log
from desktop_app.services.submissions import MarkChanges, all_submissions, change_marks, find_submission, newest_dossier
from desktop_app.system import files
from tests.documents.test_bound import picture
from tests.system.doubles import FailingOperations, SmallDisk
from ui.dossier.unbound_dialog import UnboundDialog
from ui.messages import Message

SCAN = "Tờ trình đã ký.jpg"


def marks(pane, desk) -> Marks:
    return find_submission(desk.workspace, str(pane.submission_id)).marks


def put(pane, name, text):
    field = pane.marks.fields[name]
    field.set_text(text)
    field.commit()


@pytest.fixture
def said(desk):
    heard: list[Message] = []
    desk.messages.told.connect(lambda message: heard.append(message) if message is not None else None)
    return heard


@pytest.fixture
def scan(tmp_path):
    file = tmp_path / SCAN
    file.write_bytes(picture())
    return file


@pytest.fixture
def opened(monkeypatch):
    """The files that were given to other programs."""
    given: list[Path] = []

    def note(url: QUrl) -> bool:
        given.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return given


def logged(desk):
    return [line.what for line in personal_log(desk.workspace)]


def test_number_day_and_signer_come_after_signing_each_an_edit(page, frozen, desk, settled, qtbot):
    before = frozen.sheet.code, frozen.papers.papers
    for name, text in (("number", "12"), ("dated_on", "30/4/2022"), ("signer_name", "Phạm Văn Ký")):
        put(frozen, name, text)
        settled(desk)
    kept = marks(frozen, desk)
    assert (kept.number, kept.dated_on, kept.signer_name) == ("12", date(2022, 4, 30), "Phạm Văn Ký")
    assert frozen.sheet.code == before[0]
    assert page.model.index(0, 2).data() == "12"
    qtbot.waitUntil(lambda: frozen.papers.papers not in (None, before[1]), timeout=30_000)
    desk.undo()
    settled(desk)
    assert marks(frozen, desk).signer_name == ""
    assert frozen.marks.fields["signer_name"].value() == ""
    assert desk.redo_label == "Sửa “Người ký” của đợt 1, lần 1"
    desk.redo()
    settled(desk)
    assert marks(frozen, desk).signer_name == "Phạm Văn Ký"


def test_what_cannot_be_read_stays_a_draft_of_its_own_revision(page, frozen, desk, settled):
    frozen.marks.fields["dated_on"].set_text("32/13/2022")
    page.leave()
    settled(desk)
    assert drafts_of(desk.workspace, frozen.submission_id) == {"dated_on:1": "32/13/2022"}
    assert marks(frozen, desk).dated_on is None
    other, _ = frozen.submission_id, frozen.open(None)
    frozen.open(other)
    settled(desk)
    assert frozen.marks.fields["dated_on"].text() == "32/13/2022"


def test_the_scan_is_dropped_seen_and_taken_away(frozen, desk, settled, scan, said, opened):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    drop = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    frozen.tabs.setCurrentWidget(frozen.marks)
    frozen.marks.scan.dropEvent(drop)
    settled(desk)
    kept = marks(frozen, desk).signed_scan
    assert kept is not None
    assert kept.name == SCAN
    assert frozen.marks.scan.says.text().startswith(SCAN)
    assert said[-1].action == "Hoàn tác"
    frozen.marks.scan.open_button.click()
    settled(desk)
    assert opened[0].read_bytes() == scan.read_bytes()
    frozen.marks.scan.remove_button.click()
    settled(desk)
    assert marks(frozen, desk).signed_scan is None
    assert not frozen.marks.scan.open_button.isVisible()
    desk.undo()
    settled(desk)
    assert marks(frozen, desk).signed_scan == kept


def test_the_scan_can_be_chosen_and_must_be_one(frozen, desk, settled, scan, said, tmp_path, monkeypatch):
    wrong = tmp_path / "ghi-chu.txt"
    wrong.write_text("chữ")
    answers = iter((wrong, scan))
    monkeypatch.setattr("ui.dossier.scan_box.choose_file", lambda *_args: next(answers))
    frozen.marks.scan.choose_button.click()
    settled(desk)
    assert "không phải bản quét" in said[-1].sentence
    assert marks(frozen, desk).signed_scan is None
    frozen.marks.scan.choose_button.click()
    settled(desk)
    kept = marks(frozen, desk).signed_scan
    assert kept is not None
    assert kept.name == SCAN
    assert page_state(frozen) == "Đã ký, chưa gửi"


def page_state(pane):
    return pane.says.text().partition(".")[0]


def test_papers_are_saved_beside_what_is_there(frozen, desk, settled, said, tmp_path, monkeypatch):
    folder = tmp_path / "luu"
    folder.mkdir()
    (folder / "To-trinh.pdf").write_bytes(b"mine")
    monkeypatch.setattr("ui.dossier.handing.choose_folder", lambda *_args: folder)
    frozen.save_actions[0].trigger()
    settled(desk)
    assert sorted(path.name for path in folder.iterdir()) == [
        "Bang-tong-hop.docx",
        "Bang-tong-hop.pdf",
        "Bang-tong-hop.xlsx",
        "Muc-luc-tai-lieu.docx",
        "Muc-luc-tai-lieu.pdf",
        "To-trinh (2).pdf",
        "To-trinh.docx",
        "To-trinh.pdf",
    ]
    assert (folder / "To-trinh.pdf").read_bytes() == b"mine"
    assert "Đã lưu 7 tệp" in said[-1].sentence
    assert logged(desk)[0] == LOGGED["papers-written"]


def test_only_the_pdfs(frozen, desk, settled, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.dossier.handing.choose_folder", lambda *_args: tmp_path / "luu")
    frozen.save_actions[1].trigger()
    settled(desk)
    assert {path.suffix for path in (tmp_path / "luu").iterdir()} == {".pdf"}


def test_a_folder_that_takes_nothing_is_told_of(frozen, desk, settled, said, tmp_path, monkeypatch):
    (tmp_path / "la-tep").write_text("x")
    monkeypatch.setattr("ui.dossier.handing.choose_folder", lambda *_args: tmp_path / "la-tep" / "con")
    frozen.save_actions[0].trigger()
    settled(desk)
    assert said[-1].kind == "error"
    assert "con" in said[-1].sentence
    assert LOGGED["papers-written"] not in logged(desk)


def test_enter_goes_into_the_pane_and_delete_asks(page, frozen, desk, qtbot, monkeypatch):
    asked: list[str] = []

    def answer(question, _verb, **_more):
        asked.append(question)
        return False

    monkeypatch.setattr(desk.messages, "ask", answer)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert asked == ["Xóa đợt 1, lần 1?"]
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert frozen.tabs.tabBar().hasFocus()


def test_it_goes_on_to_sending(frozen, desk):
    went: list[Link] = []
    desk.going.connect(went.append)
    frozen.send_button.click()
    assert went == [Link(screen=Screen.SENDING, record_id=frozen.submission_id)]


def test_the_number_that_is_missing_is_led_to(page, frozen, desk, settled):
    page.begin_new()
    settled(desk)
    page.open_link(Link(screen=Screen.DOSSIER, record_id=frozen.submission_id, field="number"))
    settled(desk)
    assert frozen.tabs.currentWidget() is frozen.marks
    assert frozen.marks.fields["number"].control.hasFocus()


def test_a_read_only_folder_keeps_nothing_half_written(frozen, desk, settled, said, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.dossier.handing.choose_folder", lambda *_args: tmp_path / "luu")
    with files.using(FailingOperations("open", PermissionError(errno.EACCES, "refused"), times=99)):
        frozen.save_actions[0].trigger()
        settled(desk)
    assert said[-1].kind == "error"
    assert not list((tmp_path / "luu").iterdir())


def test_a_full_disk_loses_no_scan(frozen, desk, settled, scan, said):
    with files.using(SmallDisk(10)):
        frozen.marks.scan.taken.emit(scan)
        settled(desk)
    assert said[-1].kind == "error"
    assert marks(frozen, desk).signed_scan is None


def test_the_paper_that_is_looked_at_as_a_pdf(frozen, desk, settled, said, tmp_path, monkeypatch):
    answers = iter((tmp_path / "to trinh.docx", tmp_path / "to trinh.pdf", None))
    monkeypatch.setattr("ui.dossier.handing.save_file", lambda *_args: next(answers))
    frozen.save_actions[3].trigger()
    assert "đuôi .pdf" in said[-1].sentence
    frozen.save_actions[3].trigger()
    settled(desk)
    assert page_count(tmp_path / "to trinh.pdf") == 1
    frozen.save_actions[3].trigger()
    settled(desk)
    assert not (tmp_path / "to trinh.docx").exists()


def test_word_and_excel_open_copies(frozen, desk, settled, opened):
    frozen.word_button.click()
    settled(desk)
    frozen.save_actions[4].trigger()
    settled(desk)
    assert [path.name for path in opened] == ["To-trinh.docx", "Bang-tong-hop.xlsx"]
    assert frozen.papers.papers is not None
    assert all(path.parent != frozen.papers.papers.folder for path in opened)


def test_without_a_printer_saving_is_offered(frozen, desk, said, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    frozen.print_button.click()
    assert said[-1].action == "Lưu PDF…"
    assert LOGGED["papers-printed"] not in logged(desk)


def test_the_very_pages_go_to_the_printer(frozen, desk, settled, said, tmp_path, monkeypatch):
    def answer(dialog):
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "in.pdf"))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["May in"])
    monkeypatch.setattr(QPrintDialog, "exec", answer)
    frozen.papers.bar.buttons[1].click()
    settled(desk)
    frozen.print_button.click()
    settled(desk)
    assert frozen.papers.papers is not None
    assert page_count(tmp_path / "in.pdf") == page_count(frozen.papers.papers.folder / "Bang-tong-hop.pdf")
    assert "Đã gửi" in said[-1].sentence
    assert logged(desk)[0] == LOGGED["papers-printed"]


def test_all_is_bound_into_one_pdf(frozen, desk, settled, said, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.dossier.handing.choose_folder", lambda *_args: tmp_path / "luu")
    frozen.bind_action.trigger()
    settled(desk)
    dialogs = frozen.findChildren(UnboundDialog)
    assert (tmp_path / "luu" / "Tron-bo-ho-so.pdf").is_file()
    assert bool(dialogs) is not bool(said)
    for dialog in dialogs:
        dialog.accept()


def test_what_is_not_bound_is_listed(frozen, desk, settled, tmp_path, monkeypatch):
    found = Bound(tmp_path / "Tron-bo-ho-so.pdf", (Unbound("Quyết định 12/QĐ", "tệp bị hỏng, không đọc được"),))
    monkeypatch.setattr("ui.dossier.handing.choose_folder", lambda *_args: tmp_path)
    monkeypatch.setattr("ui.dossier.handing.write_bound", lambda *_args: found)
    frozen.bind_action.trigger()
    settled(desk)
    (dialog,) = frozen.findChildren(UnboundDialog)
    assert dialog.model.row(0) == found.unbound[0]
    dialog.close_button.click()


def test_binding_can_be_stopped(frozen, desk, settled, said, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.dossier.handing.choose_folder", lambda *_args: tmp_path / "luu")
    desk.jobs.started.connect(lambda job: job.cancel())
    frozen.bind_action.trigger()
    settled(desk)
    assert not (tmp_path / "luu").exists()
    assert said == []


def test_what_has_changed_since_is_counted_and_leads_to_its_field(frozen, desk, settled):
    assert frozen.tabs.tabText(2) == "Kiểm tra, thay đổi"
    state = initiative_state(desk.workspace, frozen_initiative(desk, frozen))
    assert state is not None
    other = replace(state, initiative=replace(state.initiative, title="Tên đã đổi"))
    desk.apply(Edit(label="Sửa", alterations=(Alteration(state, other),)))
    settled(desk)
    assert frozen.tabs.tabText(2) == "Kiểm tra, thay đổi (1)"
    frozen.tabs.setCurrentWidget(frozen.changes)
    went: list[Link] = []
    desk.going.connect(went.append)
    frozen.changes.table.selectRow(0)
    frozen.changes.table.opened.emit(0)
    assert went == [Link(screen=Screen.INITIATIVES, record_id=state.id, field="title")]
    assert "đã có 1 thay đổi" in frozen.changes.says.text()


def frozen_initiative(desk, pane):
    entry = find_submission(desk.workspace, str(pane.submission_id))
    return newest_dossier(desk.workspace, entry).cases[0].case.initiative.id


@pytest.fixture
def second(page, frozen, qtbot, desk, settled):
    """The next revision, with one initiative less."""
    frozen.next_button.click()
    qtbot.waitUntil(page.plan_pane.freeze_button.isEnabled, timeout=20_000)
    page.plan_pane._decide([page.plan_pane.model.row(1).id], False)
    page.plan_pane.freeze_button.click()
    qtbot.waitUntil(lambda: frozen.sheet.number == 2 and frozen.papers.view.is_open, timeout=30_000)
    settled(desk)
    return frozen


def look_back(qtbot, pane, number):
    pane.revisions.setCurrentIndex(pane.revisions.place_of(number))
    pane.revisions.activated.emit(pane.revisions.currentIndex())
    qtbot.waitUntil(lambda: pane.sheet.number == number, timeout=20_000)


def test_marks_belong_to_one_revision(second, qtbot, desk, settled):
    put(second, "number", "20")
    settled(desk)
    look_back(qtbot, second, 1)
    settled(desk)
    assert second.marks.fields["number"].value() == ""
    assert not second.tabs.isTabVisible(2)
    assert not second.delete_action.isEnabled()
    assert not second.bind_action.isEnabled()
    put(second, "number", "19")
    settled(desk)
    assert marks(second, desk).number == "20"
    look_back(qtbot, second, 2)
    settled(desk)
    assert second.marks.fields["number"].value() == "20"


@pytest.mark.parametrize("agreed", [True, False])
def test_the_last_revision_is_deleted_after_one_question(page, second, desk, settled, monkeypatch, agreed):
    asked: list[str] = []

    def answer(question, verb, *, detail, dangerous):
        asked.append(f"{question} {detail} {verb}")
        return agreed and dangerous

    monkeypatch.setattr(desk.messages, "ask", answer)
    second.delete_action.trigger()
    settled(desk)
    assert len(asked) == 1
    assert "Xóa đợt 1, lần 2?" in asked[0]
    assert "1 sáng kiến" in asked[0]
    assert "Lần 1 và dữ liệu sáng kiến vẫn còn" in asked[0]
    assert second.sheet.number == (1 if agreed else 2)


def test_a_number_is_never_given_twice(page, second, desk, settled, qtbot, monkeypatch):
    monkeypatch.setattr(desk.messages, "ask", lambda *_args, **_more: True)
    second.delete_action.trigger()
    settled(desk)
    second.delete_action.trigger()
    settled(desk)
    assert page.stack.currentWidget() is page.nothing
    assert all_submissions(desk.workspace) == ()
    page.begin_new()
    qtbot.waitUntil(page.plan_pane.freeze_button.isEnabled, timeout=20_000)
    assert page.plan_pane.title.text() == "Đợt 1, lần 3 (đang lập)"


def test_what_was_sent_is_not_deleted(page, frozen, desk, settled, monkeypatch):
    monkeypatch.setattr(desk.messages, "ask", lambda *_args, **_more: pytest.fail("asked"))
    change_marks(desk.workspace, str(frozen.submission_id), MarkChanges(sent_on=date(2022, 5, 1)))
    page.enter()
    settled(desk)
    assert not frozen.delete_action.isEnabled()
    frozen.ask_delete()
    assert page.model.index(0, 1).data() == "Đã gửi"
    assert "Đã gửi ngày 01/05/2022" in frozen.marks.sent.text()


@pytest.mark.parametrize(
    ("field", "tab"), [("number", "marks"), ("selection_declared_on", "marks"), ("sent_on", "changes")]
)
def test_a_finding_leads_to_the_newest_submission(page, frozen, desk, settled, field, tab):
    page.open_link(Link(screen=Screen.DOSSIER, field=field))
    settled(desk)
    assert frozen.tabs.currentWidget() is getattr(frozen, tab)
