"""The table in which initiatives are chosen for a submission: a box to tick, and why the others can't go in."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.kinds import Verdict
from desktop_app.services.dossiers import Candidate
from ui.desk import Desk
from ui.icons import verdict_icon
from ui.theme import current_palette
from ui.widgets.rows import Column, Index, RowsModel
from ui.widgets.table import Table

IN, OUT, BARRED = "Có", "Không", "Chưa được"
_ORDER: Final = tuple(Verdict)


def _columns(word: Callable[[Candidate], str]) -> tuple[Column[Candidate], ...]:
    return (
        Column(id="in", heading="Đưa vào", text=word, width=11),
        Column(id="code", heading="Mã", text=lambda row: row.code, width=8),
        Column(id="title", heading="Tên sáng kiến", text=lambda row: row.title, width=34),
        Column(
            id="verdict",
            heading="Kết quả kiểm tra",
            text=lambda row: row.verdict.label,
            icon=lambda row: verdict_icon(row.verdict),
            colour=lambda row: current_palette().verdict(row.verdict),
            sort_key=lambda row: _ORDER.index(row.verdict),
            width=18,
        ),
        Column(id="reason", heading="Vì sao", text=lambda row: row.reason, width=40),
        Column(id="authors", heading="Tác giả", text=lambda row: row.authors, width=20),
    )


class CandidatesModel(RowsModel[Candidate]):
    """The candidates and which of them are chosen; those that can't go in have no box."""

    decided = Signal(object, bool)  # list of UUIDs, whether they go in

    def __init__(self, parent: QObject | None = None) -> None:
        """No candidates yet."""
        self.chosen: frozenset[UUID] = frozenset()
        self._numbers: dict[UUID, int] = {}
        super().__init__(_columns(self._word), parent, key=self._number)

    def _word(self, row: Candidate) -> str:
        if not row.can_go_in:
            return BARRED
        return IN if row.id in self.chosen else OUT

    def _number(self, row: Candidate) -> int:
        return self._numbers.setdefault(row.id, len(self._numbers))

    def show_candidates(self, rows: Sequence[Candidate], chosen: frozenset[UUID]) -> None:
        """Show these; the same rows with other ticks keep their place."""
        self.chosen = chosen
        if rows and [self.row(place) for place in range(self.rowCount())] == list(rows):
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        else:
            self.show(rows)

    def decide(self, places: Iterable[int], goes_in: bool) -> None:
        """Ask for the rows at these places to go in or to stay out."""
        rows = [self.row(place) for place in places]
        ids = [row.id for row in rows if row.can_go_in and (row.id in self.chosen) is not goes_in]
        if ids:
            self.decided.emit(ids, goes_in)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A box in the first column of what can go in."""
        flags = super().flags(index)
        if index.column() == 0 and self.row(index.row()).can_go_in:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The box, and what every table shows."""
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            row = self.row(index.row())
            if not row.can_go_in:
                return None
            return Qt.CheckState.Checked if row.id in self.chosen else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick the box, or take the tick away."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.decide([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


class CandidatesTable(Table):
    """Space ticks the chosen rows, or takes their ticks away where all have one."""

    def __init__(self, model: CandidatesModel, desk: Desk, parent: QWidget | None = None) -> None:
        """Show the candidates."""
        super().__init__(model, "Sáng kiến đưa vào hồ sơ", parent, name="dossier-candidates", desk=desk)
        self.candidates = model

    def places(self) -> list[int]:
        """The places of the selected rows."""
        ranges = sorted({(part.top(), part.bottom()) for part in self.selectionModel().selection().toList()})
        return [place for first, last in ranges for place in range(first, last + 1)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by the space bar."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.turn()
            event.accept()
        else:
            super().keyPressEvent(event)

    def turn(self) -> None:
        """Tick the selected rows, or take their ticks away where all have one."""
        rows = [self.candidates.row(place) for place in self.places()]
        free = [row for row in rows if row.can_go_in]
        self.candidates.decide(self.places(), not all(row.id in self.candidates.chosen for row in free))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on a box are two clicks."""
        if self.indexAt(event.position().toPoint()).column() == 0:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)
