"""The screen Báo cáo: the figures of a period, the report to sign, and the papers that a union makes on its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.edit import Changed
from desktop_app.domain.kinds import Paper
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.period import Period, period_of
from desktop_app.domain.programme import Programme
from desktop_app.domain.report import ProgressReport
from desktop_app.services.office_papers import (
    office_paper_set,
    report_message,
    report_order,
    save_report,
)
from desktop_app.services.programmes import find_programme
from desktop_app.services.reports import counted, usual_period
from desktop_app.services.workspace import OpenWorkspace
from ui.desk import EVERYTHING, Desk
from ui.dossier.papers_pane import PapersPane
from ui.opening import open_or_tell
from ui.page import Page
from ui.reports.figures import FiguresPane
from ui.reports.marks_form import MarksForm
from ui.reports.office_pane import OfficePane
from ui.reports.period_bar import PeriodBar
from ui.theme import SPACE_XS, characters
from ui.widgets.empty import EmptyState
from ui.widgets.focus import take_focus

_LOWEST: Final = 23
_LABELS: Final = {Paper.PROGRESS_REPORT: "Báo cáo", Paper.PROGRESS_TABLE: "Phụ lục số liệu"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A report, as a text for a message too."""

    report: ProgressReport
    message: str


def _read_sheet(workspace: OpenWorkspace, programme: Programme, period: Period) -> _Sheet:
    report, _cases = counted(workspace, programme, period, workspace.context.today())
    return _Sheet(report=report, message=report_message(workspace, report))


def _read_terms(workspace: OpenWorkspace, programme_id: str) -> tuple[Programme, Period]:
    programme = find_programme(workspace, programme_id)
    return programme, usual_period(workspace, programme)


