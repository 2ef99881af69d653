"""Authors: found or entered in place, shares that make a whole, who stands first and who is put forward."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.edit import InitiativeState
from desktop_app.domain.initiative import Authorship, Initiative
from desktop_app.domain.kinds import AuthorRole
from desktop_app.domain.participation import Participation
from tests.cli.office import PROGRAMME
from tests.ui.initiatives.conftest import Hand, person_named
from ui.initiatives import authorship
from ui.initiatives.authors_panel import sum_text

_IDS = [UUID(int=number) for number in range(1, 5)]


def _state(*shares: int | None) -> InitiativeState:
    initiative = Initiative(id=UUID(int=9), unit_id=UUID(int=8), code="SK1", title="T")
    people = zip(_IDS, shares, strict=False)
    return InitiativeState(
        initiative=initiative, authors=tuple(Authorship(person_id=one, share=share) for one, share in people)
    )


@pytest.mark.parametrize(
    ("shares", "text", "whole"),
    [
        ((None,), "Tổng 100%", True),
        ((6000,), "Tổng 100%", True),
        ((6000, 4000), "Tổng 100%", True),
        ((3333, 3333, 3333), "Tổng 99,99%", True),
        ((6000, 4010), "Tổng 100,1%", True),
        ((6000, 4011), "Tổng 100,11%, phải là 100%", False),
        ((6000, 3000), "Tổng 90%, phải là 100%", False),
        ((6000, None), "Còn tác giả chưa được ghi tỷ lệ đóng góp", False),
        ((0, 0), "Tổng 0%, phải là 100%", False),
    ],
)
def test_the_sum_of_the_shares(shares: tuple[int | None, ...], text: str, whole: bool) -> None:
    """± 0,1 % is a whole, as for the rules."""
    assert sum_text(_state(*shares).authors) == (text, whole)


@pytest.mark.parametrize(
    ("count", "shares"), [(1, [10000]), (2, [5000, 5000]), (3, [3334, 3333, 3333]), (4, [2500] * 4)]
)
def test_equal_shares_make_a_whole(count: int, shares: list[int]) -> None:
    """What doesn't divide goes to the first."""
    state = authorship.shared_equally(_state(*[None] * count))
    assert [author.share for author in state.authors] == shares
    assert authorship.shared_equally(_state()) == _state()


def test_a_sole_author_has_the_whole_until_there_is_a_second() -> None:
    """And again once the others are gone."""
    one = authorship.added(_state(), _IDS[0])
    two = authorship.added(one, _IDS[1])
    assert [author.share for author in one.authors] == [10000]
    assert [author.share for author in two.authors] == [None, None]
    assert authorship.added(two, _IDS[1]) == two
    stated = authorship.with_share(authorship.with_share(two, _IDS[0], 7000), _IDS[1], 3000)
    assert [author.share for author in authorship.removed(stated, _IDS[0]).authors] == [10000]
    assert [author.share for author in authorship.added(stated, _IDS[2]).authors] == [7000, 3000, None]


def test_who_goes_is_put_forward_nowhere() -> None:
    """In no programme."""
    parts = (("", Participation(put_forward=(_IDS[0],))), ("p", Participation(put_forward=(_IDS[0], _IDS[1]))))
    state = replace(_state(5000, 5000), participations=parts)
    left = authorship.removed(state, _IDS[0])
    assert left.own_part("").put_forward == ()
    assert left.own_part("p").put_forward == (_IDS[1],)


@pytest.mark.parametrize(
    ("place", "steps", "order"), [(0, 1, [1, 0, 2]), (2, -1, [0, 2, 1]), (0, -1, [0, 1, 2]), (2, 5, [0, 1, 2])]
)
def test_moving_an_author(place: int, steps: int, order: list[int]) -> None:
    """Within the list."""
    moved = authorship.moved(_state(1, 2, 3), _IDS[place], steps)
    assert [author.person_id for author in moved.authors] == [_IDS[number] for number in order]


