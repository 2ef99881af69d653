"""Messages to the officer: banners that stay in place, questions that name what they do, the notice of a crash."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop_app.domain.errors import ExpectedError

_logger = logging.getLogger(__name__)
TITLE = "Hồ Sơ Sáng Kiến"


class MessageKind(StrEnum):
    """How a message is meant."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A sentence for the banner, with at most one action."""

    kind: MessageKind
    sentence: str
    action: str = ""
    on_action: Callable[[], None] | None = None


class Messages(QObject):
    """The one way in which screens tell something; the window shows it."""

    told = Signal(object)  # a Message for the banner; None takes it away

    def __init__(self, window: QWidget | None = None) -> None:
        """Ask questions over a window."""
        super().__init__(window)
        self._window = window

    def error(
        self, trouble: BaseException | str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Tell of trouble; an error that isn't expected is a bug and goes on to the crash report."""
        if isinstance(trouble, ExpectedError):
            _logger.info("refused: %s", trouble.code)
            sentence = trouble.message
        elif isinstance(trouble, BaseException):
            raise trouble
        else:
            sentence = trouble
        self._tell(MessageKind.ERROR, sentence, action, on_action)

    def warning(self, sentence: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Tell what should be looked at."""
        self._tell(MessageKind.WARNING, sentence, action, on_action)

    def info(self, sentence: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Tell what is worth knowing."""
        self._tell(MessageKind.INFO, sentence, action, on_action)

    def success(self, sentence: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Tell that something has been done."""
        self._tell(MessageKind.SUCCESS, sentence, action, on_action)

    def clear(self) -> None:
        """Take the banner away."""
        self.told.emit(None)

    def _tell(self, kind: MessageKind, sentence: str, action: str, on_action: Callable[[], None] | None) -> None:
        self.told.emit(Message(kind=kind, sentence=sentence, action=action, on_action=on_action))

    def ask(self, question: str, verb: str, *, detail: str = "", dangerous: bool = False) -> bool:
        """Ask one question; the button that says yes is the `verb` that will be done (*Xóa 3 sáng kiến*)."""
        icon = QMessageBox.Icon.Warning if dangerous else QMessageBox.Icon.Question
        box = QMessageBox(icon, TITLE, question, parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(detail)
        yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        yes.setProperty("kind", "danger" if dangerous else "primary")
        yes.style().unpolish(yes)
        yes.style().polish(yes)
        back = box.addButton("Hủy", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back if dangerous else yes)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is yes


def show_error(sentence: str, parent: QWidget | None = None) -> None:
    """Show a sentence in a box that waits until it is closed, for trouble before there is a window."""
    box = QMessageBox(QMessageBox.Icon.Warning, TITLE, sentence, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def crash_sentence(report: Path | None) -> str:
    """The sentence for a bug, with where its report lies (None: it couldn't be saved)."""
    where = f" Báo cáo lỗi ở: {report}" if report else ""
    return f"Phần mềm vừa gặp lỗi; dữ liệu đã ghi vẫn còn nguyên.{where}"


class CrashDialog(QMessageBox):
    """Tells of an error nobody caught; its report, which holds no personal data, can be saved or copied."""

    def __init__(self, text: str, report: Path | None, parent: QWidget | None = None) -> None:
        """Take the report's text and the file it was saved to."""
        super().__init__(QMessageBox.Icon.Warning, TITLE, crash_sentence(report), parent=parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText(
            "Những gì đã lưu không bị ảnh hưởng. Báo cáo không chứa dữ liệu cá nhân; hãy lưu lại và gửi cho người hỗ "
            "trợ, rồi đóng và mở lại phần mềm nếu màn hình không còn phản ứng."
        )
        self._text = text
        self.save_button = self.addButton("Lưu báo cáo…", QMessageBox.ButtonRole.ActionRole)
        self.copy_button = self.addButton("Sao chép báo cáo", QMessageBox.ButtonRole.ActionRole)
        close = self.addButton("Đóng", QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(close)
        self.setEscapeButton(close)
        # A message box closes at any of its buttons; these two leave it open.
        self.save_button.clicked.disconnect()
        self.copy_button.clicked.disconnect()
        self.save_button.clicked.connect(self._save)
        self.copy_button.clicked.connect(self._copy)

    def _save(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from desktop_app.system.errors import SystemFault
        from desktop_app.system.files import write_text

        name, _filter = QFileDialog.getSaveFileName(self, "Lưu báo cáo lỗi", "bao-cao-loi.txt", "Tệp chữ (*.txt)")
        if not name:
            return
        try:
            write_text(Path(name), self._text)
        except SystemFault:
            self.setText(f"Không ghi được báo cáo vào “{name}”; hãy chọn thư mục khác.")
        else:
            self.setText(f"Đã lưu báo cáo lỗi vào “{name}”.")

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text)
