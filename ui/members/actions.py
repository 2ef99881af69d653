"""What is done with the list of members: export, paste, import, delete."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.edit import Edit
from desktop_app.domain.person import Person
from desktop_app.domain.progress import Progress
from desktop_app.services.registers import export_table
from desktop_app.services.workspace import OpenWorkspace
from ui.desk import EVERYTHING, Desk
from ui.members.deleting import Question
from ui.members.list_dialog import take_members
from ui.members.listing import fields_from
from ui.members.pasted import Fill, fill_question, has_header
from ui.members.reading import delete_and_tell, plan_deletion, plan_fill
from ui.opening import open_or_tell
from ui.widgets.copying import ShownRows
from ui.widgets.files import EXCEL_OUT, save_file
from ui.widgets.keyed_model import KeyedModel
from ui.widgets.table import Table

_FILE = "Danh sách đoàn viên.xlsx"
PASTE_AT_MOST = 2_000
DELETE_AT_MOST = 2_000


class MemberActions(QObject):
    """Works on the rows that the table shows."""

    flushing = Signal()  # what is being typed is to be handed over: it is about to be worked on

    def __init__(
        self, desk: Desk, table: Table, model: KeyedModel[Any], page: QWidget, footer: Callable[[], str]
    ) -> None:
        """Ask over the page; `footer` is the line under a list that leaves the office."""
        super().__init__(page)
        self._desk = desk
        self._table = table
        self._model = model
        self._page = page
        self._footer = footer

    @Slot()
    def ask_export(self) -> None:
        """Write the rows and columns shown to an Excel file of the officer's choice."""
        desk = self._desk
        file = save_file(self._page, "Xuất danh sách", _FILE, (EXCEL_OUT,), desk.settings, desk.messages.ask)
        if file is not None:
            work = partial(_export, desk.workspace, file, self._table.export_rows(), self._footer())
            desk.run("Đang xuất danh sách", work, self._exported)

    def _exported(self, file: Path) -> None:
        self._desk.messages.success(
            f"Đã xuất danh sách ra “{file.name}”.", "Mở tệp", partial(open_or_tell, file, self._desk.messages)
        )

    @Slot()
    def ask_import(self) -> None:
        """Take in a list of members, of initiatives with their authors, or a full workbook."""
        from ui.importing.dialog import ImportDialog

        ImportDialog(self._desk, self._page).open()

    @Slot(list)
    def paste(self, cells: Sequence[Sequence[str]]) -> None:
        """Take in a table with a header row; without one, fill the cells from the current row downward."""
        self.flushing.emit()
        if has_header(cells):
            take_members(self._desk, cells, self._page)
            return
        place = self._table.currentIndex().row()
        keys = self._model.keys[place : place + min(len(cells), PASTE_AT_MOST)] if place >= 0 else ()
        if not keys:
            self._desk.messages.info(
                "Chưa dán được: hãy chọn dòng đầu tiên cần ghi, hoặc chép bảng kèm dòng tiêu đề để thêm người mới."
            )
            return
        shown = [column.id for column in self._table.export_rows().columns]
        first = self._model.columns[max(self._table.currentIndex().column(), 0)].id
        work = partial(plan_fill, self._desk.workspace, keys, fields_from(shown, first), cells)
        self._desk.read(work, partial(self._ask_fill, work))

    def _ask_fill(self, planning: Callable[[], Fill], plan: Fill) -> None:
        if not plan.edit.alterations:
            self._desk.messages.info(plan.refused[0] if plan.refused else "Các ô dán vào không làm thay đổi gì.")
            return
        question, detail = fill_question(plan)
        if self._desk.messages.ask(question, f"Dán {plan.cells} ô", detail=detail):
            self._desk.apply_made(partial(_edit_of, planning))

    @Slot()
    def ask_deletion(self) -> None:
        """Ask once, naming what goes, and delete the chosen people for good."""
        keys = self._table.selected_keys()
        if len(keys) > DELETE_AT_MOST:
            self._desk.messages.info("Mỗi lần chỉ xóa được 2.000 người; hãy chọn ít hơn.")
        elif keys:
            self._desk.read(partial(plan_deletion, self._desk.workspace, keys), self._ask)

    def _ask(self, planned: tuple[list[Person], Question]) -> None:
        people, asked = planned
        if people and self._desk.messages.ask(asked.question, asked.verb, detail=asked.detail, dangerous=True):
            ids = [person.id for person in people]
            self._desk.write(partial(delete_and_tell, self._desk.workspace, ids), self._deleted)

    def _deleted(self, said: str) -> None:
        self._desk.tell(EVERYTHING)
        self._desk.messages.success(said)


def _edit_of(planning: Callable[[], Fill]) -> Edit:
    return planning().edit


def _export(
    workspace: OpenWorkspace,
    file: Path,
    shown: ShownRows,
    footer: str,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> Path:
    texts = shown.texts(progress, cancelled)
    return export_table(workspace, file, "Danh sách đoàn viên", shown.headings, texts, footer)
