"""A submission that is being prepared: what goes in, to whom, in which words, how it would look; then it is frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Paper
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.submission import Letter, SubmissionEntry
from desktop_app.services.dossier_drafts import Draft
from desktop_app.services.dossier_papers import planned_papers
from desktop_app.services.dossiers import Plan, Prospect, freeze_plan, planned_findings, planned_wordings, prospect
from desktop_app.services.wording import WordingEntry
from desktop_app.text.numbers import format_money
from ui.check.places import place_on_unit
from ui.check.unit_panel import UnitPanel
from ui.desk import Desk
from ui.dossier.candidates import CandidatesModel, CandidatesTable
from ui.dossier.letter_form import LetterForm
from ui.dossier.papers_view import PapersView
from ui.settings.wording_dialog import WordingDialog
from ui.theme import SECTION_PT, SPACE_S
from ui.widgets.buttons import flat_button, primary_button, secondary_button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import text_label

_LOOK_AFTER: Final = 300
"""Milliseconds after a decision until the submission is checked and its pages are made anew."""
_NOTHING_CHOSEN: Final = "Chưa chọn sáng kiến nào; hãy đánh dấu ít nhất một sáng kiến."


class PlanPane(QWidget):
    """Shows a draft over what there is to choose from; every decision is told at once."""

    changed = Signal(object)  # Draft
    dropped = Signal(object)  # Draft
    frozen = Signal(object, object)  # Draft, SubmissionEntry

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Without a draft."""
        super().__init__(parent)
        self._desk = desk
        self._serial = 0
        self._version = 0
        self._freezing = self._checking = False
        self._checked: tuple[Plan, int] | None = None
        self.draft: Draft | None = None
        self.prospect: Prospect | None = None
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_AFTER)
        self._timer.timeout.connect(self._look)
        self._build_head()
        self._build_tabs()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(self.head)
        column.addWidget(self.findings)
        column.addWidget(self.tabs, 1)
        self._offer()

    def _build_head(self) -> None:
        self.title = text_label("", SECTION_PT, strong=True)
        self.wording_button = secondary_button("Lời &văn…", "edit")
        self.wording_button.clicked.connect(self.ask_wording)
        self.drop_button = secondary_button("&Bỏ, không lập", "close")
        self.drop_button.clicked.connect(self._drop)
        self.freeze_button = primary_button("Lậ&p hồ sơ", "dossier")
        self.freeze_button.clicked.connect(self.freeze)
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE_S)
        self.head.addWidget(self.title, 1)
        for button in (self.wording_button, self.drop_button, self.freeze_button):
            self.head.addWidget(button)
        self.findings = UnitPanel(self._desk.go, about="Hồ sơ này", place=_place)

    def _build_tabs(self) -> None:
        desk = self._desk
        self.model = CandidatesModel(self)
        self.model.decided.connect(self._decide)
        self.table = CandidatesTable(self.model, desk)
        self.table.opened.connect(self._go_to_initiative)
        self.table.selection_changed.connect(self._offer)
        self.table.notice.connect(desk.messages.info)
        self.nothing = EmptyState(
            "initiatives",
            "Chưa có sáng kiến nào để đưa vào hồ sơ. Hãy nhập sáng kiến trước.",
            [("Đến danh sách sáng kiến", partial(desk.go, Link(screen=Screen.INITIATIVES)))],
        )
        self.nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.candidates = QStackedWidget()
        self.candidates.addWidget(self.table)
        self.candidates.addWidget(self.nothing)
        self.count = text_label("", role="secondary")
        self.in_button = secondary_button("Đư&a vào", "tick")
        self.in_button.clicked.connect(partial(self._decide_selected, goes_in=True))
        self.out_button = secondary_button("Để lạ&i", "close")
        self.out_button.clicked.connect(partial(self._decide_selected, goes_in=False))
        self.go_button = flat_button("Mở sáng kiến", "arrow-right")
        self.go_button.clicked.connect(self._go_to_initiative)
        self.letter = LetterForm()
        self.letter.changed.connect(self._write_to)
        self.letter.undo_asked.connect(desk.undo)
        self.letter.redo_asked.connect(desk.redo)
        self.papers = PapersView(desk)
        self.tabs = QTabWidget()
        buttons = (self.go_button, self.in_button, self.out_button)
        self.tabs.addTab(_below_tabs(self.candidates, self.count, *buttons), "Sáng kiến")
        self.tabs.addTab(_below_tabs(self.letter), "Nơi nhận, người ký")
        self.tabs.addTab(self.papers, "Xem trước văn bản")
        self.tabs.currentChanged.connect(self._look)

    def open(self, draft: Draft) -> None:
        """Show a draft."""
        if self.draft is None or self.draft.key != draft.key:
            self.flush()
            self.close_draft()
            self.title.setText("Hồ sơ đang lập")
        self.draft = draft
        self.read_again()

    def close_draft(self) -> None:
        """Show nothing, and let go of the papers."""
        self._serial += 1
        self._timer.stop()
        self.draft = self.prospect = None
        self.papers.clear()
        self.tabs.setCurrentIndex(0)
        self._offer()

    def flush(self) -> None:
        """Hand over what is being typed."""
        self.letter.flush()

    @Slot()
    def read_again(self) -> None:
        """Read what there is to choose from."""
        draft, desk = self.draft, self._desk
        if draft is None:
            return
        self._serial += 1
        self._version += 1
        work = partial(prospect, desk.workspace, draft.programme_id, desk.today(), draft.submission_id)
        desk.read(work, partial(self._show, self._serial))

    def _show(self, serial: int, found: Prospect) -> None:
        if serial == self._serial and self.draft is not None:
            self.prospect = found
            self.title.setText(f"Đợt {found.serial}, lần {found.revision} (đang lập)")
            self._show_draft()

    def _show_draft(self) -> None:
        if self.draft is None or self.prospect is None:
            return
        chosen = self.prospect.chosen_in(self.draft)
        self.model.show_candidates(self.prospect.candidates, chosen)
        self.candidates.setCurrentWidget(self.table if self.prospect.candidates else self.nothing)
        total = len(self.prospect.candidates)
        self.count.setText(f"Đưa vào {format_money(len(chosen))} trong {format_money(total)} sáng kiến.")
        self.letter.show_letter(self.prospect.unit, self.prospect.letter_in(self.draft))
        self._offer()
        self._timer.start()

    @property
    def plan(self) -> Plan | None:
        """What would be frozen now."""
        if self.draft is None or self.prospect is None:
            return None
        return self.prospect.plan(self.draft, self._desk.today())

    def _take(self, draft: Draft) -> None:
        self.draft = draft
        self.changed.emit(draft)
        self._show_draft()

    @Slot(object, bool)
    def _decide(self, ids: Sequence[UUID], goes_in: bool) -> None:
        if self.draft is not None:
            self._take(replace(self.draft, answers={**self.draft.answers, **dict.fromkeys(ids, goes_in)}))

    def _decide_selected(self, *, goes_in: bool) -> None:
        self.model.decide(self.table.places(), goes_in)

    @Slot(object)
    def _write_to(self, letter: Letter) -> None:
        if self.draft is not None:
            self._take(replace(self.draft, letter=letter))

    @Slot()
    def _offer(self) -> None:
        plan = self.plan
        ready = plan is not None and not self._freezing
        self.freeze_button.setEnabled(ready and bool(plan and plan.initiatives))
        self.wording_button.setEnabled(ready)
        self.drop_button.setEnabled(ready)
        rows = [self.model.row(place) for place in self.table.places()]
        self.in_button.setEnabled(any(row.can_go_in and row.id not in self.model.chosen for row in rows))
        self.out_button.setEnabled(any(row.id in self.model.chosen for row in rows))
        self.go_button.setEnabled(len(rows) == 1)

    @Slot()
    def _look(self) -> None:
        """Check the submission as a whole, and make its pages where they are looked at."""
        plan, desk = self.plan, self._desk
        self._timer.stop()
        if plan is None:
            return
        self._check(plan)
        if self.tabs.currentWidget() is not self.papers:
            return
        if plan.initiatives:
            self.papers.make((plan, self._version), partial(planned_papers, desk.workspace, plan))
        else:
            self.papers.clear(_NOTHING_CHOSEN)

    def _check(self, plan: Plan) -> None:
        """Check the submission, one plan at a time: what was decided meanwhile is checked afterwards."""
        wanted = plan, self._version
        if wanted == self._checked or self._checking:
            return
        self._checking = True
        work = partial(planned_findings, self._desk.workspace, plan)
        self._desk.read(work, partial(self._show_findings, wanted), self._unchecked)

    def _show_findings(self, checked: tuple[Plan, int], findings: Sequence[Finding]) -> None:
        self._checking, self._checked = False, checked
        if checked == (self.plan, self._version):
            self.findings.show_findings(findings)
        elif self.plan is not None:
            self._check(self.plan)

    def _unchecked(self, error: BaseException) -> None:
        self._checking = False
        self._desk.refuse(error)

    @Slot()
    def _go_to_initiative(self) -> None:
        places = self.table.places()
        if len(places) == 1:
            self._desk.go(Link(screen=Screen.INITIATIVES, record_id=self.model.row(places[0]).id))

    @Slot()
    def ask_wording(self) -> None:
        """Change the wording of this submission's papers."""
        self.flush()
        plan = self.plan
        if plan is not None:
            self._desk.read(partial(planned_wordings, self._desk.workspace, plan), self._ask_wording)

    def _ask_wording(self, entries: Sequence[WordingEntry]) -> None:
        WordingDialog(entries, self._desk, self, keep=self._keep_wording).open()

    def _keep_wording(self, paper: Paper, text: str) -> None:
        if self.draft is not None and self.prospect is not None:
            texts: Mapping[Paper, str] = self.prospect.wordings_in(self.draft)
            self._take(replace(self.draft, wordings={**texts, paper: text}))

    @Slot()
    def _drop(self) -> None:
        if self.draft is not None:
            self.dropped.emit(self.draft)

    @Slot()
    def freeze(self) -> None:
        """Freeze what is chosen as a revision, for ever as it is."""
        self.flush()
        plan, draft, desk = self.plan, self.draft, self._desk
        if draft is None or plan is None or not plan.initiatives or self._freezing:
            return
        self._freezing = True
        self._offer()
        desk.write(partial(freeze_plan, desk.workspace, plan), partial(self._frozen, draft), self._not_frozen)

    def _frozen(self, draft: Draft, entry: SubmissionEntry) -> None:
        self._freezing = False
        self._offer()
        self.frozen.emit(draft, entry)

    def _not_frozen(self, error: BaseException) -> None:
        self._freezing = False
        self._offer()
        self._desk.refuse(error)


def _place(finding: Finding) -> Link | None:
    """Where a finding is mended before freezing; what comes after signing can't be entered yet."""
    place = place_on_unit(finding)
    return None if place is not None and place.screen in (Screen.DOSSIER, Screen.SENDING) else place


def _below_tabs(content: QWidget, *line: QWidget) -> QWidget:
    """What a tab shows: its content, and below it a line of which the first takes the room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, SPACE_S, 0, 0)
    column.setSpacing(SPACE_S)
    column.addWidget(content, 1)
    row = QHBoxLayout()
    row.setSpacing(SPACE_S)
    for place, widget in enumerate(line):
        row.addWidget(widget, 0 if place else 1)
    column.addLayout(row)
    return holder
