"""Two changes of one record: kept both where they touch different facts."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.edit import InitiativeState
from desktop_app.domain.finding import Waiver
from desktop_app.domain.initiative import Authorship, Initiative
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Person
from desktop_app.domain.rebase import rebased

_UNIT = UUID(int=1)
_BEFORE = InitiativeState(
    initiative=Initiative(id=UUID(int=2), unit_id=_UNIT, code="SK001", title="Cũ", scope="Xã"),
    authors=(Authorship(person_id=UUID(int=3), share=10_000),),
    participations=(("", Participation(novel=True)), ("a", Participation(complaint=False))),
)


def _waiver(reason: str) -> Waiver:
    return Waiver(rule="r", fingerprint="f", reason=reason, user="u", at=datetime(2022, 1, 1, tzinfo=UTC))


def _fact(state: InitiativeState, **values: str) -> InitiativeState:
    return replace(state, initiative=replace(state.initiative, **values))


def _part(state: InitiativeState, programme_id: str, **values: bool) -> InitiativeState:
    parts = dict(state.participations)
    parts[programme_id] = replace(parts.get(programme_id, Participation()), **values)
    return replace(state, participations=tuple(sorted(parts.items())))


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (_fact(_BEFORE, title="Mới"), _BEFORE, _fact(_BEFORE, title="Mới")),
        (_fact(_BEFORE, title="Mới"), _fact(_BEFORE, scope="Tỉnh"), _fact(_BEFORE, title="Mới", scope="Tỉnh")),
        (_fact(_BEFORE, title="Mới"), _fact(_BEFORE, title="Mới"), _fact(_BEFORE, title="Mới")),
        (_fact(_BEFORE, title="Mới"), _fact(_BEFORE, title="Khác"), None),
        (replace(_BEFORE, authors=()), _fact(_BEFORE, title="Mới"), replace(_fact(_BEFORE, title="Mới"), authors=())),
        (replace(_BEFORE, authors=()), replace(_BEFORE, authors=(*_BEFORE.authors, *_BEFORE.authors)), None),
        (
            _part(_BEFORE, "a", dispute=True),
            _part(_BEFORE, "a", ip_protected=True),
            _part(_part(_BEFORE, "a", dispute=True), "a", ip_protected=True),
        ),
        (_part(_BEFORE, "b", dispute=True), _part(_BEFORE, "b", dispute=False), None),
        (
            replace(_BEFORE, waivers=(("a", _waiver("Một")),)),
            replace(_BEFORE, waivers=(("b", _waiver("Hai")),)),
            replace(_BEFORE, waivers=(("a", _waiver("Một")), ("b", _waiver("Hai")))),
        ),
        (
            replace(_BEFORE, waivers=(("a", _waiver("Một")),)),
            replace(_BEFORE, waivers=(("a", _waiver("Hai")),)),
            None,
        ),
    ],
)
def test_what_two_changes_come_to(mine: InitiativeState, theirs: InitiativeState, both: InitiativeState | None) -> None:
    """The same fact changed to different values is for a person to decide."""
    assert rebased(_BEFORE, mine, theirs) == both
    assert (rebased(_BEFORE, theirs, mine) is None) is (both is None)


_TEXT = st.sampled_from(["", "a", "b"])
_PERSON = st.builds(
    Person, id=st.just(UUID(int=4)), unit_id=st.just(_UNIT), full_name=_TEXT, phone=_TEXT, position=_TEXT
)


@given(before=_PERSON, mine=_PERSON, theirs=_PERSON)
def test_no_change_is_ever_lost(before: Person, mine: Person, theirs: Person) -> None:
    """Where there is an answer it holds all that either side changed."""
    merged = rebased(before, mine, theirs)
    for name in ("full_name", "phone", "position"):
        was, my, their = (getattr(record, name) for record in (before, mine, theirs))
        if merged is None:
            continue
        changed = {value for value in (my, their) if value != was}
        assert getattr(merged, name) == (changed.pop() if changed else was)
        assert not changed
    clashes = any(len({getattr(r, n) for r in (before, mine, theirs)}) == 3 for n in ("full_name", "phone", "position"))
    assert (merged is None) is clashes
