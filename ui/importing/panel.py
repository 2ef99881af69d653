"""The import of a list, step by step: choose, name the columns, answer once, look, write."""

from collections.abc import Sequence
from enum import IntEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.domain.links import Link, Screen
from desktop_app.domain.programme import Programme
from desktop_app.services.exchange import write_empty_workbook
from desktop_app.services.lists import Answers, apply_plan
from desktop_app.services.outcomes import ImportOutcome
from ui.desk import EVERYTHING, Desk
from ui.importing.answers_step import AnswersStep
from ui.importing.columns_step import ColumnsStep
from ui.importing.done_step import DoneStep
from ui.importing.preview_step import PreviewStep
from ui.importing.shell import StepsShell
from ui.importing.source_step import SourceStep
from ui.importing.work import Asking, Found, Seen, Wish, look_ahead, read_source
from ui.jobs import Lane
from ui.opening import open_file
from ui.theme import characters
from ui.widgets.banner import Banner
from ui.widgets.clipboard import parse_cells
from ui.widgets.files import ALL_FILES, EXCEL_OUT, choose_file, save_file

_WORKBOOKS = ("Bảng tính (*.xlsx *.xlsm *.xls *.xlsb *.ods)", ALL_FILES)
_TEMPLATE_NAME = "mau-nhap-sang-kien.xlsx"
_NAMES = ("Chọn danh sách", "Các cột", "Điều giống nhau", "Xem trước", "Xong")


class At(IntEnum):
    """The steps in order."""

    SOURCE = 0
    COLUMNS = 1
    ANSWERS = 2
    PREVIEW = 3
    DONE = 4


