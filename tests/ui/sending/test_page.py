"""The screen Gửi hồ sơ on a real workspace: out of it, noted in it, and undone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog

from desktop_app.domain.kinds import Channel, Paper, PaperFormat, SendingWay
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.sending import SentFile
from desktop_app.packages.verify import verify
from desktop_app.services.exporting import export_to_folder
from desktop_app.services.sending import mail_limit, new_sending, sending_sheet
from desktop_app.services.submissions import SubmissionOrder, find_submission, new_submission
from desktop_app.system.drives import Drive
from tests.cli.office import PROGRAMME
from tests.ui.sending.conftest import DAY
from ui.dossier import papers_pane
from ui.jobs import Job, Lane
from ui.sending import package_panel
from ui.sending.mail import mail_address
from ui.sending.sending_dialog import SendingDialog

NAME = "CDCS-So-Noi-vu_1trieu-yenbai-2022_dot-01_r1.zip"


def shown(label) -> str:
    """What a label shows, without the places where long words may be broken."""
    return str(label.text()).replace("\u200b", "")


def test_without_a_submission_it_leads_to_where_one_is_made(make, desk, qtbot):
    page = make()
    assert page.stack.currentWidget() is page.nothing
    with qtbot.waitSignal(desk.going) as went:
        page.nothing.buttons[0].click()
    assert went.args == [Link(screen=Screen.DOSSIER)]


def test_the_submission_frozen_last_is_shown_unless_a_link_names_another(page, entry, desk, settled, workspace):
    assert page.submission_id == entry.id
    later = new_submission(workspace, SubmissionOrder(programme_id=PROGRAMME, on=DAY, codes=("SK003",)))
    page.enter()
    settled(desk)
    assert page.submission_id == entry.id
    page.open_link(Link(screen=Screen.SENDING, record_id=later.id))
    settled(desk)
    assert (page.submission_id, page.sheet.entry.id) == (later.id, later.id)
    assert [page.choice.itemText(place) for place in range(2)] == [
        "Đợt 2, lần 1 (chưa có số)",
        "Đợt 1, lần 1 (chưa gửi)",
    ]
    page.choice.setCurrentIndex(1)
    page.choice.activated.emit(1)
    settled(desk)
    assert page.sheet.entry.id == entry.id


def test_a_package_goes_to_a_stick_with_one_click(page, drives, desk, settled, said, tmp_path):
    stick = tmp_path / "usb"
    stick.mkdir()
    drives.append(Drive(path=stick, name="KINGSTON", free=4 << 30))
    assert page.outgoing.package.stick_buttons == ()
    page.outgoing.package.look_button.click()
    settled(desk)
    (button,) = page.outgoing.package.stick_buttons
    assert button.text() == "Xuất sang USB KINGSTON (còn trống 4,0 GB)"
    button.click()
    settled(desk)
    assert verify(stick / NAME).valid
    assert said[-1].sentence == f"Đã xuất “{NAME}” vào “{stick}”. Đã đọc lại, đúng từng byte."
    assert shown(page.outgoing.package.state).startswith("Đã xuất lúc 09:00 ngày 01/05/2022 vào “usb”")
    assert "gửi được qua thư điện tử" in page.outgoing.fits.text()
    assert NAME in shown(page.outgoing.body_text)
    drives.clear()
    page.enter()
    settled(desk)
    assert page.outgoing.package.stick_buttons == ()


def test_a_package_goes_to_a_folder(page, desk, settled, tmp_path, monkeypatch):
    monkeypatch.setattr(package_panel, "choose_folder", lambda *_: tmp_path / "gửi")
    opened: list[Path] = []
    monkeypatch.setattr(package_panel, "open_or_tell", lambda path, _messages: opened.append(path))
    assert page.outgoing.package.show_button.isHidden()
    page.outgoing.package.folder_button.click()
    settled(desk)
    assert (tmp_path / "gửi" / NAME).exists()
    page.outgoing.package.show_button.click()
    assert opened == [tmp_path / "gửi"]


def test_cancelling_leaves_nothing_and_says_so(page, desk, settled, gate, said, tmp_path):
    held = gate(Lane.WORK)
    jobs: list[Job] = []
    desk.jobs.started.connect(jobs.append)
    page.outgoing.package.export(tmp_path / "x")
    assert not page.outgoing.package.folder_button.isEnabled()
    page.outgoing.package.export(tmp_path / "x")
    (job,) = jobs
    job.cancel()
    held.open()
    settled(desk)
    assert said[-1].sentence == "Đã dừng xuất gói hồ sơ; không để lại tệp dở dang nào."
    assert page.outgoing.package.folder_button.isEnabled()
    assert not list(tmp_path.rglob("*.zip"))


def test_trouble_is_one_sentence_and_it_can_be_tried_again(page, desk, settled, said, tmp_path):
    (tmp_path / "x").write_bytes(b"")
    page.outgoing.package.export(tmp_path / "x")
    settled(desk)
    assert "trùng tên" in said[-1].sentence
    assert page.outgoing.package.folder_button.isEnabled()


def test_where_it_goes_is_kept_and_stands_in_what_is_pasted(page, desk, settled, workspace, entry):
    field = page.outgoing.fields["addressee"]
    assert field.value() == "Công đoàn Viên chức tỉnh Yên Bái"
    field.set_text("Ban Chính sách tỉnh")
    field.commit()
    settled(desk)
    assert sending_sheet(workspace, entry.id).envelope.addressee == "Ban Chính sách tỉnh"
    assert page.outgoing.body_text.text().startswith("Kính gửi: Ban Chính sách tỉnh")
    field.set_text("")
    field.commit()
    settled(desk)
    assert field.value() == "Công đoàn Viên chức tỉnh Yên Bái"


@pytest.mark.parametrize(("typed", "kept"), [("20", 20), ("0", 17), ("101", 17), ("", 17)])
def test_the_limit_of_an_email_is_kept_within_reason(page, desk, settled, workspace, typed, kept):
    page.outgoing.limit.set_text(typed)
    page.outgoing.limit.commit()
    settled(desk)
    assert mail_limit(workspace) == kept
    assert page.outgoing.limit.value() == kept


def test_texts_are_copied(page, said):
    outgoing = page.outgoing
    for button, text, told in (
        (outgoing.copy_subject, page.sheet.texts.subject, "tiêu đề thư"),
        (outgoing.copy_body, page.sheet.texts.body.strip(), "nội dung thư"),
        (outgoing.copy_message, page.sheet.texts.message, "tin nhắn"),
    ):
        button.click()
        assert QGuiApplication.clipboard().text() == text
        assert said[-1].sentence == f"Đã chép {told}. Dán bằng Ctrl+V."


def test_an_email_is_begun_with_the_mail_program(page, desk, settled, said, monkeypatch, tmp_path):
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    page.outgoing.package.export(tmp_path)
    settled(desk)
    page.outgoing.open_button.click()
    (url,) = opened
    assert url.isValid()
    assert url.scheme() == "mailto"
    assert said[-1].sentence.startswith("Đã mở thư mới.")
    assert said[-1].sentence.endswith(f"Nhớ đính kèm tệp “{NAME}”.")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    page.outgoing.open_button.click()
    assert "chưa có phần mềm thư điện tử" in said[-1].sentence


def test_an_address_that_windows_would_cut_leaves_the_text_to_be_pasted(page, said, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    texts, envelope = page.sheet.texts, replace(page.sheet.envelope, email="a&b?c@x.vn")
    short = replace(page.sheet, envelope=envelope, texts=replace(texts, subject="Hồ sơ & 1", body="a\nb?\n"))
    assert mail_address(short) == (
        "mailto:a%26b%3Fc@x.vn?subject=H%E1%BB%93%20s%C6%A1%20%26%201&body=a%0D%0Ab%3F%0D%0A",
        True,
    )
    long = replace(short, texts=replace(short.texts, body="ế" * 300))
    assert mail_address(long)[1] is False
    page.outgoing.sheet = long
    page.outgoing.open_button.click()
    assert QGuiApplication.clipboard().text() == "ế" * 300
    assert "dán bằng Ctrl+V" in said[-1].sentence


@pytest.fixture
def answered(monkeypatch):
    """What is typed into the dialog of a line before it is accepted."""
    typed: dict[str, object] = {}

    def run(dialog):
        for name, value in typed.items():
            field = getattr(dialog, name)
            field.set_value(value, force=True)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SendingDialog, "exec", run)
    return typed


def lines(page):
    return [page.register.model.row(place)[1] for place in range(page.register.model.rowCount())]


def test_a_line_is_added_changed_deleted_and_brought_back(page, desk, settled, workspace, entry, answered, said):
    assert page.register.stack.currentWidget() is page.register.nothing
    answered.update(way=SendingWay.POST, tracking="RA 1")
    page.outgoing.note_button.click()
    settled(desk)
    (line,) = lines(page)
    assert (line.way, line.tracking_number, line.sent_on) == (SendingWay.POST, "RA 1", DAY)
    assert find_submission(workspace, str(entry.id)).marks.channels == (Channel.POST,)
    assert page.choice.currentText() == "Đợt 1, lần 1 (đã gửi)"
    answered.clear()
    answered.update(confirmed_by="Bà Hoa", confirmed_on=date(2022, 5, 1))
    page.register.change_button.click()
    settled(desk)
    (line,) = lines(page)
    assert (line.confirmed_by, line.tracking_number) == ("Bà Hoa", "RA 1")
    page.register.delete_button.click()
    settled(desk)
    assert lines(page) == []
    assert said[-1].action == "Hoàn tác"
    said[-1].on_action()
    settled(desk)
    assert lines(page) == [line]
    assert not page.register.table.model().index(0, 5).data().startswith("None")


def test_a_line_says_what_an_officer_looks_for(page, desk, settled, answered):
    answered.update(sent_on=None, confirmed_by="Ông Lộc")
    page.register.ask_new(SendingWay.USB)
    settled(desk)
    cells = [page.register.model.index(0, place).data() for place in range(8)]
    assert cells == [
        "Chưa gửi",
        "Chép qua USB",
        "Đợt 1, lần 1",
        "Công đoàn Viên chức tỉnh Yên Bái",
        "",
        "Ông Lộc",
        "",
        "",
    ]


def test_a_line_offers_no_package_of_another_submission(
    page, desk, settled, workspace, answered, tmp_path, monkeypatch
):
    page.register.ask_new(SendingWay.HAND)
    settled(desk)
    other = new_submission(workspace, SubmissionOrder(programme_id=PROGRAMME, on=DAY, codes=("SK003",)))
    page.open_link(Link(screen=Screen.SENDING, record_id=other.id))
    settled(desk)
    page.outgoing.package.export(tmp_path)
    settled(desk)
    offered = []

    def look(dialog):
        offered.append(dialog.file.control.count())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(SendingDialog, "exec", look)
    page.register.change_button.click()
    page.register.add_button.click()
    assert offered == [1, 2]


def test_what_is_left_alone_is_no_change(page, desk, settled, answered):
    page.register.ask_new(SendingWay.HAND)
    settled(desk)
    label = desk.undo_label
    page.register.change_button.click()
    settled(desk)
    assert desk.undo_label == label == "Thêm lần gửi (Giao trực tiếp)"


@pytest.fixture
def dialog(qtbot, page, desk):
    """The dialog of a new line."""
    line = new_sending(desk.workspace, page.sheet, SendingWay.EMAIL)
    file = SentFile(name="a.zip", size=1, sha256="0" * 64)
    made = SendingDialog(desk, line, [file, file], None, is_new=True)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("sent", "confirmed", "wrong"),
    [
        ("01/05/2022", "01/05/2022", ""),
        ("", "01/05/2022", ""),
        ("30/04/2022", "", ""),
        ("02/05/2022", "", "Ngày gửi không thể sau hôm nay."),
        ("01/05/2022", "02/05/2022", "Ngày xác nhận không thể sau hôm nay."),
        ("01/05/2022", "30/04/2022", "Ngày xác nhận không thể trước ngày gửi."),
    ],
)
def test_days_that_cannot_be_are_refused(dialog, sent, confirmed, wrong):
    for field, text in ((dialog.sent_on, sent), (dialog.confirmed_on, confirmed)):
        field.set_text(text)
        field.commit()
    dialog.accept()
    assert (dialog.sent_on.problem() or dialog.confirmed_on.problem()) == wrong
    assert dialog.result() == (QDialog.DialogCode.Rejected if wrong else QDialog.DialogCode.Accepted)


def test_the_package_that_goes_along_is_chosen_once(dialog):
    assert [dialog.file.value(), dialog.sending().file] == [None, None]
    dialog.file.set_value(SentFile(name="a.zip", size=1, sha256="0" * 64))
    assert dialog.sending().file.name == "a.zip"
    assert dialog.file.control.count() == 2


def test_papers_are_looked_at_printed_and_saved(page, desk, settled, said, monkeypatch, tmp_path, qtbot):
    asked = []
    monkeypatch.setattr(papers_pane, "ask_to_print", lambda *words: asked.append((words[1].name, words[2], words[-1])))
    monkeypatch.setattr(papers_pane, "save_file", lambda *_: tmp_path / "giấy.docx")
    pane = page.papers
    assert not pane.print_button.isEnabled()
    page.tabs.setCurrentWidget(pane)
    qtbot.waitUntil(lambda: pane.view.is_open, timeout=20_000)
    pane.print_button.click()
    pane.save_button.click()
    settled(desk)
    expected = pane.papers.file(Paper.DELIVERY_NOTE, PaperFormat.DOCX).read_bytes()
    assert (tmp_path / "giấy.docx").read_bytes() == expected
    assert said[-1].sentence == f"Đã lưu “giấy.docx” vào “{tmp_path}”."
    pane.bar.choose(Paper.ENVELOPE_LABEL.value)
    pane.print_button.click()
    assert asked == [
        ("Giay-giao-nhan-ho-so.pdf", "Giấy giao nhận hồ sơ", 2),
        ("Nhan-phong-bi.pdf", "Nhãn phong bì", 1),
    ]


def test_papers_are_made_anew_with_a_package(page, desk, settled, workspace, entry, tmp_path, qtbot):
    page.tabs.setCurrentWidget(page.papers)
    qtbot.waitUntil(lambda: page.papers.view.is_open, timeout=20_000)
    first = page.papers.papers.folder
    page.enter()
    settled(desk)
    assert page.papers.papers.folder == first
    page.outgoing.package.export(tmp_path)
    qtbot.waitUntil(lambda: page.papers.papers is not None and page.papers.papers.folder != first, timeout=20_000)
    settled(desk)
    assert not first.exists()


def test_a_package_written_elsewhere_shows_when_the_screen_is_entered(page, desk, settled, workspace, entry, tmp_path):
    export_to_folder(workspace, entry.id, tmp_path)
    page.leave()
    page.enter()
    settled(desk)
    assert page.sheet.package is not None
