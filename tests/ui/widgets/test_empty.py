"""The empty page: a sentence and the ways to fill it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.empty import EmptyState


def test_its_ways_are_buttons(qtbot: QtBot) -> None:
    """Two ways, each doing its own, reached by Tab in order."""
    taken: list[str] = []
    state = EmptyState(
        "initiatives", "Chưa có sáng kiến nào.",
        [("Thêm sáng kiến", lambda: taken.append("type")), ("Nhập từ Excel", lambda: taken.append("import"))],
    )  # fmt: skip
    qtbot.addWidget(state)
    state.show()
    assert state.sentence.text() == "Chưa có sáng kiến nào."
    assert [button.text() for button in state.buttons] == ["Thêm sáng kiến", "Nhập từ Excel"]
    for button in state.buttons:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert taken == ["type", "import"]
    assert state.buttons[0].nextInFocusChain() is state.buttons[1]


def test_a_long_sentence_wraps(qtbot: QtBot) -> None:
    """At eighty characters, and earlier in a narrow page."""
    state = EmptyState("members", "Chưa có đoàn viên nào trong danh sách của đơn vị. " * 4)
    qtbot.addWidget(state)
    state.resize(1600, 400)
    state.show()
    assert state.sentence.width() <= state.fontMetrics().averageCharWidth() * 80
    assert not state.buttons
    state.resize(300, 600)
    assert state.sentence.width() <= 300
    qtbot.keyClick(state, Qt.Key.Key_Tab)
