"""Backups in the window: by themselves, on request, gone back to; and the help where data can't be opened."""

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.backup import BackupReason
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.links import Link, Screen
from desktop_app.services.backups import all_backups, back_up
from desktop_app.services.first_run import standing
from desktop_app.services.second_place import second_place
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from desktop_app.system.paths import WorkspacePaths, default_workspace
from desktop_app.system.settings import Settings
from tests.cli.office import Office
from tests.db.test_workspace import cut, newer, picture
from tests.ui.conftest import CONTEXT
from ui.application import Program
from ui.backups.rescue import RescueDialog
from ui.backups.restore_dialog import RestoreDialog
from ui.messages import crash_sentence
from ui.settings.page import SettingsPage
from ui.window import MainWindow

LONG = 30_000


def reasons(root: Path) -> list[BackupReason]:
    from desktop_app.services.restoring import backups_of

    return [item.reason for item in backups_of(root)]


@pytest.fixture
def program(qtbot: QtBot, workspace: OpenWorkspace, tmp_path: Path) -> Iterator[Program]:
    """The program on the small union's workspace."""
    root = workspace.root
    workspace.close()
    made = Program(root, CONTEXT, Settings.load(tmp_path / "cai-dat.json"))
    made.open(root)
    wait(qtbot, made)
    yield made
    made.close()


def wait(qtbot: QtBot, program: Program) -> MainWindow:
    window = program.window
    assert window is not None
    qtbot.waitUntil(lambda: window.shown is not None and window.desk.quiet, timeout=LONG)
    return window


def root_of(program: Program) -> Path:
    assert program.window is not None
    return program.window.desk.workspace.root


def rename_unit(program: Program, name: str) -> None:
    from dataclasses import replace

    assert program.window is not None
    with program.window.desk.workspace.store.write() as session:
        unit = session.units.own()
        assert unit is not None
        session.units.save(replace(unit, name=name), own=True)


def unit_name(root: Path) -> str:
    with open_workspace(root, CONTEXT, create=False) as workspace:
        unit = standing(workspace).unit
        assert unit is not None
        return unit.name


