"""The list of backups to go back to, and what restoring the chosen one would do."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.backup import Backup
from desktop_app.domain.errors import ExpectedError
from desktop_app.services.backup_words import contents_words, loss_words, moment_words
from desktop_app.services.restoring import Preview, backups_of, preview
from desktop_app.system.settings import Settings
from ui.jobs import JobRunner
from ui.theme import SPACE_S, characters
from ui.widgets.buttons import flat_button
from ui.widgets.files import ALL_FILES, choose_file
from ui.widgets.labels import text_label

BACKUP_FILES: Final = "Bản sao lưu (*.hssk)"
_ROWS: Final = 7
_FILE: Final = Qt.ItemDataRole.UserRole


class BackupChoice(QWidget):
    """Lists the backups, the newest first; the newest that is sound is chosen, one that isn't is passed over."""

    settled = Signal(bool)  # whether what is chosen can be restored; False as well while that is being found out

    def __init__(self, root: Path, jobs: JobRunner, settings: Settings, parent: QWidget | None = None) -> None:
        """Build the list, empty; `load` fills it."""
        super().__init__(parent)
        self._root, self._jobs, self._settings = root, jobs, settings
        self._passed_over: list[str] = []
        self._by_itself = True
        self.preview: Preview | None = None
        self.list = QListWidget()
        self.list.setAccessibleName("Các bản sao lưu, bản mới nhất ở trên")
        self.list.setMinimumHeight(_ROWS * self.fontMetrics().height())
        self.list.setMinimumWidth(characters(self, 40))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.other = flat_button("Chọn &tệp sao lưu khác…", "folder")
        self.says = text_label("")
        self.says.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.list, 1)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.says)
        self.list.currentItemChanged.connect(self._chosen)
        self.other.clicked.connect(self._ask_file)

    @property
    def file(self) -> Path | None:
        """The backup that is chosen."""
        row = self.list.currentRow()
        return Path(self.list.item(row).data(_FILE)) if row >= 0 else None

    def load(self) -> None:
        """Read which backups there are."""
        self.settled.emit(False)
        self.says.setText("Đang tìm bản sao lưu…")
        self._jobs.run(partial(backups_of, self._root), self._fill, self._refused)

    def _fill(self, backups: Sequence[Backup]) -> None:
        if not isValid(self):
            return
        for backup in backups:
            text = f"{moment_words(backup.at)} · {backup.reason.label} · {contents_words(backup.contents)}"
            self._add(text, backup.path)
        if backups:
            self.list.setCurrentRow(0)
        else:
            self.says.setText(
                "Chưa thấy bản sao lưu nào trong thư mục dữ liệu. Nếu có bản sao lưu ở USB hoặc ổ đĩa khác, hãy chọn "
                "tệp đó."
            )

    def _add(self, text: str, file: Path) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(_FILE, str(file))
        item.setToolTip(str(file))
        self.list.addItem(item)
        return item

    @Slot(QListWidgetItem, QListWidgetItem)
    def _chosen(self, item: QListWidgetItem | None, _former: QListWidgetItem | None) -> None:
        if self.list.hasFocus():
            self._by_itself = False
        self.preview = None
        self.settled.emit(False)
        if item is not None:
            self.says.setText("Đang kiểm tra bản sao lưu này…")
            file = Path(item.data(_FILE))
            self._jobs.run(partial(preview, self._root, file), self._previewed, partial(self._not_sound, file))

    def _previewed(self, found: Preview) -> None:
        if not isValid(self) or found.candidate.file != self.file:
            return
        self.preview = found
        other = ["Bản sao lưu này là của đơn vị khác."] if found.candidate.other_unit else []
        said = loss_words(found.losses, found.changed_at)
        self.says.setText("\n".join([*self._passed_over, *other, *said]))
        self._passed_over = []
        self.settled.emit(True)

    def _not_sound(self, file: Path, error: BaseException) -> None:
        if not isinstance(error, ExpectedError):
            raise error
        if not isValid(self) or file != self.file:
            return
        self.says.setText(error.message)
        item = self.list.currentItem()
        item.setText(f"{item.text()} · không dùng được")
        row = self.list.currentRow()
        if self._by_itself and row + 1 < self.list.count():
            self._passed_over.append(f"Bản sao lưu “{file.name}” bị hỏng nên được giữ nguyên, không dùng.")
            self.list.setCurrentRow(row + 1)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, ExpectedError):
            raise error
        if isValid(self):
            self.says.setText(error.message)

    @Slot()
    def _ask_file(self) -> None:
        file = choose_file(self, "Chọn bản sao lưu", (BACKUP_FILES, ALL_FILES), self._settings)
        if file is not None:
            self.take_file(file)

    def take_file(self, file: Path) -> None:
        """Put a file on top of the list and choose it."""
        self._by_itself = False
        item = self._add(f"Tệp đã chọn: {file.name}", file)
        self.list.insertItem(0, self.list.takeItem(self.list.row(item)))
        self.list.setCurrentRow(0)
