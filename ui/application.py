"""Starts Qt, shows the window on a workspace, and closes both."""

import logging
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop_app.domain.context import Context
from desktop_app.domain.errors import ExpectedError
from desktop_app.domain.links import Screen
from desktop_app.services.backup_words import restored_words
from desktop_app.services.first_run import sample_root
from desktop_app.services.restoring import Restored, restore
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from desktop_app.system.paths import settings_file
from desktop_app.system.settings import Settings
from ui.backups.rescue import open_or_rescue, rescue
from ui.garbage import GarbageCollector
from ui.messages import TITLE, CrashDialog
from ui.settings.look import chosen_look, wear
from ui.theme import apply_theme
from ui.translation import install_translation
from ui.window import MainWindow

_logger = logging.getLogger(__name__)


def create_application() -> QApplication:
    """The one `QApplication`, in our look and in Vietnamese."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("HoSoSangKien")
    app.setApplicationDisplayName(TITLE)
    install_translation(app)
    apply_theme(app)
    return app


class CrashNotice(QObject):
    """Tells the officer, on the GUI thread, that an error nobody caught was reported."""

    reported = Signal(str, object)  # the report's text, and Path of its file, None where it couldn't be saved

    def __init__(self) -> None:
        """Wait for reports, from whatever thread."""
        super().__init__()
        self.reported.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def notify(self, text: str, report: Path | None) -> None:
        """Take a report; called on the thread of the error."""
        self.reported.emit(text, report)

    @Slot(str, object)
    def _show(self, text: str, report: Path | None) -> None:
        CrashDialog(text, report, QApplication.activeWindow()).exec()


class Program(QObject):
    """Holds the one window, and opens another workspace in its place when asked to."""

    def __init__(self, own_root: Path, context: Context, settings: Settings) -> None:
        """Take the office's own workspace, which the sample leads back to."""
        super().__init__()
        self._own_root = own_root
        self._context = context
        self._settings = settings
        self._workspace: OpenWorkspace | None = None
        self._listener: QObject | None = None
        self.window: MainWindow | None = None
        self._garbage = GarbageCollector(self._is_quiet, self)

    def _is_quiet(self) -> bool:
        return self.window is None or self.window.desk.quiet

    def open(self, root: Path, screen: Screen = Screen.OVERVIEW, *, force: bool = False) -> None:
        """Open a workspace and show its window on a screen; `ExpectedError` where it can't be, and nothing changes."""
        workspace = open_workspace(root, self._context, force=force)
        trouble = self._close_window()
        self._workspace = workspace
        if root != sample_root():
            self._own_root = root
        self.window = MainWindow(workspace, self._settings, screen)
        self.window.workspace_asked.connect(self._open_instead, Qt.ConnectionType.QueuedConnection)
        self.window.restore_asked.connect(self.restore, Qt.ConnectionType.QueuedConnection)
        self.window.show()
        self.window.begin()
        if trouble is not None:
            self.window.messages.error(trouble)
        QTimer.singleShot(0, self._listen)

    @Slot(object)
    def _open_instead(self, root: Path | None) -> None:
        window = self.window
        try:
            self.open(root or self._own_root)
            if root is not None and self.window is not None:
                self.window.offers_tour = True
        except ExpectedError as error:
            _logger.info("refused: %s", error.code)
            if window is not None:
                window.messages.error(error)

    @Slot(object)
    def restore(self, file: Path) -> None:
        """Go back to a backup: the window closes, and opens again with what was restored or with what there was."""
        from ui.backups.work_dialog import WorkDialog

        if self._workspace is None:
            return
        root = self._workspace.root
        QApplication.setQuitOnLastWindowClosed(False)
        self.dialog = WorkDialog("Đang khôi phục dữ liệu")
        self.dialog.show()
        self._close_window()
        work = partial(restore, root, file, self._context)
        self.dialog.run(work, partial(self._restored, root), partial(self._not_restored, root))

    def _restored(self, root: Path, done: Restored) -> None:
        if self._open_again(root) and self.window is not None:
            self.window.messages.success(restored_words(done))

    def _not_restored(self, root: Path, error: BaseException) -> None:
        if self._open_again(root) and self.window is not None:
            self.window.desk.refuse(error)

    def _open_again(self, root: Path) -> bool:
        """Open what was open before; where that can't be, the assistant helps, or the program ends."""
        opened = open_or_rescue(self, root, self._context, self._settings)
        QApplication.setQuitOnLastWindowClosed(True)
        if not opened:
            QApplication.quit()
        return opened

    @Slot()
    def _listen(self) -> None:
        from ui.single import Listener

        if self._workspace is None or self._listener is not None:
            return
        listener = Listener(self._workspace.root, self)
        listener.asked.connect(self.come_forward)
        self._listener = listener

    @Slot(object)
    def come_forward(self, file: Path | None) -> None:
        """Bring the window to the front, and let it take in a file."""
        if self.window is None:
            return
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        if file is not None:
            self.window.take_in(file)

    def _close_window(self) -> ExpectedError | None:
        """Close window and workspace; trouble with the workspace's files is the answer, all is closed anyway."""
        if self._listener is not None:
            self._listener.deleteLater()
            self._listener = None
        if self.window is not None:
            self.window.shut()
            self.window.close()
            self.window.deleteLater()
            self.window = None
        workspace, self._workspace = self._workspace, None
        try:
            if workspace is not None:
                workspace.close()
        except ExpectedError as error:
            return error
        return None

    @Slot()
    def hurry(self) -> None:
        """The system shuts down or the user logs off: close without questions and backups."""
        if self.window is not None:
            self.window.leaving.hurry()

    def close(self) -> None:
        """Close window and workspace."""
        trouble = self._close_window()
        if trouble is not None:
            _logger.info("closing: %s", trouble.code)


def show_window(root: Path, context: Context, install_hook: Callable[..., None], file: Path | None = None) -> int:
    """Open the workspace and its window, and answer the exit status once it is closed.

    Where another window has the workspace open, that one comes to the front and takes the `file`.
    """
    app = create_application()
    notice = CrashNotice()
    install_hook(notify=notice.notify)
    settings = Settings.load(settings_file())
    wear(chosen_look(settings))
    program = Program(root, context, settings)
    app.commitDataRequest.connect(program.hurry)
    try:
        program.open(root)
    except ExpectedError as error:
        if error.code == "workspace-locked" and _handed_over(root, file):
            return 0
        if not rescue(program, root, context, settings, error):
            return error.exit_status
    if file is not None:
        program.come_forward(file)
    try:
        return app.exec()
    finally:
        program.close()


def _handed_over(root: Path, file: Path | None) -> bool:
    from ui.single import hand_over

    return hand_over(root, file)
