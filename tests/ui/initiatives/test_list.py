"""The list: filters, search, what is done with many rows, new ones, undo that goes to what it undoes, the keyboard."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.edit import InitiativeState
from desktop_app.domain.kinds import AuthorCategory, Block, Stage
from tests.cli.office import PDF, PROGRAMME
from tests.ui.initiatives.conftest import Hand
from tests.ui.walk import cut_off, focusable, name_of, overlapping, tab_order
from ui.desk import Desk
from ui.initiatives.dialogs import DeclarationsDialog
from ui.initiatives.document_panel import DocumentPanel
from ui.initiatives.listing import fields_from
from ui.initiatives.pasted import fill, fill_question, has_header
from ui.widgets.table import Table


@pytest.mark.parametrize(
    ("row", "header"),
    [
        (["Tên sáng kiến"], True),
        (["STT", "Tên sáng kiến", "Ghi chú riêng"], True),
        (["tt", "HỌ VÀ TÊN", "ten sang kien"], True),
        (["Máy vò chè mini"], False),
        (["Máy vò chè", "Hoàn thành"], False),
        (["Tên sáng kiến", "a", "b"], False),
        (["", ""], False),
        ([], False),
    ],
)
def test_a_header_row_is_known(row: list[str], header: bool) -> None:
    """By the words that lists have."""
    assert has_header([row, ["x"]]) is header
    assert not has_header([])


@pytest.mark.parametrize(
    ("shown", "first", "fields"),
    [
        (("verdict", "code", "title", "authors"), "verdict", ("title",)),
        (("title", "stage", "applied_on"), "stage", ("stage", "applied_on")),
        (("title", "code", "applied_on"), "code", ("applied_on",)),
        (("title", "code"), "code", ("title",)),
        (("code",), "code", ()),
    ],
)
def test_the_columns_a_paste_fills(shown: tuple[str, ...], first: str, fields: tuple[str, ...]) -> None:
    """Those shown that can be filled, from the current one on."""
    assert fields_from(shown, first) == fields


def test_a_paste_names_what_it_cant_take(hand: Hand) -> None:
    """And leaves it as it is."""
    states = [hand.stored(code) for code in ("SK001", "SK002")]
    cells = [["Tên mới", "Đang thực hiện", "5/2/2022"], ["", "Xong", "32/1/2022"], ["Thừa"]]
    plan = fill(states, ("title", "stage", "applied_on"), cells)
    after: Any = plan.edit.alterations[0].after
    assert isinstance(after, InitiativeState)
    record = after.initiative
    assert (record.title, record.stage, record.applied_on) == ("Tên mới", Stage.ONGOING, date(2022, 2, 5))
    assert (plan.cells, plan.rows, plan.left_out, len(plan.refused)) == (3, 1, 1, 3)
    question, detail = fill_question(plan)
    assert question == "Dán 3 ô vào 1 sáng kiến, từ dòng đang chọn trở xuống?"
    assert "“Tên sáng kiến”, “Giai đoạn”, “Ngày áp dụng”" in detail
    assert "Dòng 2, “Tên sáng kiến”: tên sáng kiến không được để trống." in detail


@pytest.mark.parametrize(
    ("words", "codes"),
    [("may vo che", ["SK003"]), ("thu", ["SK001", "SK003"]), ("zzz", []), ("", ["SK001", "SK002", "SK003"])],
)
def test_search_is_without_accents(hand: Hand, words: str, codes: list[str]) -> None:
    """Nothing found says so, with the way back."""
    hand.page.search.setText(words)
    hand.page.search.returnPressed.emit()
    hand.settle()
    assert hand.listed() == codes
    assert hand.page.nothing_found.isVisible() is (not codes)
    hand.page.show_all()
    hand.settle()
    assert hand.listed() == ["SK001", "SK002", "SK003"]


def test_deleting_many_is_undone_by_the_banner(hand: Hand) -> None:
    """It is named by number, asks nothing, and comes back whole."""
    before = [hand.stored(code) for code in ("SK001", "SK002", "SK003")]
    hand.choose("SK003")
    hand.select("SK001", "SK002")
    assert hand.page.actions_of.delete.text() == "Xóa 2 sáng kiến"
    hand.page.table.deletion_asked.emit()
    hand.settle()
    assert hand.codes() == ["SK003"]
    assert hand.listed() == ["SK003"]
    message = hand.told[-1]
    assert (message.sentence, message.action) == ("Đã xóa 2 sáng kiến.", "Hoàn tác")
    assert message.on_action is not None
    message.on_action()
    hand.settle()
    assert [hand.stored(code) for code in ("SK001", "SK002", "SK003")] == before
    assert hand.listed() == ["SK001", "SK002", "SK003"]


def test_deleting_under_a_filter_leaves_no_ghost(hand: Hand) -> None:
    """The row goes, the form follows the table; the banner says so when it is undone."""
    hand.settle_verdicts()
    hand.page.open_filter("verdict:eligible")
    hand.settle()
    hand.choose("SK002")
    hand.page.table.deletion_asked.emit()
    hand.settle_verdicts()
    assert hand.listed() == ["SK001", "SK003"]
    state = hand.page.form.state
    assert state is not None
    assert state.initiative.code in {"SK001", "SK003"}
    hand.undo()
    assert hand.told[-1].sentence.startswith("Đã hoàn tác: ")


def test_work_on_many_under_a_filter_asks_for_the_list_anew(hand: Hand) -> None:
    """Those that the filter still keeps are there once they were checked again."""
    hand.settle_verdicts()
    hand.page.open_filter("verdict:eligible")
    hand.settle()
    hand.page.table.selectAll()
    _entry(hand.page.actions_of.block, "Doanh nghiệp").trigger()
    hand.settle_verdicts()
    hand.settle()
    assert hand.listed() == ["SK001", "SK002", "SK003"]
    assert hand.page.form.state is not None


def test_deleting_the_last_one_leaves_an_empty_page(hand: Hand) -> None:
    """Which says how to fill it; undo brings the list back."""
    hand.page.table.selectAll()
    hand.page.table.deletion_asked.emit()
    hand.settle()
    assert hand.page.nothing.isVisible()
    assert hand.page.form.state is None
    hand.undo()
    assert hand.listed() == ["SK001", "SK002", "SK003"]
    assert hand.page.table.isVisible()


def _entry(action: Any, label: str) -> Any:
    return next(entry for entry in action.menu().actions() if entry.text() == label)


def test_bulk_changes_are_one_edit_each(hand: Hand) -> None:
    """Category, block, stage, in and out of the programme."""
    before = [hand.stored(code) for code in ("SK001", "SK002", "SK003")]
    actions = hand.page.actions_of
    hand.select("SK001", "SK003")
    _entry(actions.category, AuthorCategory.WORKER.label).trigger()
    hand.settle()
    _entry(actions.block, "Doanh nghiệp").trigger()
    hand.settle()
    _entry(actions.stage, "Đăng ký").trigger()
    hand.settle()
    changed = hand.stored("SK003")
    part = changed.part(PROGRAMME)
    assert (part.category, part.block) == (AuthorCategory.WORKER, Block.ENTERPRISE)
    assert changed.initiative.stage is Stage.PLANNED
    assert hand.stored("SK002") == before[1]
    assert hand.told[-1].sentence == "Đã chuyển 2 sáng kiến sang giai đoạn “Đăng ký”."
    for _ in range(3):
        hand.undo()
    assert [hand.stored(code) for code in ("SK001", "SK002", "SK003")] == before


def test_withdrawn_ones_have_their_filter(hand: Hand) -> None:
    """Out of the list and the counts, and back again."""
    hand.select("SK002")
    hand.page.actions_of.withdraw.trigger()
    hand.settle()
    assert hand.listed() == ["SK001", "SK003"]
    button = hand.page.filters.buttons[-1]
    assert (button.item.label, button.item.count) == ("Đã rút", 1)
    button.click()
    hand.settle()
    assert hand.listed() == ["SK002"]
    hand.page.table.selectAll()
    hand.page.actions_of.put_back.trigger()
    hand.settle()
    hand.page.show_all()
    hand.settle()
    assert hand.listed() == ["SK001", "SK002", "SK003"]


def test_declaring_the_same_for_many(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """What isn't answered stays as it is in each."""
    hand.choose("SK001")
    hand.give(hand.field("complaint"), True)

    def answer(dialog: DeclarationsDialog) -> int:
        dialog.answers["dispute"].set_value(True)
        dialog.accept()
        return int(dialog.result())

    monkeypatch.setattr(DeclarationsDialog, "exec", answer)
    hand.page.table.selectAll()
    hand.page.actions_of.declare.trigger()
    hand.settle()
    part = hand.stored("SK001").part(PROGRAMME)
    assert (part.complaint, part.dispute, part.declared_on) == (True, True, date(2022, 5, 1))
    assert hand.stored("SK002").part(PROGRAMME).complaint is False
    assert hand.told[-1].sentence == "Đã khai báo cho 3 sáng kiến."


