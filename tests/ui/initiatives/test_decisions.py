"""Decisions: entered and scanned once, picked by number, one for many."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Decision
from desktop_app.domain.kinds import Severity
from desktop_app.services.editing import decisions
from tests.cli.office import PDF
from tests.ui.initiatives.conftest import Hand
from ui.initiatives.dialogs import DecisionDialog
from ui.widgets.decision_field import DecisionPanel, decision_text, same_decision

_DAY = date(2022, 4, 12)


def _decision(number: str, day: date | None = None, **more: Any) -> Decision:
    return Decision(id=UUID(int=1), unit_id=UUID(int=2), number=number, decided_on=day, **more)


@pytest.mark.parametrize(
    ("decision", "text"),
    [
        (_decision("12/QĐ", _DAY, authority="Sở Nội vụ"), "12/QĐ · 12/04/2022 · Sở Nội vụ"),
        (_decision("5/GCN", is_certificate=True), "5/GCN · Giấy chứng nhận"),
        (_decision("7"), "7"),
    ],
)
def test_a_decision_in_one_line(decision: Decision, text: str) -> None:
    """Number, day, authority."""
    assert decision_text(decision) == text


@pytest.mark.parametrize(
    ("number", "day", "same"), [("12/qd", _DAY, True), ("12/QĐ", None, False), ("13/QĐ", _DAY, False)]
)
def test_number_and_day_tell_decisions_apart(number: str, day: date | None, same: bool) -> None:
    """`01/QĐ` comes anew each year."""
    there = _decision("12/QĐ", _DAY)
    assert (same_decision(_decision(number, day), [there]) is there) is same


def _fill(hand: Hand, panel: DecisionPanel, number: str, scan: Path | None = None) -> None:
    for field, text in ((panel.number, number), (panel.day, "12/4/2022"), (panel.authority, "UBND tỉnh")):
        field.focus()
        hand.type(field.control, text)
    if scan is not None:
        hand.drop(panel, scan)
    panel.keep.setFocus()
    panel.keep.click()
    hand.settle()


def _scan(folder: Path) -> Path:
    path = folder / "QD 86.pdf"
    path.write_bytes(PDF + b"\n")
    return path


def test_a_new_decision_is_entered_once(hand: Hand, tmp_path: Path) -> None:
    """It is written with the choice in one edit, with its scan; then it can be picked elsewhere."""
    before = hand.choose("SK001")
    field = hand.page.form.decision
    assert decision_text(field.chosen() or _decision("")).startswith("12/QĐ-SNV")
    place = field.box.findText("Quyết định mới…")
    field.box.setCurrentIndex(place)
    field.box.activated.emit(place)
    _fill(hand, field.panel, "86/QĐ-UBND", _scan(tmp_path))
    known = {item.number: item for item in decisions(hand.desk.workspace)}
    made = known["86/QĐ-UBND"]
    assert (made.decided_on, made.authority, made.scan and made.scan.name) == (_DAY, "UBND tỉnh", "QD 86.pdf")
    assert hand.stored("SK001").initiative.decision_id == made.id
    hand.choose("SK002")
    hand.give_decision(made.id)
    assert hand.stored("SK002").initiative.decision_id == made.id
    hand.undo()
    hand.undo()
    assert hand.stored("SK001") == before
    assert [item.number for item in decisions(hand.desk.workspace)] == ["12/QĐ-SNV"]


def test_one_that_is_there_isnt_entered_twice(hand: Hand) -> None:
    """Number and day say that it is the same."""
    hand.choose("SK001")
    field = hand.page.form.decision
    hand.give_decision(None)
    assert hand.stored("SK001").initiative.decision_id is None
    field.start_new()
    field.panel.number.focus()
    hand.type(field.panel.number.control, "12/qđ-snv")
    field.panel.day.focus()
    hand.type(field.panel.day.control, "20/1/2022")
    field.panel.keep.setFocus()
    field.panel.keep.click()
    hand.settle()
    (known,) = decisions(hand.desk.workspace)
    assert hand.stored("SK001").initiative.decision_id == known.id


def test_a_decision_is_mended_for_all_it_recognises(hand: Hand) -> None:
    """And the mending is undone for all."""
    hand.choose("SK001")
    field = hand.page.form.decision
    field.edit_button.click()
    _fill(hand, field.panel, "21/QĐ-SNV")
    (known,) = decisions(hand.desk.workspace)
    assert (known.number, known.decided_on, known.scan is not None) == ("21/QĐ-SNV", _DAY, True)
    assert hand.stored("SK003").initiative.decision_id == known.id
    hand.undo()
    assert decisions(hand.desk.workspace)[0].number == "12/QĐ-SNV"
    assert decision_text(field.chosen() or _decision("")).startswith("12/QĐ-SNV")


def test_a_decision_needs_a_number(hand: Hand) -> None:
    """What is wrong is said in its field."""
    hand.choose("SK001")
    panel = hand.page.form.decision.panel
    hand.page.form.decision.start_new()
    panel.keep.click()
    hand.settle()
    assert panel.isVisible()
    assert panel.number.control.hasFocus()


def test_one_decision_for_many(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entered once for those selected, in one edit."""
    before = [hand.stored(code) for code in ("SK001", "SK002", "SK003")]

    def answer(dialog: DecisionDialog) -> int:
        dialog.show()
        dialog.decision.start_new()
        _fill(hand, dialog.decision.panel, "99/QĐ", _scan(tmp_path))
        assert dialog.isVisible()
        dialog.accept_button.click()
        return int(dialog.result())

    monkeypatch.setattr(DecisionDialog, "exec", answer)
    hand.select("SK001", "SK003")
    hand.page.actions_of.decide.trigger()
    hand.settle()
    made = next(item for item in decisions(hand.desk.workspace) if item.number == "99/QĐ")
    named = [hand.stored(code).initiative.decision_id == made.id for code in ("SK001", "SK002", "SK003")]
    assert named == [True, False, True]
    assert hand.told[-1].sentence == "Đã gắn quyết định 99/QĐ cho 2 sáng kiến."
    hand.undo()
    assert [hand.stored(code) for code in ("SK001", "SK002", "SK003")] == before


