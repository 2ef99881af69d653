"""The model of a long list: what it fetches and when, what it drops, what it says meanwhile."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.widgets.lists import FakeDesk, Line, LongList
from ui.widgets.keyed_model import PAGE, KeyedModel
from ui.widgets.row_cache import CACHED

_LONG = 100_000
_SCREEN = 30


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[FakeDesk]:
    made = FakeDesk(tmp_path / "cai-dat.json")
    yield made
    made.close()


def _model(qtbot: QtBot, desk: FakeDesk, source: LongList, first: int = 0) -> KeyedModel[Line]:
    """A model with its list, a screen of rows in view."""
    model: KeyedModel[Line] = KeyedModel(source, desk)
    model.look_at(first, first + _SCREEN)
    model.reload()
    desk.settle(qtbot)
    return model


def _name(model: KeyedModel[Line], row: int) -> object:
    return model.index(row, 0).data()


def test_keys_and_first_page_come_together(qtbot: QtBot, desk: FakeDesk) -> None:
    """The first painting is of a full table."""
    source = LongList(_LONG)
    model: KeyedModel[Line] = KeyedModel(source, desk)
    model.look_at(0, _SCREEN)
    with qtbot.waitSignal(model.modelReset):
        model.reload()
    assert (model.rowCount(), _name(model, 0)) == (_LONG, "Nguyễn Văn 1")
    desk.settle(qtbot)
    assert [len(keys) for keys in source.record.rows] == [PAGE, PAGE]


def test_rows_are_never_read_on_the_thread_of_the_window(qtbot: QtBot, desk: FakeDesk) -> None:
    """The database is slow at times."""
    source = LongList(_LONG)
    _model(qtbot, desk, source)
    assert source.record.threads.isdisjoint({threading.get_ident()})


def test_a_row_that_is_on_its_way_says_so(qtbot: QtBot, desk: FakeDesk) -> None:
    """In every column, and to a screen reader."""
    model = _model(qtbot, desk, LongList(_LONG))
    index = model.index(50_000, 1)
    assert (index.data(), index.data(Qt.ItemDataRole.AccessibleTextRole)) == ("…", "Mã: …")
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Mã: 000001"


@pytest.mark.parametrize(
    ("first", "pages"),
    [
        (50_010, [250, 251, 249]),
        (50_190, [250, 251, 252, 249]),
        (_LONG - 10, [499, 498]),
        (PAGE + 1, []),
    ],
)
def test_a_jump_fetches_the_pages_in_view_and_their_neighbours(
    qtbot: QtBot, desk: FakeDesk, first: int, pages: list[int]
) -> None:
    """In view first, then where scrolling leads; what is at hand is not fetched again."""
    source = LongList(_LONG)
    model = _model(qtbot, desk, source)
    if not pages:
        model.look_at(PAGE - _SCREEN - 1, PAGE - 1)
        desk.settle(qtbot)
        pages = [2]
    source.record.clear()
    model.look_at(first, min(first + _SCREEN, _LONG - 1))
    desk.settle(qtbot)
    fetched = [(key - 1) // PAGE for keys in source.record.rows for key in keys[::PAGE]]
    assert fetched == pages


def test_dragging_the_scroll_bar_leaves_no_queue(qtbot: QtBot, desk: FakeDesk) -> None:
    """Of hundreds of places passed while one request waits, only the last is fetched."""
    source = LongList(_LONG)
    model = _model(qtbot, desk, source)
    source.record.clear()
    before = desk.asked
    desk.held = True
    for first in range(1_000, 90_000, 100):
        model.look_at(first, first + _SCREEN)
    assert desk.asked == before + 1
    desk.release()
    desk.settle(qtbot)
    assert source.record.rows[0][0] == 89_801
    assert len(source.record.rows) <= 3
    assert _name(model, 89_900) == "Nguyễn Văn 89901"


def test_no_more_rows_are_kept_than_a_few_pages(qtbot: QtBot, desk: FakeDesk) -> None:
    """Those used longest ago go."""
    source = LongList(_LONG)
    model = _model(qtbot, desk, source)
    for first in range(0, 3 * CACHED, PAGE):
        model.look_at(first, first + _SCREEN)
        desk.settle(qtbot)
    there = sum(model.row_at(row) is not None for row in range(_LONG))
    assert (there, _name(model, 0)) == (CACHED, "…")


def test_answers_to_an_older_question_are_dropped(qtbot: QtBot, desk: FakeDesk) -> None:
    """Three filters in a row: one list is shown, the last."""
    model = _model(qtbot, desk, LongList(_LONG))
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(model.rowCount()))
    desk.held = True
    for count in (300, 200, 100):
        model.set_source(LongList(count))
    desk.release()
    desk.settle(qtbot)
    assert resets == [100]


def test_a_list_asked_for_while_another_is_read_comes_after_it(qtbot: QtBot, desk: FakeDesk) -> None:
    """The older answer, which is there first, is not shown."""
    first, second = LongList(300), LongList(200)
    model = _model(qtbot, desk, LongList(_LONG))
    model.set_source(first)
    model.set_source(second)
    with qtbot.waitSignal(model.modelReset):
        pass
    desk.settle(qtbot)
    assert (model.rowCount(), len(first.record.keys) <= 1) == (200, True)


def test_a_list_that_comes_back_the_same_is_not_reset(qtbot: QtBot, desk: FakeDesk) -> None:
    """Its rows are read anew all the same."""
    model = _model(qtbot, desk, LongList(_LONG))
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(None))
    with qtbot.waitSignals([model.reloaded, model.dataChanged]):
        model.set_source(LongList(_LONG, suffix=" (sửa)"))
    assert (resets, _name(model, 0)) == ([], "Nguyễn Văn 1 (sửa)")
    desk.settle(qtbot)


def test_single_rows_are_read_again_alone(qtbot: QtBot, desk: FakeDesk) -> None:
    """One that is out of view waits until it comes into it; the old text stays meanwhile."""
    source = LongList(_LONG)
    model = _model(qtbot, desk, source)
    source.record.clear()
    with qtbot.waitSignal(model.dataChanged):
        model.refresh_rows([3, 60_000])
    desk.settle(qtbot)
    assert source.record.rows == [(3,)]
    assert _name(model, 2) == "Nguyễn Văn 3"


def test_all_rows_can_be_read_again_in_the_order_they_have(qtbot: QtBot, desk: FakeDesk) -> None:
    """After verdicts were brought up to date, say."""
    source = LongList(_LONG)
    model = _model(qtbot, desk, source)
    source.record.clear()
    model.refresh_rows()
    desk.settle(qtbot)
    assert (source.record.keys, [len(keys) for keys in source.record.rows]) == ([], [PAGE, PAGE])


def test_a_fault_is_told_once_and_not_asked_for_again(qtbot: QtBot, desk: FakeDesk) -> None:
    """Until the list is asked for anew."""
    model = _model(qtbot, desk, LongList(_LONG))
    model.set_source(LongList(300, fault=ValueError("disk")))
    qtbot.waitUntil(lambda: len(desk.errors) == 1)
    model.look_at(1, _SCREEN)
    desk.settle(qtbot)
    assert (model.rowCount(), model.is_loading, len(desk.errors)) == (_LONG, False, 1)
    model.set_source(LongList(200))
    desk.settle(qtbot)
    assert (model.rowCount(), _name(model, 0)) == (200, "Nguyễn Văn 1")


def test_a_page_that_cannot_be_read_is_given_up(qtbot: QtBot, desk: FakeDesk) -> None:
    """The rest of the list goes on."""
    rows = [Exception("disk")]

    class Failing(LongList):
        def rows(self, keys):
            if keys[0] > PAGE and rows:
                raise rows.pop()
            return super().rows(keys)

    model: KeyedModel[Line] = KeyedModel(Failing(_LONG), desk)
    model.look_at(0, _SCREEN)
    model.reload()
    desk.settle(qtbot)
    model.look_at(PAGE, PAGE + _SCREEN)
    desk.settle(qtbot)
    assert (len(desk.errors), _name(model, PAGE), _name(model, 2 * PAGE)) == (1, "…", f"Nguyễn Văn {2 * PAGE + 1}")
    model.refresh_rows()
    desk.settle(qtbot)
    assert _name(model, PAGE) == f"Nguyễn Văn {PAGE + 1}"


@pytest.mark.parametrize(
    ("section", "order", "asked"),
    [
        (0, Qt.SortOrder.DescendingOrder, [("name", True)]),
        (1, Qt.SortOrder.AscendingOrder, [("code", False)]),
        (2, Qt.SortOrder.DescendingOrder, [("name", True)]),
    ],
)
def test_sorting_asks_the_source(
    qtbot: QtBot, desk: FakeDesk, section: int, order: Qt.SortOrder, asked: list[tuple[str, bool]]
) -> None:
    """A column that the source can't sort by leaves the order's name as it is."""
    source = LongList(300)
    model = _model(qtbot, desk, source)
    source.record.clear()
    model.sort(section, order)
    desk.settle(qtbot)
    assert source.record.keys == asked
    assert [model.is_sortable(number) for number in range(3)] == [True, True, False]


def test_loading_is_told(qtbot: QtBot, desk: FakeDesk) -> None:
    """Once when it begins, once when it ends, however often it is asked for in between."""
    model = _model(qtbot, desk, LongList(300))
    told: list[bool] = []
    model.loading_changed.connect(told.append)
    model.reload()
    model.reload()
    desk.settle(qtbot)
    qtbot.waitUntil(lambda: not model.is_loading)
    assert told == [True, False]


def test_the_model_keeps_qts_contract(qtbot: QtBot, desk: FakeDesk, qtmodeltester: ModelTester) -> None:
    """Empty, filled, and filled anew."""
    model: KeyedModel[Line] = KeyedModel(LongList(3), desk)
    qtmodeltester.check(model, force_py=True)
    model.reload()
    desk.settle(qtbot)
    model.set_source(LongList(2))
    desk.settle(qtbot)
    assert model.rowCount() == 2
