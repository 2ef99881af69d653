"""Lists that come in and go out: the import, a pasted block, Excel files."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Slot

from ui.desk import Desk
from ui.initiatives.actions import InitiativeActions
from ui.initiatives.chosen import export_shown, export_whole, planned_fill
from ui.initiatives.listing import fields_from
from ui.initiatives.pasted import Fill, fill_question, has_header
from ui.jobs import Lane, LongWork
from ui.opening import open_or_tell
from ui.widgets.files import EXCEL_OUT, save_file
from ui.widgets.keyed_model import KeyedModel
from ui.widgets.table import Table

PASTE_AT_MOST: Final = 2_000


class ListTransfer(QObject):
    """Takes lists in and writes them out."""

    def __init__(self, desk: Desk, table: Table, model: KeyedModel[Any], actions: InitiativeActions) -> None:
        """Work beside the other actions, over the same page."""
        super().__init__(actions)
        self._desk = desk
        self._table = table
        self._model = model
        self._actions = actions
        self._page = actions.page

    @Slot()
    def ask_import(self) -> None:
        """Take in a list or a full workbook."""
        self._import_dialog().open()

    def _import_dialog(self) -> Any:
        from ui.importing.dialog import ImportDialog

        return ImportDialog(self._desk, self._page)

    @Slot(list)
    def paste(self, cells: Sequence[Sequence[str]]) -> None:
        """Take in a table with a header row; without one, fill the cells from the current row downward."""
        if has_header(cells):
            dialog = self._import_dialog()
            dialog.panel.start_cells(cells)
            dialog.open()
            return
        place = self._table.currentIndex().row()
        keys = list(self._model.keys[place : place + min(len(cells), PASTE_AT_MOST)]) if place >= 0 else []
        if not keys:
            self._desk.messages.info(
                "Chưa dán được: hãy chọn dòng đầu tiên cần ghi, hoặc chép bảng kèm dòng tiêu đề để thêm sáng kiến mới."
            )
            return
        self._actions.flushing.emit()
        shown = [column.id for column in self._table.export_rows().columns]
        first = self._model.columns[max(self._table.currentIndex().column(), 0)].id
        work = partial(
            planned_fill, self._desk.workspace, self._desk.programme_id, keys, fields_from(shown, first), cells
        )
        self._desk.jobs.run(work, self._ask_fill, self._desk.refuse, Lane.WRITE)

    def _ask_fill(self, plan: Fill) -> None:
        if not plan.edit.alterations:
            self._desk.messages.info(plan.refused[0] if plan.refused else "Các ô dán vào không làm thay đổi gì.")
            return
        question, detail = fill_question(plan)
        if self._desk.messages.ask(question, f"Dán {plan.cells} ô", detail=detail):
            self._actions.apply(plan.edit)

    @Slot()
    def ask_export(self) -> None:
        """Write the rows and columns shown to an Excel file."""
        file = self._ask_file("Xuất danh sách sáng kiến", "Danh sách sáng kiến.xlsx")
        if file is not None:
            work = partial(export_shown, self._desk.workspace, file, self._table.export_rows())
            self._desk.run("Đang xuất danh sách", work, self._exported)

    @Slot()
    def ask_export_all(self) -> None:
        """Write the whole workspace as a workbook that can be taken in again."""
        file = self._ask_file("Xuất bảng tính đầy đủ", "Bảng tính đầy đủ.xlsx")
        if file is not None:
            self._actions.flushing.emit()
            work = partial(export_whole, self._desk.workspace, file, self._desk.programme_id)
            self._desk.when_written(partial(self._export_all, work))

    def _export_all(self, work: LongWork) -> None:
        self._desk.run("Đang xuất bảng tính", work, self._exported)

    def _ask_file(self, title: str, name: str) -> Path | None:
        return save_file(self._page, title, name, (EXCEL_OUT,), self._desk.settings, self._desk.messages.ask)

    def _exported(self, file: Path) -> None:
        self._desk.messages.success(
            f"Đã xuất ra “{file.name}”.", "Mở tệp", partial(open_or_tell, file, self._desk.messages)
        )
