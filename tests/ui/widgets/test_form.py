"""The form: sections, columns where there is room, findings at their fields."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Severity
from ui.widgets.fields import ChoiceField, DateField, LongTextField, TextField, YesNoField
from ui.widgets.form import FormView

_LONG = "Người lao động trực tiếp sản xuất, kinh doanh, dịch vụ trong doanh nghiệp"


def _form() -> FormView:
    form = FormView()
    content = form.add_section("Nội dung")
    content.add(TextField("Tên sáng kiến", field_id="title", required=True))
    content.add(LongTextField("Tóm tắt nội dung", field_id="summary", counter_limit=1000, lines=12))
    content.add(ChoiceField("Đối tượng", [("A", _LONG)], field_id="category"), columns=1)
    content.add(YesNoField("Có tính mới", field_id="novel"), columns=1)
    use = form.add_section("Áp dụng")
    use.add(DateField("Ngày áp dụng", field_id="applied_on"), columns=1)
    use.add(DateField("Ngày áp dụng thử", field_id="trial_on"), columns=1)
    return form


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[int, int], FormView]:
    """Shows the form in a window of a size."""

    def show(width: int, height: int = 300) -> FormView:
        form = _form()
        qtbot.addWidget(form)
        form.resize(width, height)
        with qtbot.waitActive(form):
            form.show()
            form.activateWindow()
        return form

    return show


def _place(form: FormView, field_id: str) -> QPoint:
    return form.fields[field_id].mapTo(form.widget(), QPoint(0, 0))


def test_two_columns_where_there_is_room(shown) -> None:
    """One below; nothing is ever cut at the side."""
    wide = shown(900)
    assert _place(wide, "category").y() == _place(wide, "novel").y()
    assert _place(wide, "category").x() < _place(wide, "novel").x()
    narrow = shown(wide.minimumSizeHint().width())
    assert _place(narrow, "category").y() < _place(narrow, "novel").y()
    assert _place(narrow, "category").x() == _place(narrow, "novel").x()
    assert narrow.widget().width() <= narrow.viewport().width()


def test_columns_follow_the_window(shown, qtbot: QtBot) -> None:
    """Both ways."""
    form = shown(900)
    form.resize(form.minimumSizeHint().width(), 300)
    qtbot.waitUntil(lambda: _place(form, "category").y() < _place(form, "novel").y())
    form.resize(900, 300)
    qtbot.waitUntil(lambda: _place(form, "category").y() == _place(form, "novel").y())


def test_a_line_of_text_has_eighty_characters_at_most(shown) -> None:
    """However wide the window is."""
    form = shown(2000)
    assert form.fields["summary"].width() <= form.fontMetrics().averageCharWidth() * 80 + 48


def test_tab_goes_down_the_form(shown, qtbot: QtBot) -> None:
    """Field by field, in the order they are seen."""
    form = shown(900)
    form.fields["title"].focus()
    order = []
    for _ in range(6):
        order.append(
            next(name for name, field in form.fields.items() if field.isAncestorOf(QApplication.focusWidget()))
        )
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert order == list(form.fields)


def test_values_go_in_and_out(shown) -> None:
    """By field id; ids that aren't here are passed over; nothing is said."""
    form = shown(900)
    said: list[str] = []
    form.edited.connect(said.append)
    form.finished.connect(said.append)
    form.set_values({"title": "Lịch trực", "novel": True, "link": "https://"})
    assert form.values() == {
        "title": "Lịch trực", "summary": "", "category": None, "novel": True, "applied_on": None, "trial_on": None,
    }  # fmt: skip
    assert said == []


def test_it_says_which_field(shown, qtbot: QtBot) -> None:
    """While typing, and once finished; also by `commit`."""
    form = shown(900)
    edited: list[str] = []
    finished: list[str] = []
    form.edited.connect(edited.append)
    form.finished.connect(finished.append)
    form.focus_field("title")
    form.fields["title"].control.insert("Lịch")
    form.commit()
    assert (edited, finished) == (["title"], ["title"])
    with qtbot.waitSignal(form.redo_asked):
        qtbot.keyClick(form.fields["title"].control, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)


def _finding(field: str) -> Finding:
    return Finding(rule="r", severity=Severity.FIX, clause="A", field=field, message=f"Sửa {field}.")


def test_findings_go_to_their_fields(shown) -> None:
    """Those without a field here come back; new ones take the place of old ones."""
    form = shown(900)
    rest = form.show_findings([_finding("title"), _finding("authors"), _finding("title")])
    assert [finding.field for finding in rest] == ["authors"]
    assert [label.text() for label in form.fields["title"].findChildren(QLabel)].count("Sửa title.") == 2
    assert form.show_findings([]) == []
    assert "Sửa" not in form.fields["title"].control.accessibleDescription()


def test_going_to_a_field_brings_it_into_sight(shown, qtbot: QtBot) -> None:
    """With the focus and its text chosen; a field that isn't here says so."""
    form = shown(500, 200)
    form.fields["applied_on"].set_text("02/09/2021")
    assert form.focus_field("applied_on")
    control = form.fields["applied_on"].control
    assert control.hasFocus()
    assert control.selectedText() == "02/09/2021"
    assert form.viewport().rect().contains(control.mapTo(form.viewport(), control.rect().center()))
    assert not form.focus_field("code")


def test_a_hidden_field_leaves_no_gap(shown) -> None:
    """Those after it move up."""
    form = shown(900)
    before = _place(form, "trial_on")
    form.fields["applied_on"].hide()
    form.refresh()
    QApplication.processEvents()
    assert _place(form, "trial_on").x() < before.x()
    form.fields["applied_on"].show()
    form.refresh()
    QApplication.processEvents()
    assert _place(form, "trial_on") == before
