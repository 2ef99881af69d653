"""Where one is among the steps of a longer job."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.icons import IconLabel
from ui.theme import BODY_PT, ICON_S, SPACE_S, SPACE_XS, font
from ui.widgets.labels import set_role, text_label


class StepTrail(QWidget):
    """The names of all steps in a row; the current one stands out, those done bear a tick."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        """Name the steps; the first is current."""
        super().__init__(parent)
        self._names = tuple(names)
        self._labels: list[QLabel] = []
        self._ticks: list[IconLabel] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for number, name in enumerate(self._names, start=1):
            if number > 1:
                row.addWidget(IconLabel("chevron-right", "secondary", ICON_S))
            row.addLayout(self._part(f"{number}. {name}"))
        row.addStretch(1)
        self.show_step(0)

    def _part(self, text: str) -> QHBoxLayout:
        tick = IconLabel("verdict-eligible", "eligible", ICON_S)
        label = text_label(text, wrap=False)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        part = QHBoxLayout()
        part.setSpacing(SPACE_XS)
        part.addWidget(tick)
        part.addWidget(label)
        self._ticks.append(tick)
        self._labels.append(label)
        return part

    def show_step(self, current: int) -> None:
        """Mark a step (from 0) as the current one, and those before it as done."""
        self._current = current
        for number, (label, tick) in enumerate(zip(self._labels, self._ticks, strict=True)):
            tick.setVisible(number < current)
            set_role(label, "accent" if number == current else "secondary")
            label.setFont(font(BODY_PT, strong=number == current))
        self.setAccessibleName(f"Bước {current + 1} trong {len(self._names)}: {self._names[current]}")

    def showEvent(self, event: QShowEvent) -> None:
        """Mark the step again: the style sheet takes hold of the labels only now, and of their fonts."""
        super().showEvent(event)
        self.show_step(self._current)
