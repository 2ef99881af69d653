"""The table: keys of rows, what stays when rows come anew, keys and menus, what is remembered and copied."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.progress import Cancelled
from tests.ui.widgets.lists import COLUMNS, FakeDesk, Line, LongList
from ui.widgets.header import TableHeader
from ui.widgets.keyed_model import KeyedModel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import Table

_LONG = 100_000
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[FakeDesk]:
    made = FakeDesk(tmp_path / "cai-dat.json")
    yield made
    made.close()


Make = Callable[..., tuple[KeyedModel[Line], Table]]


@pytest.fixture
def make(qtbot: QtBot, desk: FakeDesk) -> Make:
    """Makes a table on a list and shows it, filled; holds it until it is closed."""
    tables: list[Table] = []

    def made(count: int = _LONG, **options: Any) -> tuple[KeyedModel[Line], Table]:
        model: KeyedModel[Line] = KeyedModel(LongList(count), desk)
        table = Table(model, "Danh sách", name="thu", desk=desk, **options)
        qtbot.addWidget(table)
        tables.append(table)
        table.resize(600, 400)
        table.show()
        model.reload()
        desk.settle(qtbot)
        return model, table

    return made


def _heard(signal: Any) -> list[tuple[Any, ...]]:
    heard: list[tuple[Any, ...]] = []
    signal.connect(lambda *values: heard.append(values))
    return heard


def _top(table: Table) -> int:
    return table.rowAt(0)


def _select(table: Table, first: int, last: int) -> None:
    for row in range(first, last + 1):
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table.selectionModel().select(table.model().index(row, 0), flags)


def test_the_first_row_is_current_once_there_are_rows(qtbot: QtBot, desk: FakeDesk) -> None:
    """So that a form beside the table shows something; it is said once."""
    model: KeyedModel[Line] = KeyedModel(LongList(3), desk)
    table = Table(model, "Danh sách")
    qtbot.addWidget(table)
    heard = _heard(table.current_changed)
    assert (table.current_key(), list(table.selected_keys())) == (None, [])
    model.reload()
    desk.settle(qtbot)
    assert heard == [(1,)]
    assert list(table.selected_keys()) == [1]


@pytest.mark.parametrize(
    ("source", "current", "selected", "said"),
    [
        (LongList(_LONG, suffix=" (sửa)"), 50_000, 1, []),
        (LongList(_LONG, left_out=frozenset({7, 8, 9})), 50_000, 1, []),
        (LongList(_LONG + 50), 50_000, 1, []),
        (LongList(_LONG, left_out=frozenset({50_000})), 50_001, 1, [(50_001,)]),
        (LongList(49_000), 49_000, 1, [(49_000,)]),
        (LongList(0), None, 0, [(None,)]),
    ],
    ids=["same", "fewer-above", "more-below", "gone", "shorter", "none"],
)
def test_reloading_keeps_record_and_place(
    qtbot: QtBot,
    desk: FakeDesk,
    make: Make,
    source: LongList,
    current: int | None,
    selected: int,
    said: list[tuple[int | None]],
) -> None:
    """By key; where the record is gone its neighbour takes its place, and only then is it said."""
    model, table = make()
    table.select_key(50_000)
    offset = table.currentIndex().row() - _top(table)
    desk.settle(qtbot)
    heard = _heard(table.current_changed)
    model._arrangement = type(model._arrangement)(0, source, "name", False)
    model.reload()
    desk.settle(qtbot)
    assert (table.current_key(), table.selected_count(), heard) == (current, selected, said)
    if current in (50_000, 50_001):
        assert table.currentIndex().row() - _top(table) == offset


def test_rows_in_view_are_there_at_once_after_reloading(qtbot: QtBot, desk: FakeDesk, make: Make) -> None:
    """Nothing flickers: the rows around the place come with the keys."""
    model, table = make()
    table.select_key(50_000)
    desk.settle(qtbot)
    shown: list[bool] = []
    model.reloaded.connect(lambda: shown.append(all(model.row_at(_top(table) + place) for place in range(10))))
    model.set_source(LongList(_LONG, left_out=frozenset({7, 8, 9})))
    desk.settle(qtbot)
    assert (shown, table.current_key()) == ([True], 50_000)


def test_a_place_scrolled_away_from_the_current_row_stays(qtbot: QtBot, desk: FakeDesk, make: Make) -> None:
    """The row at the top stays at the top, though rows above it went."""
    model, table = make()
    table.verticalScrollBar().setValue(70_000)
    desk.settle(qtbot)
    model._arrangement = type(model._arrangement)(0, LongList(_LONG, left_out=frozenset(range(2, 12))), "name", False)
    model.reload()
    desk.settle(qtbot)
    assert (_top(table), table.current_key()) == (69_990, 1)


def test_a_selection_of_many_rows_is_kept_by_key(qtbot: QtBot, desk: FakeDesk, make: Make) -> None:
    """In whatever order the rows are."""
    model, table = make(1_000)
    _select(table, 10, 14)
    _select(table, 20, 20)
    heard = _heard(table.selection_changed)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    desk.settle(qtbot)
    assert list(table.selected_keys()) == [21, 15, 14, 13, 12, 11, 1]
    assert len(heard) == 1


def test_another_filter_keeps_the_record_or_begins_at_the_top(qtbot: QtBot, desk: FakeDesk, make: Make) -> None:
    """The record stays in view where it is still listed."""
    model, table = make()
    table.select_key(500)
    model.set_source(LongList(_LONG, left_out=frozenset(range(1, 400))))
    desk.settle(qtbot)
    assert (table.current_key(), table.currentIndex().row()) == (500, 100)
    assert not table.visualRect(table.currentIndex()).isEmpty()
    model.set_source(LongList(300))
    desk.settle(qtbot)
    assert (table.current_key(), _top(table)) == (1, 0)
    table.select_key(200)
    model.set_source(LongList(_LONG), keep=False)
    desk.settle(qtbot)
    assert (table.current_key(), _top(table)) == (1, 0)


@pytest.mark.parametrize(("key", "listed", "current"), [(70_000, True, 70_000), (_LONG + 1, False, 1)])
def test_a_row_is_chosen_by_key(qtbot: QtBot, desk: FakeDesk, make: Make, key: int, listed: bool, current: int) -> None:
    """And brought into view, its page fetched."""
    model, table = make()
    assert table.select_key(key) is listed
    desk.settle(qtbot)
    assert table.current_key() == current
    assert model.row_at(table.currentIndex().row()) is not None


def test_a_row_asked_for_while_the_list_is_on_its_way_is_chosen_then(qtbot: QtBot, desk: FakeDesk, make: Make) -> None:
    """A link to a record that the filter before hid."""
    model, table = make(300)
    heard = _heard(table.current_changed)
    model.set_source(LongList(_LONG))
    assert table.select_key(70_000)
    desk.settle(qtbot)
    assert (table.current_key(), list(table.selected_keys()), heard) == (70_000, [70_000], [(70_000,)])
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    model.reload()
    assert table.select_key(5)
    desk.settle(qtbot)
    assert (table.current_key(), heard) == (5, [(70_000,), (5,)])


def test_a_row_that_does_not_come_with_the_list_is_told_of(qtbot: QtBot, desk: FakeDesk, make: Make) -> None:
    """A filter hides it, which the screen may take away; told once."""
    model, table = make(300)
    heard = _heard(table.unlisted)
    model.reload()
    assert table.select_key(301)
    desk.settle(qtbot)
    assert (table.current_key(), heard) == (1, [(301,)])
    model.reload()
    desk.settle(qtbot)
    assert heard == [(301,)]


def test_all_rows_are_selected_at_once(qtbot: QtBot, desk: FakeDesk, make: Make) -> None:
    """Ctrl+A, as one range; their keys need no rows."""
    model, table = make()
    read = len(model.source.record.rows)  # type: ignore[attr-defined]  # it is a LongList
    QTest.keyClick(table, Qt.Key.Key_A, _CTRL)
    assert table.selected_count() == _LONG
    assert table.selected_keys() == model.keys
    assert len(table.selectionModel().selection().toList()) == 1
    assert len(model.source.record.rows) == read  # type: ignore[attr-defined]  # likewise


@pytest.mark.parametrize(
    ("key", "row"),
    [
        (Qt.Key.Key_End, _LONG - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Down, 501),
        (Qt.Key.Key_Up, 499),
        (Qt.Key.Key_A, 500),
    ],
)
def test_keys_move_through_rows(make: Make, key: Qt.Key, row: int) -> None:
    """Home and End to the ends of the list; letters nowhere."""
    _model, table = make()
    table.select_key(501)
    QTest.keyClick(table, key)
    assert table.currentIndex().row() == row


def test_pages_are_turned(make: Make) -> None:
    """By what is in view."""
    _model, table = make()
    QTest.keyClick(table, Qt.Key.Key_PageDown)
    down = table.currentIndex().row()
    QTest.keyClick(table, Qt.Key.Key_PageUp)
    assert (down > 5, table.currentIndex().row()) == (True, 0)


def test_enter_opens_and_delete_asks(make: Make) -> None:
    """Enter on both of its keys; a double click too."""
    _model, table = make(3)
    opened, asked = _heard(table.opened), _heard(table.deletion_asked)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    place = table.visualRect(table.model().index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (opened, asked) == ([(1,), (1,), (2,)], [()])


def test_an_empty_table_opens_and_deletes_nothing(make: Make) -> None:
    """Keys do no harm."""
    _model, table = make(0)
    heard = [_heard(signal) for signal in (table.opened, table.deletion_asked, table.pasted, table.notice)]
    QGuiApplication.clipboard().clear()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Down):
        QTest.keyClick(table, key)
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V):
        QTest.keyClick(table, key, _CTRL)
    assert heard == [[], [], [], []]


def test_one_row_at_a_time_where_the_list_asks_for_it(make: Make) -> None:
    """Lists to look at."""
    _model, table = make(10, many=False)
    QTest.keyClick(table, Qt.Key.Key_Down, _SHIFT)
    QTest.keyClick(table, Qt.Key.Key_A, _CTRL)
    assert list(table.selected_keys()) == [2]


def _header_names(table: Table) -> list[str]:
    return [column.id for column in table.shown_columns()]


def _click_header(table: Table, section: int) -> None:
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_headings_sort_up_and_down(qtbot: QtBot, desk: FakeDesk, make: Make) -> None:
    """A column that can't be sorted by leaves all as it is, its arrow too."""
    model, table = make(300)
    said: list[Any] = []
    for section in (0, 0, 1, 2):
        _click_header(table, section)
        desk.settle(qtbot)
        header = table.horizontalHeader()
        said.append((model.sorting, header.sortIndicatorSection(), header.sortIndicatorOrder(), table.current_key()))
    up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    assert [one[0] for one in said] == [(0, down), (0, up), (1, up), (1, up)]
    assert [one[1:3] for one in said] == [(0, down), (0, up), (1, up), (1, up)]
    assert {one[3] for one in said} == {1}


