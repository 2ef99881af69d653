"""Every field of the form: what is typed or chosen is stored, shown after undo as it was, and never lost."""

from datetime import date
from typing import Any

import pytest

from desktop_app.domain.kinds import (
    ApplicationState,
    AuthorCategory,
    Block,
    SolutionType,
    Stage,
    TechnicalForm,
    TopicLevel,
)
from tests.cli.office import PROGRAMME
from tests.ui.initiatives.conftest import Hand
from ui.initiatives.binding import BINDINGS, value_of

_CASES: dict[str, tuple[Any, Any]] = {
    "title": ("Sổ tay  điện tử ", "Sổ tay điện tử"),
    "code": ("SK-07", "SK-07"),
    "stage": (Stage.ONGOING, Stage.ONGOING),
    "solution_type": (SolutionType.COVID, SolutionType.COVID),
    "work_field": ("Hành chính", "Hành chính"),
    "summary": ("Dòng một\nDòng hai", "Dòng một\nDòng hai"),
    "application_state": (ApplicationState.TRIAL, ApplicationState.TRIAL),
    "applied_on": ("5/2/2022", date(2022, 2, 5)),
    "trial_on": ("ngày 1 tháng 12 năm 2021", date(2021, 12, 1)),
    "scope": ("Cả tỉnh", "Cả tỉnh"),
    "benefit_amount": ("1,5 tỷ", 1_500_000_000),
    "benefit_text": ("Đỡ đi lại", "Đỡ đi lại"),
    "recognised": (False, False),
    "novel": (False, False),
    "contrary_to_order": (True, True),
    "ip_protected": (None, None),
    "complaint": (True, True),
    "dispute": (True, True),
    "declared_on": ("01/05/2022", date(2022, 5, 1)),
    "block": (Block.ENTERPRISE, Block.ENTERPRISE),
    "category": (AuthorCategory.WORKER, AuthorCategory.WORKER),
    "national_award": (True, True),
    "origin": ("Từ thực tế", "Từ thực tế"),
    "publication_link": ("https://example.vn/a", "https://example.vn/a"),
    "published_on": ("02/05/2022", date(2022, 5, 2)),
    "link": ("https://drive.google.com/x", "https://drive.google.com/x"),
    "portal_on": ("30/4/2022", date(2022, 4, 30)),
    "portal_account": ("congdoan", "congdoan"),
    "portal_code": ("YB-15", "YB-15"),
}
_SHOWN_LATER = {
    "technical_form": ("solution_type", SolutionType.TECHNICAL, TechnicalForm.PROCESS, TechnicalForm.PROCESS),
    "topic_level": ("solution_type", SolutionType.RESEARCH, TopicLevel.PROVINCE, TopicLevel.PROVINCE),
    "accepted_on": ("solution_type", SolutionType.RESEARCH, "03/03/2022", date(2022, 3, 3)),
    "effect_confirmed": ("solution_type", SolutionType.RESEARCH, True, True),
}
_ELSEWHERE = {"decision", "recognised_by", "decision_number", "decision_date", "portal_text"}


def test_every_field_has_its_case() -> None:
    """A new field can't be forgotten here."""
    assert set(BINDINGS) == {*_CASES, *_SHOWN_LATER, *_ELSEWHERE}


@pytest.mark.parametrize("field_id", _CASES)
def test_what_is_entered_is_stored_and_undone(hand: Hand, field_id: str) -> None:
    """One edit per finished field; undo stores and shows what was there."""
    given, stored = _CASES[field_id]
    before = hand.choose("SK001")
    shown = hand.field(field_id).text()
    hand.give(hand.field(field_id), given)
    state = hand.page.form.state
    assert state is not None
    code = "SK-07" if field_id == "code" else "SK001"
    assert value_of(hand.stored(code), PROGRAMME, field_id) == stored
    assert hand.stored(code) == state
    assert hand.desk.undo_label.startswith("Sửa “")
    hand.undo()
    assert hand.stored("SK001") == before == hand.page.form.state
    assert hand.field(field_id).text() == shown


@pytest.mark.parametrize("field_id", _SHOWN_LATER)
def test_fields_of_one_type_appear_with_it(hand: Hand, field_id: str) -> None:
    """They are hidden for other types, and stay as long as they hold something."""
    leading, kind, given, stored = _SHOWN_LATER[field_id]
    hand.choose("SK001")
    field = hand.field(field_id)
    assert not field.isVisible()
    hand.give(hand.field(leading), kind)
    assert field.isVisible()
    hand.give(field, given)
    assert value_of(hand.stored("SK001"), PROGRAMME, field_id) == stored
    hand.give(hand.field(leading), SolutionType.MANAGEMENT)
    assert field.isVisible()


def test_the_text_for_the_portal_is_opened_when_it_differs(hand: Hand) -> None:
    """Then the summary isn't counted any more; emptied, the summary serves again."""
    hand.choose("SK001")
    summary: Any = hand.field("summary")
    assert summary.counter_text() == "60/2.000"
    assert not hand.field("portal_text").isVisible()
    hand.page.form.portal_button.click()
    assert hand.field("portal_text").control.hasFocus()
    hand.give(hand.field("portal_text"), "Bản ngắn")
    assert hand.stored("SK001").part(PROGRAMME).portal_text == "Bản ngắn"
    assert not summary.counter_text() or not summary._counter.isVisible()


def test_own_cells_show_only_where_they_say_something_else(hand: Hand) -> None:
    """What the decision says already isn't shown twice."""
    hand.choose("SK001")
    own = ("recognised_by", "decision_number", "decision_date")
    assert [hand.field(name).isVisible() for name in own] == [False, False, False]


def test_declaring_the_ordinary_is_one_edit(hand: Hand) -> None:
    """Tính mới: có, the others không, on this day; one undo takes all back."""
    before = hand.choose("SK002")
    hand.give(hand.field("novel"), None)
    hand.give(hand.field("complaint"), True)
    changed = hand.stored("SK002")
    hand.page.form.ordinary.click()
    hand.settle()
    part = hand.stored("SK002").part(PROGRAMME)
    answers = (part.novel, part.contrary_to_order, part.ip_protected, part.complaint, part.dispute)
    assert answers == (True, False, False, False, False)
    assert part.declared_on == date(2022, 5, 1)
    hand.undo()
    assert hand.stored("SK002") == changed != before
