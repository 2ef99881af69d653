"""What the rules find: on top of the form and beside the field, a way to the field, set aside with a reason."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Severity, Verdict
from desktop_app.domain.links import Link, Screen
from tests.ui.initiatives.conftest import Hand
from ui.initiatives.finding_line import worst_first
from ui.initiatives.placing import Place, place_of
from ui.widgets.fields import Field
from ui.widgets.reason_dialog import ReasonDialog

_SHOWN = ("title", "summary", "decision", "block", "applied_on")


@pytest.mark.parametrize(
    ("field_id", "person", "place"),
    [
        ("applied_on", False, "applied_on"),
        ("decision_date", False, "decision"),
        ("portal_text", False, "summary"),
        ("share", False, "authors"),
        ("put_forward", True, "authors"),
        ("phone", True, "authors"),
        ("birth_year", True, "authors"),
        ("block", True, "authors"),
        ("block", False, "block"),
        ("attachment", False, "files"),
        ("sent_on", False, None),
    ],
)
def test_every_finding_has_its_place(hand: Hand, field_id: str, person: bool, place: str | None) -> None:
    """A field that isn't shown has another that stands for it."""
    person_id = next(iter(hand.page.form.editor.people)) if person else None
    found = place_of(field_id, person_id, _SHOWN)
    assert (found and (found.part or found.field_id)) == place
    assert found is None or isinstance(found, Place)


def test_the_worst_comes_first() -> None:
    """What was set aside comes last."""
    findings = [Finding(rule="r", severity=one, clause="", field="title", message=one.value) for one in Severity]
    assert [item.severity for item in worst_first(reversed(findings))] == list(Severity)


def _lines(field: Field) -> str:
    return "\n".join(label.text() for label in field.findChildren(QLabel) if label.isVisible())


def test_findings_follow_each_save(hand: Hand) -> None:
    """Verdict, list, field and row of the table say the same."""
    hand.choose("SK001")
    form, model = hand.page.form, hand.page.model
    hand.settle_verdicts()
    assert form.header.heading.text() == "SK001 · Đủ điều kiện"
    assert hand.finding_fields() == []
    hand.give(hand.field("applied_on"), "02/09/2023")
    assert form.header.heading.text() == "SK001 · Không đủ điều kiện"
    assert hand.finding_fields() == ["applied_on", "applied_on"]
    assert "02/09/2023" in _lines(hand.field("applied_on"))
    hand.settle_verdicts()
    assert model.index(0, 0).data() == "Không đủ điều kiện"
    hand.undo()
    hand.settle_verdicts()
    assert form.header.heading.text() == "SK001 · Đủ điều kiện"
    assert model.index(0, 0).data() == "Đủ điều kiện"


def test_the_filters_count_after_each_save(hand: Hand) -> None:
    """An initiative that leaves the filter by what is typed stays in sight until another list is asked for."""
    hand.settle_verdicts()
    filters = hand.page.filters

    def counts() -> dict[str, int | None]:
        return {button.item.id: button.item.count for button in filters.buttons}

    assert counts() == {
        "": 3, "verdict:eligible": 3, "verdict:review": 0, "verdict:incomplete": 0, "verdict:ineligible": 0,
        "verdict:registered": 0,
    }  # fmt: skip
    next(button for button in filters.buttons if button.item.id == "verdict:eligible").click()
    hand.settle()
    hand.choose("SK002")
    hand.give(hand.field("novel"), None)
    hand.settle_verdicts()
    assert (counts()["verdict:eligible"], counts()["verdict:incomplete"]) == (2, 1)
    assert hand.listed() == ["SK001", "SK002", "SK003"]
    assert hand.page.form.state is not None
    assert hand.page.form.state.initiative.code == "SK002"


@pytest.mark.parametrize("how", ["click", "enter", "space"])
def test_a_finding_leads_to_its_field(qtbot: QtBot, hand: Hand, how: str) -> None:
    """With the mouse, Enter and the space bar."""
    hand.choose("SK001")
    hand.give(hand.field("summary"), "")
    (button,) = hand.page.form.findings.buttons
    assert button.finding.field == "summary"
    if how == "click":
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return if how == "enter" else Qt.Key.Key_Space)
    assert hand.field("summary").control.hasFocus()