def _menu_action(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().replace("&", "") == text)


def _columns_menu(table: Table) -> QMenu:
    menu: QMenu = table.horizontalHeader().columns_menu(table)  # type: ignore[attr-defined]  # it is a TableHeader
    return menu


def test_columns_are_chosen_in_the_menu_of_the_headings(make: Make) -> None:
    """One always stays; *Về mặc định* brings back what was."""
    _model, table = make(3)
    assert _header_names(table) == ["name", "code", "count"]
    _menu_action(_columns_menu(table), "Điện thoại").trigger()
    for heading in ("Họ và tên", "Mã", "Số sáng kiến"):
        _menu_action(_columns_menu(table), heading).trigger()
    assert _header_names(table) == ["phone"]
    assert not _menu_action(_columns_menu(table), "Điện thoại").isEnabled()
    _menu_action(_columns_menu(table), "Về mặc định").trigger()
    assert _header_names(table) == ["name", "code", "count"]


def test_columns_and_sorting_are_remembered(qtbot: QtBot, desk: FakeDesk, make: Make, tmp_path: Path) -> None:
    """By their ids, over a restart; widths in characters, so that they fit another font."""
    _model, table = make(3)
    table.horizontalHeader().resizeSection(1, 222)
    table.horizontalHeader().moveSection(1, 0)
    _menu_action(_columns_menu(table), "Số sáng kiến").trigger()
    _click_header(table, 1)
    desk.settings.save()
    kept = json.loads((tmp_path / "cai-dat.json").read_text("utf-8"))["table.thu"]
    assert (kept["order"], kept["hidden"], kept["sort"], list(kept["widths"])) == (
        ["code", "name", "count", "phone"], ["count", "phone"], ["code", False], ["code"],
    )  # fmt: skip
    again = FakeDesk(tmp_path / "cai-dat.json")
    model: KeyedModel[Line] = KeyedModel(LongList(3), again)
    table = Table(model, "Danh sách", name="thu", desk=again)
    qtbot.addWidget(table)
    assert _header_names(table) == ["code", "name"]
    assert table.columnWidth(1) == 222
    assert model.sorting == (1, Qt.SortOrder.AscendingOrder)
    assert table.horizontalHeader().sortIndicatorSection() == 1
    again.close()