def test_going_through_the_list_only_chooses(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """The verb writes; a decision that is being entered goes with it."""
    hand.choose("SK001")
    hand.give_decision(None)
    seen: list[tuple[bool, str]] = []

    def answer(dialog: DecisionDialog) -> int:
        dialog.show()
        dialog.decision.box.setFocus()
        hand.qtbot.keyClick(dialog.decision.box, Qt.Key.Key_Down)
        chosen = dialog.decision.chosen()
        seen.append((dialog.isVisible(), chosen.number if chosen else ""))
        dialog.decision.start_new("77/QĐ")
        dialog.accept_button.click()
        hand.settle()
        return int(dialog.result())

    monkeypatch.setattr(DecisionDialog, "exec", answer)
    hand.select("SK001", "SK002")
    hand.page.actions_of.decide.trigger()
    hand.settle()
    assert seen == [(True, "12/QĐ-SNV")]
    assert hand.told[-1].sentence == "Đã gắn quyết định 77/QĐ cho 2 sáng kiến."


@pytest.mark.parametrize("way", ["button", "finding"])
def test_the_panel_of_a_decision_comes_into_sight(hand: Hand, way: str) -> None:
    """With the button at its number, from a finding at the fact that it is about."""
    hand.choose("SK001")
    form, field = hand.page.form, hand.page.form.decision
    if way == "button":
        form.view.ensureWidgetVisible(field.edit_button, 0, 0)
        field.edit_button.click()
    else:
        form.go_to(Finding(rule="r", severity=next(iter(Severity)), clause="", field="recognised_by", message="x"))
    wanted = field.panel.number if way == "button" else field.panel.authority
    hand.qtbot.waitUntil(lambda: wanted.control.visibleRegion().boundingRect() == wanted.control.rect())
    assert wanted.control.hasFocus()
    assert QApplication.focusWidget() is wanted.control
