"""The programmes to choose from, each with its guideline, and the way to add one from a file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop_app.domain.programme import Programme
from ui.theme import CAPTION_PT, SPACE_S, SPACE_XL, SPACE_XS
from ui.widgets.buttons import secondary_button
from ui.widgets.focus import tab_to_checked
from ui.widgets.labels import text_label


class ProgrammePanel(QWidget):
    """One programme is worked on; the others can be chosen."""

    chosen = Signal(str)  # id of another programme
    adding = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no programmes yet."""
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_S)
        self.add_button = secondary_button("Thêm chương trình từ &tệp…", "add")
        self.add_button.clicked.connect(self.adding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(self._list)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_programmes(self, programmes: Sequence[Programme], current: str) -> None:
        """List the programmes, the current one chosen."""
        ids = tuple(programme.id for programme in programmes)
        if ids != self._ids:
            self._ids = ids
            self._rebuild(programmes)
        for button in self._group.buttons():
            button.setChecked(button.property("programme") == current)
        tab_to_checked(self._group)

    def take_focus(self) -> None:
        """Go to the programme that is chosen, else to the first."""
        button = self._group.checkedButton() or next(iter(self._group.buttons()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, programmes: Sequence[Programme]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for programme in programmes:
            self._list.addWidget(self._row(programme))

    def _row(self, programme: Programme) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        button = QRadioButton(programme.short_title)
        button.setProperty("programme", programme.id)
        self._group.addButton(button)
        closed = "Đã kết thúc. " if programme.closed else ""
        said = f"{closed}{programme.title}. {programme.citation}, {programme.issuer}."
        button.setAccessibleDescription(said)
        caption = text_label(said, CAPTION_PT, role="secondary")
        caption.setContentsMargins(SPACE_XL, 0, 0, 0)
        column.addWidget(button)
        column.addWidget(caption)
        return row

    @Slot(QAbstractButton)
    def _choose(self, button: QAbstractButton) -> None:
        self.chosen.emit(str(button.property("programme")))
