"""What is told, asked, and said after a crash."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import InputError
from ui.messages import CrashDialog, Message, MessageKind, Messages, crash_sentence


def _click_when_open(text: str, seen: list[str]) -> None:
    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.extend(button.text() for button in box.findChildren(QPushButton))
        next(button for button in box.findChildren(QPushButton) if button.text() == text).click()

    QTimer.singleShot(0, click)


@pytest.mark.parametrize(("pressed", "answer"), [("Xóa 3 sáng kiến", True), ("Hủy", False)])
@pytest.mark.parametrize("dangerous", [False, True])
def test_a_question_names_what_will_be_done(qtbot: QtBot, pressed: str, answer: bool, dangerous: bool) -> None:
    """No button says OK."""
    seen: list[str] = []
    _click_when_open(pressed, seen)
    assert Messages().ask("Xóa ba sáng kiến này?", "Xóa 3 sáng kiến", dangerous=dangerous) is answer
    assert sorted(seen) == ["Hủy", "Xóa 3 sáng kiến"]
    assert qtbot is not None


def test_expected_trouble_is_a_sentence_and_a_bug_goes_on(qtbot: QtBot) -> None:
    """What nobody expected must reach the crash report."""
    messages = Messages()
    told: list[Message] = []
    messages.told.connect(told.append)
    messages.error(InputError("file-not-found", "Không tìm thấy tệp."))
    assert told == [Message(kind=MessageKind.ERROR, sentence="Không tìm thấy tệp.")]
    with pytest.raises(ZeroDivisionError):
        messages.error(ZeroDivisionError())
    assert qtbot is not None


@pytest.mark.parametrize("report", [Path("D:/nhat-ky/su-co.txt"), None])
def test_after_a_crash_the_sentence_says_where_the_report_lies(report: Path | None) -> None:
    """Where it couldn't be saved nothing is named."""
    sentence = crash_sentence(report)
    assert sentence.startswith("Phần mềm vừa gặp lỗi; dữ liệu đã ghi vẫn còn nguyên.")
    assert ("Báo cáo lỗi ở" in sentence) is (report is not None)


def test_the_report_of_a_crash_can_be_saved_and_copied(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The box stays open for it and shows no traceback."""
    target = tmp_path / "báo cáo.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = CrashDialog("Traceback: ZeroDivisionError", tmp_path / "su-co.txt")
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.save_button.click()
    dialog.copy_button.click()
    assert target.read_text(encoding="utf-8") == "Traceback: ZeroDivisionError"
    assert QApplication.clipboard().text() == "Traceback: ZeroDivisionError"
    assert dialog.isVisible()
    assert "Traceback" not in dialog.text() + dialog.informativeText()
    dialog.reject()
