"""The screen Kiểm tra on a real workspace."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Paper, Severity
from desktop_app.domain.links import Link, Screen
from desktop_app.services.bulk import latest_reasons
from desktop_app.services.check_lists import Grouping
from desktop_app.services.editing import apply_edit, initiative_state
from desktop_app.services.personal_data import personal_log
from desktop_app.services.workspace import open_workspace
from tests.cli.office import PROGRAMME, sheets
from tests.ui.conftest import CONTEXT
from ui.check.listing import Keys
from ui.check.page import CheckPage
from ui.dossier import papers_pane
from ui.jobs import Lane

ALIKE = {"Tên sáng kiến": "Lịch trực luân phiên có nhắc việc"}
UNSTATED = {"Có tính mới": None}


@pytest.fixture
def workspace(office):
    """Three initiatives: two of one title, which are to be reviewed, and one that lacks a declaration."""
    assert office("import", office.workbook(sheets(ALIKE, {}, UNSTATED)), "--programme", PROGRAMME).status == 0
    with open_workspace(office.workspace, CONTEXT) as opened:
        yield opened


def shown(qtbot, desk, settled):
    made = CheckPage(desk)
    qtbot.addWidget(made)
    desk.changed.connect(made.data_changed)
    desk.assessed.connect(made.verdicts_changed)
    made.resize(1200, 700)
    made.show()
    made.enter()
    settled(desk)
    return made


@pytest.fixture
def page(qtbot, desk, settled):
    return shown(qtbot, desk, settled)


def groups(page):
    return {page.groups.row(row).label: page.groups.row(row).count for row in range(page.groups.rowCount())}


def lines(page):
    rows = (page.pane.model.row(row) for row in range(page.pane.model.rowCount()))
    return [(line.code, line.finding.rule if line.finding else "") for line in rows]


def choose_group(page, label, desk, settled):
    row = next(row for row in range(page.groups.rowCount()) if page.groups.row(row).label == label)
    page.group_table.selectRow(row)
    settled(desk)


def test_groups_by_verdict_with_counts_and_what_is_to_be_done_first(page):
    assert groups(page) == {"Cần xem lại": 2, "Cần bổ sung": 1}
    assert page.group.label == "Cần xem lại"
    assert lines(page) == [("SK001", "possible-duplicate"), ("SK002", "possible-duplicate")]
    assert page.day.text() == "Tính đến ngày 01/05/2022"


@pytest.mark.parametrize(
    ("grouping", "labels"),
    [
        (Grouping.RULE, {"Tính mới", "Tên gần giống sáng kiến khác"}),
        (Grouping.AUTHOR, {"Lê Thị Nháp", "Trần Văn Thử"}),
    ],
)
def test_other_groupings(page, desk, settled, grouping, labels):
    button = next(one for one in page.grouping_bar.buttons if one.item.id == grouping.value)
    button.click()
    settled(desk)
    assert groups(page).keys() == labels
    assert lines(page)


def test_a_line_leads_to_its_field(page, desk, settled):
    choose_group(page, "Cần bổ sung", desk, settled)
    gone: list[Any] = []
    desk.going.connect(gone.append)
    page.pane.table.selectRow(0)
    assert page.pane.go_button.isEnabled()
    page.pane.go_button.click()
    page.pane.table.opened.emit(page.pane.table.current_key())
    assert {link.field for link in gone} == {"novel"}
    assert len(gone) == 2
    assert gone[0].screen is Screen.INITIATIVES


def test_a_line_leads_to_what_the_programme_says_of_its_rule(page, desk, settled):
    choose_group(page, "Cần bổ sung", desk, settled)
    gone: list[Any] = []
    desk.going.connect(gone.append)
    page.pane.table.selectRow(0)
    page.pane.rule_button.click()
    assert gone == [Link(screen=Screen.PROGRAMME, field="novel")]


def test_the_chosen_line_is_told_whole(page, desk, settled):
    page.pane.table.selectRow(0)
    assert page.pane.details.text().startswith("SK001 · Lịch trực luân phiên có nhắc việc\nTên sáng kiến gần giống")
    page.pane.table.selectAll()
    assert page.pane.details.text() == "Đã chọn 2 dòng."
    choose_group(page, "Cần bổ sung", desk, settled)
    page.pane.table.selectRow(0)
    assert "\nCăn cứ: " in page.pane.details.text()


def test_several_warnings_are_set_aside_with_one_reason_and_count_again(qtbot, page, desk, settled):
    page.pane.table.selectAll()
    assert page.pane.waive_button.isEnabled()
    assert not page.pane.count_button.isEnabled()
    page.pane.waive_button.click()
    dialog = page.pane.dialog
    dialog.reason.set_value("Hai sáng kiến khác nhau", force=True)
    dialog.accept_button.click()
    settled(desk)
    assert groups(page) == {"Đủ điều kiện": 2, "Cần bổ sung": 1}
    assert desk.undo_label == "Bỏ qua 2 điều cần xem của 2 sáng kiến"
    assert latest_reasons(desk.workspace, 8) == ("Hai sáng kiến khác nhau",)
    assert desk.settings.get("waiver.reasons", []) == []
    choose_group(page, "Đủ điều kiện", desk, settled)
    page.pane.table.selectRow(0)
    assert "Đã bỏ qua: Hai sáng kiến khác nhau" in page.pane.details.text()
    page.pane.count_button.click()
    settled(desk)
    assert groups(page) == {"Đủ điều kiện": 1, "Cần xem lại": 1, "Cần bổ sung": 1}
    desk.undo()
    desk.undo()
    settled(desk)
    assert groups(page) == {"Cần xem lại": 2, "Cần bổ sung": 1}


def test_a_reason_is_asked_for_and_those_given_before_are_offered(page, desk, settled):
    page.pane.table.selectRow(0)
    page.pane.ask_reason()
    page.pane.dialog.reason.set_value("Đã đối chiếu với bản giấy", force=True)
    page.pane.dialog.accept_button.click()
    settled(desk)
    choose_group(page, "Cần xem lại", desk, settled)
    page.pane.table.selectRow(0)
    page.pane.ask_reason()
    dialog = page.pane.dialog
    settled(desk)
    given: list[Any] = []
    dialog.given.connect(given.append)
    dialog.accept_button.click()
    assert given == []
    assert dialog.isVisible()
    assert [button.text() for button in dialog.suggestions] == ["Đã đối chiếu với bản giấy"]
    dialog.suggestions[0].click()
    dialog.accept_button.click()
    assert given == ["Đã đối chiếu với bản giấy"]


def test_what_must_be_mended_cant_be_set_aside(page, desk, settled):
    choose_group(page, "Cần bổ sung", desk, settled)
    page.pane.table.selectAll()
    assert not page.pane.waive_button.isEnabled()


@pytest.mark.parametrize(
    ("name", "label"),
    [("verdict:incomplete", "Cần bổ sung"), ("rule:novel", "Tính mới"), ("", "Cần xem lại"), ("x:y", "Cần xem lại")],
)
def test_a_link_shows_its_group(page, desk, settled, name, label):
    page.open_link(Link(screen=Screen.CHECK, filter=name))
    settled(desk)
    assert page.group.label == label


def test_findings_on_the_unit_fold_and_lead_on(page, desk):
    gone: list[Any] = []
    desk.going.connect(gone.append)
    found = [
        Finding(rule="a", severity=Severity.NOTE, clause="III.1", field="national_award", message="Chưa đánh dấu"),
        Finding(rule="b", severity=Severity.FIX, clause="III.2", field="member_count", message="Chưa có số đoàn viên"),
    ]
    page.unit_panel.show_findings(found)
    assert page.unit_panel.toggle.text() == "Đơn vị: 1 cần sửa, 1 lưu ý"
    assert page.unit_panel.area.isHidden()
    page.unit_panel.toggle.click()
    assert not page.unit_panel.area.isHidden()
    buttons = page.unit_panel.list.findChildren(type(page.unit_panel.toggle))
    assert [button.accessibleName() for button in buttons] == ["Đến chỗ cần sửa: Chưa có số đoàn viên"]
    buttons[0].click()
    assert gone == [Link(screen=Screen.SETTINGS, field="member_count")]


@pytest.fixture
def report(page, desk, settled, qtbot):
    """The report's pages, shown by key."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.is_report_shown)
    settled(desk)
    return page.report