def test_a_new_initiative_is_ready_to_be_named(hand: Hand, qtbot: QtBot) -> None:
    """Next free code, row chosen, focus on its title; a filter that hides it is taken away."""
    hand.page.open_filter("verdict:eligible")
    hand.settle()
    hand.page.add_button.click()
    hand.settle()
    state = hand.page.form.state
    assert state is not None
    assert (state.initiative.code, state.initiative.title) == ("SK004", "")
    assert hand.field("title").control.hasFocus()
    qtbot.waitUntil(lambda: hand.listed() == ["SK001", "SK002", "SK003", "SK004"])
    hand.type(hand.field("title").control, "Sáng kiến mới")
    hand.leave()
    hand.settle()
    assert hand.stored("SK004").initiative.title == "Sáng kiến mới"
    hand.undo()
    hand.undo()
    assert hand.codes() == ["SK001", "SK002", "SK003"]
    assert hand.listed() == ["SK001", "SK002", "SK003"]


def test_a_row_that_is_sought_while_the_list_is_on_its_way_is_shown_too(hand: Hand, qtbot: QtBot) -> None:
    """The filter that hides it is taken away once that shows."""
    model, table = hand.page.model, hand.page.table
    hidden = model.keys[1]
    hand.page.open_filter("verdict:eligible")
    assert model.is_loading
    assert table.select_key(hidden)
    qtbot.waitUntil(lambda: hand.listed() == ["SK001", "SK002", "SK003"] and table.current_key() == hidden)


