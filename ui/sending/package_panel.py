"""The package of a submission: onto a stick with one click or into a folder, and what was written last."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.context import VIETNAM
from desktop_app.domain.edit import Changed
from desktop_app.domain.sending import ExportedPackage
from desktop_app.services.exporting import export_to_folder, sticks
from desktop_app.services.sending import SendingSheet, mail_words
from desktop_app.system.drives import Drive
from desktop_app.text.numbers import format_size
from ui.desk import Desk
from ui.jobs import is_cancelled
from ui.opening import open_or_tell
from ui.theme import SPACE_S
from ui.widgets.buttons import flat_button, primary_button, secondary_button
from ui.widgets.files import choose_folder
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import breakable, set_role, text_label


class PackagePanel(QWidget):
    """Exports the newest revision off the GUI thread; the status line shows how far it is and stops it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Without a submission; sticks are looked for when the screen is entered."""
        super().__init__(parent)
        self._desk = desk
        self._busy = False
        self._stick_buttons: list[QPushButton] = []
        self.sheet: SendingSheet | None = None
        self.state = text_label("")
        self.advice = text_label("", role="incomplete")
        self.folder_button = primary_button("&Xuất vào thư mục…", "export")
        self.folder_button.clicked.connect(self.ask_folder)
        self.look_button = secondary_button("Tìm US&B", "refresh")
        self.look_button.clicked.connect(self.look_for_sticks)
        self.show_button = flat_button("Mở thư mục chứa gói", "folder")
        self.show_button.clicked.connect(self._open_folder)
        holder = QWidget()
        self._buttons = FlowLayout(holder, SPACE_S)
        for button in (self.folder_button, self.look_button):
            self._buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(holder)
        column.addWidget(self.state)
        column.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.advice)

    @property
    def mail_words(self) -> str:
        """How the package stands with the limit of an e-mail."""
        return mail_words(self.sheet) if self.sheet is not None else ""

    def show_sheet(self, sheet: SendingSheet) -> None:
        """Show what was written of a submission last, and what to look after."""
        self.sheet = sheet
        self.state.setText(breakable(_written(sheet.package)))
        set_role(self.state, "incomplete" if sheet.stale else "eligible" if sheet.package else "secondary")
        self.show_button.setVisible(sheet.package is not None)
        self.advice.setText("\n".join(sheet.advice))
        self.advice.setVisible(bool(sheet.advice))
        self._offer()

    @Slot()
    def look_for_sticks(self) -> None:
        """Find the sticks that are in; each gets a button."""
        self._desk.read(sticks, self._show_sticks)

    def _show_sticks(self, found: Sequence[Drive]) -> None:
        for button in self._stick_buttons:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._stick_buttons = []
        for drive in found:
            button = secondary_button(f"Xuất sang USB {drive.name} (còn trống {format_size(drive.free)})", "export")
            button.clicked.connect(partial(self.export, drive.path))
            self._buttons.addWidget(button)
            self._stick_buttons.append(button)
        self._offer()

    @property
    def stick_buttons(self) -> Sequence[QPushButton]:
        """A button for each stick that is in."""
        return tuple(self._stick_buttons)

    def _offer(self) -> None:
        for button in (self.folder_button, *self._stick_buttons):
            button.setEnabled(self.sheet is not None and not self._busy)

    @Slot()
    def ask_folder(self) -> None:
        """Export into a folder of the officer's choice."""
        folder = choose_folder(self, "Chọn thư mục hoặc USB để xuất gói hồ sơ", self._desk.settings)
        if folder is not None:
            self.export(folder)

    def export(self, folder: Path, _checked: bool = False) -> None:
        """Write the package into a folder, read it back there, and say so."""
        if self.sheet is None or self._busy:
            return
        self._busy = True
        self._offer()
        work = partial(export_to_folder, self._desk.workspace, self.sheet.entry.id, folder)
        self._desk.run("Đang xuất gói hồ sơ", work, self._exported, self._refused)

    def _exported(self, package: ExportedPackage) -> None:
        self._busy = False
        self._offer()
        self._desk.tell(Changed(submissions=frozenset({package.submission_id})))
        self._desk.messages.success(
            f"Đã xuất “{package.file.name}” vào “{package.place}”. Đã đọc lại, đúng từng byte.",
            "Mở thư mục",
            partial(open_or_tell, Path(package.place), self._desk.messages),
        )

    def _refused(self, error: BaseException) -> None:
        self._busy = False
        self._offer()
        if is_cancelled(error):
            self._desk.messages.info("Đã dừng xuất gói hồ sơ; không để lại tệp dở dang nào.")
        else:
            self._desk.refuse(error)

    @Slot()
    def _open_folder(self) -> None:
        if self.sheet is not None and self.sheet.package is not None:
            open_or_tell(Path(self.sheet.package.place), self._desk.messages)


def _written(package: ExportedPackage | None) -> str:
    if package is None:
        return "Chưa xuất gói nào của lần lập này."
    at = package.made_at.astimezone(VIETNAM)
    place = Path(package.place)
    return (
        f"Đã xuất lúc {at:%H:%M} ngày {at:%d/%m/%Y} vào “{place.name or place}”: {package.file.name}, "
        f"{format_size(package.file.size)}. Đã đọc lại, đúng từng byte."
    )