def test_a_finding_on_a_person_leads_into_their_card(hand: Hand) -> None:
    """The card opens its details, and what is mended there is the person's."""
    hand.choose("SK001")
    form = hand.page.form
    (card,) = form.authors.cards.values()
    card.open_details(True)
    hand.give(card.details["phone"], "")
    (button,) = form.findings.buttons
    assert button.finding.field == "phone"
    card.open_details(False)
    button.click()
    focused: Any = QApplication.focusWidget()
    assert focused is card.details["phone"].control
    hand.give(card.details["phone"], "0912345678")
    assert hand.finding_fields() == []
    assert hand.desk.undo_label == "Sửa “Số điện thoại” của Trần Văn Thử"


def _verdict(hand: Hand) -> Verdict | None:
    return hand.page.form.header.verdict


def test_a_warning_is_set_aside_with_a_reason(hand: Hand) -> None:
    """It stays listed with the reason, the verdict is formed without it, and it can count again."""
    hand.choose("SK001")
    hand.give(hand.field("applied_on"), "02/09/2022")
    form = hand.page.form
    assert _verdict(hand) is not Verdict.ELIGIBLE
    hand.give(hand.field("applied_on"), "15/01/2022")
    hand.give(hand.field("title"), "Lịch trực luân phiên có nhắc  việc!")
    assert _verdict(hand) is Verdict.REVIEW

    (button,) = form.findings.buttons
    form.findings.waiving.emit(button.finding)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    hand.enter(dialog.reason, "Hai việc khác nhau")
    dialog.accept_button.click()
    hand.settle()
    assert _verdict(hand) is Verdict.ELIGIBLE
    (button,) = form.findings.buttons
    assert button.finding.waived is not None
    assert button.finding.waived.reason == "Hai việc khác nhau"
    texts = [label.text() for label in form.findings.findChildren(QLabel)]
    assert "Đã bỏ qua: Hai việc khác nhau" in texts
    form.findings.taking_back.emit(button.finding)
    hand.settle()
    assert _verdict(hand) is Verdict.REVIEW
    hand.undo()
    assert _verdict(hand) is Verdict.ELIGIBLE


@pytest.mark.parametrize(
    ("field_id", "focused"), [("applied_on", "applied_on"), ("portal_text", "portal_text"), ("portal_on", "portal_on")]
)
def test_a_link_leads_to_record_and_field(hand: Hand, field_id: str, focused: str) -> None:
    """Whatever is shown before."""
    wanted = hand.stored("SK003").id
    hand.choose("SK001")
    hand.page.open_link(Link(screen=Screen.INITIATIVES, record_id=wanted, field=field_id))
    hand.settle()
    assert hand.page.form.state is not None
    assert hand.page.form.state.id == wanted
    assert hand.field(focused).control.hasFocus()


def test_a_link_leads_to_its_field_when_the_table_follows_first(hand: Hand) -> None:
    """The table chooses the same record while the form is still being read."""
    form, wanted = hand.page.form, hand.stored("SK003").id
    hand.choose("SK001")
    form.open(wanted, "portal_on")
    form.open(wanted)
    hand.settle()
    assert hand.field("portal_on").control.hasFocus()
    control = hand.field("portal_on").control
    hand.qtbot.waitUntil(lambda: control.visibleRegion().boundingRect() == control.rect())


def test_a_link_with_a_filter_shows_what_it_keeps(hand: Hand) -> None:
    """One that the bar doesn't have is added to it."""
    hand.choose("SK001")
    hand.give(hand.field("summary"), "")
    hand.settle_verdicts()
    hand.page.open_link(Link(screen=Screen.INITIATIVES, filter="rule:portal-text"))
    hand.settle()
    assert hand.listed() == ["SK001"]
    assert hand.page.filters.chosen_id == "rule:portal-text"
    assert hand.page.filters.buttons[-1].item.label == "Nội dung nộp cổng"
    hand.page.show_all()
    hand.settle()
    assert hand.listed() == ["SK001", "SK002", "SK003"]