def test_the_first_initiative_of_an_empty_workspace(empty_desk: Desk, opened_hand: Callable[[Desk], Hand]) -> None:
    """Typed straight from the empty page."""
    hand = opened_hand(empty_desk)
    assert [message.sentence for message in hand.told] == []
    assert hand.page.nothing.isVisible()
    hand.page.nothing.buttons[0].click()
    hand.settle()
    assert hand.page.form.state is not None
    assert hand.field("title").control.hasFocus()


def test_duplicating(hand: Hand) -> None:
    """Under the next code, without decision."""
    hand.choose("SK002")
    hand.page.actions_of.duplicate.trigger()
    hand.settle()
    copy = hand.stored("SK004")
    assert copy.initiative.title == hand.stored("SK002").initiative.title
    assert copy.initiative.decision_id is None
    assert hand.page.form.state == copy


def test_undo_goes_to_what_it_undoes(hand: Hand) -> None:
    """Another initiative is shown meanwhile."""
    hand.choose("SK001")
    hand.give(hand.field("title"), "Tên một")
    hand.choose("SK003")
    hand.undo()
    state = hand.page.form.state
    assert state is not None
    assert (state.initiative.code, state.initiative.title) == ("SK001", "Số hóa kho lưu trữ hồ sơ cán bộ")
    assert hand.page.table.current_key() == hand.page.model.keys[0]
    hand.desk.redo()
    hand.settle()
    assert hand.field("title").text() == "Tên một"


