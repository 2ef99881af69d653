"""The scan of the sealed paper: dropped or chosen, opened, taken away."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.initiative import StoredFile
from desktop_app.system.settings import Settings
from ui.icons import IconLabel
from ui.initiatives.attaching import size_text
from ui.theme import CAPTION_PT, SPACE_M, SPACE_S
from ui.widgets.buttons import icon_button, secondary_button
from ui.widgets.dropping import local_files
from ui.widgets.files import ALL_FILES, choose_file
from ui.widgets.labels import text_label

_SCANS: Final = ("Bản quét (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)", ALL_FILES)
_NONE: Final = "Chưa có bản quét. Kéo thả tệp vào đây hoặc bấm “Chọn bản quét”."


class ScanBox(QFrame):
    """Shows the scan there is, or where to drop one."""

    taken = Signal(object)  # Path of the file to store
    opening = Signal(object)  # StoredFile
    removing = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """No scan yet."""
        super().__init__(parent)
        self._settings = settings
        self.file: StoredFile | None = None
        self.setProperty("role", "surface")
        self.setAccessibleName("Bản quét đã ký, đóng dấu")
        self.setAcceptDrops(True)
        self.icon = IconLabel("file", "secondary")
        self.says = text_label(_NONE)
        self.choose_button = secondary_button("Chọn bản &quét…", "attach")
        self.choose_button.clicked.connect(self._choose)
        self.open_button = secondary_button("&Xem bản quét", "show")
        self.open_button.clicked.connect(self._open)
        self.remove_button = icon_button("delete", "Bỏ bản quét")
        self.remove_button.clicked.connect(self.removing)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.says, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        for button in (self.choose_button, self.open_button, self.remove_button):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(text_label("Bản quét đã ký, đóng dấu", CAPTION_PT, role="secondary"))
        column.addLayout(head)
        column.addLayout(foot)
        self.show_scan(None)

    def show_scan(self, file: StoredFile | None) -> None:
        """Show a scan, None: there is none."""
        self.file = file
        self.icon.show_icon("attach" if file is None else "tick", "secondary" if file is None else "eligible")
        self.says.setText(_NONE if file is None else f"{file.name} ({size_text(file)})")
        self.choose_button.setText("Chọn bản &quét…" if file is None else "Thay bản &quét…")
        self.choose_button.setAccessibleName(self.choose_button.text().replace("&", ""))
        self.open_button.setVisible(file is not None)
        self.remove_button.setVisible(file is not None)

    @Slot()
    def _choose(self) -> None:
        file = choose_file(self, "Chọn bản quét đã ký, đóng dấu", _SCANS, self._settings)
        if file is not None:
            self.taken.emit(file)

    @Slot()
    def _open(self) -> None:
        if self.file is not None:
            self.opening.emit(self.file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(local_files(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the file; whether it is a scan is found out when it is stored."""
        files: list[Path] = local_files(event.mimeData())
        if files:
            self.taken.emit(files[0])
            event.acceptProposedAction()
