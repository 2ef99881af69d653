"""Lời văn văn bản: what is typed is looked through and shown, kept, and taken back."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.kinds import Paper
from desktop_app.services.wording import all_wordings, own_wording
from ui.settings.wording_dialog import WordingDialog


@pytest.fixture
def dialog(qtbot, desk, settled, monkeypatch):
    monkeypatch.setattr(desk.messages, "ask", lambda *_question, **_more: True)
    made = WordingDialog(all_wordings(desk.workspace, desk.programme_id), desk)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    settled(desk)
    qtbot.waitUntil(lambda: made.view.is_open, timeout=20_000)
    return made


def type_text(dialog, desk, settled, text):
    dialog.edit.setPlainText(text)
    dialog._look()
    settled(desk)


def kept(desk, paper=Paper.PROPOSAL):
    return own_wording(desk.workspace, paper, desk.programme_id)


def test_every_document_is_offered_with_its_blanks(dialog):
    offered = [dialog.papers.value_at(place) for place in range(dialog.papers.count())]
    assert offered == list(Paper)
    assert dialog.edit.content().startswith("[Tên loại]\nTỜ TRÌNH")
    assert dialog.blanks.count() > 10
    assert not dialog.save_button.isEnabled()
    assert not dialog.default_button.isEnabled()


def test_what_is_saved_is_kept_and_marked(dialog, desk, settled):
    type_text(dialog, desk, settled, dialog.edit.content().replace("TỜ TRÌNH", "TỜ TRÌNH RIÊNG"))
    dialog.save_button.click()
    settled(desk)
    assert kept(desk) is not None
    assert "(đã sửa)" in dialog.papers.itemText(0)
    assert not dialog.save_button.isEnabled()


def test_a_mistake_is_told_with_its_line_and_not_kept(dialog, desk, settled):
    lines = dialog.edit.content().count("\n") + 1
    type_text(dialog, desk, settled, f"{dialog.edit.content()}\n{{{{ khong_co }}}}")
    assert f"ở dòng {lines + 1}: khong_co" in dialog.says.text()
    dialog.save_button.click()
    settled(desk)
    assert kept(desk) is None
    assert "khong_co" in dialog.says.text()


def test_a_blank_is_written_where_the_cursor_stands(dialog):
    dialog.edit.moveCursor(dialog.edit.textCursor().MoveOperation.End)
    dialog.blanks.setCurrentIndex(0)
    dialog.insert_button.click()
    assert dialog.edit.content().endswith("{{ ten_don_vi }}")


def test_there_is_a_way_back_that_can_be_undone(dialog, desk, settled):
    default = dialog.edit.content()
    type_text(dialog, desk, settled, default.replace("TỜ TRÌNH", "TỜ TRÌNH RIÊNG"))
    dialog.save_button.click()
    settled(desk)
    dialog.default_button.click()
    assert dialog.edit.content() == default
    dialog.edit.undo()
    assert "RIÊNG" in dialog.edit.content()
    dialog.default_button.click()
    dialog.save_button.click()
    settled(desk)
    assert kept(desk) is None


def test_what_was_typed_into_one_document_is_there_after_a_look_at_another(dialog, desk, settled):
    type_text(dialog, desk, settled, "[Tên loại]\nMột")
    dialog.papers.setCurrentIndex(1)
    dialog.papers.activated.emit(1)
    assert "TỔNG HỢP" in dialog.edit.content()
    dialog.papers.setCurrentIndex(0)
    dialog.papers.activated.emit(0)
    assert dialog.edit.content() == "[Tên loại]\nMột"
    settled(desk)


@pytest.mark.parametrize("answer", [True, False])
def test_closing_asks_once_where_something_is_not_saved(answer, dialog, desk, settled, monkeypatch):
    asked: list[str] = []

    def ask(question: str, *_rest: object, **_more: object) -> bool:
        asked.append(question)
        return bool(answer)

    with monkeypatch.context() as patch:
        patch.setattr(desk.messages, "ask", ask)
        type_text(dialog, desk, settled, "[Tên loại]\nMột")
        dialog.close_button.click()
    assert asked == ["Bỏ lời văn chưa lưu của “Tờ trình đề nghị xét chọn sáng kiến”?"]
    assert dialog.isVisible() is not answer
    settled(desk)
