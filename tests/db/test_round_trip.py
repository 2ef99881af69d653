"""Every value comes back as it went in."""

from dataclasses import fields, replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.workspace import Workspace
from desktop_app.domain.finding import Assessment, Finding, Waiver
from desktop_app.domain.initiative import Attachment, Authorship, Initiative, StoredFile
from desktop_app.domain.kinds import AttachmentKind, AuthorRole, FileType, Severity, Verdict
from desktop_app.domain.participation import NOTHING_STATED, Participation
from desktop_app.domain.person import Award, Person
from desktop_app.domain.records import ProgrammeState, StoredProgramme
from desktop_app.domain.unit import Unit
from tests.db import build, changes

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
st.register_type_strategy(str, TEXT)
st.register_type_strategy(int, st.integers(min_value=0, max_value=2**53))


def whole(kind, **given):
    """Values of a dataclass with every field drawn."""
    drawn = {field.name: ... for field in fields(kind)}
    return st.builds(kind, **drawn | given)


many = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(whole(Unit, id=st.uuids(), valid_from=st.none() | st.dates(date(1900, 1, 1))))
@many
def test_unit(workspace: Workspace, unit: Unit) -> None:
    unit = replace(unit, id=uuid4())
    with workspace.write() as session:
        session.units.save(unit, own=True)
        assert session.units.unit_on(unit.id, unit.valid_from or date.min) == unit
        assert build.there(session.units.own()).id == unit.id


@given(whole(Person, id=st.uuids(), unit_id=st.just(build.UNIT_ID), code=st.just("")))
@many
def test_person(filled: Workspace, person: Person) -> None:
    with filled.write() as session:
        changes.put(session, person)
        assert session.people.by_id([person.id]) == {person.id: person}


@given(whole(Initiative, id=st.uuids(), unit_id=st.just(build.UNIT_ID), decision_id=st.none()), st.uuids())
@many
def test_initiative(filled: Workspace, initiative: Initiative, code: UUID) -> None:
    initiative = replace(initiative, code=str(code))
    with filled.write() as session:
        changes.put(session, initiative)
        assert changes.state(session, initiative.id).initiative == initiative


@given(whole(Participation, put_forward=st.just((build.person(2).id, build.person(1).id))))
@many
def test_participation(filled: Workspace, part: Participation) -> None:
    with filled.write() as session:
        changes.take_part(session, build.initiative(1).id, "p", part)
        assert changes.state(session, build.initiative(1).id).own_part("p") == part


def test_every_fact_is_a_column_or_kept_apart() -> None:
    from db import initiatives, participations, people, units

    apart = {
        Unit: {"id", "upper_id", "valid_from", "addressees", "support_team"},
        Person: {"id", "unit_id", "group", "awards"},
        Initiative: {"id", "unit_id", "decision_id"},
        Participation: {"put_forward"},
    }
    rooms = {Unit: units, Person: people, Initiative: initiatives, Participation: participations}
    for kind, room in rooms.items():
        assert {field.name for field in fields(kind)} == apart[kind] | set(room._PLAIN)


def test_authors_and_attachments_keep_their_order(filled: Workspace) -> None:
    key = build.initiative(1).id
    authors = (
        Authorship(person_id=build.person(3).id, share=3333, role=AuthorRole.LEADER),
        Authorship(person_id=build.person(1).id),
    )
    files = (
        Attachment(order=1, kind=None, file=StoredFile(name="b.txt")),
        Attachment(
            order=2,
            kind=AttachmentKind.PICTURE,
            file=StoredFile(name="a.png", sha256="a" * 64, size=7, file_type=FileType.PNG),
        ),
    )
    with filled.write() as session:
        changes.change(session, key, authors=authors, attachments=files)
    with filled.read() as session:
        held = changes.state(session, key)
    assert (held.authors, held.attachments) == (authors, files)


