"""The scan of a decision: chosen in a dialog or dropped."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop_app.system.settings import Settings
from ui.widgets.buttons import icon_button, secondary_button
from ui.widgets.dropping import local_files
from ui.widgets.fields.base import Field
from ui.widgets.files import ALL_FILES, choose_file

_SCANS = ("Bản quét (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.gif)", ALL_FILES)
_EMPTY = "Chọ&n bản quét…"
_CHARACTERS = 40


class ScanField(Field):
    """One file, by its name; `value()` is its path or None."""

    def __init__(self, label: str, settings: Settings, parent: QWidget | None = None) -> None:
        """No file yet."""
        super().__init__(label, hint="Có thể kéo tệp vào đây.", parent=parent)
        self.setAcceptDrops(True)
        self._settings = settings
        self._file: Path | None = None
        self.button = secondary_button(_EMPTY, "attach")
        self.button.clicked.connect(self._choose)
        self.remove = icon_button("close", "Bỏ bản quét")
        self.remove.clicked.connect(self._remove)
        self._build(self.button, self.remove, width=_CHARACTERS)
        self.set_value(None)

    def value(self) -> Path | None:
        """The file that was chosen."""
        return self._file

    def set_value(self, value: Path | None, *, force: bool = False) -> None:  # noqa: ARG002 - nothing is typed here
        """Show a file, without any signal."""
        self._file = value
        self.button.setText(value.name.replace("&", "&&") if value else _EMPTY)
        self.button.setToolTip(str(value) if value else "")
        self.button.setAccessibleName(f"{self.label}: {value.name if value else 'chưa có'}")
        self.remove.setVisible(value is not None)

    def text(self) -> str:
        """The file's path."""
        return str(self._file or "")

    def set_text(self, text: str) -> None:
        """Show the file with this path."""
        self.set_value(Path(text) if text else None)

    def take(self, file: Path) -> None:
        """Take a file that was chosen or dropped."""
        self.set_value(file)
        self.edited.emit()
        self.finished.emit()

    @Slot()
    def _choose(self) -> None:
        file = choose_file(self, "Chọn bản quét quyết định", _SCANS, self._settings)
        if file is not None:
            self.take(file)

    @Slot()
    def _remove(self) -> None:
        self.set_value(None)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        self.finished.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(local_files(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file; its kind is the rules' work."""
        self.take(local_files(event.mimeData())[0])
        event.acceptProposedAction()
