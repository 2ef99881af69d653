"""A picture of the help as large as it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.theme import SPACE_S, SPACE_XL
from ui.widgets.buttons import secondary_button


class PictureDialog(QDialog):
    """Shows one picture; it is scrolled where the screen is smaller."""

    def __init__(self, picture: QImage, caption: str, parent: QWidget | None = None) -> None:
        """Take the picture and what it shows."""
        super().__init__(parent)
        self.setWindowTitle(caption)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = QLabel()
        label.setPixmap(QPixmap.fromImage(picture))
        label.setAccessibleName(caption)
        area = QScrollArea()
        area.setAccessibleName(caption)
        area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area.setWidget(label)
        close = secondary_button("&Đóng")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = self.screen().availableGeometry().size() * 0.9
        self.resize(
            min(picture.width() + SPACE_XL, room.width()),
            min(picture.height() + close.sizeHint().height() + 2 * SPACE_XL, room.height()),
        )
