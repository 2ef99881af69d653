"""Sổ theo dõi gửi hồ sơ: a line for each time a submission was sent; adding, changing, deleting with undo."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.sending import Sending
from desktop_app.domain.submission import SubmissionEntry
from desktop_app.services.sending import SendingSheet, new_sending, register_of_sendings, sending_edit
from desktop_app.text.dates import format_date
from ui.check.listing import Keys
from ui.desk import Desk
from ui.sending.sending_dialog import SendingDialog
from ui.theme import SPACE_S
from ui.widgets.buttons import secondary_button
from ui.widgets.empty import EmptyState
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import Table

SentRow = tuple[SubmissionEntry, Sending]


def _name(row: SentRow) -> str:
    entry, line = row
    return f"Đợt {entry.serial}, lần {line.revision}"


def _day(row: SentRow) -> str:
    return format_date(row[1].sent_on) if row[1].sent_on else "Chưa gửi"


def _confirmed(row: SentRow) -> str:
    line = row[1]
    day = format_date(line.confirmed_on) if line.confirmed_on else ""
    return ", ".join(filter(None, (line.confirmed_by, day)))


COLUMNS: Final[tuple[Column[SentRow], ...]] = (
    Column(id="day", heading="Ngày gửi", text=_day, sort_key=lambda row: str(row[1].sent_on or "9"), width=11),
    Column(id="way", heading="Cách gửi", text=lambda row: row[1].way.label, width=15),
    Column(id="name", heading="Hồ sơ", text=_name, sort_key=lambda row: (row[0].serial, row[1].revision), width=13),
    Column(id="addressee", heading="Nơi nhận", text=lambda row: row[1].addressee, width=24),
    Column(id="tracking", heading="Mã vận đơn", text=lambda row: row[1].tracking_number, width=14),
    Column(id="confirmed", heading="Người xác nhận đã nhận", text=_confirmed, width=22),
    Column(id="file", heading="Gói gửi kèm", text=lambda row: row[1].file.name if row[1].file else "", width=20),
    Column(id="note", heading="Ghi chú", text=lambda row: row[1].note, width=20),
)


class RegisterPane(QWidget):
    """The register of the programme's submissions; a new line is one of the submission that is chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """An empty register."""
        super().__init__(parent)
        self._desk = desk
        self._serial = 0
        self._keys = Keys()
        self.sheet: SendingSheet | None = None
        self.model: RowsModel[SentRow] = RowsModel(COLUMNS, self, key=self._key)
        self.table = Table(self.model, "Sổ theo dõi gửi hồ sơ", self, name="sendings", desk=desk, many=False)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._offer)
        self.table.deletion_asked.connect(self.delete)
        self.table.notice.connect(desk.messages.info)
        self.add_button = secondary_button("Ghi lần &gửi mới…", "add")
        self.add_button.clicked.connect(self._add)
        self.change_button = secondary_button("&Sửa…", "edit")
        self.change_button.clicked.connect(self._open)
        self.delete_button = secondary_button("Xó&a", "delete")
        self.delete_button.clicked.connect(self.delete)
        self._build()
        self._offer()

    def _build(self) -> None:
        self.nothing = EmptyState(
            "send", "Chưa ghi lần gửi nào. Sau khi gửi, hãy ghi lại cách gửi, ngày gửi, mã vận đơn và ai đã nhận."
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        for button in (self.add_button, self.change_button, self.delete_button):
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.stack, 1)
        column.addLayout(line)

    def _key(self, row: SentRow) -> int:
        return self._keys.of(row[1].id)

    def read_again(self) -> None:
        """Read the register."""
        self._serial += 1
        work = partial(register_of_sendings, self._desk.workspace, self._desk.programme_id)
        self._desk.read(work, partial(self._show, self._serial))

    def _show(self, serial: int, rows: Sequence[SentRow]) -> None:
        if serial != self._serial:
            return
        self.model.show(rows)
        self.stack.setCurrentWidget(self.table if rows else self.nothing)
        if rows and self.table.current_key() is None:
            self.table.selectRow(0)
        self._offer()

    @property
    def line(self) -> Sending | None:
        """The line that is chosen."""
        place = self.table.currentIndex().row()
        return self.model.row(place)[1] if 0 <= place < self.model.rowCount() else None

    @Slot()
    def _offer(self) -> None:
        for button in (self.change_button, self.delete_button):
            button.setEnabled(self.line is not None)

    @Slot()
    def _add(self) -> None:
        self.ask_new(None)

    def ask_new(self, way: Any) -> None:
        """Ask for a new line of the submission that is chosen, sent in this way unless the officer says otherwise."""
        if self.sheet is not None:
            self._ask(new_sending(self._desk.workspace, self.sheet, way), is_new=True)

    @Slot()
    def _open(self) -> None:
        if self.line is not None:
            self._ask(self.line, is_new=False)

    def _ask(self, line: Sending, *, is_new: bool) -> None:
        package = self.sheet.package if self.sheet is not None else None
        is_its_own = package is not None and (package.submission_id, package.revision) == (
            line.submission_id,
            line.revision,
        )
        packages = [package.file] if package is not None and is_its_own else []
        dialog = SendingDialog(self._desk, line, packages, self, is_new=is_new)
        if dialog.exec():
            after = dialog.sending()
            self._desk.apply(sending_edit(None if is_new else line, after), partial(self._select, after))
        dialog.deleteLater()

    def _select(self, line: Sending) -> None:
        self.table.select_key(self._keys.of(line.id))

    @Slot()
    def delete(self) -> None:
        """Delete the line that is chosen; it can be undone."""
        line = self.line
        if line is not None:
            self._desk.apply(sending_edit(line, None), self._deleted)

    def _deleted(self) -> None:
        self._desk.messages.success("Đã xóa một lần gửi khỏi sổ theo dõi.", "Hoàn tác", self._desk.undo)
