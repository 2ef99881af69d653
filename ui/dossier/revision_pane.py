"""A frozen submission: its papers, revision by revision."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.context import VIETNAM
from desktop_app.services.dossier_papers import revision_papers
from desktop_app.services.revisions import RevisionSheet, revision_sheet
from desktop_app.text.dates import format_date
from ui.desk import Desk
from ui.dossier.listing import state_of
from ui.dossier.papers_view import PapersView
from ui.theme import SECTION_PT, SPACE_S
from ui.widgets.buttons import secondary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import text_label


class RevisionPane(QWidget):
    """Shows one revision of a submission, the newest first."""

    next_asked = Signal(object)  # UUID of the submission whose next revision is to be prepared
    gone = Signal()  # the submission isn't there any more

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Without a submission."""
        super().__init__(parent)
        self._desk = desk
        self._serial = 0
        self._number: int | None = None
        self.submission_id: UUID | None = None
        self.sheet: RevisionSheet | None = None
        self._build_head()
        self.papers = PapersView(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(self.head)
        column.addWidget(self.says)
        column.addWidget(self.papers, 1)

    def _build_head(self) -> None:
        self.title = text_label("", SECTION_PT, strong=True)
        self.revisions = ChoiceBox()
        self.revisions.setAccessibleName("Lần lập hồ sơ đang xem")
        self.revisions.activated.connect(self._choose_revision)
        self.next_button = secondary_button("Lập lần &tiếp theo", "add")
        self.next_button.clicked.connect(self._ask_next)
        self.says = text_label("", role="secondary")
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE_S)
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.revisions)
        self.head.addWidget(self.next_button)

    def open(self, submission_id: UUID | None) -> None:
        """Show the newest revision of a submission, None: nothing."""
        if submission_id != self.submission_id:
            self._number = None
            self.sheet = None
            self.papers.clear()
        self.submission_id = submission_id
        self.read_again()

    @Slot()
    def read_again(self) -> None:
        """Read the revision."""
        self._serial += 1
        if self.submission_id is not None:
            work = partial(revision_sheet, self._desk.workspace, self.submission_id, self._number)
            self._desk.read(work, partial(self._show, self._serial))

    def _show(self, serial: int, sheet: RevisionSheet | None) -> None:
        if serial != self._serial:
            return
        if sheet is None:
            self.gone.emit()
            return
        self.sheet = sheet
        self.title.setText(f"Đợt {sheet.entry.serial}")
        self._list_revisions(sheet)
        made = sheet.made_at.astimezone(VIETNAM).date()
        self.says.setText(f"{state_of(sheet.record.marks)}. Lập ngày {format_date(made)}, mã đối chiếu {sheet.code}.")
        make = partial(revision_papers, self._desk.workspace, sheet.entry.id, sheet.number)
        self.papers.make(sheet.record, make)

    def _list_revisions(self, sheet: RevisionSheet) -> None:
        self.revisions.clear()
        for number in reversed(sheet.numbers):
            newest = " (mới nhất)" if number == sheet.entry.revision and len(sheet.numbers) > 1 else ""
            self.revisions.add_choice(f"Lần {number}{newest}", number)
        self.revisions.setCurrentIndex(self.revisions.place_of(sheet.number))
        self.revisions.setEnabled(len(sheet.numbers) > 1)

    @Slot()
    def _choose_revision(self) -> None:
        self._number = self.revisions.chosen()
        self.read_again()

    @Slot()
    def _ask_next(self) -> None:
        if self.submission_id is not None:
            self.next_asked.emit(self.submission_id)
