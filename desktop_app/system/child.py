"""Runs a function in a child process that is killed at its limit of time or memory.

For parsers of files from outside: a thread can't be killed. The child is a new interpreter (spawn) that
imports the function's module and nothing of the program's own start. In a frozen build the program must call
`multiprocessing.freeze_support()` before anything else.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnProcess
from typing import Any, Literal, Protocol, TypeVar

from desktop_app.system.crash import traceback_text
from desktop_app.system.errors import Cancelled, ChildFailed, as_fault
from desktop_app.system.limits import Job, limit_self

T = TypeVar("T")
Message = tuple[Literal["progress", "result", "error", "memory", "crash"], Any]


class Channel(Protocol):
    """One end of the pipe between parent and child."""

    def poll(self, timeout: float, /) -> bool:
        """Wait for a message at most `timeout` seconds."""

    def recv_bytes(self) -> bytes:
        """Take the next message."""

    def send_bytes(self, data: bytes, /) -> None:
        """Send a message."""


_CONTEXT = multiprocessing.get_context("spawn")
_LOOK_AGAIN = 0.1
_PROGRESS_EVERY = 0.05
_TO_DIE = 5.0
_starting = threading.Lock()


def run_limited(
    function: Callable[..., T],
    *args: object,
    timeout: float,
    memory: int,
    progress: Callable[..., None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> T:
    """Return `function(*args)`, worked out in a child process.

    `function` is at the top level of a module; arguments, result and exceptions are picklable. `timeout` is
    in seconds and `memory` in bytes, both with the child's start (about 20 MB). With `progress`, the function
    gets a keyword argument `progress`; what it calls that with reaches `progress` here, at most every 50 ms.

    Raises what the function raises, with the child's masked traceback as a note; `ChildFailed` with the kind
    "timeout", "memory" or "crash" (also for what can't be pickled); `Cancelled` as soon as `cancelled()` is
    true. What `progress` and `cancelled` raise ends the child and goes on.
    """
    deadline = time.monotonic() + timeout
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_work, args=(theirs, memory, timeout), daemon=True)
    job: Job | None = None
    try:
        _start(process)
        theirs.close()
        with _ended_early():
            job = Job(process.sentinel, memory)
            ours.send_bytes(pickle.dumps((function, args, progress is not None), protocol=5))
        result: T = _collect(ours, process, deadline, progress, cancelled)
        return result
    finally:
        _end(process)
        ours.close()
        theirs.close()
        if job is not None:
            job.close()


def _start(process: SpawnProcess) -> None:
    with _ended_early(), _starting, _no_main_module():
        process.start()


@contextmanager
def _ended_early() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ChildFailed("crash", f"the child could not be started: {as_fault(error).detail}") from error


@contextmanager
def _no_main_module() -> Iterator[None]:
    """Hide the main module while a child is started, which would else run the program's start script."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _collect(
    connection: Channel,
    process: SpawnProcess,
    deadline: float,
    progress: Callable[..., None] | None,
    cancelled: Callable[[], bool] | None,
) -> Any:
    """Wait for the child's result, passing its progress on."""
    while True:
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise ChildFailed("timeout")
        if cancelled is not None and cancelled():
            raise Cancelled
        message = _receive(connection, process, min(remaining, _LOOK_AGAIN))
        if message is None:
            continue
        kind, content = message
        if kind == "result":
            return content
        if kind == "error":
            raise content
        if kind in ("memory", "crash"):
            raise ChildFailed(kind, content)
        if progress is not None:
            progress(*content)


def _receive(connection: Channel, process: SpawnProcess, patience: float) -> Message | None:
    """Return the child's next message, or None when none comes within `patience` seconds."""
    try:
        if not connection.poll(patience):
            return None
        data = connection.recv_bytes()
    except (EOFError, OSError) as error:
        process.join(_TO_DIE)
        raise ChildFailed("crash", f"exit code {process.exitcode}") from error
    message: Message = pickle.loads(data)  # noqa: S301 - from our own child
    return message


def _end(process: SpawnProcess) -> None:
    if process.pid is None:
        return
    process.kill()
    process.join(_TO_DIE)
    if process.exitcode is not None:
        process.close()


def _work(connection: Channel, memory: int, seconds: float) -> None:
    """Be the child: take the task, do it, send the outcome."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _silence()
    limit_self(memory, seconds)
    connection.send_bytes(_outcome(connection))


def _silence() -> None:
    """Keep what libraries print away from the program's own output, which may be JSON."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _outcome(connection: Channel) -> bytes:
    try:
        function, args, reporting = pickle.loads(connection.recv_bytes())  # noqa: S301 - from our parent
        extra = {"progress": _Reporter(connection)} if reporting else {}
        return _pickled(("result", function(*args, **extra)))
    except MemoryError:
        return _pickled(("memory", ""))
    except BaseException as error:  # noqa: BLE001 - it goes on in the parent
        return _pickled_error(error, traceback_text(error))


def _pickled(message: Message) -> bytes:
    return pickle.dumps(message, protocol=5)


def _pickled_error(error: BaseException, text: str) -> bytes:
    """Pickle an exception so that it can be raised again, or, where that is impossible, its traceback."""
    error.add_note(f"in a child process:\n{text}")
    try:
        data = _pickled(("error", error))
        pickle.loads(data)  # noqa: S301 - made one line above
    except Exception:  # noqa: BLE001 - classes from anywhere may fail in any way
        return _pickled(("crash", text))
    return data if isinstance(error, Exception) else _pickled(("crash", text))


class _Reporter:
    """Sends progress to the parent, but not more often than it can be seen."""

    def __init__(self, connection: Channel) -> None:
        self._connection = connection
        self._next = 0.0

    def __call__(self, *values: object) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _PROGRESS_EVERY
            self._connection.send_bytes(_pickled(("progress", values)))