def logged(desk):
    return [line.kind for line in personal_log(desk.workspace)]


def test_the_report_is_seen_with_a_key_and_left_with_another(page, desk, settled, report):
    assert report.view.is_open
    assert not report.isHidden()
    assert page.grouping_bar.isHidden()
    assert page.back_button.hasFocus()
    folder = report.papers.folder
    QTest.keyClick(page.back_button, Qt.Key.Key_Escape)
    settled(desk)
    assert (page.stack.currentWidget(), report.papers) == (page.splitter, None)
    assert not page.grouping_bar.isHidden()
    assert page.print_button.hasFocus()
    assert not folder.exists()
    assert logged(desk) == []


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_report_is_saved_and_that_is_kept(desk, settled, monkeypatch, tmp_path, report, suffix):
    told: list[Any] = []
    desk.messages.told.connect(told.append)
    asked: list[Any] = []

    def choose(*words):
        asked.append(words[2:4])
        return tmp_path / f"phiếu{suffix}"

    monkeypatch.setattr(papers_pane, "save_file", choose)
    report.save_button.click()
    settled(desk)
    written = (tmp_path / f"phiếu{suffix}").read_bytes()
    assert written == report.papers.formats(Paper.CHECK_REPORT)[suffix].read_bytes()
    assert asked == [("Phieu-kiem-tra.pdf", ["Tệp PDF (*.pdf)", "Văn bản Word (*.docx)"])]
    assert told[-1].sentence == f"Đã lưu “phiếu{suffix}” vào “{tmp_path}”."
    assert logged(desk) == ["check-report-written"]


