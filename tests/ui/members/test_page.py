"""The screen Đoàn viên on a real workspace."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.person import Award
from desktop_app.services.editing import apply_edit, drafts_of, keep_draft, new_person, person
from desktop_app.services.registers import MemberFilter, member_keys, member_rows
from ui.importing.dialog import ImportDialog
from ui.members.list_dialog import ListDialog
from ui.members.page import MembersPage
from ui.members.pasted_list import Deed

COLUMNS = "full_name member_code birth_date position workplace group initiatives is_member".split()


def opened_page(qtbot, desk):
    made = MembersPage(desk)
    qtbot.addWidget(made)
    desk.changed.connect(made.data_changed)
    made.resize(1200, 700)
    made.show()
    made.enter()
    wait(qtbot, made)
    return made


@pytest.fixture
def page(qtbot, desk):
    return opened_page(qtbot, desk)


@pytest.fixture
def wait_for(qtbot, page):
    return lambda: wait(qtbot, page)


def wait(qtbot, page):
    """Until nothing runs, and the person of the current row was asked for."""
    qtbot.waitUntil(lambda: page.desk.quiet and not page.model.is_loading and not page.pane.is_waiting, timeout=20_000)


def people(desk):
    rows = member_rows(desk.workspace, member_keys(desk.workspace, MemberFilter()))
    return {row.name: row for row in rows.values()}


def stored(desk, name):
    return person(desk.workspace, people(desk)[name].id)


def names(page):
    return [page.model.row_at(row).name for row in range(page.model.rowCount())]


def choose(page, name, wait_for):
    page.table.setFocus()
    page.table.select_key(page.model.keys[names(page).index(name)])
    wait_for()


def type_into(page, field, text):
    """Type into a line of the form and leave it."""
    line = page.pane.form.view.fields[field].control
    line.setText(text)
    line.textEdited.emit(text)
    line.left.emit(True)


def test_people_are_listed_by_given_name_and_the_first_is_shown(page):
    assert names(page) == ["Lê Thị Nháp", "Trần Văn Thử"]
    assert page.pane.person.full_name == "Lê Thị Nháp"
    assert [button.item.count for button in page.filters.bar.buttons] == [2, 2, 0, 2, 0]
    assert page.filters.groups.isHidden()


@pytest.mark.parametrize(
    ("words", "found"), [("thu tran", ["Trần Văn Thử"]), ("DV02", ["Lê Thị Nháp"]), ("nh", ["Lê Thị Nháp"])]
)
def test_words_are_searched_without_accents(page, wait_for, words, found):
    page.search.searched.emit(words)
    wait_for()
    assert names(page) == found


def test_a_search_that_finds_nobody_offers_everybody_again(page, wait_for):
    page.search.searched.emit("khong co")
    wait_for()
    assert page.lists.currentWidget() is page.nothing_found
    page.nothing_found.buttons[0].click()
    wait_for()
    assert len(names(page)) == 2


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("phone", "+84 912 345 679", "0912345679"),
        ("birth_date", "2/9/1991", date(1991, 9, 2)),
        ("member_code", " DV09 ", "DV09"),
    ],
)
def test_a_field_is_written_as_it_is_left_and_undone(page, desk, wait_for, field, typed, value):
    before = stored(desk, "Lê Thị Nháp")
    type_into(page, field, typed)
    wait_for()
    after = stored(desk, "Lê Thị Nháp")
    assert {"phone": after.phone, "birth_date": after.birth_date, "member_code": after.code}[field] == value
    assert desk.undo_label.endswith("của Lê Thị Nháp")
    desk.undo()
    wait_for()
    assert stored(desk, "Lê Thị Nháp") == before
    assert page.pane.person == before


def test_two_fields_left_at_once_are_both_written(page, desk, wait_for):
    type_into(page, "position", "Kế toán")
    type_into(page, "workplace", "Sở Tài chính")
    wait_for()
    after = stored(desk, "Lê Thị Nháp")
    assert (after.position, after.workplace) == ("Kế toán", "Sở Tài chính")


def test_what_cant_be_read_stays_a_draft(page, desk, wait_for):
    type_into(page, "birth_date", "31/02/1990")
    choose(page, "Trần Văn Thử", wait_for)
    shown = stored(desk, "Lê Thị Nháp")
    assert shown.birth_date == date(1990, 9, 2)
    assert drafts_of(desk.workspace, shown.id) == {"birth_date": "31/02/1990"}
    choose(page, "Lê Thị Nháp", wait_for)
    assert page.pane.form.view.fields["birth_date"].text() == "31/02/1990"
    type_into(page, "birth_date", "01/02/1990")
    wait_for()
    assert stored(desk, "Lê Thị Nháp").birth_date == date(1990, 2, 1)
    assert drafts_of(desk.workspace, shown.id) == {}


def test_a_draft_is_kept_while_one_types(qtbot, page, desk):
    line = page.pane.form.view.fields["position"].control
    line.setText("Văn thư lưu")
    line.textEdited.emit("Văn thư lưu")
    shown = page.pane.person.id
    qtbot.waitUntil(lambda: drafts_of(desk.workspace, shown) == {"position": "Văn thư lưu"}, timeout=4000)
    assert stored(desk, "Lê Thị Nháp").position == "Văn thư"


def test_leaving_the_screen_writes_what_was_typed(page, desk, wait_for):
    line = page.pane.form.view.fields["position"].control
    line.setText("Kế toán")
    line.textEdited.emit("Kế toán")
    page.leave()
    wait_for()
    assert stored(desk, "Lê Thị Nháp").position == "Kế toán"


def test_a_code_that_is_taken_is_refused_and_stays_to_be_mended(page, desk, wait_for):
    told: list[Any] = []
    desk.messages.told.connect(told.append)
    type_into(page, "member_code", "DV01")
    wait_for()
    assert stored(desk, "Lê Thị Nháp").code == "DV02"
    assert "“DV01” đã dùng" in told[-1].sentence
    assert page.pane.form.view.fields["member_code"].text() == "DV01"


def test_a_clash_keeps_both_values(page, desk, wait_for):
    """The field shows the other one, the banner both; what was typed is written when asked to."""
    told: list[Any] = []
    desk.messages.told.connect(told.append)
    before = stored(desk, "Lê Thị Nháp")
    there = Edit(label="", alterations=(Alteration(before, replace(before, position="Kế toán")),))
    apply_edit(desk.workspace, there)
    type_into(page, "position", "Thủ quỹ")
    wait_for()
    assert page.pane.form.view.fields["position"].text() == "Kế toán"
    assert told[-1].sentence.endswith("bạn gõ “Thủ quỹ”: ở nơi khác vừa đổi thành “Kế toán”.")
    told[-1].on_action()
    wait_for()
    assert stored(desk, "Lê Thị Nháp").position == "Thủ quỹ"


def test_what_was_refused_of_one_person_never_lands_on_another(page, desk, wait_for):
    type_into(page, "member_code", "DV01")
    choose(page, "Trần Văn Thử", wait_for)
    type_into(page, "position", "Kế toán")
    wait_for()
    assert page.pane.form.view.fields["member_code"].text() == "DV01"
    assert (stored(desk, "Trần Văn Thử").code, stored(desk, "Lê Thị Nháp").code) == ("DV01", "DV02")


def test_a06_a_new_person_whom_a_full_disk_refused_is_written_later(page, desk, wait_for, monkeypatch):
    def full(*_arguments):
        raise WorkspaceError("disk-full", "Ổ đĩa đã đầy.")

    page.add_button.click()
    wait_for()
    with monkeypatch.context() as patch:
        patch.setattr("ui.desk.apply_edit", full)
        type_into(page, "full_name", "Đỗ Văn Mới")
        wait_for()
    assert len(people(desk)) == 2
    page.leave()
    wait_for()
    assert stored(desk, "Đỗ Văn Mới").full_name == "Đỗ Văn Mới"


def test_what_changed_elsewhere_is_shown(page, desk, wait_for):
    before = stored(desk, "Lê Thị Nháp")
    desk.apply(Edit(label="x", alterations=(Alteration(before, replace(before, position="Kế toán")),)))
    wait_for()
    assert page.pane.form.view.fields["position"].text() == "Kế toán"


def test_a_new_person_is_written_once_named(page, desk, wait_for):
    page.add_button.click()
    wait_for()
    assert page.pane.is_unnamed
    type_into(page, "position", "Kế toán")
    wait_for()
    assert len(people(desk)) == 2
    type_into(page, "full_name", "Đỗ Văn Mới")
    wait_for()
    assert stored(desk, "Đỗ Văn Mới").position == "Kế toán"
    assert page.pane.person.full_name == "Đỗ Văn Mới"
    assert page.table.current_key() == people(desk)["Đỗ Văn Mới"].key
    assert desk.undo_label == "Thêm Đỗ Văn Mới"
    type_into(page, "workplace", "Sở Tài chính")
    wait_for()
    assert stored(desk, "Đỗ Văn Mới").workplace == "Sở Tài chính"
    desk.undo()
    desk.undo()
    wait_for()
    assert set(people(desk)) == {"Lê Thị Nháp", "Trần Văn Thử"}


def test_somebody_without_a_name_is_told_of_and_leaves_nothing(page, desk, wait_for):
    told: list[Any] = []
    desk.messages.told.connect(told.append)
    page.add_button.click()
    wait_for()
    unnamed = page.pane.person.id
    type_into(page, "phone", "0912345678")
    page.table.setFocus()
    choose(page, "Trần Văn Thử", wait_for)
    assert "chưa có họ tên" in told[-1].sentence
    assert page.pane.person.full_name == "Trần Văn Thử"
    assert drafts_of(desk.workspace, unnamed) == {}


def test_awards_are_written(page, desk, wait_for):
    awards = page.pane.form.awards
    awards.add_row()
    awards.rows[0].year.setText("2021")
    awards.rows[0].title.setText("Bằng khen")
    awards.commit()
    wait_for()
    assert stored(desk, "Lê Thị Nháp").awards == (Award(2021, "Bằng khen"),)


def test_the_initiatives_of_a_person_lead_to_themselves(page, desk, wait_for):
    choose(page, "Trần Văn Thử", wait_for)
    gone: list[Any] = []
    desk.going.connect(gone.append)
    links = [page.pane.form._links.itemAt(row).widget() for row in range(page.pane.form._links.count())]
    assert [link.accessibleName()[:5] for link in links] == ["SK001", "SK003"]
    links[1].click()
    assert gone[0].screen is Screen.INITIATIVES


def test_an_identity_number_is_hidden_again_when_the_person_is_left(page, wait_for):
    field = page.pane.form.identity
    field.button.click()
    assert field.line.text() == "015190000002"
    choose(page, "Trần Văn Thử", wait_for)
    choose(page, "Lê Thị Nháp", wait_for)
    assert field.line.text() == "0151******02"


def test_enter_goes_to_the_form(page, qtbot):
    page.activateWindow()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.pane.form.view.fields["full_name"].control


@pytest.mark.parametrize(
    ("link_filter", "field", "name"), [("", "phone", "Trần Văn Thử"), ("others", "birth_date", "Trần Văn Thử")]
)
def test_a_link_goes_to_a_persons_field_even_behind_a_filter(page, desk, wait_for, link_filter, field, name):
    page.activateWindow()
    page.open_link(Link(screen=Screen.MEMBERS, filter=link_filter))
    wait_for()
    page.open_link(Link(screen=Screen.MEMBERS, record_id=people(desk)[name].id, field=field))
    wait_for()
    assert page.pane.person.full_name == name
    assert QApplication.focusWidget() is page.pane.form.view.fields[field].control
    assert page.table.current_key() == people(desk)[name].key


@pytest.fixture
def asked(desk, monkeypatch):
    """What was asked; every question is answered with yes."""
    questions = []

    def ask(question, verb, *, detail="", dangerous=False):
        questions.append((question, verb, detail, dangerous))
        return True

    monkeypatch.setattr(desk.messages, "ask", ask)
    return questions


def test_deleting_asks_once_and_names_what_goes(page, desk, wait_for, asked):
    """What was done before can't be undone any more either."""
    type_into(page, "position", "Kế toán")
    wait_for()
    assert desk.undo_label
    choose(page, "Trần Văn Thử", wait_for)
    page.delete_action.trigger()
    wait_for()
    question, verb, detail, dangerous = asked[0]
    assert (question, verb, dangerous) == ("Xóa “Trần Văn Thử”? Việc này không hoàn tác được.", "Xóa người này", True)
    assert "2 sáng kiến có tên người này (SK001, SK003)" in detail
    assert set(people(desk)) == {"Lê Thị Nháp"}
    assert names(page) == ["Lê Thị Nháp"]
    assert desk.undo_label == ""


