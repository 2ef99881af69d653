"""The masked identity number, and awards by year."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.person import Award
from ui.members.awards_field import AwardsField
from ui.members.identity_field import IdentityField

NUMBER = "015085000001"
AWARDS = (Award(2019, "Chiến sĩ thi đua"), Award(2020, "Bằng khen"))


@pytest.fixture
def identity(qtbot):
    field = IdentityField("CCCD/CMND", field_id="identity_number")
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.fixture
def awards(qtbot):
    field = AwardsField("Danh hiệu", field_id="awards")
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_number_is_masked_until_it_is_asked_for(identity):
    identity.set_value(NUMBER)
    assert (identity.line.text(), identity.line.isReadOnly()) == ("0150******01", True)
    identity.button.click()
    assert (identity.line.text(), identity.line.isReadOnly()) == (NUMBER, False)
    assert identity.button.accessibleName() == "Ẩn số CCCD/CMND"
    identity.hide_number()
    assert identity.line.text() == "0150******01"


@pytest.mark.parametrize("shown", [True, False])
def test_the_mask_is_never_taken_for_the_number(identity, shown):
    identity.set_value(NUMBER)
    identity.button.setChecked(shown)
    assert (identity.value(), identity.text(), identity.problem()) == (NUMBER, NUMBER, "")
    identity.commit()
    assert identity.value() == NUMBER


def test_another_persons_number_comes_masked(identity):
    identity.set_value(NUMBER)
    identity.hide_number()
    identity.set_value("015190000002")
    assert identity.line.text() == "0151******02"


def test_an_empty_number_is_typed_at_once_and_masked_when_left(qtbot, identity):
    identity.set_value("")
    assert not identity.line.isReadOnly()
    assert not identity.button.isEnabled()
    identity.line.setFocus()
    with qtbot.waitSignal(identity.finished):
        qtbot.keyClicks(identity.line, "15085000001")
        identity.line.left.emit(True)
    assert identity.value() == NUMBER
    assert identity.masked
    assert identity.button.isEnabled()


def test_a_draft_of_a_number_is_shown(identity):
    identity.set_value(NUMBER)
    identity.set_text("0150")
    assert (identity.text(), identity.masked) == ("0150", False)


def test_awards_are_shown_by_year(awards):
    awards.set_value(AWARDS)
    assert [row.written for row in awards.rows] == [("2019", "Chiến sĩ thi đua"), ("2020", "Bằng khen")]
    assert awards.value() == AWARDS


@pytest.mark.parametrize(
    ("rows", "value", "problem"),
    [
        ([], (), ""),
        ([("", "")], (), ""),
        ([("2020", "Bằng khen"), ("2019", "Chiến sĩ thi đua")], AWARDS, ""),
        ([("2020", "Bằng khen"), ("2020", " Bằng  khen ")], AWARDS[1:], ""),
        ([("20", "Bằng khen")], (), "Năm “20” chưa đúng"),
        ([("", "Bằng khen")], (), "Năm “” chưa đúng"),
        ([("1899", "Bằng khen")], (), "Năm “1899” chưa đúng"),
        ([("2020", "")], (), "Chưa ghi danh hiệu của năm 2020."),
    ],
)
def test_rows_are_read(awards, rows, value, problem):
    for year, title in rows:
        awards.add_row()
        awards.rows[-1].year.setText(year)
        awards.rows[-1].title.setText(title)
    assert awards.value() == value
    assert awards.problem().startswith(problem)
    assert awards.is_valid() is not bool(problem)


def test_a_draft_comes_back_as_it_stood(awards):
    awards.add_row()
    awards.rows[0].year.setText("20")
    text = awards.text()
    awards.set_value(())
    awards.set_text(text)
    assert awards.text() == text == "20: "


def test_taking_a_row_away_is_a_finished_change(qtbot, awards):
    awards.set_value(AWARDS)
    with qtbot.waitSignal(awards.finished):
        awards.rows[0].remove.click()
    assert awards.value() == AWARDS[1:]


def test_no_problem_is_shown_while_a_row_is_being_written(qtbot, awards):
    awards.set_value(())
    awards.window().activateWindow()
    awards.add_row()
    qtbot.keyClicks(awards.rows[0].year, "2021")
    awards.rows[0].title.setFocus(Qt.FocusReason.TabFocusReason)
    assert awards.property("problem") is None
    assert not awards.control.property("problem")
    with qtbot.waitSignal(awards.finished):
        qtbot.keyClicks(awards.rows[0].title, "Bang khen")
        awards.rows[0].title.left.emit(True)
    assert awards.value() == (Award(2021, "Bang khen"),)
