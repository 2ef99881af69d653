"""Starts Qt, shows the window on a workspace, and closes both."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop_app.domain.context import Context
from desktop_app.domain.errors import ExpectedError
from desktop_app.services.workspace import open_workspace
from ui.messages import crash_sentence, show_error
from ui.theme import apply_theme
from ui.window import MainWindow


def create_application() -> QApplication:
    """The one `QApplication`, in our look."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("HoSoSangKien")
    app.setApplicationDisplayName("Hồ Sơ Sáng Kiến")
    apply_theme(app)
    return app


class CrashNotice(QObject):
    """Tells the officer, on the GUI thread, that an error nobody caught was reported."""

    reported = Signal(object)  # Path of the report, None where it couldn't be saved

    def __init__(self) -> None:
        """Wait for reports, from whatever thread."""
        super().__init__()
        self.reported.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def notify(self, _text: str, report: Path | None) -> None:
        """Take a report; called on the thread of the error."""
        self.reported.emit(report)

    @Slot(object)
    def _show(self, report: Path | None) -> None:
        show_error(crash_sentence(report))


def show_window(root: Path, context: Context, install_hook: Callable[..., None]) -> int:
    """Open the workspace and its window, and answer the exit status once it is closed."""
    app = create_application()
    notice = CrashNotice()
    install_hook(notify=notice.notify)
    try:
        workspace = open_workspace(root, context)
    except ExpectedError as error:
        show_error(error.message)
        return error.exit_status
    window = MainWindow(workspace)
    window.show()
    window.reload()
    try:
        return app.exec()
    finally:
        window.jobs.close()
        workspace.close()
