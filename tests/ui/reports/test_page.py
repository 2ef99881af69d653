"""The screen Báo cáo on a real workspace: the report that is due, other periods, and the papers beside it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from desktop_app.domain.chart import Chart, ChartItem, ChartKind
from desktop_app.domain.kinds import Paper, PaperFormat, PeriodKind
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.office_papers import ON_DEMAND
from desktop_app.domain.period import Period, month_of, week_of
from desktop_app.services.personal_data import personal_log
from desktop_app.services.reports import targets
from tests.ui.importing.build import type_text
from ui.dossier import papers_pane
from ui.reports.targets_dialog import TargetsDialog

CHART = Chart(kind=ChartKind.BARS, title="Theo lĩnh vực", description="", items=(ChartItem(label="Y tế", value=1),))


def report_lines(report, count):
    return tuple(replace(report.total, name=f"CĐCS {number}", depth=1) for number in range(count))


def texts(page) -> list[str]:
    model = page.figures.model
    return [str(model.index(0, column).data()) for column in range(model.columnCount())]


def test_it_begins_with_the_last_week_and_its_figures(page):
    assert page.period.period == week_of(date(2022, 4, 24))
    assert page.period.label.text() == "Tuần từ ngày 18/04/2022 đến ngày 24/04/2022"
    assert page.figures.said.text().startswith("Tính đến ngày 24/04/2022: 0 sáng kiến nộp trong kỳ")
    assert texts(page)[:2] == ["CĐCS Sở Nội vụ", "0"]


def test_the_period_before_and_after_and_other_kinds(page, desk, settled):
    page.period.back_button.click()
    settled(desk)
    assert page.sheet.report.period == week_of(date(2022, 4, 17))
    page.period.on_button.click()
    settled(desk)
    assert page.sheet.report.period == week_of(date(2022, 4, 24))
    page.period.kinds.chosen.emit(PeriodKind.MONTH.value)
    settled(desk)
    assert page.sheet.report.period == month_of(date(2022, 4, 1))
    page.period.kinds.chosen.emit("phase-1")
    settled(desk)
    assert (page.sheet.report.period.kind, page.sheet.report.period.phase) == (PeriodKind.PHASE, 1)
    assert not page.period.back_button.isEnabled()


def test_any_days_are_typed_and_refused_where_they_end_before_they_begin(page, desk, settled):
    page.period.kinds.chosen.emit(PeriodKind.FREE.value)
    settled(desk)
    first = page.period.first
    first.control.selectAll()
    type_text(first, "15/01/2022")
    first.commit()
    settled(desk)
    expected = Period(kind=PeriodKind.FREE, first=date(2022, 1, 15), last=date(2022, 5, 1))
    assert page.sheet.report.period == expected
    first.control.selectAll()
    type_text(first, "15/06/2022")
    first.commit()
    settled(desk)
    assert "trước ngày bắt đầu" in page.period.trouble.text()
    assert page.sheet.report.period == expected


def test_the_report_is_saved_with_one_click_and_owed_no_more(page, desk, settled, said):
    page.save_button.click()
    settled(desk)
    folder = desk.workspace.store.paths.outbox
    files = sorted(path.suffix for path in folder.iterdir())
    assert files == [".docx", ".docx", ".pdf", ".pdf", ".xlsx"]
    assert said[-1].sentence == f"Đã lưu báo cáo (5 tệp) vào “{folder}”."


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [("15/06/2022", "trước ngày bắt đầu"), ("1/5/22", "năm phải ghi đủ bốn chữ số"), ("", "Chưa nhập “Từ ngày”")],
)
def test_nothing_is_saved_for_days_that_are_no_period(page, desk, settled, said, typed, trouble):
    page.period.kinds.chosen.emit(PeriodKind.FREE.value)
    settled(desk)
    page.period.first.control.selectAll()
    type_text(page.period.first, typed)
    page.save()
    settled(desk)
    assert said[-1].sentence.startswith("Chưa lưu báo cáo. ")
    assert trouble in said[-1].sentence
    assert not desk.workspace.store.paths.outbox.exists()


def test_the_days_stand_in_a_line_whatever_is_wrong_with_one(page, desk, settled):
    page.period.kinds.chosen.emit(PeriodKind.FREE.value)
    settled(desk)
    page.period.first.show_problem("“1/5/22”: năm phải ghi đủ bốn chữ số, ví dụ 05/02/2021.")
    QApplication.processEvents()
    assert page.period.first.y() == page.period.last.y()
    assert page.period.first.height() > page.period.last.height()


def test_days_still_being_typed_are_those_that_are_saved(page, desk, settled, monkeypatch):
    orders = []

    def write(_workspace, order):
        orders.append(order)
        return [Path("x/y")]

    monkeypatch.setattr("ui.reports.page.save_report", write)
    page.period.kinds.chosen.emit(PeriodKind.FREE.value)
    settled(desk)
    page.period.first.control.selectAll()
    type_text(page.period.first, "15/01/2022")
    page.save()
    settled(desk)
    assert [(order.period.first, order.period.last) for order in orders] == [(date(2022, 1, 15), date(2022, 5, 1))]


def test_a_link_leads_to_the_pages_of_a_period(page, desk, settled):
    period = week_of(date(2022, 4, 12))
    page.open_link(Link(screen=Screen.REPORTS, filter=period.id))
    settled(desk)
    assert (page.sheet.report.period, page.tabs.currentWidget()) == (period, page.document)
    assert page.papers.view.is_open
    assert page.papers.papers.file(Paper.PROGRESS_TABLE, PaperFormat.XLSX).is_file()
    page.papers.bar.choose(Paper.PROGRESS_TABLE.value)
    page.papers.bar.chosen.emit(Paper.PROGRESS_TABLE.value)
    assert not page.papers.excel_button.isHidden()


def test_number_and_signer_come_onto_the_pages(page, desk, settled):
    page.tabs.setCurrentWidget(page.document)
    settled(desk)
    before = page.papers.papers
    type_text(page.marks.number, "12")
    page.marks.commit()
    settled(desk)
    assert page.papers.papers is not before
    assert page.marks.marks().number == "12"


def test_each_tab_has_what_belongs_to_it(page, desk, settled):
    """A period and the report's buttons where there is a report; the papers beside it have neither."""
    buttons = (page.save_button, page.copy_button)
    shown = []
    for tab in (page.figures, page.document, page.office, page.document, page.figures):
        page.tabs.setCurrentWidget(tab)
        settled(desk)
        shown.append((page.period.isVisible(), [button.isVisible() for button in buttons]))
    some, none = (True, [True, True]), (False, [False, False])
    assert shown == [some, some, none, some, some]


