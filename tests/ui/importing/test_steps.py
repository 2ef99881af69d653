"""Each step of the import: what it asks, marks and refuses."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from tests.importing.books import book_bytes
from tests.importing.office_list import twelve_rows
from tests.ui.importing.build import ROWS, TITLES, Settled, at, book, drop, type_text
from ui.desk import Desk
from ui.importing.panel import At, ImportPanel


def test_a_column_nobody_knows_is_marked_and_a_missing_one_named(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """*Tiếp* waits for the required columns; a column that was looked at isn't marked any more."""
    heads = ("Cột lạ", "Họ và tên tác giả")
    panel.start_file(book(tmp_path, ("abc", "Trần Văn Thử"), ("d", "Lê Thị Nháp"), heads=heads))
    settled(desk)
    strange = panel.columns.rows[0]
    assert at(panel) is At.COLUMNS
    assert strange.mark is not None
    assert (strange.mark.isVisible(), strange.choice.accessibleDescription()) == (True, "Xin xem lại")
    assert "“Tên sáng kiến”" in panel.columns.says.text()
    assert not panel.bar.forward.isEnabled()
    _choose_column(panel, 0, "full_name")
    assert panel.columns.says.text().startswith("Chưa biết cột nào là “Tên sáng kiến”")
    _choose_column(panel, 0, "title")
    assert (strange.mark.isVisible(), panel.bar.forward.isEnabled()) == (False, True)
    _choose_column(panel, 1, "")
    assert "tác giả" in panel.columns.says.text()


