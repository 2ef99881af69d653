"""Which of the changes that the desk tells of were made on this screen; the others come from undo or elsewhere."""

from collections.abc import Callable
from functools import partial

from desktop_app.domain.edit import Changed, Edit, changed_by
from ui.desk import Desk


class _Making:
    """An edit that is made and written in one job."""

    def __init__(self, make: Callable[[], Edit]) -> None:
        self._make = make
        self.edit: Edit | None = None
        self.is_written = False

    def __call__(self) -> Edit:
        self.edit = self._make()
        return self.edit


class OwnEdits:
    """Edits that were handed to the desk and are neither written nor refused yet."""

    def __init__(self, desk: Desk) -> None:
        """None yet."""
        self._desk = desk
        self._waiting: list[_Making] = []

    def holds(self, changed: Changed) -> bool:
        """Whether a change is that of one of these; the desk tells of it before the edit is done."""
        return any(item.edit is not None and changed_by(item.edit) == changed for item in self._waiting)

    def add(self, edit: Edit) -> None:
        """Keep in mind that an edit is about to be written, until `done`."""
        made = _Making(partial(_same, edit))
        made()
        self._waiting.append(made)

    def done(self, edit: Edit) -> None:
        """Forget an edit that was written or refused."""
        self._waiting = [item for item in self._waiting if item.edit is not edit]

    def apply_made(
        self,
        make: Callable[[], Edit],
        then: Callable[[Edit], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Make an edit from what is stored and write it in one turn; `failed` is called where that couldn't be done."""
        making = _Making(make)
        self._waiting.append(making)
        self._desk.apply_made(making, partial(self._made, making, then))
        self._desk.when_written(partial(self._ended, making, failed))

    def _made(self, making: _Making, then: Callable[[Edit], None] | None, edit: Edit) -> None:
        making.is_written = True
        self._waiting.remove(making)
        if then is not None:
            then(edit)

    def _ended(self, making: _Making, failed: Callable[[], None] | None) -> None:
        if making.is_written:
            return
        self._waiting.remove(making)
        if failed is not None:
            failed()


def _same(edit: Edit) -> Edit:
    return edit