def test_decision(filled: Workspace) -> None:
    with filled.read() as session:
        assert session.decisions.of_unit(build.UNIT_ID) == (build.decision(),)


def test_waivers_and_assessments(filled: Workspace) -> None:
    key = build.initiative(1).id
    waiver = Waiver(rule="possible-duplicate", fingerprint="f", reason="Khác nội dung", user="an", at=build.NOW)
    finding = Finding(
        rule="r",
        severity=Severity.WARNING,
        clause="mục III.3",
        field="title",
        message="m",
        person_id=uuid4(),
        fingerprint="f",
        waived=waiver,
    )
    assessment = Assessment(on=date(2022, 5, 1), verdict=Verdict.REVIEW, findings=(finding,))
    with filled.write() as session:
        changes.waive(session, key, "p", waiver)
        assert changes.state(session, key).own_part("p") == NOTHING_STATED
        assert session.waivers.of_programme("p", build.UNIT_ID) == {key: (waiver,)}
        session.assessments.keep("p", "1/1", {key: assessment})
        assert session.assessments.read("p", "1/1", assessment.on) == {key: assessment}
        assert session.assessments.read("p", "1/2", assessment.on) == {}
        assert session.assessments.read("p", "1/1", assessment.on + timedelta(1)) == {}
        changes.waive(session, key, "p")
        assert session.waivers.of_programme("p", build.UNIT_ID) == {}


@pytest.mark.parametrize("write", ["initiative", "participation", "author", "decision", "unit"])
def test_written_facts_make_an_assessment_lapse(filled: Workspace, write: str) -> None:
    key, day = build.initiative(10).id, date(2022, 5, 1)
    with filled.write() as session:
        session.assessments.keep("p", "1", {key: Assessment(on=day, verdict=Verdict.ELIGIBLE)})
        match write:
            case "initiative":
                changes.put(session, build.initiative(10, title="Khác"))
            case "participation":
                changes.take_part(session, key, "p", Participation(novel=False))
            case "author":
                changes.put(session, build.person(2, "Trần Văn Đức", phone="0912345678"))
            case "decision":
                changes.put(session, build.decision(authority="UBND tỉnh"))
            case _:
                session.units.save(build.unit(block=None))
        left = session.assessments.read("p", "1", day)
    assert (left == {}) is True


def test_programme_file(workspace: Workspace) -> None:
    item = StoredProgramme(id="p", version=1, source='id = "p"\n', digest="a" * 64)
    closed = StoredProgramme(id="p", version=1, source='id = "p"\n', digest="a" * 64, state=ProgrammeState.CLOSED)
    with workspace.write() as session:
        session.programmes.save(item)
        session.programmes.save(closed)
        assert session.programmes.get("p") == closed
        assert session.programmes.get("p", 2) is None


def test_settings_drafts_events(workspace: Workspace) -> None:
    record = uuid4()
    with workspace.write() as session:
        session.settings.put("a", {"đ": [1, True]})
        session.drafts.put(record, "title", "đang gõ", build.NOW)
        session.drafts.put(record, "title", "đang gõ tiếp", build.NOW)
        session.events.add(build.NOW, "an", "import")
        session.events.add(build.NOW - timedelta(days=3000), "an", "check", record, "SK1")
    with workspace.read() as session:
        assert session.settings.get("a") == {"đ": [1, True]}
        assert session.settings.get("b") is None
        assert session.drafts.of_record(record) == {"title": "đang gõ tiếp"}
        assert [event.kind for event in session.events.latest()] == ["check", "import"]
        assert session.events.latest(1)[0].at == build.NOW - timedelta(days=3000)


def test_awards_of_one_year(filled: Workspace) -> None:
    person = build.person(1, awards=(Award(2020, "B"), Award(2020, "A"), Award(2020, "A")))
    with filled.write() as session:
        changes.put(session, person)
        assert session.people.of_unit(build.UNIT_ID)[-1] == person
