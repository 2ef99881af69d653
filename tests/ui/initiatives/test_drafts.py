"""What is being typed is never lost: kept at once, put back, saved when it can be, told of when it can't."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.edit import Alteration, Edit, InitiativeState
from desktop_app.domain.errors import WorkspaceError
from desktop_app.services.editing import apply_edit, drafts_of, initiative_state
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.settings import Settings
from tests.ui.initiatives.conftest import Hand
from ui.desk import Desk
from ui.jobs import JobRunner
from ui.messages import Messages

_SCENE = "Kho lưu trữ điện tử"


def _retitled(state: InitiativeState, title: str) -> InitiativeState:
    return replace(state, initiative=replace(state.initiative, title=title))


def _banner(hand: Hand) -> str:
    banner = hand.page.form.notices.banner
    return banner.sentence.text() if banner is not None else ""


def _new_desk(qtbot: QtBot, workspace: OpenWorkspace, folder: Path) -> Desk:
    desk = Desk(workspace, JobRunner(), Messages(), Settings.load(folder / "khac.json"))
    with qtbot.waitSignal(desk.standing_changed):
        desk.load()
    return desk


def _draft(hand: Hand, state: InitiativeState, field_id: str) -> str | None:
    return drafts_of(hand.desk.workspace, state.id).get(field_id)


def test_what_was_typed_survives_the_end_of_the_program(
    qtbot: QtBot, hand: Hand, workspace: OpenWorkspace, tmp_path: Path, opened_hand: Callable[[Desk], Hand]
) -> None:
    """Kept two seconds after the last key at the latest; put back, it is saved in the ordinary way."""
    state = hand.choose("SK001")
    hand.enter(hand.field("title"), _SCENE)
    qtbot.waitUntil(lambda: _draft(hand, state, "title") == _SCENE, timeout=2000)
    assert hand.stored("SK001") == state
    hand.desk.jobs.close()
    desk = _new_desk(qtbot, workspace, tmp_path)
    other = opened_hand(desk)
    other.settle()
    assert other.stored("SK001").initiative.title == _SCENE
    assert _banner(other) == "Đã khôi phục nội dung đang gõ dở ở “Tên sáng kiến”."
    assert drafts_of(workspace, state.id) == {}
    assert other.desk.undo_label == "Sửa “Tên sáng kiến” của SK001"
    desk.close()


def test_a_date_that_cant_be_read_stays_as_it_was_typed(hand: Hand) -> None:
    """With its sentence, as a draft, over other saves and other rows; mended it is saved and the draft is gone."""
    state = hand.choose("SK001")
    field = hand.field("applied_on")
    hand.enter(field, "32/13/2022")
    hand.leave()
    hand.settle()
    assert not field.is_valid()
    hand.give(hand.field("scope"), "Cả tỉnh")
    assert field.text() == "32/13/2022"
    hand.choose("SK002")
    assert hand.field("applied_on").text() == "15/01/2022"
    assert _draft(hand, state, "applied_on") == "32/13/2022"
    hand.choose("SK001")
    assert field.text() == "32/13/2022"
    assert any("không có tháng 13" in label.text() for label in field.findChildren(QLabel))
    assert hand.stored("SK001").initiative.applied_on == date(2022, 1, 15)
    hand.give(field, "13/12/2021")
    assert hand.stored("SK001").initiative.applied_on == date(2021, 12, 13)
    assert _draft(hand, state, "applied_on") is None


@pytest.mark.parametrize(("typed", "saved"), [("55", 5500), ("năm mươi", 6000)])
def test_what_is_typed_about_an_author_is_kept_too(qtbot: QtBot, hand: Hand, typed: str, saved: int) -> None:
    """In their card; what can be read is saved when the initiative is opened again, the rest stands there."""
    state = hand.choose("SK003")
    name = f"share:{state.authors[0].person_id}"
    card = hand.page.form.authors.cards[state.authors[0].person_id]
    hand.enter(card.share, typed)
    qtbot.waitUntil(lambda: _draft(hand, state, name) == typed, timeout=2000)
    hand.choose("SK001")
    assert _draft(hand, state, name) == (None if saved == 5500 else typed)
    hand.choose("SK003")
    card = hand.page.form.authors.cards[state.authors[0].person_id]
    assert card.share.text() == ("55%" if saved == 5500 else typed)
    assert hand.stored("SK003").authors[0].share == saved
    if saved == 6000:
        assert _banner(hand) == "Đã khôi phục nội dung đang gõ dở ở “Tỷ lệ đóng góp (%) của Trần Văn Thử”."
        hand.give(card.share, "70")
        assert _draft(hand, state, name) is None


def test_a_text_typed_back_leaves_no_draft(qtbot: QtBot, hand: Hand) -> None:
    """Nor is anything written."""
    state = hand.choose("SK001")
    field: Any = hand.field("work_field")
    hand.enter(field, "Tạm")
    qtbot.waitUntil(lambda: _draft(hand, state, "work_field") == "Tạm", timeout=2000)
    field.focus()
    qtbot.keyClick(field.control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    qtbot.waitUntil(lambda: _draft(hand, state, "work_field") is None, timeout=2000)
    hand.leave()
    hand.settle()
    assert hand.stored("SK001") == state
    assert hand.desk.undo_label == ""


@pytest.mark.parametrize("how", ["row", "leave", "escape"])
def test_whatever_leaves_the_form_saves_what_was_typed(qtbot: QtBot, hand: Hand, how: str) -> None:
    """Another row, another screen, Esc."""
    hand.choose("SK001")
    hand.enter(hand.field("title"), _SCENE)
    if how == "row":
        hand.page.table.selectRow(2)
    elif how == "leave":
        hand.page.leave()
    else:
        qtbot.keyClick(hand.field("title").control, Qt.Key.Key_Escape)
        assert hand.page.table.hasFocus()
    hand.settle()
    assert hand.stored("SK001").initiative.title == _SCENE


def test_many_fields_in_a_row_build_on_one_another(hand: Hand) -> None:
    """Without waiting for what is being written."""
    hand.choose("SK001")
    texts = {"work_field": "Văn thư", "scope": "Cả sở", "origin": "Tự nghĩ", "portal_code": "7", "benefit_text": "Đỡ"}
    for field_id, text in texts.items():
        hand.enter(hand.field(field_id), text)
    hand.leave()
    hand.settle()
    state = hand.stored("SK001")
    assert state == hand.page.form.state
    assert (state.initiative.work_field, state.initiative.scope, state.initiative.origin) == (
        "Văn thư",
        "Cả sở",
        "Tự nghĩ",
    )
    for _ in texts:
        hand.undo()
    assert hand.field("scope").text() == "Toàn cơ quan"


def test_a_clash_keeps_both_values(hand: Hand) -> None:
    """The field shows the other value, the banner both; what was typed is written only when asked to."""
    state = hand.choose("SK001")
    edit = Edit(label="", alterations=(Alteration(state, _retitled(state, "Tên do máy khác ghi")),))
    apply_edit(hand.desk.workspace, edit)
    hand.give(hand.field("title"), _SCENE)
    assert hand.stored("SK001").initiative.title == "Tên do máy khác ghi"
    assert hand.field("title").text() == "Tên do máy khác ghi"
    assert f"bạn gõ “{_SCENE}”: ở nơi khác vừa đổi thành “Tên do máy khác ghi”" in _banner(hand)
    assert "nơi khác" in hand.told[-1].sentence
    hand.page.form.use_typed()
    hand.settle()
    assert hand.stored("SK001").initiative.title == _SCENE


def test_a06_a_full_disk_loses_nothing(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text stays, with the sentence; once there is room again it is saved."""
    state = hand.choose("SK001")

    def full(*_arguments: object) -> None:
        raise WorkspaceError("disk-full", "Ổ đĩa đã đầy.")

    with monkeypatch.context() as patch:
        patch.setattr("ui.desk.apply_edit", full)
        hand.give(hand.field("title"), _SCENE)
    assert hand.field("title").text() == _SCENE
    assert hand.told[-1].sentence == "Ổ đĩa đã đầy."
    assert initiative_state(hand.desk.workspace, state.id) == state
    hand.page.leave()
    hand.settle()
    assert hand.stored("SK001").initiative.title == _SCENE
