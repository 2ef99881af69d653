"""The figures of a report on screen: a line that sums them up, the table of unions, the chart."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.report import ProgressReport, UnitFigures
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_money, format_percent
from ui.desk import Desk
from ui.theme import SPACE_XS
from ui.widgets.chart_view import ChartView
from ui.widgets.focus import SightKeeper
from ui.widgets.labels import text_label
from ui.widgets.rows import Column, RowsModel
from ui.widgets.splitter import KeptSplitter
from ui.widgets.table import Table

_INDENT: Final = "    "
_TABLE: Final = 640
_CHART: Final = 430
"""The shares of both before an officer moves what is between them."""


def _count(value: int | None) -> str:
    return "" if value is None else format_money(value)


def _share(hundredths: int | None) -> str:
    return "" if hundredths is None else format_percent(hundredths)


def _name(line: UnitFigures) -> str:
    own = " (đơn vị tự nhập)" if line.own else ""
    return f"{_INDENT * max(line.depth - 1, 0)}{line.name}{own}"


def _number(heading: str, name: str, width: int = 10) -> Column[UnitFigures]:
    def text(line: UnitFigures) -> str:
        return _count(getattr(line, name))

    def order(line: UnitFigures) -> int:
        return getattr(line, name) or 0

    return Column(id=name, heading=heading, text=text, sort_key=order, number=True, width=width)


def _percent(heading: str, name: str) -> Column[UnitFigures]:
    def text(line: UnitFigures) -> str:
        return _share(getattr(line, name))

    def order(line: UnitFigures) -> int:
        return getattr(line, name) or 0

    return Column(id=name, heading=heading, text=text, sort_key=order, number=True, width=12)


COLUMNS: Final[tuple[Column[UnitFigures], ...]] = (
    Column(id="name", heading="Đơn vị", text=_name, width=34),
    _number("Nộp trong kỳ", "in_period", 12),
    _number("Lũy kế", "in_all", 8),
    _number("Đủ điều kiện, chưa nộp", "waiting", 20),
    _number("Đang chuẩn bị", "preparing", 14),
    _number("Chỉ tiêu đăng ký", "target", 15),
    _percent("Đạt chỉ tiêu", "target_share"),
    _number("Đoàn viên", "members"),
    _number("Có sáng kiến", "with_initiative", 12),
    _percent("Tỷ lệ đoàn viên", "member_share"),
    _number("Xếp hạng", "rank", 9),
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
        self.chart = ChartView()
        self.splitter = KeptSplitter(desk, "reports.splitter")
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self._scrolled())
        self.splitter.setSizes([_TABLE, _CHART])
        self.splitter.share(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_XS, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.said)
        column.addWidget(self.lacking)
        column.addWidget(self.splitter, 1)

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
        self.area.setVisible(report.chart is not None)
        if report.chart is not None:
            self.chart.show_chart(report.chart)


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
