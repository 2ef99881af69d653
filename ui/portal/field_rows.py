"""The portal's fields of one initiative, one below the other, each whole and with a button that copies it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.portal import PortalField
from desktop_app.text.numbers import format_money
from ui.theme import CAPTION_PT, SPACE_S
from ui.widgets.buttons import icon_button
from ui.widgets.labels import text_label

EMPTY = "chưa có"


def counter(field: PortalField) -> str:
    """How long a value is, and how long it may be; "" where the portal names no limit."""
    if field.limit is None:
        return ""
    cut = f"đã cắt {format_money(field.cut)} · " if field.cut else ""
    return f"{cut}{format_money(field.length)}/{format_money(field.limit)}"


class FieldRows(QWidget):
    """Shows the fields in the portal's order; an identity number is masked, and copied whole."""

    copy_asked = Signal(object)  # PortalField

    def __init__(self, parent: QWidget | None = None) -> None:
        """No fields yet."""
        super().__init__(parent)
        self.buttons: list[QToolButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)

    def show_fields(self, fields: Sequence[PortalField]) -> None:
        """Show these fields."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for number, field in enumerate(fields, start=1):
            self._column.addWidget(self._row(number, field))

    def _row(self, number: int, field: PortalField) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        head = QHBoxLayout()
        head.addWidget(text_label(f"{number}. {field.label}", CAPTION_PT, role="secondary"), 1)
        if counted := counter(field):
            role = "incomplete" if field.cut else "secondary"
            head.addWidget(text_label(counted, CAPTION_PT, role=role, wrap=False))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addLayout(head)
        value = text_label(field.shown or EMPTY, role="" if field.value else "secondary")
        if field.value:
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        texts.addWidget(value)
        button = icon_button("copy", f"Chép “{field.label}”")
        button.setEnabled(bool(field.value))
        button.clicked.connect(partial(self.copy_asked.emit, field))
        self.buttons.append(button)
        line.addLayout(texts, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row