class ImportPanel(StepsShell):
    """Takes a list in; nothing is written before the last button, and then all of it or nothing.

    With `embedded` it is a part of a page: it shows no trail of its own, and going back from its first step is told
    by `left`.
    """

    finished = Signal(object)  # ImportOutcome: it has just been written
    left = Signal()  # back from the first step
    members_found = Signal(object)  # cells of a list that names people and no initiatives: it isn't taken in here

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, embedded: bool = False) -> None:
        """Begin with the choice of a file."""
        self.source = SourceStep()
        self.columns = ColumnsStep()
        self.answers = AnswersStep(desk.settings)
        self.preview = PreviewStep()
        self.done = DoneStep("&Vào phần mềm" if embedded else "")
        steps = (self.source, self.columns, self.answers, self.preview, self.done)
        super().__init__(desk, steps, _NAMES, parent)
        self._embedded = embedded
        self._asking = Asking(desk.workspace, desk.programme_id)
        self._programme: Programme | None = None
        self._straight = False
        self._full = False
        self.trail.setVisible(not embedded)
        self.source.file_asked.connect(self.choose_file)
        self.source.paste_asked.connect(self.paste)
        self.source.template_asked.connect(self.save_template)
        self.source.dropped.connect(self.start_file)
        self.columns.sheet_asked.connect(self._read_sheet)
        self.answers.columns_asked.connect(self.review_columns)
        self.done.open_asked.connect(self._open)
        self.show_step(At.SOURCE)

    def sizeHint(self) -> QSize:
        """Room for a table of some columns."""
        return QSize(characters(self, 150), characters(self, 92))

    @property
    def at(self) -> At:
        """The step that is shown."""
        return At(self._stack.currentIndex())

    def can_go_back(self) -> bool:
        """Whether there is a step before: not where everything is written."""
        return self.at is not At.DONE and (self._embedded or self.at is not At.SOURCE)

    # Getting a list

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file."""
        file = choose_file(self, "Chọn danh sách", _WORKBOOKS, self.desk.settings)
        if file is not None:
            self.start_file(file)

    @Slot()
    def paste(self) -> None:
        """Take the table that was copied in Excel."""
        cells = parse_cells(QGuiApplication.clipboard().text())
        if len(cells) < 2:
            self.tell_trouble(
                "Chưa có bảng nào được chép: hãy chọn cả bảng trong Excel (kể cả dòng tiêu đề), nhấn Ctrl+C."
            )
            return
        self.start_cells(cells)

    @Slot(object)
    def start_file(self, path: Path) -> None:
        """Read a file that was chosen or dropped."""
        self._read(Asking(self.desk.workspace, self.desk.programme_id, file=path))

    def start_cells(self, cells: Sequence[Sequence[str]]) -> None:
        """Read a table that was pasted; its first row is its header."""
        self._read(Asking(self.desk.workspace, self.desk.programme_id, cells=cells))

    @Slot(str)
    def _read_sheet(self, sheet: str) -> None:
        asking = self._asking
        self._read(Asking(asking.workspace, asking.programme_id, file=asking.file, sheet=sheet))

    def _read(self, asking: Asking) -> None:
        self._asking = asking
        self.run("Đang đọc danh sách", partial(read_source, asking), self._found)

    def _found(self, found: Found) -> None:
        self._full = found.full is not None
        self._straight = False
        if found.full is not None:
            self._see(found.full)
        elif found.members:
            self.members_found.emit(found.members)
        elif found.one is not None:
            self._programme = found.programme
            self.columns.show_list(found.one)
            self._straight = self.columns.is_certain and not self._asking.sheet
            if self._straight:
                self._ask()
            else:
                self.show_step(At.COLUMNS)

    @Slot()
    def save_template(self) -> None:
        """Write the empty workbook where the person wants it."""
        settings, ask = self.desk.settings, self.desk.messages.ask
        file = save_file(self, "Lưu bảng tính mẫu", _TEMPLATE_NAME, (EXCEL_OUT,), settings, ask)
        if file is not None:
            work = partial(write_empty_workbook, file, self.desk.workspace.context, overwrite=True)
            self.read(work, self._template_saved)

    def _template_saved(self, file: Path) -> None:
        self.put_banner(Banner("success", f"Đã lưu bảng tính mẫu “{file.name}” vào “{file.parent}”."))

    # From step to step

    @Slot()
    def review_columns(self) -> None:
        """Look at the columns after all."""
        self._straight = False
        self.show_step(At.COLUMNS)

    @Slot()
    def go_back(self) -> None:
        """Go to the step before; everything that was chosen stays."""
        if self.job is not None:
            return
        if self.at is At.SOURCE:
            self.left.emit()
        else:
            self.show_step(self._before(self.at))

    def _before(self, at: At) -> At:
        if self._full or at is At.COLUMNS:
            return At.SOURCE
        if at is At.PREVIEW and self.answers.is_asking:
            return At.ANSWERS
        return At.SOURCE if self._straight and at is At.ANSWERS else At.COLUMNS

    @Slot()
    def go_on(self) -> None:
        """Do what the primary button says."""
        if self.job is not None or not self.step.is_ready:
            return
        if self.at is At.COLUMNS:
            self._ask()
        elif self.at is At.ANSWERS:
            self._look()
        elif self.at is At.PREVIEW:
            self._write()
        elif self.at is At.DONE:
            self._leave()

    def _ask(self) -> None:
        mapping, one = self.columns.mapping, self.columns.one
        proposed = one.proposed if one is not None else Answers()
        self.answers.ask(mapping.values(), self._programme, self.desk.unit, proposed)
        self.answers.tell_columns(len(mapping), self.columns.doubtful)
        if self.answers.is_asking:
            self.show_step(At.ANSWERS)
        else:
            self._look()

    def _look(self) -> None:
        if self.columns.one is None or not self.answers.commit():
            return
        wish = Wish(self.desk.workspace, self.columns.one, self.columns.mapping, self.answers.answers)
        self.run("Đang so với dữ liệu đã có", partial(look_ahead, wish), self._see)

    def _see(self, seen: Seen) -> None:
        self.preview.show_preview(seen)
        self.show_step(At.PREVIEW)

    def _write(self) -> None:
        if self.preview.seen is None:
            return
        work = partial(apply_plan, self.desk.workspace, self.preview.seen.preview, None)
        self.run("Đang ghi", work, self._written, Lane.WRITE)

    def _written(self, outcome: ImportOutcome) -> None:
        self.done.show_outcome(outcome)
        self.show_step(At.DONE)
        self.desk.tell(EVERYTHING)
        self.finished.emit(outcome)

    @Slot(object)
    def _open(self, path: Path) -> None:
        if not open_file(path):
            self.tell_trouble(f"Máy này chưa có phần mềm mở được “{path.name}”.")

    def _leave(self) -> None:
        self.closed.emit()
        if not self._embedded:
            self.desk.go(Link(screen=Screen.MEMBERS if self.done.shows_members else Screen.INITIATIVES))

    # Leaving

    @property
    def is_losing(self) -> bool:
        """Whether closing now would lose what somebody chose or typed."""
        return At.SOURCE < self.at < At.DONE and (self.columns.is_touched or self.answers.is_touched)

    def may_close(self) -> bool:
        """Ask where something would be lost; work that runs is stopped first, and `closed` told when it has."""
        if self.job is not None:
            self.stop(closing=True)
            return False
        return not self.is_losing or self.desk.messages.ask(
            "Bỏ lần nhập này?",
            "Bỏ, không nhập gì",
            detail="Những gì đã chọn cho danh sách này sẽ mất; dữ liệu đã có không thay đổi.",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V takes the table that was copied; Enter and Esc as in every job of steps."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.at is At.SOURCE:
            self.paste()
        else:
            super().keyPressEvent(event)
