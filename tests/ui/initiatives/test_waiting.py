"""What happens while writes or reads wait: what was meant for one initiative never goes into another."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.kinds import Stage
from desktop_app.services.editing import apply_edit, decisions, drafts_of, keep_draft, person
from desktop_app.services.first_run import choose_programme
from tests.cli.office import PDF
from tests.ui.conftest import Gate
from tests.ui.initiatives.conftest import Hand
from ui.desk import EVERYTHING
from ui.initiatives.own_edits import OwnEdits
from ui.jobs import Lane
from ui.widgets.fields import IdentityField

MakeGate = Callable[..., Gate]


def _full(*_arguments: object) -> None:
    raise WorkspaceError("disk-full", "Ổ đĩa đã đầy.")


def _go(hand: Hand, code: str) -> None:
    """Choose a row and wait for the form only."""
    model = hand.page.model
    key = next(key for place, key in enumerate(model.keys) if (row := model.row_at(place)) and row.code == code)
    hand.page.table.setFocus()
    hand.page.table.select_key(key)
    form = hand.page.form
    hand.qtbot.waitUntil(lambda: form.state is not None and form.state.initiative.code == code, timeout=5000)


def _switch(hand: Hand, programme_id: str) -> None:
    """Switch the programme as the window does."""
    desk = hand.desk
    hand.page.leave()
    desk.write(
        lambda: choose_programme(desk.workspace, programme_id),
        lambda _nothing: desk.load(lambda: desk.changed.emit(EVERYTHING)),
    )
    hand.settle()
    hand.qtbot.waitUntil(lambda: hand.page.form.programme_id == programme_id, timeout=5000)
    hand.settle()


def _other_programme(hand: Hand) -> str:
    standing = hand.desk.standing
    assert standing is not None
    return next(card.id for card in standing.programmes if card.id != hand.desk.programme_id)


def test_a_new_author_goes_to_the_initiative_they_were_entered_for(hand: Hand, gate: MakeGate) -> None:
    """Whatever is shown by then."""
    hand.choose("SK001")
    before = hand.stored("SK002")
    held = gate()
    panel = hand.page.form.authors.picker.panel
    panel.start("Người Mới")
    panel.add.click()
    _go(hand, "SK002")
    held.open()
    hand.settle()
    assert len(hand.stored("SK001").authors) == 2
    assert hand.stored("SK002") == before
    assert hand.page.form.state == before


def test_a_new_decision_goes_to_the_initiative_it_was_entered_for(hand: Hand, gate: MakeGate) -> None:
    """Whatever is shown by then."""
    hand.choose("SK001")
    before = hand.stored("SK002")
    held = gate()
    field = hand.page.form.decision
    field.start_new("99/QĐ")
    field.panel.keep.click()
    _go(hand, "SK002")
    held.open()
    hand.settle()
    made = next(item for item in decisions(hand.desk.workspace) if item.number == "99/QĐ")
    assert hand.stored("SK001").initiative.decision_id == made.id
    assert hand.stored("SK002") == before


def test_what_is_entered_of_a_new_author_stays_with_its_initiative(hand: Hand) -> None:
    """It isn't offered beside another, and is there again on the way back."""
    hand.choose("SK001")
    panel = hand.page.form.authors.picker.panel
    panel.start("Người Mới")
    panel.position.set_text("Kỹ sư")
    hand.choose("SK002")
    assert panel.isHidden()
    hand.choose("SK001")
    assert (panel.isHidden(), panel.full_name.text(), panel.position.text()) == (False, "Người Mới", "Kỹ sư")


