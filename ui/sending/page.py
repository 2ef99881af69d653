"""The screen Gửi hồ sơ: the package onto a stick or into a folder, all that sending takes, and what was sent."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.edit import Changed
from desktop_app.domain.kinds import Paper
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.submission import SubmissionEntry
from desktop_app.services.sending import SendingSheet, sending_sheet, submissions_to_send
from desktop_app.services.sending_papers import SENT_ALONG, sending_papers
from ui.desk import Desk
from ui.dossier.listing import state_of
from ui.dossier.papers_pane import PapersPane
from ui.page import Page
from ui.sending.outgoing_pane import OutgoingPane
from ui.sending.register_pane import RegisterPane
from ui.theme import SPACE_S, characters
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.empty import EmptyState
from ui.widgets.focus import take_focus
from ui.widgets.labels import text_label
from ui.widgets.splitter import KeptSplitter

_LEFT: Final = 470
_RIGHT: Final = 570
"""The shares of both panes before an officer moves what is between them."""
_CHOICE: Final = 30
"""The width of the choice, in characters."""
_COPIES: Final = {Paper.DELIVERY_NOTE: 2}
"""Either party keeps one."""


class SendingPage(Page):
    """Shows one submission of the programme that is worked on, the one frozen last unless another is chosen."""

    shows = Screen.SENDING
    title = "Gửi hồ sơ"
    icon = "send"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the choice of a submission and the panes below."""
        super().__init__(desk, parent)
        self._serial = 0
        self._wanted: UUID | None = None
        self.sheet: SendingSheet | None = None
        self.outgoing = OutgoingPane(desk)
        self.register = RegisterPane(desk)
        self.papers = PapersPane(desk, {paper: paper.label for paper in SENT_ALONG}, copies=_COPIES)
        self._build_choice()
        self._build_body()
        self.outgoing.envelope_changed.connect(self._read_sheet)
        self.outgoing.sending_asked.connect(self._note_sending)

    def _build_choice(self) -> None:
        self.choice = ChoiceBox()
        self.choice.setAccessibleName("Hồ sơ muốn gửi")
        self.choice.setMinimumWidth(characters(self, _CHOICE))
        self.choice.activated.connect(self._choose)
        label = text_label("&Hồ sơ:", wrap=False)
        label.setBuddy(self.choice)
        self.asked = text_label("", role="secondary")
        self._line = QHBoxLayout()
        self._line.setSpacing(SPACE_S)
        self._line.addWidget(label)
        self._line.addWidget(self.choice)
        self._line.addWidget(self.asked, 1)

    def _build_body(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Sổ theo dõi và giấy tờ gửi kèm")
        self.tabs.addTab(self.register, "Sổ theo dõi gửi hồ sơ")
        self.tabs.addTab(self.papers, "Giấy giao nhận, nhãn phong bì")
        self.tabs.currentChanged.connect(self._make_papers)
        self.splitter = KeptSplitter(self.desk, "sending.splitter")
        self.splitter.addWidget(self.outgoing)
        self.splitter.addWidget(self.tabs)
        self.splitter.setSizes([_LEFT, _RIGHT])
        self.splitter.share(1, 1)
        self.whole = QWidget()
        column = QVBoxLayout(self.whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(self._line)
        column.addWidget(self.splitter, 1)
        self.nothing = EmptyState(
            "send",
            "Chưa có hồ sơ nào để gửi. Hãy lập hồ sơ trước, rồi xuất gói và gửi đi từ màn hình này.",
            [("Lập hồ sơ", partial(self.desk.go, Link(screen=Screen.DOSSIER)))],
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.whole)
        self.stack.addWidget(self.nothing)
        self.body.addWidget(self.stack, 1)

    @property
    def submission_id(self) -> UUID | None:
        """The submission that is chosen."""
        chosen: UUID | None = self.choice.chosen()
        return chosen

    def enter(self) -> None:
        """Read the submissions, the register and which sticks are in."""
        self._read()
        self.outgoing.package.look_for_sticks()
        take_focus(self, self.choice)

    def leave(self) -> None:
        """Hand over what is being typed."""
        self.outgoing.commit()

    def open_link(self, link: Link) -> None:
        """Go to a submission."""
        if link.record_id is not None:
            self._wanted = link.record_id
            self._read()

    def data_changed(self, changed: Changed) -> None:
        """Show what may be other now."""
        if changed.submissions or changed.everything or changed.unit:
            self._read()

    @Slot()
    def _read(self) -> None:
        self._serial += 1
        desk = self.desk
        work = partial(submissions_to_send, desk.workspace, desk.programme_id)
        desk.read(work, partial(self._list, self._serial))
        self.register.read_again()

    def _list(self, serial: int, entries: Sequence[SubmissionEntry]) -> None:
        if serial != self._serial:
            return
        former, self._wanted = self._wanted or self.submission_id, None
        self.choice.clear()
        for entry in entries:
            state = state_of(entry.marks).lower()
            self.choice.add_choice(f"Đợt {entry.serial}, lần {entry.revision} ({state})", entry.id)
        if former in {entry.id for entry in entries}:
            self.choice.setCurrentIndex(self.choice.place_of(former))
        self.stack.setCurrentWidget(self.whole if entries else self.nothing)
        self._read_sheet()

    @Slot()
    def _choose(self) -> None:
        self._serial += 1
        self._read_sheet()

    @Slot()
    def _read_sheet(self) -> None:
        if self.submission_id is not None:
            work = partial(sending_sheet, self.desk.workspace, self.submission_id)
            self.desk.read(work, partial(self._show, self._serial))

    def _show(self, serial: int, sheet: SendingSheet) -> None:
        if serial != self._serial:
            return
        self.sheet = sheet
        self.asked.setText(sheet.asked)
        self.outgoing.show_sheet(sheet)
        self.register.sheet = sheet
        self._make_papers()

    @Slot()
    def _make_papers(self) -> None:
        if self.sheet is not None and self.tabs.currentWidget() is self.papers:
            key = (self.sheet.entry, self.sheet.package, self.sheet.envelope)
            self.papers.make(key, partial(sending_papers, self.desk.workspace, self.sheet.entry.id))

    @Slot(object)
    def _note_sending(self, way: object) -> None:
        self.tabs.setCurrentWidget(self.register)
        self.register.ask_new(way)
