"""Giới thiệu: version, schema, folders, licences, and a button that copies what a helper asks for."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.about import About, Library, about
from ui.desk import Desk
from ui.icons import IconLabel
from ui.messages import TITLE
from ui.opening import open_or_tell
from ui.theme import ICON_L, SECTION_PT, SPACE_L, SPACE_M, SPACE_S, characters
from ui.widgets.buttons import primary_button, secondary_button
from ui.widgets.focus import go_on
from ui.widgets.labels import text_label
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import Table

_COLUMNS: Final[tuple[Column[Library], ...]] = (
    Column(id="name", heading="Thư viện", text=lambda one: one.name, width=34),
    Column(id="licence", heading="Giấy phép", text=lambda one: one.licence, width=30),
)
_SAYS: Final = (
    "Sổ sáng kiến của công đoàn: kiểm tra theo hướng dẫn của chương trình, lập hồ sơ và gửi công đoàn cấp trên. "
    "Phần mềm chạy trên máy này, không cần mạng."
)


def show_about(desk: Desk, parent: QWidget) -> None:
    """Read what there is to tell, and show it."""
    desk.read(partial(about, desk.workspace), partial(_open, desk, parent))


def _open(desk: Desk, parent: QWidget, told: About) -> None:
    AboutDialog(desk, told, parent).open()


class AboutDialog(QDialog):
    """Shows what the software says of itself."""

    def __init__(self, desk: Desk, told: About, parent: QWidget | None = None) -> None:
        """Take what was read."""
        super().__init__(parent)
        self._desk = desk
        self._told = told
        self.setWindowTitle("Giới thiệu phần mềm")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(characters(self, 80))
        self.copied = text_label("", role="eligible", wrap=False)
        self.copy_button = primary_button("&Sao chép thông tin", "copy")
        self.copy_button.clicked.connect(self._copy)
        self.log_button = secondary_button("Mở thư mục &nhật ký", "folder")
        self.log_button.clicked.connect(self._open_log)
        self.close_button = secondary_button("&Đóng")
        self.close_button.clicked.connect(self.accept)
        self.libraries = self._list()
        self.libraries.setMinimumHeight(4 * self.fontMetrics().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(self._heading())
        column.addLayout(self._facts())
        column.addWidget(text_label("Phần mềm theo giấy phép MIT, dùng các thư viện sau:", role="secondary"))
        column.addWidget(self.libraries, 1)
        column.addLayout(self._buttons())

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(IconLabel("initiatives", "accent", ICON_L), 0, Qt.AlignmentFlag.AlignTop)
        says = QVBoxLayout()
        says.setSpacing(SPACE_S)
        says.addWidget(text_label(TITLE, SECTION_PT, strong=True))
        says.addWidget(text_label(_SAYS, role="secondary"))
        row.addLayout(says, 1)
        return row

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(1, 1)
        for place, (label, value) in enumerate(self._told.facts):
            said = text_label(value)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(text_label(label, role="secondary", wrap=False), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, place, 1)
        return grid

    def _list(self) -> Table:
        model: RowsModel[Library] = RowsModel(_COLUMNS, self)
        model.show(self._told.libraries)
        return Table(model, "Thư viện và giấy phép", self, name="libraries", desk=self._desk)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self.copied, 1)
        for button in (self.copy_button, self.log_button, self.close_button):
            row.addWidget(button)
        return row

    @Slot()
    def _copy(self) -> None:
        QApplication.clipboard().setText(self._told.text)
        self.copied.setText("Đã sao chép.")

    @Slot()
    def _open_log(self) -> None:
        self.accept()
        open_or_tell(self._told.log, self._desk.messages)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the texts need at this width."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalMinimumHeightForWidth(self.width()))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on as the dialog is read."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)