def test_a_new_author_who_couldnt_be_written_is_put_back(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what was entered."""
    before = hand.choose("SK001")
    panel = hand.page.form.authors.picker.panel
    panel.start("Người Mới")
    with monkeypatch.context() as patch:
        patch.setattr("ui.desk.apply_edit", _full)
        panel.add.click()
        hand.settle()
    assert hand.stored("SK001") == before
    assert (panel.isHidden(), panel.full_name.text()) == (False, "Người Mới")


def test_what_is_typed_until_the_next_is_read_is_kept(hand: Hand, gate: MakeGate) -> None:
    """The old form can be typed in until then."""
    hand.choose("SK001")
    held = gate(Lane.READ)
    model = hand.page.model
    hand.page.table.select_key(model.keys[1])
    hand.qtbot.waitUntil(lambda: not hand.page.is_about_to_open)
    hand.enter(hand.field("scope"), "Gõ tiếp cho SK001")
    held.open()
    hand.settle()
    assert hand.page.form.state is not None
    assert hand.page.form.state.initiative.code == "SK002"
    assert hand.stored("SK001").initiative.scope == "Gõ tiếp cho SK001"
    assert hand.stored("SK002").initiative.scope == "Toàn cơ quan"


@pytest.mark.parametrize("field_id", ["workplace", "share"])
def test_what_was_refused_about_an_author_stands_in_their_card(
    hand: Hand, monkeypatch: pytest.MonkeyPatch, field_id: str
) -> None:
    """And as a draft; it is saved once there is room again."""
    state = hand.choose("SK003")
    owner = state.authors[0].person_id
    card = hand.page.form.authors.cards[owner]
    card.open_details(True)
    field = card.share if field_id == "share" else card.details[field_id]
    text = "55%" if field_id == "share" else "Phòng vừa gõ"
    with monkeypatch.context() as patch:
        patch.setattr("ui.desk.apply_edit", _full)
        hand.enter(field, text)
        hand.leave()
        hand.settle()
    assert field.text() == text
    assert drafts_of(hand.desk.workspace, state.id) == {f"{field_id}:{owner}": text}
    hand.choose("SK001")
    hand.choose("SK003")
    found = person(hand.desk.workspace, owner)
    assert found is not None
    stored = hand.stored("SK003").authors[0].share if field_id == "share" else found.workplace
    assert stored == (5500 if field_id == "share" else text)


def test_what_was_refused_of_an_initiative_that_was_left_is_its_draft(
    hand: Hand, gate: MakeGate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes back with it, and nothing of it into the one shown."""
    hand.choose("SK001")
    before = hand.stored("SK002")
    held = gate()
    with monkeypatch.context() as patch:
        patch.setattr("ui.desk.apply_edit", _full)
        hand.enter(hand.field("scope"), "Gõ rồi sang dòng khác")
        _go(hand, "SK002")
        held.open()
        hand.settle()
    hand.choose("SK001")
    assert hand.stored("SK001").initiative.scope == "Gõ rồi sang dòng khác"
    assert hand.stored("SK002") == before


def test_a_draft_of_one_programme_isnt_put_into_another(hand: Hand) -> None:
    """It waits for its own."""
    state = hand.choose("SK002")
    own, other = hand.desk.programme_id, _other_programme(hand)
    hand.choose("SK001")
    keep_draft(hand.desk.workspace, state.id, f"portal_account@{own}", "gõ dở")
    _switch(hand, other)
    hand.choose("SK002")
    assert hand.stored("SK002").own_part(other).portal_account == ""
    _switch(hand, own)
    hand.choose("SK002")
    assert hand.stored("SK002").own_part(own).portal_account == "gõ dở"
    assert drafts_of(hand.desk.workspace, state.id) == {}


def test_what_cant_be_read_stays_with_its_programme(hand: Hand) -> None:
    """The field is shown anew when the programme is switched."""
    state = hand.choose("SK001")
    own, other = hand.desk.programme_id, _other_programme(hand)
    hand.enter(hand.field("portal_on"), "32/1/2022")
    _switch(hand, other)
    assert hand.field("portal_on").text() == ""
    assert drafts_of(hand.desk.workspace, state.id) == {f"portal_on@{own}": "32/1/2022"}
    _switch(hand, own)
    assert hand.field("portal_on").text() == "32/1/2022"


def test_what_is_typed_while_many_are_about_to_be_changed(hand: Hand, gate: MakeGate) -> None:
    """Both are written: the change of many is made when its turn comes."""
    hand.choose("SK001")
    hand.page.table.selectAll()
    hand.settle()
    held = gate()
    menu = hand.page.actions_of.stage.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[-1].trigger()
    hand.enter(hand.field("scope"), "Gõ trong lúc đó")
    hand.leave()
    held.open()
    hand.settle()
    states = [hand.stored(code) for code in ("SK001", "SK002", "SK003")]
    assert [state.initiative.stage for state in states] == [list(Stage)[-1]] * 3
    assert states[0].initiative.scope == "Gõ trong lúc đó"


def test_files_are_attached_in_one_turn(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is changed elsewhere meanwhile comes before or after, never in between."""
    state = hand.choose("SK001")
    writes: list[Edit] = []
    monkeypatch.setattr(hand.desk, "apply", lambda edit, *_rest: writes.append(edit))
    file = tmp_path / "a.pdf"
    file.write_bytes(PDF + b"x")
    hand.page.form.files_dropped.emit(state.id, [file])
    hand.settle()
    assert len(hand.stored("SK001").attachments) == len(state.attachments) + 1
    assert writes == []


def test_an_edit_told_of_on_another_screen_isnt_taken_for_own_later(hand: Hand) -> None:
    """The window tells the screen alone that is shown; undone later, the form goes there."""
    hand.choose("SK001")
    page, desk = hand.page, hand.desk
    hand.enter(hand.field("scope"), "Mới")
    desk.changed.disconnect(page.data_changed)
    page.leave()
    hand.settle()
    desk.changed.connect(page.data_changed)
    page.enter()
    hand.choose("SK002")
    hand.undo()
    assert page.form.state is not None
    assert page.form.state.initiative.code == "SK001"


def test_an_edit_is_own_until_it_is_written(hand: Hand) -> None:
    """Whether it could be made or not."""
    own = OwnEdits(hand.desk)
    failed: list[bool] = []

    def none() -> Edit:
        raise WorkspaceError("disk-full", "Ổ đĩa đã đầy.")

    own.apply_made(none, failed=lambda: failed.append(True))
    hand.settle()
    state = hand.choose("SK001")
    after = replace(state, initiative=replace(state.initiative, scope="Khác"))
    told: list[bool] = []
    hand.desk.changed.connect(lambda changed: told.append(own.holds(changed)))
    own.apply_made(lambda: Edit(label="x", alterations=(Alteration(state, after),)))
    hand.settle()
    apply_edit(hand.desk.workspace, Edit(label="x", alterations=(Alteration(after, state),)))
    hand.undo()
    assert failed == [True]
    assert told == [True, False]


def test_an_undone_decision_is_offered_no_more(qtbot: QtBot, hand: Hand) -> None:
    """Though it was new a moment ago; undone at once or later."""
    hand.choose("SK001")
    field = hand.page.form.decision
    count = field.box.count()
    for _ in range(2):
        field.start_new("77/QĐ")
        field.panel.keep.click()
        hand.settle()
        qtbot.waitUntil(lambda: field.box.count() == count + 1)
        hand.undo()
        assert field.box.count() == count


def test_a_card_masks_the_identity_number_and_reads_phones(hand: Hand) -> None:
    """As the list of members does."""
    state = hand.choose("SK001")
    card = next(iter(hand.page.form.authors.cards.values()))
    card.open_details(True)
    identity = card.details["identity_number"]
    assert isinstance(identity, IdentityField)
    hand.enter(card.details["phone"], "+84 912.345.678")
    hand.leave()
    hand.settle()
    found = person(hand.desk.workspace, state.authors[0].person_id)
    assert found is not None
    assert found.phone == "0912345678"
    number = identity.value()
    assert identity.masked is bool(number)
    identity.button.setChecked(True)
    hand.enter(identity, "1,079E+10")
    hand.leave()
    hand.settle()
    assert not identity.is_valid()
    found = person(hand.desk.workspace, state.authors[0].person_id)
    assert found is not None
    assert found.identity_number == number
