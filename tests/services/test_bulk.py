"""One edit for many initiatives, applied and undone as a whole."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.edit import Edit, InitiativeState
from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import Attachment, Authorship, StoredFile
from desktop_app.domain.kinds import AuthorCategory, Block, Stage
from desktop_app.domain.participation import Participation
from desktop_app.services import bulk, editing
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.cli.office import PROGRAMME
from tests.services import union
from tests.services.union import WAIVER, everything, people, state, states

Bulk = Callable[[OpenWorkspace, Sequence[UUID]], Edit]


def decided(workspace: OpenWorkspace, ids: Sequence[UUID]) -> Edit:
    return bulk.set_decision(workspace, ids, editing.decisions(workspace)[0].id)


DECLARED = bulk.Declarations(novel=False, complaint=True, declared_on=date(2022, 4, 1))
ALL: dict[str, tuple[Bulk, str, Callable[[InitiativeState], object], object]] = {
    "declarations": (
        lambda workspace, ids: bulk.set_declarations(workspace, PROGRAMME, ids, DECLARED),
        "Khai báo cho 3 sáng kiến",
        lambda item: [getattr(item.part(PROGRAMME), name) for name in ("novel", "dispute", "complaint", "declared_on")],
        [False, False, True, date(2022, 4, 1)],
    ),
    "decision": (
        decided,
        "Gắn quyết định cho 3 sáng kiến",
        lambda item: (item.initiative.decision_number, item.initiative.recognised, item.initiative.decision_id is None),
        ("", True, False),
    ),
    "no decision": (
        lambda workspace, ids: bulk.set_decision(workspace, ids, None),
        "Bỏ quyết định của 3 sáng kiến",
        lambda item: (item.initiative.decision_number, item.initiative.decision_id),
        ("", None),
    ),
    "category": (
        lambda workspace, ids: bulk.set_category(workspace, PROGRAMME, ids, AuthorCategory.WORKER),
        "Đặt đối tượng cho 3 sáng kiến",
        lambda item: item.part(PROGRAMME).category,
        AuthorCategory.WORKER,
    ),
    "no category": (
        lambda workspace, ids: bulk.set_category(workspace, PROGRAMME, ids, None),
        "Đặt đối tượng cho 3 sáng kiến",
        lambda item: item.part(PROGRAMME).category,
        None,
    ),
    "block": (
        lambda workspace, ids: bulk.set_block(workspace, PROGRAMME, ids, Block.ENTERPRISE),
        "Đặt khối cho 3 sáng kiến",
        lambda item: item.part(PROGRAMME).block,
        Block.ENTERPRISE,
    ),
    "stage": (
        lambda workspace, ids: bulk.set_stage(workspace, ids, Stage.ONGOING),
        "Chuyển 3 sáng kiến sang giai đoạn “Đang thực hiện”",
        lambda item: item.initiative.stage,
        Stage.ONGOING,
    ),
    "out of the programme": (
        lambda workspace, ids: bulk.set_withdrawn(workspace, PROGRAMME, ids, withdrawn=True),
        "Đưa 3 sáng kiến ra khỏi chương trình",
        lambda item: item.part(PROGRAMME).withdrawn,
        True,
    ),
}


@pytest.mark.parametrize("name", ALL)
def test_all_of_them_are_changed_and_undone(workspace: OpenWorkspace, name: str) -> None:
    make, label, shown, value = ALL[name]
    before = everything(workspace)
    made = make(workspace, list(before.initiatives))
    assert made.label == label
    editing.apply_edit(workspace, made)
    assert [shown(item) for item in states(workspace).values()] == [value] * 3
    again = make(workspace, list(before.initiatives))
    assert again.alterations == ()
    editing.apply_edit(workspace, made.reversed())
    assert everything(workspace) == before


def test_deleted_ones_come_back_with_all_that_was_theirs(workspace: OpenWorkspace) -> None:
    before = everything(workspace)
    made = bulk.delete_initiatives(workspace, list(before.initiatives))
    assert made.label == "Xóa 3 sáng kiến"
    editing.apply_edit(workspace, made)
    gone = everything(workspace)
    assert gone.initiatives == {}
    assert not any(found for found, _ in gone.hits.values())
    editing.apply_edit(workspace, made.reversed())
    assert everything(workspace) == before
    first = state(workspace, "SK001")
    assert first.waivers == ((PROGRAMME, WAIVER),)
    assert first.attachments
    assert first.participations


def test_order_doubles_and_unknown_ids(workspace: OpenWorkspace) -> None:
    one, other = state(workspace, "SK003").id, state(workspace, "SK001").id
    made = bulk.set_stage(workspace, [one, uuid4(), other, one], Stage.PLANNED)
    assert [item.record_id for item in made.alterations] == [one, other]
    assert bulk.delete_initiatives(workspace, [one]).label == "Xóa sáng kiến SK003"
    assert bulk.delete_initiatives(workspace, []).alterations == ()


def test_back_into_the_programme(workspace: OpenWorkspace) -> None:
    ids = [state(workspace, "SK001").id, state(workspace, "SK002").id]
    editing.apply_edit(workspace, bulk.set_withdrawn(workspace, "", ids[:1], withdrawn=True))
    editing.apply_edit(workspace, bulk.set_withdrawn(workspace, PROGRAMME, ids[1:], withdrawn=True))
    made = bulk.set_withdrawn(workspace, PROGRAMME, ids, withdrawn=False)
    assert made.label == "Đưa 2 sáng kiến trở lại chương trình"
    editing.apply_edit(workspace, made)
    assert not any(item.part(PROGRAMME).withdrawn for item in states(workspace).values())


def test_waiver_and_back(workspace: OpenWorkspace) -> None:
    before = state(workspace, "SK001")
    found = {before.id: [("participant", "f1")]}
    made = bulk.waive(workspace, PROGRAMME, found, "  Lý do\u200b mới ")
    assert made.label == "Bỏ qua điều cần xem của sáng kiến SK001"
    editing.apply_edit(workspace, made)
    assert state(workspace, "SK001").waivers == ((PROGRAMME, replace(WAIVER, reason="Lý do mới")),)
    editing.apply_edit(workspace, bulk.take_back_waivers(workspace, PROGRAMME, found))
    assert state(workspace, "SK001").waivers == ()
    assert bulk.take_back_waivers(workspace, PROGRAMME, found).alterations == ()


def test_several_findings_of_several_initiatives_are_set_aside_at_once(workspace: OpenWorkspace) -> None:
    """With one reason; only those that are named count again, and a finding that is named twice counts once."""
    ids = [state(workspace, code).id for code in ("SK002", "SK003")]
    before = [state(workspace, code).waivers for code in ("SK002", "SK003")]
    found = {ids[0]: [("link", "l"), ("scope", "s"), ("link", "l")], ids[1]: [("link", "l")], uuid4(): [("link", "l")]}
    made = bulk.waive(workspace, PROGRAMME, found, "Đã đối chiếu")
    assert made.label == "Bỏ qua 5 điều cần xem của 2 sáng kiến"
    editing.apply_edit(workspace, made)
    after = [state(workspace, code).waivers for code in ("SK002", "SK003")]
    assert [len(now) - len(then) for now, then in zip(after, before, strict=True)] == [2, 1]
    back = bulk.take_back_waivers(workspace, PROGRAMME, {ids[0]: [("link", "l")], ids[1]: [("link", "other")]})
    assert back.label == "Thôi bỏ qua 2 điều đã bỏ qua của sáng kiến SK002"
    editing.apply_edit(workspace, back)
    assert ("scope", "s") in {(item.rule, item.fingerprint) for _where, item in state(workspace, "SK002").waivers}
    assert state(workspace, "SK003").waivers == after[1]


PARTS = st.builds(
    Participation,
    **{field.name: ... for field in fields(Participation) if field.name != "put_forward"},
)
CODES = st.sampled_from(["SK001", "SK002", "SK003", "SK004", "sk001", "X"])


class Officer:
    """Makes edits as they come, some of which are refused."""

    def __init__(self, workspace: OpenWorkspace, draw: st.DataObject) -> None:
        self.workspace = workspace
        self.draw = draw.draw

    def edit(self) -> Edit:
        held = states(self.workspace)
        codes = self.draw(st.lists(CODES, unique=True))
        chosen = sorted((key for key, item in held.items() if item.initiative.code in codes), key=str)
        kind = self.draw(st.sampled_from(["stage", "decision", "declare", "delete", "state", "new"]))
        if kind == "stage":
            return bulk.set_stage(self.workspace, chosen, self.draw(st.sampled_from(Stage)))
        if kind == "decision":
            return decided(self.workspace, chosen)
        if kind == "declare":
            return bulk.set_declarations(self.workspace, self.draw(st.sampled_from(["", PROGRAMME])), chosen, DECLARED)
        if kind == "delete":
            return bulk.delete_initiatives(self.workspace, chosen)
        if kind == "new" or not chosen:
            return union.edit((None, self.state(editing.new_initiative(self.workspace))))
        return union.edit(*((held[key], self.state(held[key])) for key in chosen))

    def state(self, base: InitiativeState) -> InitiativeState:
        ids = sorted(person.id for person in people(self.workspace).values())
        authors = self.draw(
            st.lists(st.builds(Authorship, person_id=st.sampled_from(ids), share=st.integers(0, 10000)))
        )
        files = self.draw(st.lists(st.builds(StoredFile, name=st.sampled_from("ab")), max_size=2))
        return replace(
            base,
            initiative=replace(base.initiative, code=self.draw(CODES), title=self.draw(st.sampled_from("ab"))),
            authors=tuple(authors),
            attachments=tuple(Attachment(order=7, kind=None, file=file) for file in files),
            participations=tuple(self.draw(st.dictionaries(st.sampled_from(["q", "", PROGRAMME]), PARTS)).items()),
            waivers=tuple((where, WAIVER) for where in self.draw(st.lists(st.sampled_from(["q", ""]), unique=True))),
        )


@given(st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_any_edits_undone_in_turn_leave_what_was(made: Path, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        shutil.copytree(made, Path(folder) / "may")
        with open_workspace(Path(folder) / "may", union.context(), create=False) as workspace:
            before = everything(workspace)
            _edit_and_undo(workspace, data)
            assert everything(workspace) == before
            assert workspace.store.verify() == []


def _edit_and_undo(workspace: OpenWorkspace, data: st.DataObject) -> None:
    """Make edits and undo them, twice; one that is refused has written nothing."""
    before = everything(workspace)
    officer = Officer(workspace, data)
    done: list[Edit] = []
    for _ in range(data.draw(st.integers(1, 5))):
        made = officer.edit()
        there = everything(workspace)
        try:
            editing.apply_edit(workspace, made)
        except InputError:
            assert everything(workspace) == there
        else:
            done.append(made)
    for made in reversed(done):
        editing.apply_edit(workspace, made.reversed())
    assert everything(workspace) == before
    for made in done:
        editing.apply_edit(workspace, made)
    for made in reversed(done):
        editing.apply_edit(workspace, made.reversed())
