"""The base of dialogs that show a list with one sentence above it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.help.keys import PROPERTY
from ui.theme import SPACE_L, SPACE_M, SPACE_S, characters
from ui.widgets.buttons import secondary_button
from ui.widgets.focus import go_on
from ui.widgets.labels import text_label
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import Table

_WIDTH, _LINES = 96, 22


class ListDialog(QDialog):
    """A list to be read, searched by its columns and copied; subclasses add buttons to `buttons`."""

    def __init__(
        self, title: str, says: str, columns: Sequence[Column[Any]], name: str, desk: Desk, over: QWidget
    ) -> None:
        """Open empty over a widget; `show_rows` fills the list."""
        super().__init__(over)
        self.desk = desk
        self.setProperty(PROPERTY, "du-lieu-ca-nhan")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self.told = text_label(says, role="secondary")
        self.model: RowsModel[Any] = RowsModel(columns, self)
        self.table = Table(self.model, title, self, name=name, desk=desk, many=False)
        self.close_button = secondary_button("Đón&g")
        self.close_button.clicked.connect(self.accept)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(SPACE_S)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addLayout(self.buttons)
        room = self.screen().availableGeometry().size() * 0.9
        self.resize(QSize(characters(self, _WIDTH), self.fontMetrics().height() * _LINES).boundedTo(room))

    def show_rows(self, rows: Sequence[Any], nothing: str) -> None:
        """List these rows; where there are none `nothing` says so."""
        self.model.show(rows)
        if rows:
            self.table.setFocus()
            self.table.selectRow(0)
        else:
            self.told.setText(nothing)
            self.close_button.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on as the dialog is read."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)
