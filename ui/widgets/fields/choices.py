"""Fields that are chosen: one of a list, or yes, no and not stated."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from desktop_app.domain.kinds import Labelled
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fields.base import Field
from ui.widgets.focus import tab_to_checked

BLANK: Final = "—"
_SEGMENTS: Final = ((None, "Chưa nêu", "first"), (True, "Có", "middle"), (False, "Không", "last"))


class ChoiceField(Field):
    """One entry of a list, by its value; unless required the first is blank, with the value None."""

    def __init__(self, label: str, options: Sequence[tuple[Any, str]] = (), **rest: Any) -> None:
        """A list under its label; an option is a value and what an officer reads."""
        super().__init__(label, **rest)
        self._box = ChoiceBox()
        self._kept: Any = None
        self._build(self._box)
        self.set_options(options)
        self._box.activated.connect(self._chosen)
        self._box.undo_asked.connect(self.undo_asked)
        self._box.redo_asked.connect(self.redo_asked)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other options; the value stays where it is among them."""
        self._box.clear()
        if not self.required:
            self._box.add_choice(BLANK, None)
        for value, label in options:
            self._box.add_choice(label, value)
        self.set_value(self._kept)

    def value(self) -> Any:
        """The value of the chosen entry."""
        return self._box.chosen()

    def set_value(self, value: Any, *, force: bool = False) -> None:  # noqa: ARG002 - a choice is never half made
        """Choose an entry, without any signal; a value that isn't offered is added as it stands."""
        self._kept = value
        place = self._box.place_of(value)
        if place < 0 and value is not None:
            self._box.add_choice(value.label if isinstance(value, Labelled) else str(value), value)
            place = self._box.count() - 1
        self._box.setCurrentIndex(place)
        self.show_problem("")

    def text(self) -> str:
        """The chosen entry's label."""
        return self._box.currentText()

    def set_text(self, text: str) -> None:
        """Choose the entry with this label, if there is one."""
        place = self._box.findText(text)
        if place >= 0:
            self._kept = self._box.value_at(place)
            self._box.setCurrentIndex(place)

    def problem(self) -> str:
        """Why this can't be kept: nothing chosen where something must be."""
        return f"Chưa chọn “{self.label}”." if self.required and self.value() is None else ""

    @Slot(int)
    def _chosen(self, _place: int) -> None:
        if self.value() == self._kept:
            return
        self._kept = self.value()
        self.show_problem("")
        self.edited.emit()
        self.finished.emit()


class _Segment(QRadioButton):
    """One of the segments; hands undo and redo on."""

    def __init__(self, text: str, place: str, field: "YesNoField") -> None:
        super().__init__(text)
        self._field = field
        self.setProperty("kind", "segment")
        self.setProperty("place", place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._field.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._field.redo_asked.emit()
        else:
            super().keyPressEvent(event)


class YesNoField(Field):
    """Yes, no or not stated: three segments in a row, also by the arrow keys."""

    def __init__(self, label: str, **rest: Any) -> None:
        """Nothing stated yet."""
        super().__init__(label, **rest)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._kept: bool | None = None
        for number, (_value, text, place) in enumerate(_SEGMENTS):
            segment = _Segment(text, place, self)
            segment.setAccessibleName(f"{self.label}: {text}")
            self._group.addButton(segment, number)
            row.addWidget(segment)
        row.addStretch(1)
        self._group.button(0).setChecked(True)
        self._build(holder)
        self._follow()
        self._group.buttonToggled.connect(self._chosen)

    def value(self) -> bool | None:
        """What is stated."""
        return _SEGMENTS[self._group.checkedId()][0]

    def set_value(self, value: bool | None, *, force: bool = False) -> None:  # noqa: ARG002 - never half made
        """Choose a segment, without any signal."""
        self._kept = value
        number = next(number for number, segment in enumerate(_SEGMENTS) if segment[0] is value)
        self._group.button(number).setChecked(True)
        self._follow()
        self.show_problem("")

    def text(self) -> str:
        """The chosen segment's text."""
        return _SEGMENTS[self._group.checkedId()][1]

    def set_text(self, text: str) -> None:
        """Choose the segment with this text, if there is one."""
        for value, label, _place in _SEGMENTS:
            if label == text:
                self.set_value(value)

    def problem(self) -> str:
        """Why this can't be kept: nothing stated where something must be."""
        return f"Chưa chọn “{self.label}”." if self.required and self.value() is None else ""

    @Slot(QAbstractButton, bool)
    def _chosen(self, _segment: QAbstractButton, checked: bool) -> None:
        self._follow()
        if not checked or self.value() is self._kept:
            return
        self._kept = self.value()
        self.show_problem("")
        self.edited.emit()
        self.finished.emit()

    def _follow(self) -> None:
        """Let the focus come to the chosen segment."""
        tab_to_checked(self._group)
        self.control.setFocusProxy(self._group.button(self._group.checkedId()))