def test_two_columns_cannot_be_the_same_unless_it_is_text(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """Several columns may make up one summary."""
    heads = (*TITLES, "Ghi chú", "Điều khác")
    panel.start_file(book(tmp_path, (*ROWS[0], "a", "b"), (*ROWS[1], "c", "d"), heads=heads))
    settled(desk)
    panel.review_columns()
    for field_id, ready in (("position", False), ("summary", True)):
        _choose_column(panel, 2, field_id)
        _choose_column(panel, 3, field_id)
        assert panel.bar.forward.isEnabled() is ready


def _choose_column(panel: ImportPanel, place: int, field_id: str) -> None:
    choice = panel.columns.rows[place].choice
    choice.setCurrentIndex(choice.findData(field_id))
    choice.activated.emit(choice.currentIndex())


def test_only_what_no_column_gives_is_asked(desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path) -> None:
    """A column of decision numbers leaves the number for its scan; one of blocks leaves no block to ask for."""
    heads = (*TITLES, "Khối", "Số quyết định", "Có tính mới")
    rows = [(*row, "Khối cơ quan", "12/QĐ-SNV", "Có") for row in ROWS]
    panel.start_file(book(tmp_path, *rows, heads=heads))
    settled(desk)
    hidden = {"block", "novel", "decision_date", "recognised_by"}
    assert panel.answers.fields.keys() - panel.answers.asked == hidden
    assert all(not panel.answers.fields[name].isVisible() for name in hidden)


def test_the_decision_above_a_list_is_there_already(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """And says where it comes from; what somebody typed stays, what the next list doesn't say goes."""
    fields = panel.answers.fields
    panel.start_file(twelve_rows(tmp_path)[0])
    settled(desk)
    assert fields["decision_date"].text() == "18/02/2022"
    assert (panel.answers.above_note.isVisible(), panel.is_losing) == (True, False)
    assert panel.answers.answers.recognised is True
    type_text(fields["recognised_by"], "Sở Y tế")
    panel.review_columns()
    panel.go_on()
    assert (fields["decision_number"].text(), fields["recognised_by"].text()) == ("45/QĐ-SNV", "Sở Y tế")
    panel.start_file(book(tmp_path, *ROWS))
    settled(desk)
    assert [fields[name].text() for name in ("decision_number", "decision_date", "recognised_by")] == [
        "",
        "",
        "Sở Y tế",
    ]
    assert not panel.answers.above_note.isVisible()
    assert panel.answers.fields["recognised"].value() is None


def test_cells_taken_apart_stand_beside_what_they_were(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """Several authors in one cell."""
    panel.start_file(book(tmp_path, (ROWS[0][0], "Nguyễn Văn An (60%); Trần Thị Bình (40%)")))
    settled(desk)
    panel.go_on()
    settled(desk)
    (key,) = panel.preview.apart.keys
    original, parts = (panel.preview.apart.index(key, column).data() for column in (2, 3))
    assert original == "Nguyễn Văn An (60%); Trần Thị Bình (40%)"
    assert all(word in parts for word in ("Nguyễn Văn An", "60%", "Trần Thị Bình", "40%"))
    assert panel.preview.changes.row(0).detail == "Nguyễn Văn An (60%); Trần Thị Bình (40%)"


def test_a_date_that_cannot_be_read_keeps_the_officer_there(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """With the sentence under the field; mended, it goes on."""
    panel.start_file(book(tmp_path, *ROWS))
    settled(desk)
    day = panel.answers.fields["decision_date"]
    day.focus()
    type_text(day, "31/02/2022")
    assert not panel.bar.forward.isEnabled()
    panel.go_on()
    assert at(panel) is At.ANSWERS
    type_text(day, "18/02/2022")
    assert panel.bar.forward.isEnabled()


def test_usual_declarations_leave_recognition_open_without_a_decision(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """With a number it is *Có*; taking the number away takes that back."""
    panel.start_file(book(tmp_path, *ROWS))
    settled(desk)
    panel.answers.usual.click()
    stated = panel.answers.answers
    assert (stated.novel, stated.dispute, stated.recognised, stated.largest_put_forward) == (True, False, None, True)
    number = panel.answers.fields["decision_number"]
    for text, recognised in (("7/QĐ", True), ("", None)):
        type_text(number, text)
        number.commit()
        assert panel.answers.answers.recognised is recognised


def test_another_sheet_can_be_read(desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path) -> None:
    """Where the workbook has several lists, the columns are shown with a choice."""
    path = tmp_path / "hai-trang.xlsx"
    path.write_bytes(book_bytes({"Năm 2021": (TITLES, ROWS[0]), "Năm 2022": (TITLES, *ROWS)}))
    panel.start_file(path)
    settled(desk)
    panel.review_columns()
    sheet = panel.columns.sheet
    other = next(name for name in ("Năm 2021", "Năm 2022") if name != sheet.currentText())
    assert sheet.isVisible()
    sheet.setCurrentText(other)
    sheet.activated.emit(sheet.currentIndex())
    settled(desk)
    assert at(panel) is At.COLUMNS
    assert f"trang “{other}”" in panel.columns.source.text()


def test_the_scan_may_be_dropped_anywhere_on_the_step(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """And taken away again."""
    file, scan = twelve_rows(tmp_path)
    panel.start_file(file)
    settled(desk)
    drop(panel.answers, scan)
    assert panel.answers.answers.decision_scan == scan
    panel.answers.scan.remove.click()
    assert panel.answers.answers.decision_scan is None


def test_every_control_has_a_name(desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path) -> None:
    """On each step, for whoever listens to the screen."""
    panel.start_file(book(tmp_path, *ROWS))
    settled(desk)
    panel.answers.usual.click()
    panel.go_on()
    settled(desk)
    kinds = ("QLineEdit", "QComboBox", "QPushButton", "QToolButton", "QTableView", "QRadioButton", "QProgressBar")
    inputs = [item for item in panel.findChildren(QWidget) if any(item.inherits(kind) for kind in kinds)]
    inner = ("qt_spinbox_lineedit", "ScrollLeftButton", "ScrollRightButton")
    nameless = [item for item in inputs if not item.accessibleName() and item.objectName() not in inner]
    assert len(inputs) > 20
    assert [(type(item).__name__, item.objectName()) for item in nameless] == []


def test_the_row_that_is_current_stands_below_the_tables_in_full(
    desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path
) -> None:
    """Cells are cut where a column is narrow; what to mend must not be."""
    panel.start_file(book(tmp_path, (*ROWS[0], "45/01/2022"), (*ROWS[1], None), heads=(*TITLES, "Ngày áp dụng")))
    settled(desk)
    panel.go_on()
    settled(desk)
    preview = panel.preview
    said = []
    for place in range(2):
        preview.tabs.setCurrentIndex(place)
        preview.tables[place].selectRow(0)
        said.append(preview.whole.text())
    assert said == [f"{ROWS[1][0]}: {ROWS[1][1]} (100%)", preview.problems.row(0).message]


def test_no_two_buttons_of_a_step_share_a_key(desk: Desk, panel: ImportPanel, settled: Settled, tmp_path: Path) -> None:
    """Alt with the underlined letter."""
    keys = [_keys(panel)]
    panel.start_file(book(tmp_path, *ROWS))
    settled(desk)
    keys.append(_keys(panel))
    panel.review_columns()
    keys.append(_keys(panel))
    panel.go_on()
    panel.go_on()
    settled(desk)
    keys.append(_keys(panel))
    panel.go_on()
    settled(desk)
    keys.append(_keys(panel))
    assert [len(step) for step in keys] == [3, 5, 2, 2, 1]
    assert all(len(set(step)) == len(step) for step in keys)


def _keys(panel: ImportPanel) -> list[str]:
    texts = [button.text() for button in panel.findChildren(QPushButton) if button.isVisible()]
    return [text[text.index("&") + 1].lower() for text in texts if "&" in text]
