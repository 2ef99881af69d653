"""One job runner for the whole program: work off the GUI thread, its result back on it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

Work = Callable[[], Any]
OnResult = Callable[[Any], None]
OnError = Callable[[BaseException], None]


@dataclass(frozen=True, slots=True)
class _Outcome:
    future: Future[Any]
    on_result: OnResult
    on_error: OnError


class JobRunner(QObject):
    """Runs work one after the other on a single thread, the only one that touches the database.

    A result goes to `on_result`, an exception to `on_error`, both on the GUI thread. `close` waits for what is
    running and drops what has not begun.
    """

    busy_changed = Signal(bool)  # whether work is running or waiting
    _finished = Signal(object)  # an _Outcome, from the worker to the GUI thread

    def __init__(self, parent: QObject | None = None) -> None:
        """Start the thread."""
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._running = 0
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Work, on_result: OnResult, on_error: OnError) -> None:
        """Queue `work`; one of the two callables is called with what came of it, none once the runner is closed."""
        if self._closed:
            return
        self._running += 1
        if self._running == 1:
            self.busy_changed.emit(True)
        future = self._pool.submit(work)
        future.add_done_callback(self._announcer(on_result, on_error))

    def _announcer(self, on_result: OnResult, on_error: OnError) -> Callable[[Future[Any]], None]:
        def announce(future: Future[Any]) -> None:
            if not future.cancelled():
                self._finished.emit(_Outcome(future, on_result, on_error))

        return announce

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        self._running -= 1
        if self._running == 0:
            self.busy_changed.emit(False)
        if self._closed:
            return
        error = outcome.future.exception()
        if error is None:
            outcome.on_result(outcome.future.result())
        else:
            outcome.on_error(error)

    def close(self) -> None:
        """Wait for the running job and take no more."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)
