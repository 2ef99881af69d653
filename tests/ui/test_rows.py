"""The model of a short list: what it shows, how it sorts, and what its rows are known by."""

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from ui.theme import current_palette
from ui.widgets.rows import Column, Keeping, RowsModel

_Row = tuple[str, int, str]
_ROWS = (("An", 2, "an nguyen"), ("Bình", 10, "binh tran"), ("Ánh", 1, "anh do"))
_COLUMNS: tuple[Column[_Row], ...] = (
    Column(id="name", heading="Tên", text=lambda row: row[0]),
    Column(id="number", heading="Số", text=lambda row: str(row[1]), sort_key=lambda row: row[1], number=True),
    Column(
        id="folded",
        heading="Không dấu",
        text=lambda row: row[2],
        colour=lambda row: current_palette().ineligible if row[1] > 5 else "",
    ),
)


def _model(*, by_number: bool = False) -> RowsModel[_Row]:
    model = RowsModel(_COLUMNS, key=(lambda row: row[1]) if by_number else None)
    model.show(_ROWS)
    return model


def _names(model: RowsModel[_Row]) -> list[str]:
    return [model.row(number)[0] for number in range(model.rowCount())]


@pytest.mark.parametrize(
    ("column", "order", "names"),
    [
        (0, Qt.SortOrder.AscendingOrder, ["An", "Ánh", "Bình"]),
        (1, Qt.SortOrder.AscendingOrder, ["Ánh", "An", "Bình"]),
        (1, Qt.SortOrder.DescendingOrder, ["Bình", "An", "Ánh"]),
    ],
)
def test_sorting_goes_by_the_columns_key(column: int, order: Qt.SortOrder, names: list[str]) -> None:
    """Or by its text in Vietnamese order; and stays when the rows are shown anew."""
    model = _model()
    model.sort(column, order)
    assert (_names(model), model.sorting) == (names, (column, order))
    model.show(_ROWS)
    assert _names(model) == names


def test_what_points_at_a_row_stays_with_it() -> None:
    """When the rows are sorted."""
    model = _model()
    index = QPersistentModelIndex(model.index(1, 0))
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert (index.row(), index.data()) == (0, "Bình")


@pytest.mark.parametrize(
    ("by_number", "keys", "keeping"), [(False, [0, 1, 2], Keeping.NOTHING), (True, [2, 10, 1], Keeping.PLACE)]
)
def test_rows_are_known_by_their_place_or_a_key(by_number: bool, keys: list[int], keeping: Keeping) -> None:
    """With a key the same record is found again when the rows come anew."""
    model = _model(by_number=by_number)
    assert (list(model.keys), model.keeping) == (keys, keeping)
    assert [model.row_of(key) for key in (keys[1], 99)] == [1, None]
    assert model.fetcher()(keys[:1]) == {keys[0]: _ROWS[0]}


def test_cells_say_their_column_to_a_screen_reader() -> None:
    """A number alone means nothing when it is read aloud."""
    model = _model()
    index = model.index(1, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Số: 10"
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_a_cell_bears_its_colour_where_it_has_one() -> None:
    """Of the palette."""
    model = _model()
    role = Qt.ItemDataRole.ForegroundRole
    colours = [model.index(row, 2).data(role) for row in range(2)]
    assert [colour and colour.name().upper() for colour in colours] == [None, current_palette().ineligible]


def test_the_model_keeps_qts_contract(qtmodeltester: ModelTester) -> None:
    """Filled, sorted, filled anew, empty."""
    model = _model()
    qtmodeltester.check(model, force_py=True)
    model.sort(0)
    model.show(_ROWS[:2])
    model.show(())
    assert (model.rowCount(), model.rowCount(QModelIndex())) == (0, 0)
