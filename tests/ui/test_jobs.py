"""The job runner: results and errors come back on the GUI thread, and nothing after it was closed."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.progress import Progress, raise_if
from ui.jobs import Job, JobRunner, Lane, Report, is_cancelled, time_left


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


def test_writes_are_done_one_after_the_other(qtbot: QtBot) -> None:
    """A later edit never overtakes an earlier one."""
    jobs = JobRunner()
    seen: list[int] = []
    busy: list[bool] = []
    jobs.busy_changed.connect(busy.append)
    for number in range(20):
        jobs.run(partial(int, number), seen.append, _never, Lane.WRITE)
    qtbot.waitUntil(lambda: len(seen) == 20)
    jobs.close()
    assert (seen, busy) == (list(range(20)), [True, False])


def test_reading_does_not_wait_for_writing(qtbot: QtBot) -> None:
    """A page of a table is there while an import runs."""
    jobs = JobRunner()
    seen: list[str] = []
    go_on = threading.Event()
    jobs.run(partial(go_on.wait, 10), lambda _: seen.append("written"), _never, Lane.WRITE)
    jobs.run(lambda: "read", seen.append, _never, Lane.READ)
    qtbot.waitUntil(lambda: seen == ["read"])
    go_on.set()
    qtbot.waitUntil(lambda: seen == ["read", "written"])
    jobs.close()


def test_closing_waits_and_writes_what_was_to_be_written(qtbot: QtBot) -> None:
    """Nothing is delivered to a window that is gone, and nothing that was to be written is lost."""
    jobs = JobRunner()
    done: list[str] = []
    delivered: list[object] = []
    begun, go_on = threading.Event(), threading.Event()

    def work(name: str) -> None:
        begun.set()
        go_on.wait(5)
        done.append(name)

    for name in ("first", "second", "third"):
        jobs.run(partial(work, name), delivered.append, _never, Lane.WRITE)
    for name in ("read 1", "read 2", "read 3"):
        jobs.run(partial(work, name), delivered.append, _never, Lane.READ)
    assert begun.wait(5)
    threading.Timer(0.05, go_on.set).start()
    jobs.close()
    jobs.run(partial(work, "late"), delivered.append, _never)
    qtbot.wait(1)
    assert [name for name in done if "read" not in name] == ["first", "second", "third"]
    assert "late" not in done
    assert not delivered


def test_long_work_can_be_stopped(qtbot: QtBot) -> None:
    """It ends at its next safe place, as cancelled and not as an error."""
    jobs = JobRunner()
    ended: list[BaseException] = []
    begun = threading.Event()

    def work(_progress: Progress, cancelled: Callable[[], bool]) -> None:
        while True:
            begun.set()
            raise_if(cancelled)

    job = jobs.run_long("Đang làm", work, _never, ended.append)
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    jobs.close()
    assert is_cancelled(ended[0])


def test_progress_is_told_at_most_ten_times_a_second_and_with_the_time_left() -> None:
    """The last step of a phrase always counts; before there is something to go by, no time is named."""
    now = 0.0
    job = Job("Đang làm", lambda: now)
    seen: list[Report] = []
    job.progressed.connect(seen.append)
    for done in range(101):
        job.progress(done, 100, "Đang đọc")
        now += 0.04
    told = [(report.done, report.seconds_left) for report in seen]
    assert told[:2] == [(0, None), (3, None)]
    assert told[-1] == (100, 0.0)
    assert len(told) == 35
    assert [left for done, left in told if done == 51] == [pytest.approx(1.96)]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "sắp xong"),
        (4.9, "sắp xong"),
        (5, "còn khoảng 5 giây"),
        (12, "còn khoảng 10 giây"),
        (54.9, "còn khoảng 55 giây"),
        (55, "còn khoảng 1 phút"),
        (89, "còn khoảng 1 phút"),
        (100, "còn khoảng 2 phút"),
        (7200, "còn khoảng 120 phút"),
    ],
)
def test_time_left(seconds: float, said: str) -> None:
    """Rounded as a person would say it."""
    assert time_left(seconds) == said
