"""The help in a window of its own, over a dialog that is open and holds the main window."""

from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.help.view import HelpView
from ui.theme import SPACE_L, SPACE_M, SPACE_S
from ui.widgets.buttons import icon_button, secondary_button
from ui.widgets.focus import go_on
from ui.widgets.search import SearchField

_GEOMETRY: Final = "help.geometry"
_FIRST_SIZE: Final = QSize(960, 600)


class HelpDialog(QDialog):
    """Shows chapters beside what is being done; links to screens wait until the dialog below is closed."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Open over a dialog; `view.open` shows a chapter."""
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("Trợ giúp")
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self.view = HelpView(desk)
        self.view.leaving.connect(self._cannot_leave)
        self.search = SearchField("Tìm trong trợ giúp", self)
        self.search.searched.connect(self.view.search)
        self.search.left.connect(self.view.take_list)
        self.back = icon_button("arrow-left", "Trở lại (Alt+←)")
        self.back.clicked.connect(self.view.go_back)
        self.forward = icon_button("arrow-right", "Đi tới (Alt+→)")
        self.forward.clicked.connect(self.view.go_forward)
        self.close_button = secondary_button("&Đóng trợ giúp")
        self.close_button.clicked.connect(self.accept)
        self.view.went.connect(self._name_ways)
        self._build()
        self._name_ways()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self.search, 1)
        for button in (self.back, self.forward, self.close_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        room = self.screen().availableGeometry().size()
        self.resize(_FIRST_SIZE.boundedTo(QSize(room.width() * 9 // 10, room.height() * 9 // 10)))
        kept = self._desk.settings.get(_GEOMETRY, "")
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    @Slot()
    def _name_ways(self) -> None:
        self.back.setEnabled(self.view.can_go_back)
        self.forward.setEnabled(self.view.can_go_forward)

    @Slot(object)
    def _cannot_leave(self, _link: object) -> None:
        self.view.tell("Hãy đóng hộp thoại đang mở rồi mới sang màn hình khác được.")

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on as the window is read."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)

    def done(self, result: int) -> None:
        """Remember the size."""
        self._desk.setting_changed(_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        super().done(result)
