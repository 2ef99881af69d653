"""The window on a real workspace: what it lists, how it searches, what it says when something is wrong."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.context import system_context
from desktop_app.domain.errors import WorkspaceError
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.cli.office import Office, sheets
from ui import application
from ui.window import MainWindow

_LATE = {"Ngày áp dụng": "02/09/2023"}
_UNDECLARED = {"Có tính mới": None}


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[OpenWorkspace]:
    """A workspace with three initiatives, one of each of three verdicts, and two members."""
    office = Office(tmp_path, capsys)
    content = sheets(_LATE, _UNDECLARED)
    content["Đơn vị"].append(["Dữ liệu mẫu", "Có"])
    assert office("import", office.workbook(content)).status == 0
    with open_workspace(office.workspace, system_context("thu")) as opened:
        yield opened


def _shown(qtbot: QtBot, workspace: OpenWorkspace) -> MainWindow:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.initiatives.model.modelReset):
        window.reload()
    return window


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_it_lists_initiatives_with_verdicts_and_members(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    """In Vietnamese order of given names; identity numbers masked."""
    window = _shown(qtbot, workspace)
    initiatives, members = window.initiatives.model, window.members.model
    verdicts = [initiatives.index(row, 0).data() for row in range(initiatives.rowCount())]
    names = [members.index(row, 0).data() for row in range(members.rowCount())]
    assert verdicts == ["Không đủ điều kiện", "Cần bổ sung", "Đủ điều kiện"]
    assert names == ["Lê Thị Nháp", "Trần Văn Thử"]
    assert members.index(0, 7).data() == "0151******02"
    assert window.summary.text().startswith("Tất cả 3 sáng kiến · Đủ điều kiện 1")
    window.jobs.close()


def test_the_usual_programme_is_that_of_the_province(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    """Another one is a choice away, and is checked at once."""
    window = _shown(qtbot, workspace)
    assert window.programme.currentText() == "01 triệu sáng kiến"
    window.programme.setCurrentIndex(0)
    with qtbot.waitSignal(window.initiatives.model.modelReset):
        window.programme.activated.emit(0)
    assert "Không đủ điều kiện 3" in window.summary.text()
    window.jobs.close()


def test_choosing_an_initiative_shows_its_findings(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    """With severity, field and clause; one without any says so."""
    window = _shown(qtbot, workspace)
    assert "Ngày áp dụng 02/09/2023" in _texts(window.initiatives.findings)
    assert "Vi phạm · Ngày áp dụng · Hướng dẫn 02/HD-CĐVC, mục III.3" in _texts(window.initiatives.findings)
    window.initiatives.table.selectRow(1)
    assert "tính mới" in _texts(window.initiatives.findings)
    window.jobs.close()


@pytest.mark.parametrize(("words", "codes"), [("may vo che", ["SK003"]), ("thu", ["SK001", "SK003"])])
def test_search_is_without_accents(qtbot: QtBot, workspace: OpenWorkspace, words: str, codes: list[str]) -> None:
    """Over titles, codes and authors, from the first letter of each word."""
    window = _shown(qtbot, workspace)
    window.search.insert(words)
    model = window.initiatives.model
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == codes
    window.jobs.close()


def test_screens_are_a_key_away(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    """Ctrl+1, Ctrl+2, and Ctrl+F to the search."""
    window = _shown(qtbot, workspace)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert (window.title.text(), window.screens.currentWidget()) == ("Đoàn viên", window.members)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    window.jobs.close()


def test_sample_data_is_marked_on_the_window(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    """*DỮ LIỆU MẪU*."""
    window = _shown(qtbot, workspace)
    assert (window.sample_band.isVisible(), window.sample_band.text()) == (True, "DỮ LIỆU MẪU")
    window.jobs.close()


def test_an_empty_workspace_says_how_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    """One sentence, no empty table without a word."""
    with open_workspace(tmp_path, system_context("thu")) as empty:
        window = _shown(qtbot, empty)
        assert "Chưa có dữ liệu" in window.summary.text()
        assert not window.sample_band.isVisible()
        window.jobs.close()


def test_a_bug_while_reading_is_one_sentence_and_goes_to_the_crash_report(
    qtbot: QtBot, workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window stays; the hook that writes the report gets the error itself."""
    window = _shown(qtbot, workspace)

    def fail(*_args: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("ui.window.overview", fail)
    with qtbot.captureExceptions() as exceptions:
        window.reload()
        qtbot.waitUntil(lambda: window.summary.text().startswith("Phần mềm vừa gặp lỗi"))
    assert [str(value) for _kind, value, _trace in exceptions] == ["boom"]
    assert "boom" not in window.summary.text()
    window.jobs.close()


def test_an_expected_error_is_told_as_it_is(
    qtbot: QtBot, workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the page and in the status bar."""
    window = _shown(qtbot, workspace)

    def refuse(*_args: object) -> None:
        raise WorkspaceError("disk-full", "Ổ đĩa đã đầy.")

    monkeypatch.setattr("ui.window.overview", refuse)
    window.reload()
    qtbot.waitUntil(lambda: window.summary.text() == "Ổ đĩa đã đầy.")
    assert window.statusBar().currentMessage() == "Ổ đĩa đã đầy."
    window.jobs.close()


def test_the_answer_asked_for_last_counts(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    """An earlier one that arrives late doesn't take its place."""
    window = _shown(qtbot, workspace)
    window.reload()
    window.programme.setCurrentIndex(0)
    window.programme.activated.emit(0)
    qtbot.waitUntil(lambda: "Không đủ điều kiện 3" in window.summary.text())
    assert window.programme.currentText() == "75 nghìn sáng kiến"
    window.jobs.close()


def test_sorting_keeps_what_is_chosen(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    """The panel goes on showing the chosen initiative's findings."""
    window = _shown(qtbot, workspace)
    table = window.initiatives.table
    table.selectRow(2)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    (chosen,) = table.selectionModel().selectedRows(1)
    assert (chosen.row(), chosen.data()) == (0, "SK003")
    assert "SK003" in _texts(window.initiatives.findings)
    window.jobs.close()


def test_a_locked_workspace_is_told_and_the_program_ends(
    qapp: QApplication, workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit status 3."""
    told: list[str] = []
    monkeypatch.setattr(application, "create_application", lambda: qapp)
    monkeypatch.setattr(application, "show_error", told.append)
    assert application.show_window(workspace.root, system_context("khac"), lambda **_: None) == 3
    assert "thu" in told[0]


def test_an_error_nobody_caught_is_told_on_the_gui_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """With where its report lies, whatever thread it happened on (B14)."""
    told: list[str] = []
    monkeypatch.setattr(application, "show_error", told.append)
    notice = application.CrashNotice()
    worker = threading.Thread(target=notice.notify, args=("…", Path("su-co-1.txt")))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Phần mềm vừa gặp lỗi; dữ liệu đã ghi vẫn còn nguyên. Báo cáo lỗi ở: su-co-1.txt"]
