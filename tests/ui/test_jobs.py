"""The job runner: results and errors come back on the GUI thread, and nothing after it was closed."""

import threading
from functools import partial

from pytestqt.qtbot import QtBot

from ui.jobs import JobRunner


def _never(error: object) -> None:
    raise AssertionError(error)


def test_a_result_comes_back_on_the_gui_thread(qtbot: QtBot) -> None:
    """The work itself runs elsewhere."""
    jobs = JobRunner()
    seen: list[tuple[int, int]] = []
    jobs.run(threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())), _never)
    qtbot.waitUntil(lambda: bool(seen))
    jobs.close()
    assert seen[0][0] != threading.get_ident() == seen[0][1]


def test_an_error_is_never_lost(qtbot: QtBot) -> None:
    """It goes to `on_error`, as it is."""
    jobs = JobRunner()
    seen: list[BaseException] = []

    def fail() -> None:
        raise ValueError("disk")

    jobs.run(fail, _never, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    jobs.close()
    assert str(seen[0]) == "disk"


def test_work_is_done_one_after_the_other(qtbot: QtBot) -> None:
    """The database is touched by one thread alone."""
    jobs = JobRunner()
    seen: list[int] = []
    busy: list[bool] = []
    jobs.busy_changed.connect(busy.append)
    for number in range(20):
        jobs.run(partial(int, number), seen.append, _never)
    qtbot.waitUntil(lambda: len(seen) == 20)
    jobs.close()
    assert (seen, busy) == (list(range(20)), [True, False])


def test_closing_waits_for_the_running_job_and_drops_the_rest(qtbot: QtBot) -> None:
    """Nothing is delivered to a window that is gone."""
    jobs = JobRunner()
    done: list[int] = []
    delivered: list[object] = []
    begun, go_on = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        go_on.wait(5)
        done.append(1)

    for _ in range(3):
        jobs.run(work, delivered.append, _never)
    assert begun.wait(5)
    threading.Timer(0.05, go_on.set).start()
    jobs.close()
    jobs.run(work, delivered.append, _never)
    qtbot.wait(1)
    assert (done, delivered) == ([1], [])
