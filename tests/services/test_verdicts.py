"""What is kept equals what the rules find afresh, whatever is written, also while it is being assessed."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID, uuid4

import pytest

from desktop_app.domain.finding import Assessment
from desktop_app.domain.initiative import Attachment, StoredFile
from desktop_app.domain.kinds import AttachmentKind, Stage, Verdict
from desktop_app.domain.participation import Participation
from desktop_app.domain.plan import Change, ChangeKind, ImportPlan, InitiativeRecord
from desktop_app.domain.progress import Cancelled, silent
from desktop_app.rules import assess as rules
from desktop_app.rules.day import CheckDay
from desktop_app.services import bulk, editing, verdicts
from desktop_app.services.assessing import assessed_cases
from desktop_app.services.programmes import find_programme
from desktop_app.services.verdicts import assess_one, refresh
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.bench.workload import CHECKED_ON, PROGRAMME, Workload
from tests.db import changes
from tests.services import union

SIZE = 60
LIKE = "Cải tiến máy vò chè mini cho các hộ gia đình ở vùng cao"
ALIKE = "Cải tiến máy vò chè mini cho các hộ gia đình ở vùng xa"

TOLD: dict[int, dict[str, Any]] = {
    1: {"title": LIKE, "stage": Stage.DONE},
    2: {"title": ALIKE, "stage": Stage.DONE},
    3: {"title": "Tưới nhỏ giọt cho cam Văn Chấn", "stage": Stage.DONE},
    4: {"title": "Tưới nhỏ giọt cho cam Văn Chấn", "stage": Stage.DONE},
    5: {"title": LIKE, "stage": Stage.ONGOING},
    7: {"decision_date": None, "stage": Stage.DONE},
}

Write = Callable[[OpenWorkspace, "Ids"], object]


class Ids:
    """Ids of the initiatives by the numbers of their codes."""

    def __init__(self, workload: Workload) -> None:
        self.workload = workload

    def __getitem__(self, number: int) -> UUID:
        return self.workload.record(number - 1).initiative.id


def never() -> bool:
    return False


@pytest.fixture
def ids() -> Ids:
    return Ids(Workload(20, SIZE))


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A union all of whose initiatives are assessed; 1 and 2 are alike, 3 and 4 too, and 5 is being prepared."""
    folder, workload = tmp_path_factory.mktemp("assessed"), Workload(20, SIZE)
    with open_workspace(folder, union.context()) as workspace:
        with workspace.store.write() as session:
            session.apply_import(workload.plan(), {}, PROGRAMME)
            for number, told in TOLD.items():
                changes.put(session, replace(workload.record(number - 1).initiative, **told))
        assert refresh(workspace, PROGRAMME, CHECKED_ON, silent, never) == SIZE
    return folder


@pytest.fixture
def office(assessed: Path, tmp_path: Path) -> Iterator[OpenWorkspace]:
    """The assessed union, for one test."""
    with open_workspace(shutil.copytree(assessed, tmp_path / "may"), union.context()) as workspace:
        yield workspace


def fresh(workspace: OpenWorkspace, on: date = CHECKED_ON) -> dict[UUID, Assessment]:
    """What the rules find now."""
    with workspace.store.read() as session:
        unit = session.units.own()
    assert unit is not None
    programme = find_programme(workspace, PROGRAMME)
    items = assessed_cases(workspace, programme, unit, CheckDay(on=on, sent=on))
    return {item.case.initiative.id: item.assessment for item in items}


def kept(workspace: OpenWorkspace, on: date = CHECKED_ON) -> dict[UUID, Assessment]:
    """What is kept of those that take part."""
    with workspace.store.read() as session:
        return session.assessments.read(PROGRAMME, verdicts.kept_under(workspace, PROGRAMME), on)


def twins(assessment: Assessment) -> int:
    return sum(finding.rule == "possible-duplicate" for finding in assessment.findings)