def test_ctrl_z_in_a_field_undoes_typing_first(qtbot: QtBot, hand: Hand) -> None:
    """Then the last edit."""
    hand.choose("SK001")
    hand.give(hand.field("scope"), "Cả tỉnh")
    field: Any = hand.field("title")
    hand.enter(field, "Đang gõ")
    qtbot.keyClick(field.control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "Số hóa kho lưu trữ hồ sơ cán bộ"
    qtbot.keyClick(field.control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    assert hand.stored("SK001").initiative.scope == "Toàn cơ quan"
    assert hand.field("scope").text() == "Toàn cơ quan"


def test_a_block_pasted_fills_downward_as_one_edit(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the number of cells was shown."""
    asked: list[tuple[Any, ...]] = []

    def ask(*words: Any, **_more: Any) -> bool:
        asked.append(words)
        return True

    monkeypatch.setattr(hand.desk.messages, "ask", ask)
    before = [hand.stored(code) for code in ("SK002", "SK003")]
    hand.choose("SK002")
    hand.page.table.pasted.emit([["Một"], ["Hai"]])
    hand.settle()
    assert asked == [("Dán 2 ô vào 2 sáng kiến, từ dòng đang chọn trở xuống?", "Dán 2 ô")]
    assert [hand.stored(code).initiative.title for code in ("SK002", "SK003")] == ["Một", "Hai"]
    assert hand.field("title").text() == "Một"
    hand.undo()
    assert [hand.stored(code) for code in ("SK002", "SK003")] == before


def test_a_table_with_a_header_goes_to_the_import(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """As new initiatives."""
    started: list[Any] = []

    class _Panel:
        def start_cells(self, cells: Any) -> None:
            started.append(cells)

    class _Dialog:
        panel = _Panel()

        def open(self) -> None:
            started.append("open")

    monkeypatch.setattr(hand.page.transfer, "_import_dialog", _Dialog)
    hand.page.table.pasted.emit([["Tên sáng kiến", "Tác giả"], ["A", "B"]])
    assert started == [[["Tên sáng kiến", "Tác giả"], ["A", "B"]], "open"]


@pytest.mark.parametrize("whole", [False, True])
def test_the_list_goes_to_excel(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: bool) -> None:
    """As it is shown, or all that is held."""
    file = tmp_path / "ra.xlsx"
    monkeypatch.setattr("ui.initiatives.transfer.save_file", lambda *_words: file)
    (hand.page.export_all if whole else hand.page.export).trigger()
    hand.settle()
    book = load_workbook(file, read_only=True)
    texts = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    book.close()
    assert "Máy vò chè mini cho hộ gia đình" in texts
    assert ("015085000001" in texts) is whole
    assert hand.told[-1].sentence == "Đã xuất ra “ra.xlsx”."


def test_the_keyboard_goes_everywhere(qtbot: QtBot, hand: Hand) -> None:
    """Enter from the row to the title, Esc back to the same row; Tab through all that can be used, each with a name."""
    hand.choose("SK002")
    table: Table = hand.page.table
    qtbot.keyClick(table, Qt.Key.Key_Return)
    hand.settle()
    assert hand.field("title").control.hasFocus()
    focused: Any = QApplication.focusWidget()
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert table.hasFocus()
    assert hand.page.form.state is not None
    assert hand.page.form.state.initiative.code == "SK002"
    reached = set(tab_order(hand.page))
    missed = [name_of(widget) for widget in focusable(hand.page) - reached if not _same_field(widget, reached)]
    assert missed == []
    assert [widget for widget in reached if not name_of(widget)] == []


def _same_field(widget: QWidget, reached: set[QWidget]) -> bool:
    return any(widget.isAncestorOf(one) or one.isAncestorOf(widget) for one in reached)


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(PDF)
    return path


@pytest.mark.parametrize(("width", "height"), [(1176, 700), (855, 440)])
def test_nothing_is_cut_off(hand: Hand, tmp_path: Path, width: int, height: int) -> None:
    """Beside the rail at 1366 × 768, and beside the folded one at 150 %."""
    hand.page.resize(width, height)
    hand.choose("SK003")
    hand.page.form.authors.cards[next(iter(hand.page.form.authors.cards))].open_details(True)
    hand.give(hand.field("summary"), "")
    hand.drop(hand.page.form, _file(tmp_path, "Quyết định công nhận sáng kiến của Sở Nội vụ số 12.pdf"))
    hand.page.form.decision.start_new()
    hand.page.form.authors.picker.panel.start("")
    hand.page.form.notices.show_panel(DocumentPanel(tmp_path / "Mô tả.docx", "Một"))
    hand.settle_verdicts()
    QApplication.processEvents()
    view = hand.page.form.view
    content = view.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= view.viewport().width()
    assert [text for text in cut_off(hand.page) if "TableHeader" not in text] == []
    assert overlapping(hand.page) == []
