"""The desk: edits with undo, what is told to everyone, trouble, verdicts brought up to date."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.edit import Alteration, Changed, Edit, InitiativeState
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.kinds import Verdict
from desktop_app.services.editing import apply_edit, initiative_state
from desktop_app.services.registers import InitiativeFilter, initiative_keys, initiative_rows, verdict_counts
from desktop_app.services.workspace import OpenWorkspace
from ui.desk import Desk
from ui.jobs import Lane
from ui.messages import Message

Settled = Callable[[Desk], None]


def _first(workspace: OpenWorkspace, programme_id: str) -> UUID:
    keys = initiative_keys(workspace, programme_id, InitiativeFilter())
    return initiative_rows(workspace, programme_id, keys[:1])[keys[0]].id


def _state(desk: Desk) -> InitiativeState:
    state = initiative_state(desk.workspace, _first(desk.workspace, desk.programme_id))
    assert state is not None
    return state


def _titled(state: InitiativeState, title: str) -> Edit:
    after = replace(state, initiative=replace(state.initiative, title=title))
    return Edit(label=f"Đặt tên “{title}”", alterations=(Alteration(state, after),))


def test_an_edit_is_written_told_undone_and_done_again(qtbot: QtBot, desk: Desk, settled: Settled) -> None:
    """Each way everyone is told which initiative changed."""
    state = _state(desk)
    told: list[Changed] = []
    desk.changed.connect(told.append)
    for turn, title, undo, redo in (
        (lambda: desk.apply(_titled(state, "Tên mới của sáng kiến")), "Tên mới của sáng kiến", True, False),
        (desk.undo, state.initiative.title, False, True),
        (desk.redo, "Tên mới của sáng kiến", True, False),
    ):
        with qtbot.waitSignal(desk.changed):
            turn()
        assert _state(desk).initiative.title == title
        assert (bool(desk.undo_label), bool(desk.redo_label)) == (undo, redo)
    assert told == [Changed(initiatives=frozenset({state.id}))] * 3
    settled(desk)


def test_undo_and_redo_at_once_come_to_nothing(desk: Desk, settled: Settled) -> None:
    """As do an edit, its undo, and an edit of another fact made before the undo was seen."""
    state = _state(desk)
    after = replace(state, initiative=replace(state.initiative, scope="Toàn ngành"))
    desk.apply(_titled(state, "Tên thứ nhất"))
    desk.undo()
    desk.redo()
    desk.undo()
    desk.apply(Edit(label="Phạm vi", alterations=(Alteration(state, after),)))
    settled(desk)
    assert _state(desk) == after


def test_a06_an_undo_that_a_full_disk_refuses_can_be_tried_again(
    desk: Desk, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could be undone still can."""

    def full(*_: object) -> None:
        raise WorkspaceError("disk-full", "Ổ đĩa đã đầy.")

    state = _state(desk)
    desk.apply(_titled(state, "Tên thứ nhất"))
    settled(desk)
    with monkeypatch.context() as patch:
        patch.setattr("ui.desk.apply_edit", full)
        desk.undo()
        settled(desk)
    assert desk.undo_label == "Đặt tên “Tên thứ nhất”"
    desk.undo()
    settled(desk)
    assert _state(desk) == state


def test_an_edit_made_in_the_lane_of_writes_builds_on_what_was_asked_before(desk: Desk, settled: Settled) -> None:
    """Nothing changes between making and writing it."""
    state = _state(desk)
    desk.apply(_titled(state, "Tên thứ nhất"))
    desk.apply_made(lambda: _titled(_state(desk), "Tên thứ hai"))
    settled(desk)
    assert _state(desk).initiative.title == "Tên thứ hai"
    desk.undo()
    settled(desk)
    assert _state(desk).initiative.title == "Tên thứ nhất"


def test_undo_right_after_an_edit_undoes_that_edit(desk: Desk, settled: Settled) -> None:
    """Even while it is still being written."""
    state = _state(desk)
    desk.apply(_titled(state, "Tên thứ nhất"))
    settled(desk)
    desk.apply(_titled(_state(desk), "Tên thứ hai"))
    desk.undo()
    settled(desk)
    assert _state(desk).initiative.title == "Tên thứ nhất"


def test_an_edit_of_a_record_that_changed_meanwhile_is_refused(qtbot: QtBot, desk: Desk, settled: Settled) -> None:
    """In one sentence, with nothing overwritten, and what could be undone of it is forgotten."""
    state = _state(desk)
    desk.apply(_titled(state, "Lần thứ nhất đổi tên"))
    settled(desk)
    apply_edit(desk.workspace, _titled(_state(desk), "Đổi ở nơi khác"))
    told: list[Message] = []
    desk.messages.told.connect(told.append)
    with qtbot.waitSignal(desk.messages.told):
        desk.undo()
    settled(desk)
    assert _state(desk).initiative.title == "Đổi ở nơi khác"
    assert "giữ nguyên" in told[0].sentence
    assert (desk.undo_label, desk.redo_label) == ("", "")


def test_an_import_ends_what_could_be_undone(desk: Desk, settled: Settled) -> None:
    """It may have written any record."""
    desk.apply(_titled(_state(desk), "Một tên khác hẳn"))
    settled(desk)
    desk.tell(Changed(everything=True))
    settled(desk)
    assert desk.undo_label == ""


def test_verdicts_follow_edits(qtbot: QtBot, desk: Desk, settled: Settled) -> None:
    """Without anybody asking for a check."""
    settled(desk)
    before = verdict_counts(desk.workspace, desk.programme_id)
    state = _state(desk)
    after = replace(state, initiative=replace(state.initiative, applied_on=None))
    with qtbot.waitSignal(desk.assessed, timeout=10_000):
        desk.apply(Edit(label="Bỏ ngày", alterations=(Alteration(state, after),)))
    settled(desk)
    assert before[Verdict.ELIGIBLE] == 3
    assert verdict_counts(desk.workspace, desk.programme_id)[Verdict.ELIGIBLE] == 2


def test_expected_trouble_is_a_banner(qtbot: QtBot, desk: Desk, settled: Settled) -> None:
    """Whatever lane it comes from."""
    settled(desk)

    def fail() -> None:
        raise WorkspaceError("disk-full", "Ổ đĩa đã đầy.")

    told: list[Message] = []
    desk.messages.told.connect(told.append)
    for run in (desk.read, desk.write):
        run(fail, print)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert {message.sentence for message in told} == {"Ổ đĩa đã đầy."}


def test_what_the_officer_stopped_is_no_trouble(qtbot: QtBot, desk: Desk, settled: Settled) -> None:
    """Nothing is told."""
    settled(desk)
    told: list[Message] = []
    desk.messages.told.connect(told.append)

    def work(_progress: object, cancelled: Callable[[], bool]) -> None:
        from desktop_app.domain.progress import raise_if

        while True:
            raise_if(cancelled)

    job = desk.run("Đang làm", work, print, lane=Lane.BACKGROUND)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert told == []


def test_settings_of_the_pc_are_kept(desk: Desk) -> None:
    """They are written at the latest when the window closes."""
    from desktop_app.system.settings import Settings

    desk.setting_changed("bang.rong", 40)
    path = desk.settings._path
    desk.close()
    assert Settings.load(path).get("bang.rong", 0) == 40


@pytest.mark.parametrize("turn", ["undo", "redo"])
def test_with_nothing_to_undo_nothing_happens(desk: Desk, settled: Settled, turn: str) -> None:
    """The keys are always there."""
    settled(desk)
    getattr(desk, turn)()
    assert desk.quiet
