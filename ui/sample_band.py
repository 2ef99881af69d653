"""The band that marks the sample's data on every screen, with the tour and the way back to the unit's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.theme import SPACE_M, SPACE_S, SPACE_XS
from ui.widgets.labels import text_label


class SampleBand(QFrame):
    """Says that the data is made up."""

    tour_asked = Signal()
    left = Signal()  # back to the unit's own data

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until a sample is open."""
        super().__init__(parent)
        self.setProperty("role", "sample-band")
        self.says = text_label("DỮ LIỆU MẪU – chỉ để làm thử, không gửi đi", strong=True)
        self.says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tour = self._button("Đi từng bước")
        self.tour.clicked.connect(self.tour_asked)
        self.leave = self._button("Về dữ liệu của đơn vị")
        self.leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        row.setSpacing(SPACE_S)
        row.addWidget(self.says, 1)
        row.addWidget(self.tour)
        row.addWidget(self.leave)
        self.hide()

    @staticmethod
    def _button(text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "band")
        button.setAutoDefault(False)
        button.setAccessibleName(text)
        return button
