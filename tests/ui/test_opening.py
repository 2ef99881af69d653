"""Handing files to other programs, with the system's own libraries."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from ui.messages import Messages
from ui.opening import open_file, open_or_tell, outside_environment

_NAME = "LD_LIBRARY_PATH"


@pytest.mark.parametrize(
    ("frozen", "ours", "original", "inside"),
    [
        (False, "/a", None, "/a"),
        (True, "/a", None, None),
        (True, "/a", "/b", "/b"),
        (True, None, None, None),
    ],
)
def test_a_frozen_program_gives_back_the_systems_libraries(
    monkeypatch: pytest.MonkeyPatch, frozen: bool, ours: str | None, original: str | None, inside: str | None
) -> None:
    """While something else is started, and its own are there again afterwards."""
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    for name, value in ((_NAME, ours), (f"{_NAME}_ORIG", original)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    with outside_environment():
        assert os.environ.get(_NAME) == inside
    assert os.environ.get(_NAME) == ours


def test_a_file_is_opened_by_its_address(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Names with blanks and accents too."""
    asked: list[str] = []

    def take(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return False

    monkeypatch.setattr("ui.opening.QDesktopServices.openUrl", take)
    file = tmp_path_factory.mktemp("mở") / "quyết định 1.pdf"
    assert not open_file(file)
    assert asked == [str(file)]


def test_what_is_gone_is_told_as_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication) -> None:
    """A stick that was pulled out isn't a missing program."""
    monkeypatch.setattr("ui.opening.QDesktopServices.openUrl", lambda _url: False)
    messages, told = Messages(), []
    messages.told.connect(lambda message: told.append(message.sentence))
    open_or_tell(tmp_path / "usb", messages)
    open_or_tell(tmp_path, messages)
    assert told == [
        f"Không còn thấy “{tmp_path / 'usb'}”: có thể đã bị xóa, đổi tên, hoặc USB đã rút ra.",
        f"Máy này chưa có phần mềm mở được “{tmp_path.name}”.",
    ]
