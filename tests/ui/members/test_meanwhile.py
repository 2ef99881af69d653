"""Đoàn viên while something else is being written or read: nothing typed is lost or lands on somebody else."""

import pytest

from desktop_app.domain.errors import WorkspaceError
from desktop_app.services.editing import drafts_of
from tests.ui.members.test_page import choose, names, opened_page, people, stored, type_into, wait
from ui.jobs import Lane


@pytest.fixture
def page(qtbot, desk):
    return opened_page(qtbot, desk)


@pytest.fixture
def wait_for(qtbot, page):
    return lambda: wait(qtbot, page)


def put(page, field, text):
    """Type into a line of the form and stay in it."""
    line = page.pane.form.view.fields[field].control
    line.setText(text)
    line.textEdited.emit(text)


def go_to(page, name):
    page.table.select_key(page.model.keys[names(page).index(name)])


def test_a_person_who_is_filtered_out_by_an_edit_stays_in_the_form(page, desk, wait_for):
    page.filters.bar.choose("members")
    page.filters.changed.emit()
    wait_for()
    membership = page.pane.form.view.fields["is_member"]
    membership.set_text("Không phải đoàn viên")
    membership.finished.emit()
    wait_for()
    type_into(page, "position", "Kế toán")
    wait_for()
    assert not stored(desk, "Lê Thị Nháp").is_member
    assert (stored(desk, "Lê Thị Nháp").position, stored(desk, "Trần Văn Thử").position) == ("Kế toán", "Chuyên viên")


def test_a_list_that_comes_anew_without_the_person_shown_leaves_them_in_the_form(page, desk, wait_for):
    page.filters.bar.choose("members")
    page.filters.changed.emit()
    wait_for()
    membership = page.pane.form.view.fields["is_member"]
    membership.set_text("Không phải đoàn viên")
    membership.finished.emit()
    wait_for()
    page.model.reload()
    wait_for()
    assert names(page) == ["Trần Văn Thử"]
    assert page.pane.person.full_name == "Lê Thị Nháp"
    assert page.table.current_key() is None
    page.table.selectRow(0)
    wait_for()
    assert page.pane.person.full_name == "Trần Văn Thử"


def test_what_is_typed_until_the_next_person_is_there_is_kept(qtbot, page, desk, wait_for, gate):
    reads = gate(Lane.READ)
    page.table.setFocus()
    go_to(page, "Trần Văn Thử")
    qtbot.waitUntil(lambda: not page.pane.is_waiting)
    put(page, "position", "Thủ quỹ")
    reads.open()
    wait_for()
    assert page.pane.person.full_name == "Trần Văn Thử"
    assert (stored(desk, "Lê Thị Nháp").position, stored(desk, "Trần Văn Thử").position) == ("Thủ quỹ", "Chuyên viên")


def test_a_text_refused_after_its_person_was_left_comes_back_with_them(qtbot, page, desk, wait_for, gate, monkeypatch):
    def full(*_arguments):
        raise WorkspaceError("disk-full", "Ổ đĩa đã đầy.")

    first, second = (stored(desk, name).id for name in ("Lê Thị Nháp", "Trần Văn Thử"))
    writes = gate(Lane.WRITE)
    with monkeypatch.context() as patch:
        patch.setattr("ui.desk.apply_edit", full)
        type_into(page, "position", "Thủ quỹ")
        page.table.setFocus()
        go_to(page, "Trần Văn Thử")
        qtbot.waitUntil(lambda: page.pane.person.id == second)
        writes.open()
        wait_for()
    assert page.pane.form.view.fields["position"].text() == "Chuyên viên"
    assert (drafts_of(desk.workspace, first), drafts_of(desk.workspace, second)) == ({"position": "Thủ quỹ"}, {})
    choose(page, "Lê Thị Nháp", wait_for)
    assert stored(desk, "Lê Thị Nháp").position == "Thủ quỹ"
    assert stored(desk, "Trần Văn Thử").position == "Chuyên viên"


