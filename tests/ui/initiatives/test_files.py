"""Attachments: dropped or chosen, declared, opened, removed; the text of a Word file taken over."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import AttachmentKind, FileType
from tests.cli.office import PDF
from tests.ui.initiatives.conftest import Hand
from ui.initiatives.attaching import kind_of, size_text
from ui.initiatives.document_panel import DocumentPanel, joined


@pytest.mark.parametrize(
    ("name", "file_type", "kind"),
    [
        ("QĐ 12 công nhận.pdf", FileType.PDF, AttachmentKind.DECISION),
        ("Quyết định.jpg", FileType.JPEG, AttachmentKind.DECISION),
        ("Giấy chứng nhận.png", FileType.PNG, AttachmentKind.CERTIFICATE),
        ("ban-mo-ta.docx", FileType.DOCX, AttachmentKind.DESCRIPTION),
        ("IMG_2041.jpg", FileType.JPEG, AttachmentKind.PICTURE),
        ("1.doc", FileType.DOC, AttachmentKind.DESCRIPTION),
        ("scan0001.pdf", FileType.PDF, None),
        (".pdf", FileType.PDF, None),
    ],
)
def test_what_a_file_is_likely_to_be(name: str, file_type: FileType, kind: AttachmentKind | None) -> None:
    """By the words of its name, else by its type; where neither tells, nobody has said."""
    assert kind_of(StoredFile(name=name, sha256="0" * 64, file_type=file_type)) is kind


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 byte"), (999, "999 byte"), (1000, "1 KB"), (17_600, "18 KB"), (999_400, "999 KB"), (1_000_000, "1,0 MB"),
        (17_000_000, "17,0 MB"),
    ],
)  # fmt: skip
def test_sizes_as_people_read_them(size: int, text: str) -> None:
    """With the comma of Vietnamese."""
    assert size_text(StoredFile(name="a", sha256="0" * 64, size=size)) == text
    assert size_text(StoredFile(name="a")) == "chưa có tệp"


@pytest.mark.parametrize(
    ("field_id", "there", "text", "result"),
    [
        ("summary", "", " Một\r\nHai ", "Một\nHai"),
        ("summary", "Có rồi", "Thêm", "Có rồi\nThêm"),
        ("title", "Tên cũ", "Tên\nmới", "Tên mới"),
    ],
)
def test_text_goes_below_what_is_there(field_id: str, there: str, text: str, result: str) -> None:
    """A title is one line and is replaced."""
    assert joined(field_id, there, text) == result


def _pdf(folder: Path, name: str, more: bytes = b"") -> Path:
    path = folder / name
    path.write_bytes(PDF + more)
    return path


def test_files_dropped_on_the_form_are_attached_once(hand: Hand, tmp_path: Path) -> None:
    """With the kind that their names tell; what is there already is said and left out; undo takes them away."""
    before = hand.choose("SK001")
    decision, plain = _pdf(tmp_path, "Quyết định 12.pdf"), _pdf(tmp_path, "a.pdf", b"\n")
    hand.drop(hand.page.form, decision, plain)
    files = hand.stored("SK001").attachments
    assert [(item.order, item.file.name, item.kind) for item in files] == [
        (1, "Quyết định 12.pdf", AttachmentKind.DECISION),
        (2, "a.pdf", None),
    ]
    assert [row.name.text() for row in hand.page.form.files.rows] == ["Quyết định 12.pdf", "a.pdf"]
    hand.drop(hand.page.form, plain)
    assert hand.stored("SK001").attachments == files
    assert hand.told[-1].sentence == "1 tệp đã có ở sáng kiến này nên không thêm lần nữa."
    hand.undo()
    assert hand.stored("SK001") == before
    assert hand.page.form.files.rows == []


def test_kind_and_removal_are_edits(hand: Hand, tmp_path: Path) -> None:
    """Each can be undone."""
    hand.choose("SK001")
    hand.drop(hand.page.form, _pdf(tmp_path, "a.pdf"), _pdf(tmp_path, "b.pdf", b"\n"))
    panel = hand.page.form.files
    panel.rows[1].kind.setCurrentIndex(1)
    panel.rows[1].kind.activated.emit(1)
    hand.settle()
    assert hand.stored("SK001").attachments[1].kind is AttachmentKind.DECISION
    panel.rows[0].remove_button.click()
    hand.settle()
    assert [(item.order, item.file.name) for item in hand.stored("SK001").attachments] == [(1, "b.pdf")]
    hand.undo()
    assert [row.name.text() for row in panel.rows] == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize("how", ["double click", "enter", "button"])
def test_a_file_is_opened_as_a_copy(
    qtbot: QtBot, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """With a double click, Enter or its button; never the stored file itself."""
    opened: list[Path] = []

    def take(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr("ui.opening.open_file", take)
    hand.choose("SK001")
    hand.drop(hand.page.form, _pdf(tmp_path, "a.pdf"))
    (row,) = hand.page.form.files.rows
    if how == "double click":
        qtbot.mouseDClick(row.name, Qt.MouseButton.LeftButton)
    elif how == "enter":
        row.name.setFocus()
        qtbot.keyClick(row.name, Qt.Key.Key_Return)
    else:
        row.open_button.click()
    hand.settle()
    (copy,) = opened
    assert copy.read_bytes() == PDF
    assert hand.desk.workspace.root not in copy.parents


def _document(folder: Path) -> Path:
    document = Document()
    for line in ("Tên: Kho lưu trữ", "Nội dung chính của giải pháp.", "Lợi ích: đỡ đi lại."):
        document.add_paragraph(line)
    path = folder / "Mô tả.docx"
    document.save(str(path))
    return path


def _panel(hand: Hand) -> DocumentPanel:
    return next(panel for panel in hand.page.form.findChildren(DocumentPanel) if panel.isVisible())


def test_the_text_of_a_word_file_goes_into_fields(hand: Hand, tmp_path: Path) -> None:
    """What is selected, or all; below what is there; undone like any edit."""
    before = hand.choose("SK001")
    hand.drop(hand.page.form, _document(tmp_path))
    panel = _panel(hand)
    assert hand.stored("SK001").attachments == ()
    assert "Lấy nội dung từ “Mô tả.docx”" in panel.findChildren(QLabel)[0].text()
    cursor = panel.words.textCursor()
    cursor.setPosition(panel.words.toPlainText().index("Nội dung"))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    panel.words.setTextCursor(cursor)
    panel.target.setCurrentIndex(panel.target.place_of("benefit_text"))
    panel.take.click()
    hand.settle()
    assert hand.stored("SK001").initiative.benefit_text == "Nội dung chính của giải pháp."
    assert hand.field("benefit_text").text() == "Nội dung chính của giải pháp."
    hand.undo()
    assert hand.stored("SK001") == before
    panel.attach.click()
    hand.settle()
    (attachment,) = hand.stored("SK001").attachments
    assert (attachment.file.name, attachment.kind) == ("Mô tả.docx", AttachmentKind.DESCRIPTION)


def test_a_word_file_that_cant_be_read_is_attached_all_the_same(hand: Hand, tmp_path: Path) -> None:
    """Judging it is the rules' work."""
    hand.choose("SK001")
    path = tmp_path / "hỏng.docx"
    path.write_bytes(b"PK\x03\x04 no")
    hand.drop(hand.page.form, path)
    assert [item.file.name for item in hand.stored("SK001").attachments] == ["hỏng.docx"]


def test_what_was_typed_is_kept_when_files_are_dropped(hand: Hand, tmp_path: Path) -> None:
    """Both are stored."""
    hand.choose("SK001")
    hand.enter(hand.field("title"), "Tên đang gõ")
    hand.drop(hand.page.form, _pdf(tmp_path, "a.pdf"))
    state: Any = hand.stored("SK001")
    assert (state.initiative.title, len(state.attachments)) == ("Tên đang gõ", 1)
