"""A form: short sections of fields in one or two columns, labels above."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.finding import Finding
from ui.theme import LINE_CHARACTERS, SECTION_PT, SPACE_L, SPACE_M, SPACE_S, SPACE_XL, characters
from ui.widgets.fields import Field
from ui.widgets.focus import SightKeeper
from ui.widgets.labels import hairline, text_label

_COLUMN_CHARACTERS: Final = 28
"""A column is never narrower: a form that hasn't the room shows one column."""


class Section(QWidget):
    """A titled part of a form: a grid of fields, two beside each other where there is room."""

    def __init__(self, title: str, form: "FormView") -> None:
        """An empty section."""
        super().__init__()
        self._form = form
        self._cells: list[tuple[QWidget, int]] = []
        self._columns = 2
        self.title = title
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        if title:
            layout.addWidget(text_label(title, SECTION_PT, strong=True))
            layout.addWidget(hairline())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_M)
        for column in range(2):
            self._grid.setColumnStretch(column, 1)
        layout.addLayout(self._grid)
        self.setAccessibleName(title)

    def add(self, field: Field, *, columns: int = 2) -> Field:
        """Add a field over one or both of the two columns, and answer it."""
        self._form.register(field)
        self.add_widget(field, columns=columns)
        return field

    def add_widget(self, widget: QWidget, *, columns: int = 2) -> None:
        """Add something that is no field, such as a table, in its place among them."""
        self._cells.append((widget, columns))
        self._lay_out()

    def refresh(self) -> None:
        """Close the gaps after fields were shown or hidden."""
        self._lay_out()

    def column_width(self) -> int:
        """The width that a column needs."""
        needs = (widget.minimumSizeHint().width() for widget, columns in self._cells if columns == 1)
        return max(characters(self, _COLUMN_CHARACTERS), *needs, 0)

    def least_width(self) -> int:
        """The width that the section needs in one column."""
        return max([self.column_width(), *(widget.minimumSizeHint().width() for widget, _columns in self._cells)])

    def set_columns(self, columns: int) -> None:
        """Show one column or two."""
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    def _lay_out(self) -> None:
        for widget, _columns in self._cells:
            self._grid.removeWidget(widget)
        row = column = 0
        for widget, wish in self._cells:
            if widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                continue
            span = min(wish, self._columns)
            if column + span > self._columns:
                row, column = row + 1, 0
            self._grid.addWidget(widget, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        self._grid.setColumnStretch(1, 1 if self._columns == 2 else 0)


class FormView(QScrollArea):
    """Sections of fields that scroll; its signals tell which field, by its id."""

    edited = Signal(str)  # the person changed something in this field
    finished = Signal(str)  # this field has a new value to keep
    undo_asked = Signal()  # Ctrl+Z in a field that has nothing left to undo
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """A form without sections."""
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self._last: Field | None = None
        self.setProperty("role", "form")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, SPACE_L, SPACE_L)
        self._column.setSpacing(SPACE_XL)
        self._column.addStretch(1)
        content.setMaximumWidth(characters(self, LINE_CHARACTERS) + SPACE_XL * 2)
        self.setWidget(content)
        self._sections: list[Section] = []
        SightKeeper(self)

    def add_section(self, title: str = "") -> Section:
        """Add a section at the end."""
        section = Section(title, self)
        self._sections.append(section)
        self.add_widget(section)
        return section

    def add_widget(self, widget: QWidget) -> None:
        """Add a widget of its own at the end, between sections."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one column where two would be too narrow."""
        self._fit()
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for one column."""
        widest = max((section.least_width() for section in self._sections), default=0)
        return QSize(widest + SPACE_L + self.verticalScrollBar().sizeHint().width(), super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = self.viewport().width() - SPACE_L
        for section in self._sections:
            section.set_columns(2 if room >= section.column_width() * 2 + SPACE_L else 1)

    def register(self, field: Field) -> None:
        """Listen to a field; sections do this for what they hold."""
        if field.field_id:
            self.fields[field.field_id] = field
        field.edited.connect(partial(self.edited.emit, field.field_id))
        field.finished.connect(partial(self.finished.emit, field.field_id))
        field.undo_asked.connect(self.undo_asked)
        field.redo_asked.connect(self.redo_asked)

    def refresh(self) -> None:
        """Close the gaps after fields were shown or hidden."""
        for section in self._sections:
            section.refresh()

    def values(self) -> dict[str, Any]:
        """The facts as they would be kept, by field id."""
        return {field_id: field.value() for field_id, field in self.fields.items()}

    def set_values(self, values: Mapping[str, Any], *, force: bool = False) -> None:
        """Show facts by field id, without any signal; `force` also where a person is typing (another record)."""
        for field_id, value in values.items():
            if field_id in self.fields:
                self.fields[field_id].set_value(value, force=force)

    def commit(self) -> None:
        """Take what is being typed as finished: before saving, closing or another record."""
        for field in self.fields.values():
            field.commit()

    def show_findings(self, findings: Sequence[Finding]) -> list[Finding]:
        """Show each finding beside its field; answer those that have no field here."""
        for field_id, field in self.fields.items():
            field.show_findings([finding for finding in findings if finding.field == field_id])
        return [finding for finding in findings if finding.field not in self.fields]

    def focus_field(self, field_id: str) -> bool:
        """Go to a field; False where it isn't here."""
        field = self.fields.get(field_id)
        if field is None:
            return False
        field.focus()
        return True
