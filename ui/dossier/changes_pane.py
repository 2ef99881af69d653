"""What the rules find on a frozen submission, and what has changed in the register since it was frozen."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.dossier_changes import FactChange
from desktop_app.domain.fields import UNIT_FIELDS
from desktop_app.domain.links import Link, Screen
from desktop_app.services.dossiers import Standing, standing_of
from desktop_app.services.revisions import RevisionSheet
from desktop_app.text.numbers import format_money
from ui.check.unit_panel import UnitPanel
from ui.desk import Desk
from ui.jobs import Lane
from ui.theme import SPACE_S
from ui.widgets.empty import EmptyState
from ui.widgets.labels import text_label
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import Table

_WHOLE: Final = "Cả hồ sơ"
_COLUMNS: Final[tuple[Column[FactChange], ...]] = (
    Column(id="about", heading="Về", text=lambda row: row.about or _WHOLE, width=12),
    Column(id="what", heading="Thay đổi", text=lambda row: row.what, width=80),
)


class ChangesPane(QWidget):
    """Compares the newest revision with the register of today."""

    counted = Signal(int)  # how many changes there are

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Without a revision."""
        super().__init__(parent)
        self._desk = desk
        self._serial = 0
        self.says = text_label("")
        self.findings = UnitPanel(desk.go, about="Hồ sơ này")
        self.model: RowsModel[FactChange] = RowsModel(_COLUMNS, self)
        self.table = Table(self.model, "Những gì đã thay đổi", self, name="dossier-changes", desk=desk)
        self.table.opened.connect(self._go)
        self.table.notice.connect(desk.messages.info)
        self.nothing = EmptyState("verdict-eligible", "Không có thông tin nào thay đổi từ khi lập hồ sơ.")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.findings)
        column.addWidget(self.says)
        column.addWidget(self.stack, 1)

    def compare(self, sheet: RevisionSheet | None) -> None:
        """Compare a revision, which must be the newest; None: nothing is compared."""
        self._serial += 1
        self._clear()
        if sheet is not None:
            work = partial(standing_of, self._desk.workspace, sheet.entry, self._desk.today())
            shown = partial(self._show, self._serial, sheet.number)
            self._desk.jobs.run(work, shown, self._desk.refuse, Lane.BACKGROUND)

    def _clear(self) -> None:
        self.findings.hide()
        self.says.hide()
        self.stack.hide()

    def _show(self, serial: int, number: int, standing: Standing) -> None:
        if serial != self._serial:
            return
        changes = standing.changes
        self.model.show(changes)
        self.findings.show_findings(standing.findings)
        self.findings.setVisible(bool(standing.findings))
        self.says.setText(
            f"Từ khi lập lần {number} đã có {format_money(len(changes))} thay đổi. Muốn hồ sơ theo dữ liệu hiện nay "
            f"thì lập lần tiếp theo; lần {number} vẫn giữ nguyên."
        )
        self.says.setVisible(bool(changes))
        self.stack.setCurrentWidget(self.table if changes else self.nothing)
        self.stack.show()
        self.counted.emit(len(changes))

    @Slot()
    def _go(self) -> None:
        change = self.model.row(self.table.currentIndex().row())
        if change.initiative_id is not None:
            self._desk.go(Link(screen=Screen.INITIATIVES, record_id=change.initiative_id, field=change.field))
        elif change.field in UNIT_FIELDS:
            self._desk.go(Link(screen=Screen.SETTINGS, field=change.field))
