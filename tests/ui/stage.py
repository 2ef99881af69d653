"""A real window on a workspace, and how to come to each of its screens, steps and dialogs."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch
from uuid import uuid4

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QPushButton, QScrollArea, QWidget

from db.faults import workspace_error
from desktop_app.domain.backup import BackupReason
from desktop_app.domain.context import Context
from desktop_app.domain.kinds import SendingWay
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.papers import Unbound
from desktop_app.services.backups import all_backups, back_up
from desktop_app.services.binding import Bound
from desktop_app.services.doctor import Ailment, examine_open
from desktop_app.services.exports import note_export
from desktop_app.services.programme_book import chapter_id
from desktop_app.services.sending import new_sending, sending_edit
from desktop_app.system.paths import WorkspacePaths
from desktop_app.system.settings import Settings
from tests.importing.office_list import AUTHORITY, DECISION, twelve_rows
from ui.application import Program
from ui.backups.choice import BackupChoice
from ui.backups.doctor_dialog import DoctorDialog
from ui.backups.rescue import RescueDialog
from ui.dossier.unbound_dialog import UnboundDialog
from ui.help.dialog import HelpDialog
from ui.importing.dialog import ImportDialog
from ui.importing.panel import At
from ui.messages import CrashDialog
from ui.settings.wording_dialog import WordingDialog
from ui.tour.guide import STEP
from ui.window import MainWindow

NOW: Final = datetime(2022, 5, 3, 2, 0, tzinfo=UTC)
CONTEXT: Final = Context(now=lambda: NOW, user="canbo", new_id=uuid4)
PATIENCE: Final = 8.0
SOUND, WARNED, LACKING = 4, 11, 14
"""Rows of the sample's initiatives: eligible, with a warning that can be set aside, with what is missing."""


def _open(dialog: QDialog) -> int:
    """Open a dialog instead of waiting for its answer."""
    dialog.open()
    return int(QDialog.DialogCode.Rejected)


def _shown_dialog() -> QDialog | None:
    dialogs = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog))
    return next((dialog for dialog in dialogs if dialog.isVisible()), None)


