"""The line of Tổng quan about backups: when the last one was made, and what is due."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.links import Link, Screen
from desktop_app.services.backup_words import moment_words
from desktop_app.services.backups import BackupStanding, standing_of_backups
from desktop_app.text.dates import format_date
from ui.desk import Desk
from ui.theme import SPACE_XS
from ui.widgets.labels import text_label
from ui.widgets.link_button import LinkButton

_LINK = Link(screen=Screen.SETTINGS, field="backups")


class BackupLine(QWidget):
    """Says when the last backup was made; what is due leads to where it is done."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Say nothing yet; `read` fills it."""
        super().__init__(parent)
        self._desk = desk
        self.newest = text_label("", role="secondary")
        self.due: LinkButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_XS)
        self._column.addWidget(self.newest)
        desk.backups_changed.connect(self.read)

    @Slot()
    def read(self) -> None:
        """Read where backups stand."""
        if self.isVisible() or not self.newest.text():
            self._desk.read(partial(standing_of_backups, self._desk.workspace), self._show)

    def _show(self, standing: BackupStanding) -> None:
        newest = standing.newest
        self.newest.setText(
            f"Sao lưu gần nhất: {moment_words(newest.at, standing.now)}." if newest else "Chưa có bản sao lưu nào."
        )
        said = due_words(standing)
        if self.due is not None:
            self._column.removeWidget(self.due)
            self.due.hide()
            self.due.deleteLater()
        self.due = LinkButton(said, partial(self._desk.go, _LINK), "backup", "incomplete") if said else None
        if self.due is not None:
            self._column.addWidget(self.due)


def due_words(standing: BackupStanding) -> str:
    """What an officer should see to; "" where all is well."""
    newest = standing.newest
    if newest is not None and standing.clock_jumped:
        return (
            f"Đồng hồ máy đang chỉ ngày {format_date(standing.today)}, không khớp với lần sao lưu gần nhất; hãy chỉnh "
            "lại đồng hồ"
        )
    if newest is not None and standing.second is None:
        return "Chọn nơi sao lưu thứ hai (USB, ổ đĩa khác) để dữ liệu còn lại khi máy này hỏng"
    if standing.overdue:
        return f"Đã {standing.overdue} ngày chưa sao lưu sang nơi thứ hai; hãy sao lưu sang đó"
    return "Chưa sao lưu sang nơi thứ hai lần nào; hãy sao lưu sang đó" if standing.overdue == 0 else ""
