"""A second start on the same workspace."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.single import Listener, hand_over, server_name

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single import hand_over
app = QCoreApplication([])
file = Path(sys.argv[2]) if len(sys.argv) > 2 else None
sys.exit(0 if hand_over(Path(sys.argv[1]), file) else 7)
"""


@pytest.mark.parametrize("named", ["danh-sách.xlsx", None])
def test_the_first_is_asked_to_come_forward_with_the_file(qtbot: QtBot, tmp_path: Path, named: str | None) -> None:
    """The file's path arrives whole, whatever letters are in it."""
    listener = Listener(tmp_path)
    file = tmp_path / named if named else None
    words = [sys.executable, "-c", _SECOND, str(tmp_path), *([str(file)] if file else [])]
    with qtbot.waitSignal(listener.asked, timeout=20_000) as asked:
        second = subprocess.Popen(words)
    assert asked.args == [file]
    assert second.wait(20) == 0
    listener.close()


def test_where_nobody_listens_nothing_is_handed_over(qtbot: QtBot, tmp_path: Path) -> None:
    """Another workspace's window doesn't answer."""
    listener = Listener(tmp_path / "mot")
    assert not hand_over(tmp_path / "hai", None)
    listener.close()
    assert qtbot is not None


def test_a_workspace_has_one_name_however_its_folder_is_written(tmp_path: Path) -> None:
    """Another workspace has another."""
    assert server_name(tmp_path / "a" / ".." / "b") == server_name(tmp_path / "b")
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")


def test_noise_is_ignored(qtbot: QtBot, tmp_path: Path) -> None:
    """Whoever else writes to the name raises nothing."""
    from PySide6.QtNetwork import QLocalSocket

    listener = Listener(tmp_path)
    asked: list[object] = []
    listener.asked.connect(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(server_name(tmp_path))
    assert socket.waitForConnected(2000)
    socket.write(b"\xff{not json\n")
    socket.flush()
    qtbot.wait(50)
    assert asked == []
    socket.abort()
    listener.close()