def test_everything_is_assessed_once(office: OpenWorkspace, ids: Ids) -> None:
    found = kept(office)
    assert found == fresh(office)
    assert [twins(found[ids[number]]) for number in (1, 2, 3, 4, 5)] == [2, 2, 1, 1, 0]
    assert found[ids[5]].verdict is Verdict.REGISTERED
    assert [finding.rule for finding in found[ids[5]].findings] == ["next-step"]
    assert refresh(office, PROGRAMME, CHECKED_ON, silent, never) == 0


def _fact(number: int, **facts: Any) -> Write:
    def write(workspace: OpenWorkspace, ids: Ids) -> None:
        before = editing.initiative_state(workspace, ids[number])
        assert before is not None
        union.apply(workspace, before, replace(before, initiative=replace(before.initiative, **facts)))

    return write


def _session(action: Callable[[Any, Ids], object]) -> Write:
    def write(workspace: OpenWorkspace, ids: Ids) -> None:
        with workspace.store.write() as session:
            action(session, ids)

    return write


def _person(**facts: Any) -> Write:
    def write(workspace: OpenWorkspace, ids: Ids) -> None:
        before = ids.workload.person(3)
        union.apply(workspace, before, replace(before, **facts))

    return write


def _unit(**facts: Any) -> Write:
    return _session(lambda session, ids: session.units.save(replace(session.units.own(), **facts), own=True))


def _decision(**facts: Any) -> Write:
    def write(workspace: OpenWorkspace, ids: Ids) -> None:
        decision = editing.decisions(workspace)[0]
        union.apply(workspace, decision, replace(decision, **facts))

    return write


def _more(title: str) -> InitiativeRecord:
    record = Workload(20, SIZE + 1).record(SIZE)
    return replace(record, initiative=replace(record.initiative, title=title, decision_id=None, stage=Stage.DONE))


def _import(title: str) -> Write:
    """Bring in one more initiative by an import."""

    def write(workspace: OpenWorkspace, ids: Ids) -> None:
        plan = ImportPlan(unit=None, initiatives=(Change(ChangeKind.ADDED, _more(title)),))
        with workspace.store.write() as session:
            session.apply_import(plan, {}, PROGRAMME)

    return write


def _waive(workspace: OpenWorkspace, ids: Ids) -> None:
    finding = next(item for item in kept(workspace)[ids[1]].findings if item.rule == "possible-duplicate")
    found = bulk.waive(workspace, PROGRAMME, {ids[1]: [(finding.rule, finding.fingerprint)]}, "Hai máy khác nhau")
    editing.apply_edit(workspace, found)


def _delete(number: int) -> Write:
    return lambda workspace, ids: editing.apply_edit(workspace, bulk.delete_initiatives(workspace, [ids[number]]))


def _delete_person(workspace: OpenWorkspace, ids: Ids) -> None:
    editing.delete_people(workspace, [ids.workload.person(3).id])


_PDF = Attachment(order=1, kind=AttachmentKind.DECISION, file=StoredFile(name="qd.pdf"))


def _common(workspace: OpenWorkspace, ids: Ids) -> None:
    with workspace.store.write() as session:
        changes.take_part(session, ids[7], PROGRAMME, Participation())
        changes.take_part(session, ids[7], "", Participation(novel=False))


