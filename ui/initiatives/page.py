"""The list of initiatives with their verdicts, and the findings of the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.kinds import Verdict
from desktop_app.services.overview import InitiativeRow
from ui.icons import verdict_icon
from ui.initiatives.findings import FindingsPanel
from ui.theme import current_palette
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import Table

_ORDER = tuple(Verdict)
_COLUMNS: tuple[Column[InitiativeRow], ...] = (
    Column(
        heading="Kết quả kiểm tra",
        text=lambda row: row.verdict.label,
        sort_key=lambda row: _ORDER.index(row.verdict),
        icon=lambda row: verdict_icon(row.verdict),
        colour=lambda row: current_palette().verdict(row.verdict),
    ),
    Column(heading="Mã", text=lambda row: row.code, sort_key=lambda row: row.code_key),
    Column(heading="Tên sáng kiến", text=lambda row: row.title, sort_key=lambda row: row.title_key),
    Column(heading="Tác giả", text=lambda row: row.authors),
)
_WIDTHS = (24, 10, 48, 30)


class InitiativesPage(QWidget):
    """The screen Sáng kiến, to read: the table, and beside it what the rules found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build table and findings side by side."""
        super().__init__(parent)
        self.model: RowsModel[InitiativeRow] = RowsModel(_COLUMNS, lambda row: row.search, self)
        self.table = Table(self.model, "Danh sách sáng kiến", self)
        self.table.set_widths(_WIDTHS)
        self.findings = FindingsPanel(self)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.table)
        splitter.addWidget(self.findings)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.table.selectionModel().currentRowChanged.connect(self._show_findings)
        self.model.modelReset.connect(self._choose_first)

    def show_rows(self, rows: Sequence[InitiativeRow]) -> None:
        """Show these initiatives."""
        self.model.show(rows)

    def search(self, words: Sequence[str]) -> None:
        """Keep the initiatives that hold every folded word."""
        self.model.search(words)

    @Slot(QModelIndex, QModelIndex)
    def _show_findings(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.findings.show_row(self.model.row(current.row()) if current.isValid() else None)

    @Slot()
    def _choose_first(self) -> None:
        if self.model.rowCount():
            self.table.selectRow(0)
        else:
            self.findings.show_row(None)
