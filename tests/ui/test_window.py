"""The frame: screens, rail, programme, undo, size, other workspaces."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.links import Link, Screen
from desktop_app.services.editing import initiative_state
from desktop_app.services.registers import InitiativeFilter, initiative_keys, initiative_rows
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from desktop_app.system.settings import Settings
from tests.cli.office import PROGRAMME, Office, sheets
from tests.ui.conftest import CONTEXT
from ui.application import Program
from ui.desk import Desk
from ui.importing.dialog import ImportDialog
from ui.initiatives.page import InitiativesPage
from ui.screens import KEYS, SCREENS
from ui.window import MainWindow

Settled = Callable[[Desk], None]


def _shown(qtbot: QtBot, workspace: OpenWorkspace, settings: Settings) -> MainWindow:
    window = MainWindow(workspace, settings)
    qtbot.addWidget(window)
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: window.shown is not None and window.desk.quiet, timeout=20_000)
    return window


def _close(qtbot: QtBot, window: MainWindow) -> None:
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a PC that has none yet."""
    return Settings.load(tmp_path / "cai-dat.json")


@pytest.fixture
def window(qtbot: QtBot, workspace: OpenWorkspace, settings: Settings) -> Iterator[MainWindow]:
    """The window on the small union's workspace."""
    made = _shown(qtbot, workspace, settings)
    yield made
    made.shut()


def test_it_opens_on_the_overview_with_unit_and_programme(window: MainWindow) -> None:
    """A workspace that holds something needs no first run."""
    assert window.shown is window.page(Screen.OVERVIEW)
    assert window.rail.unit.text() == "CĐCS Sở Nội vụ"
    assert window.rail.programme.chosen() == PROGRAMME
    assert not window.sample_band.isVisible()


def test_an_empty_workspace_begins_with_the_first_run(
    qtbot: QtBot, empty_workspace: OpenWorkspace, settings: Settings
) -> None:
    """Without the rail: there is nothing to go to yet."""
    window = _shown(qtbot, empty_workspace, settings)
    assert window.shown is window.page(Screen.FIRST_RUN)
    assert not window.rail.isVisible()
    _close(qtbot, window)


@pytest.mark.parametrize("number", range(1, len(SCREENS) + 1))
def test_every_screen_has_its_key(window: MainWindow, settled: Settled, number: int) -> None:
    """In the order of the rail, as long as there are figures; the help has F1."""
    keys = KEYS.get(SCREENS[number - 1].shows)
    if keys is None:
        assert number > 9
        return
    pressed: Any = QKeySequence(keys)
    pressed = pressed[0]
    QTest.keyClick(window, pressed.key(), pressed.keyboardModifiers())
    settled(window.desk)
    assert window.shown is window.page(SCREENS[number - 1].shows)
    assert window.rail.screens.currentRow() == number - 1
    assert window.windowTitle().startswith(SCREENS[number - 1].title)


def test_f5_checks(window: MainWindow, settled: Settled) -> None:
    """From wherever one is."""
    QTest.keyClick(window, Qt.Key.Key_F5)
    settled(window.desk)
    assert window.shown is window.page(Screen.CHECK)


def test_ctrl_f_goes_to_the_search(window: MainWindow, settled: Settled) -> None:
    """Of the screen that is shown."""
    window.show_screen(Screen.INITIATIVES)
    settled(window.desk)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.page(Screen.INITIATIVES).search_field


@pytest.mark.parametrize(("width", "folded"), [(1199, True), (1200, False)])
def test_the_rail_folds_where_the_window_is_narrow(window: MainWindow, width: int, folded: bool) -> None:
    """To icons that still have their names."""
    window.resize(width, 600)
    assert window.rail.folded is folded
    assert bool(window.rail.screens.item(0).text()) is not folded
    assert window.rail.screens.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Tổng quan"


def test_choosing_another_programme_checks_against_it(window: MainWindow, settled: Settled) -> None:
    """And remembers it."""
    standing = window.desk.standing
    assert standing is not None
    other = next(choice.id for choice in standing.programmes if choice.id != PROGRAMME)
    window.rail.programme.setCurrentIndex(window.rail.programme.place_of(other))
    window.rail.programme.activated.emit(window.rail.programme.currentIndex())
    settled(window.desk)
    assert window.desk.programme_id == other
    assert window.rail.programme.chosen() == other


def test_undo_is_named_and_done_by_its_key(window: MainWindow, settled: Settled) -> None:
    """Whatever screen is shown."""
    desk = window.desk
    keys = initiative_keys(desk.workspace, desk.programme_id, InitiativeFilter())
    state = initiative_state(desk.workspace, initiative_rows(desk.workspace, desk.programme_id, keys[:1])[keys[0]].id)
    assert state is not None
    after = replace(state, initiative=replace(state.initiative, title="Tên khác"))
    desk.apply(Edit(label="Sửa “Tên sáng kiến” của SK001", alterations=(Alteration(state, after),)))
    settled(desk)
    assert window.undo_action.text() == "Hoàn tác: Sửa “Tên sáng kiến” của SK001"
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(desk)
    assert initiative_state(desk.workspace, state.id) == state
    assert not window.undo_action.isEnabled()
    assert window.redo_action.text() == "Làm lại: Sửa “Tên sáng kiến” của SK001"


def test_a_link_leads_to_its_screen_and_record(window: MainWindow, settled: Settled) -> None:
    """From whatever screen."""
    desk = window.desk
    keys = initiative_keys(desk.workspace, desk.programme_id, InitiativeFilter())
    row = initiative_rows(desk.workspace, desk.programme_id, keys[1:2])[keys[1]]
    desk.go(Link(screen=Screen.INITIATIVES, record_id=row.id, field="title"))
    settled(desk)
    page = _initiatives(window)
    assert window.shown is page
    assert page.table.current_key() == keys[1]