def test_f10_what_is_copied_with_its_headings_says_whose_it_is(qtbot, page):
    page.table.selectRow(0)
    with qtbot.waitSignal(page.table.notice):
        page.table.copy_with_headings()
    last = QGuiApplication.clipboard().text().splitlines()[-1]
    assert last == "CĐCS Sở Nội vụ · 01/05/2022 · Chứa dữ liệu cá nhân"


def test_nothing_is_deleted_where_the_officer_goes_back(page, desk, wait_for, monkeypatch):
    monkeypatch.setattr(desk.messages, "ask", lambda *_, **__: False)
    page.delete_action.trigger()
    wait_for()
    assert len(people(desk)) == 2


def test_pasted_cells_fill_the_shown_columns_downward(page, desk, wait_for, asked):
    page.table.setCurrentIndex(page.model.index(0, COLUMNS.index("position")))
    QGuiApplication.clipboard().setText("Kế toán\tSở Tài chính\nThủ quỹ\t\n")
    page.table.paste()
    wait_for()
    assert asked[0][1] == "Dán 4 ô"
    assert "“Chức vụ”, “Nơi công tác”" in asked[0][2]
    assert [(row.position, row.workplace) for row in map(people(desk).get, names(page))] == [
        ("Kế toán", "Sở Tài chính"),
        ("Thủ quỹ", ""),
    ]
    desk.undo()
    wait_for()
    assert people(desk)["Lê Thị Nháp"].position == "Văn thư"


