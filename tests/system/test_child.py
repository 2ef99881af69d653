"""A child process ends at its limits and says how."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from desktop_app.system.child import run_limited
from desktop_app.system.errors import Cancelled, ChildFailed, TooLarge
from tests.system import work

MEMORY = 200 << 20
SCRIPT = """#!/usr/bin/env python
import sys
print("main runs", file=sys.stderr)
from desktop_app.system.child import run_limited
from tests.system import work
print(run_limited(work.add, 2, 3, timeout=30, memory=200 << 20))
"""


@pytest.mark.parametrize("size", [0, 1, 5 << 20])
def test_result_comes_back_whole(size: int) -> None:
    assert run_limited(work.large, size, timeout=30, memory=MEMORY) == b"x" * size


@pytest.mark.parametrize("function", [work.forever, work.loop_that_swallows])
def test_time_limit(function: object) -> None:
    begun = time.monotonic()
    with pytest.raises(ChildFailed) as caught:
        run_limited(function, timeout=0.4, memory=MEMORY)
    assert caught.value.kind == "timeout"
    assert 0.4 <= time.monotonic() - begun < 5


def test_memory_limit() -> None:
    assert run_limited(work.allocate, 50 << 20, timeout=30, memory=MEMORY) == 50 << 20
    with pytest.raises(ChildFailed) as caught:
        run_limited(work.allocate, MEMORY, timeout=30, memory=MEMORY)
    assert caught.value.kind == "memory"


def test_crash() -> None:
    with pytest.raises(ChildFailed) as caught:
        run_limited(work.die, 3, timeout=30, memory=MEMORY)
    assert (caught.value.kind, caught.value.detail) == ("crash", "exit code 3")
    with pytest.raises(ChildFailed) as caught:
        run_limited(work.abort, timeout=30, memory=MEMORY)
    assert caught.value.kind == "crash"


def test_leaving_the_interpreter_is_a_crash() -> None:
    with pytest.raises(ChildFailed) as caught:
        run_limited(work.leave, timeout=30, memory=MEMORY)
    assert caught.value.kind == "crash"


def test_exception_comes_back_with_the_place() -> None:
    with pytest.raises(TooLarge) as caught:
        run_limited(work.refuse, "200 MB", timeout=30, memory=MEMORY)
    assert caught.value.detail == "200 MB"
    assert "work.py" in caught.value.__notes__[0]


def test_what_cannot_be_pickled_is_a_crash_without_values() -> None:
    with pytest.raises(ChildFailed) as caught:
        run_limited(work.refuse_unpicklably, timeout=30, memory=MEMORY)
    assert caught.value.kind == "crash"
    assert "Unpicklable" in caught.value.detail
    assert "001190012345" not in caught.value.detail


def test_unpicklable_result_is_an_error() -> None:
    with pytest.raises((AttributeError, ChildFailed)):
        run_limited(work.give_unpicklable, timeout=30, memory=MEMORY)


def test_progress_reaches_the_parent() -> None:
    seen: list[tuple[int, int, str]] = []
    result = run_limited(work.count, 1000, timeout=30, memory=MEMORY, progress=lambda *values: seen.append(values))
    assert result == 1000
    assert seen[0] == (0, 1000, "Đang đọc")
    assert seen == sorted(seen)


def test_cancelling_ends_the_child_at_once() -> None:
    answers = iter([False, False, True])
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        run_limited(work.forever, timeout=60, memory=MEMORY, cancelled=lambda: next(answers))
    assert time.monotonic() - begun < 5


def test_error_in_the_progress_callback_ends_the_child() -> None:
    def stop(*_values: object) -> None:
        raise LookupError("stop")

    with pytest.raises(LookupError):
        run_limited(work.count, 10, timeout=30, memory=MEMORY, progress=stop)


def test_child_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_limited(work.chatter, timeout=30, memory=MEMORY) == "quiet"
    assert capfd.readouterr() == ("", "")


def test_child_does_not_load_the_parents_modules() -> None:
    modules = set(run_limited(work.loaded, timeout=30, memory=MEMORY))
    assert not {"pytest", "PySide6", "hypothesis", "sqlalchemy", "platformdirs"} & modules


def test_children_of_several_threads() -> None:
    results: list[int] = []
    threads = [
        threading.Thread(target=lambda n=number: results.append(run_limited(work.add, n, 1, timeout=30, memory=MEMORY)))
        for number in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [1, 2, 3, 4]


@pytest.mark.parametrize("name", ["hoso-sangkien", "chạy.py", "__main__.py"])
def test_start_script_runs_once(tmp_path: Path, name: str) -> None:
    script = tmp_path / name
    script.write_text(SCRIPT, encoding="utf-8")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("5\n", "main runs\n")
