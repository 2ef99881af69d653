"""The person beside the list: read when their row is chosen, kept while the list changes around them."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.edit import Changed
from desktop_app.domain.person import Person
from ui.desk import Desk
from ui.members.form import MemberForm
from ui.members.reading import Opened, read_opened
from ui.widgets.empty import EmptyState

_PAUSE: Final = 60
"""Milliseconds that a row is the current one before its person is read, so that arrow keys run freely."""


class MemberPane(QStackedWidget):
    """Shows the person of a row, a new person, or a hint that nobody is chosen."""

    gone = Signal()  # the person shown isn't there any more

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Start with the hint."""
        super().__init__(parent)
        self._desk = desk
        self._serial = 0
        self._field = ""
        self.key: int | None = None
        self.hint = EmptyState("person", "Chọn một người trong danh sách để xem và sửa.")
        self.form = MemberForm(desk)
        self.form.stale.connect(self.read_again)
        self.addWidget(self.hint)
        self.addWidget(self.form)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.read_again)

    @property
    def person(self) -> Person | None:
        """The person shown."""
        return self.form.person

    @property
    def is_waiting(self) -> bool:
        """Whether the person of a row is about to be read."""
        return self._timer.isActive()

    @property
    def is_new(self) -> bool:
        """Whether the person shown has no row in the list yet."""
        return self.key is None and self.person is not None

    @property
    def is_unnamed(self) -> bool:
        """Whether a new person stands here who can't be written yet, for want of a name."""
        return self.person is not None and not self.person.full_name and not self.form.keeper.stored

    def open(self, key: int | None) -> None:
        """Show the person of a row, None: nobody."""
        if key == self.key and self.person is not None and key is not None:
            return
        self.form.flush()
        self.key = key
        self._serial += 1
        if key is None:
            self._timer.stop()
            self._show_nobody()
        else:
            self._timer.start()

    def open_new(self, person: Person) -> None:
        """Show a person that isn't there yet, ready for their name."""
        self.form.flush()
        self._timer.stop()
        self.key = None
        self._serial += 1
        self.form.show_person(person, {}, stored=False)
        self.form.show_initiatives((), 0)
        self.setCurrentWidget(self.form)
        self.form.focus_field("full_name")

    def adopt(self, key: int) -> None:
        """Learn the row of the person who has just been written."""
        self.key = key

    def focus_field(self, field: str) -> None:
        """Go to a field of the person, as soon as they are shown."""
        self._field = field
        if self.person is not None and not self.is_waiting:
            self._focus()

    def flush(self) -> None:
        """Hand over what is being typed."""
        self.form.flush()

    @Slot()
    def read_again(self) -> None:
        """Read the person of the row as they are now."""
        if self.key is None:
            return
        self._timer.stop()
        self._serial += 1
        work = partial(read_opened, self._desk.workspace, self._desk.programme_id, self.key)
        self._desk.read(work, partial(self._opened, self._serial))

    def data_changed(self, changed: Changed) -> None:
        """Read the person anew where they may be others now."""
        person = self.person
        if changed.everything or changed.initiatives or (person is not None and person.id in changed.people):
            self.read_again()

    def _opened(self, serial: int, opened: Opened | None) -> None:
        if serial != self._serial:
            return
        if opened is None:
            self.key = None
            self._show_nobody()
            self.gone.emit()
            return
        if self.person is not None and self.person.id == opened.person.id:
            self.form.keeper.renew(opened.person)
        else:
            self.form.show_person(opened.person, opened.drafts)
        self.form.show_initiatives(opened.initiatives, opened.count)
        self.setCurrentWidget(self.form)
        if self._field:
            self._focus()

    def _show_nobody(self) -> None:
        self.form.keeper.abandon()
        self.setCurrentWidget(self.hint)

    def _focus(self) -> None:
        field, self._field = self._field, ""
        self.form.focus_field(field)
