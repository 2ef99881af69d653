"""The log of personal data: who showed it or took it out of the program, when."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.domain.context import VIETNAM
from desktop_app.domain.personal_data import LogLine
from desktop_app.services.personal_data import personal_log
from desktop_app.text.dates import format_date
from ui.desk import Desk
from ui.privacy.list_dialog import ListDialog
from ui.widgets.rows import Column

_SAYS: Final = (
    "Mỗi lần số giấy tờ được hiện hoặc chép, danh sách, văn bản, gói hồ sơ được đưa ra ngoài phần mềm đều được ghi ở "
    "đây, trên máy này. Nhật ký không ghi số giấy tờ."
)


def _moment(line: LogLine) -> str:
    at = line.at.astimezone(VIETNAM)
    return f"{format_date(at.date())} {at:%H:%M}"


def _sequence(line: LogLine) -> int:
    return line.sequence


_COLUMNS: Final[tuple[Column[LogLine], ...]] = (
    Column(id="at", heading="Lúc", text=_moment, sort_key=_sequence, width=17),
    Column(id="user", heading="Người dùng", text=lambda line: line.user, width=14),
    Column(id="what", heading="Việc", text=lambda line: line.what, width=30),
    Column(id="about", heading="Về", text=lambda line: line.about, width=22),
    Column(id="detail", heading="Chi tiết", text=lambda line: line.detail, width=30),
)


class LogDialog(ListDialog):
    """Shows the newest lines first."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        """Read the log."""
        super().__init__("Nhật ký dữ liệu cá nhân", _SAYS, _COLUMNS, "personal-log", desk, over)
        desk.read(partial(personal_log, desk.workspace), self._show)

    def _show(self, lines: tuple[LogLine, ...]) -> None:
        self.show_rows(lines, "Chưa có lần nào xem số giấy tờ hoặc đưa dữ liệu ra ngoài phần mềm.")
