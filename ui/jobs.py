"""One job runner for the whole program: work off the GUI thread, its result back on it."""

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_app.domain.progress import Cancelled, Progress

Work = Callable[[], Any]
LongWork = Callable[[Progress, Callable[[], bool]], Any]
OnResult = Callable[[Any], None]
OnError = Callable[[BaseException], None]

_REPORT_EVERY: Final = 0.1
_TELL_AFTER: Final = 1.5
_LEAST_DONE: Final = 0.02


class Lane(Enum):
    """Where work runs: what is queued in one lane never waits for another; the value is its name and number of threads.

    What writes records goes to `WRITE`, in the order it was asked for; long work that writes none to `WORK`; what
    nobody asked for to `BACKGROUND`.
    """

    READ = ("read", 2)
    WRITE = ("write", 1)
    WORK = ("work", 1)
    BACKGROUND = ("background", 1)


@dataclass(frozen=True, slots=True)
class Report:
    """How far long work is: `total` 0 where that isn't known, `seconds_left` None where it can't be told yet."""

    done: int
    total: int
    what: str
    seconds_left: float | None


class Job(QObject):
    """Long work that is running: says how far it is, at most ten times a second, and can be asked to stop."""

    progressed = Signal(object)  # a Report
    ended = Signal()

    def __init__(
        self, what: str, clock: Callable[[], float], lane: Lane = Lane.WORK, parent: QObject | None = None
    ) -> None:
        """Name the work in a Vietnamese phrase."""
        super().__init__(parent)
        self.what = what
        self.lane = lane
        self._clock = clock
        self._cancelled = False
        self._step = ""
        self._began = self._told = clock()

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop; it does at its next safe place and leaves nothing half done."""
        self._cancelled = True

    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._cancelled

    def progress(self, done: int, total: int, what: str) -> None:
        """Take a step's progress, on the thread of the work."""
        now = self._clock()
        if what != self._step:
            self._step, self._began = what, now
        elif now - self._told < _REPORT_EVERY and done < total:
            return
        self._told = now
        self.progressed.emit(Report(done, total, what, self._seconds_left(done, total, now)))

    def _seconds_left(self, done: int, total: int, now: float) -> float | None:
        passed = now - self._began
        if not total or passed < _TELL_AFTER or done < total * _LEAST_DONE:
            return None
        return passed / done * (total - done)


@dataclass(frozen=True, slots=True)
class _Outcome:
    future: Future[Any]
    on_result: OnResult
    on_error: OnError
    lane: Lane
    job: Job | None


class JobRunner(QObject):
    """Runs work in lanes of threads, which alone touch the database.

    A result goes to `on_result`, an exception to `on_error`, both on the GUI thread. `close` asks long work to stop,
    waits for what is running, finishes what waits to be written, and drops the rest.
    """

    busy_changed = Signal(bool)  # whether work is running or waiting
    started = Signal(object)  # a Job that may take long
    _finished = Signal(object)  # an _Outcome, from a worker to the GUI thread

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """Make the lanes; their threads start with the first work."""
        super().__init__(parent)
        self._clock = clock
        self._pools = {
            lane: ThreadPoolExecutor(max_workers=lane.value[1], thread_name_prefix=lane.value[0]) for lane in Lane
        }
        self._jobs: set[Job] = set()
        self._running: Counter[Lane] = Counter()
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether work is running or waiting."""
        return self._running.total() > 0

    def is_busy(self, lane: Lane) -> bool:
        """Whether work is running or waiting in a lane."""
        return self._running[lane] > 0

    def stop_long(self) -> None:
        """Ask all long work to stop."""
        for job in self._jobs:
            job.cancel()

    def run(self, work: Work, on_result: OnResult, on_error: OnError, lane: Lane = Lane.READ) -> None:
        """Queue `work`; one of the two callables is called with what came of it, none once the runner is closed."""
        self._submit(work, on_result, on_error, lane, None)

    def run_long(
        self, what: str, work: LongWork, on_result: OnResult, on_error: OnError, lane: Lane = Lane.WORK
    ) -> Job:
        """Queue work that tells its progress and can be cancelled; cancelled, it calls `on_error` with `Cancelled`."""
        job = Job(what, self._clock, lane, self)
        self._jobs.add(job)
        self.started.emit(job)
        self._submit(lambda: work(job.progress, job.cancelled), on_result, on_error, lane, job)
        return job

    def _submit(self, work: Work, on_result: OnResult, on_error: OnError, lane: Lane, job: Job | None) -> None:
        if self._closed:
            return
        self._running[lane] += 1
        if self._running.total() == 1:
            self.busy_changed.emit(True)
        future = self._pools[lane].submit(work)
        future.add_done_callback(self._announcer(on_result, on_error, lane, job))

    def _announcer(
        self, on_result: OnResult, on_error: OnError, lane: Lane, job: Job | None
    ) -> Callable[[Future[Any]], None]:
        def announce(future: Future[Any]) -> None:
            if not future.cancelled():
                self._finished.emit(_Outcome(future, on_result, on_error, lane, job))

        return announce

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        self._running[outcome.lane] -= 1
        if outcome.job is not None:
            self._jobs.discard(outcome.job)
            outcome.job.ended.emit()
            outcome.job.deleteLater()
        if not self.busy:
            self.busy_changed.emit(False)
        if self._closed:
            return
        error = outcome.future.exception()
        if error is None:
            outcome.on_result(outcome.future.result())
        else:
            outcome.on_error(error)

    def close(self) -> None:
        """Stop long work, let everything that waits to be written be written, and take no more."""
        self._closed = True
        self.stop_long()
        for lane, pool in self._pools.items():
            pool.shutdown(wait=True, cancel_futures=lane is not Lane.WRITE)


def is_cancelled(error: BaseException) -> bool:
    """Whether the officer stopped the work."""
    return isinstance(error, Cancelled)


def time_left(seconds: float) -> str:
    """Say how long still, in a Vietnamese phrase that doesn't pretend to know it exactly."""
    if seconds < 5:
        return "sắp xong"
    if seconds < 55:
        return f"còn khoảng {round(seconds / 5) * 5} giây"
    minutes = max(1, round(seconds / 60))
    return f"còn khoảng {minutes} phút"