def test_what_is_typed_while_the_person_is_being_deleted_leaves_nothing(qtbot, page, desk, wait_for, gate, monkeypatch):
    monkeypatch.setattr(desk.messages, "ask", lambda *_, **__: True)
    choose(page, "Trần Văn Thử", wait_for)
    gone = page.pane.person.id
    writes = gate(Lane.WRITE)
    page.actions_of.ask_deletion()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy(Lane.READ))
    put(page, "birth_date", "31/02")
    page.pane.form.keeper.flush()
    writes.open()
    wait_for()
    assert set(people(desk)) == {"Lê Thị Nháp"}
    assert drafts_of(desk.workspace, gone) == {}
    assert page.pane.person.full_name == "Lê Thị Nháp"
    assert page.table.current_key() == people(desk)["Lê Thị Nháp"].key


def test_what_cant_be_read_of_a_new_person_is_kept_once_they_are_there(page, desk, wait_for):
    page.add_button.click()
    wait_for()
    unwritten = page.pane.person.id
    put(page, "birth_date", "31/02")
    page.pane.form.keeper.flush()
    wait_for()
    assert drafts_of(desk.workspace, unwritten) == {}
    type_into(page, "full_name", "Đỗ Văn Mới")
    wait_for()
    assert drafts_of(desk.workspace, unwritten) == {"birth_date": "31/02"}


def test_pasting_hands_over_what_is_being_typed_first(qtbot, page, desk, wait_for, monkeypatch):
    monkeypatch.setattr(desk.messages, "ask", lambda *_, **__: True)
    put(page, "position", "Thủ quỹ")
    page.table.setCurrentIndex(page.model.index(0, 0))
    shown = [column.id for column in page.table.export_rows().columns]
    page.table.setCurrentIndex(page.model.index(0, shown.index("workplace")))
    page.table.pasted.emit([["Sở Tài chính"]])
    wait_for()
    after = stored(desk, "Lê Thị Nháp")
    assert (after.position, after.workplace) == ("Thủ quỹ", "Sở Tài chính")


def test_asking_for_an_identity_number_is_noted_without_it(page, desk, wait_for):
    page.pane.form.identity.button.click()
    wait_for()
    with desk.workspace.store.read() as session:
        noted = session.events.latest(1)[0]
    assert (noted.kind, noted.record_id, noted.detail) == ("identity-shown", page.pane.person.id, "")


def test_an_identity_number_is_not_masked_while_it_is_typed(qtbot, page, desk, wait_for):
    page.activateWindow()
    field = page.pane.form.identity
    field.button.click()
    field.focus()
    put(page, "identity_number", "01519000")
    page.pane.flush()
    assert field.line.text() == "01519000"
    page.hide()
    assert field.masked


def test_f10_an_exported_list_says_whose_it_is(page, wait_for, monkeypatch, tmp_path):
    from openpyxl import load_workbook

    target = tmp_path / "ds.xlsx"
    monkeypatch.setattr("ui.members.actions.save_file", lambda *_: target)
    page.actions_of.ask_export()
    wait_for()
    sheet = load_workbook(target).worksheets[0]
    assert sheet.cell(sheet.max_row, 1).value == "CĐCS Sở Nội vụ · 01/05/2022 · Chứa dữ liệu cá nhân"


def test_a_person_just_added_is_chosen_though_the_list_comes_late(qtbot, page, desk, wait_for, monkeypatch):
    """Their row may be known before the list that holds it."""
    page.add_button.click()
    wait_for()
    read, late = desk.read, []

    def hold(work, on_result, on_error=None):
        if on_result == page.model._take:
            late.append((work, on_result))
        else:
            read(work, on_result, on_error)

    monkeypatch.setattr(desk, "read", hold)
    type_into(page, "full_name", "Đỗ Văn Mới")
    qtbot.waitUntil(lambda: not page.pane.is_new and desk.quiet)
    monkeypatch.undo()
    for work, on_result in late:
        read(work, on_result)
    wait_for()
    assert page.pane.person.full_name == "Đỗ Văn Mới"
    assert page.table.current_key() == people(desk)["Đỗ Văn Mới"].key
