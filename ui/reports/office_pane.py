"""The papers of a programme's start, lists, register and labels: one is chosen, and its pages are shown."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.kinds import Paper
from desktop_app.domain.office_papers import NO_MARKS, NUMBERED, ON_DEMAND
from desktop_app.domain.report import UnitTarget
from desktop_app.domain.unit import Unit
from desktop_app.services.office_papers import PaperOrder, initiative_choices, office_paper_set
from desktop_app.services.reports import save_targets, targets
from ui.desk import Desk
from ui.dossier.papers_pane import PapersPane
from ui.reports.marks_form import MarksForm
from ui.reports.targets_dialog import TargetsDialog
from ui.theme import SPACE_XS, characters
from ui.widgets.buttons import secondary_button
from ui.widgets.fields import ChoiceField
from ui.widgets.rows import Column, RowsModel
from ui.widgets.splitter import KeptSplitter
from ui.widgets.table import Table

_LIST_WIDTH: Final = 38
_OF_ONE: Final = frozenset({Paper.REGISTRATION_FORM, Paper.FOLDER_LABELS})
"""The papers that can be made for one initiative alone."""


_COLUMNS: Final[tuple[Column[Paper], ...]] = (Column(id="paper", heading="Giấy tờ", text=lambda paper: paper.label),)


class OfficePane(QWidget):
    """Makes each paper when it is looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """List the papers; none is made yet."""
        super().__init__(parent)
        self._desk = desk
        self._serial = 0
        self.dialog: TargetsDialog | None = None
        self.model: RowsModel[Paper] = RowsModel(_COLUMNS, parent=self)
        self.model.show(ON_DEMAND)
        self.table = Table(self.model, "Giấy tờ", self, name="office-papers", desk=desk, many=False)
        self.targets_button = secondary_button("Chỉ tiêu đăn&g ký…", "edit")
        self.targets_button.clicked.connect(self.ask_targets)
        self.marks = MarksForm()
        self.marks.changed.connect(self.make)
        self.initiative = ChoiceField("Sáng kiến")
        self.initiative.finished.connect(self.make)
        self.papers = PapersPane(desk, {})
        self._lay_out()
        self.table.current_changed.connect(self.make)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, SPACE_XS, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.table, 1)
        column.addWidget(self.targets_button)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, SPACE_XS, 0, 0)
        beside.setSpacing(SPACE_XS)
        beside.addWidget(self.marks)
        beside.addWidget(self.initiative)
        beside.addWidget(self.papers, 1)
        self.splitter = KeptSplitter(self._desk, "reports.office")
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setSizes([characters(self, _LIST_WIDTH), 2 * characters(self, _LIST_WIDTH)])
        self.splitter.share(0, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    @property
    def paper(self) -> Paper:
        """The paper that is chosen."""
        return self.model.row(max(self.table.currentIndex().row(), 0))

    def enter(self) -> None:
        """Read the initiatives to choose from, and make the paper that is chosen."""
        self._serial += 1
        if not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._desk.read(partial(initiative_choices, self._desk.workspace), partial(self._offer, self._serial))

    def _offer(self, serial: int, choices: Sequence[tuple[str, str]]) -> None:
        if serial != self._serial:
            return
        chosen = self.initiative.value()
        self.initiative.set_options([(code, f"{code} {title}".strip()) for code, title in choices])
        self.initiative.set_value(chosen if chosen in {code for code, _ in choices} else None, force=True)
        self.make()

    @Slot()
    def make(self) -> None:
        """Show the paper that is chosen, as it would be printed now."""
        paper = self.paper
        self.marks.setVisible(paper in NUMBERED)
        self.initiative.setVisible(paper in _OF_ONE)
        self.targets_button.setVisible(paper is Paper.TARGETS)
        order = PaperOrder(
            papers=(paper,),
            programme_id=self._desk.programme_id,
            marks=self.marks.marks() if paper in NUMBERED else NO_MARKS,
            initiative=(self.initiative.value() or "") if paper in _OF_ONE else "",
        )
        self.papers.offer({paper: paper.label})
        self.papers.make((order, self._serial), partial(office_paper_set, self._desk.workspace, order))

    def commit(self) -> None:
        """Take what is being typed as finished."""
        self.marks.commit()

    @Slot()
    def ask_targets(self) -> None:
        """Ask for the targets that unions registered."""
        work = partial(targets, self._desk.workspace, self._desk.programme_id)
        self._desk.read(work, self._ask)

    def _ask(self, found: Sequence[tuple[Unit, UnitTarget | None]]) -> None:
        self.dialog = TargetsDialog(found, self._desk.today(), self)
        self.dialog.accepted.connect(self._save)
        self.dialog.open()

    @Slot()
    def _save(self) -> None:
        if self.dialog is not None and (changes := self.dialog.changes()):
            work = partial(save_targets, self._desk.workspace, self._desk.programme_id, changes)
            self._desk.write(work, self._saved)

    def _saved(self, _nothing: Any) -> None:
        self._desk.messages.success("Đã lưu chỉ tiêu đăng ký.")
        self.enter()
