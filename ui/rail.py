"""The rail at the left: unit, programme, and the screens; it folds to icons where the window is narrow."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.links import Screen
from desktop_app.services.first_run import Standing
from ui.icons import themed_icon
from ui.screens import KEYS, ScreenEntry
from ui.theme import BODY_PT, CAPTION_PT, ICON, ROW_HEIGHT, SPACE_M, SPACE_S, STRONG_PT, characters, font
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import text_label

_CHARACTERS: Final = 24


class Rail(QWidget):
    """Shows where the workspace stands and lets a person choose screen and programme."""

    chosen = Signal(object)  # Screen
    programme_chosen = Signal(str)

    def __init__(self, items: Sequence[ScreenEntry], parent: QWidget | None = None) -> None:
        """List the screens in order."""
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._items = tuple(items)
        self._folded = False
        self.unit = text_label(points=STRONG_PT, strong=True)
        self._programme_label = text_label("Chương trình", CAPTION_PT, role="secondary")
        self.programme = ChoiceBox()
        self.programme.setAccessibleName("Chương trình")
        self.programme.setMinimumContentsLength(12)
        self.programme.activated.connect(self._choose_programme)
        self._programme_label.setBuddy(self.programme)
        self.screens = self._screen_list()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_S, SPACE_M, SPACE_S, SPACE_S)
        layout.setSpacing(SPACE_S)
        for widget in (self.unit, self._programme_label, self.programme):
            layout.addWidget(widget)
        layout.addSpacing(SPACE_S)
        layout.addWidget(self.screens, 1)
        self.fold(folded=False)

    def _screen_list(self) -> QListWidget:
        screens = QListWidget()
        screens.setProperty("role", "rail")
        screens.setAccessibleName("Màn hình")
        screens.setFont(font(BODY_PT))
        screens.setIconSize(QSize(ICON, ICON))
        screens.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QSize(0, round(self.fontMetrics().height() * ROW_HEIGHT) + SPACE_S)
        for item in self._items:
            entry = QListWidgetItem(themed_icon(item.icon), item.title, screens)
            keys = QKeySequence(KEYS.get(item.shows, "")).toString(QKeySequence.SequenceFormat.NativeText)
            entry.setToolTip(f"{item.title} ({keys})" if keys else item.title)
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, item.title)
            entry.setSizeHint(row)
        screens.currentRowChanged.connect(self._choose_screen)
        return screens

    def fold(self, *, folded: bool) -> None:
        """Show icons alone, or the whole rail."""
        self._folded = folded
        for widget in (self.unit, self._programme_label, self.programme):
            widget.setVisible(not folded)
        for row, item in enumerate(self._items):
            self.screens.item(row).setText("" if folded else item.title)
        width = ICON + 5 * SPACE_S if folded else characters(self, _CHARACTERS) + 2 * SPACE_M
        self.setFixedWidth(width)

    @property
    def folded(self) -> bool:
        """Whether icons alone are shown."""
        return self._folded

    def stand(self, standing: Standing) -> None:
        """Show unit and programme."""
        name = standing.unit.name if standing.unit else ""
        self.unit.setText(name or "Chưa có đơn vị")
        self.programme.clear()
        for choice in standing.programmes:
            self.programme.add_choice(choice.short_title, choice.id)
            self.programme.setItemData(self.programme.count() - 1, choice.title, Qt.ItemDataRole.ToolTipRole)
        self.programme.setCurrentIndex(self.programme.place_of(standing.programme_id))

    def mark(self, screen: Screen) -> None:
        """Mark the screen that is shown."""
        row = next((row for row, item in enumerate(self._items) if item.shows is screen), -1)
        self.screens.blockSignals(True)
        self.screens.setCurrentRow(row)
        self.screens.blockSignals(False)

    def retint(self) -> None:
        """Draw the icons in the colours of the palette that holds now."""
        for row, item in enumerate(self._items):
            self.screens.item(row).setIcon(themed_icon(item.icon))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line that parts the rail from the screen."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().mid().color())
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())

    @Slot(int)
    def _choose_screen(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._items[row].shows)

    @Slot(int)
    def _choose_programme(self, _index: int) -> None:
        self.programme_chosen.emit(str(self.programme.chosen()))