def test_a_pasted_list_is_shown_before_it_is_written_and_undone_as_one(page, desk, wait_for):
    QGuiApplication.clipboard().setText(
        "Họ và tên\tNăm sinh\tChức vụ\nNguyễn Văn Thêm\t1990\tVăn thư\nTRẦN VĂN THỬ\t\tTrưởng phòng\n"
    )
    page.table.paste()
    wait_for()
    dialog = page.findChild(ListDialog)
    assert [(row.deed, row.number) for row in dialog.plan.rows] == [(Deed.ADD, 1), (Deed.CHANGE, 2)]
    assert len(people(desk)) == 2
    dialog.accept_button.click()
    wait_for()
    assert people(desk)["Nguyễn Văn Thêm"].birth == "1990"
    assert people(desk)["Trần Văn Thử"].position == "Trưởng phòng"
    desk.undo()
    wait_for()
    assert {name: row.position for name, row in people(desk).items()} == {
        "Trần Văn Thử": "Chuyên viên",
        "Lê Thị Nháp": "Văn thư",
    }


def test_the_import_is_opened_over_the_page(page, wait_for):
    page.import_button.click()
    wait_for()
    dialog = page.findChild(ImportDialog)
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_groups_can_be_chosen_where_there_are_any(page, desk, wait_for):
    before = stored(desk, "Lê Thị Nháp")
    desk.apply(Edit(label="x", alterations=(Alteration(before, replace(before, group="Tổ Văn phòng")),)))
    wait_for()
    groups = page.filters.groups
    assert [groups.itemText(row) for row in range(groups.count())] == [
        "Mọi tổ công đoàn",
        "Tổ Văn phòng",
        "(chưa ghi tổ)",
    ]
    for row, found in ((1, ["Lê Thị Nháp"]), (2, ["Trần Văn Thử"]), (0, ["Lê Thị Nháp", "Trần Văn Thử"])):
        groups.setCurrentIndex(row)
        groups.activated.emit(row)
        wait_for()
        assert names(page) == found


