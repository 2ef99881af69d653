"""Asks which backup to go back to, and says what that would lose before it is done."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.backups.choice import BackupChoice
from ui.desk import Desk
from ui.help.keys import PROPERTY
from ui.widgets.ask_dialog import AskDialog
from ui.widgets.labels import text_label


class RestoreDialog(AskDialog):
    """The backups of the open workspace; what is chosen is restored by whoever hears of it."""

    restore_asked = Signal(object)  # Path of the backup

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Read the backups."""
        super().__init__("Khôi phục dữ liệu về bản sao lưu nào?", "&Khôi phục bản này", parent)
        self.setProperty(PROPERTY, "sao-luu")
        self.choice = BackupChoice(desk.workspace.root, desk.jobs, desk.settings)
        self.choice.settled.connect(self.accept_button.setEnabled)
        self.accept_button.setProperty("kind", "danger")
        self.body.addWidget(
            text_label(
                "Trước khi khôi phục, phần mềm sao lưu dữ liệu hiện tại, nên vẫn quay lại được. Trong lúc khôi phục, "
                "cửa sổ đóng lại rồi mở ra với dữ liệu cũ.",
                role="secondary",
            )
        )
        self.body.addWidget(self.choice, 1)
        self.choice.load()

    def sizeHint(self) -> QSize:
        """Room for some rows and what is said of them."""
        return super().sizeHint().expandedTo(QSize(0, self.fontMetrics().height() * 22))

    @Slot()
    def accept(self) -> None:
        """Hand over the backup that was chosen."""
        file = self.choice.file
        if self.choice.preview is not None and file is not None:
            super().accept()
            self.restore_asked.emit(Path(file))
