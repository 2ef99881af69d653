"""The base of every screen: its title, search and actions in one line, its content below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.edit import Changed
from desktop_app.domain.links import Link, Screen
from ui.desk import Desk
from ui.theme import SPACE_L, SPACE_M, SPACE_S, TITLE_PT, characters
from ui.widgets.buttons import menu_button, primary_button, secondary_button
from ui.widgets.labels import text_label
from ui.widgets.search import SearchField


class Page(QWidget):
    """A screen: subclasses fill `body` and answer to what happens."""

    shows: Screen
    title: str
    icon: str

    workspace_asked = Signal(object)  # Path of a workspace to open instead, None for the office's own
    tour_asked = Signal()  # the tour is to begin, in the sample that is open
    restore_asked = Signal(object)  # Path of the backup to go back to

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build title line and body."""
        super().__init__(parent)
        self.desk = desk
        self.search_field: SearchField | None = None
        self.setAccessibleName(self.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_S)
        layout.setSpacing(SPACE_M)
        self._header = QHBoxLayout()
        self._header.setSpacing(SPACE_S)
        heading = text_label(self.title, TITLE_PT, strong=True, wrap=False)
        self._header.addWidget(heading)
        self._header.addStretch(1)
        layout.addLayout(self._header)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_S)
        layout.addLayout(self.body, 1)

    def add_search(self, name: str) -> SearchField:
        """Put a search field into the title line; Ctrl+F goes there."""
        field = SearchField(name, self)
        field.setMinimumWidth(characters(self, 20))
        field.setMaximumWidth(characters(self, 48))
        self._header.insertWidget(2, field, 2)
        self.search_field = field
        return field

    def add_primary(self, text: str, icon: str, slot: Callable[[], None], shortcut: str = "") -> QPushButton:
        """Put the page's one primary action into the title line."""
        return self._add_button(primary_button(text, icon), slot, shortcut)

    def add_secondary(self, text: str, icon: str, slot: Callable[[], None], shortcut: str = "") -> QPushButton:
        """Put another action into the title line."""
        return self._add_button(secondary_button(text, icon), slot, shortcut)

    def _add_button(self, button: QPushButton, slot: Callable[[], None], shortcut: str) -> QPushButton:
        button.clicked.connect(slot)
        if shortcut:
            # Not the button's own: that is Alt with the letter underlined.
            QShortcut(QKeySequence(shortcut), self, button.click)
            keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{button.text().replace('&', '')} ({keys})")
        self._header.addWidget(button)
        return button

    def add_menu(self, actions: Sequence[QAction]) -> QToolButton | QPushButton:
        """Put rare and dangerous actions into a menu at the end of the title line."""
        button = menu_button("", "menu", actions)
        self._header.addWidget(button)
        return button

    def enter(self) -> None:
        """The screen is shown: read what it shows."""

    def leave(self) -> None:
        """Another screen is about to be shown, or the window closed: hand over what is being typed."""

    def open_link(self, link: Link) -> None:
        """Go to a record and a field of this screen."""

    def data_changed(self, changed: Changed) -> None:
        """Something was written while the screen is shown."""

    def verdicts_changed(self) -> None:
        """Verdicts were brought up to date while the screen is shown."""

    @Slot()
    def go_to_search(self) -> None:
        """Go to the search field, with its text selected."""
        if self.search_field is not None:
            self.search_field.take_focus()
