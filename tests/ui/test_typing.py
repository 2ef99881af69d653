"""Vietnamese typed from outside, as the system delivers it: plain, and as UniKey does with its backspaces."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.context import system_context
from desktop_app.services.registers import InitiativeFilter, initiative_keys
from desktop_app.services.workspace import open_workspace
from tests.cli.office import PROGRAMME, Office, sheets

_TEXT = "Trước đây “đơn” phải nộp ba lượt; nay Nguyễn Thị Thủy rút gọn còn một, ưu việt hơn ở xã Mường Lò."
_SCREEN = ":87"


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen that nobody sees."""
    command = ["Xvfb", _SCREEN, "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-displayfd", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        assert server.stdout.readline().strip()
        yield _SCREEN
        server.terminate()


def _xdotool(screen: str, *words: str) -> None:
    subprocess.run(["xdotool", *words], env=os.environ | {"DISPLAY": screen}, check=True, timeout=120)


@pytest.mark.full("Xvfb", "xdotool")
@pytest.mark.parametrize("way", ["plain", "unikey"])
def test_typed_vietnamese_arrives_unharmed(
    screen: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    """Letter by letter into the summary, which is saved when the window is closed.

    UniKey types a plain letter first, then takes it back for the marked one.
    """
    office = Office(tmp_path, capsys)
    assert office("import", office.workbook(sheets()), "--programme", PROGRAMME).status == 0
    environment = os.environ | {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "tests.ui.typed", str(office.workspace), "summary"]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        _xdotool(screen, "key", "ctrl+a")
        for letter in _TEXT:
            if way == "unikey" and not letter.isascii():
                _type(screen, "a")
                _xdotool(screen, "key", "--delay", "20", "BackSpace")
            _type(screen, letter)
        program.stdin.write("\n")
        program.stdin.close()
        assert program.wait(60) == 0
    with open_workspace(office.workspace, system_context("thu"), create=False) as workspace:
        keys = initiative_keys(workspace, PROGRAMME, InitiativeFilter())
        with workspace.store.read() as session:
            (first,) = session.initiatives.by_keys(keys[:1])
    assert first.summary == _TEXT
    assert shutil.which("xdotool")


def _type(screen: str, letter: str) -> None:
    """Type a letter; a marked one lies on a spare key for so long that a busy window still finds it there."""
    _xdotool(screen, "type", "--delay", "20" if letter.isascii() else "250", letter)
