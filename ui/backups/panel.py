"""The section *Sao lưu và khôi phục* of Thiết lập: what there is, backing up now, the second place, going back."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.backup import Backup, BackupReason
from desktop_app.domain.progress import Progress
from desktop_app.services.backup_words import contents_words, moment_words
from desktop_app.services.backups import BackupStanding, back_up, standing_of_backups
from desktop_app.services.doctor import Diagnosis, examine_open
from desktop_app.services.second_place import (
    SecondPlace,
    choose_second_place,
    copy_to_second_place,
    forget_second_place,
    remind_after,
)
from desktop_app.services.workspace import OpenWorkspace
from ui.backups.doctor_dialog import DoctorDialog
from ui.backups.restore_dialog import RestoreDialog
from ui.desk import Desk
from ui.help.keys import PROPERTY
from ui.theme import SPACE_S
from ui.widgets.buttons import secondary_button
from ui.widgets.fields import ChoiceField
from ui.widgets.files import choose_folder
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label

_REMINDERS: Final = (1, 3, 7, 14, 30)


class BackupPanel(QWidget):
    """Says where backups stand and does what an officer asks for."""

    restore_asked = Signal(object)  # Path of the backup to go back to

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the section; `read` fills it."""
        super().__init__(parent)
        self.setProperty(PROPERTY, "sao-luu")
        self._desk = desk
        self._standing: BackupStanding | None = None
        self.newest = text_label("")
        self.now_button = self._button("&Sao lưu ngay", "backup", self.back_up_now)
        self.restore_button = self._button("Khôi p&hục…", "undo", self.ask_restore)
        self.doctor_button = self._button("&Kiểm tra dữ liệu", "check", self.examine)
        self.second = text_label("")
        self.copy_button = self._button("Sao lưu sa&ng nơi thứ hai", "export", self.copy_away)
        self.place_button = self._button("Chọn nơi thứ ha&i…", "folder", self.ask_place)
        self.forget_button = self._button("&Bỏ nơi này", "close", self.forget_place)
        self.reminder = ChoiceField(
            "Nhắc khi chưa sao lưu sang đó quá", [(days, f"{days} ngày") for days in _REMINDERS], required=True
        )
        self.reminder.finished.connect(self._remind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.newest)
        column.addWidget(_line(self.now_button, self.restore_button, self.doctor_button))
        column.addWidget(self.second)
        column.addWidget(_line(self.place_button, self.copy_button, self.forget_button))
        column.addWidget(self.reminder)
        desk.backups_changed.connect(self._read_where_shown)

    @staticmethod
    def _button(text: str, icon: str, slot: Callable[[], None]) -> QPushButton:
        button = secondary_button(text, icon)
        button.clicked.connect(slot)
        return button

    def take_focus(self) -> None:
        """Go to the first button."""
        self.now_button.setFocus()

    @Slot()
    def _read_where_shown(self) -> None:
        if self.isVisible():
            self.read()

    @Slot()
    def read(self) -> None:
        """Read where backups stand."""
        self._desk.read(partial(standing_of_backups, self._desk.workspace), self._show)

    def _show(self, standing: BackupStanding) -> None:
        self._standing = standing
        self.newest.setText(_newest_words(standing))
        self.second.setText(_second_words(standing))
        chosen = standing.second is not None
        for widget in (self.copy_button, self.forget_button, self.reminder):
            widget.setVisible(chosen)
        if standing.second is not None:
            self.reminder.set_value(standing.second.remind_after)

    @Slot()
    def back_up_now(self) -> None:
        """Make a backup."""
        work = partial(back_up, self._desk.workspace, BackupReason.MANUAL)
        self._desk.run("Đang sao lưu dữ liệu", work, self._backed_up)

    def _backed_up(self, made: Backup) -> None:
        lost = f" Có {made.missing} tệp đính kèm bị thiếu hoặc hỏng; hãy kiểm tra dữ liệu." if made.missing else ""
        self._desk.messages.success(f"Đã sao lưu và kiểm tra lại: {contents_words(made.contents)}.{lost}")
        self._desk.backups_changed.emit()

    @Slot()
    def ask_restore(self) -> None:
        """Choose a backup to go back to."""
        dialog = RestoreDialog(self._desk, self)
        dialog.restore_asked.connect(self.restore_asked)
        dialog.exec()
        dialog.deleteLater()

    @Slot()
    def examine(self) -> None:
        """Examine everything and show what was found."""
        work = partial(examine_open, self._desk.workspace)
        self._desk.run("Đang kiểm tra dữ liệu", work, self._examined)

    def _examined(self, found: Diagnosis) -> None:
        self.dialog = DoctorDialog(found, self)
        self.dialog.open()

    @Slot()
    def ask_place(self) -> None:
        """Choose the second place, and copy a backup there at once."""
        folder = choose_folder(self, "Chọn nơi sao lưu thứ hai", self._desk.settings)
        if folder is not None:
            self._desk.write(partial(choose_second_place, self._desk.workspace, folder), self._place_chosen)

    def _place_chosen(self, _place: SecondPlace) -> None:
        self._desk.backups_changed.emit()
        self.copy_away()

    @Slot()
    def copy_away(self) -> None:
        """Copy a backup of the data as it is to the second place."""
        self._desk.run("Đang sao lưu sang nơi thứ hai", partial(_copy_away, self._desk.workspace), self._copied)

    def _copied(self, copied: Backup) -> None:
        self._desk.messages.success(f"Đã sao lưu sang nơi thứ hai và đọc lại để kiểm tra: “{copied.path.parent}”.")
        self._desk.backups_changed.emit()

    @Slot()
    def forget_place(self) -> None:
        """Have no second place any more."""
        self._desk.write(partial(forget_second_place, self._desk.workspace), self._place_forgotten)

    def _place_forgotten(self, _nothing: None) -> None:
        self._desk.messages.info("Không còn nơi sao lưu thứ hai. Các bản đã chép ở đó được giữ nguyên.")
        self._desk.backups_changed.emit()

    @Slot()
    def _remind(self) -> None:
        days = self.reminder.value()
        second = self._standing.second if self._standing else None
        if isinstance(days, int) and second is not None and days != second.remind_after:
            self._desk.write(partial(remind_after, self._desk.workspace, days), self._reminder_kept)

    def _reminder_kept(self, _nothing: None) -> None:
        self._desk.backups_changed.emit()


