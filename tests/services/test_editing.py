"""Edits are applied whole, refused whole, and undone whole; what forms need besides."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from desktop_app.domain.edit import Edit, InitiativeState, settled
from desktop_app.domain.errors import InputError, WorkspaceError
from desktop_app.domain.finding import Waiver
from desktop_app.domain.initiative import Attachment, Authorship, StoredFile
from desktop_app.domain.kinds import AttachmentKind, Block, Stage
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Award
from desktop_app.domain.records import ClashError
from desktop_app.domain.unit import Unit
from desktop_app.services import bulk, editing
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.cli.office import PROGRAMME
from tests.services import union
from tests.services.union import NOW, WAIVER, apply, edit, everything, people, state

Make = Callable[[OpenWorkspace], Edit]


def fact(code: str, /, **facts: Any) -> Make:
    def make(workspace: OpenWorkspace) -> Edit:
        before = state(workspace, code)
        return edit((before, replace(before, initiative=replace(before.initiative, **facts))))

    return make


def whole(code: str, /, **parts: Any) -> Make:
    def make(workspace: OpenWorkspace) -> Edit:
        before = state(workspace, code)
        return edit((before, replace(before, **parts)))

    return make


def swapped_authors(workspace: OpenWorkspace) -> Edit:
    before = state(workspace, "SK003")
    authors = tuple(replace(item, share=5000) for item in reversed(before.authors))
    return edit((before, replace(before, authors=authors)))


def swapped_codes(workspace: OpenWorkspace) -> Edit:
    one, other = state(workspace, "SK001"), state(workspace, "SK002")
    return edit(
        (one, replace(one, initiative=replace(one.initiative, code="SK002"))),
        (other, replace(other, initiative=replace(other.initiative, code="SK001"))),
    )


def more_files(workspace: OpenWorkspace) -> Edit:
    before = state(workspace, "SK001")
    picture = Attachment(order=1, kind=AttachmentKind.PICTURE, file=StoredFile(name="anh.png"))
    return edit((before, replace(before, attachments=(picture, *before.attachments))))


def statements(programme_id: str, **facts: Any) -> Make:
    def make(workspace: OpenWorkspace) -> Edit:
        before = state(workspace, "SK001")
        return edit((before, editing.with_part(before, programme_id, **facts)))

    return make


def put_forward(workspace: OpenWorkspace) -> Edit:
    before = state(workspace, "SK003")
    return edit((before, editing.with_part(before, PROGRAMME, put_forward=(before.authors[1].person_id,))))


def new_initiative(workspace: OpenWorkspace) -> Edit:
    fresh = editing.new_initiative(workspace, "Mới hoàn toàn")
    author = Authorship(person_id=people(workspace)["DV01"].id)
    return edit((None, replace(fresh, authors=(author,), participations=((PROGRAMME, Participation(novel=True)),))))


def new_person_as_author(workspace: OpenWorkspace) -> Edit:
    person = replace(editing.new_person(workspace, "Mới Hoàn Toàn"), group="Tổ 1", awards=(Award(2020, "CSTĐ"),))
    before = state(workspace, "SK002")
    return edit((before, replace(before, authors=(Authorship(person_id=person.id),))), (None, person))


def person_fact(code: str, /, **facts: Any) -> Make:
    def make(workspace: OpenWorkspace) -> Edit:
        before = people(workspace)[code]
        return edit((before, replace(before, **facts)))

    return make


def swapped_member_codes(workspace: OpenWorkspace) -> Edit:
    one, other = people(workspace)["DV01"], people(workspace)["DV02"]
    return edit((one, replace(one, code="DV02")), (other, replace(other, code="DV01")))


def person_with_all_they_wrote(workspace: OpenWorkspace) -> Edit:
    person = people(workspace)["DV02"]
    named = [item for item in union.states(workspace).values() if person.id in item.people]
    return edit((person, None), *((item, None) for item in named))


def new_decision_for_one(workspace: OpenWorkspace) -> Edit:
    decision = replace(editing.new_decision(workspace, "15/QĐ"), scan=StoredFile(name="qd15.pdf"))
    before = state(workspace, "SK002")
    return edit(
        (None, decision), (before, replace(before, initiative=replace(before.initiative, decision_id=decision.id)))
    )


def decision_fact(workspace: OpenWorkspace) -> Edit:
    (before,) = editing.decisions(workspace)
    return edit((before, replace(before, authority="UBND tỉnh", decided_on=date(2022, 3, 1), scan=None)))


def decision_with_its_links(workspace: OpenWorkspace) -> Edit:
    (decision,) = editing.decisions(workspace)
    held = union.states(workspace).values()
    freed = ((item, replace(item, initiative=replace(item.initiative, decision_id=None))) for item in held)
    return edit((decision, None), *freed)


def unit_fact(**facts: Any) -> Make:
    def make(workspace: OpenWorkspace) -> Edit:
        before = everything(workspace).unit
        return edit((before, replace(before, **facts)))

    return make


def in_two_steps(workspace: OpenWorkspace) -> Edit:
    first = state(workspace, "SK001")
    second = replace(first, initiative=replace(first.initiative, title="Mới hoàn toàn"))
    third = replace(second, initiative=replace(second.initiative, code="X1"))
    return edit((first, second), (second, third))


def made_and_taken_back(workspace: OpenWorkspace) -> Edit:
    fresh = editing.new_initiative(workspace, "Mới hoàn toàn")
    return edit((None, fresh), (fresh, None))


EDITS: dict[str, Make] = {
    "title": fact("SK001", title="Mới hoàn toàn"),
    "code": fact("SK001", code="X-9"),
    "code in another case": fact("SK001", code="sk001"),
    "codes swapped": swapped_codes,
    "stage": fact("SK002", stage=Stage.PLANNED, benefit_amount=None),
    "authors": swapped_authors,
    "no author": whole("SK003", authors=(), participations=()),
    "attachment more": more_files,
    "attachments gone": whole("SK001", attachments=()),
    "statement for the programme": statements(PROGRAMME, novel=False, block=Block.PUBLIC),
    "statement for another programme": statements("khac", withdrawn=True),
    "common statement taken away": statements(PROGRAMME, portal_code=""),
    "put forward": put_forward,
    "waivers gone": whole("SK001", waivers=()),
    "waiver elsewhere": whole("SK002", waivers=(("khac", WAIVER), ("", replace(WAIVER, fingerprint="f2")))),
    "new initiative": new_initiative,
    "initiative deleted": lambda workspace: edit((state(workspace, "SK001"), None)),
    "new person as author": new_person_as_author,
    "person's name": person_fact("DV01", full_name="Mới Hoàn Toàn", awards=(Award(2021, "Bằng khen"),)),
    "person's code": person_fact("DV01", code=""),
    "members' codes swapped": swapped_member_codes,
    "person with all they wrote": person_with_all_they_wrote,
    "new decision": new_decision_for_one,
    "decision": decision_fact,
    "decision with its links": decision_with_its_links,
    "unit": unit_fact(name="CĐCS Sở Nội vụ mới", addressees=("LĐLĐ tỉnh",), support_team=("An", "Bình")),
    "unit's first day": unit_fact(valid_from=date(2022, 1, 1)),
    "one record in two steps": in_two_steps,
    "made and taken back": made_and_taken_back,
}


@pytest.mark.parametrize("name", EDITS)
def test_edit_is_written_and_undone(workspace: OpenWorkspace, name: str) -> None:
    before = everything(workspace)
    made = EDITS[name](workspace)
    editing.apply_edit(workspace, made)
    after = everything(workspace)
    last = {item.record_id: item.after for item in made.alterations}
    known = {item.id: item for item in (*after.people.values(), *after.decisions, after.unit)} | after.initiatives
    for record_id, record in last.items():
        assert known.get(record_id) == (None if record is None else settled(record))
    assert (after == before) is (name == "made and taken back")
    editing.apply_edit(workspace, made.reversed())
    assert everything(workspace) == before
    editing.apply_edit(workspace, made)
    assert everything(workspace) == after
    assert workspace.store.verify() == []


def stale_initiative(workspace: OpenWorkspace) -> Any:
    before = state(workspace, "SK002")
    return before, replace(before, initiative=replace(before.initiative, title="Của tôi"))


APART: dict[str, Make] = {
    "another fact": fact("SK002", scope="Toàn tỉnh"),
    "authors": whole("SK002", authors=()),
    "files": whole("SK002", attachments=(Attachment(order=1, kind=None, file=StoredFile(name="a")),)),
    "statements": whole("SK002", participations=()),
    "waivers": whole("SK002", waivers=((PROGRAMME, WAIVER),)),
    "the same fact to the same": fact("SK002", title="Của tôi"),
}


@pytest.mark.parametrize("name", APART)
def test_changes_of_other_facts_are_both_kept(workspace: OpenWorkspace, name: str) -> None:
    """Undoing the later one leaves the earlier."""
    before, mine = stale_initiative(workspace)
    editing.apply_edit(workspace, APART[name](workspace))
    theirs = state(workspace, "SK002")
    made = edit((before, mine))
    editing.apply_edit(workspace, made)
    both = replace(theirs, initiative=replace(theirs.initiative, title="Của tôi"))
    assert state(workspace, "SK002") == both
    editing.apply_edit(workspace, made.reversed())
    assert state(workspace, "SK002") == replace(
        both, initiative=replace(both.initiative, title=before.initiative.title)
    )


CLASHES: dict[str, tuple[Callable[[OpenWorkspace], tuple[Any, Any]], Make, str]] = {
    "initiative": (stale_initiative, fact("SK002", title="Của người khác"), "Sáng kiến SK002 vừa được thay đổi"),
    "deleted initiative": (
        stale_initiative,
        lambda workspace: edit((state(workspace, "SK002"), None)),
        "Sáng kiến SK002 vừa bị xóa",
    ),
    "initiative deleted here": (
        lambda workspace: (state(workspace, "SK002"), None),
        fact("SK002", scope="Toàn tỉnh"),
        "Sáng kiến SK002 vừa được thay đổi",
    ),
    "person": (
        lambda workspace: (people(workspace)["DV01"], replace(people(workspace)["DV01"], phone="1")),
        person_fact("DV01", phone="2"),
        "Người “Trần Văn Thử” vừa được thay đổi",
    ),
    "decision": (
        lambda workspace: (
            editing.decisions(workspace)[0],
            replace(editing.decisions(workspace)[0], authority="Của tôi"),
        ),
        decision_fact,
        "Quyết định số 12/QĐ-SNV vừa được thay đổi",
    ),
    "unit": (
        lambda workspace: (everything(workspace).unit, replace(everything(workspace).unit, place="Của tôi")),
        unit_fact(place="Khác"),
        "Thông tin đơn vị vừa được thay đổi",
    ),
}


@pytest.mark.parametrize("name", CLASHES)
def test_record_changed_meanwhile_refuses_the_whole_edit(workspace: OpenWorkspace, name: str) -> None:
    mine, theirs, words = CLASHES[name]
    before, after = mine(workspace)
    good = fact("SK003", title="Không được ghi")(workspace).alterations
    editing.apply_edit(workspace, theirs(workspace))
    there = everything(workspace)
    with pytest.raises(ClashError, match=words) as caught:
        editing.apply_edit(workspace, Edit(label="Sửa", alterations=(*good, *edit((before, after)).alterations)))
    assert caught.value.mine == after
    assert everything(workspace) == there
    known = {item.id: item for item in (*there.people.values(), *there.decisions, there.unit)} | there.initiatives
    assert caught.value.theirs == known.get(before.id)


def test_record_made_twice_clashes(workspace: OpenWorkspace) -> None:
    made = new_initiative(workspace)
    editing.apply_edit(workspace, made)
    with pytest.raises(ClashError, match="Sáng kiến SK004"):
        editing.apply_edit(workspace, made)


def test_steps_that_do_not_follow_each_other_clash(workspace: OpenWorkspace) -> None:
    first = state(workspace, "SK001")
    one, other = (replace(first, initiative=replace(first.initiative, title=title)) for title in "ab")
    with pytest.raises(ClashError):
        editing.apply_edit(workspace, edit((first, one), (first, other)))
    assert state(workspace, "SK001") == first


def nobody(workspace: OpenWorkspace) -> Edit:
    before = state(workspace, "SK001")
    return edit((before, replace(before, authors=(Authorship(person_id=uuid4()),))))


def forward_nobody(workspace: OpenWorkspace) -> Edit:
    before = state(workspace, "SK001")
    return edit((before, editing.with_part(before, PROGRAMME, put_forward=(uuid4(),))))


REFUSED: dict[str, tuple[Make, str]] = {
    "code taken": (fact("SK001", code="sk002"), "Mã “sk002” đã dùng"),
    "member's code taken": (person_fact("DV01", code="dv02"), "Mã “dv02” đã dùng"),
    "author gone": (nobody, "Tác giả được ghi ở đây không còn"),
    "put forward gone": (forward_nobody, "Tác giả được ghi ở đây không còn"),
    "decision gone": (fact("SK001", decision_id=uuid4()), "Quyết định được ghi ở đây không còn"),
    "author deleted": (lambda workspace: edit((people(workspace)["DV01"], None)), "ở sáng kiến SK001, SK003"),
    "decision deleted": (
        lambda workspace: edit((editing.decisions(workspace)[0], None)),
        "ở sáng kiến SK001, SK002, SK003",
    ),
    "unit deleted": (lambda workspace: edit((everything(workspace).unit, None)), "Đơn vị đã có dữ liệu"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_edit_that_would_leave_loose_ends_is_refused(workspace: OpenWorkspace, name: str) -> None:
    make, words = REFUSED[name]
    there = everything(workspace)
    made = make(workspace)
    good = fact("SK003", title="Không được ghi")(workspace).alterations
    with pytest.raises(InputError, match=words) as caught:
        editing.apply_edit(workspace, Edit(label="Sửa", alterations=(*good, *made.alterations)))
    assert caught.value.code == "clash"
    assert "Hãy " in caught.value.message
    assert everything(workspace) == there


@pytest.mark.parametrize(
    "step",
    [
        "db.states.write_authors",
        "db.states.write_attachments",
        "db.states.write_participations",
        "db.states.write_waivers",
        "db.states.reindex_initiatives",
        "db.states.forget_of_initiatives",
        "db.editing.People.delete_all",
        "db.journal.Drafts.drop",
        "db.journal.Events.add",
    ],
)
def test_crash_in_the_middle_leaves_nothing(
    workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_values: object, **_more: object) -> None:
        raise ZeroDivisionError

    editing.keep_draft(workspace, state(workspace, "SK001").id, "title", "đang gõ")
    loose = editing.new_person(workspace, "Thừa")
    apply(workspace, None, loose)
    there = everything(workspace)
    first = state(workspace, "SK001")
    bare = InitiativeState(initiative=replace(first.initiative, title="Khác"))
    made = edit((first, bare), (state(workspace, "SK002"), None), (loose, None))
    monkeypatch.setattr(step, fail)
    with pytest.raises(ZeroDivisionError):
        editing.apply_edit(workspace, made)
    monkeypatch.undo()
    assert everything(workspace) == there
    sheet = editing.initiative_sheet(workspace, first.id)
    assert sheet is not None
    assert sheet.drafts == {"title": "đang gõ"}
    editing.apply_edit(workspace, made)
    assert everything(workspace) != there


def test_a06_a_full_disk_keeps_what_was_there(workspace: OpenWorkspace) -> None:
    there = everything(workspace)
    first = state(workspace, "SK001")
    made = edit((first, replace(first, initiative=replace(first.initiative, summary="x" * 2_000_000))))
    with workspace.store.write() as session:
        session._connection.exec_driver_sql("PRAGMA max_page_count=1")
    with pytest.raises(WorkspaceError) as caught:
        editing.apply_edit(workspace, made)
    assert caught.value.code == "disk-full"
    assert everything(workspace) == there
    editing.apply_edit(workspace, made)
    assert everything(workspace) != there


def test_empty_edit_writes_nothing(workspace: OpenWorkspace) -> None:
    with workspace.store.read() as session:
        events = session.events.latest()
    editing.apply_edit(workspace, Edit(label="", alterations=()))
    with workspace.store.read() as session:
        assert session.events.latest() == events


def test_event_is_kept_without_personal_data(workspace: OpenWorkspace) -> None:
    made = EDITS["person's name"](workspace)
    editing.apply_edit(workspace, made)
    with workspace.store.read() as session:
        event = session.events.latest(1)[0]
    assert (event.kind, event.record_id, event.detail) == ("record-edited", made.alterations[0].record_id, "1")


@pytest.mark.parametrize(
    ("make", "left"),
    [
        (fact("SK001", title="Khác"), {"summary", "novel", "author"}),
        (statements(PROGRAMME, novel=False), {"title", "summary", "author"}),
        (whole("SK001", authors=()), {"title", "summary", "novel"}),
        (lambda workspace: edit((state(workspace, "SK001"), None)), set()),
    ],
)
def test_drafts_of_fields_that_are_written_are_dropped(workspace: OpenWorkspace, make: Make, left: set[str]) -> None:
    record_id = state(workspace, "SK001").id
    other = state(workspace, "SK002").id
    for field in ("title", "summary", "novel", "author"):
        editing.keep_draft(workspace, record_id, field, "đang gõ")
    editing.keep_draft(workspace, other, "title", "đang gõ")
    editing.apply_edit(workspace, make(workspace))
    with workspace.store.read() as session:
        assert session.drafts.of_record(record_id).keys() == left
        assert session.drafts.of_record(other) == {"title": "đang gõ"}
    editing.drop_draft(workspace, other)
    with workspace.store.read() as session:
        assert session.drafts.of_record(other) == {}


@pytest.mark.parametrize(
    ("make", "left"),
    [
        (fact("SK003", scope="Khác"), {"SK001", "SK002"}),
        (fact("SK003", title="Chẳng giống ai"), {"SK001", "SK002"}),
        (fact("SK001", code="X1"), {"SK002", "SK003"}),
        (whole("SK001", attachments=()), {"SK002", "SK003"}),
        (whole("SK001", waivers=()), {"SK002", "SK003"}),
        (statements(PROGRAMME, novel=False), {"SK002", "SK003"}),
        (lambda workspace: edit((state(workspace, "SK001"), None)), {"SK002", "SK003"}),
        (unit_fact(place="Khác"), set()),
        (decision_fact, set()),
        (person_fact("DV02", phone="1"), {"SK001"}),
    ],
)
def test_what_was_found_is_forgotten_where_it_may_have_changed(
    workspace: OpenWorkspace, make: Make, left: set[str]
) -> None:
    union.assess_all(workspace)
    editing.apply_edit(workspace, make(workspace))
    assert union.assessed(workspace) == left


def test_sheet(workspace: OpenWorkspace) -> None:
    held = state(workspace, "SK003")
    editing.keep_draft(workspace, held.id, "title", "đang gõ")
    sheet = editing.initiative_sheet(workspace, held.id)
    assert sheet is not None
    assert sheet.state == held == editing.initiative_state(workspace, held.id)
    assert {item.full_name for item in sheet.people.values()} == {"Trần Văn Thử", "Lê Thị Nháp"}
    assert sheet.decision == editing.decisions(workspace)[0]
    assert sheet.drafts == {"title": "đang gõ"}
    assert editing.initiative_sheet(workspace, uuid4()) is None
    assert editing.person(workspace, uuid4()) is None
    assert editing.person(workspace, held.authors[0].person_id) == people(workspace)["DV01"]


@pytest.mark.parametrize(
    ("common", "own", "values", "shown"),
    [
        ({}, {}, {"novel": True}, {"novel": True}),
        ({"novel": True}, {}, {"novel": False}, {"novel": False}),
        ({"novel": True}, {"novel": False}, {"novel": None}, {"novel": None}),
        ({"withdrawn": True, "portal_code": "A"}, {}, {"withdrawn": False}, {"withdrawn": False, "portal_code": "A"}),
        ({"portal_text": "A"}, {"portal_text": "B"}, {"portal_text": ""}, {"portal_text": ""}),
    ],
)
def test_with_part(workspace: OpenWorkspace, common: Any, own: Any, values: Any, shown: Any) -> None:
    bare = replace(
        state(workspace, "SK001"), participations=(("", Participation(**common)), ("p", Participation(**own)))
    )
    turned = editing.with_part(bare, "p", **values)
    assert turned.part("p") == Participation(**{**common, **own, **shown})
    assert turned == settled(turned)
    with pytest.raises(KeyError):
        editing.with_part(bare, "p", nothing=1)


def test_a_new_initiative_takes_the_next_code(workspace: OpenWorkspace) -> None:
    assert editing.new_initiative(workspace).initiative.code == "SK004"


def test_new_records_in_a_workspace_without_a_unit(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "may", union.context()) as workspace:
        assert editing.decisions(workspace) == ()
        apply(workspace, None, editing.new_person(workspace, "Trần Văn Thử"))
        apply(workspace, None, editing.new_initiative(workspace, "Một"))
        nameless = everything(workspace).unit
        assert nameless.name == ""
        editing.save_unit(workspace, Unit(id=uuid4(), name="CĐCS Sở Nội vụ"))
        assert everything(workspace).unit == replace(nameless, name="CĐCS Sở Nội vụ")
        assert len(people(workspace)) == 1


@pytest.mark.parametrize(
    ("first", "second", "earlier"),
    [
        (None, None, "Mới"),
        (None, date(2022, 1, 1), "Cũ"),
        (date(2022, 1, 1), None, "Mới"),
        (date(2022, 1, 1), date(2021, 1, 1), "Mới"),
        (date(2021, 1, 1), date(2022, 1, 1), "Cũ"),
    ],
)
def test_saved_unit_is_the_own_one_from_then_on(
    tmp_path: Path, first: date | None, second: date | None, earlier: str
) -> None:
    with open_workspace(tmp_path / "may", union.context()) as workspace:
        editing.save_unit(workspace, Unit(id=uuid4(), name="Cũ", valid_from=first))
        editing.save_unit(workspace, Unit(id=uuid4(), name="Mới", valid_from=second))
        with workspace.store.read() as session:
            now, then = session.units.own(), session.units.own(date(2021, 6, 1))
    assert now is not None
    assert then is not None
    assert (now.name, now.valid_from, then.name) == ("Mới", second, earlier)


def test_two_periods_of_a_unit_do_not_begin_on_one_day(workspace: OpenWorkspace) -> None:
    unit = everything(workspace).unit
    editing.save_unit(workspace, replace(unit, valid_from=date(2022, 1, 1)))
    newer = everything(workspace).unit
    with pytest.raises(InputError, match="Từ ngày"):
        apply(workspace, newer, replace(newer, valid_from=None))
    assert everything(workspace).unit == newer


def test_draft_of_half_a_letter_is_kept(workspace: OpenWorkspace) -> None:
    record_id = state(workspace, "SK001").id
    editing.keep_draft(workspace, record_id, "title", "a\ud83d")
    sheet = editing.initiative_sheet(workspace, record_id)
    assert sheet is not None
    assert sheet.drafts == {"title": "a?"}


def test_first_unit_can_be_made_and_undone_by_an_edit(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "may", union.context()) as workspace:
        made = edit((None, Unit(id=uuid4(), name="CĐCS Sở Nội vụ")))
        editing.apply_edit(workspace, made)
        assert everything(workspace).unit.name == "CĐCS Sở Nội vụ"
        editing.apply_edit(workspace, made.reversed())
        with workspace.store.read() as session:
            assert session.units.own() is None


def test_new_code_of_a_record_that_was_renamed_gets_another_id(workspace: OpenWorkspace) -> None:
    editing.apply_edit(workspace, edit((state(workspace, "SK002"), None)))
    editing.apply_edit(workspace, edit((state(workspace, "SK003"), None)))
    first = state(workspace, "SK001")
    apply(workspace, first, replace(first, initiative=replace(first.initiative, code="X")))
    fresh = editing.new_initiative(workspace, "Mới")
    assert fresh.initiative.code == "SK001"
    assert fresh.id != first.id
    apply(workspace, None, fresh)


def test_duplicate(workspace: OpenWorkspace) -> None:
    before = state(workspace, "SK001")
    proof = Attachment(order=2, kind=AttachmentKind.DECISION, file=StoredFile(name="qd.pdf"))
    fuller = editing.with_part(
        replace(before, attachments=(proof, *before.attachments)), PROGRAMME, portal_on=date(2022, 4, 1)
    )
    apply(workspace, before, fuller)
    copy = editing.duplicate(workspace, before.id)
    apply(workspace, None, copy)
    held = state(workspace, "SK004")
    assert held == copy
    assert (held.initiative.title, held.authors) == (before.initiative.title, before.authors)
    assert (held.initiative.decision_id, held.initiative.decision_number, held.initiative.recognised) == (
        None,
        "",
        None,
    )
    assert [item.file.name for item in held.attachments] == ["mo-ta.pdf"]
    assert held.part(PROGRAMME) == replace(before.part(PROGRAMME), portal_code="")
    assert held.waivers == ()
    with pytest.raises(InputError, match="không còn"):
        editing.duplicate(workspace, uuid4())


def test_people_are_deleted_for_good(workspace: OpenWorkspace) -> None:
    one, other = people(workspace)["DV01"], people(workspace)["DV02"]
    assert editing.named_by(workspace, [one.id]) == ("SK001", "SK003")
    assert editing.named_by(workspace, [one.id, other.id, uuid4()]) == ("SK001", "SK002", "SK003")
    before = state(workspace, "SK001")
    (report,) = editing.delete_people(workspace, [one.id, uuid4(), one.id])
    assert report.shared_initiatives == ("SK003",)
    assert people(workspace).keys() == {"DV02"}
    assert state(workspace, "SK001").attachments == ()
    apply(workspace, before, replace(before, authors=()))
    assert (state(workspace, "SK001").authors, state(workspace, "SK001").attachments) == ((), ())
    assert editing.delete_people(workspace, [one.id]) == ()
    raw = workspace.store.paths.database.read_bytes()
    assert "Trần Văn Thử".encode() not in raw


def test_waivers_of_one_finding_count_once(workspace: OpenWorkspace) -> None:
    first = state(workspace, "SK002")
    later = Waiver(rule="r", fingerprint="f", reason="Sau", user="thu", at=NOW + timedelta(days=1))
    made = bulk.waive(workspace, PROGRAMME, {first.id: [("r", "f")]}, "Trước")
    editing.apply_edit(workspace, made)
    after = state(workspace, "SK002")
    apply(workspace, after, replace(after, waivers=(*after.waivers, (PROGRAMME, later))))
    assert state(workspace, "SK002").waivers == ((PROGRAMME, later),)
