"""The screen Thiết lập: the unit, its programme, where the data lies, and the look."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.edit import Changed
from desktop_app.domain.links import Link, Screen
from desktop_app.services.first_run import Standing, choose_programme, make_own_sample
from desktop_app.services.places import move_to
from desktop_app.services.wording import WordingEntry, all_wordings
from desktop_app.system.paths import remember_workspace
from desktop_app.text.numbers import format_money
from ui.backups.panel import BackupPanel
from ui.desk import EVERYTHING, Desk
from ui.jobs import Lane
from ui.opening import open_or_tell
from ui.page import Page
from ui.programme.files import ask_programme
from ui.settings.look import CHOICES, KEY, chosen_look, wear
from ui.settings.programme_panel import ProgrammePanel
from ui.settings.reading import Kept, read_kept
from ui.settings.unit_form import UnitForm
from ui.settings.wording_dialog import WordingDialog
from ui.theme import SPACE_M, SPACE_S
from ui.widgets.buttons import secondary_button
from ui.widgets.files import choose_folder
from ui.widgets.filter_bar import FilterBar, FilterItem
from ui.widgets.form import FormView
from ui.widgets.labels import text_label


class SettingsPage(Page):
    """What is set up once, and looked up now and then."""

    shows = Screen.SETTINGS
    title = "Thiết lập"
    icon = "settings"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the sections."""
        super().__init__(desk, parent)
        self._field = ""
        self._serial = 0
        self.view = FormView()
        self.unit_form = UnitForm(desk, self.view)
        self.unit_form.keeper.refused.connect(self._read)
        self.programmes = ProgrammePanel()
        self.programmes.chosen.connect(self._choose_programme)
        self.programmes.adding.connect(self.ask_programme)
        self.view.add_section("Chương trình").add_widget(self.programmes)
        self._add_wording()
        self._add_storage()
        self.backups = BackupPanel(desk)
        self.backups.restore_asked.connect(self.restore_asked)
        self.view.add_section("Sao lưu và khôi phục").add_widget(self.backups)
        self._add_privacy()
        self._add_look()
        self._add_sample()
        self.body.addWidget(self.view)
        desk.standing_changed.connect(self._stand)

    def _add_wording(self) -> None:
        section = self.view.add_section("Lời văn văn bản")
        section.add_widget(
            text_label("Sửa câu chữ của từng văn bản cho đơn vị, xem thử, và dùng lại lời văn mặc định.")
        )
        self.wording_button = secondary_button("Sửa &lời văn…", "edit")
        self.wording_button.clicked.connect(self.ask_wording)
        section.add_widget(_row(self.wording_button))

    def _add_storage(self) -> None:
        section = self.view.add_section("Nơi lưu dữ liệu")
        self.folder = text_label(str(self.desk.workspace.root))
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.counts = text_label("", role="secondary")
        self.open_button = secondary_button("Mở thư &mục", "folder")
        self.open_button.clicked.connect(self.open_folder)
        section.add_widget(self.folder)
        section.add_widget(self.counts)
        self.move_button = secondary_button("Chu&yển sang thư mục khác…", "export")
        self.move_button.clicked.connect(self.ask_move)
        section.add_widget(_row(self.open_button, self.move_button))

    def _add_privacy(self) -> None:
        section = self.view.add_section("Dữ liệu cá nhân")
        section.add_widget(text_label("Ai đã xem số giấy tờ, đã đưa danh sách, văn bản, gói hồ sơ ra ngoài phần mềm."))
        self.log_button = secondary_button("&Xem nhật ký…", "show")
        self.log_button.clicked.connect(self.ask_log)
        section.add_widget(_row(self.log_button))

    def _add_look(self) -> None:
        section = self.view.add_section("Giao diện")
        self.look = FilterBar("Màu giao diện")
        self.look.set_items([FilterItem(name, label) for name, label in CHOICES])
        self.look.choose(chosen_look(self.desk.settings))
        self.look.chosen.connect(self._wear)
        section.add_widget(self.look)

    def _add_sample(self) -> None:
        section = self.view.add_section("Dữ liệu mẫu")
        self.sample_says = text_label("")
        self.sample_button = secondary_button("Mở dữ liệu mẫu", "sample")
        self.sample_button.clicked.connect(self._ask_workspace)
        section.add_widget(self.sample_says)
        section.add_widget(_row(self.sample_button))
        self._show_sample()

    def _show_sample(self) -> None:
        if self._is_sample:
            self.sample_says.setText("Đang mở dữ liệu mẫu. Mọi thay đổi ở đây không ảnh hưởng đến dữ liệu của đơn vị.")
            self.sample_button.setText("Về dữ liệu của đơn &vị")
        else:
            self.sample_says.setText("Thử mọi việc với dữ liệu bịa sẵn; dữ liệu của đơn vị giữ nguyên.")
            self.sample_button.setText("Mở dữ liệu mẫ&u")
        self.sample_button.setAccessibleName(self.sample_button.text().replace("&", ""))

    @property
    def _is_sample(self) -> bool:
        return self.desk.standing is not None and self.desk.standing.sample

    def enter(self) -> None:
        """Read what is shown."""
        self._read()

    def leave(self) -> None:
        """Hand over what is being typed."""
        self.unit_form.keeper.flush()

    def data_changed(self, changed: Changed) -> None:
        """Read anew; a changed unit comes with the standing."""
        if changed.unit:
            self._serial += 1
        else:
            self._read()

    def open_link(self, link: Link) -> None:
        """Go to a field, or to the programmes."""
        self._field = link.field
        self._read()

    @Slot(object)
    def _stand(self, _standing: Standing) -> None:
        if self.isVisible():
            self._read()

    @Slot()
    def _read(self) -> None:
        desk = self.desk
        self._serial += 1
        self.backups.read()
        work = partial(read_kept, desk.workspace, desk.programme_id, desk.unit)
        desk.read(work, partial(self._show, self._serial))

    def _show(self, serial: int, kept: Kept) -> None:
        if serial != self._serial:
            return
        self.unit_form.show(kept.unit, kept.drafts, kept.provinces, stored=kept.stored)
        self.programmes.show_programmes(kept.programmes, self.desk.programme_id)
        people = f"{format_money(kept.members)} đoàn viên, {format_money(kept.others)} người không phải đoàn viên"
        self.counts.setText(f"Đang giữ {people}, {format_money(kept.initiatives)} sáng kiến.")
        self._show_sample()
        if self._field:
            self._go_to(self._field)

    def _go_to(self, field: str) -> None:
        self._field = ""
        if field in {"programme", "backups"}:
            panel = self.programmes if field == "programme" else self.backups
            self.view.ensureWidgetVisible(panel)
            panel.take_focus()
        else:
            self.view.focus_field(field)

    @Slot(str)
    def _choose_programme(self, programme_id: str) -> None:
        if programme_id != self.desk.programme_id:
            work = partial(choose_programme, self.desk.workspace, programme_id)
            self.desk.write(work, self._programme_chosen)

    def _programme_chosen(self, _nothing: Any) -> None:
        self.desk.load(partial(self.desk.changed.emit, EVERYTHING))

    @Slot()
    def ask_programme(self) -> None:
        """Take in a programme's file; it is listed with the standing."""
        ask_programme(self.desk, self)

    @Slot()
    def ask_wording(self) -> None:
        """Change the wording of the documents in the programme that is worked on."""
        if not self.desk.programme_id:
            self.desk.messages.warning("Hãy chọn chương trình trước: mỗi chương trình có lời văn riêng.")
            return
        self.desk.read(partial(all_wordings, self.desk.workspace, self.desk.programme_id), self._ask_wording)

    def _ask_wording(self, entries: Sequence[WordingEntry]) -> None:
        WordingDialog(entries, self.desk, self).open()

    @Slot()
    def ask_log(self) -> None:
        """Show who saw or took out personal data."""
        from ui.privacy.log_dialog import LogDialog

        LogDialog(self.desk, self).open()

    @Slot()
    def open_folder(self) -> None:
        """Show the folder of the data."""
        open_or_tell(self.desk.workspace.root, self.desk.messages)

    @Slot()
    def ask_move(self) -> None:
        """Copy the data to another folder and go on there."""
        folder = choose_folder(self, "Chọn thư mục trống để chuyển dữ liệu sang", self.desk.settings)
        if folder is None:
            return
        work = partial(move_to, self.desk.workspace, folder)
        self.desk.run("Đang chuyển dữ liệu", work, self._moved, lane=Lane.WRITE)

    def _moved(self, folder: Path) -> None:
        remember_workspace(self.desk.settings, folder)
        self.workspace_asked.emit(folder)

    @Slot(str)
    def _wear(self, choice: str) -> None:
        self.desk.setting_changed(KEY, choice)
        wear(choice)

    @Slot()
    def _ask_workspace(self) -> None:
        if self._is_sample:
            self.workspace_asked.emit(None)
        else:
            work = partial(make_own_sample, self.desk.workspace.context)
            self.desk.run("Đang tạo dữ liệu mẫu", work, self.workspace_asked.emit)


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, SPACE_S)
    row.setSpacing(SPACE_M)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder
