"""Number, date and signer of a paper that a union makes on its own; blank, they stay dotted for the pen."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.submission import Marks
from desktop_app.services.office_papers import marks_of
from ui.theme import SPACE_M
from ui.widgets.fields import DateField, TextField

_LONGEST: Final = 100


class MarksForm(QWidget):
    """Three fields in a line."""

    changed = Signal()  # the officer finished one that is another now

    def __init__(self, parent: QWidget | None = None) -> None:
        """Blank."""
        super().__init__(parent)
        self.number = TextField("Số văn bản", max_length=_LONGEST)
        self.dated_on = DateField("Ngày văn bản")
        self.signer = TextField("Người ký (nếu khác đơn vị)", max_length=_LONGEST)
        self._before = self.marks()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_M)
        for field, share in ((self.number, 3), (self.dated_on, 4), (self.signer, 6)):
            line.addWidget(field, share)
            field.finished.connect(self._finish)

    def marks(self) -> Marks:
        """What was typed."""
        return marks_of(self.number.value(), self.dated_on.value(), self.signer.value())

    def commit(self) -> None:
        """Take what is being typed as finished."""
        for field in (self.number, self.dated_on, self.signer):
            field.commit()

    def _finish(self) -> None:
        if self.marks() != self._before:
            self._before = self.marks()
            self.changed.emit()