def _line(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    layout = FlowLayout(holder, SPACE_S)
    for button in buttons:
        layout.addWidget(button)
    return holder


def _copy_away(workspace: OpenWorkspace, progress: Progress, cancelled: Callable[[], bool]) -> Backup:
    made = back_up(workspace, BackupReason.MANUAL, progress, cancelled)
    return copy_to_second_place(workspace, made, progress, cancelled)


def _newest_words(standing: BackupStanding) -> str:
    newest = standing.newest
    if newest is None:
        return "Chưa có bản sao lưu nào. Phần mềm tự sao lưu mỗi ngày, khi đóng và trước khi nhập danh sách."
    return (
        f"Bản gần nhất: {moment_words(newest.at, standing.now)} ({newest.reason.label.lower()}), "
        f"{contents_words(newest.contents)}. Đang giữ {standing.count} bản ở: {standing.folder}"
    )


def _second_words(standing: BackupStanding) -> str:
    place = standing.second
    if place is None:
        return "Nơi sao lưu thứ hai: chưa chọn. Hãy chọn USB hoặc ổ đĩa khác để dữ liệu còn lại khi máy này hỏng."
    if place.copied_at is None:
        return f"Nơi sao lưu thứ hai: {place.folder}. Chưa sao lưu sang đó lần nào."
    overdue = f" Đã {standing.overdue} ngày, hãy sao lưu sang đó." if standing.overdue else ""
    return f"Nơi sao lưu thứ hai: {place.folder}. Lần gần nhất: {moment_words(place.copied_at, standing.now)}.{overdue}"
