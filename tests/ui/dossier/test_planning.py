"""Preparing a submission: what goes in, to whom, in which words, its pages, and freezing it."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import Paper
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.submission import AS_THE_UNIT
from desktop_app.services.dossier_drafts import kept_drafts
from desktop_app.services.editing import initiative_state
from desktop_app.services.first_run import choose_programme
from desktop_app.services.letters import letter_kept
from desktop_app.services.submissions import all_submissions, newest_dossier
from desktop_app.services.wording import own_wordings
from desktop_app.services.workspace import own_unit
from tests.cli.office import PROGRAMME
from ui.desk import EVERYTHING
from ui.dossier.candidates import CandidatesModel
from ui.dossier.page import DossierPage
from ui.jobs import Job
from ui.messages import Message
from ui.settings.wording_dialog import WordingDialog


def words(pane):
    """What the table says of each initiative: does it go in?"""
    model = pane.model
    return {model.row(place).code: model.index(place, 0).data() for place in range(model.rowCount())}


def names(page):
    return [(page.model.row(place).name, page.model.index(place, 1).data()) for place in range(page.model.rowCount())]


def wait_for_pages(qtbot, pane):
    qtbot.waitUntil(lambda: pane.papers.view.is_open, timeout=30_000)


def test_without_a_submission_the_page_says_so_and_offers_one(page):
    assert page.stack.currentWidget() is page.nothing
    page.nothing.buttons[0].click()
    assert page.stack.currentWidget() is page.splitter
    assert names(page) == [("Đợt 1", "Đang lập")]


def test_what_is_eligible_goes_in_by_itself(planned):
    assert words(planned) == {"SK001": "Có", "SK002": "Có", "SK003": "Chưa được"}
    assert planned.count.text() == "Đưa vào 2 trong 3 sáng kiến."
    barred = planned.model.row(2)
    assert barred.reason
    assert planned.model.index(2, 4).data() == barred.reason
    assert planned.model.index(2, 0).data(Qt.ItemDataRole.CheckStateRole) is None


def test_no_candidates_twice_are_no_change_of_rows(qtbot):
    model = CandidatesModel()
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show_candidates((), frozenset())
        model.show_candidates((), frozenset())


def test_the_space_bar_takes_out_and_puts_in(planned, qtbot):
    planned.table.selectRow(0)
    qtbot.keyClick(planned.table, Qt.Key.Key_Space)
    assert words(planned)["SK001"] == "Không"
    assert planned.plan.initiatives == (planned.model.row(1).id,)
    planned.table.selectAll()
    qtbot.keyClick(planned.table, Qt.Key.Key_Space)
    assert words(planned) == {"SK001": "Có", "SK002": "Có", "SK003": "Chưa được"}
    qtbot.keyClick(planned.table, Qt.Key.Key_Space)
    assert planned.plan.initiatives == ()
    assert not planned.freeze_button.isEnabled()


def test_a_click_on_the_box_ticks_and_a_double_click_ticks_twice(planned, qtbot):
    table = planned.table
    box = table.visualRect(planned.model.index(0, 0))
    place = box.center()
    place.setX(box.left() + 12)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert words(planned)["SK001"] == "Không"
    opened: list[object] = []
    table.opened.connect(opened.append)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert words(planned)["SK001"] == "Không"
    assert opened == []


def test_the_buttons_do_the_same_for_what_is_chosen(planned):
    planned.table.selectAll()
    assert not planned.in_button.isEnabled()
    planned.out_button.click()
    assert planned.count.text() == "Đưa vào 0 trong 3 sáng kiến."
    assert not planned.out_button.isEnabled()
    planned.in_button.click()
    assert planned.count.text() == "Đưa vào 2 trong 3 sáng kiến."


def test_an_initiative_is_opened_from_the_table(planned, desk):
    went: list[Link] = []
    desk.going.connect(went.append)
    planned.table.selectRow(2)
    planned.go_button.click()
    planned.table.opened.emit(planned.table.current_key())
    assert went == [Link(screen=Screen.INITIATIVES, record_id=planned.model.row(2).id)] * 2


def test_the_findings_are_those_of_the_whole_submission(planned, desk, settled):
    planned._look()
    settled(desk)
    assert planned.findings.toggle.text().startswith("Hồ sơ này: ")


def test_its_pages_are_looked_at_and_follow_what_is_decided(planned, qtbot, desk, settled):
    planned.tabs.setCurrentWidget(planned.papers)
    wait_for_pages(qtbot, planned)
    first = planned.papers.papers
    assert [button.item.label for button in planned.papers.bar.buttons] == ["Tờ trình", "Tổng hợp tóm tắt", "Mục lục"]
    planned.papers.bar.buttons[1].click()
    qtbot.waitUntil(lambda: planned.papers.view.path == first.folder / "Bang-tong-hop.pdf", timeout=20_000)
    planned._decide([planned.model.row(0).id], False)
    qtbot.waitUntil(lambda: planned.papers.papers not in (None, first), timeout=30_000)
    settled(desk)
    assert planned.papers.view.path == planned.papers.papers.folder / "Bang-tong-hop.pdf"
    qtbot.waitUntil(lambda: not first.folder.exists(), timeout=20_000)
    assert all_submissions(desk.workspace) == ()


def test_nothing_chosen_has_no_pages(planned, qtbot):
    planned.tabs.setCurrentWidget(planned.papers)
    wait_for_pages(qtbot, planned)
    planned._decide([row.id for row in planned.prospect.candidates], False)
    qtbot.waitUntil(lambda: not planned.papers.view.is_open, timeout=20_000)
    assert planned.papers.view.message.text().startswith("Chưa chọn sáng kiến nào")


def test_making_pages_can_be_stopped_and_begun_again(planned, qtbot, desk):
    jobs: list[Job] = []
    desk.jobs.started.connect(jobs.append)
    planned.tabs.setCurrentWidget(planned.papers)
    qtbot.waitUntil(lambda: bool(jobs), timeout=20_000)
    jobs[0].cancel()
    qtbot.waitUntil(planned.papers.again_button.isVisible, timeout=20_000)
    assert planned.papers.view.message.text() == "Đã dừng lập văn bản."
    planned.papers.again_button.click()
    wait_for_pages(qtbot, planned)
    assert not planned.papers.again_button.isVisible()


def test_what_goes_wrong_in_making_pages_is_said_in_their_place(planned, qtbot, desk, monkeypatch):
    def refuse(*_args):
        raise InputError("wording-invalid", "Dòng 3: thiếu dấu ngoặc.")

    monkeypatch.setattr("ui.dossier.plan_pane.planned_papers", refuse)
    planned.tabs.setCurrentWidget(planned.papers)
    qtbot.waitUntil(planned.papers.again_button.isVisible, timeout=20_000)
    assert planned.papers.view.message.text() == "Dòng 3: thiếu dấu ngoặc."


def test_frozen_as_chosen_with_its_letter(page, planned, qtbot, desk, settled):
    for name, text in (("addressees", "LĐLĐ tỉnh\nBan Tuyên giáo"), ("signer_name", "Phạm Văn Ký")):
        planned.letter.fields[name].set_text(text)
        planned.letter.fields[name].commit()
    planned._decide([planned.model.row(0).id], False)
    planned.freeze_button.click()
    qtbot.waitUntil(lambda: page.revision_pane.papers.view.is_open, timeout=30_000)
    settled(desk)
    (entry,) = all_submissions(desk.workspace)
    assert entry.initiative_codes == ("SK002",)
    unit = newest_dossier(desk.workspace, entry).unit
    assert unit.addressees == ("LĐLĐ tỉnh", "Ban Tuyên giáo")
    assert unit.signer_name == "Phạm Văn Ký"
    assert own_unit(desk.workspace).signer_name == "Nguyễn Thị Mẫu"
    assert letter_kept(desk.workspace, entry.id).signer_name == "Phạm Văn Ký"
    assert names(page) == [("Đợt 1, lần 1", "Chưa có số")]
    assert page.panes.currentWidget() is page.revision_pane
    assert page.revision_pane.title.text() == "Đợt 1"
    assert entry.code in page.revision_pane.says.text()


def test_the_letter_goes_back_to_the_unit(planned):
    planned.letter.fields["signer_name"].set_text("Phạm Văn Ký")
    planned.letter.flush()
    assert planned.draft.letter.signer_name == "Phạm Văn Ký"
    planned.letter.back_button.click()
    assert planned.draft.letter == AS_THE_UNIT
    assert planned.letter.fields["signer_name"].value() == "Nguyễn Thị Mẫu"
    assert not planned.letter.back_button.isEnabled()


def test_words_of_its_own_stay_with_the_submission(page, planned, qtbot, desk, settled):
    planned.wording_button.click()
    qtbot.waitUntil(lambda: planned.findChild(WordingDialog) is not None, timeout=20_000)
    dialog = planned.findChild(WordingDialog)
    assert [dialog.papers.value_at(place) for place in range(dialog.papers.count())] == [
        Paper.PROPOSAL,
        Paper.SUMMARY_TABLE,
        Paper.CONTENTS,
    ]
    text = dialog.edit.content().replace("TỜ TRÌNH", "TỜ TRÌNH BỔ SUNG")
    dialog.edit.setPlainText(text)
    dialog._note_typed()
    dialog._look()
    settled(desk)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: planned.draft.wordings is not None, timeout=20_000)
    assert "hồ sơ đang lập" in dialog.says.text()
    dialog.reject()
    settled(desk)
    assert "TỜ TRÌNH BỔ SUNG" in planned.plan.wordings[Paper.PROPOSAL]
    assert own_wordings(desk.workspace, PROGRAMME) == {}
    planned.wording_button.click()
    qtbot.waitUntil(lambda: any(one is not dialog for one in planned.findChildren(WordingDialog)), timeout=20_000)
    again = next(one for one in planned.findChildren(WordingDialog) if one is not dialog)
    assert "TỜ TRÌNH BỔ SUNG" in again.edit.content()
    again.use_default()
    again.save_button.click()
    qtbot.waitUntil(lambda: "BỔ SUNG" not in planned.plan.wordings[Paper.PROPOSAL], timeout=20_000)
    again.reject()
    settled(desk)


def test_a_wording_with_an_error_is_not_taken(planned, qtbot, desk, settled):
    planned.wording_button.click()
    qtbot.waitUntil(lambda: planned.findChild(WordingDialog) is not None, timeout=20_000)
    dialog = planned.findChild(WordingDialog)
    dialog.edit.setPlainText("Không có {trường này}")
    dialog._note_typed()
    dialog.save_button.click()
    settled(desk)
    assert planned.draft.wordings is None
    assert planned.draft.letter is None


def test_what_is_prepared_outlives_leaving_the_screen_and_other_changes(page, planned, desk, settled):
    planned._decide([planned.model.row(0).id], False)
    page.leave()
    page.hide()
    state = initiative_state(desk.workspace, planned.model.row(1).id)
    assert state is not None
    other = replace(state, initiative=replace(state.initiative, title="Tên đã đổi"))
    desk.apply(Edit(label="Sửa", alterations=(Alteration(state, other),)))
    settled(desk)
    page.show()
    page.enter()
    settled(desk)
    assert words(planned) == {"SK001": "Không", "SK002": "Có", "SK003": "Chưa được"}
    assert planned.model.row(1).title == "Tên đã đổi"


@pytest.mark.parametrize("agreed", [True, False])
def test_dropping_what_was_decided_asks_once(page, planned, monkeypatch, agreed):
    asked: list[str] = []

    def answer(question, _verb, **_more):
        asked.append(question)
        return agreed

    monkeypatch.setattr(page.desk.messages, "ask", answer)
    planned._decide([planned.model.row(0).id], False)
    planned.drop_button.click()
    assert len(asked) == 1
    assert (page.stack.currentWidget() is page.nothing) is agreed


def test_delete_drops_what_is_prepared(page, planned, qtbot):
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.stack.currentWidget() is page.nothing
    assert planned.draft is None


def test_another_programme_has_drafts_of_its_own(page, planned, desk, settled, qtbot):
    planned._decide([planned.model.row(0).id], False)
    other = "75k-binhdinh-2021"
    choose_programme(desk.workspace, other)
    desk.load(partial(desk.changed.emit, EVERYTHING))
    settled(desk)
    assert page.stack.currentWidget() is page.nothing
    page.begin_new()
    qtbot.waitUntil(lambda: planned.prospect is not None, timeout=20_000)
    settled(desk)
    assert planned.prospect.programme.id == other
    assert planned.draft.answers == {}
    choose_programme(desk.workspace, PROGRAMME)
    desk.load(partial(desk.changed.emit, EVERYTHING))
    settled(desk)
    assert planned.prospect.programme.id == PROGRAMME
    assert words(planned)["SK001"] == "Không"


def test_what_is_prepared_outlives_the_window(page, planned, desk, settled, qtbot):
    planned._decide([planned.model.row(0).id], False)
    planned.letter.fields["signer_name"].set_text("Phạm Văn Ký")
    page.leave()
    settled(desk)
    after = DossierPage(desk)
    qtbot.addWidget(after)
    after.show()
    after.enter()
    settled(desk)
    assert names(after) == [("Đợt 1", "Đang lập")]
    qtbot.waitUntil(lambda: after.plan_pane.model.rowCount() == 3, timeout=20_000)
    assert words(after.plan_pane) == {"SK001": "Không", "SK002": "Có", "SK003": "Chưa được"}
    assert after.plan_pane.letter.fields["signer_name"].value() == "Phạm Văn Ký"
    after.plan_pane.freeze_button.click()
    settled(desk)
    assert kept_drafts(desk.workspace) == ()
    assert len(newest_dossier(desk.workspace, all_submissions(desk.workspace)[0]).cases) == 1


def test_what_was_dropped_does_not_come_back(page, planned, desk, settled, monkeypatch):
    monkeypatch.setattr(page.desk.messages, "ask", lambda *_args, **_more: True)
    planned._decide([planned.model.row(0).id], False)
    planned.drop_button.click()
    settled(desk)
    assert kept_drafts(desk.workspace) == ()


def test_dropping_what_nobody_touched_asks_nothing(page, planned, monkeypatch):
    monkeypatch.setattr(page.desk.messages, "ask", lambda *_args, **_more: pytest.fail("asked"))
    planned.drop_button.click()
    assert page.stack.currentWidget() is page.nothing


def test_no_fact_changed_makes_no_next_revision(page, frozen, qtbot, desk, settled):
    said: list[Message] = []
    desk.messages.told.connect(said.append)
    frozen.next_button.click()
    qtbot.waitUntil(page.plan_pane.freeze_button.isEnabled, timeout=20_000)
    assert names(page) == [("Đợt 1, lần tiếp", "Đang lập"), ("Đợt 1, lần 1", "Chưa có số")]
    page.plan_pane.freeze_button.click()
    settled(desk)
    assert "Không có thông tin nào thay đổi" in said[-1].sentence
    assert page.plan_pane.freeze_button.isEnabled()
    assert len(all_submissions(desk.workspace)) == 1


def test_the_next_revision_keeps_the_one_before(page, frozen, qtbot, desk, settled):
    frozen.next_button.click()
    qtbot.waitUntil(page.plan_pane.freeze_button.isEnabled, timeout=20_000)
    page.plan_pane._decide([page.plan_pane.model.row(1).id], False)
    page.plan_pane.freeze_button.click()
    qtbot.waitUntil(lambda: frozen.sheet.number == 2 and frozen.papers.view.is_open, timeout=30_000)
    settled(desk)
    assert names(page) == [("Đợt 1, lần 2", "Chưa có số")]
    newest = frozen.sheet.code
    frozen.revisions.setCurrentIndex(frozen.revisions.place_of(1))
    frozen.revisions.activated.emit(frozen.revisions.currentIndex())
    qtbot.waitUntil(lambda: frozen.sheet.number == 1, timeout=20_000)
    settled(desk)
    assert frozen.sheet.code != newest
    assert frozen.sheet.numbers == (1, 2)


def test_two_submissions_side_by_side(page, frozen, qtbot, desk, settled):
    page.begin_new()
    qtbot.waitUntil(lambda: page.plan_pane.title.text() == "Đợt 2, lần 1 (đang lập)", timeout=20_000)
    assert page.plan_pane.count.text() == "Đưa vào 0 trong 3 sáng kiến."
    page.plan_pane.table.selectRow(0)
    page.plan_pane.in_button.click()
    assert page.plan_pane.freeze_button.isEnabled()
    page.open_link(Link(screen=Screen.DOSSIER, record_id=frozen.submission_id))
    settled(desk)
    assert page.panes.currentWidget() is frozen
    assert names(page) == [("Đợt 2", "Đang lập"), ("Đợt 1, lần 1", "Chưa có số")]


def test_without_a_programme_it_says_what_to_do_first(page, desk, monkeypatch):
    said: list[Message] = []
    desk.messages.told.connect(said.append)
    monkeypatch.setattr(type(desk), "programme_id", "")
    page.begin_new()
    assert said[-1].sentence == "Hãy chọn chương trình trước khi lập hồ sơ."
    assert page.stack.currentWidget() is page.nothing
    assert page.findChildren(QLabel)
