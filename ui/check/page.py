"""The screen Kiểm tra: what the rules found, by verdict, by rule or by author."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop_app.domain.edit import Changed
from desktop_app.domain.kinds import Paper
from desktop_app.domain.links import Link, Screen
from desktop_app.services.check_lists import CheckGroup, CheckLine, Grouping, group_lines, report_to_see
from desktop_app.text.dates import format_date
from ui.check.lines_pane import LinesPane
from ui.check.listing import GROUP_COLUMNS, GROUPINGS, Keys, first_to_see
from ui.check.reading import Checked, read_checked
from ui.check.unit_panel import UnitPanel
from ui.desk import Desk
from ui.dossier.papers_pane import PapersPane
from ui.page import Page
from ui.theme import CAPTION_PT, characters
from ui.widgets.buttons import secondary_button
from ui.widgets.empty import EmptyState
from ui.widgets.filter_bar import FilterBar, FilterItem
from ui.widgets.focus import take_focus
from ui.widgets.labels import text_label
from ui.widgets.rows import RowsModel
from ui.widgets.splitter import KeptSplitter
from ui.widgets.table import Table

_GROUPS_WIDTH: Final = 40


class CheckPage(Page):
    """Checks all initiatives and the unit."""

    shows = Screen.CHECK
    title = "Kiểm tra"
    icon = "check"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build groups at the left, lines at the right."""
        super().__init__(desk, parent)
        self._grouping = Grouping.VERDICT
        self._serial = self._lines_serial = 0
        self._keys = Keys()
        self._wanted: str | None = None
        self._unit_found = False
        self.print_button = self.add_primary("&Lập phiếu kiểm tra", "print", self.show_report)
        self.print_button.setToolTip("Xem, in hoặc lưu phiếu ghi mọi điều phát hiện và căn cứ")
        self.again_button = self.add_secondary("&Kiểm tra lại", "refresh", self.check_again)
        self.again_button.setToolTip("Kiểm tra lại (F5)")
        self.groups: RowsModel[CheckGroup] = RowsModel(GROUP_COLUMNS, parent=self, key=self._key)
        self.group_table = Table(self.groups, "Nhóm", self, name="check-groups", desk=desk, many=False)
        self.pane = LinesPane(desk)
        self.unit_panel = UnitPanel(desk.go)
        self.report = PapersPane(desk, {Paper.CHECK_REPORT: Paper.CHECK_REPORT.label})
        self._build_body()
        self.grouping_bar.chosen.connect(self._choose_grouping)
        self.group_table.current_changed.connect(self._read_lines)
        self.group_table.opened.connect(self._enter_lines)

    def _build_body(self) -> None:
        self.grouping_bar = FilterBar("Xếp theo")
        self.grouping_bar.set_items([FilterItem(one.value, label) for one, label in GROUPINGS])
        self.day = text_label("", CAPTION_PT, role="secondary", wrap=False)
        self.back_button = secondary_button("&Trở lại kết quả", "arrow-left")
        self.back_button.setToolTip("Trở lại kết quả kiểm tra (Esc)")
        self.back_button.clicked.connect(self.close_report)
        self.report.head.insertWidget(0, self.back_button)
        self.report.head.insertStretch(1, 1)
        line = QHBoxLayout()
        line.addWidget(self.grouping_bar, 1)
        line.addWidget(self.day)
        self.splitter = KeptSplitter(self.desk, "check.splitter")
        self.splitter.addWidget(self.group_table)
        self.splitter.addWidget(self.pane)
        self.splitter.setSizes([characters(self, _GROUPS_WIDTH), characters(self, 2 * _GROUPS_WIDTH)])
        self.splitter.share(0, 1)
        self.nothing = EmptyState(
            "check",
            "Chưa có sáng kiến nào để kiểm tra. Kết quả kiểm tra theo từng quy tắc của chương trình hiện ở đây.",
            [("Đến danh sách sáng kiến", partial(self.desk.go, Link(screen=Screen.INITIATIVES)))],
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.report)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self.back_key = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close_report, context=within)
        self.back_key.setEnabled(False)
        self.body.addLayout(line)
        self.body.addWidget(self.unit_panel)
        self.body.addWidget(self.stack, 1)

    def _key(self, group: CheckGroup) -> int:
        return self._keys.of(self._grouping, group.id)

    def enter(self) -> None:
        """Read groups and lines."""
        self._read()
        take_focus(self, self.group_table)

    def leave(self) -> None:
        """Close the report: who comes back begins with the results."""
        self.close_report()

    def data_changed(self, changed: Changed) -> None:
        """Read anew where it isn't only verdicts that will follow."""
        if changed.everything or changed.unit:
            self._read()

    def verdicts_changed(self) -> None:
        """Show the new verdicts."""
        self._read()

    def open_link(self, link: Link) -> None:
        """Show a group: `verdict:<id>`, `rule:<id>`, `author:<id>`."""
        self.close_report()
        kind, _, group = link.filter.partition(":")
        if kind in set(Grouping):
            self.grouping_bar.choose(kind)
            self._grouping = Grouping(kind)
            self._wanted = group
        self._read()

    @Slot()
    def check_again(self) -> None:
        """Check everything that has changed."""
        self.desk.assess_soon()
        self._read()

    def _read(self) -> None:
        desk = self.desk
        self._serial += 1
        self.day.setText(f"Tính đến ngày {format_date(desk.today())}")
        work = partial(read_checked, desk.workspace, desk.programme_id, desk.today(), self._grouping)
        desk.read(work, partial(self._show, self._serial))

    def _show(self, serial: int, checked: Checked) -> None:
        if serial != self._serial:
            return
        groups = checked.groups
        self.unit_panel.show_findings(checked.unit_findings)
        self._unit_found = bool(groups and checked.unit_findings)
        self.print_button.setEnabled(bool(groups))
        if groups and self.is_report_shown:
            self._make_report()
        else:
            self._face(self.splitter if groups else self.nothing)
        held = self.group_table.current_key()
        self.groups.show(groups)
        if groups:
            wanted = next((group for group in groups if group.id == self._wanted), None)
            if wanted is not None or self.groups.row_of(-1 if held is None else held) is None:
                self.group_table.select_key(self._key(wanted or first_to_see(groups)))
        self._wanted = None
        self._read_lines()

    @property
    def group(self) -> CheckGroup | None:
        """The group that is chosen."""
        row = self.group_table.currentIndex().row()
        return self.groups.row(row) if 0 <= row < self.groups.rowCount() else None

    @Slot()
    def _read_lines(self) -> None:
        group, desk = self.group, self.desk
        self._lines_serial += 1
        if group is None:
            self.pane.show_lines(())
            return
        work = partial(group_lines, desk.workspace, desk.programme_id, desk.today(), self._grouping, group.id)
        desk.read(work, partial(self._show_lines, self._lines_serial))

    def _show_lines(self, serial: int, lines: Sequence[CheckLine]) -> None:
        if serial == self._lines_serial:
            self.pane.show_lines(lines)

    @Slot()
    def _enter_lines(self) -> None:
        self.pane.table.setFocus()

    @Slot(str)
    def _choose_grouping(self, grouping: str) -> None:
        self._grouping = Grouping(grouping)
        self._read()

    @property
    def is_report_shown(self) -> bool:
        """Whether the check report is shown in place of the results."""
        return self.stack.currentWidget() is self.report

    def _face(self, widget: QWidget) -> None:
        """Show the report, the results, or that there is nothing to check."""
        if widget is not self.report and self.is_report_shown:
            self.report.clear()
        self.stack.setCurrentWidget(widget)
        self.grouping_bar.setVisible(not self.is_report_shown)
        self.print_button.setVisible(not self.is_report_shown)
        self.day.setVisible(not self.is_report_shown)
        self.back_key.setEnabled(self.is_report_shown)
        self.unit_panel.setVisible(self._unit_found and not self.is_report_shown)

    @Slot()
    def show_report(self) -> None:
        """Show the pages of the check report as of today; printing and saving are beside them."""
        self._face(self.report)
        self._make_report()
        self.back_button.setFocus()

    def _make_report(self) -> None:
        desk = self.desk
        work = partial(report_to_see, desk.workspace, desk.programme_id, desk.today())
        self.report.make((desk.programme_id, self._serial), work)

    @Slot()
    def close_report(self) -> None:
        """Go back to the results."""
        if self.is_report_shown:
            self._face(self.splitter)
            take_focus(self, self.print_button)
