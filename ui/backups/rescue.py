"""Help where the workspace can't be opened: restore a backup, choose another folder, or open it all the same."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.context import Context
from desktop_app.domain.errors import ExpectedError
from desktop_app.services.backup_words import restored_words
from desktop_app.services.restoring import UNUSABLE, Restored, restore
from desktop_app.system.paths import remember_workspace
from desktop_app.system.settings import Settings
from ui.backups.choice import BackupChoice
from ui.backups.work_dialog import WorkDialog
from ui.jobs import JobRunner
from ui.messages import Messages
from ui.widgets.ask_dialog import AskDialog
from ui.widgets.buttons import secondary_button
from ui.widgets.files import choose_folder
from ui.widgets.labels import text_label
from ui.window import MainWindow

_logger = logging.getLogger(__name__)
_ELSEWHERE: Final = (
    frozenset({"folder-not-writable", "workspace-readonly", "path-too-long", "file-not-found"}) | UNUSABLE
)
"""Errors after which data in another folder may still be opened."""
_NEWER: Final = (
    "Cách tốt nhất là cập nhật phần mềm rồi mở lại: dữ liệu vẫn còn nguyên. Chỉ khôi phục từ bản sao lưu cũ khi không "
    "thể cập nhật; những gì ghi sau bản đó sẽ không còn."
)


class Opener(Protocol):
    """What opens a workspace and shows its window (`Program`)."""

    window: MainWindow | None

    def open(self, root: Path, *, force: bool = False) -> None:
        """Open a workspace; `ExpectedError` where it can't be."""


class RescueDialog(AskDialog):
    """Says what is wrong and offers what can be done; it stays open until something could be opened."""

    def __init__(
        self,
        error: ExpectedError,
        root: Path,
        context: Context,
        settings: Settings,
        opener: Opener,
        parent: QWidget | None = None,
    ) -> None:
        """Offer what fits the error."""
        super().__init__(error.message, "&Khôi phục bản này", parent)
        self._root, self._context, self._settings, self._opener = root, context, settings, opener
        self._work: WorkDialog | None = None
        self.said = ""
        self.jobs = JobRunner(self)
        self.messages = Messages(self)
        self.choice: BackupChoice | None = None
        self.says = text_label("")
        self.says.hide()
        self.folder_button = secondary_button("Chọn thư mục &dữ liệu khác…", "folder")
        self.folder_button.clicked.connect(self.ask_folder)
        self.open_button = secondary_button("&Mở dù vậy")
        self.open_button.clicked.connect(self.open_all_the_same)
        self.back_button.setText("Đón&g phần mềm")
        self.back_button.setAccessibleName("Đóng phần mềm")
        self._offer(error)

    def _offer(self, error: ExpectedError) -> None:
        damaged = error.code in UNUSABLE
        self.accept_button.setVisible(damaged)
        self.open_button.setVisible(error.code == "workspace-locked-elsewhere")
        self.folder_button.setVisible(error.code in _ELSEWHERE)
        if damaged:
            keeps = "Tệp hiện tại được giữ lại bên cạnh, không bị ghi đè."
            self.body.addWidget(text_label(_NEWER if error.code == "workspace-newer" else keeps, role="secondary"))
            self.choice = BackupChoice(self._root, self.jobs, self._settings)
            self.choice.settled.connect(self.accept_button.setEnabled)
            self.body.addWidget(self.choice, 1)
            self.choice.load()
        self.body.addWidget(self.says)
        for button in (self.open_button, self.folder_button):
            self.body.addWidget(button)

    def sizeHint(self) -> QSize:
        """Room for some rows where there is a list."""
        lines = 22 if self.choice is not None else 0
        return super().sizeHint().expandedTo(QSize(0, self.fontMetrics().height() * lines))

    @Slot()
    def accept(self) -> None:
        """Restore the backup that was chosen."""
        file = self.choice.file if self.choice is not None else None
        if file is None or self.choice is None or self.choice.preview is None:
            return
        self._work = WorkDialog("Đang khôi phục dữ liệu", self)
        self._work.run(partial(restore, self._root, file, self._context), self._restored, self._refuse)

    def _restored(self, done: Restored) -> None:
        _logger.info("restored by the assistant")
        self._try(partial(self._opener.open, self._root), restored_words(done))

    @Slot()
    def ask_folder(self) -> None:
        """Choose another folder with data, or for new data."""
        folder = choose_folder(self, "Chọn thư mục dữ liệu", self._settings)
        if folder is not None and self._try(partial(self._opener.open, folder)):
            remember_workspace(self._settings, folder)

    @Slot()
    def open_all_the_same(self) -> None:
        """Open data that another computer seems to have open, since the person knows that it hasn't."""
        self._try(partial(self._opener.open, self._root, force=True))

    def _try(self, open_it: Callable[[], None], said: str = "") -> bool:
        try:
            open_it()
        except ExpectedError as error:
            self._refuse(error)
            return False
        self.said = said
        super().accept()
        return True

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, ExpectedError):
            raise error
        self.says.setText(error.message)
        self.says.show()

    def done(self, result: int) -> None:
        """Let what is running end."""
        self.jobs.close()
        super().done(result)


def rescue(opener: Opener, root: Path, context: Context, settings: Settings, error: ExpectedError) -> bool:
    """Help an officer whose data can't be opened; whether a window is open in the end."""
    _logger.info("can't be opened: %s", error.code)
    dialog = RescueDialog(error, root, context, settings, opener)
    opened = bool(dialog.exec())
    dialog.deleteLater()
    if opened and dialog.said and opener.window is not None:
        opener.window.messages.success(dialog.said)
    return opened


def open_or_rescue(opener: Opener, root: Path, context: Context, settings: Settings) -> bool:
    """Open a workspace, with help where it can't be; whether a window is open in the end."""
    try:
        opener.open(root)
    except ExpectedError as error:
        return rescue(opener, root, context, settings, error)
    return True
