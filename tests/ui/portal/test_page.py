"""The screen Cổng trực tuyến on a real workspace."""

from datetime import date

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop_app.domain.kinds import PortalState
from desktop_app.domain.links import Link, Screen
from desktop_app.services.editing import initiative_state
from tests.cli.office import PROGRAMME
from ui.portal import sharing


def kept(workspace, initiative_id):
    return initiative_state(workspace, initiative_id)


def listed(page):
    return [page.model.row_at(place).code for place in range(page.model.rowCount())]


def counts(page):
    return {button.item.label: button.item.count for button in page.filters.buttons}


def test_what_is_to_be_submitted_with_counts(page):
    assert listed(page) == ["SK001", "SK002", "SK003"]
    assert counts(page) == {"Tất cả": 3, "Chưa nộp": 3, "Chưa đủ điều kiện": 0, "Đã nộp": 0}
    assert page.pane.entry.code == "SK001"


def test_several_are_noted_at_once_and_undone(page, desk, settled, workspace):
    page.table.selectAll()
    page.ask_submitted()
    page.dialog.account.set_text("congdoan1")
    page.dialog.accept()
    settled(desk)
    assert counts(page)["Đã nộp"] == 3
    part = kept(workspace, page.pane.entry.id).part(PROGRAMME)
    assert (part.portal_on, part.portal_account) == (date(2022, 5, 1), "congdoan1")
    page.table.selectAll()
    page.take_back()
    settled(desk)
    assert counts(page)["Đã nộp"] == 0
    desk.undo()
    settled(desk)
    desk.undo()
    settled(desk)
    assert kept(workspace, page.pane.entry.id).part(PROGRAMME).portal_account == ""


def test_fields_are_written_as_they_are_left(page, desk, settled, workspace):
    for name, text in (("portal_code", "M77"), ("origin", "Từ việc chờ lâu"), ("published_on", "02/04/2022")):
        field = page.pane.view.fields[name]
        field.set_text(text)
        field.commit()
    settled(desk)
    state = kept(workspace, page.pane.entry.id)
    assert state.part(PROGRAMME).portal_code == "M77"
    assert (state.initiative.origin, state.initiative.published_on) == ("Từ việc chờ lâu", date(2022, 4, 2))
    assert desk.undo_label == "Sửa “Ngày giới thiệu” của SK001"


def test_a_day_of_submission_that_is_still_to_come_is_refused_and_may_be_cleared(page, desk, settled, workspace):
    field = page.pane.view.fields["portal_on"]
    days = []
    for text in ("30/04/2022", "02/05/2022", ""):
        field.set_text(text)
        field.commit()
        settled(desk)
        days.append((kept(workspace, page.pane.entry.id).part(PROGRAMME).portal_on, field.problem()))
    assert days == [(date(2022, 4, 30), ""), (date(2022, 4, 30), "Ngày nộp không thể sau hôm nay."), (None, "")]


def test_f02_the_identity_number_stands_masked_on_the_screen(page):
    number = next(field.value for field in page.pane.entry.fields if field.id == "identity_number")
    assert len(number) == 12
    assert all(number not in label.text() for label in page.findChildren(QLabel))


def test_a_field_and_the_message_are_copied(page):
    page.pane.rows.buttons[0].click()
    assert QGuiApplication.clipboard().text() == page.pane.entry.fields[0].value
    page.pane.copy_message.click()
    assert QGuiApplication.clipboard().text() == page.pane.entry.message
    page.copied.take_back()
    assert QGuiApplication.clipboard().text() == ""


def test_the_author_s_text_is_saved(page, desk, settled, tmp_path, monkeypatch):
    monkeypatch.setattr(sharing, "save_file", lambda *_rest: tmp_path / "gui tac gia.txt")
    page.pane.save_text.click()
    settled(desk)
    assert (tmp_path / "gui tac gia.txt").read_bytes().startswith(b"\xef\xbb\xbfSK001")


def test_the_address_opens_on_a_click(page, monkeypatch):
    opened: list[QUrl] = []

    def take(url):
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    page.portal_button.click()
    assert opened == [QUrl("https://congdoanvietnam.org")]


def test_a_link_leads_to_a_filter_and_a_row(page, desk, settled):
    wanted = page.model.row_at(2)
    page.open_link(Link(screen=Screen.PORTAL, record_id=wanted.id, filter=PortalState.WAITING.value))
    settled(desk)
    assert page.filters.chosen_id == "waiting"
    assert page.table.current_key() == wanted.key


def test_a_search_that_finds_nothing_offers_the_way_back(page, desk, settled):
    page.search.setText("khongcoai")
    page.search.returnPressed.emit()
    settled(desk)
    assert page.lists.currentWidget() is page.nothing_found
    page.nothing_found.buttons[0].click()
    settled(desk)
    assert listed(page) == ["SK001", "SK002", "SK003"]