def settings_page(qtbot: QtBot, program: Program) -> SettingsPage:
    window = wait(qtbot, program)
    window.desk.go(Link(screen=Screen.SETTINGS, field="backups"))
    wait(qtbot, program)
    page = window.page(Screen.SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def test_the_first_start_of_a_day_makes_a_backup_and_says_so(qtbot: QtBot, program: Program) -> None:
    window = wait(qtbot, program)
    assert reasons(root_of(program)) == [BackupReason.DAILY]
    assert window.status.backup.text().startswith("Sao lưu: hôm nay 09:00")


def test_closing_makes_a_backup_where_something_has_changed(qtbot: QtBot, program: Program) -> None:
    window = wait(qtbot, program)
    rename_unit(program, "CĐCS Đổi tên")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    assert reasons(root_of(program))[0] is BackupReason.EXIT


def test_closing_twice_or_a_log_off_does_without_the_backup(qtbot: QtBot, program: Program) -> None:
    """Nothing half written is left behind."""
    window = wait(qtbot, program)
    rename_unit(program, "CĐCS Đổi tên")
    program.hurry()
    window.close()
    assert not window.isVisible()
    assert reasons(root_of(program)) == [BackupReason.DAILY]


@pytest.mark.parametrize("closes", [False, True])
def test_a_backup_that_fails_at_the_end_is_told_and_does_not_lock_the_officer_in(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch, closes: bool
) -> None:
    window = wait(qtbot, program)
    asked: list[str] = []

    def fail(*_: object) -> None:
        raise WorkspaceError("disk-full", "Ổ đĩa đã đầy.")

    def ask(question: str, *_: object, **__: object) -> bool:
        asked.append(question)
        return closes

    monkeypatch.setattr("ui.backups.keeper.back_up_by_itself", fail)
    monkeypatch.setattr(window.messages, "ask", ask)
    window.close()
    qtbot.waitUntil(lambda: bool(asked), timeout=LONG)
    assert window.isVisible() is not closes


def test_back_up_now_and_in_a_second_place(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = settings_page(qtbot, program)
    page.backups.now_button.click()
    wait(qtbot, program)
    assert reasons(root_of(program))[0] is BackupReason.MANUAL
    assert "Bản gần nhất: hôm nay 09:00" in page.backups.newest.text()
    (tmp_path / "usb").mkdir()
    monkeypatch.setattr("ui.backups.panel.choose_folder", lambda *_: tmp_path / "usb")
    page.backups.place_button.click()
    qtbot.waitUntil(lambda: any((tmp_path / "usb").rglob("*.hssk")), timeout=LONG)
    wait(qtbot, program)
    assert "Lần gần nhất: hôm nay 09:00" in page.backups.second.text()
    page.backups.forget_button.click()
    wait(qtbot, program)
    assert second_place(page.desk.workspace) is None
    assert not page.backups.copy_button.isVisible()


def test_the_data_is_examined_on_screen(qtbot: QtBot, program: Program) -> None:
    page = settings_page(qtbot, program)
    page.backups.doctor_button.click()
    wait(qtbot, program)
    assert "Không có gì hỏng" in page.backups.dialog.verdict.text()
    page.backups.dialog.accept()


def test_going_back_says_what_would_be_lost_and_opens_what_was(qtbot: QtBot, program: Program) -> None:
    page = settings_page(qtbot, program)
    before = page.desk.unit
    assert before is not None
    page.backups.now_button.click()
    wait(qtbot, program)
    rename_unit(program, "CĐCS Đổi tên")
    dialog = RestoreDialog(page.desk, page)
    dialog.restore_asked.connect(page.restore_asked)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.choice.preview is not None, timeout=LONG)
    assert "Thông tin đơn vị trở về như lúc sao lưu." in dialog.choice.says.text()
    first = program.window
    dialog.accept()
    qtbot.waitUntil(lambda: program.window not in {None, first}, timeout=LONG)
    window = wait(qtbot, program)
    assert window.desk.unit == before
    assert BackupReason.RESTORE in reasons(root_of(program))


# Data that can't be opened


@pytest.fixture
def closed(program: Program) -> Path:
    """The folder of a closed workspace that has one backup."""
    root = root_of(program)
    program.close()
    return root


def helped(program: Program, root: Path, settings: Settings) -> RescueDialog:
    with pytest.raises(WorkspaceError) as caught:
        program.open(root)
    dialog = RescueDialog(caught.value, root, CONTEXT, settings, program)
    dialog.open()
    return dialog


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(cut(0), "bị hỏng"), (cut(0.5), "bị hỏng"), (picture, "không phải dữ liệu"), (newer, "phiên bản mới hơn")],
)
def test_a13_a14_the_window_offers_the_backup_and_opens_it(
    qtbot: QtBot, program: Program, closed: Path, tmp_path: Path, spoil: Callable[[Path], None], words: str
) -> None:
    name = unit_name(closed)
    spoil(WorkspacePaths(closed).database)
    dialog = helped(program, closed, Settings.load(tmp_path / "khac.json"))
    assert words in dialog.findChildren(type(dialog.says))[0].text()
    assert not dialog.accept_button.isEnabled()
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=LONG)
    dialog.accept()
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted, timeout=LONG)
    window = wait(qtbot, program)
    assert window.desk.unit is not None
    assert window.desk.unit.name == name
    assert [path for path in closed.iterdir() if ".hong-" in path.name]


def test_a16_a_damaged_newest_backup_is_passed_over_on_screen(
    qtbot: QtBot, program: Program, closed: Path, tmp_path: Path
) -> None:
    with open_workspace(closed, CONTEXT) as workspace:
        newest = back_up(workspace, BackupReason.MANUAL)
        (_newest, older) = all_backups(workspace)
    newest.path.write_bytes(newest.path.read_bytes()[:5000])
    cut(0.5)(WorkspacePaths(closed).database)
    dialog = helped(program, closed, Settings.load(tmp_path / "khac.json"))
    assert dialog.choice is not None
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=LONG)
    assert dialog.choice.file == older.path
    assert "bị hỏng nên được giữ nguyên" in dialog.choice.says.text()
    dialog.reject()


