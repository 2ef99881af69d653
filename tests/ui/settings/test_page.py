"""The screen Thiết lập on a real workspace."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.fields import UNIT_FIELDS
from desktop_app.domain.kinds import SigningAuthority, UnitLevel
from desktop_app.domain.links import Link, Screen
from desktop_app.services.first_run import standing
from desktop_app.services.programmes import shipped_programme
from tests.ui.look import worn
from ui.jobs import Lane
from ui.settings.look import chosen_look, wear
from ui.settings.page import SettingsPage
from ui.settings.unit_fields import value_of, with_value


def shown(qtbot, desk, settled):
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    desk.changed.connect(made.data_changed)
    made.resize(1000, 700)
    made.show()
    made.enter()
    settled(desk)
    return made


@pytest.fixture
def page(qtbot, desk, settled):
    return shown(qtbot, desk, settled)


def type_into(page, field, text):
    """Type into a line of the form and leave it."""
    line = page.view.fields[field].control
    if hasattr(line, "setPlainText"):
        line.setPlainText(text)
    else:
        line.setText(text)
        line.textEdited.emit(text)
    line.left.emit(True)


def test_every_fact_of_the_unit_has_its_field(page):
    assert set(UNIT_FIELDS) - {"sample"} <= page.view.fields.keys()
    assert page.view.fields["unit_name"].value() == "CĐCS Sở Nội vụ"
    assert page.view.fields["level"].value() == UnitLevel.GRASSROOTS
    assert page.view.fields["province"].value() == "Yên Bái"


@pytest.mark.parametrize(
    ("field", "typed", "name", "value"),
    [
        ("unit_name", "CĐCS Sở Tài chính", "name", "CĐCS Sở Tài chính"),
        ("member_count", "1.250", "member_count", 1250),
        ("addressees", "Ban Thường vụ\n\nBan Tổ chức ", "addressees", ("Ban Thường vụ", "Ban Tổ chức")),
        ("officer_in_charge", "Lê Thị Nháp", "officer_in_charge", "Lê Thị Nháp"),
    ],
)
def test_a_fact_is_written_as_it_is_left_and_undone(page, desk, settled, field, typed, name, value):
    before = desk.unit
    type_into(page, field, typed)
    settled(desk)
    assert getattr(desk.unit, name) == value
    assert desk.undo_label.startswith("Sửa “")
    desk.undo()
    settled(desk)
    assert desk.unit == before
    assert page.view.fields[field].value() == value_of(before, field)


def test_two_facts_left_at_once_are_both_written(page, desk, settled):
    type_into(page, "place", "Nghĩa Lộ")
    type_into(page, "symbol", "CĐCSSNV")
    settled(desk)
    assert (desk.unit.place, desk.unit.symbol) == ("Nghĩa Lộ", "CĐCSSNV")


def test_what_cant_be_read_stays_to_be_mended(page, desk, settled):
    type_into(page, "member_count", "nhiều")
    page.leave()
    page.enter()
    settled(desk)
    assert page.view.fields["member_count"].text() == "nhiều"
    assert desk.unit.member_count == 40


def test_an_import_elsewhere_is_shown(page, desk, settled):
    desk.apply(Edit(label="x", alterations=(Alteration(desk.unit, replace(desk.unit, place="Văn Yên")),)))
    settled(desk)
    assert page.view.fields["place"].text() == "Văn Yên"


@pytest.mark.parametrize("field", ["member_count", "signer_name", "province"])
def test_a_link_goes_to_its_field(page, desk, settled, field):
    page.activateWindow()
    page.open_link(Link(screen=Screen.SETTINGS, field=field))
    settled(desk)
    focused = QApplication.focusWidget()
    assert page.view.fields[field].isAncestorOf(focused)


def test_a_link_goes_to_the_programmes(page, desk, settled):
    page.activateWindow()
    page.open_link(Link(screen=Screen.SETTINGS, field="programme"))
    settled(desk)
    assert page.programmes.isAncestorOf(QApplication.focusWidget())


def buttons(page):
    return {button.property("programme"): button for button in page.programmes._group.buttons()}


def test_another_programme_is_chosen(page, desk, settled):
    found = buttons(page)
    assert [name for name, button in found.items() if button.isChecked()] == ["1trieu-yenbai-2022"]
    with_everything: list[Any] = []
    desk.changed.connect(with_everything.append)
    found["75k-binhdinh-2021"].click()
    settled(desk)
    assert desk.programme_id == "75k-binhdinh-2021"
    assert with_everything[-1].everything
    assert standing(desk.workspace).programme_id == "75k-binhdinh-2021"


def test_a_programme_is_added_from_a_file(page, desk, settled, monkeypatch, tmp_path):
    shipped = shipped_programme("1trieu-yenbai-2022")
    assert shipped is not None
    source = shipped.source.replace("1trieu-yenbai-2022", "rieng-2023")
    file = tmp_path / "rieng.hsct"
    file.write_text(source, encoding="utf-8")
    monkeypatch.setattr("ui.programme.files.choose_file", lambda *_: file)
    page.programmes.add_button.click()
    settled(desk)
    assert "rieng-2023" in buttons(page)
    assert desk.programme_id == "1trieu-yenbai-2022"


def test_a_file_that_is_no_programme_is_refused_in_words(page, desk, settled, monkeypatch, tmp_path):
    told: list[Any] = []
    desk.messages.told.connect(told.append)
    file = tmp_path / "hong.hsct"
    file.write_text("khong phai", encoding="utf-8")
    monkeypatch.setattr("ui.programme.files.choose_file", lambda *_: file)
    page.programmes.add_button.click()
    settled(desk)
    assert told[-1].kind == "error"


def test_it_says_where_the_data_lies_and_how_much_there_is(page, desk, monkeypatch):
    opened: list[Any] = []

    def take(path):
        opened.append(path)
        return True

    monkeypatch.setattr("ui.opening.open_file", take)
    assert page.folder.text() == str(desk.workspace.root)
    assert page.counts.text() == "Đang giữ 2 đoàn viên, 0 người không phải đoàn viên, 3 sáng kiến."
    page.open_button.click()
    assert opened == [desk.workspace.root]


@pytest.fixture
def look(qapp):
    yield from worn(qapp)


@pytest.mark.parametrize(("choice", "dark"), [("dark", True), ("light", False)])
def test_the_look_changes_at_once_and_is_remembered(qtbot, page, desk, look, choice, dark):
    button = next(one for one in page.look.buttons if one.item.id == choice)
    button.click()
    try:
        assert (QGuiApplication.palette().window().color().lightness() < 128) is dark
        assert chosen_look(desk.settings) == choice
    finally:
        wear("system")


@pytest.mark.parametrize(
    ("kept", "chosen"), [("dark", "dark"), ("system", "system"), ("pink", "system"), (7, "system")]
)
def test_a_look_that_isnt_known_is_the_systems(desk, kept, chosen):
    desk.settings.set("look.scheme", kept)
    assert chosen_look(desk.settings) == chosen


def test_the_sample_is_offered(qtbot, page, desk, monkeypatch, tmp_path):
    monkeypatch.setattr("ui.settings.page.make_own_sample", lambda _context, _progress, _cancelled: tmp_path)
    assert page.sample_button.accessibleName() == "Mở dữ liệu mẫu"
    with qtbot.waitSignal(page.workspace_asked) as asked:
        page.sample_button.click()
    assert asked.args == [tmp_path]


def test_from_the_sample_one_goes_home(qtbot, page, desk, settled):
    desk.apply(Edit(label="x", alterations=(Alteration(desk.unit, replace(desk.unit, sample=True)),)))
    settled(desk)
    assert page.sample_button.accessibleName() == "Về dữ liệu của đơn vị"
    with qtbot.waitSignal(page.workspace_asked) as asked:
        page.sample_button.click()
    assert asked.args == [None]


def test_a_unit_is_written_once_it_has_its_name(qtbot, empty_desk, settled):
    page = shown(qtbot, empty_desk, settled)
    type_into(page, "place", "Yên Bái")
    settled(empty_desk)
    page.enter()
    settled(empty_desk)
    assert empty_desk.unit is None
    type_into(page, "unit_name", "CĐCS Sở Y tế")
    settled(empty_desk)
    found = standing(empty_desk.workspace).unit
    assert found is not None
    assert (found.name, found.place) == ("CĐCS Sở Y tế", "Yên Bái")


@pytest.mark.parametrize(("value", "kept"), [("Yên Bái", "Yên Bái"), (None, "")])
def test_a_province_may_be_left_out(desk, value, kept):
    unit = with_value(desk.unit, "province", value)
    assert unit.province == kept
    assert value_of(unit, "province") == value


def test_an_answer_from_before_a_field_was_written_changes_nothing(qtbot, page, desk, settled, gate):
    reads = gate(Lane.READ)
    page.enter()
    type_into(page, "signer_name", "Nguyễn Thị Ký")
    qtbot.waitUntil(lambda: not desk.jobs.is_busy(Lane.WRITE))
    name = page.view.fields["signer_name"]
    shown: list[str] = []
    record: list[str] = []
    show = page.unit_form.show

    def watch(*told, **more):
        show(*told, **more)
        shown.append(name.text())
        record.append(page.unit_form.keeper.record.signer_name)

    page.unit_form.show = watch
    reads.open()
    settled(desk)
    type_into(page, "symbol", "CĐCS")
    settled(desk)
    assert set(shown) == set(record) == {"Nguyễn Thị Ký"}
    assert (desk.unit.signer_name, desk.unit.symbol) == ("Nguyễn Thị Ký", "CĐCS")


@pytest.mark.parametrize(
    ("members", "authority", "said"),
    [
        (9, SigningAuthority.EXECUTIVE_COMMITTEE, True),
        (10, SigningAuthority.EXECUTIVE_COMMITTEE, False),
        (9, None, False),
        (None, SigningAuthority.EXECUTIVE_COMMITTEE, False),
    ],
)
def test_a_union_too_small_for_a_committee_is_told_when_it_signs_for_one(page, desk, settled, members, authority, said):
    changed = replace(desk.unit, member_count=members, authority=authority)
    if changed != desk.unit:
        desk.apply(Edit(label="Sửa", alterations=(Alteration(desk.unit, changed),)))
    settled(desk)
    described = page.view.fields["authority"].control.accessibleDescription()
    assert ("dưới 10 đoàn viên" in described) is said
