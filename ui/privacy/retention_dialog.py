"""Who is kept though no member (any more), with what holds them."""

from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.links import Link, Screen
from desktop_app.domain.personal_data import RetentionLine
from desktop_app.services.personal_data import retention_list
from ui.desk import Desk
from ui.privacy.list_dialog import ListDialog
from ui.widgets.buttons import secondary_button
from ui.widgets.rows import Column

_SAYS: Final = (
    "Khi một người rời đơn vị, thông tin không còn cần thì phải xóa. Chọn một người rồi bấm “Đến người này” để xem, "
    "sửa hoặc xóa."
)


def _count(number: int) -> str:
    return str(number) if number else ""


_COLUMNS: Final[tuple[Column[RetentionLine], ...]] = (
    Column(id="name", heading="Họ và tên", text=lambda line: line.name, width=24),
    Column(id="reason", heading="Lý do còn giữ", text=lambda line: line.reason, width=40),
    Column(id="birth", heading="Ngày sinh", text=lambda line: line.birth, width=11),
    Column(id="workplace", heading="Nơi công tác", text=lambda line: line.workplace, width=20),
    Column(id="initiatives", heading="Sáng kiến", text=lambda line: _count(line.initiatives), number=True, shown=False),
    Column(id="revisions", heading="Lần hồ sơ", text=lambda line: _count(line.revisions), number=True, shown=False),
)


class RetentionDialog(ListDialog):
    """Leads to each of them."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        """Read who they are."""
        super().__init__("Rà soát người không phải đoàn viên", _SAYS, _COLUMNS, "retention", desk, over)
        self.go_button = secondary_button("&Đến người này", "arrow-right")
        self.go_button.clicked.connect(self.go_to_person)
        self.go_button.setEnabled(False)
        self.buttons.insertWidget(1, self.go_button)
        self.table.opened.connect(self.go_to_person)
        desk.read(partial(retention_list, desk.workspace), self._show)

    def _show(self, lines: tuple[RetentionLine, ...]) -> None:
        self.show_rows(lines, "Danh sách không có ai ngoài đoàn viên, nên không có ai cần rà soát.")
        self.go_button.setEnabled(bool(lines))

    @Slot()
    def go_to_person(self) -> None:
        """Close, and show the person that is chosen."""
        row = self.table.currentIndex().row()
        if row >= 0:
            self.accept()
            self.desk.go(Link(screen=Screen.MEMBERS, record_id=self.model.row(row).id))
