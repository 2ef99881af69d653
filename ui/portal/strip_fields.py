"""The strip's list of fields: which comes next, which were copied, how many are left."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.portal import PortalField
from ui.portal.strip_field import StripField
from ui.theme import SPACE_XS


class StripFields(QWidget):
    """Copies field by field; those without a value are passed over."""

    copied = Signal(object)  # PortalField: to be put on the clipboard

    def __init__(self, parent: QWidget | None = None) -> None:
        """No fields yet."""
        super().__init__(parent)
        self.buttons: list[StripField] = []
        self.following: StripField | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_XS)

    def show_fields(self, fields: Sequence[PortalField], *, again: bool) -> None:
        """Show these fields; `again`: those of the same initiative, of which the copied ones stay so."""
        done = {button.field for button in self.buttons if button.is_copied} if again else set()
        place = self.following.number if again and self.following is not None else 1
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [StripField(number, field) for number, field in enumerate(fields, start=1)]
        for button in self.buttons:
            button.clicked.connect(partial(self._copy, button))
            button.is_copied = button.field in done
            self._column.addWidget(button)
        self._go_to(self._first(self.buttons[place - 1 :]))

    @property
    def left(self) -> int:
        """How many fields with a value weren't copied yet."""
        return sum(bool(button.field.value) and not button.is_copied for button in self.buttons)

    def copy_next(self) -> None:
        """Copy the field that comes next, and go on."""
        if self.following is not None:
            self._copy(self.following)

    def copy_number(self, number: int) -> None:
        """Copy the field in this place, counted from 1; nothing where there is none or it is empty."""
        if 1 <= number <= len(self.buttons) and self.buttons[number - 1].field.value:
            self._copy(self.buttons[number - 1])

    def _copy(self, button: StripField) -> None:
        button.is_copied = True
        self._go_to(self._first(self.buttons[button.number :]) or self._first(self.buttons))
        self.copied.emit(button.field)

    @staticmethod
    def _first(buttons: Sequence[StripField]) -> StripField | None:
        return next((button for button in buttons if button.field.value and not button.is_copied), None)

    def _go_to(self, following: StripField | None) -> None:
        self.following = following
        for button in self.buttons:
            button.mark(is_next=button is following, is_copied=button.is_copied)
        if following is not None:
            following.setFocus(Qt.FocusReason.OtherFocusReason)