@pytest.mark.parametrize(
    ("kept", "names"),
    [
        ([], ["name", "code", "count"]),
        ({"widths": [1], "order": "x", "hidden": 5, "sort": "name"}, ["name", "code", "count"]),
        ({"widths": {"name": -1, "code": "x", "count": 1e9}, "order": [1, "gone"]}, ["name", "code", "count"]),
        ({"hidden": [None, "name"], "sort": ["gone", True]}, ["code", "count", "phone"]),
        ({"sort": ["count", True], "hidden": ["name", "code", "count", "phone"]}, ["name"]),
    ],
)
def test_damaged_settings_count_as_none(qtbot: QtBot, desk: FakeDesk, kept: object, names: list[str]) -> None:
    """A table always shows something, sorted by what it can be sorted by."""
    desk.settings.set("table.thu", kept)
    model: KeyedModel[Line] = KeyedModel(LongList(3), desk)
    table, fresh = Table(model, "Danh sách", name="thu", desk=desk), Table(model, "Danh sách")
    qtbot.addWidget(table)
    qtbot.addWidget(fresh)
    assert _header_names(table) == names
    assert model.sorting == (0, Qt.SortOrder.AscendingOrder)
    assert names == ["name"] or table.columnWidth(1) == fresh.columnWidth(1)


