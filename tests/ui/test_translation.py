"""Qt's own words in Vietnamese: what is compiled is what is written, what is written is Qt's, no English is left."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QDate, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QWidget,
    QWizard,
)
from pytestqt.qtbot import QtBot

from desktop_app.system.resources import resource
from ui.translation import install_translation

_SOURCE = resource("translations", "qtbase_vi.ts")
_VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
_ENGLISH = re.compile(
    r"\b(?:ok|cancel|save|open|close|yes|no|all|retry|ignore|help|apply|reset|file|files|folder|name|size|type|date|"
    r"undo|redo|cut|copy|paste|delete|select|next|back|finish|show|hide|details|print|page|zoom|fit|look|new|text)\b"
)


def _messages() -> list[tuple[str, str, str, str]]:
    """Return context, source, comment and translation of every message."""
    tree = ElementTree.parse(_SOURCE)
    return [
        (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""),
         message.findtext("translation", ""))
        for context in tree.iter("context")
        for message in context.iter("message")
    ]  # fmt: skip


_MESSAGES = _messages()


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[QTranslator]:
    """An application that speaks Vietnamese, until the test is over."""
    before = QLocale()
    translator = install_translation(qapp)
    yield translator
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def _texts(widget: QWidget) -> set[str]:
    """Return what a window says: labels, buttons, lists, menus, tooltips, placeholders."""
    found = {widget.windowTitle()}
    for part in [widget, *widget.findChildren(QWidget)]:
        found |= {part.toolTip(), part.accessibleName(), part.statusTip()}
        found |= {action.text() for action in part.actions()}
        if isinstance(part, QLabel | QAbstractButton):
            found.add(part.text())
        elif isinstance(part, QComboBox):
            found |= {part.itemText(row) for row in range(part.count())}
    return {text.replace("&", "") for text in found if text}


def _english(texts: set[str]) -> set[str]:
    return {text for text in texts if _ENGLISH.search(text.casefold()) and not _VIETNAMESE.search(text)}


def test_what_is_compiled_is_what_is_written(tmp_path: Path) -> None:
    """Byte for byte: after a change of the .ts the .qm is to be made anew by pyside6-lrelease."""
    made = tmp_path / "qtbase_vi.qm"
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, _SOURCE, "-qm", made], check=True, capture_output=True)
    assert made.read_bytes() == resource("translations", "qtbase_vi.qm").read_bytes()


def test_every_message_is_one_of_qt(qapp: QApplication) -> None:
    """Some language that Qt ships knows the same source in the same context."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    shipped = []
    for path in folder.glob("qtbase_*.qm"):
        translator = QTranslator()
        if path.stem != "qtbase_en" and translator.load(str(path)):
            shipped.append(translator)
    unknown = [
        (context, source)
        for context, source, comment, _translation in _MESSAGES
        if not any(translator.translate(context, source, comment) for translator in shipped)
    ]
    assert len(shipped) > 20
    assert not unknown


def test_every_message_is_found(qapp: QApplication, vietnamese: QTranslator) -> None:
    """By context, source and comment, as Qt asks for it."""
    wrong = [
        (context, source)
        for context, source, comment, translation in _MESSAGES
        if qapp.translate(context, source, comment or None) != translation
    ]
    assert len(_MESSAGES) > 450
    assert not wrong


def _kept(text: str) -> tuple[list[str], int, int]:
    """Return what must be the same on both sides: places to fill in, mnemonics, line breaks."""
    return sorted(re.findall(r"%(?:\d|[pvm])", text)), text.count("&"), text.count("\n")


def test_places_and_keys_are_kept() -> None:
    """What Qt fills in stands in both, and a mnemonic stays one where there was one."""
    wrong = [(source, translation) for _, source, _, translation in _MESSAGES if _kept(source) != _kept(translation)]
    assert not wrong


_BUTTONS = {
    QMessageBox.StandardButton.Ok: "Đồng ý", QMessageBox.StandardButton.Cancel: "Hủy bỏ",
    QMessageBox.StandardButton.Yes: "Có", QMessageBox.StandardButton.No: "Không",
    QMessageBox.StandardButton.Save: "Lưu", QMessageBox.StandardButton.Discard: "Không lưu",
    QMessageBox.StandardButton.Close: "Đóng", QMessageBox.StandardButton.Open: "Mở",
    QMessageBox.StandardButton.Retry: "Thử lại", QMessageBox.StandardButton.Help: "Trợ giúp",
}  # fmt: skip


def test_standard_buttons(qtbot: QtBot, vietnamese: QTranslator) -> None:
    """Those of a message box, and the one that shows its details."""
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("…")
    shown = {kind: box.addButton(kind).text().replace("&", "") for kind in _BUTTONS}
    assert shown == _BUTTONS
    assert "Hiện chi tiết…" in _texts(box)


def _file_dialog() -> QDialog:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setNameFilter("Bảng tính (*.xlsx)")
    return dialog


def _input_dialog() -> QDialog:
    dialog = QInputDialog()
    dialog.setInputMode(QInputDialog.InputMode.IntInput)
    return dialog


@pytest.mark.parametrize(
    ("make", "says"),
    [(_file_dialog, {"Tên tệp:", "Hủy bỏ", "Mở"}), (_input_dialog, {"Nhập giá trị:", "Đồng ý"}),
     (QProgressDialog, {"Hủy bỏ"}), (QWizard, {"Hủy bỏ"}),
     (QPrintPreviewDialog, {"Phóng to", "Thiết lập trang"})],
    ids=["file", "input", "progress", "wizard", "preview"],
)  # fmt: skip
def test_dialogs_speak_no_english(qtbot: QtBot, vietnamese: QTranslator, make: type[QDialog], says: set[str]) -> None:
    """Every label, button, column and tooltip."""
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    texts = _texts(dialog)
    assert says <= texts
    assert not _english(texts)


def test_a_file_dialog_names_its_columns(qtbot: QtBot, vietnamese: QTranslator) -> None:
    """As Explorer does."""
    dialog = _file_dialog()
    qtbot.addWidget(dialog)
    model = dialog.findChildren(QWidget, "treeView")[0].model()  # type: ignore[attr-defined]  # a QTreeView
    headings = {model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())}
    assert headings == {"Tên", "Kích thước", "Loại", "Ngày sửa"}


def _menu_of_line() -> tuple[QWidget, QMenu]:
    edit = QLineEdit("Sáng kiến")
    return edit, edit.createStandardContextMenu()


def _menu_of_text() -> tuple[QWidget, QMenu]:
    edit = QPlainTextEdit("Sáng kiến")
    return edit, edit.createStandardContextMenu()


@pytest.mark.parametrize("make", [_menu_of_line, _menu_of_text], ids=["line", "text"])
def test_context_menus(qtbot: QtBot, vietnamese: QTranslator, make) -> None:
    """Those of the inputs, in the words that Word uses."""
    edit, menu = make()
    qtbot.addWidget(edit)
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert words == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]
    menu.deleteLater()


def test_keys_days_and_numbers(qapp: QApplication, vietnamese: QTranslator) -> None:
    """Key names that aren't on the keyboard, the names of days, the dots of numbers."""
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Alt+Down").toString(native) == "Alt+↓"
    assert QKeySequence("Ctrl+1").toString(native) == "Ctrl+1"
    assert QLocale().dayName(1) == "Thứ Hai"
    assert QLocale().toString(15_000_000) == "15.000.000"
    assert QLocale().toString(QDate(2021, 9, 2), "d MMMM") == "2 tháng 9"
