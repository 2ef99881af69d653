"""The strip under keys pressed from outside: the clipboard, read by another program too, holds the exact text."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.office import PROGRAMME, Office, sheets
from tests.ui.portal.conftest import TEXT

_SCREEN = ":88"
_KEYS = ("space", "Return", "ctrl+Down")


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen that nobody sees."""
    command = ["Xvfb", _SCREEN, "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-displayfd", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        assert server.stdout.readline().strip()
        yield _SCREEN
        server.terminate()


@pytest.mark.full("Xvfb", "xdotool")
def test_each_key_puts_the_exact_text_of_the_next_field_on_the_clipboard(
    screen: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Space, Enter and Ctrl+↓ in turn, then the number of a field; after the end nothing is left there."""
    office = Office(tmp_path, capsys)
    book = office.workbook(sheets({"Tóm tắt nội dung": TEXT}))
    assert office("import", book, "--programme", PROGRAMME).status == 0
    environment = os.environ | {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "tests.ui.portal.strip_outside", str(office.workspace)]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        values = json.loads(program.stdout.readline())
        assert TEXT in values
        for place, value in enumerate(values):
            _press(screen, _KEYS[place % len(_KEYS)])
            assert json.loads(program.stdout.readline()) == value
        _press(screen, "1")
        assert json.loads(program.stdout.readline()) == values[0]
        program.stdin.write("\n")
        program.stdin.close()
        assert json.loads(program.stdout.readline()) == ""
        assert program.wait(60) == 0


def _press(screen: str, key: str) -> None:
    subprocess.run(["xdotool", "key", key], env=os.environ | {"DISPLAY": screen}, check=True, timeout=60)