def test_the_context_menu_has_the_pages_actions_first(make: Make) -> None:
    """Then copying, sorting and columns, so that all of it can be reached by keys."""
    _model, table = make(3)
    page_action = QAction("Nhân bản", table)
    table.set_context_actions(lambda: [page_action])
    texts = [action.text().replace("&", "") for action in table.context_menu().actions()]
    assert texts == [
        "Nhân bản", "", "Sao chép", "Sao chép kèm tiêu đề cột", "Chọn tất cả", "", "Sắp xếp theo", "Cột hiển thị",
    ]  # fmt: skip


def test_the_menu_key_opens_the_menu_at_the_current_row(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at the pointer, which may be anywhere."""
    _model, table = make(3)
    table.select_key(2)
    places: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _menu, place: places.append(place))
    QApplication.sendEvent(table, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1)))
    mouse = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(7, 8))
    QApplication.sendEvent(table.viewport(), mouse)
    row = table.visualRect(table.currentIndex())
    assert places == [table.viewport().mapToGlobal(QPoint(0, row.bottom())), QPoint(7, 8)]


def test_sorting_can_be_chosen_by_keys(qtbot: QtBot, desk: FakeDesk, make: Make) -> None:
    """Through the context menu."""
    model, table = make(3)
    menu = _menu_action(table.context_menu(), "Sắp xếp theo").menu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Họ và tên", "Mã"]
    _menu_action(menu, "Họ và tên").trigger()
    desk.settle(qtbot)
    assert model.sorting == (0, Qt.SortOrder.DescendingOrder)


def _copy(qtbot: QtBot, table: Table, *, headings: bool = False) -> tuple[str, str]:
    with qtbot.waitSignal(table.notice) as told:
        if headings:
            table.copy_with_headings()
        else:
            QTest.keyClick(table, Qt.Key.Key_C, _CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert told.args is not None
    return data.text(), f"{told.args[0]}{data.html()}"


def test_rows_are_copied_as_shown(qtbot: QtBot, desk: FakeDesk, make: Make) -> None:
    """Columns in their order on screen, without those hidden; as text and as a table."""
    _model, table = make()
    _menu_action(_columns_menu(table), "Số sáng kiến").trigger()
    _menu_action(_columns_menu(table), "Điện thoại").trigger()
    table.horizontalHeader().moveSection(1, 0)
    _select(table, 50_000, 50_001)
    text, html = _copy(qtbot, table)
    assert text == (
        "000001\tNguyễn Văn 1\t0900000001\r\n"
        "050001\tNguyễn Văn 50001\t0900050001\r\n"
        "050002\tNguyễn Văn 50002\t0900050002\r\n"
    )
    assert html.startswith("Đã sao chép 3 dòng.<html>")
    assert html.count("<tr>") == 3
    assert 'sdnum="1066;0;@">0900050001</td></tr>' in html
    text, html = _copy(qtbot, table, headings=True)
    assert text.startswith("Mã\tHọ và tên\tĐiện thoại\r\n000001\t")
    assert "<tr><td>Mã</td>" in html


def test_a_list_that_leaves_the_office_says_whose_it_is(qtbot: QtBot, make: Make) -> None:
    """Under what is copied with headings; a row or two for another sheet stay bare."""
    _model, table = make(1)
    table.set_footer(lambda: "CĐCS Sở A · 01/05/2022 · Chứa dữ liệu cá nhân")
    bare, _html = _copy(qtbot, table)
    text, html = _copy(qtbot, table, headings=True)
    assert bare == "Nguyễn Văn 1\t000001\t1\r\n"
    assert text.splitlines()[0::2] == ["Họ và tên\tMã\tSố sáng kiến", "CĐCS Sở A · 01/05/2022 · Chứa dữ liệu cá nhân"]
    assert html.startswith("Đã sao chép 1 dòng.")


def test_many_rows_are_copied_in_batches(qtbot: QtBot, desk: FakeDesk, make: Make) -> None:
    """At most 2,000 rows at a time, with progress."""
    model, table = make(5_000)
    heard = _heard(table.copying)
    model.source.record.clear()  # type: ignore[attr-defined]  # it is a LongList
    table.selectAll()
    text, html = _copy(qtbot, table)
    assert (text.count("\r\n"), html.startswith("Đã sao chép 5.000 dòng.")) == (5_000, True)
    assert [len(keys) for keys in model.source.record.rows] == [2_000, 2_000, 1_000]  # type: ignore[attr-defined]
    assert heard == [(2_000, 5_000), (4_000, 5_000), (5_000, 5_000)]


def test_of_two_copies_the_last_counts(qtbot: QtBot, desk: FakeDesk, make: Make) -> None:
    """Ctrl+C on many rows, then on one while those are being read."""
    _model, table = make(5_000)
    table.selectAll()
    table.copy()
    table.select_key(7)
    text, html = _copy(qtbot, table)
    desk.settle(qtbot)
    assert (text, html.startswith("Đã sao chép 1 dòng.")) == ("Nguyễn Văn 7\t000007\t0\r\n", True)
    assert QGuiApplication.clipboard().text() == text


def test_too_many_rows_are_not_copied(qtbot: QtBot, make: Make) -> None:
    """It says how many can be."""
    _model, table = make(_LONG + 1)
    QGuiApplication.clipboard().setText("trước")
    table.selectAll()
    heard = _heard(table.notice)
    table.copy()
    assert "100.000 dòng" in heard[0][0]
    assert QGuiApplication.clipboard().text() == "trước"


def test_a_table_is_pasted_as_cells(make: Make) -> None:
    """Ctrl+V; what is too large is refused in words."""
    _model, table = make(3)
    pasted, told = _heard(table.pasted), _heard(table.notice)
    QGuiApplication.clipboard().setText('a\t"b\nc"\r\n')
    QTest.keyClick(table, Qt.Key.Key_V, _CTRL)
    QGuiApplication.clipboard().setText("a" * 2_000_001)
    QTest.keyClick(table, Qt.Key.Key_V, _CTRL)
    assert pasted == [([["a", "b\nc"]],)]
    assert told[0][0].startswith("Chưa dán")


def test_all_rows_can_be_written_to_a_file(make: Make) -> None:
    """A worker reads them, in order, with progress; it can be stopped."""
    _model, table = make(5_000)
    shown = table.export_rows()
    steps: list[tuple[int, int, str]] = []
    texts = shown.texts(lambda *step: steps.append(step))
    assert shown.headings == ["Họ và tên", "Mã", "Số sáng kiến"]
    assert (len(texts), texts[0], texts[-1]) == (
        5_000, ["Nguyễn Văn 1", "000001", "1"], ["Nguyễn Văn 5000", "005000", "2"],
    )  # fmt: skip
    assert [step[0] for step in steps] == [0, 2_000, 4_000]
    with pytest.raises(Cancelled):
        shown.texts(cancelled=lambda: True)


def test_numbers_stand_on_the_right(make: Make) -> None:
    """Their heading over them."""
    model, table = make(3)
    right = Qt.AlignmentFlag.AlignRight
    assert model.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole) & right
    assert model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) & right
    assert table.rowHeight(0) == round(table.fontMetrics().height() * 1.9)


def test_a_short_list_needs_no_desk(qtbot: QtBot) -> None:
    """Its rows are at hand: sorting, copying and selecting work at once."""
    model: RowsModel[Line] = RowsModel(COLUMNS, key=lambda row: row.key)
    table = Table(model, "Danh sách")
    qtbot.addWidget(table)
    model.show([Line(key, name) for key, name in ((30, "Cúc"), (10, "An"), (20, "Bình"))])
    table.select_key(10)
    table.horizontalHeader().sort_by(0)  # type: ignore[attr-defined]  # it is a TableHeader
    assert (table.current_key(), table.currentIndex().row()) == (10, 0)
    table.copy()
    assert QGuiApplication.clipboard().text() == "An\t000010\t3\r\n"
    model.show([Line(key, name) for key, name in ((10, "An"), (5, "Ánh"))])
    assert (table.current_key(), table.currentIndex().row()) == (10, 0)
    assert table.accessibleName() == "Danh sách"


@pytest.fixture
def filling(qtbot: QtBot, desk: FakeDesk) -> Table:
    """A table whose second column takes what is left over, under headings of which one may take two lines."""
    columns: tuple[Column[str], ...] = (
        Column(id="code", heading="Mã", text=str, width=6),
        Column(id="name", heading="Tên", text=str, width=10, fills=True),
        Column(id="count", heading="Số sáng kiến", text=str, width=8, number=True, folds=True),
    )
    model: RowsModel[str] = RowsModel(columns)
    model.show(["a", "b"])
    table = Table(model, "Danh sách", name="day", desk=desk)
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    return table


def test_a_column_takes_what_the_others_leave(filling: Table, desk: FakeDesk) -> None:
    """Never less than it asks for, whatever is resized or hidden; what is left over is nobody's choice."""
    header = filling.horizontalHeader()
    assert isinstance(header, TableHeader)
    least = 10 * header.fontMetrics().averageCharWidth()
    for width in (600, 900):
        filling.resize(width, 300)
        assert header.length() == filling.viewport().width()
    header.resizeSection(0, 200)
    assert header.length() == filling.viewport().width()
    filling.resize(120, 300)
    assert least <= header.sectionSize(1) < 2 * least
    filling.resize(600, 300)
    _menu_action(header.columns_menu(filling), "Mã").trigger()
    assert header.length() == filling.viewport().width()
    kept: dict[str, Any] = desk.settings.get("table.day", {})
    assert list(kept["widths"]) == ["code"]


def test_a_heading_folds_rather_than_being_cut(filling: Table, make: Make) -> None:
    """The heading line is higher by one line of text, and there is ink in both; sorted by it, too."""
    header = filling.horizontalHeader()
    _model, plain = make(3)
    line = header.fontMetrics().height()
    assert header.sizeHint().height() == plain.horizontalHeader().sizeHint().height() + line
    for _ in range(2):
        picture = header.grab().toImage()
        left, middle = header.sectionViewportPosition(2) + 12, header.height() // 2
        ground = picture.pixel(left + 1, 2)
        for top in (middle - line, middle + line // 2 + 1):
            rows = range(top, top + line // 2)
            places = range(left, left + header.sectionSize(2) - 14)
            assert any(picture.pixel(x, y) != ground for y in rows for x in places)
        _click_header(filling, 2)