def test_the_list_is_exported_as_it_is_shown(page, desk, wait_for, monkeypatch, tmp_path):
    from openpyxl import load_workbook

    target = tmp_path / "ds.xlsx"
    monkeypatch.setattr("ui.members.actions.save_file", lambda *_: target)
    page.actions_of.ask_export()
    wait_for()
    texts = [cell.value for sheet in load_workbook(target).worksheets for row in sheet.iter_rows() for cell in row]
    assert "Lê Thị Nháp" in texts
    assert "Họ và tên" in texts


def test_an_empty_list_offers_the_two_ways_to_fill_it(qtbot, empty_desk):
    page = opened_page(qtbot, empty_desk)
    assert page.stack.currentWidget() is page.nobody
    assert [button.text() for button in page.nobody.buttons] == ["Thêm từng người", "Nhập từ Excel…"]
    page.nobody.buttons[0].click()
    wait(qtbot, page)
    assert page.stack.currentWidget() is page.splitter
    type_into(page, "full_name", "Đỗ Văn Mới")
    wait(qtbot, page)
    assert names(page) == ["Đỗ Văn Mới"]


def test_a_draft_from_another_day_is_put_back(qtbot, desk):
    shown = people(desk)["Lê Thị Nháp"].id
    keep_draft(desk.workspace, shown, "birth_date", "31/02")
    page = opened_page(qtbot, desk)
    assert page.pane.form.view.fields["birth_date"].text() == "31/02"
    assert page.pane.person.birth_date == date(1990, 9, 2)


def test_many_people_scroll_through_without_losing_the_form(qtbot, desk):
    added = [replace(new_person(desk.workspace), full_name=f"Người {number:03d}") for number in range(300)]
    apply_edit(desk.workspace, Edit(label="x", alterations=tuple(Alteration(None, one) for one in added)))
    page = opened_page(qtbot, desk)
    page.table.setFocus()
    page.table.select_key(page.model.keys[-1])
    wait(qtbot, page)
    assert page.pane.person.full_name == "Trần Văn Thử"