def test_shares_roles_and_who_is_put_forward(hand: Hand) -> None:
    """Each is one edit; the sum follows while several are shown."""
    before = hand.choose("SK003")
    panel = hand.page.form.authors
    first, second = person_named(hand, "Trần Văn Thử"), person_named(hand, "Lê Thị Nháp")
    assert panel.sum.text() == "Tổng 100%"
    hand.give(panel.cards[first].share, "50")
    assert panel.sum.text() == "Tổng 90%, phải là 100%"
    assert panel.sum.property("role") == "ineligible"
    hand.give(panel.cards[first].role, AuthorRole.LEADER)
    panel.cards[second].put_forward.click()
    hand.settle()
    state = hand.stored("SK003")
    assert [(author.share, author.role) for author in state.authors] == [(5000, AuthorRole.LEADER), (4000, None)]
    assert state.part(PROGRAMME).put_forward == (second,)
    assert not panel.cards[first].put_forward.isChecked()
    panel.equal.click()
    panel.cards[second].up.click()
    hand.settle()
    assert [author.share for author in hand.stored("SK003").authors] == [5000, 5000]
    assert hand.stored("SK003").authors[0].person_id == second
    for _ in range(5):
        hand.undo()
    assert hand.stored("SK003") == before


def test_a_sole_author_isnt_asked(hand: Hand) -> None:
    """100 %, put forward, neither to be changed."""
    hand.choose("SK001")
    panel = hand.page.form.authors
    (card,) = panel.cards.values()
    assert (card.share.text(), card.share.isEnabled()) == ("100%", False)
    assert (card.put_forward.isChecked(), card.put_forward.isEnabled()) == (True, False)
    assert not panel.sum.isVisible()


def test_an_author_is_found_without_accents(qtbot: QtBot, hand: Hand) -> None:
    """Typed, found, taken with Enter; removed with its button."""
    hand.choose("SK001")
    panel = hand.page.form.authors
    hand.type(panel.picker.words, "nhap")
    qtbot.waitUntil(panel.picker.found.isVisible)
    entries = [panel.picker.found.item(row).text() for row in range(panel.picker.found.count())]
    assert entries == ["Lê Thị Nháp · 02/09/1990 · Văn thư · Sở Nội vụ", "Thêm người mới “nhap”…"]
    qtbot.keyClick(panel.picker.words, Qt.Key.Key_Return)
    hand.settle()
    assert [author.share for author in hand.stored("SK001").authors] == [None, None]
    assert panel.sum.text() == "Còn tác giả chưa được ghi tỷ lệ đóng góp"
    assert panel.picker.words.hasFocus()
    panel.cards[person_named(hand, "Lê Thị Nháp")].remove.click()
    hand.settle()
    assert [author.share for author in hand.stored("SK001").authors] == [10000]
    assert not panel.sum.isVisible()


def test_an_author_is_entered_in_place(qtbot: QtBot, hand: Hand) -> None:
    """The person and the authorship are one edit."""
    before = hand.choose("SK001")
    picker = hand.page.form.authors.picker
    hand.type(picker.words, "Hoàng Văn Mới")
    qtbot.waitUntil(picker.found.isVisible)
    qtbot.keyClick(picker.words, Qt.Key.Key_Down)
    qtbot.keyClick(picker.found, Qt.Key.Key_Return)
    assert picker.panel.full_name.value() == "Hoàng Văn Mới"
    assert picker.panel.birth.control.hasFocus()
    hand.type(picker.panel.birth.control, "1988")
    picker.panel.position.control.setFocus()
    hand.type(picker.panel.position.control, "Kỹ sư")
    picker.panel.add.click()
    hand.settle()
    state = hand.stored("SK001")
    assert len(state.authors) == 2
    person = hand.page.form.editor.people[state.authors[1].person_id]
    assert (person.full_name, person.birth_year, person.position) == ("Hoàng Văn Mới", 1988, "Kỹ sư")
    hand.undo()
    assert hand.stored("SK001") == before


def test_a_new_author_needs_a_name(hand: Hand) -> None:
    """It is said where the name is missing, and nothing is added."""
    before = hand.choose("SK001")
    panel = hand.page.form.authors.picker.panel
    panel.start("")
    panel.add.click()
    hand.settle()
    assert panel.isVisible()
    assert panel.full_name.control.hasFocus()
    assert hand.stored("SK001") == before
