"""The search field: when it asks, and where its keys lead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.search import SearchField


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page with a search field over a list."""
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = QVBoxLayout(widget)
    field, target = SearchField("Tìm đoàn viên", widget), QLineEdit(widget)
    target.setObjectName("list")
    layout.addWidget(field)
    layout.addWidget(target)
    field.lead_to(target)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    field.take_focus()
    return widget


def _parts(page: QWidget) -> tuple[SearchField, QLineEdit, list[str]]:
    field = page.findChild(SearchField)
    target = page.findChild(QLineEdit, "list")
    assert field is not None
    assert target is not None
    asked: list[str] = []
    field.searched.connect(asked.append)
    return field, target, asked


def test_it_asks_once_typing_rests(qtbot: QtBot, page: QWidget) -> None:
    """Not for every letter: UniKey sends several for one."""
    field, _target, asked = _parts(page)
    with qtbot.waitSignal(field.searched):
        for letter in ("n", "g", "u"):
            field.insert(letter)
        field.insert("yễn ")
        assert asked == []
    assert asked == ["nguyễn"]


def test_enter_asks_at_once_and_never_twice_the_same(qtbot: QtBot, page: QWidget) -> None:
    """A blank more is no other search."""
    field, _target, asked = _parts(page)
    field.insert("an")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.insert(" ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked == ["an"]


def test_esc_clears_and_then_leaves(page: QWidget) -> None:
    """The list is whole again at once."""
    field, target, asked = _parts(page)
    field.insert("an")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), asked, field.hasFocus()) == ("", ["an", ""], True)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert target.hasFocus()


def test_down_goes_to_the_list_with_what_was_typed(page: QWidget) -> None:
    """Without waiting."""
    field, target, asked = _parts(page)
    left: list[None] = []
    field.left.connect(lambda: left.append(None))
    field.insert("an")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert (asked, target.hasFocus(), len(left)) == (["an"], True, 1)


def test_words_shown_are_not_searched_again(qtbot: QtBot, page: QWidget) -> None:
    """They are what is listed already."""
    field, _target, asked = _parts(page)
    field.show_words("an")
    qtbot.wait(1)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), asked) == ("an", [])


def test_it_says_what_it_is(page: QWidget) -> None:
    """To the eye and to a screen reader."""
    field, _target, _asked = _parts(page)
    assert (field.accessibleName(), field.placeholderText()) == ("Tìm đoàn viên", "Tìm không dấu…")
    assert field.isClearButtonEnabled()
