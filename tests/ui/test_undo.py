"""What can be undone and done again."""

from uuid import UUID

import pytest

from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.person import Person
from ui.undo import LIMIT, UndoStack

_UNIT = UUID(int=1)


def _edit(number: int) -> Edit:
    person = Person(id=UUID(int=number), unit_id=_UNIT, full_name=f"Người {number}")
    return Edit(label=f"Việc {number}", alterations=(Alteration(None, person),))


def test_the_last_edit_is_undone_first_and_done_again_last() -> None:
    """Labels name what the keys would do."""
    stack = UndoStack()
    for number in (1, 2):
        stack.push(_edit(number))
    second = stack.undo()
    assert second is not None
    assert (second.label, stack.undo_label, stack.redo_label) == ("Việc 2", "Việc 1", "Việc 2")
    assert stack.redo() is second
    assert (stack.undo_label, stack.redo_label) == ("Việc 2", "")


def test_a_new_edit_ends_what_could_be_done_again() -> None:
    """Otherwise it would be done upon other facts."""
    stack = UndoStack()
    stack.push(_edit(1))
    stack.undo()
    stack.push(_edit(2))
    assert stack.redo() is None


@pytest.mark.parametrize("turn", ["undo", "redo"])
def test_a_turn_that_could_not_be_written_is_put_back(turn: str) -> None:
    """A full disk takes nothing from what can be undone."""
    stack = UndoStack()
    stack.push(_edit(1))
    if turn == "redo":
        stack.undo()
    before = (stack.undo_label, stack.redo_label)
    edit = getattr(stack, turn)()
    stack.put_back(edit)
    assert (stack.undo_label, stack.redo_label) == before


def test_a_refused_edit_is_dropped() -> None:
    """It never was."""
    stack = UndoStack()
    stack.push(_edit(1))
    refused = _edit(2)
    stack.push(refused)
    stack.drop(refused)
    assert stack.undo_label == "Việc 1"


def test_edits_of_a_record_that_changed_elsewhere_are_dropped() -> None:
    """On both sides."""
    stack = UndoStack()
    for number in (1, 2, 1, 3):
        stack.push(_edit(number))
    stack.undo()
    stack.forget({UUID(int=1), UUID(int=3)})
    assert (stack.undo_label, stack.redo_label) == ("Việc 2", "")


@pytest.mark.parametrize(("size", "kept"), [(LIMIT // 2, 2), (LIMIT // 2 + 1, 1), (LIMIT, 1), (LIMIT + 1, 1)])
def test_no_more_than_a_limit_of_alterations_is_kept(size: int, kept: int) -> None:
    """The oldest go first; the newest stays, whatever its size."""
    stack = UndoStack()
    large = Edit(label="Nhiều", alterations=_edit(1).alterations * size)
    for _ in range(3):
        stack.push(large)
    undone = 0
    while stack.undo() is not None:
        undone += 1
    assert undone == kept


@pytest.mark.parametrize("take", ["undo", "redo"])
def test_nothing_comes_of_an_empty_stack(take: str) -> None:
    """Not even after clearing."""
    stack = UndoStack()
    stack.push(_edit(1))
    stack.clear()
    assert getattr(stack, take)() is None
