"""The panel of the tour: where one is in it, what to do, and the buttons that go on, back and away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import IconLabel
from ui.theme import CAPTION_PT, SPACE_L, SPACE_M, SPACE_S, STRONG_PT
from ui.widgets.buttons import flat_button, icon_button, secondary_button
from ui.widgets.labels import text_label


class TourPanel(QFrame):
    """Says what a step says; it stays while one works."""

    on_asked = Signal()  # to the next step, or the end
    back_asked = Signal()
    away_asked = Signal()  # the tour is left; it may be gone on with later

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build it, empty and hidden."""
        super().__init__(parent)
        self.setProperty("banner", "info")
        self.place = text_label("", CAPTION_PT, role="secondary", wrap=False)
        self.title = text_label("", STRONG_PT, strong=True)
        self.text = text_label("")
        self.back = flat_button("Bước trước")
        self.on = secondary_button("Tiếp", "arrow-right")
        self.away = icon_button("close", "Thôi đi từng bước")
        self.back.clicked.connect(self.back_asked)
        self.on.clicked.connect(self.on_asked)
        self.away.clicked.connect(self.away_asked)
        says = QVBoxLayout()
        says.setSpacing(0)
        for label in (self.place, self.title, self.text):
            says.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_S, SPACE_S)
        row.setSpacing(SPACE_S)
        row.addWidget(IconLabel("info", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(says, 1)
        for button in (self.back, self.on, self.away):
            row.addWidget(button)

    def say(self, place: str, title: str, text: str, *, first: bool, last: bool) -> None:
        """Say a step, and have it read out."""
        self.place.setText(place)
        self.title.setText(title)
        self.text.setText(text)
        self.back.setEnabled(not first)
        self.on.setText("Xong" if last else "Tiếp")
        self.on.setAccessibleName(self.on.text())
        self.setAccessibleName(f"{place}: {title}. {text}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


class TourHolder(QWidget):
    """Keeps the panel as far from the edges as the banners."""

    def __init__(self, panel: TourPanel, parent: QWidget | None = None) -> None:
        """Hidden until the tour begins."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, 0)
        column.addWidget(panel)
        self.hide()
