"""The banner: its word, its action, its way out."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.banner import Banner

_SENTENCE = "Không ghi được vào ổ D: vì ổ đĩa đã đầy; dữ liệu cũ còn nguyên."


@pytest.mark.parametrize(
    ("kind", "word"), [("info", "Thông tin"), ("success", "Đã xong"), ("warning", "Cần chú ý"), ("error", "Có lỗi")]
)
def test_a_banner_says_what_it_is(qtbot: QtBot, kind, word: str) -> None:
    """In its name, not by colour alone; text that looks like markup stays text."""
    banner = Banner(kind, "<b>SK001</b>")
    qtbot.addWidget(banner)
    assert banner.accessibleName() == f"{word}: <b>SK001</b>"
    assert banner.sentence.textFormat() == Qt.TextFormat.PlainText
    assert banner.property("banner") == kind


def test_its_action_is_called(qtbot: QtBot) -> None:
    """And the banner stays until it is closed."""
    called: list[bool] = []
    banner = Banner("error", _SENTENCE, "Thử lại", lambda: called.append(True))
    qtbot.addWidget(banner)
    banner.show()
    assert banner.action is not None
    qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    assert called == [True]
    assert banner.isVisible()


def test_it_can_be_closed(qtbot: QtBot) -> None:
    """By its button, and says so."""
    banner = Banner("info", _SENTENCE)
    qtbot.addWidget(banner)
    banner.show()
    assert banner.close_button is not None
    assert banner.close_button.accessibleName() == "Đóng thông báo"
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_one_that_stays_has_no_buttons(qtbot: QtBot) -> None:
    """Nothing to press where nothing can be done."""
    banner = Banner("warning", _SENTENCE, "Thử lại", closable=False)
    qtbot.addWidget(banner)
    assert (banner.action, banner.close_button) == (None, None)


def test_a_long_sentence_wraps(qtbot: QtBot) -> None:
    """It makes the banner higher, never the window wider."""
    banner = Banner("error", _SENTENCE * 3)
    qtbot.addWidget(banner)
    assert banner.minimumSizeHint().width() < 300
    assert banner.heightForWidth(400) > banner.heightForWidth(1000)
