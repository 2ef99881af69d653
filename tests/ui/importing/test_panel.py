"""The import of a list with real widgets on a real workspace: what an officer sees, and what lies in the data after."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.kinds import AuthorCategory, Block
from desktop_app.domain.links import Link, Screen
from tests.cli.office import Office, sheets
from tests.importing.office_list import AUTHORITY, DECISION, twelve_rows
from tests.ui.importing.build import ROWS, TITLES, Officer, Settled, at, book, drop, record, register, type_text
from ui.desk import Desk
from ui.importing.panel import At, ImportPanel


def test_twelve_rows_with_their_decision_go_in_with_thirteen_actions(
    qtbot: QtBot, desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """From the file chosen to the list of initiatives; the decision entered and scanned once holds for all."""
    file, scan = twelve_rows(tmp_path)
    gone: list[Link] = []
    desk.going.connect(gone.append)
    officer = Officer(qtbot, panel, settled)
    fields = panel.answers.fields
    panel.start_file(file)
    settled(desk)
    assert at(panel) is At.ANSWERS
    officer.actions += 1  # the button that opens the dialog
    officer.pick_file(scan)
    officer.click(panel.answers.usual)
    officer.choose(fields["block"], Block.PUBLIC)
    officer.choose(fields["category"], AuthorCategory.CIVIL_SERVANT)
    officer.click(panel.bar.forward)
    assert panel.bar.forward.text() == "&Nhập 12 sáng kiến, 12 đoàn viên"
    officer.click(panel.bar.forward)
    officer.click(panel.bar.forward)
    assert officer.actions == 10
    assert gone == [Link(screen=Screen.INITIATIVES)]
    held = register(desk.workspace)
    records = [item for item in held.initiatives if item.initiative.code >= "SK004"]
    parts = {(item.participation.novel, item.participation.block, item.participation.complaint) for item in records}
    (decision,) = [item for item in held.decisions if item.number == DECISION]
    assert (len(records), parts) == (12, {(True, Block.PUBLIC, False)})
    assert {item.initiative.decision_id for item in records} == {decision.id}
    assert {item.initiative.recognised for item in records} == {True}
    assert decision.scan is not None
    assert (decision.authority, decision.scan.name) == (AUTHORITY, scan.name)


def test_columns_that_are_certain_are_passed_by_but_a_link_leads_back(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """And back again; going back from there is the choice of the file."""
    panel.start_file(book(tmp_path, *ROWS))
    settled(desk)
    assert (at(panel), panel.answers.recognised_columns.text()) == (At.ANSWERS, "Phần mềm lấy 2 cột của danh sách.")
    panel.go_back()
    assert at(panel) is At.SOURCE
    panel.start_file(book(tmp_path, *ROWS))
    settled(desk)
    panel.answers.review_columns.click()
    assert at(panel) is At.COLUMNS
    assert [row.field_id for row in panel.columns.rows] == ["title", "full_name"]
    panel.bar.forward.click()
    panel.bar.back.click()
    assert at(panel) is At.COLUMNS


def test_a_list_that_came_before_is_remembered_and_changes_nothing(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """The mapping is told to be the remembered one, and there is nothing to write."""
    file = book(tmp_path, ("Lịch trực có nhắc việc", "Phan Văn Mới"))
    ready = []
    for _time in range(2):
        panel.start_file(file)
        settled(desk)
        panel.go_on()
        settled(desk)
        ready.append(panel.bar.forward.isEnabled())
        panel.go_on()
        settled(desk)
    assert ready == [True, False]
    assert at(panel) is At.PREVIEW
    assert panel.preview.initiatives.text() == "Không đổi 1"
    panel.review_columns()
    assert "Dùng cách đã nhớ" in panel.columns.source.text()


def test_what_is_pasted_comes_in_like_a_file(qtbot: QtBot, desk: Desk, panel: ImportPanel, settled: Settled) -> None:
    """Ctrl+V; a clipboard without a table is told in place."""
    QGuiApplication.clipboard().setText("chỉ một dòng")
    qtbot.keyClick(panel.source.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert panel.banner is not None
    assert "Chưa có bảng nào được chép" in panel.banner.sentence.text()
    QGuiApplication.clipboard().setText("\r\n".join("\t".join(cells) for cells in (TITLES, *ROWS)))
    qtbot.keyClick(panel.source.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(desk)
    assert at(panel) is At.ANSWERS
    panel.go_on()
    settled(desk)
    assert panel.preview.changes.rowCount() >= 2


def test_a_full_workbook_goes_straight_to_the_preview(
    desk: Desk, panel: ImportPanel, settled: Settled, office: Office
) -> None:
    """What is sent for a change is listed with the fields that change."""
    panel.start_file(office.workbook(sheets({"Phạm vi áp dụng": "Toàn tỉnh"}), "lan-hai.xlsx"))
    settled(desk)
    (row,) = panel.preview.changes.keys
    assert at(panel) is At.PREVIEW
    assert (panel.preview.initiatives.text(), panel.preview.members.text()) == ("Sửa 1 · không đổi 2", "Không đổi 2")
    assert panel.preview.changes.row(row).detail == "Sửa: Phạm vi áp dụng"
    panel.go_back()
    assert at(panel) is At.SOURCE


def test_rows_that_come_back_are_shown_and_opened(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sound row goes in; the other lies in a workbook of its own, with what to mend."""
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    rows = ((*ROWS[0], "15/01/2022"), (*ROWS[1], "45/01/2022"))
    panel.start_file(book(tmp_path, *rows, heads=(*TITLES, "Ngày áp dụng")))
    settled(desk)
    panel.go_on()
    settled(desk)
    assert panel.preview.initiatives.text() == "Thêm 1 · bị trả lại 1"
    problem = panel.preview.problems.row(0)
    assert (problem.row, problem.column, problem.value) == (3, "Ngày áp dụng", "45/01/2022")
    assert panel.bar.forward.text() == "&Nhập 1 sáng kiến"
    panel.go_on()
    settled(desk)
    rejected = tmp_path / "ds-bi-tra-lai.xlsx"
    assert rejected.exists()
    assert (panel.done.rejected.isVisible(), str(rejected) in panel.done.rejected_says.text()) == (True, True)
    panel.done.open_file.click()
    panel.done.open_folder.click()
    assert opened == [rejected, tmp_path]
    assert panel.banner is not None
    assert panel.banner.sentence.text() == f"Máy này chưa có phần mềm mở được “{tmp_path.name}”."
    assert record(desk.workspace, ROWS[0][0]).initiative.code == "SK004"


