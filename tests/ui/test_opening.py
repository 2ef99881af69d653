"""Handing files to other programs, with the system's own libraries."""

import os
import sys

import pytest
from PySide6.QtCore import QUrl

from ui.opening import open_file, outside_environment

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
