"""Dialogs for files: begun in the last folder, in Vietnamese, never overwriting without asking."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.system.settings import Settings
from ui.widgets.files import EXCEL, EXCEL_OUT, choose_file, choose_files, choose_folder, save_file

Answer = Callable[[QWidget, Settings], object]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "cai-dat.json")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


class _Officer:
    """Answers dialogs in turn; [] closes one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answers: list[list[Path]] = []
        self.seen: list[QFileDialog] = []
        self.folders: list[Path] = []
        self.chosen: list[Path] = []
        monkeypatch.setattr(QFileDialog, "exec", lambda dialog: self._answer(dialog))  # noqa: PLW0108 - it takes self
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path) for path in self.chosen])

    def _answer(self, dialog: QFileDialog) -> int:
        self.seen.append(dialog)
        self.folders.append(Path(dialog.directory().path()))
        self.chosen = self.answers.pop(0)
        return int(bool(self.chosen))


@pytest.fixture
def officer(monkeypatch: pytest.MonkeyPatch) -> _Officer:
    return _Officer(monkeypatch)


@pytest.mark.parametrize(
    ("choose", "chosen"),
    [
        (lambda parent, settings: choose_file(parent, "Chọn bảng tính", [EXCEL], settings), "a.xlsx"),
        (lambda parent, settings: choose_files(parent, "Chọn tệp", [EXCEL], settings), "a.xlsx"),
        (lambda parent, settings: save_file(parent, "Lưu", "ds.xlsx", [EXCEL_OUT], settings), "a.xlsx"),
        (lambda parent, settings: choose_folder(parent, "Chọn thư mục", settings), ""),
    ],
    ids=["file", "files", "save", "folder"],
)
def test_the_next_dialog_begins_where_the_last_one_ended(
    officer: _Officer, parent: QWidget, settings: Settings, tmp_path: Path, choose: Answer, chosen: str
) -> None:
    """Whatever it is for; over a restart too, and a closed dialog changes nothing."""
    folder = tmp_path / "Hồ sơ"
    folder.mkdir()
    officer.answers = [[folder / chosen], [], [folder / chosen]]
    first = choose(parent, settings)
    assert first in (folder / chosen, (folder / chosen,))
    assert choose(parent, settings) in (None, ())
    settings.save()
    choose(parent, Settings.load(tmp_path / "cai-dat.json"))
    assert officer.folders[1:] == [folder, folder]


def test_a_folder_that_is_gone_is_not_begun_in(officer: _Officer, parent: QWidget, settings: Settings) -> None:
    """A USB stick that was pulled out."""
    settings.set("files.folder", "/khong/co")
    officer.answers = [[]]
    choose_file(parent, "Chọn", [EXCEL], settings)
    assert officer.folders != [Path("/khong/co")]


@pytest.mark.parametrize(("yes", "asked", "result"), [(True, 1, "a.xlsx"), (False, 1, "b.xlsx")])
def test_overwriting_asks(
    officer: _Officer, parent: QWidget, settings: Settings, tmp_path: Path, yes: bool, asked: int, result: str
) -> None:
    """Once, naming the file; a no brings the dialog back."""
    there, free = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    there.touch()
    officer.answers = [[there], [free]]
    questions: list[str] = []

    def ask(question: str, verb: str) -> bool:
        questions.append(f"{question} {verb}")
        return yes

    assert save_file(parent, "Lưu", "ds.xlsx", [EXCEL_OUT], settings, ask) == tmp_path / result
    assert questions == ["Tệp “a.xlsx” đã có trong thư mục này. Ghi đè lên tệp đó? Ghi đè"] * asked


def test_the_dialog_is_vietnamese(officer: _Officer, parent: QWidget, settings: Settings) -> None:
    """Where the system has none of its own."""
    officer.answers = [[], [], []]
    choose_file(parent, "Chọn bảng tính", [EXCEL], settings)
    choose_folder(parent, "Chọn nơi giữ dữ liệu", settings)
    save_file(parent, "Lưu bảng tính", "ds.xlsx", [EXCEL_OUT], settings)
    label = QFileDialog.DialogLabel
    assert [(box.windowTitle(), box.labelText(label.Accept), box.labelText(label.Reject)) for box in officer.seen] == [
        ("Chọn bảng tính", "Chọn", "Hủy"),
        ("Chọn nơi giữ dữ liệu", "Chọn thư mục này", "Hủy"),
        ("Lưu bảng tính", "Lưu", "Hủy"),
    ]
    assert officer.seen[2].defaultSuffix() == "xlsx"
    assert officer.seen[2].testOption(QFileDialog.Option.DontConfirmOverwrite)


def test_a_real_dialog_takes_a_name_without_its_suffix(
    qtbot: QtBot, parent: QWidget, settings: Settings, tmp_path: Path
) -> None:
    """Typed and accepted as a person does."""
    settings.set("files.folder", str(tmp_path))

    def answer() -> None:
        dialog = parent.findChild(QFileDialog)
        assert dialog is not None
        dialog.selectFile(str(tmp_path / "danh sach"))
        dialog.accept()

    QTimer.singleShot(0, answer)
    assert save_file(parent, "Lưu", "ds.xlsx", [EXCEL_OUT], settings) == tmp_path / "danh sach.xlsx"


@pytest.mark.parametrize(
    ("chosen", "name", "suffix"),
    [
        ("Văn bản Word (*.docx)", "Phieu.docx", "docx"),
        ("Tệp PDF (*.pdf)", "Phieu.pdf", "pdf"),
        (EXCEL, "Phieu.pdf", "pdf"),
    ],
)
def test_the_proposed_name_follows_the_kind_of_file(
    monkeypatch: pytest.MonkeyPatch, parent: QWidget, settings: Settings, chosen: str, name: str, suffix: str
) -> None:
    seen: list[tuple[str, str]] = []

    def choose(dialog: QFileDialog) -> int:
        dialog.filterSelected.emit(chosen)
        seen.append((Path(dialog.selectedFiles()[0]).name, dialog.defaultSuffix()))
        return 0

    monkeypatch.setattr(QFileDialog, "exec", choose)
    save_file(parent, "Lưu", "Phieu.pdf", ["Tệp PDF (*.pdf)", "Văn bản Word (*.docx)"], settings)
    assert seen == [(name, suffix)]
