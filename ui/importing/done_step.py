"""Step 5: what went in, and where the rest is."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.services.outcomes import ImportOutcome
from desktop_app.text.numbers import format_money
from ui.icons import IconLabel
from ui.importing.preview_step import counts_text, written_text
from ui.importing.step import Step
from ui.theme import ICON_L, SPACE_L, SPACE_S, STRONG_PT
from ui.widgets.buttons import secondary_button
from ui.widgets.labels import text_label


class DoneStep(Step):
    """Says what was written; rows that came back are a button away."""

    open_asked = Signal(object)  # Path of a file or folder

    begins_with_action = True
    heading = "Đã nhập xong"

    def __init__(self, action: str = "", parent: QWidget | None = None) -> None:
        """Wait for an outcome; `action` is what the primary button says ("": where the records are)."""
        super().__init__(parent)
        self._action = action
        self.outcome: ImportOutcome | None = None
        self.says = text_label(points=STRONG_PT, strong=True)
        self.counts = text_label(role="secondary")
        self.rejected = QFrame()
        self.rejected.setProperty("banner", "warning")
        self.rejected_says = text_label()
        self.rejected_says.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_file = secondary_button("&Mở bảng tính bị trả lại", "file")
        self.open_file.clicked.connect(self._open_file)
        self.open_folder = secondary_button("Mở &thư mục", "folder")
        self.open_folder.clicked.connect(self._open_folder)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        head.addWidget(IconLabel("verdict-eligible", "eligible", ICON_L))
        texts = QVBoxLayout()
        texts.setSpacing(SPACE_S)
        texts.addWidget(self.says)
        texts.addWidget(self.counts)
        head.addLayout(texts, 1)
        column = QVBoxLayout(self.rejected)
        column.addWidget(self.rejected_says)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.open_file)
        buttons.addWidget(self.open_folder)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.body.addSpacing(SPACE_L)
        self.body.addLayout(head)
        self.body.addWidget(self.rejected)
        self.body.addStretch(1)

    def show_outcome(self, outcome: ImportOutcome) -> None:
        """Show what was written."""
        self.outcome = outcome
        told = written_text(outcome)
        self.says.setText(f"Đã ghi {told} vào dữ liệu của đơn vị." if told else "Đã ghi vào dữ liệu của đơn vị.")
        self.counts.setText(
            f"Sáng kiến: {counts_text(outcome.initiatives)}. Đoàn viên: {counts_text(outcome.members)}."
        )
        self.rejected.setVisible(outcome.rejected is not None)
        if outcome.rejected is not None:
            count = outcome.initiatives.rejected + outcome.members.rejected
            what = f"{format_money(count)} dòng" if count else "Một số dòng"
            self.rejected_says.setText(
                f"{what} bị trả lại, chưa vào dữ liệu. Chúng nằm trong “{outcome.rejected}”, cột “Lỗi” nói cần sửa gì; "
                "sửa xong thì nhập lại chính tệp đó."
            )
        self.changed.emit()

    @property
    def action(self) -> str:
        """Where to go now."""
        if self._action:
            return self._action
        only_members = self.outcome is not None and not _any(self.outcome.initiatives) and _any(self.outcome.members)
        return "Xem đoàn &viên" if only_members else "&Xem sáng kiến"

    @property
    def shows_members(self) -> bool:
        """Whether members alone came in."""
        return self.action == "Xem đoàn &viên"

    @Slot()
    def _open_file(self) -> None:
        self._open(self.outcome.rejected if self.outcome else None)

    @Slot()
    def _open_folder(self) -> None:
        self._open(self.outcome.rejected.parent if self.outcome and self.outcome.rejected else None)

    def _open(self, path: Path | None) -> None:
        if path is not None:
            self.open_asked.emit(path)


def _any(counts: object) -> bool:
    return any(getattr(counts, name) for name in ("added", "updated", "unchanged"))
