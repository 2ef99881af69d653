"""Starts Qt, shows the window on a workspace, and closes both."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.domain.context import Context
from desktop_app.domain.errors import ExpectedError
from desktop_app.services.workspace import open_workspace
from ui.messages import show_error
from ui.theme import apply_theme
from ui.window import MainWindow


def create_application() -> QApplication:
    """The one `QApplication`, in our look."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("HoSoSangKien")
    app.setApplicationDisplayName("Hồ Sơ Sáng Kiến")
    apply_theme(app)
    return app


def show_window(root: Path, context: Context) -> int:
    """Open the workspace and its window, and answer the exit status once it is closed."""
    app = create_application()
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
