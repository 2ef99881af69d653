"""The looks that the tests of screens take can fail: each finds what is wrong in a window built to be wrong."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.walk import cut_off, faint, focusable, key_clashes, name_of, overlapping, tab_order, unreachable

Fill = Callable[[QWidget], None]


def _put(window: QWidget, *widgets: QWidget) -> None:
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)


def _sound(window: QWidget) -> None:
    edit = QLineEdit("chữ")
    edit.setAccessibleName("Tên")
    _put(window, QLabel("Tên đơn vị"), edit, QPushButton("&Lưu"), QPushButton("&Quay lại"))


def _cut_label(window: QWidget) -> None:
    label = QLabel("Một dòng chữ dài hơn chỗ có", window)
    label.setFixedWidth(30)
    _put(window, label)


def _cut_button(window: QWidget) -> None:
    button = QPushButton("Nhập danh sách từ Excel")
    button.setFixedWidth(30)
    _put(window, button)


def _sticking_out(window: QWidget) -> None:
    QLabel("Ngoài khung", window).move(190, 20)


def _overlapping(window: QWidget) -> None:
    for place in (0, 5):
        QPushButton("Chồng lên nhau", window).move(place, 0)


def _faint_label(window: QWidget) -> None:
    label = QLabel("Chữ mờ")
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(190, 190, 190))
    label.setPalette(palette)
    _put(window, label)


def _nameless(window: QWidget) -> None:
    _put(window, QLineEdit())


def _same_letter(window: QWidget) -> None:
    _put(window, QPushButton("&Lưu"), QPushButton("&Lấy"))


def _dead_letter(window: QWidget) -> None:
    button = QPushButton("&Lưu")
    button.setShortcut("Ctrl+S")
    _put(window, button)


def _mouse_alone(window: QWidget) -> None:
    button = QPushButton("Chỉ bằng chuột")
    button.setFocusPolicy(button.focusPolicy().NoFocus)
    _put(window, button, QLineEdit())


def _looks(window: QWidget) -> dict[str, list[str]]:
    return {
        "cut off": cut_off(window),
        "overlapping": overlapping(window),
        "faint": faint(window),
        "nameless": [str(widget) for widget in focusable(window) if not name_of(widget)],
        "keys": key_clashes(window),
        "unreachable": unreachable(window),
    }


@pytest.mark.parametrize(
    ("fill", "found"),
    [
        (_sound, set()),
        (_cut_label, {"cut off"}),
        (_cut_button, {"cut off"}),
        (_sticking_out, {"cut off"}),
        (_overlapping, {"overlapping"}),
        (_faint_label, {"faint"}),
        (_nameless, {"nameless"}),
        (_same_letter, {"keys"}),
        (_dead_letter, {"keys"}),
        (_mouse_alone, {"unreachable", "nameless"}),
    ],
)
def test_each_look_finds_its_fault(qtbot: QtBot, fill: Fill, found: set[str]) -> None:
    """And nothing in what is sound."""
    window = QWidget()
    qtbot.addWidget(window)
    fill(window)
    window.resize(240, 160)
    with qtbot.waitExposed(window):
        window.show()
    assert {look for look, faults in _looks(window).items() if faults} == found


def test_a_text_that_keeps_tab_is_found(qtbot: QtBot) -> None:
    """Nobody gets out of it by the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    _put(window, QLineEdit(), QPlainTextEdit(), QLineEdit())
    window.show()
    window.findChildren(QLineEdit)[0].setFocus()
    with pytest.raises(AssertionError, match="Tab stays"):
        tab_order(window)


def test_tab_is_followed_through_all_fields(qtbot: QtBot) -> None:
    """In their order, each once."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    fields = [QLineEdit(), QLineEdit(), QLineEdit()]
    for field in fields:
        row.addWidget(field)
    window.show()
    fields[0].setFocus()
    assert tab_order(window) == fields
    assert focusable(window) == set(fields)