def test_a_name_that_asks_for_another_format_is_refused_in_a_sentence(desk, settled, monkeypatch, tmp_path, report):
    told: list[Any] = []
    desk.messages.told.connect(told.append)
    monkeypatch.setattr(papers_pane, "save_file", lambda *_: tmp_path / "phiếu.xlsx")
    report.save_button.click()
    settled(desk)
    assert told[-1].sentence == "Chưa lưu: “phiếu.xlsx” cần có đuôi .docx hoặc .pdf. Hãy lưu lại với tên khác."
    assert not (tmp_path / "phiếu.xlsx").exists()
    assert logged(desk) == []


@pytest.mark.parametrize(("printed", "kept"), [(True, ["check-report-written"]), (False, [])])
def test_the_report_is_printed_as_it_is_looked_at(page, desk, settled, monkeypatch, report, printed, kept):
    asked: list[Any] = []

    def ask(_desk, path, title, *_rest):
        asked.append((path.name, title))
        return printed

    monkeypatch.setattr(papers_pane, "ask_to_print", ask)
    report.print_button.click()
    page.leave()
    settled(desk)
    assert asked == [("Phieu-kiem-tra.pdf", "Phiếu kiểm tra")]
    assert logged(desk) == kept


def test_printing_outlives_the_report(page, desk, settled, gate, report, monkeypatch):
    """The pages are deleted once all that was asked of them is done."""
    work = gate(Lane.WORK)
    found: list[bool] = []

    def ask(asked, path, *_rest):
        asked.jobs.run(path.is_file, found.append, asked.refuse, Lane.WORK)
        return True

    monkeypatch.setattr(papers_pane, "ask_to_print", ask)
    report.print_button.click()
    page.leave()
    work.open()
    settled(desk)
    assert found == [True]


def test_trouble_with_the_report_is_a_sentence_in_its_place(page, desk, settled, monkeypatch):
    trouble = WorkspaceError("disk-full", "Ổ đĩa đã đầy. Hãy xóa bớt tệp rồi thử lại.")

    def fail(*_words):
        raise trouble

    monkeypatch.setattr("ui.check.page.report_to_see", fail)
    page.print_button.click()
    settled(desk)
    assert page.report.view.message.text() == trouble.message
    assert not page.report.save_button.isEnabled()


def test_the_report_follows_the_register_and_a_link_leads_back(page, desk, settled, report):
    first = report.papers.folder
    page.check_again()
    settled(desk)
    assert report.papers.folder != first
    assert page.is_report_shown
    page.open_link(Link(screen=Screen.CHECK, filter="verdict:incomplete"))
    settled(desk)
    assert (page.stack.currentWidget(), page.group.label) == (page.splitter, "Cần bổ sung")


def test_enter_goes_on_from_group_to_lines(qtbot, page):
    page.activateWindow()
    page.group_table.setFocus()
    qtbot.keyClick(page.group_table, Qt.Key.Key_Return)
    assert page.pane.table.hasFocus()


def test_an_empty_workspace_says_what_belongs_here(qtbot, empty_desk, settled):
    page = shown(qtbot, empty_desk, settled)
    assert page.stack.currentWidget() is page.nothing
    assert not page.print_button.isEnabled()
    assert page.unit_panel.isHidden()


def test_lines_asked_for_before_others_are_not_shown(page, desk, settled, monkeypatch):
    """Not even those of the same group."""
    asked = []
    monkeypatch.setattr(desk, "read", lambda work, on_result: asked.append((work, on_result)))
    page._read_lines()
    page._read_lines()
    (work, first), (_, second) = asked
    found = work()
    second(found[:1])
    first(found)
    assert len(lines(page)) == 1


def test_setting_aside_waits_for_what_is_being_written(page, desk, settled, gate):
    """It is made from what is stored by then."""
    writes = gate(Lane.WRITE)
    page.pane.table.selectRow(0)
    page.pane.ask_reason()
    page.pane.dialog.reason.set_value("Đã xem", force=True)
    record = page.pane.chosen[0].initiative_id
    before = initiative_state(desk.workspace, record)
    assert before is not None
    page.pane.dialog.accept_button.click()
    renamed = replace(before, initiative=replace(before.initiative, scope="Toàn xã"))
    apply_edit(desk.workspace, Edit(label="x", alterations=(Alteration(before, renamed),)))
    writes.open()
    settled(desk)
    after = initiative_state(desk.workspace, record)
    assert after is not None
    assert after.initiative.scope == "Toàn xã"
    assert [waiver.reason for _, waiver in after.waivers] == ["Đã xem"]


def test_a_report_holds_up_nothing_that_is_typed(page, desk, gate):
    gate(Lane.WORK)
    page.print_button.click()
    assert not desk.jobs.is_busy(Lane.WRITE)
    assert desk.jobs.is_busy(Lane.WORK)


def test_keys_of_lines_that_are_gone_are_forgotten():
    keys = Keys()
    first, second = keys.of("a"), keys.of("b")
    keys.keep([second])
    assert keys.of("b") == second
    assert keys.of("c") not in (first, second)
    assert keys.of("a") != first
