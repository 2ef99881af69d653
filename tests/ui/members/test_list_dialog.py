"""The preview of a pasted list of members, and what is told once it is written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.members.list_dialog import ListDialog, take_members
from ui.messages import Message

WRONG = [["Họ và tên", "Ngày sinh", "Đơn vị", "Quê quán"], ["Đỗ Mới", "31/4/1990", "Văn phòng", "Yên Bái"]]
RIGHT = [["STT", "Họ và tên"], ["1", "Đỗ Mới"]]


@pytest.fixture
def host(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(desk, host, cells, settled):
    take_members(desk, cells, host)
    settled(desk)
    return host.findChild(ListDialog)


def test_what_isnt_read_is_said_in_whole_sentences(desk, host, settled):
    dialog = shown(desk, host, WRONG, settled)
    said = dialog.notice_label.text().splitlines()
    assert said[0] == "Không đọc cột “Quê quán”."
    assert said[1].startswith("Dòng 1, Ngày sinh: “31/4/1990”")
    assert "không được ghi" in said[2]
    model = dialog.table.model()
    icon = model.index(0, model.columnCount() - 1).data(Qt.ItemDataRole.DecorationRole)
    assert not icon.isNull()
    dialog.reject()


def test_many_cells_that_arent_right_are_counted(desk, host, settled):
    dialog = shown(desk, host, [WRONG[0], *([f"Đỗ Mới {word}", "x", "", ""] for word in "ABCDEFG")], settled)
    assert "… và 2 ô khác chưa đúng" in dialog.notice_label.text()
    dialog.reject()


def test_nothing_is_said_where_all_is_read(desk, host, settled):
    dialog = shown(desk, host, RIGHT, settled)
    assert not dialog.notice_label.isVisible()
    dialog.reject()


def test_the_banner_after_writing_offers_to_undo(desk, host, settled):
    dialog = shown(desk, host, RIGHT, settled)
    told: list[Message] = []
    desk.messages.told.connect(told.append)
    dialog.accept_button.click()
    settled(desk)
    assert (told[-1].sentence, told[-1].action) == ("Đã thêm 1 người.", "Hoàn tác")
    label = desk.undo_label
    undo = told[-1].on_action
    assert undo is not None
    undo()
    settled(desk)
    assert told[-1].sentence == f"Đã hoàn tác: {label}."
    assert desk.undo_label == ""
