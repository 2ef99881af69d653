"""A frozen submission, revision by revision: its papers, what comes after signing, what has changed since."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.context import VIETNAM
from desktop_app.domain.edit import Changed
from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.links import Link, Screen
from desktop_app.services.dossier_papers import revision_papers
from desktop_app.services.revisions import RevisionSheet, revision_sheet
from desktop_app.services.submissions import delete_revision
from desktop_app.text.dates import format_date
from ui.desk import Desk
from ui.dossier.changes_pane import ChangesPane
from ui.dossier.handing import Handing
from ui.dossier.listing import state_of
from ui.dossier.marks_form import LABELS, MarksForm
from ui.dossier.papers_view import PapersView
from ui.theme import SECTION_PT, SPACE_S
from ui.widgets.buttons import action, menu_button, primary_button, secondary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import text_label

_CHANGES: Final = "Kiểm tra, thay đổi"


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
        self._field = ""
        self.submission_id: UUID | None = None
        self.sheet: RevisionSheet | None = None
        self._build_head()
        self._build_papers()
        self.marks = MarksForm(desk)
        self.marks.undo_asked.connect(desk.undo)
        self.marks.redo_asked.connect(desk.redo)
        self.changes = ChangesPane(desk)
        self.changes.counted.connect(self._count_changes)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.papers, "Văn bản")
        self.tabs.addTab(self.marks, "Số, ngày, bản quét")
        self.tabs.addTab(self.changes, _CHANGES)
        self.tabs.currentChanged.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(self.head)
        column.addWidget(self.says)
        column.addWidget(self.tabs, 1)

    def _build_head(self) -> None:
        self.title = text_label("", SECTION_PT, strong=True)
        self.revisions = ChoiceBox()
        self.revisions.setAccessibleName("Lần lập hồ sơ đang xem")
        self.revisions.activated.connect(self._choose_revision)
        self.next_button = secondary_button("Lập lần &tiếp theo", "add")
        self.next_button.clicked.connect(self._ask_next)
        self.send_button = secondary_button("&Gửi hồ sơ", "send")
        self.send_button.clicked.connect(self._go_to_sending)
        self.delete_action = action(self, "Xóa lần này…", self.ask_delete, "delete")
        self.says = text_label("", role="secondary")
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE_S)
        self.head.addWidget(self.title, 1)
        for widget in (
            self.revisions,
            self.next_button,
            self.send_button,
            menu_button("", "menu", [self.delete_action]),
        ):
            self.head.addWidget(widget)

    def _build_papers(self) -> None:
        self.print_button = primary_button("&In…", "print")
        self.word_button = secondary_button("Mở &Word", "edit")
        self.word_button.setAccessibleName("Mở bằng Word")
        self.word_button.setToolTip("Mở một bản sao bằng Word")
        self.save_actions = [
            action(self, "Tất cả văn bản (Word, PDF, Excel)…", self._save_all, "folder"),
            action(self, "Các tệp PDF…", partial(self._save, PaperFormat.PDF)),
            action(self, "Các tệp Word…", partial(self._save, PaperFormat.DOCX)),
            action(self, "Văn bản đang xem thành PDF…", self._save_pdf),
            action(self, "Mở bảng tổng hợp bằng Excel", self._open_in_excel, "show"),
        ]
        self.bind_action = action(self, "Trọn bộ hồ sơ trong một tệp PDF…", self._bind, "dossier")
        between = QAction(self)
        between.setSeparator(True)
        self.save_button = menu_button("Lư&u", "export", [*self.save_actions, between, self.bind_action])
        self.papers = PapersView(self._desk, (self.print_button, self.word_button, self.save_button))
        self.papers.shown.connect(self._offer)
        self.handing = Handing(self._desk, self.papers)
        self.print_button.clicked.connect(self.handing.print)
        self.word_button.clicked.connect(self.handing.open_in_word)

    def open(self, submission_id: UUID | None) -> None:
        """Show the newest revision of a submission, None: nothing."""
        if submission_id != self.submission_id:
            self.marks.close_sheet()
            self._show_nothing()
        self.submission_id = submission_id
        self.read_again()

    def _show_nothing(self) -> None:
        self._number = None
        self.sheet = self.handing.sheet = None
        self.papers.clear()
        self.changes.compare(None)
        self.tabs.setTabText(2, _CHANGES)

    def flush(self) -> None:
        """Hand over what is being typed."""
        self.marks.keeper.flush()

    def go_to(self, field: str) -> None:
        """Go to a field of what comes after signing, else to what the rules find."""
        self._field = field
        self._go_on()

    def _go_on(self) -> None:
        field = self._field
        if not field or self.sheet is None:
            return
        self._field = ""
        if field in LABELS:
            self.tabs.setCurrentWidget(self.marks)
            self.marks.fields[field].focus()
        else:
            self.tabs.setCurrentWidget(self.changes)

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
            self.submission_id = None
            self.marks.close_sheet()
            self._show_nothing()
            self.gone.emit()
            return
        self.sheet = self.handing.sheet = sheet
        self.title.setText(f"Đợt {sheet.entry.serial}")
        self._list_revisions(sheet)
        made = sheet.made_at.astimezone(VIETNAM).date()
        state = state_of(sheet.record.marks)
        self.says.setText(f"{state}. Lập ngày {format_date(made)}, mã đối chiếu {sheet.code}.")
        self.marks.show_sheet(sheet)
        self.tabs.setTabText(2, _CHANGES)
        self.tabs.setTabVisible(2, sheet.is_newest)
        self.changes.compare(sheet if sheet.is_newest else None)
        self._look()
        self._offer()
        self._go_on()

    @Slot()
    def _look(self) -> None:
        """Make the papers where they are looked at."""
        if self.sheet is not None and self.tabs.currentWidget() is self.papers:
            make = partial(revision_papers, self._desk.workspace, self.sheet.entry.id, self.sheet.number)
            self.papers.make(self.sheet.record, make)

    def _list_revisions(self, sheet: RevisionSheet) -> None:
        self.revisions.clear()
        for number in reversed(sheet.numbers):
            newest = " (mới nhất)" if number == sheet.entry.revision and len(sheet.numbers) > 1 else ""
            self.revisions.add_choice(f"Lần {number}{newest}", number)
        self.revisions.setCurrentIndex(self.revisions.place_of(sheet.number))
        self.revisions.setEnabled(len(sheet.numbers) > 1)

    @Slot()
    def _offer(self) -> None:
        some = self.sheet is not None and self.papers.papers is not None
        newest = self.sheet is not None and self.sheet.is_newest
        for button in (self.print_button, self.word_button, self.save_button):
            button.setEnabled(some)
        self.bind_action.setEnabled(newest)
        self.send_button.setEnabled(newest)
        self.delete_action.setEnabled(newest and self.sheet is not None and not self.sheet.was_sent)

    @Slot(int)
    def _count_changes(self, count: int) -> None:
        self.tabs.setTabText(2, f"{_CHANGES} ({count})" if count else _CHANGES)

    @Slot()
    def _choose_revision(self) -> None:
        self.flush()
        self._number = self.revisions.chosen()
        self.read_again()

    @Slot()
    def _ask_next(self) -> None:
        if self.submission_id is not None:
            self.flush()
            self.next_asked.emit(self.submission_id)

    @Slot()
    def _go_to_sending(self) -> None:
        if self.submission_id is not None:
            self.flush()
            self._desk.go(Link(screen=Screen.SENDING, record_id=self.submission_id))

    @Slot()
    def _save_all(self) -> None:
        self.handing.save_all()

    def _save(self, file_format: PaperFormat) -> None:
        self.handing.save((file_format,))

    @Slot()
    def _save_pdf(self) -> None:
        self.handing.save_pdf()

    @Slot()
    def _open_in_excel(self) -> None:
        self.papers.bar.choose(Paper.SUMMARY_TABLE.value)
        self.handing.open_in_excel()

    @Slot()
    def _bind(self) -> None:
        self.handing.bind()

    @Slot()
    def ask_delete(self) -> None:
        """Delete the newest revision, which was never sent, after one question that names what goes."""
        sheet = self.sheet
        if sheet is None or not sheet.is_newest or sheet.was_sent:
            return
        before = [number for number in sheet.numbers if number < sheet.number]
        stays = f"Lần {before[-1]} và dữ liệu sáng kiến" if before else "Dữ liệu sáng kiến"
        agreed = self._desk.messages.ask(
            f"Xóa đợt {sheet.entry.serial}, lần {sheet.number}?",
            f"Xóa lần {sheet.number}",
            detail=f"Nội dung đã chốt của {len(sheet.entry.initiative_codes)} sáng kiến, các văn bản, số, ngày và bản "
            f"quét đã ký của lần này sẽ mất và không hoàn tác được. {stays} vẫn còn.",
            dangerous=True,
        )
        if agreed:
            self.marks.close_sheet()
            work = partial(delete_revision, self._desk.workspace, sheet.entry.id, sheet.number)
            self._desk.write(work, partial(self._deleted, sheet))

    def _deleted(self, sheet: RevisionSheet, _nothing: object) -> None:
        self._number = None
        self._desk.tell(Changed(submissions=frozenset({sheet.entry.id})))
        self._desk.messages.success(f"Đã xóa đợt {sheet.entry.serial}, lần {sheet.number}.")