def test_b09_another_folder_can_be_chosen_and_is_remembered(
    qtbot: QtBot, program: Program, closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings.load(tmp_path / "khac.json")
    error = WorkspaceError("workspace-readonly", "Không có quyền ghi.")
    dialog = RescueDialog(error, tmp_path / "cam", CONTEXT, settings, program)
    dialog.open()
    assert not dialog.accept_button.isVisible()
    monkeypatch.setattr("ui.backups.rescue.choose_folder", lambda *_: closed)
    dialog.folder_button.click()
    wait(qtbot, program)
    settings.save()
    with patch("desktop_app.system.paths.settings_file", lambda: tmp_path / "khac.json"):
        assert default_workspace() == closed


def test_b04_another_computers_record_is_overridden_only_by_the_officer(
    qtbot: QtBot, program: Program, closed: Path, tmp_path: Path
) -> None:
    lock = WorkspacePaths(closed).lock
    lock.write_text('{"user": "lan", "host": "MAY-KHAC", "pid": "1", "since": "2022-05-01T00:00:00+00:00"}')
    dialog = helped(program, closed, Settings.load(tmp_path / "khac.json"))
    assert dialog.open_button.isVisible()
    assert "lan mở trên máy MAY-KHAC từ 07:00 ngày 01/05/2022" in dialog.findChildren(type(dialog.says))[0].text()
    dialog.open_button.click()
    assert wait(qtbot, program).desk.unit is not None


def test_b12_damaged_settings_are_told_and_nothing_else_changes(
    qtbot: QtBot, office: Office, closed: Path, tmp_path: Path
) -> None:
    file = tmp_path / "hong.json"
    file.write_bytes(b"{")
    program = Program(closed, CONTEXT, Settings.load(file))
    program.open(closed)
    window = wait(qtbot, program)
    assert window.banner.banner is not None
    assert "thiết lập mặc định" in window.banner.banner.sentence.text()
    assert window.desk.unit is not None
    program.close()


def test_a01_b11_an_unclean_end_is_told_in_the_window(qtbot: QtBot, program: Program, closed: Path) -> None:
    WorkspacePaths(closed).mark.write_bytes(b"")
    program.open(closed)
    window = wait(qtbot, program)
    assert window.banner.banner is not None
    assert window.banner.banner.sentence.text() == (
        "Lần trước phần mềm bị tắt đột ngột. Dữ liệu đã được kiểm tra: không mất gì."
    )


def test_the_data_is_moved_and_gone_on_with_there(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = settings_page(qtbot, program)
    before, first = page.desk.unit, program.window
    monkeypatch.setattr("ui.settings.page.choose_folder", lambda *_: tmp_path / "moi")
    page.move_button.click()
    qtbot.waitUntil(lambda: program.window not in {None, first}, timeout=LONG)
    window = wait(qtbot, program)
    assert root_of(program) == tmp_path / "moi"
    assert window.desk.unit == before
    assert window.desk.settings.get("workspace.folder", "") == str(tmp_path / "moi")


def test_b03_a_place_off_this_pc_is_advised_against_once(
    qtbot: QtBot, program: Program, closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.backups.news.advice_on", lambda _root: "Dữ liệu nên đặt trên ổ cứng máy này.")
    told: list[bool] = []
    for _ in range(2):
        program.open(closed)
        window = wait(qtbot, program)
        told.append(window.banner.banner is not None)
        program.close()
    assert told == [True, False]


def test_b14_an_error_in_a_slot_is_told_and_the_window_goes_on(qtbot: QtBot, program: Program) -> None:
    """The sentence says that the data is there."""
    window = wait(qtbot, program)
    assert crash_sentence(None) == "Phần mềm vừa gặp lỗi; dữ liệu đã ghi vẫn còn nguyên."

    def fail() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: bool(caught), timeout=LONG)
    assert caught[0][0] is ZeroDivisionError
    window.show_screen(Screen.MEMBERS)
    wait(qtbot, program)
    assert window.shown is window.page(Screen.MEMBERS)