def test_size_and_place_are_remembered(
    qtbot: QtBot, window: MainWindow, workspace: OpenWorkspace, settings: Settings
) -> None:
    """For the next time on this PC."""
    window.resize(760, 560)
    _close(qtbot, window)
    again = MainWindow(workspace, Settings.load(settings._path))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (760, 560)
    again.shut()


def test_a_sample_is_marked(qtbot: QtBot, office: Office, settings: Settings) -> None:
    """On every screen."""
    content = sheets()
    content["Đơn vị"].append(["Dữ liệu mẫu", "Có"])
    assert office("import", office.workbook(content)).status == 0
    with open_workspace(office.workspace, CONTEXT) as workspace:
        window = _shown(qtbot, workspace, settings)
        assert window.sample_band.isVisible()
        assert "DỮ LIỆU MẪU" in window.sample_band.says.text()
        _close(qtbot, window)


def test_another_workspace_opens_in_place_of_this_one(qtbot: QtBot, office: Office, settings: Settings) -> None:
    """One that can't be opened leaves everything as it was, with the reason."""
    assert office("import", office.workbook(sheets())).status == 0
    other = office.folder / "khac"
    program = Program(office.workspace, CONTEXT, settings)
    program.open(office.workspace)
    first = program.window
    assert first is not None
    qtbot.waitUntil(lambda: first.shown is not None and first.desk.quiet, timeout=20_000)
    with open_workspace(other, CONTEXT), qtbot.waitSignal(first.messages.told) as told:
        first.workspace_asked.emit(other)
    assert program.window is first
    assert "đang được" in told.args[0].sentence
    first.workspace_asked.emit(other)
    qtbot.waitUntil(lambda: program.window is not None and program.window is not first)
    second = program.window
    qtbot.waitUntil(lambda: second.shown is not None and second.desk.quiet, timeout=20_000)
    assert second.desk.unit is None
    program.close()


def _initiatives(window: MainWindow) -> InitiativesPage:
    page = window.page(Screen.INITIATIVES)
    assert isinstance(page, InitiativesPage)
    return page


def _type_into_title(qtbot: QtBot, window: MainWindow, settled: Settled, text: str) -> None:
    window.show_screen(Screen.INITIATIVES)
    settled(window.desk)
    page = _initiatives(window)
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: "SK001" in page.form.heading.text(), timeout=10_000)
    settled(window.desk)
    field = page.form.view.fields["title"]
    field.focus()
    assert isinstance(field.control, QPlainTextEdit)
    field.control.selectAll()
    field.control.insertPlainText(text)


def test_closing_writes_what_was_being_typed(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    """The window goes once it is written."""
    _type_into_title(qtbot, window, settled, "Tên gõ ngay trước khi đóng")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    desk = window.desk
    keys = initiative_keys(desk.workspace, PROGRAMME, InitiativeFilter())
    row = initiative_rows(desk.workspace, PROGRAMME, keys[:1])[keys[0]]
    assert row.title == "Tên gõ ngay trước khi đóng"


@pytest.mark.parametrize("closes", [False, True])
def test_what_cannot_be_written_keeps_the_window_open_unless_the_officer_says_so(
    window: MainWindow, settled: Settled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, closes: bool
) -> None:
    """A full disk at the last moment loses nothing without a word."""
    asked: list[str] = []

    def full(*_: object) -> None:
        raise WorkspaceError("disk-full", "Ổ đĩa đã đầy.")

    def ask(question: str, *_: object, **__: object) -> bool:
        asked.append(question)
        return closes

    _type_into_title(qtbot, window, settled, "Tên không ghi được")
    with monkeypatch.context() as patch:
        patch.setattr("ui.desk.apply_edit", full)
        patch.setattr(window.messages, "ask", ask)
        window.close()
        qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
        qtbot.waitUntil(lambda: window.isVisible() is not closes, timeout=10_000)
    assert len(asked) == 1


def test_a_file_given_at_the_start_is_taken_in_once_the_union_is_known(
    qtbot: QtBot, workspace: OpenWorkspace, settings: Settings, office: Office
) -> None:
    """A second one comes to the dialog that is open."""
    file = office.workbook(sheets())
    window = MainWindow(workspace, settings)
    qtbot.addWidget(window)
    window.show()
    window.begin()
    window.take_in(file)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)), timeout=10_000)
    window.take_in(file)
    qtbot.waitUntil(lambda: window.desk.quiet, timeout=20_000)
    assert len(window.findChildren(ImportDialog)) == 1
    window.findChildren(ImportDialog)[0].close()
    _close(qtbot, window)


def test_a_workspace_that_cannot_be_closed_still_gives_way(
    qtbot: QtBot, office: Office, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a stick was pulled: the new window tells of it."""
    assert office("import", office.workbook(sheets())).status == 0
    program = Program(office.workspace, CONTEXT, settings)
    program.open(office.workspace)
    first = program.window
    assert first is not None
    qtbot.waitUntil(lambda: first.shown is not None and first.desk.quiet, timeout=20_000)
    close = OpenWorkspace.close

    def pulled(self: OpenWorkspace) -> None:
        close(self)
        raise WorkspaceError("disk-fault", "USB bị rút.")

    with monkeypatch.context() as patch:
        patch.setattr(OpenWorkspace, "close", pulled)
        program.open(office.folder / "khac")
    second = program.window
    assert second is not None
    assert second is not first
    assert second.banner.banner is not None
    assert second.banner.banner.sentence.text() == "USB bị rút."
    qtbot.waitUntil(lambda: second.shown is not None and second.desk.quiet, timeout=20_000)
    program.close()