def test_a_file_that_is_no_workbook_is_told_in_place(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """And the choice of a file stays."""
    file = tmp_path / "anh.xlsx"
    file.write_bytes(b"khong phai bang tinh")
    drop(panel.source, file)
    settled(desk)
    assert at(panel) is At.SOURCE
    assert panel.banner is not None
    assert panel.banner.kind == "error"
    assert panel.banner.sentence.text().startswith("Đây là tệp văn bản")


@pytest.mark.parametrize("step", [At.SOURCE, At.PREVIEW])
def test_stopping_leaves_everything_as_it_was(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path, step: At
) -> None:
    """Esc while it reads, and while it writes."""
    before = register(desk.workspace)
    panel.start_file(book(tmp_path, *ROWS))
    if step is At.PREVIEW:
        settled(desk)
        panel.go_on()
        settled(desk)
        panel.go_on()
    assert panel.job is not None
    panel.job.cancel()
    settled(desk)
    assert at(panel) is step
    assert panel.banner is not None
    assert panel.banner.sentence.text() == "Đã dừng; chưa ghi gì vào dữ liệu."
    assert register(desk.workspace) == before
    assert panel.job is None


def test_enter_goes_on_and_esc_goes_back(
    qtbot: QtBot, desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """From within a field too; a button that has the focus is what Enter presses."""
    panel.start_file(book(tmp_path, *ROWS))
    settled(desk)
    number = panel.answers.fields["decision_number"]
    assert panel.focusWidget() is number.control
    type_text(number, "7/QĐ")
    qtbot.keyClick(number.control, Qt.Key.Key_Return)
    settled(desk)
    assert (at(panel), panel.focusWidget()) == (At.PREVIEW, panel.bar.forward)
    qtbot.keyClick(panel.bar.forward, Qt.Key.Key_Escape)
    assert at(panel) is At.ANSWERS
    assert panel.answers.answers.recognised is True
    panel.answers.review_columns.setFocus()
    qtbot.keyClick(panel.answers.review_columns, Qt.Key.Key_Return)
    assert at(panel) is At.COLUMNS


def test_the_empty_workbook_is_saved_where_the_officer_wants(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over an older one too, since the dialog has asked."""
    target = tmp_path / "mau.xlsx"
    target.write_bytes(b"cu")
    monkeypatch.setattr("ui.importing.panel.save_file", lambda *_args: target)
    panel.source.template.click()
    settled(desk)
    assert target.read_bytes().startswith(b"PK")
    assert panel.banner is not None
    assert panel.banner.kind == "success"
