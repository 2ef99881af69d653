"""The dialog for the targets that unions registered: how many initiatives each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from desktop_app.domain.report import UnitTarget
from desktop_app.domain.unit import Unit
from ui.theme import SPACE_L, SPACE_S
from ui.widgets.ask_dialog import AskDialog
from ui.widgets.fields import IntegerField

_ROWS_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class _Line:
    """A union with the field for its target, and what that was."""

    unit: Unit
    field: IntegerField
    before: UnitTarget | None


class TargetsDialog(AskDialog):
    """Asks for a number for each union; blank takes the target away."""

    def __init__(self, targets: Sequence[tuple[Unit, UnitTarget | None]], today: date, parent: QWidget | None) -> None:
        """Show the targets as they are."""
        super().__init__("Mỗi đơn vị đăng ký bao nhiêu sáng kiến? Để trống nếu chưa đăng ký.", "Lưu chỉ tiêu", parent)
        self._today = today
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_S)
        self.lines: list[_Line] = []
        for row, (unit, before) in enumerate(targets):
            field = IntegerField(unit.name or "Đơn vị", hint="sáng kiến")
            field.set_value(before.count if before else None, force=True)
            grid.addWidget(field, row, 0, Qt.AlignmentFlag.AlignTop)
            self.lines.append(_Line(unit, field, before))
        grid.setRowStretch(len(self.lines), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setProperty("role", "form")
        area.setWidget(holder)
        rows = min(len(self.lines), _ROWS_SHOWN)
        area.setMinimumHeight(rows * max((line.field.sizeHint().height() + SPACE_S for line in self.lines), default=0))
        self.body.addWidget(area)
        if self.lines:
            self.lines[0].field.focus()

    def fields(self) -> tuple[IntegerField, ...]:
        """All that is asked."""
        return tuple(line.field for line in self.lines)

    def changes(self) -> list[tuple[Unit, UnitTarget | None]]:
        """The unions whose target is another now; a new number is dated today."""
        found: list[tuple[Unit, UnitTarget | None]] = []
        for line in self.lines:
            count = line.field.value()
            if count != (line.before.count if line.before else None):
                target = UnitTarget(unit_id=line.unit.id, count=count, dated_on=self._today) if count else None
                found.append((line.unit, target))
        return found
