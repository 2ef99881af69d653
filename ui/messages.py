"""Messages to the officer: one sentence, one button, no English."""

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.domain.errors import ExpectedError
from desktop_app.system.log import log_path


def show_error(sentence: str, parent: QWidget | None = None) -> None:
    """Show a sentence in a box that waits until it is closed."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Hồ Sơ Sáng Kiến", sentence, parent=parent)
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def sentence_for(error: BaseException) -> str:
    """The sentence for an error: its own where it was expected, else where the log is."""
    if isinstance(error, ExpectedError):
        return error.message
    return f"Phần mềm vừa gặp lỗi; dữ liệu đã ghi vẫn còn nguyên. Nhật ký ở: {log_path()}"
