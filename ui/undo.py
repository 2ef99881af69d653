"""What can be undone and done again: edits in the order they were made, for the whole window."""

from typing import Final
from uuid import UUID

from desktop_app.domain.edit import Edit

LIMIT: Final = 50_000
"""So many alterations are kept at most, the newest edit whatever its size."""


class UndoStack:
    """Edits that were written, and those that were undone since the last of them."""

    def __init__(self) -> None:
        """Start empty."""
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    @property
    def undo_label(self) -> str:
        """What undoing would undo, "" where there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What would be done again, "" where there is nothing."""
        return self._undone[-1].label if self._undone else ""

    def push(self, edit: Edit) -> None:
        """Keep an edit; what was undone before can't be done again."""
        self._done.append(edit)
        self._undone.clear()
        size = sum(len(item.alterations) for item in self._done)
        while size > LIMIT and len(self._done) > 1:
            size -= len(self._done.pop(0).alterations)

    def drop(self, edit: Edit) -> None:
        """Drop an edit that was refused."""
        self._done = [item for item in self._done if item is not edit]
        self._undone = [item for item in self._undone if item is not edit]

    def undo(self) -> Edit | None:
        """The edit to undo next; it can be done again from now on."""
        return _move(self._done, self._undone)

    def redo(self) -> Edit | None:
        """The edit to do again next; it can be undone from now on."""
        return _move(self._undone, self._done)

    def put_back(self, edit: Edit) -> None:
        """Take back the last `undo` or `redo` of an edit, which couldn't be written."""
        if self._undone and self._undone[-1] is edit:
            _move(self._undone, self._done)
        elif self._done and self._done[-1] is edit:
            _move(self._done, self._undone)

    def forget(self, records: set[UUID]) -> None:
        """Drop the edits of records that were changed elsewhere."""
        self._done = [edit for edit in self._done if not _touches(edit, records)]
        self._undone = [edit for edit in self._undone if not _touches(edit, records)]

    def clear(self) -> None:
        """Drop everything."""
        self._done.clear()
        self._undone.clear()


def _move(source: list[Edit], target: list[Edit]) -> Edit | None:
    if not source:
        return None
    target.append(source.pop())
    return target[-1]


def _touches(edit: Edit, records: set[UUID]) -> bool:
    return any(item.record_id in records for item in edit.alterations)
