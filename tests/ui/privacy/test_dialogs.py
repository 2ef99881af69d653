"""The log of personal data, the list of who may go, and the paper for one person, from the window."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.links import Link, Screen
from desktop_app.services import editing
from desktop_app.services.exports import note_export
from tests.services.union import people
from ui.members.page import MembersPage
from ui.privacy.log_dialog import LogDialog
from ui.privacy.retention_dialog import RetentionDialog


def cells(dialog):
    model = dialog.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


@pytest.fixture
def over(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_the_log_lists_the_newest_first_without_the_number(over, desk, settled, workspace):
    person = people(workspace)["DV01"]
    editing.note_reveal(workspace, person.id)
    note_export(workspace, "list-exported", detail="Danh sách đoàn viên: 2 dòng")
    dialog = LogDialog(desk, over)
    settled(desk)
    listed = cells(dialog)
    assert [row[2:] for row in listed] == [
        ["Xuất danh sách", "", "Danh sách đoàn viên: 2 dòng"],
        ["Xem số CCCD/CMND", "Trần Văn Thử", ""],
    ]
    assert listed[0][0] == "01/05/2022 09:00"
    assert all(person.identity_number not in cell for row in listed for cell in row)


def test_an_empty_log_says_so(over, desk, settled):
    dialog = LogDialog(desk, over)
    settled(desk)
    assert dialog.told.text().startswith("Chưa có lần nào")


def test_f08_the_list_leads_to_the_person(over, desk, settled, workspace):
    person = people(workspace)["DV01"]
    edit = Edit(label="Sửa", alterations=(Alteration(person, replace(person, is_member=False)),))
    editing.apply_edit(workspace, edit)
    dialog = RetentionDialog(desk, over)
    settled(desk)
    assert cells(dialog)[0][0] == "Trần Văn Thử"
    gone: list[Link] = []
    desk.going.connect(gone.append)
    dialog.go_button.click()
    assert [(link.screen, link.record_id) for link in gone] == [(Screen.MEMBERS, person.id)]


def test_f08_with_members_alone_nobody_is_listed(over, desk, settled):
    dialog = RetentionDialog(desk, over)
    settled(desk)
    assert "không có ai cần rà soát" in dialog.told.text()
    assert not dialog.go_button.isEnabled()


def test_f09_the_paper_is_made_from_the_screen_for_the_person_chosen(qtbot, desk, settled, monkeypatch, tmp_path):
    page = MembersPage(desk)
    qtbot.addWidget(page)
    page.show()
    settled(desk)
    page.enter()
    settled(desk)
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.pane.person is not None, timeout=20_000)
    settled(desk)
    said = []
    monkeypatch.setattr(desk.messages, "success", lambda text, *_rest: said.append(text))
    monkeypatch.setattr("ui.members.privacy.choose_folder", lambda *_rest: tmp_path)
    page.kept_action.trigger()
    settled(desk)
    assert sorted(file.suffix for file in tmp_path.glob("Thong-tin-luu-giu-*")) == [".docx", ".pdf"]
    assert "Chỉ giao cho chính người đó" in said[0]
