"""The import in its own window: when it asks before it closes, and what it remembers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.importing.books import book_bytes
from tests.ui.conftest import Gate
from tests.ui.importing.build import ROWS, Settled, book, register
from ui.desk import Desk
from ui.importing.dialog import ImportDialog
from ui.jobs import Job, Lane
from ui.members.list_dialog import ListDialog
from ui.members.pasted_list import Deed


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> ImportDialog:
    """A dialog that outlives its closing."""
    made = ImportDialog(desk)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    return made


def test_esc_on_the_first_step_closes(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Nothing would be lost, so nothing is asked."""
    qtbot.keyClick(dialog.panel.source.choose, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_list_of_members_alone_is_shown_as_such_and_written(
    qtbot: QtBot, desk: Desk, settled: Settled, tmp_path: Path
) -> None:
    """From a file with words above and below it; somebody who is there already is met."""
    heads = ("STT", "Họ và tên", "Sinh năm", "Chức danh")
    rows = ((1, "Nguyễn Văn Thêm", 1990, "Văn thư"), (2, "Trần Văn Thử", 1985, "Trưởng phòng"))
    path = tmp_path / "doan-vien.xlsx"
    path.write_bytes(book_bytes({"Trang 1": (("DANH SÁCH ĐOÀN VIÊN",), heads, *rows, ("", "Tổng cộng: 2 người"))}))
    host = QWidget()
    qtbot.addWidget(host)
    dialog = ImportDialog(desk, host)
    dialog.open()
    dialog.panel.start_file(path)
    settled(desk)
    shown = host.findChild(ListDialog)
    assert isinstance(shown, ListDialog)
    assert host.findChild(ImportDialog) is None
    assert [(row.deed, row.name) for row in shown.plan.rows] == [
        (Deed.ADD, "Nguyễn Văn Thêm"),
        (Deed.CHANGE, "Trần Văn Thử"),
    ]
    shown.accept_button.click()
    settled(desk)
    people = {item.full_name: (item.birth_year, item.position) for item in register(desk.workspace).people}
    assert people["Nguyễn Văn Thêm"] == (1990, "Văn thư")
    assert people["Trần Văn Thử"][1] == "Trưởng phòng"


@pytest.mark.parametrize(
    ("touched", "answer", "closes"), [(False, False, True), (True, False, False), (True, True, True)]
)
def test_it_asks_only_where_something_would_be_lost(
    desk: Desk,
    dialog: ImportDialog,
    settled: Settled,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    touched: bool,
    answer: bool,
    closes: bool,
) -> None:
    """The window's own button; declarations were made or not."""
    asked: list[str] = []

    def ask(question: str, verb: str, *, detail: str = "") -> bool:
        asked.append(f"{question} {verb} {detail}")
        return answer

    monkeypatch.setattr(desk.messages, "ask", ask)
    dialog.panel.start_file(book(tmp_path, *ROWS))
    settled(desk)
    if touched:
        dialog.panel.answers.usual.click()
    dialog.close()
    assert (len(asked), dialog.isVisible()) == (int(touched), not closes)


def test_closing_while_it_reads_stops_the_work_first(
    qtbot: QtBot, desk: Desk, dialog: ImportDialog, settled: Settled, tmp_path: Path
) -> None:
    """And closes once it has stopped."""
    dialog.panel.start_file(book(tmp_path, *ROWS))
    dialog.close()
    assert dialog.isVisible()
    settled(desk)
    assert not dialog.isVisible()


def test_closing_while_it_reads_closes_even_when_the_work_was_done_by_then(
    desk: Desk, dialog: ImportDialog, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody wants to see a preview after that."""
    dialog.panel.start_file(book(tmp_path, *ROWS))
    monkeypatch.setattr(Job, "cancel", lambda _job: None)
    dialog.close()
    assert dialog.isVisible()
    settled(desk)
    assert not dialog.isVisible()


def test_its_size_is_remembered(qtbot: QtBot, desk: Desk, dialog: ImportDialog) -> None:
    """The next one opens as large."""
    dialog.resize(QSize(640, 480))
    dialog.reject()
    again = ImportDialog(desk)
    qtbot.addWidget(again)
    assert again.size() == QSize(640, 480)


def test_a_template_saved_after_the_window_was_closed_troubles_nobody(
    qtbot: QtBot, desk: Desk, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lies where it was asked for."""
    file = tmp_path / "mau.xlsx"
    monkeypatch.setattr("ui.importing.panel.save_file", lambda *_: file)
    dialog = ImportDialog(desk)
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.panel.save_template()
        dialog.reject()
        free(dialog)
    settled(desk)
    assert file.exists()


def free(dialog: ImportDialog) -> None:
    """Let a closed window be freed before anything else comes."""
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)


def test_what_is_read_doesnt_hold_up_what_is_typed(
    desk: Desk, dialog: ImportDialog, tmp_path: Path, gate: Callable[[Lane], Gate]
) -> None:
    """Neither lists nor what is written wait for a file."""
    gate(Lane.WORK)
    dialog.panel.start_file(book(tmp_path, *ROWS))
    assert [lane for lane in Lane if desk.jobs.is_busy(lane)] == [Lane.WORK]
