"""The list of members and workers of the unit."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.services.overview import MemberRow
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import Table

_COLUMNS: tuple[Column[MemberRow], ...] = (
    Column(heading="Họ và tên", text=lambda row: row.name, sort_key=lambda row: row.name_key),
    Column(heading="Mã", text=lambda row: row.code),
    Column(heading="Ngày sinh", text=lambda row: row.birth, sort_key=lambda row: row.birth_key),
    Column(heading="Chức vụ", text=lambda row: row.position),
    Column(heading="Nơi công tác", text=lambda row: row.workplace),
    Column(heading="Tổ công đoàn", text=lambda row: row.group),
    Column(heading="Điện thoại", text=lambda row: row.phone),
    Column(heading="CCCD/CMND", text=lambda row: row.identity),
    Column(heading="Đoàn viên", text=lambda row: "Có" if row.is_member else "Không"),
)
_WIDTHS = (26, 10, 12, 22, 28, 18, 14, 16, 10)


class MembersPage(QWidget):
    """The screen Đoàn viên, to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the table."""
        super().__init__(parent)
        self.model: RowsModel[MemberRow] = RowsModel(_COLUMNS, lambda row: row.search, self)
        self.table = Table(self.model, "Danh sách đoàn viên", self)
        self.table.set_widths(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)

    def show_rows(self, rows: Sequence[MemberRow]) -> None:
        """Show these members."""
        self.model.show(rows)

    def search(self, words: Sequence[str]) -> None:
        """Keep the members that hold every folded word."""
        self.model.search(words)
