"""The screen Tổng quan: where the unit stands, and what to do next."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.edit import Changed
from desktop_app.domain.links import Link, Screen
from desktop_app.services.dashboard import Dashboard, dashboard
from ui.backups.line import BackupLine
from ui.desk import Desk
from ui.overview.cards import Card, deadline_list, step_list
from ui.overview.columns import Columns
from ui.overview.words import figures
from ui.page import Page
from ui.theme import SPACE_M, SPACE_S, STRONG_PT
from ui.widgets.chart_view import ChartView
from ui.widgets.empty import EmptyState
from ui.widgets.focus import SightKeeper
from ui.widgets.labels import text_label


class OverviewPage(Page):
    """Shows quotas, verdicts, deadlines and next steps; each leads to where it is dealt with."""

    shows = Screen.OVERVIEW
    title = "Tổng quan"
    icon = "overview"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the cards, empty."""
        super().__init__(desk, parent)
        self._serial = 0
        self.unit = text_label("", STRONG_PT, strong=True)
        self.figures = text_label("", role="secondary")
        self.backups = BackupLine(desk)
        self.quota = ChartView()
        self.quota.link_chosen.connect(desk.go)
        self.verdicts = ChartView()
        self.verdicts.link_chosen.connect(desk.go)
        self.quota_card, self.verdict_card = Card(), Card()
        self.quota_card.put(self.quota)
        self.verdict_card.put(self.verdicts)
        self.steps_card = Card("Việc cần làm tiếp")
        self.deadline_card = Card("Thời hạn")
        self.columns = Columns((self.steps_card, self.quota_card), (self.verdict_card, self.deadline_card))
        self.empty = EmptyState(
            "initiatives",
            "Chưa có sáng kiến nào. Tiến độ, kết quả kiểm tra và việc cần làm tiếp sẽ hiện ở đây.",
            [("Gõ sáng kiến đầu tiên", self._type_first), ("Nhập từ Excel…", self.ask_import)],
        )
        self.no_programme = EmptyState(
            "programme",
            "Chưa chọn chương trình nên chưa tính được tiến độ và thời hạn.",
            [("Chọn chương trình", partial(desk.go, Link(screen=Screen.SETTINGS, field="programme")))],
        )
        self._build_body()

    def _build_body(self) -> None:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setProperty("role", "form")
        self.area.setWidget(self._content())
        SightKeeper(self.area)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.no_programme)
        self.body.addWidget(self.stack)

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SPACE_S, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self.unit)
        column.addWidget(self.figures)
        column.addWidget(self.backups)
        column.addSpacing(SPACE_S)
        column.addWidget(self.columns)
        column.addStretch(1)
        return content

    def enter(self) -> None:
        """Read where the unit stands."""
        self._read()

    def data_changed(self, changed: Changed) -> None:  # noqa: ARG002 - everything counts here
        """Read anew."""
        self._read()

    def verdicts_changed(self) -> None:
        """Read anew."""
        self._read()

    def _read(self) -> None:
        desk = self.desk
        self._serial += 1
        self.backups.read()
        if not desk.programme_id:
            self.stack.setCurrentWidget(self.no_programme)
            return
        work = partial(dashboard, desk.workspace, desk.programme_id, desk.today())
        desk.read(work, partial(self._show, self._serial))

    def _show(self, serial: int, board: Dashboard) -> None:
        if serial != self._serial:
            return
        self.unit.setText(self.desk.unit.name if self.desk.unit else "")
        self.unit.setVisible(bool(self.unit.text()))
        self.figures.setText(figures(board))
        self.quota_card.setVisible(board.quota is not None)
        if board.quota is not None:
            self.quota.show_chart(board.quota)
        self.verdicts.show_chart(board.verdicts)
        self.deadline_card.put(deadline_list(board.deadlines))
        self.steps_card.put(step_list(board.next_steps, self.desk.go))
        self.stack.setCurrentWidget(self.area if board.initiatives or board.members else self.empty)

    @Slot()
    def _type_first(self) -> None:
        self.desk.go(Link(screen=Screen.INITIATIVES))

    @Slot()
    def ask_import(self) -> None:
        """Take in a file."""
        from ui.importing.dialog import ImportDialog

        self.dialog = ImportDialog(self.desk, self)
        self.dialog.open()
