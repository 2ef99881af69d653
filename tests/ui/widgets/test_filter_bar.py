"""The filter bar: one filter holds, by mouse and keys; counts change under the officer's hands without harm."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.kinds import Verdict
from ui.icons import verdict_shape
from ui.widgets.filter_bar import FilterBar, FilterItem

_ITEMS = [
    FilterItem("", "Tất cả", 1_020),
    FilterItem("eligible", "Đủ điều kiện", 9, *verdict_shape(Verdict.ELIGIBLE)),
    FilterItem("review", "Cần xem lại", None, *verdict_shape(Verdict.REVIEW)),
]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A bar under a field that has the focus."""
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = QVBoxLayout(widget)
    field = QLineEdit()
    bar = FilterBar("Lọc theo kết quả")
    bar.set_items(_ITEMS)
    layout.addWidget(field)
    layout.addWidget(bar)
    widget.resize(700, 120)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    field.setFocus()
    return widget


def _bar(page: QWidget) -> tuple[FilterBar, list[str]]:
    bar = page.findChild(FilterBar)
    assert bar is not None
    heard: list[str] = []
    bar.chosen.connect(heard.append)
    return bar, heard


def test_the_first_filter_holds_at_first(page: QWidget) -> None:
    """Each says its count, where that is known."""
    bar, _heard = _bar(page)
    assert [button.accessibleName() for button in bar.buttons] == [
        "Tất cả: 1.020", "Đủ điều kiện: 9", "Cần xem lại",
    ]  # fmt: skip
    assert [button.isChecked() for button in bar.buttons] == [True, False, False]


def test_a_click_chooses_once(page: QWidget) -> None:
    """The one that holds can't be taken away."""
    bar, heard = _bar(page)
    for _ in range(2):
        QTest.mouseClick(bar.buttons[1], Qt.MouseButton.LeftButton)
    assert (heard, bar.chosen_id) == (["eligible"], "eligible")
    assert [button.isChecked() for button in bar.buttons] == [False, True, False]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ([Qt.Key.Key_Right], "eligible"),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right], "review"),
        ([Qt.Key.Key_Right, Qt.Key.Key_Left], ""),
        ([Qt.Key.Key_End], "review"),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], ""),
    ],
)
def test_keys_choose(page: QWidget, keys: list[Qt.Key], chosen: str) -> None:
    """Arrows go along, Home and End to the ends."""
    bar, heard = _bar(page)
    bar.setFocus()
    for key in keys:
        QTest.keyClick(page.focusWidget(), key)
    assert (bar.chosen_id, heard[-1]) == (chosen, chosen)
    assert bar.buttons[[item.id for item in _ITEMS].index(chosen)].hasFocus()


def test_tab_stops_at_the_bar_once(page: QWidget) -> None:
    """At the filter that holds."""
    bar, _heard = _bar(page)
    bar.choose("eligible")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert bar.buttons[1].hasFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert not any(button.hasFocus() for button in bar.buttons)


def test_new_counts_change_nothing_else(page: QWidget) -> None:
    """Neither what holds nor the focus."""
    bar, heard = _bar(page)
    bar.choose("eligible")
    before, focused = bar.buttons[1], page.focusWidget()
    bar.set_items([FilterItem(item.id, item.label, 5, item.icon, item.role) for item in _ITEMS])
    assert (bar.chosen_id, heard, bar.buttons[1] is before, page.focusWidget() is focused) == (
        "eligible",
        [],
        True,
        True,
    )
    assert before.accessibleName() == "Đủ điều kiện: 5"


def test_other_filters_keep_the_one_that_holds(page: QWidget) -> None:
    """And the focus, where the bar had it."""
    bar, heard = _bar(page)
    bar.choose("eligible")
    bar.setFocus()
    bar.set_items([_ITEMS[0], FilterItem("new", "Mới", 1), _ITEMS[1]])
    assert (bar.chosen_id, heard, bar.buttons[2].isChecked(), bar.buttons[2].hasFocus()) == ("eligible", [], True, True)


def test_a_filter_that_goes_away_falls_back_to_the_first(page: QWidget) -> None:
    """And says so, since another list holds now."""
    bar, heard = _bar(page)
    bar.choose("eligible")
    bar.set_items([_ITEMS[0], _ITEMS[2]])
    assert (bar.chosen_id, heard, bar.buttons[0].isChecked()) == ("", [""], True)


def test_an_unknown_filter_is_refused(page: QWidget) -> None:
    """What holds stays."""
    bar, heard = _bar(page)
    assert not bar.choose("gone")
    assert (bar.chosen_id, heard) == ("", [])


def test_a_narrow_window_gets_more_lines(qtbot: QtBot, page: QWidget) -> None:
    """No filter is cut off."""
    bar, _heard = _bar(page)
    wide = bar.heightForWidth(700)
    page.resize(200, 300)
    qtbot.waitUntil(lambda: len({button.y() for button in bar.buttons}) > 1)
    assert bar.heightForWidth(190) > wide
    assert all(bar.rect().contains(button.geometry()) for button in bar.buttons)