def test_the_papers_begin_with_their_list(page, desk, settled):
    page.tabs.setCurrentWidget(page.office)
    settled(desk)
    page.activateWindow()
    page.enter()
    assert page.office.table.hasFocus()
    page.resize(900, 560)
    assert page.office.table.horizontalScrollBar().maximum() == 0


def test_the_table_is_as_high_as_its_rows_and_leaves_room_for_the_chart(page):
    figures, report = page.figures, page.sheet.report
    row = figures.table.verticalHeader().defaultSectionSize()
    heights = []
    for count in (0, 3, 60):
        figures.show_report(replace(report, lines=report_lines(report, count), chart=CHART))
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        heights.append(figures.table.height())
        assert figures.area.height() > 2 * row
    assert heights[1] == heights[0] + 3 * row
    assert heights[1] < heights[2] < page.height()


def test_figures_are_copied_for_a_message(page, desk, settled, said):
    page.copy_button.click()
    assert "CĐCS Sở Nội vụ" in QGuiApplication.clipboard().text()
    assert said[-1].sentence.startswith("Đã chép số liệu.")


@pytest.mark.parametrize("paper", ON_DEMAND)
def test_each_office_paper_is_shown_or_says_why_not(page, desk, settled, paper):
    page.tabs.setCurrentWidget(page.office)
    settled(desk)
    page.office.table.selectRow(ON_DEMAND.index(paper))
    settled(desk)
    assert page.office.paper is paper
    view = page.office.papers.view
    assert view.is_open or "chưa lập được" in view.message.text()


@pytest.mark.parametrize(
    ("paper", "kept"), [(Paper.PLAN, []), (Paper.REGISTER, [("Xuất danh sách", "Sổ theo dõi sáng kiến")])]
)
def test_a_paper_is_saved_where_the_officer_wants_it(page, desk, settled, said, tmp_path, monkeypatch, paper, kept):
    target = tmp_path / "ke hoach.docx"
    monkeypatch.setattr(papers_pane, "save_file", lambda *_: target)
    page.tabs.setCurrentWidget(page.office)
    page.office.table.selectRow(ON_DEMAND.index(paper))
    settled(desk)
    page.office.papers.save_button.click()
    settled(desk)
    assert target.read_bytes().startswith(b"PK")
    assert said[-1].sentence == f"Đã lưu “{target.name}” vào “{tmp_path}”."
    assert [(line.what, line.detail) for line in personal_log(desk.workspace)] == kept


def test_a_paper_opens_in_word(page, desk, settled, monkeypatch):
    opened: list[Path] = []
    monkeypatch.setattr(papers_pane, "open_or_tell", lambda file, _messages: opened.append(file))
    page.tabs.setCurrentWidget(page.office)
    settled(desk)
    page.office.papers.word_button.click()
    settled(desk)
    assert [file.suffix for file in opened] == [".docx"]


def test_targets_are_asked_and_kept(page, desk, settled, said, monkeypatch):
    monkeypatch.setattr(QDialog, "open", QDialog.show)
    page.tabs.setCurrentWidget(page.office)
    settled(desk)
    page.office.table.selectRow(ON_DEMAND.index(Paper.TARGETS))
    settled(desk)
    page.office.targets_button.click()
    settled(desk)
    dialog = page.office.dialog
    assert isinstance(dialog, TargetsDialog)
    type_text(dialog.lines[0].field, "25")
    dialog.accept()
    settled(desk)
    ((_, kept),) = targets(desk.workspace, desk.programme_id)
    assert kept is not None
    assert (kept.count, kept.dated_on) == (25, desk.today())
    assert said[-1].sentence == "Đã lưu chỉ tiêu đăng ký."
    page.tabs.setCurrentIndex(0)
    page.enter()
    settled(desk)
    assert "chỉ tiêu đăng ký 25 sáng kiến" in page.figures.said.text()