EDITS: dict[str, Write] = {
    "fact": _fact(7, applied_on=None),
    "other fact": _fact(7, applied_on=date(2020, 1, 1)),
    "stage": _fact(5, stage=Stage.DONE),
    "stage of the like one": _fact(1, stage=Stage.PLANNED),
    "like title gone": _fact(1, title="Việc khác hẳn"),
    "like title": _fact(9, title=LIKE),
    "like title changed": _fact(1, title=LIKE + " nữa"),
    "code of the like one": _fact(1, code="SK99999"),
    "authors": _session(lambda session, ids: changes.change(session, ids[7], authors=())),
    "attachments": _session(lambda session, ids: changes.change(session, ids[7], attachments=(_PDF,))),
    "participation": _session(
        lambda session, ids: changes.take_part(session, ids[7], PROGRAMME, Participation(novel=False))
    ),
    "common participation": _common,
    "withdrawn": _session(
        lambda session, ids: changes.take_part(session, ids[3], PROGRAMME, Participation(withdrawn=True))
    ),
    "withdrawn everywhere": _session(
        lambda session, ids: changes.take_part(session, ids[3], "", Participation(withdrawn=True))
    ),
    "person": _person(phone="12"),
    "person's name": _person(full_name=""),
    "person deleted": _delete_person,
    "unit": _unit(upper_name=""),
    "unit's block": _unit(block=None),
    "decision": _decision(decided_on=date(2020, 1, 1)),
    "initiative imported": _import("Một việc chưa ai làm"),
    "like initiative imported": _import(LIKE),
    "like initiative written": _session(lambda session, ids: changes.put(session, _more(LIKE).initiative)),
    "deleted": _delete(7),
    "like one deleted": _delete(1),
    "other like one deleted": _delete(4),
    "waived": _waive,
}


OF_ALL = {"unit", "unit's block", "decision", "initiative imported", "like initiative imported"}


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_what_is_kept_is_what_the_rules_find(office: OpenWorkspace, ids: Ids, name: str) -> None:
    """And what the edit has nothing to do with isn't assessed again."""
    before = fresh(office)
    EDITS[name](office, ids)
    assert fresh(office) != before
    taken = refresh(office, PROGRAMME, CHECKED_ON, silent, never)
    now = fresh(office)
    assert {record_id: found for record_id, found in kept(office).items() if record_id in now} == now
    assert 0 <= taken <= (SIZE + 1 if name in OF_ALL else 15)
    assert refresh(office, PROGRAMME, CHECKED_ON, silent, never) == 0


@pytest.mark.parametrize("write", EDITS.values(), ids=EDITS.keys())
def test_one_that_was_assessed_at_once_leaves_no_other_behind(office: OpenWorkspace, ids: Ids, write: Write) -> None:
    """A form asks for its initiative right after saving; those of like titles follow with the next refresh."""
    write(office, ids)
    now = fresh(office)
    for number in (9, 7, 5, 3, 2, 1):
        found = assess_one(office, PROGRAMME, ids[number], CHECKED_ON)
        if ids[number] in now:
            assert found is not None
            assert found.assessment == now[ids[number]]
    refresh(office, PROGRAMME, CHECKED_ON, silent, never)
    assert {record_id: found for record_id, found in kept(office).items() if record_id in now} == now


