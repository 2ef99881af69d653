"""The import in a window of its own, over the screen it was asked for from."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.help.keys import PROPERTY
from ui.importing.panel import ImportPanel
from ui.theme import SPACE_L
from ui.widgets.focus import go_on

_GEOMETRY: Final = "import.geometry"


class ImportDialog(QDialog):
    """Wraps an `ImportPanel`; its size is remembered."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Begin with the choice of a file; `panel.start_file` begins with a file that is there."""
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("Nhập danh sách")
        self.setProperty(PROPERTY, "import")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self.panel = ImportPanel(desk, self)
        self.panel.closed.connect(self._close)
        self.panel.members_found.connect(self._take_members)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.addWidget(self.panel)
        self._restore_size()

    def _restore_size(self) -> None:
        room = self.screen().availableGeometry().size()
        self.resize(self.sizeHint().boundedTo(QSize(room.width() * 9 // 10, room.height() * 9 // 10)))
        kept = self._desk.settings.get(_GEOMETRY, "")
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on as the step is read, whatever was put into it since."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)

    @Slot()
    def _close(self) -> None:
        self.done(QDialog.DialogCode.Accepted)

    @Slot(object)
    def _take_members(self, cells: Sequence[Sequence[str]]) -> None:
        from ui.members.list_dialog import take_members

        self._close()
        take_members(self._desk, cells, self.parentWidget())

    def reject(self) -> None:
        """Esc and the window's own button: close unless work runs or something would be lost and the answer is no."""
        if self.panel.may_close():
            super().reject()

    def done(self, result: int) -> None:
        """Remember the size."""
        geometry = self.saveGeometry().toBase64().data()
        self._desk.setting_changed(_GEOMETRY, bytes(geometry).decode())
        super().done(result)
