"""The figures of a report on screen: a line that sums them up, the table of unions, the chart."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.report import ProgressReport, UnitFigures
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_money, format_percent
from ui.desk import Desk
from ui.theme import SPACE_S, SPACE_XS, characters
from ui.widgets.chart_view import ChartView
from ui.widgets.focus import SightKeeper
from ui.widgets.labels import text_label
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import Table

_INDENT: Final = "    "
_TABLE: Final = 3
_CHART: Final = 2
"""The shares of both where the table has more rows than there is room for."""
_WIDEST: Final = 110
"""The width of the chart at most, in characters: longer bars say no more."""


def _count(value: int | None) -> str:
    return "" if value is None else format_money(value)


def _share(hundredths: int | None) -> str:
    return "" if hundredths is None else format_percent(hundredths)


def _name(line: UnitFigures) -> str:
    own = " (đơn vị tự nhập)" if line.own else ""
    return f"{_INDENT * max(line.depth - 1, 0)}{line.name}{own}"


def _number(heading: str, name: str, width: int) -> Column[UnitFigures]:
    def text(line: UnitFigures) -> str:
        return _count(getattr(line, name))

    def order(line: UnitFigures) -> int:
        return getattr(line, name) or 0

    return Column(id=name, heading=heading, text=text, sort_key=order, number=True, width=width, folds=True)


def _percent(heading: str, name: str, width: int) -> Column[UnitFigures]:
    def text(line: UnitFigures) -> str:
        return _share(getattr(line, name))

    def order(line: UnitFigures) -> int:
        return getattr(line, name) or 0

    return Column(id=name, heading=heading, text=text, sort_key=order, number=True, width=width, folds=True)


COLUMNS: Final[tuple[Column[UnitFigures], ...]] = (
    Column(id="name", heading="Đơn vị", text=_name, width=19, fills=True),
    _number("Nộp trong kỳ", "in_period", 7),
    _number("Lũy kế", "in_all", 6),
    _number("Đủ điều kiện, chưa nộp", "waiting", 11),
    _number("Đang chuẩn bị", "preparing", 7),
    _number("Chỉ tiêu đăng ký", "target", 7),
    _percent("Đạt chỉ tiêu", "target_share", 7),
    _number("Đoàn viên", "members", 6),
    _number("Có sáng kiến", "with_initiative", 8),
    _percent("Tỷ lệ đoàn viên", "member_share", 8),
    _number("Xếp hạng", "rank", 5),
)


class FiguresPane(QWidget):
    """Shows one report's figures."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Without a report."""
        super().__init__(parent)
        self.said = text_label("")
        self.lacking = text_label("", role="incomplete")
        self.model: RowsModel[UnitFigures] = RowsModel(COLUMNS, parent=self)
        self.table = Table(self.model, "Số liệu theo đơn vị", self, name="report-figures", desk=desk)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names of unions differ in their ends
        self.chart = ChartView()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, SPACE_XS, 0, 0)
        self.column.setSpacing(SPACE_XS)
        self.column.addWidget(self.said)
        self.column.addWidget(self.lacking)
        self.column.addWidget(self.table, _TABLE)
        self.column.addSpacing(SPACE_S)
        self.column.addWidget(self._scrolled(), _CHART)
        self.column.addStretch()

    def _scrolled(self) -> QScrollArea:
        """The chart, which may be higher than there is room for."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("role", "form")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.chart.setMaximumWidth(characters(self, _WIDEST))
        column.addWidget(self.chart)
        column.addStretch(1)
        area.setWidget(holder)
        SightKeeper(area)
        self.area = area
        return area

    def show_report(self, report: ProgressReport) -> None:
        """Show a report."""
        self.said.setText(summary(report))
        self.lacking.setText(f"Đơn vị chưa có sáng kiến: {'; '.join(report.without)}.")
        self.lacking.setVisible(bool(report.without))
        self.model.show((report.total, *report.lines) if report.lines else (report.total,))
        self._limit_table()
        self.area.setVisible(report.chart is not None)
        if report.chart is not None:
            self.chart.show_chart(report.chart)

    def _limit_table(self) -> None:
        """Let the table be no higher than its rows."""
        rows = self.model.rowCount() * self.table.verticalHeader().defaultSectionSize()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        frame = 2 * self.table.frameWidth()
        self.table.setMaximumHeight(self.table.horizontalHeader().sizeHint().height() + rows + bar + frame)


def summary(report: ProgressReport) -> str:
    """The figures in a sentence."""
    total = report.total
    said = (
        f"Tính đến ngày {format_date(report.as_of)}: {format_money(total.in_period)} sáng kiến nộp trong kỳ, "
        f"{format_money(total.in_all)} lũy kế"
    )
    if total.target is not None and total.target_share is not None:
        said += f", đạt {format_percent(total.target_share)} chỉ tiêu đăng ký {format_money(total.target)} sáng kiến"
    return f"{said}."
