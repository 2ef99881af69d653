"""One process at a time uses a workspace."""

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.system import files
from desktop_app.system.errors import NoPermission, NotFound, WorkspaceLocked
from desktop_app.system.lock import InstanceLock
from tests.system.doubles import FailingOperations

NOW = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
HOLDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from desktop_app.system.lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1])).acquire("Trần Thị Lan", datetime(2026, 11, 20, 1, 0, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".khoa"


def test_second_holder_is_told_who_and_since_when(path: Path) -> None:
    with InstanceLock(path, "PC1").acquire("Nguyễn Văn Bình", NOW) as first:
        assert first.held
        with pytest.raises(WorkspaceLocked) as caught:
            InstanceLock(path, "PC1").acquire("khác", NOW)
    locked = caught.value
    assert (locked.owner, locked.host, locked.since, locked.certain) == ("Nguyễn Văn Bình", "PC1", NOW, True)


def test_released_lock_is_free_and_empty(path: Path) -> None:
    InstanceLock(path).acquire("a", NOW).release()
    assert path.read_bytes() == b""
    with InstanceLock(path).acquire("b", NOW) as second:
        assert json.loads(path.read_bytes())["user"] == "b"
    second.release()
    assert not second.held


def test_lock_of_another_process_ends_when_it_is_killed(path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(WorkspaceLocked) as caught:
            InstanceLock(path).acquire("b", NOW)
        with pytest.raises(WorkspaceLocked):
            InstanceLock(path).acquire("b", NOW, force=True)
        holder.send_signal(signal.SIGKILL)
    assert caught.value.owner == "Trần Thị Lan"
    assert caught.value.since == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    assert path.read_bytes() != b""
    with InstanceLock(path).acquire("b", NOW) as lock:
        assert lock.held


def test_record_of_another_computer_counts_until_a_person_insists(path: Path) -> None:
    record = {"user": "Lan", "host": "PC2", "pid": 1, "since": NOW.isoformat()}
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(WorkspaceLocked) as caught:
        InstanceLock(path, "PC1").acquire("a", NOW)
    assert (caught.value.host, caught.value.certain) == ("PC2", False)
    assert json.loads(path.read_bytes()) == record
    with InstanceLock(path, "PC1").acquire("a", NOW, force=True):
        assert json.loads(path.read_bytes())["host"] == "PC1"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[1]", b'{"since": 3}'])
def test_damaged_content_does_not_lock(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with InstanceLock(path, "PC1").acquire("a", NOW) as lock:
        assert lock.held
        assert json.loads(path.read_bytes())["host"] == "PC1"


def test_folder_that_is_missing_or_forbidden(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        InstanceLock(tmp_path / "không có" / ".khoa").acquire("a", NOW)
    with (
        files.using(FailingOperations("open", PermissionError(13, "x"))),
        pytest.raises(NoPermission),
    ):
        InstanceLock(tmp_path / ".khoa").acquire("a", NOW)
