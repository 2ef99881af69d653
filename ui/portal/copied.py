"""What was put on the clipboard for the portal, and taken off again once the work there is done."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.portal import PortalField
from desktop_app.services.portal_entry import PortalEntry, note_identity_copied
from ui.desk import Desk
from ui.jobs import Lane


class Copied(QObject):
    """Puts fields on the clipboard whole; what still lies there at the end is taken off."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Nothing was copied yet; the end is at the latest when the window closes."""
        super().__init__(parent)
        self._desk = desk
        self._text = ""
        desk.closing.connect(self.take_back)

    def put(self, entry: PortalEntry, field: PortalField) -> None:
        """Copy a field's value; that an identity number was copied is noted, without the number."""
        if field.id == "identity_number":
            work = partial(note_identity_copied, self._desk.workspace, entry.id)
            self._desk.jobs.run(work, _nothing, self._desk.refuse, Lane.WRITE)
        self.put_text(field.value)

    def put_text(self, text: str) -> None:
        """Copy a text."""
        self._text = text
        QGuiApplication.clipboard().setText(text)

    @Slot()
    def take_back(self) -> None:
        """Empty the clipboard where it still holds what was copied last; what others put there stays."""
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""


def _nothing(_result: Any) -> None:
    return None