class Stage:
    """Opens a window of one size; its methods lead somewhere and answer what is to be looked at."""

    def __init__(self, root: Path, home: Path, size: tuple[int, int]) -> None:
        """Open a workspace, with the settings of a PC that has none yet."""
        self.home = home
        self.size = QSize(*size)
        self.program = Program(root, CONTEXT, Settings(home / "cai-dat.json"))
        self.program.open(root)
        window = self.program.window
        assert window is not None
        self.window: MainWindow = window
        self.window.resize(self.size)
        self.dialog: ImportDialog | None = None
        self.until(lambda: window.shown is not None)
        self.window.activateWindow()
        self.settle()

    def close(self) -> None:
        """Close the window and the workspace."""
        self.program.close()

    @staticmethod
    def until(done: Callable[[], bool]) -> None:
        """Wait for something."""
        end = time.monotonic() + PATIENCE
        while not done():
            QTest.qWait(2)
            assert time.monotonic() < end, "it never came"

    def settle(self) -> None:
        """Wait until nothing runs and nothing is about to."""
        quiet = 0
        end = time.monotonic() + PATIENCE
        while quiet < 3:
            QTest.qWait(1)
            waits = any(timer.isSingleShot() and timer.isActive() for timer in self.window.findChildren(QTimer))
            quiet = quiet + 1 if self.window.desk.quiet and not waits else 0
            assert time.monotonic() < end, "the window never settled"

    def show(self, screen: Screen) -> Any:
        """Go to a screen, and answer its page."""
        self.window.show_screen(screen)
        self.settle()
        return self.window.page(screen)

    # The sample's screens

    def overview(self) -> QWidget:
        """Tổng quan."""
        self.show(Screen.OVERVIEW)
        return self.window

    def members(self) -> QWidget:
        """Đoàn viên with a person."""
        self.show(Screen.MEMBERS).table.selectRow(2)
        self.settle()
        return self.window

    @contextmanager
    def members_not_found(self) -> Iterator[QWidget]:
        """Đoàn viên where the search finds nobody."""
        page = self.show(Screen.MEMBERS)
        page.search_field.setText("khongcoai")
        self.settle()
        yield self.window
        page.search_field.clear()
        self.settle()

    def initiative(self, row: int) -> Any:
        """Sáng kiến with the one in a row."""
        page = self.show(Screen.INITIATIVES)
        page.table.setFocus()
        page.table.selectRow(row)
        self.settle()
        page.form.view.verticalScrollBar().setValue(0)
        return page

    def sound_initiative(self) -> QWidget:
        """Sáng kiến with one that is eligible."""
        self.initiative(SOUND)
        return self.window

    def warned_initiative(self) -> QWidget:
        """Sáng kiến with one whose warning can be set aside."""
        self.initiative(WARNED)
        return self.window

    def lacking_initiative(self) -> QWidget:
        """Sáng kiến with one that lacks something."""
        self.initiative(LACKING)
        return self.window

    def form_part(self, field: str) -> QWidget:
        """Sáng kiến with its form at a field, "": at its end."""
        form = self.initiative(LACKING).form
        if field:
            self.bring_into_view(form.view.fields[field])
        else:
            form.view.verticalScrollBar().setValue(form.view.verticalScrollBar().maximum())
        return self.window

    @contextmanager
    def new_decision(self) -> Iterator[QWidget]:
        """Sáng kiến where a decision is entered."""
        page = self.initiative(LACKING)
        page.form.decision.start_new()
        self.settle()
        self.bring_into_view(page.form.decision)
        yield self.window
        page.form.decision.panel.hide()

    @contextmanager
    def person_picker(self) -> Iterator[QWidget]:
        """Sáng kiến where an author is looked for."""
        page = self.initiative(LACKING)
        picker = page.form.authors.picker
        picker.take_focus()
        picker.words.insert("nguyen")
        self.settle()
        self.bring_into_view(picker)
        yield self.window
        picker.clear()
        self.settle()

    @contextmanager
    def author_details(self) -> Iterator[QWidget]:
        """Sáng kiến with an author's details open."""
        page = self.initiative(LACKING)
        card = next(iter(page.form.authors.cards.values()))
        card.open_details(True)
        self.settle()
        self.bring_into_view(card)
        yield self.window
        card.open_details(False)

    @contextmanager
    def all_chosen(self) -> Iterator[QWidget]:
        """Sáng kiến with all rows chosen, and the banner of something done."""
        page = self.initiative(SOUND)
        page.table.selectAll()
        self.window.messages.success("Đã xóa 3 sáng kiến.", "Hoàn tác", self.window.desk.undo)
        self.settle()
        yield self.window
        self.window.messages.clear()

    @contextmanager
    def trouble(self) -> Iterator[QWidget]:
        """Sáng kiến under the banner of an error."""
        self.initiative(SOUND)
        self.window.messages.error(
            "Không ghi được vào thư mục dữ liệu vì ổ đĩa đã đầy. Những gì đã lưu vẫn còn nguyên; hãy giải phóng chỗ "
            "trống rồi làm lại."
        )
        self.settle()
        yield self.window
        self.window.messages.clear()

    @staticmethod
    def bring_into_view(widget: QWidget) -> None:
        """Scroll what holds a widget until it is in sight."""
        QApplication.processEvents()
        parent = widget.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            parent.ensureWidgetVisible(widget)

    def check(self, number: int) -> QWidget:
        """Kiểm tra in one of its three groupings."""
        page = self.show(Screen.CHECK)
        page.grouping_bar.buttons[number].click()
        self.settle()
        return self.window

    @contextmanager
    def check_report(self) -> Iterator[QWidget]:
        """Kiểm tra with the pages of the check report."""
        page = self.show(Screen.CHECK)
        page.show_report()
        self.until(lambda: page.report.view.is_open)
        self.settle()
        yield self.window
        page.close_report()
        self.settle()

    def settings(self) -> QWidget:
        """Thiết lập."""
        self.show(Screen.SETTINGS)
        return self.window

    def settings_backups(self) -> QWidget:
        """Thiết lập at the backups."""
        page = self.show(Screen.SETTINGS)
        self.bring_into_view(page.backups.reminder)
        self.bring_into_view(page.backups)
        page.backups.take_focus()
        return self.window

    def help(self, chapter: str) -> QWidget:
        """Trợ giúp with a chapter."""
        self.window.desk.go(Link(screen=Screen.HELP, field=chapter))
        self.settle()
        return self.window

    @contextmanager
    def help_found(self) -> Iterator[QWidget]:
        """Trợ giúp with what a search found."""
        self.help("initiatives")
        page: Any = self.window.page(Screen.HELP)
        page.search_field.setText("sao luu")
        self.settle()
        yield self.window
        page.search_field.clear()
        self.settle()

    def programme(self, rule: str) -> QWidget:
        """Chương trình at a rule, "": at what is said of the programme as a whole."""
        page = self.show(Screen.PROGRAMME)
        self.window.desk.go(Link(screen=Screen.PROGRAMME, field=rule))
        self.settle()
        if not rule:
            page.view.open(chapter_id(self.window.desk.programme_id, "general"))
            self.settle()
        return self.window

    @contextmanager
    def programme_found(self) -> Iterator[QWidget]:
        """Chương trình with what a search found."""
        self.programme("applied-window")
        page: Any = self.window.page(Screen.PROGRAMME)
        page.search_field.setText("de tai")
        self.settle()
        yield self.window
        page.search_field.clear()
        self.settle()

    @contextmanager
    def dossier_plan(self, tab: int) -> Iterator[QWidget]:
        """Hồ sơ with one that is being prepared: choosing, whom it goes to, its pages."""
        page = self.show(Screen.DOSSIER)
        page.begin_new()
        model = page.plan_pane.model
        self.until(lambda: model.rowCount() > 0)
        if not model.chosen:  # all of them are in an earlier submission
            model.decide(range(model.rowCount()), True)
        page.plan_pane.tabs.setCurrentIndex(tab)
        self.settle()
        if tab == page.plan_pane.tabs.count() - 1:
            self.until(lambda: page.plan_pane.papers.view.is_open)
            self.settle()
        if tab == 0:
            page.table.setFocus()
            page.plan_pane.table.selectRow(0)
        yield self.window
        page.plan_pane.tabs.setCurrentIndex(0)
        self.settle()

    def frozen(self) -> Any:
        """Hồ sơ with one that is frozen; answers its page."""
        page = self.show(Screen.DOSSIER)
        if not page.entries:
            page.begin_new()
            self.until(page.plan_pane.freeze_button.isEnabled)
            page.plan_pane.freeze()
            self.until(lambda: bool(page.entries))
            self.settle()
            self.window.messages.clear()
        self.window.desk.go(Link(screen=Screen.DOSSIER, record_id=page.entries[0].id))
        self.settle()
        page.revision_pane.tabs.setCurrentIndex(0)
        self.until(lambda: page.revision_pane.papers.view.is_open)
        self.settle()
        return page

    @contextmanager
    def dossier(self, tab: int) -> Iterator[QWidget]:
        """Hồ sơ with one that is frozen: its papers, what comes after signing, what has changed."""
        page = self.frozen()
        page.revision_pane.tabs.setCurrentIndex(tab)
        self.settle()
        yield self.window
        page.revision_pane.tabs.setCurrentIndex(0)
        self.settle()

    @contextmanager
    def dossier_told(self) -> Iterator[QWidget]:
        """Hồ sơ under the banner that says that one was frozen."""
        self.frozen()
        self.window.messages.success("Đã lập hồ sơ đợt 1, lần 1. Văn bản đã sẵn sàng để in và trình ký.")
        self.settle()
        yield self.window
        self.window.messages.clear()

    @contextmanager
    def dossier_delete(self) -> Iterator[QWidget]:
        """The question before a revision is deleted."""
        with self.asked(self.frozen().revision_pane.ask_delete) as dialog:
            yield dialog

    @contextmanager
    def dossier_unbound(self) -> Iterator[QWidget]:
        """What could not be bound."""
        page = self.frozen()
        bound = Bound(
            Path("D:/HoSoSangKien/Tron-bo-ho-so.pdf"),
            (
                Unbound("Quyết định 12/QĐ-SNV ngày 05/01/2022", "tệp bị hỏng, không đọc được"),
                Unbound("Giấy chứng nhận của sáng kiến SK07", "chưa có tệp trong dữ liệu"),
            ),
        )
        dialog = UnboundDialog(bound, page.desk, self.window)
        dialog.resize(dialog.size().boundedTo(self.size * 0.9))
        dialog.open()
        yield from self._held(dialog)

    def _to_send(self) -> Any:
        """Gửi hồ sơ with a submission whose package was written; answers its page."""
        self.frozen()
        page = self.show(Screen.SENDING)
        if page.sheet.package is None:
            page.outgoing.package.export(self.home / "USB")
            self.until(lambda: page.sheet.package is not None)
            self.settle()
            self.window.messages.clear()
        page.outgoing.verticalScrollBar().setValue(0)
        page.tabs.setCurrentIndex(0)
        self.settle()
        return page

    @contextmanager
    def sending(self) -> Iterator[QWidget]:
        """Gửi hồ sơ with a line in the register of sendings; it goes again, as the dossier's other stages want it."""
        page = self._to_send()
        line = replace(new_sending(page.desk.workspace, page.sheet), tracking_number="RA 123 456 789 VN")
        page.desk.apply(sending_edit(None, line))
        self.settle()
        yield self.window
        page.desk.apply(sending_edit(line, None))
        self.settle()

    def sending_texts(self) -> QWidget:
        """Gửi hồ sơ with e-mail and message."""
        page = self._to_send()
        page.outgoing.verticalScrollBar().setValue(page.outgoing.verticalScrollBar().maximum())
        return self.window

    @contextmanager
    def sending_papers(self) -> Iterator[QWidget]:
        """Gửi hồ sơ with the delivery note."""
        page = self._to_send()
        page.tabs.setCurrentWidget(page.papers)
        self.until(lambda: page.papers.view.is_open)
        self.settle()
        yield self.window
        page.tabs.setCurrentIndex(0)
        self.settle()

    @contextmanager
    def sending_line(self) -> Iterator[QWidget]:
        """A line of the register."""
        page = self._to_send()
        with self.asked(lambda: page.register.ask_new(SendingWay.EMAIL)) as dialog:
            yield dialog

    def reports(self) -> QWidget:
        """Báo cáo with the figures of the week that is due."""
        page = self.show(Screen.REPORTS)
        page.tabs.setCurrentIndex(0)
        self.settle()
        return self.window

    @contextmanager
    def report_days(self) -> Iterator[QWidget]:
        """Báo cáo of any days."""
        page = self.show(Screen.REPORTS)
        page.tabs.setCurrentIndex(0)
        self.settle()
        before = page.period.period
        page.period.kinds.chosen.emit("free")
        self.settle()
        yield self.window
        page.period.show_period(before)
        page.period.chosen.emit(before)
        self.settle()

    @contextmanager
    def _report_tab(self, number: int) -> Iterator[Any]:
        page = self.show(Screen.REPORTS)
        page.tabs.setCurrentIndex(number)
        view = (page.papers if number == 1 else page.office.papers).view
        self.until(lambda: view.is_open)
        self.settle()
        yield page
        page.tabs.setCurrentIndex(0)
        self.settle()

    @contextmanager
    def report_pages(self) -> Iterator[QWidget]:
        """The report to sign."""
        with self._report_tab(1):
            yield self.window

    @contextmanager
    def report_office(self) -> Iterator[QWidget]:
        """The papers that a union makes on its own."""
        with self._report_tab(2):
            yield self.window

    @contextmanager
    def report_targets(self) -> Iterator[QWidget]:
        """The targets that unions registered."""
        with self._report_tab(2) as page, self.asked(page.office.ask_targets) as dialog:
            yield dialog

    def portal(self) -> QWidget:
        """Cổng trực tuyến with the first initiative that is to be submitted."""
        page = self.show(Screen.PORTAL)
        page.table.selectRow(0)
        self.settle()
        page.pane.view.verticalScrollBar().setValue(0)
        return self.window

    def portal_end(self) -> QWidget:
        """Cổng trực tuyến at the end of the form beside the list."""
        self.portal()
        page: Any = self.window.page(Screen.PORTAL)
        page.pane.view.verticalScrollBar().setValue(page.pane.view.verticalScrollBar().maximum())
        return self.window

    @contextmanager
    def portal_strip(self) -> Iterator[QWidget]:
        """The strip, with some fields copied."""
        self.portal()
        page: Any = self.window.page(Screen.PORTAL)
        page.open_strip()
        self.until(lambda: page.strip.entry is not None and page.strip.isVisible())
        page.strip.resize(page.strip.size().boundedTo(self.size - QSize(0, 30)))
        page.strip.activateWindow()
        self.settle()
        for _ in range(3):
            page.strip.fields.copy_next()
        self.settle()
        yield page.strip
        page.strip.close()
        self.window.activateWindow()
        self.settle()

    @contextmanager
    def tour(self, step: int) -> Iterator[QWidget]:
        """A step of the tour."""
        guide = self.window.guide
        self.initiative(LACKING)
        self.window.desk.settings.set(STEP, step)
        guide.start()
        self.settle()
        yield self.window
        guide.leave()
        self.settle()

    # Dialogs

    @contextmanager
    def personal_log(self) -> Iterator[QWidget]:
        """Who saw or took out personal data."""
        page = self.show(Screen.SETTINGS)
        note_export(page.desk.workspace, "list-exported", detail="Danh sách đoàn viên: 30 dòng")
        with self.asked(page.ask_log) as dialog:
            yield dialog

    @contextmanager
    def retention(self) -> Iterator[QWidget]:
        """Who is kept though no member."""
        with self.asked(self.show(Screen.MEMBERS).ask_retention) as dialog:
            yield dialog

    def _backed_up(self) -> Any:
        """Thiết lập, where there is a backup."""
        page = self.show(Screen.SETTINGS)
        if not all_backups(page.desk.workspace):
            back_up(page.desk.workspace, BackupReason.DAILY)
        os.utime(page.desk.workspace.store.paths.database, times=(NOW.timestamp(), NOW.timestamp()))
        return page

    @contextmanager
    def restoring(self) -> Iterator[QWidget]:
        """Which backup to go back to."""
        with self.asked(self._backed_up().backups.ask_restore) as dialog:
            (choice,) = dialog.findChildren(BackupChoice)
            self.until(lambda: choice.preview is not None)
            self.settle()
            yield dialog

    @contextmanager
    def wording(self) -> Iterator[QWidget]:
        """The wording of the Tờ trình beside its pages."""
        with self.asked(self.show(Screen.SETTINGS).ask_wording) as dialog:
            assert isinstance(dialog, WordingDialog)
            self.until(lambda: dialog.view.is_open)
            self.settle()
            yield dialog

    @contextmanager
    def doctor(self) -> Iterator[QWidget]:
        """What the examination of the data found."""
        page = self._backed_up()
        missing = Ailment(
            code="attachment-missing",
            place="",
            message="Tệp đính kèm có mã 0f3a91c2d7b8… không còn trong thư mục dữ liệu.",
            advice="Hãy đính kèm lại tệp này hoặc khôi phục từ bản sao lưu.",
        )
        found = examine_open(page.desk.workspace)
        dialog = DoctorDialog(replace(found, ailments=(missing,)), self.window)
        dialog.open()
        yield from self._held(dialog)

    @contextmanager
    def rescue(self) -> Iterator[QWidget]:
        """The help where the data is damaged."""
        root = self._backed_up().desk.workspace.root
        database = WorkspacePaths(Path("D:/HoSoSangKien")).database
        error = workspace_error("workspace-damaged", database)
        dialog = RescueDialog(error, root, CONTEXT, self.window.desk.settings, self.program, self.window)
        dialog.open()
        self.until(dialog.accept_button.isEnabled)
        yield from self._held(dialog)

    @contextmanager
    def about(self) -> Iterator[QWidget]:
        """What the software says of itself."""
        page: Any = self.show(Screen.HELP)
        page.show_about()
        self.until(lambda: _shown_dialog() is not None)
        dialog = _shown_dialog()
        assert dialog is not None
        dialog.resize(dialog.size().boundedTo(self.size * 0.9))
        yield from self._held(dialog)

    @contextmanager
    def portal_submitted(self) -> Iterator[QWidget]:
        """The day on which several initiatives were submitted."""
        self.portal()
        page: Any = self.window.page(Screen.PORTAL)
        page.table.selectAll()
        with self.asked(page.ask_submitted) as dialog:
            yield dialog

    @contextmanager
    def asked(self, ask: Callable[[], object]) -> Iterator[QWidget]:
        """The dialog that something asks with, open instead of waited for."""
        with (
            patch.object(QDialog, "exec", _open),
            patch.object(QMessageBox, "exec", _open),
            patch.object(QDialog, "deleteLater", bool),
        ):
            ask()
            self.until(lambda: _shown_dialog() is not None)
        dialog = _shown_dialog()
        assert dialog is not None
        yield from self._held(dialog)

    def _held(self, dialog: QDialog) -> Iterator[QWidget]:
        dialog.activateWindow()
        self.settle()
        yield dialog
        dialog.hide()
        dialog.deleteLater()
        self.window.activateWindow()
        self.settle()

    @contextmanager
    def question(self) -> Iterator[QWidget]:
        """A dangerous question."""
        with self.asked(
            lambda: self.window.messages.ask(
                "Xóa hẳn Nguyễn Thị Phương Thảo?",
                "Xóa 1 đoàn viên",
                detail="Việc này không hoàn tác được. Sáng kiến của người này vẫn còn.",
                dangerous=True,
            )
        ) as dialog:
            yield dialog

    @contextmanager
    def declarations(self) -> Iterator[QWidget]:
        """The declarations for several initiatives."""
        page = self.initiative(SOUND)
        page.table.selectAll()
        with self.asked(page.actions_of.ask_declarations) as dialog:
            yield dialog

    @contextmanager
    def decision(self) -> Iterator[QWidget]:
        """One decision for several initiatives."""
        page = self.initiative(SOUND)
        page.table.selectAll()
        with self.asked(page.actions_of.ask_decision) as dialog:
            yield dialog

    @contextmanager
    def form_reason(self) -> Iterator[QWidget]:
        """The reason for which the form sets a warning aside."""
        page = self.initiative(WARNED)
        button = next(one for one in page.form.findChildren(QPushButton) if one.text() == "Bỏ qua…")
        with self.asked(button.click) as dialog:
            yield dialog

    @contextmanager
    def check_reason(self) -> Iterator[QWidget]:
        """The reason for which Kiểm tra sets warnings aside."""
        self.check(0)
        page: Any = self.window.page(Screen.CHECK)
        self.until(lambda: page.pane.table.model().rowCount() > 0)
        page.pane.table.selectAll()
        with self.asked(page.pane.ask_reason) as dialog:
            yield dialog

    @contextmanager
    def crash(self) -> Iterator[QWidget]:
        """The notice of a crash."""
        dialog = CrashDialog("báo cáo", Path("D:/HoSoSangKien/Nhật ký/su-co-20220503-090000.txt"), self.window)
        dialog.open()
        yield from self._held(dialog)

    @contextmanager
    def pasted_members(self) -> Iterator[QWidget]:
        """What a pasted list of members would do."""
        page = self.show(Screen.MEMBERS)
        cells = [["Họ và tên", "Ngày sinh", "Chức vụ"], ["Đỗ Thị Lan", "12/3/1988", "Chuyên viên"], ["", "x", ""]]
        page.table.pasted.emit(cells)
        self.until(lambda: _shown_dialog() is not None)
        dialog = _shown_dialog()
        assert dialog is not None
        yield from self._held(dialog)

    @contextmanager
    def row_menu(self) -> Iterator[QMenu]:
        """The menu of a row of Sáng kiến."""
        menu = self.initiative(SOUND).table.context_menu()
        yield menu
        menu.deleteLater()
        QApplication.processEvents()

    # The first run and the import, on an empty workspace

    def first_run(self, step: int) -> QWidget:
        """One of the three steps of the first run."""
        page = self.show(Screen.FIRST_RUN)
        while page.at > step:
            page.go_back()
        if page.at < 1 <= step:
            page.unit_step.fields["unit_name"].set_value("CĐCS Sở Nội vụ", force=True)
            page.unit_step.fields["province"].set_value("Yên Bái", force=True)
            page.go_on()
            self.until(lambda: page.at == 1)
        if page.at < step:
            self.settle()
            page.go_on()
            self.until(lambda: page.at == step)
        self.settle()
        return self.window

    def empty(self, screen: Screen) -> QWidget:
        """A screen with nothing in it."""
        if self.window.desk.unit is None:
            self.first_run(2)
        self.show(screen)
        return self.window

    @contextmanager
    def importing(self, step: At) -> Iterator[QWidget]:
        """A step of the import before the last, in its dialog."""
        if self.window.desk.unit is None:
            self.first_run(2)
        dialog = self._import_dialog()
        panel = dialog.panel
        if step is not At.SOURCE and panel.at is At.SOURCE:
            panel.start_file(twelve_rows(self.home)[0])
            self.until(lambda: panel.at is not At.SOURCE)
        if step is At.COLUMNS:
            panel.review_columns()
        elif step is At.SOURCE:
            while panel.at is not At.SOURCE:
                panel.go_back()
        else:
            self._answer(dialog, step)
        self.settle()
        dialog.activateWindow()
        yield dialog

    def _answer(self, dialog: ImportDialog, step: At) -> None:
        panel = dialog.panel
        while panel.at > step:
            panel.go_back()
        if panel.at is At.COLUMNS:
            panel.go_on()
        if panel.at is not At.ANSWERS:
            return
        fields = panel.answers.fields
        fields["decision_number"].set_value(DECISION, force=True)
        fields["recognised_by"].set_value(AUTHORITY, force=True)
        panel.answers.scan.take(twelve_rows(self.home)[1])
        panel.answers.usual.click()
        if step is At.PREVIEW:
            panel.go_on()
            self.until(lambda: panel.at is At.PREVIEW and panel.bar.forward.isEnabled())

    def _import_dialog(self) -> ImportDialog:
        if self.dialog is None:
            self.dialog = ImportDialog(self.window.desk, self.window)
            self.dialog.resize(self.dialog.sizeHint().boundedTo(self.size * 0.9))
            self.dialog.open()
        return self.dialog

    def imported(self) -> QWidget:
        """The last step of the import: all is written."""
        with self.importing(At.PREVIEW) as dialog:
            panel = self._import_dialog().panel
            panel.go_on()
            self.until(lambda: panel.at is At.DONE)
            self.settle()
            return dialog

    @contextmanager
    def import_help(self) -> Iterator[QWidget]:
        """The help over the import."""
        with self.importing(At.SOURCE) as dialog:
            QTest.keyClick(dialog, Qt.Key.Key_F1)
            self.until(lambda: dialog.findChild(HelpDialog) is not None)
            over = dialog.findChild(HelpDialog)
            assert over is not None
            over.resize(over.size().boundedTo(self.size * 0.9))
            yield from self._held(over)
            dialog.activateWindow()

    def close_dialog(self) -> None:
        """Leave the import."""
        if self.dialog is not None:
            self.dialog.done(QDialog.DialogCode.Rejected)
            self.dialog = None
            self.settle()


Way = Callable[[Stage], QWidget | AbstractContextManager[QWidget]]
"""Leads to what is to be looked at; where it is a context, its end leads away again."""


def at(stage: Stage, way: Way) -> AbstractContextManager[QWidget]:
    """What a way leads to, as a context in any case."""
    found = way(stage)
    return nullcontext(found) if isinstance(found, QWidget) else found
