"""Shows what a list of members would do, before it is done."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.icons import themed_icon
from ui.members.pasted_list import Deed, ListPlan, PlannedRow, headline, report, unread_columns
from ui.members.reading import plan_pasted
from ui.theme import characters
from ui.widgets.ask_dialog import AskDialog
from ui.widgets.labels import text_label
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import Table

_SHAPES: Final = {
    Deed.ADD: ("add", "eligible"),
    Deed.CHANGE: ("edit", "accent"),
    Deed.KEEP: ("check", "secondary"),
    Deed.REFUSE: ("verdict-ineligible", "ineligible"),
}


_SHOWN_TROUBLES: Final = 5


def _icon(row: PlannedRow) -> QIcon:
    return themed_icon(*_SHAPES[row.deed])


def _trouble_icon(row: PlannedRow) -> QIcon:
    return themed_icon("verdict-incomplete", "incomplete") if row.troubles else QIcon()


def _notices(plan: ListPlan, unread: Sequence[str]) -> list[str]:
    """What won't be read, in whole sentences."""
    said = [f"Không đọc cột {', '.join(f'“{heading}”' for heading in unread)}."] if unread else []
    said += plan.troubles[:_SHOWN_TROUBLES]
    if left := len(plan.troubles) - _SHOWN_TROUBLES:
        said += [f"… và {left} ô khác chưa đúng, xem ở các dòng có dấu bên dưới."] if left > 0 else []
    return [*said, "Các ô chưa đúng không được ghi; các ô khác của dòng vẫn được ghi."] if plan.troubles else said


_COLUMNS: Final[tuple[Column[PlannedRow], ...]] = (
    Column(
        id="number", heading="Dòng", text=lambda row: str(row.number), sort_key=lambda row: row.number,
        number=True, width=6,
    ),
    Column(id="deed", heading="Sẽ làm", text=lambda row: row.deed.value, icon=_icon, width=14),
    Column(id="name", heading="Họ và tên", text=lambda row: row.name, width=24),
    Column(id="says", heading="Nội dung", text=lambda row: row.says, icon=_trouble_icon, width=60),
)  # fmt: skip


class ListDialog(AskDialog):
    """One row per row of the list; `accepted` where the officer wants it written."""

    def __init__(self, plan: ListPlan, parent: QWidget | None = None, unread: Sequence[str] = ()) -> None:
        """Show the plan, and the headings of the columns that aren't read."""
        super().__init__(headline(plan), f"Ghi {len(plan.edit.alterations)} người", parent)
        self.plan = plan
        self.setWindowTitle("Nhập danh sách đoàn viên")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        model: RowsModel[PlannedRow] = RowsModel(_COLUMNS, parent=self)
        model.show(plan.rows)
        self.table = Table(model, "Các dòng của danh sách", self, name="pasted-members")
        self.accept_button.setEnabled(bool(plan.edit.alterations))
        self.body.addWidget(
            text_label("Ô trống giữ nguyên điều đang có. Ghi xong vẫn hoàn tác được.", role="secondary")
        )
        self.notice_label = text_label("\n".join(_notices(plan, unread)))
        self.notice_label.setVisible(bool(self.notice_label.text()))
        self.body.addWidget(self.notice_label)
        self.body.addWidget(self.table, 1)
        room = self.screen().availableGeometry().size()
        wish = QSize(characters(self, 110), characters(self, 70))
        self.resize(wish.boundedTo(QSize(room.width() * 9 // 10, room.height() * 9 // 10)))


def take_members(
    desk: Desk, cells: Sequence[Sequence[str]], parent: QWidget | None, then: Callable[[], None] | None = None
) -> None:
    """Show what a list of members with its headings would do, and write it where the officer says so."""
    desk.read(partial(plan_pasted, desk.workspace, cells), partial(_show, desk, parent, then, unread_columns(cells)))


def _show(
    desk: Desk, parent: QWidget | None, then: Callable[[], None] | None, unread: Sequence[str], plan: ListPlan
) -> None:
    dialog = ListDialog(plan, parent, unread)
    dialog.accepted.connect(partial(desk.apply, plan.edit, partial(_written, desk, plan, then)))
    dialog.open()


def _written(desk: Desk, plan: ListPlan, then: Callable[[], None] | None) -> None:
    desk.messages.success(report(plan), "Hoàn tác", partial(_undo, desk, plan.edit.label))
    if then is not None:
        then()


def _undo(desk: Desk, label: str) -> None:
    if desk.undo_label == label:
        desk.messages.clear()
        desk.undo()
    else:
        desk.messages.info("Đã có thay đổi khác sau đó; nhấn Ctrl+Z để hoàn tác lần lượt.")
