"""The end of the strip: on which day, from which account and under which code the initiative was submitted."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.edit import Edit
from desktop_app.domain.kinds import PortalState
from desktop_app.services.bulk import set_submitted
from desktop_app.services.portal_entry import PortalEntry
from ui.desk import Desk
from ui.initiatives.binding import label_of
from ui.portal.submitting import SubmittedDay
from ui.theme import SPACE_S
from ui.widgets.buttons import secondary_button
from ui.widgets.fields import TextField
from ui.widgets.labels import hairline


class StripMark(QWidget):
    """Notes that the initiative was submitted; the account used last is offered for the next one."""

    noted = Signal(object)  # date

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """For no initiative yet."""
        super().__init__(parent)
        self._desk = desk
        self._entry: PortalEntry | None = None
        self._account = ""
        self.day = SubmittedDay(desk)
        self.account = TextField(label_of("portal_account"))
        self.code = TextField(label_of("portal_code"))
        self.button = secondary_button("Ghi đã &nộp", "tick")
        self.button.clicked.connect(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        for widget in (hairline(), self.day, self.account, self.code, self.button):
            column.addWidget(widget)
        for field in (self.day, self.account, self.code):
            field.undo_asked.connect(desk.undo)
            field.redo_asked.connect(desk.redo)

    def show_entry(self, entry: PortalEntry, *, again: bool) -> None:
        """Show what is noted; what is being typed stays where it is the same initiative `again`."""
        self._entry = entry
        part = entry.part
        done = entry.state is PortalState.SUBMITTED
        self.button.setText("Ghi &lại ngày nộp" if done else "Ghi đã &nộp")
        if again and not done:
            return
        self.day.set_value(part.portal_on if done else self._desk.today(), force=not again)
        self.account.set_value(part.portal_account or ("" if done else self._account), force=not again)
        self.code.set_value(part.portal_code, force=not again)

    @Slot()
    def note(self) -> None:
        """Write it, where the day can be read."""
        self.day.commit()
        self.day.show_problem(self.day.problem())
        if self._entry is None or not self.day.is_valid():
            self.day.focus()
            return
        desk, day = self._desk, self.day.value()
        self._account = self.account.value()
        make = partial(
            set_submitted,
            desk.workspace,
            desk.programme_id,
            [self._entry.id],
            on=day,
            account=self._account,
            code=self.code.value(),
        )
        desk.apply_made(make, partial(self._written, day))

    def _written(self, day: date, _edit: Edit | Any) -> None:
        self.noted.emit(day)
