"""A case: who is put forward, and what an initiative takes from its author, its decision and its unit."""

from datetime import date
from uuid import UUID

import pytest

from desktop_app.domain.case import Case
from desktop_app.domain.initiative import Attachment, Author, Decision, Initiative, StoredFile
from desktop_app.domain.kinds import AttachmentKind, AuthorCategory, Block, Stage
from desktop_app.domain.participation import NOTHING_STATED, Participation
from desktop_app.domain.person import Person
from desktop_app.domain.unit import Unit

UNIT = UUID(int=1)


def _author(number: int, *, put_forward: bool = False, block: Block | None = None) -> Author:
    person = Person(
        id=UUID(int=number),
        unit_id=UNIT,
        full_name=f"N{number}",
        block=block,
        category=AuthorCategory.OFFICER,
    )
    return Author(person=person, put_forward=put_forward)


def _case(*authors: Author, participation: Participation = NOTHING_STATED, decision: Decision | None = None) -> Case:
    return Case(
        initiative=Initiative(id=UUID(int=9), unit_id=UNIT, code="SK1", title="T", decision_number="12/QĐ"),
        participation=participation,
        unit=Unit(id=UNIT, name="U", block=Block.PUBLIC),
        authors=authors,
        decision=decision,
    )


@pytest.mark.parametrize(
    ("forward", "number"),
    [([], None), ([False], 1), ([True], 1), ([False, False], None), ([False, True], 2), ([True, True], None)],
)
def test_the_author_is_the_one_put_forward(forward: list[bool], number: int | None) -> None:
    """A sole author is, without saying so; with none or several put forward there is none."""
    case = _case(*(_author(place, put_forward=value) for place, value in enumerate(forward, start=1)))
    assert (case.author.person.id.int if case.author else None) == number


def test_block_falls_back_from_initiative_to_author_to_unit() -> None:
    """And to nobody where no author is put forward."""
    own = Participation(block=Block.ENTERPRISE)
    assert _case(participation=own).block is Block.ENTERPRISE
    assert _case(_author(1, block=Block.ENTERPRISE)).block is Block.ENTERPRISE
    assert _case(_author(1)).block is Block.PUBLIC
    assert _case().block is None


def test_category_falls_back_to_the_author() -> None:
    """The unit has none."""
    assert _case(_author(1)).category is AuthorCategory.OFFICER
    assert _case().category is None


def test_own_cells_win_over_the_decisions() -> None:
    """What the initiative leaves blank comes from the decision it names."""
    decision = Decision(id=UUID(int=5), unit_id=UNIT, number="12/QD", decided_on=date(2022, 3, 1), authority="Sở A")
    case = _case(decision=decision)
    assert (case.decision_number, case.decision_date, case.recognised_by) == (
        "12/QĐ",
        date(2022, 3, 1),
        "Sở A",
    )


@pytest.mark.parametrize(
    ("certificate", "kind"), [(False, AttachmentKind.DECISION), (True, AttachmentKind.CERTIFICATE)]
)
def test_a_decisions_scan_is_evidence(certificate: bool, kind: AttachmentKind) -> None:
    """Scanned once, it serves every initiative that names it."""
    scan = StoredFile(name="qd.pdf", sha256="0" * 64)
    decision = Decision(id=UUID(int=5), unit_id=UNIT, number="1", is_certificate=certificate, scan=scan)
    assert _case(decision=decision).evidence == (Attachment(order=0, kind=kind, file=scan),)


@pytest.mark.parametrize(("stage", "registered"), [(Stage.PLANNED, True), (Stage.ONGOING, True), (Stage.DONE, False)])
def test_what_is_being_prepared_is_only_registered(stage: Stage, registered: bool) -> None:
    """Both stages before completion."""
    initiative = Initiative(id=UUID(int=9), unit_id=UNIT, code="SK1", title="T", stage=stage)
    case = Case(initiative=initiative, participation=NOTHING_STATED, unit=Unit(id=UNIT, name="U"))
    assert case.registered is registered


@pytest.mark.parametrize(
    ("own", "common", "novel"),
    [(None, None, None), (None, True, True), (False, True, False), (True, None, True), (None, False, False)],
)
def test_a_programmes_own_statement_wins(own: bool | None, common: bool | None, novel: bool | None) -> None:
    """A stated "no" is a statement, a blank is none."""
    assert Participation(novel=own).over(Participation(novel=common)).novel is novel
