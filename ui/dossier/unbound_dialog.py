"""What Trọn bộ hồ sơ could not hold, each with why."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.papers import Unbound
from desktop_app.services.binding import Bound
from ui.desk import Desk
from ui.help.keys import PROPERTY
from ui.opening import open_or_tell
from ui.theme import SPACE_L, SPACE_M, SPACE_S, characters
from ui.widgets.buttons import primary_button, secondary_button
from ui.widgets.focus import go_on
from ui.widgets.labels import text_label
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import Table

_COLUMNS: Final[tuple[Column[Unbound], ...]] = (
    Column(id="title", heading="Văn bản, bản quét", text=lambda row: row.title, width=42),
    Column(id="reason", heading="Vì sao", text=lambda row: row.reason, width=40),
)


class UnboundDialog(QDialog):
    """Says where the bound PDF lies and lists what has only a page that names it."""

    def __init__(self, bound: Bound, desk: Desk, parent: QWidget | None = None) -> None:
        """Show what came of binding."""
        super().__init__(parent)
        self.setWindowTitle("Trọn bộ hồ sơ")
        self.setProperty(PROPERTY, "dossier")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self.model: RowsModel[Unbound] = RowsModel(_COLUMNS, self)
        self.table = Table(self.model, "Văn bản, bản quét chưa đóng vào được", self, name="unbound", desk=desk)
        self.table.notice.connect(desk.messages.info)
        self.model.show(bound.unbound)
        self.open_button = primary_button("&Mở để in")
        self.open_button.clicked.connect(partial(open_or_tell, bound.path, desk.messages))
        self.close_button = secondary_button("Đón&g")
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        sentence = (
            f"Đã lưu “{bound.path.name}” vào “{bound.path.parent}”. {len(bound.unbound)} tệp dưới đây chưa đóng vào "
            "được; chỗ của mỗi tệp có một trang ghi tên và lý do. Hãy bổ sung hoặc quét lại rồi đóng lại, hoặc in "
            "riêng và kẹp vào đúng chỗ."
        )
        column.addWidget(text_label(sentence))
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.resize(characters(self, 96), characters(self, 44))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on as the dialog is read."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)