class ReportsPage(Page):
    """Begins with the report that is due; everything is made anew where the register has changed."""

    shows = Screen.REPORTS
    title = "Báo cáo"
    icon = "report"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the choice of a period and the tabs below."""
        super().__init__(desk, parent)
        self._serial = self._state = 0
        self._wanted = ""
        self._programme: Programme | None = None
        self.sheet: _Sheet | None = None
        self.save_button = self.add_primary("&Lưu báo cáo", "export", self.save)
        self.save_button.setToolTip("Ghi báo cáo và phụ lục (Word, PDF, Excel) vào thư mục gửi đi của dữ liệu")
        self.copy_button = self.add_secondary("&Chép tin nhắn", "copy", self.copy_message)
        self.copy_button.setToolTip("Chép số liệu thành đoạn văn để dán vào tin nhắn hoặc thư")
        self.period = PeriodBar()
        self.period.chosen.connect(self._read)
        self.figures = FiguresPane(desk)
        self.marks = MarksForm()
        self.marks.changed.connect(self._make)
        self.papers = PapersPane(desk, _LABELS)
        self.office = OfficePane(desk)
        for button in (self.save_button, self.copy_button):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the tabs stay where they are
            button.setSizePolicy(policy)
        self._build_body()

    def _build_body(self) -> None:
        self.document = QWidget()
        self._column = QVBoxLayout(self.document)
        self._column.setContentsMargins(0, SPACE_XS, 0, 0)
        self._column.setSpacing(SPACE_XS)
        self._column.addWidget(self.marks)
        self._column.addWidget(self.papers, 1)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Nội dung báo cáo")
        self.tabs.setMinimumHeight(characters(self, _LOWEST))  # the tour's panel leaves it no more at 150 %
        self.tabs.addTab(self.figures, "Số liệu")
        self.tabs.addTab(self.document, "Văn bản báo cáo")
        self.tabs.addTab(self.office, "Giấy tờ triển khai, danh sách, nhãn")
        self._offer_report()
        self.tabs.currentChanged.connect(self._turn)
        self.nothing = EmptyState(
            "report",
            "Chưa có đơn vị hoặc chưa chọn chương trình nên chưa lập được báo cáo.",
            [("Mở Thiết lập", partial(self.desk.go, Link(screen=Screen.SETTINGS, field="programme")))],
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tabs)
        self.stack.addWidget(self.nothing)
        self.body.addWidget(self.stack, 1)

    def enter(self) -> None:
        """Read what the programme asks for, then the report."""
        self._begin()
        take_focus(self, self.office.table if self.is_office_shown else self.period.kinds)

    @property
    def is_office_shown(self) -> bool:
        """Whether the papers that have no period are shown."""
        return self.tabs.currentWidget() is self.office

    def _offer_report(self) -> None:
        """Put the period above what is of a period, and let nobody save a report that isn't shown."""
        for button in (self.save_button, self.copy_button):
            button.setVisible(not self.is_office_shown)
        if not self.is_office_shown:
            column = self._column if self.tabs.currentWidget() is self.document else self.figures.column
            column.insertWidget(0, self.period)
            self.period.show()

    def leave(self) -> None:
        """Hand over what is being typed."""
        self.period.commit()
        self.marks.commit()
        self.office.commit()

    def open_link(self, link: Link) -> None:
        """Go to the report on a period: its pages are shown."""
        if link.filter:
            self._wanted = link.filter
            self.tabs.setCurrentWidget(self.document)
            self._begin()

    def data_changed(self, changed: Changed) -> None:  # noqa: ARG002 - everything counts here
        """Count anew."""
        self._begin()

    def verdicts_changed(self) -> None:
        """Count anew."""
        self._begin()

    def _begin(self) -> None:
        self._serial += 1
        self._state += 1
        desk = self.desk
        ready = desk.unit is not None and bool(desk.programme_id)
        self.stack.setCurrentWidget(self.tabs if ready else self.nothing)
        for button in (self.save_button, self.copy_button):
            button.setEnabled(ready)
        if ready:
            work = partial(_read_terms, desk.workspace, desk.programme_id)
            desk.read(work, partial(self._offer, self._serial))

    def _offer(self, serial: int, terms: tuple[Programme, Period]) -> None:
        if serial != self._serial:
            return
        programme, usual = terms
        is_other = self._programme is None or self._programme.id != programme.id
        self._programme = programme
        self.period.offer(programme.phases, self.desk.today())
        wanted, self._wanted = period_of(self._wanted, programme.phases), ""
        if wanted is not None or self.period.period is None or is_other:
            self.period.show_period(wanted or usual)
        self._read()
        if self.is_office_shown:
            self.office.enter()

    @Slot()
    def _read(self) -> None:
        period, programme = self.period.period, self._programme
        if period is not None and programme is not None:
            self._serial += 1
            work = partial(_read_sheet, self.desk.workspace, programme, period)
            self.desk.read(work, partial(self._show, self._serial))

    def _show(self, serial: int, sheet: _Sheet) -> None:
        if serial != self._serial:
            return
        self.sheet = sheet
        self.figures.show_report(sheet.report)
        self._make()

    @Slot()
    def _turn(self) -> None:
        self._offer_report()
        self._make()
        if self.is_office_shown:
            self.office.enter()

    @Slot()
    def _make(self) -> None:
        if self.sheet is not None and self.tabs.currentWidget() is self.document:
            report = self.sheet.report
            order = report_order(report.programme.id, report.period, self.marks.marks())
            self.papers.make((order, self._state), partial(office_paper_set, self.desk.workspace, order))

    @Slot()
    def save(self) -> None:
        """Write the report with its annex in every format; it is remembered as made."""
        self.marks.commit()
        self.period.commit()
        if problem := self.period.problem():
            self.desk.messages.warning(f"Chưa lưu báo cáo. {problem}")
            return
        period, programme = self.period.period, self._programme
        if period is not None and programme is not None:
            order = report_order(programme.id, period, self.marks.marks())
            self.desk.write(partial(save_report, self.desk.workspace, order), self._saved)

    def _saved(self, files: Sequence[Path]) -> None:
        folder = files[0].parent
        self.desk.messages.success(
            f"Đã lưu báo cáo ({len(files)} tệp) vào “{folder}”.",
            "Mở thư mục",
            partial(open_or_tell, folder, self.desk.messages),
        )
        self.desk.changed.emit(EVERYTHING)

    @Slot()
    def copy_message(self) -> None:
        """Put the figures on the clipboard, as a text."""
        if self.sheet is not None:
            QGuiApplication.clipboard().setText(self.sheet.message)
            self.desk.messages.info("Đã chép số liệu. Hãy dán vào tin nhắn hoặc thư.")
