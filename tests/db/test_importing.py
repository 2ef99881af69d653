"""A plan is written whole, and read back as the register that the next import meets."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from db.workspace import Workspace
from desktop_app.domain.initiative import Decision, StoredFile
from desktop_app.domain.kinds import FileType
from desktop_app.domain.participation import NOTHING_STATED, Participation
from desktop_app.domain.plan import Change, ChangeKind, DecisionRecord
from tests.db import build, changes


def test_register_is_what_was_imported(filled: Workspace) -> None:
    with filled.read() as session:
        register = session.register("")
    assert register.unit == build.unit()
    assert [person.full_name for person in register.people] == ["Lê Anh", "Trần Văn Đức", "Nguyễn Thị Hường"]
    assert [item.initiative.code for item in register.initiatives] == ["SK1", "SK2", "SK10"]
    assert register.initiatives[0] == build.record(1, (3,), None)
    assert register.decisions == (build.decision(),)
    assert [files[0].file for files in register.attachments.values()] == [StoredFile(name="mo-ta.pdf")]


def test_register_of_a_programme_has_its_own_participations(filled: Workspace) -> None:
    with filled.read() as session:
        assert {item.participation for item in session.register("p").initiatives} == {NOTHING_STATED}


def test_empty_workspace_has_an_empty_register(workspace: Workspace) -> None:
    with workspace.read() as session:
        assert session.register("p").unit is None


def test_update_replaces_what_the_plan_names_and_leaves_the_rest(filled: Workspace) -> None:
    changed = replace(build.record(2, title="Mới", code="SK2"), authors=None, attachments=None)
    plan = build.plan([build.person(1, "Nguyễn Thị Hương")], [changed], kind=ChangeKind.UPDATED, unit=None)
    with filled.write() as session:
        session.apply_import(plan, {}, "")
    with filled.read() as session:
        held = changes.state(session, changed.initiative.id)
        assert (held.initiative.title, len(held.authors)) == ("Mới", 2)
        assert changes.found(session, build.UNIT_ID, "huong moi") == ["SK2"]
        assert changes.versions(session, "person") == [2, 1, 1]
        assert changes.versions(session, "initiative") == [1, 2, 1]
    assert filled.verify() == []


def test_same_plan_again_changes_nothing(filled: Workspace) -> None:
    with filled.read() as session:
        before = session.register("")
    same = build.plan(before.people, before.initiatives, before.decisions, ChangeKind.UPDATED, unit=None)
    with filled.write() as session:
        session.apply_import(same, {}, "")
        assert session.register("") == before


def test_new_content_under_the_same_name_goes_in(filled: Workspace) -> None:
    path = Path("mo-ta.pdf")
    stored = StoredFile(name="x", sha256="b" * 64, size=3, file_type=FileType.PDF)
    record = build.record(10, (2,), (build.named(path=path),), decision_id=build.decision().id)
    decision = DecisionRecord(decision=build.decision(scan=None), scan=build.named("12-QD.pdf", path))
    plan = replace(
        build.plan(initiatives=[record], kind=ChangeKind.UNCHANGED, unit=None),
        decisions=(Change(ChangeKind.UNCHANGED, decision),),
    )
    with filled.write() as session:
        session.apply_import(plan, {path: stored}, "")
        assert changes.state(session, record.initiative.id).attachments[0].file == replace(stored, name="mo-ta.pdf")
        assert session.decisions.of_unit(build.UNIT_ID)[0].scan == replace(stored, name="12-QD.pdf")
        assert changes.versions(session, "initiative") == [1, 1, 1]


def test_failed_import_writes_nothing(workspace: Workspace) -> None:
    plan = build.plan([build.person(1)], [build.record(1, (1,)), build.record(2, (7,))])
    with pytest.raises(KeyError), workspace.write() as session:
        session.apply_import(plan, {}, "")
    with workspace.read() as session:
        assert session.units.own() is None


def test_cases_hold_everything_in_the_order_of_codes(filled: Workspace) -> None:
    with filled.read() as session:
        (cases,) = session.cases("p", build.unit())
    assert [case.initiative.code for case in cases] == ["SK1", "SK2", "SK10"]
    assert [[author.person.full_name for author in case.authors] for case in cases] == [
        ["Lê Anh"],
        ["Nguyễn Thị Hường", "Trần Văn Đức"],
        ["Trần Văn Đức"],
    ]
    assert [author.put_forward for author in cases[1].authors] == [True, False]
    assert cases[0].authors[0].person == build.person(3, "Lê Anh")
    assert isinstance(cases[2].decision, Decision)
    assert cases[2].decision_date == date(2022, 2, 1)
    assert cases[2].attachments[0].file.name == "mo-ta.pdf"
    assert cases[0].unit == build.unit()


def test_cases_lay_the_programme_over_the_common(filled: Workspace) -> None:
    own = Participation(complaint=True, portal_code="A1")
    with filled.write() as session:
        changes.take_part(session, build.initiative(1).id, "p", own)
    with filled.read() as session:
        (here,) = session.cases("p", build.unit(), [build.initiative(1).id])
        (there,) = session.cases("q", build.unit(), [build.initiative(1).id])
    common = build.record(1, (3,)).participation
    assert here[0].participation == own.over(common)
    assert there[0].participation == common


def test_queries_for_cases_do_not_grow_with_their_number(workspace: Workspace) -> None:
    counted: list[str] = []
    event.listen(workspace._reader, "before_cursor_execute", lambda *args: counted.append(args[2]))

    def queries() -> int:
        counted.clear()
        with workspace.read() as session:
            assert sum(len(chunk) for chunk in session.cases("p", build.unit())) > 0
        return len(counted)

    people = [build.person(number) for number in range(1, 301)]
    with workspace.write() as session:
        session.apply_import(build.plan(people, [build.record(1)]), {}, "")
    few = queries()
    more = [build.record(number, (number, number - 1)) for number in range(2, 301)]
    with workspace.write() as session:
        session.apply_import(build.plan((), more, unit=None), {}, "")
    assert queries() == few <= 16


def test_long_lists_go_by_row_keys(filled: Workspace) -> None:
    with filled.read() as session:
        keys = session.initiatives.keys(build.UNIT_ID, "title")
        titles = [item.title for item in session.initiatives.by_keys(keys)]
        assert titles[-1].startswith("Phần mềm")
        assert session.initiatives.by_keys([keys[1], 99]) == session.initiatives.by_keys([keys[1]])
        assert session.initiatives.count(build.UNIT_ID) == 3
        assert session.people.members_entered(build.UNIT_ID) == 3


def test_workers_are_not_counted_as_members(filled: Workspace) -> None:
    with filled.write() as session:
        changes.put(session, build.person(3, is_member=False))
        assert session.people.members_entered(build.UNIT_ID) == 2
