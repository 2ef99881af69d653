"""Lists hold one union's rows alone, and what was kept is told apart by programme, versions and day."""

from datetime import date, timedelta
from uuid import UUID

from db.workspace import Workspace
from desktop_app.domain.filters import InitiativeFilter, MemberFilter
from desktop_app.domain.finding import Assessment, Finding
from desktop_app.domain.kinds import Severity, Verdict
from desktop_app.domain.participation import Participation
from tests.db import build, changes

DAY = date(2022, 5, 1)
FINDING = Finding(
    rule="applied", severity=Severity.FIX, clause="mục 1", field="applied_on", message='Chưa ghi "rule": "novel"'
)


def _other_union(workspace: Workspace) -> UUID:
    """Add a union with one initiative and its author, written like the others'."""
    other = build.unit(id=build.person(1).id, name="CĐCS khác")
    person = build.person(5, id=build.initiative(5).id, unit_id=other.id)
    with workspace.write() as session:
        session.units.save(other)
        changes.put(session, person, build.initiative(5, id=other.id, unit_id=other.id))
    return other.id


def _keep(workspace: Workspace, *numbers: int) -> None:
    found = Assessment(on=DAY, verdict=Verdict.INCOMPLETE, findings=(FINDING,))
    with workspace.write() as session:
        session.assessments.keep("p", "1", {build.initiative(number).id: found for number in numbers})


def test_one_union_alone(filled: Workspace) -> None:
    other = _other_union(filled)
    _keep(filled, 1, 2, 10)
    with filled.write() as session:
        session.assessments.keep("p", "1", {other: Assessment(on=DAY, verdict=Verdict.ELIGIBLE)})
    with filled.read() as session:
        lists = session.registers
        for words, count in (("", 1), ("dat dai", 1), ("led", 0)):
            assert len(lists.initiative_keys(other, "p", "1", InitiativeFilter(words=words))) == count
        assert len(lists.initiative_keys(build.UNIT_ID, "p", "1", InitiativeFilter())) == 3
        assert len(lists.member_keys(other, MemberFilter())) == 1
        assert len(lists.member_keys(build.UNIT_ID, MemberFilter(words="huong"))) == 1
        assert lists.groups(other) == ("Tổ Văn phòng",)
        assert lists.member_counts(other) == (1, 0)
        assert lists.verdict_counts(other, "p", "1", "") == {"eligible": 1}
        assert [group.initiatives for group in session.findings.by_verdict(build.UNIT_ID, "p", "1", DAY)] == [3]
        assert session.upkeep.missing(other, "p", "1", DAY) == []


def test_what_is_kept_counts_for_its_programme_and_versions(filled: Workspace) -> None:
    _keep(filled, 1, 2)
    incomplete = InitiativeFilter(verdict=Verdict.INCOMPLETE)
    with filled.read() as session:
        lists = session.registers
        assert len(lists.initiative_keys(build.UNIT_ID, "p", "1", incomplete)) == 2
        assert not lists.initiative_keys(build.UNIT_ID, "p", "2", incomplete)
        assert not lists.initiative_keys(build.UNIT_ID, "q", "1", incomplete)
        assert lists.verdict_counts(build.UNIT_ID, "q", "1", "") == {None: 3}


def test_a_message_is_no_rule(filled: Workspace) -> None:
    """Even one that is written like the kept text of a finding."""
    _keep(filled, 1)
    with filled.read() as session:
        found = [
            len(session.registers.initiative_keys(build.UNIT_ID, "p", "1", InitiativeFilter(rule=rule)))
            for rule in ("applied", "novel", "appl")
        ]
    assert found == [1, 0, 0]


def test_missing_in_order_of_code_without_those_withdrawn(filled: Workspace) -> None:
    ids = [build.initiative(number).id for number in (1, 2, 10)]
    with filled.read() as session:
        assert session.upkeep.missing(build.UNIT_ID, "p", "1", DAY) == ids
    _keep(filled, 2)
    with filled.read() as session:
        missing = session.upkeep.missing
        assert missing(build.UNIT_ID, "p", "1", DAY) == [ids[0], ids[2]]
        assert missing(build.UNIT_ID, "p", "1", DAY + timedelta(days=1)) == ids
        assert missing(build.UNIT_ID, "p", "2", DAY) == ids
    with filled.write() as session:
        changes.take_part(session, ids[0], "", Participation(withdrawn=True))
        changes.take_part(session, ids[2], "q", Participation(withdrawn=True))
    with filled.read() as session:
        assert session.upkeep.missing(build.UNIT_ID, "p", "1", DAY) == [ids[2]]
        assert session.registers.withdrawn_count(build.UNIT_ID, "p") == 1
        assert session.registers.withdrawn_count(build.UNIT_ID, "q") == 2


def test_findings_about_others_name_them(filled: Workspace) -> None:
    one, other = build.initiative(1).id, build.initiative(2).id
    alike = Finding(
        rule="possible-duplicate",
        severity=Severity.WARNING,
        clause="",
        field="title",
        message="Gần giống",
        fingerprint="f1",
    )
    found = Assessment(on=DAY, verdict=Verdict.REVIEW, findings=(alike, FINDING))
    with filled.write() as session:
        session.assessments.keep("p", "1", {one: found}, {"f1": other})
    with filled.read() as session:
        citations = session.upkeep.citations
        assert list(citations("p", "1", DAY)) == [(one.hex, other.hex, "Gần giống")]
        assert list(citations("p", "1", DAY, [one])) == [(one.hex, other.hex, "Gần giống")]
        assert list(citations("p", "1", DAY, [other])) == []
        assert list(citations("p", "2", DAY)) == []
        assert session.assessments.read("p", "1", DAY) == {one: found}


def test_writings_count_the_turns_to_write(filled: Workspace) -> None:
    before = filled.writings
    with filled.read() as session:
        session.units.own()
    assert filled.writings == before
    _keep(filled, 1)
    assert filled.writings == before + 1