@pytest.mark.parametrize("name", ["fact", "like title", "like title gone", "person", "withdrawn", "waived", "deleted"])
def test_an_edit_while_it_is_being_assessed_is_not_lost(
    office: OpenWorkspace, ids: Ids, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read before the edit is never kept after it, neither of this initiative nor of those like it."""
    edits = [EDITS[name]]
    assess = rules.assess

    def meanwhile(case: Any, *rest: Any) -> Assessment:
        found = assess(case, *rest)
        if edits:
            edits.pop()(office, ids)
        return found

    again = kept(office)
    with office.store.write() as session:
        session.assessments.forget(list(again))
        if name == "waived":
            session.assessments.keep(PROGRAMME, verdicts.kept_under(office, PROGRAMME), {ids[1]: again[ids[1]]})
    monkeypatch.setattr(verdicts, "assess", meanwhile)
    refresh(office, PROGRAMME, CHECKED_ON, silent, never)
    assert not edits
    now = fresh(office)
    assert {record_id: found for record_id, found in kept(office).items() if record_id in now} == now


def test_titles_compared_all_at_once_follow_an_edit_meanwhile(
    office: OpenWorkspace, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "CHUNK", 10)
    with office.store.write() as session:
        session.assessments.forget(list(fresh(office)))
    edits = [EDITS["like title"], EDITS["like title gone"], _delete(4), EDITS["like initiative imported"]]

    def progress(done: int, _total: int, what: str) -> None:
        if done >= 20 and edits and "kiểm tra" in what:
            edits.pop()(office, ids)

    refresh(office, PROGRAMME, CHECKED_ON, progress, never)
    assert not edits
    assert kept(office) == fresh(office)


def test_another_day_is_assessed_anew(office: OpenWorkspace) -> None:
    later = CHECKED_ON - timedelta(days=90)
    assert refresh(office, PROGRAMME, later, silent, never) == SIZE
    assert kept(office, later) == fresh(office, later)
    assert kept(office) == {}


def test_another_programme_is_kept_beside(office: OpenWorkspace) -> None:
    assert refresh(office, "75k-binhdinh-2021", CHECKED_ON, silent, never) == SIZE
    assert kept(office) == fresh(office)


def test_cancelling_keeps_what_was_reached(office: OpenWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "CHUNK", 7)
    with office.store.write() as session:
        session.assessments.forget(list(fresh(office)))
    seen: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, what: str) -> None:
        seen.append((done, total, what))

    with pytest.raises(Cancelled):
        refresh(office, PROGRAMME, CHECKED_ON, progress, lambda: len(seen) > 4)
    reached = len(kept(office))
    assert 0 < reached < SIZE
    assert reached % 7 == 0
    assert {total for _, total, _ in seen} == {SIZE}
    assert {what for *_, what in seen} == {"Đang so tên các sáng kiến", "Đang kiểm tra sáng kiến"}
    assert refresh(office, PROGRAMME, CHECKED_ON, silent, never) == SIZE - reached
    assert kept(office) == fresh(office)


def test_opening_an_initiative_that_is_kept_writes_nothing(office: OpenWorkspace, ids: Ids) -> None:
    before = office.store.writings
    found = assess_one(office, PROGRAMME, ids[1], CHECKED_ON)
    assert found is not None
    assert (found.case.initiative.id, found.assessment) == (ids[1], kept(office)[ids[1]])
    assert office.store.writings == before


def test_one_that_was_withdrawn_is_assessed_and_not_kept(office: OpenWorkspace, ids: Ids) -> None:
    EDITS["withdrawn"](office, ids)
    found = assess_one(office, PROGRAMME, ids[3], CHECKED_ON)
    assert found is not None
    assert ids[3] not in kept(office)
    assert twins(found.assessment) == 0


def test_one_that_is_not_there(office: OpenWorkspace) -> None:
    assert assess_one(office, PROGRAMME, uuid4(), CHECKED_ON) is None


def test_an_empty_workspace(tmp_path: Path) -> None:
    with open_workspace(tmp_path, union.context()) as workspace:
        assert refresh(workspace, PROGRAMME, CHECKED_ON, silent, never) == 0
        assert assess_one(workspace, PROGRAMME, uuid4(), CHECKED_ON) is None


def test_one_is_assessed_while_somebody_else_writes(office: OpenWorkspace, ids: Ids) -> None:
    """Nobody waits for the writer; what was found is kept the next time."""
    with office.store.write() as session:
        session.assessments.forget([ids[3]])
    began, may_end = Event(), Event()

    def hold() -> None:
        with office.store.write():
            began.set()
            may_end.wait(20)

    with ThreadPoolExecutor(2) as pool:
        writing = pool.submit(hold)
        began.wait(20)
        found = pool.submit(assess_one, office, PROGRAMME, ids[3], CHECKED_ON)
        try:
            item = found.result(10)
        finally:
            may_end.set()
        writing.result(20)
    assert item is not None
    assert item.assessment == fresh(office)[ids[3]]
    assert ids[3] not in kept(office)
    assess_one(office, PROGRAMME, ids[3], CHECKED_ON)
    assert kept(office)[ids[3]] == item.assessment
