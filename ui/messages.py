"""Messages to the officer: one sentence, one button, no English."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget


def show_error(sentence: str, parent: QWidget | None = None) -> None:
    """Show a sentence in a box that waits until it is closed."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Hồ Sơ Sáng Kiến", sentence, parent=parent)
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def crash_sentence(report: Path | None) -> str:
    """The sentence for a bug, with where its report lies (None: it couldn't be saved)."""
    where = f" Báo cáo lỗi ở: {report}" if report else ""
    return f"Phần mềm vừa gặp lỗi; dữ liệu đã ghi vẫn còn nguyên.{where}"
