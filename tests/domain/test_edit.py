"""Edits as values: turned round, settled, and what they write."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from desktop_app.domain.edit import Alteration, Edit, InitiativeState, changed_by, fields_written, settled
from desktop_app.domain.finding import Waiver
from desktop_app.domain.initiative import Attachment, Authorship, Decision, Initiative, StoredFile
from desktop_app.domain.kinds import FileType
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Person
from desktop_app.domain.unit import Unit

ID, UNIT = UUID(int=1), UUID(int=2)
NOW = datetime(2022, 5, 1, tzinfo=UTC)
RECORD = Initiative(id=ID, unit_id=UNIT, code="SK1", title="Một")
STATE = InitiativeState(initiative=RECORD)
PERSON = Person(id=UUID(int=3), unit_id=UNIT, full_name="An")
DECISION = Decision(id=UUID(int=4), unit_id=UNIT, number="1")
OWN = Unit(id=UNIT, name="CĐCS")


def waiver(fingerprint: str, days: int = 0, reason: str = "r") -> Waiver:
    return Waiver(rule="r", fingerprint=fingerprint, reason=reason, user="u", at=NOW + timedelta(days=days))


def test_reversed_twice_is_itself() -> None:
    made = Edit(label="Sửa", alterations=(Alteration(None, STATE), Alteration(PERSON, None)))
    assert made.reversed().alterations == (Alteration(None, PERSON), Alteration(STATE, None))
    assert made.reversed().reversed() == made


def test_alteration_of_nothing_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nothing"):
        _ = Alteration(None, None).record_id


def test_changed() -> None:
    records = (STATE, PERSON, DECISION, OWN)
    changed = changed_by(Edit(label="", alterations=tuple(Alteration(item, None) for item in records)))
    assert (*changed.initiatives, *changed.people, *changed.decisions) == (ID, PERSON.id, DECISION.id)
    assert changed.unit
    assert not changed_by(Edit(label="", alterations=())).unit


def test_part_is_own_over_common() -> None:
    state = replace(
        STATE, participations=(("", Participation(novel=True, portal_code="A")), ("p", Participation(novel=False)))
    )
    assert state.part("p") == Participation(novel=False, portal_code="A")
    assert state.own_part("p") == Participation(novel=False)
    assert state.part("q") == Participation(novel=True, portal_code="A")


def test_people() -> None:
    one, other = UUID(int=8), UUID(int=9)
    parts = (("p", Participation(put_forward=(other,))),)
    assert replace(STATE, authors=(Authorship(person_id=one),), participations=parts).people == {one, other}


@pytest.mark.parametrize(
    ("given", "comes_back"),
    [
        ({"participations": (("p", Participation()),)}, {}),
        (
            {"participations": (("p", Participation(novel=True)), ("", Participation(block=None, novel=False)))},
            {"participations": (("", Participation(novel=False)), ("p", Participation(novel=True)))},
        ),
        (
            {"attachments": (Attachment(order=9, kind=None, file=StoredFile(name="a", size=5)),)},
            {"attachments": (Attachment(order=1, kind=None, file=StoredFile(name="a")),)},
        ),
        (
            {"waivers": (("p", waiver("b", 1)), ("p", waiver("a", 2)), ("", waiver("c", 3)))},
            {"waivers": (("", waiver("c", 3)), ("p", waiver("b", 1)), ("p", waiver("a", 2)))},
        ),
        (
            {"waivers": (("p", waiver("a")), ("p", waiver("a", reason="sau")))},
            {"waivers": (("p", waiver("a", reason="sau")),)},
        ),
    ],
)
def test_settled(given, comes_back) -> None:
    once = settled(replace(STATE, **given))
    assert once == replace(STATE, **comes_back)
    assert settled(once) == once


def test_settled_decision_and_others() -> None:
    named = StoredFile(name="qd.pdf", size=3, file_type=FileType.PDF)
    assert settled(replace(DECISION, scan=named)) == replace(DECISION, scan=StoredFile(name="qd.pdf"))
    there = replace(DECISION, scan=replace(named, sha256="a" * 64))
    assert settled(there) == there
    assert settled(PERSON) == PERSON
    assert settled(OWN) == OWN


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        (STATE, None, None),
        (STATE, STATE, set()),
        (STATE, replace(STATE, initiative=replace(RECORD, title="Hai", summary="Ba")), {"title", "summary"}),
        (STATE, replace(STATE, participations=(("p", Participation(novel=True)),)), {"novel"}),
        (
            STATE,
            replace(STATE, authors=(Authorship(person_id=ID),)),
            {"authors", "author", "share", "role", "put_forward"},
        ),
        (
            STATE,
            replace(STATE, attachments=(Attachment(order=1, kind=None, file=StoredFile(name="a")),)),
            {"attachments", "attachment", "attachment_kind"},
        ),
        (None, STATE, {"id", "unit_id", "code", "member_code", "title"}),
        (PERSON, replace(PERSON, code="DV1"), {"code", "member_code"}),
        (OWN, replace(OWN, name="Khác"), {"name", "unit_name"}),
    ],
)
def test_fields_written(before, after, names) -> None:
    assert fields_written(Alteration(before, after)) == names
