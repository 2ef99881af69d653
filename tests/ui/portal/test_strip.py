"""The strip: what lies on the clipboard after each key is the field's exact text."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.services.editing import initiative_state
from desktop_app.services.first_run import choose_programme
from tests.cli.office import PROGRAMME
from tests.ui.portal.conftest import TEXT
from ui.desk import EVERYTHING
from ui.portal.strip import PortalStrip


def kept(workspace, initiative_id):
    return initiative_state(workspace, initiative_id)


def clipboard():
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_one_key_copies_and_moves_on(qtbot, strip, key, modifier):
    values = [field.value for field in strip.entry.fields if field.value]
    assert TEXT in values
    for done, value in enumerate(values, start=1):
        qtbot.keyClick(strip.fields.following, key, modifier)
        assert clipboard() == value
        assert strip.fields.left == len(values) - done
    assert strip.fields.following is None
    assert not strip.copy_button.isEnabled()
    assert f"Đã chép {len(values)}/{len(strip.entry.fields)} mục · còn 0" == strip.progress.text()


def test_a_number_copies_the_field_of_that_place(qtbot, strip):
    fields = strip.entry.fields
    text = next(place for place, field in enumerate(fields, 1) if field.id == "portal_text")
    assert text == 10
    qtbot.keyClick(strip, Qt.Key.Key_0)
    assert clipboard() == TEXT
    for number, field in enumerate(fields[:9], start=1):
        before = clipboard()
        qtbot.keyClick(strip, Qt.Key(Qt.Key.Key_0 + number))
        assert clipboard() == (field.value or before)


def test_a_click_copies_and_what_follows_comes_next(qtbot, strip):
    third = strip.fields.buttons[2]
    qtbot.mouseClick(third, Qt.MouseButton.LeftButton)
    assert clipboard() == third.field.value
    assert strip.fields.following.number > 3
    assert "đã chép" in third.accessibleName()
    assert "sắp chép" in strip.fields.following.accessibleName()


def test_f02_an_identity_number_is_masked_on_the_strip_and_copied_whole(qtbot, strip):
    button = next(item for item in strip.fields.buttons if item.field.id == "identity_number")
    number = button.field.value
    assert len(number) == 12
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clipboard() == number
    assert number not in button.accessibleName()
    assert number not in strip.status.text() + strip.windowTitle()


@pytest.mark.parametrize(("other", "left"), [(False, ""), (True, "của người khác")])
def test_closing_takes_off_the_clipboard_what_was_copied_and_nothing_else(qtbot, strip, other, left):
    qtbot.keyClick(strip, Qt.Key.Key_Space)
    assert clipboard()
    if other:
        QGuiApplication.clipboard().setText(left)
    strip.close()
    assert clipboard() == left


def test_it_stays_on_top_and_doesn_t_keep_the_program_open(strip):
    assert strip.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert strip.isWindow()
    assert not strip.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_the_end_is_noted_without_leaving_the_strip(qtbot, strip, desk, settled, workspace):
    first = strip.entry.id
    strip.mark.account.set_text("congdoan1")
    strip.mark.code.set_text("SK-2022-77")
    strip.mark.button.click()
    settled(desk)
    part = kept(workspace, first).part(PROGRAMME)
    assert (part.portal_on, part.portal_account, part.portal_code) == (date(2022, 5, 1), "congdoan1", "SK-2022-77")
    assert strip.status.text() == "Đã ghi: nộp ngày 01/05/2022."
    strip.next_button.click()
    settled(desk)
    qtbot.waitUntil(lambda: strip.entry.id != first, timeout=20_000)
    assert strip.entry.code == "SK002"
    assert strip.mark.account.value() == "congdoan1"
    assert strip.mark.code.value() == ""
    desk.undo()
    settled(desk)
    assert kept(workspace, first).part(PROGRAMME).portal_on is None


def test_a_day_after_today_is_refused(strip, desk, settled, workspace):
    strip.mark.day.set_text("02/05/2022")
    strip.mark.button.click()
    settled(desk)
    assert "sau hôm nay" in strip.mark.day.problem()
    assert kept(workspace, strip.entry.id).part(PROGRAMME).portal_on is None


def test_after_the_last_one_there_is_no_other(qtbot, page, strip, desk, settled):
    page.table.selectAll()
    page.ask_submitted()
    page.dialog.accept()
    settled(desk)
    strip.next_button.click()
    settled(desk)
    assert strip.status.text().startswith("Không còn sáng kiến nào khác")


def test_what_changes_meanwhile_is_shown_and_the_ticks_stay(qtbot, strip, desk, settled, workspace):
    qtbot.keyClick(strip, Qt.Key.Key_Space)
    strip.mark.code.set_text("X1")
    strip.mark.note()
    settled(desk)
    assert strip.fields.buttons[0].is_copied
    assert strip.mark.code.value() == "X1"


def test_its_place_is_remembered(qtbot, page, strip, desk):
    strip.resize(strip.width() + 40, strip.height() - 20)
    size = strip.size()
    strip.close()
    again = PortalStrip(desk, page.copied)
    qtbot.addWidget(again)
    assert again.size() == size


def test_it_goes_with_the_window(strip, desk):
    desk.closing.emit()
    assert not strip.isVisible()


@pytest.mark.parametrize("field", ["account", "code"])
def test_enter_in_a_field_of_the_end_notes_and_copies_nothing(qtbot, strip, desk, settled, workspace, field):
    qtbot.keyClick(strip, Qt.Key.Key_Space)
    before, left = clipboard(), strip.fields.left
    control = getattr(strip.mark, field).control
    control.setFocus()
    control.insert("ma-77")
    qtbot.keyClick(control, Qt.Key.Key_Return)
    settled(desk)
    assert (clipboard(), strip.fields.left) == (before, left)
    part = kept(workspace, strip.entry.id).part(PROGRAMME)
    assert part.portal_on == date(2022, 5, 1)
    assert getattr(part, f"portal_{field}") == "ma-77"


def test_enter_presses_the_button_that_has_the_focus(qtbot, strip, desk, settled):
    qtbot.keyClick(strip, Qt.Key.Key_Space)
    first, before, left = strip.entry.id, clipboard(), strip.fields.left
    strip.next_button.setFocus()
    qtbot.keyClick(strip.next_button, Qt.Key.Key_Return)
    settled(desk)
    qtbot.waitUntil(lambda: strip.entry.id != first, timeout=20_000)
    assert (clipboard(), strip.fields.left) == (before, left + 1)


def test_another_programme_begins_anew(qtbot, strip, desk, settled, workspace):
    qtbot.keyClick(strip, Qt.Key.Key_Space)
    strip.mark.code.set_text("SK-2022-77")
    strip.mark.note()
    settled(desk)
    choose_programme(workspace, "75k-binhdinh-2021")
    desk.load(partial(desk.changed.emit, EVERYTHING))
    settled(desk)
    assert not any(button.is_copied for button in strip.fields.buttons)
    assert strip.mark.code.value() == ""
    assert "Đã ghi" not in strip.status.text()
