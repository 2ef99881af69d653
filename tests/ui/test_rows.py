"""The table model: what it shows, how it sorts and what a search keeps."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from ui.widgets.rows import Column, RowsModel

_Row = tuple[str, int, str]
_ROWS = (("An", 2, "an nguyen"), ("Bình", 10, "binh tran"), ("Ánh", 1, "anh do"))


def _model() -> RowsModel[_Row]:
    columns: tuple[Column[_Row], ...] = (
        Column(heading="Tên", text=lambda row: row[0], sort_key=lambda row: row[2]),
        Column(heading="Số", text=lambda row: str(row[1]), sort_key=lambda row: row[1], number=True),
    )
    model = RowsModel(columns, lambda row: row[2])
    model.show(_ROWS)
    return model


def _names(model: RowsModel[_Row]) -> list[str]:
    return [model.row(number)[0] for number in range(model.rowCount())]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ([], ["An", "Bình", "Ánh"]),
        (["an"], ["An", "Ánh"]),
        (["ng", "an"], ["An"]),
        (["do"], ["Ánh"]),
        (["guyen"], []),
        (["zz"], []),
    ],
)
def test_a_search_keeps_rows_with_every_word_from_its_first_letter(words: list[str], names: list[str]) -> None:
    """In any order."""
    model = _model()
    model.search(words)
    assert _names(model) == names


@pytest.mark.parametrize(
    ("column", "order", "names"),
    [
        (0, Qt.SortOrder.AscendingOrder, ["An", "Ánh", "Bình"]),
        (1, Qt.SortOrder.AscendingOrder, ["Ánh", "An", "Bình"]),
        (1, Qt.SortOrder.DescendingOrder, ["Bình", "An", "Ánh"]),
    ],
)
def test_sorting_goes_by_the_columns_key(column: int, order: Qt.SortOrder, names: list[str]) -> None:
    """And stays when the rows are shown anew."""
    model = _model()
    model.sort(column, order)
    assert _names(model) == names
    model.show(_ROWS)
    assert _names(model) == names


def test_cells_say_their_column_to_a_screen_reader() -> None:
    """A number alone means nothing when it is read aloud."""
    model = _model()
    index = model.index(1, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Số: 10"
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_the_model_keeps_qts_contract(qtmodeltester: ModelTester) -> None:
    """Checked row by row, before and after a search."""
    model = _model()
    qtmodeltester.check(model, force_py=True)
    model.search(["an"])
    qtmodeltester.check(model, force_py=True)
    assert model.rowCount() == 2
