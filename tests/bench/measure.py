"""Measures CPU seconds and peak memory of a piece of work, each time in a fresh process."""

import gc
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any, Final

Work = Callable[[], float | None]
"""What is measured; a number that it returns is its seconds in place of the CPU seconds it took."""

_EVERY: Final = 0.02
_CONTEXT: Final = multiprocessing.get_context("spawn")


class StepFailedError(Exception):
    """A step broke off; its traceback was printed."""


@dataclass(frozen=True, slots=True)
class Step:
    """A context manager at the top level of a module that prepares the work and gives it, with its arguments.

    `again`: preparing did the work once after `forget_peak`, and memory counts beyond the peak of that time.
    """

    prepare: Callable[..., AbstractContextManager[Work]]
    args: tuple[Any, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """CPU seconds (children's too), seconds by the clock, MiB at the peak of all processes and at the start.

    `seconds` is what counts: that of the CPU, or what the work says of itself. Memory is 0 where the system doesn't
    tell.
    """

    seconds: float
    cpu: float
    wall: float
    peak: float
    start: float

    @property
    def beyond(self) -> float:
        """The MiB that the work took beyond what was there before it."""
        return self.peak - self.start


@dataclass(frozen=True, slots=True)
class Comparison:
    """The median of several measures of ours and of a peer's, taken in turn, and the median of their ratios."""

    ours: Measure
    peer: Measure | None
    ratio: float | None


def compare(ours: Step, peer: Step | None, repeats: int) -> Comparison:
    """Measure ours and the peer in turn."""
    pairs = [(measure(ours), measure(peer) if peer else None) for _ in range(repeats)]
    ratios = [mine.seconds / theirs.seconds for mine, theirs in pairs if theirs and theirs.seconds]
    return Comparison(
        ours=_middle([mine for mine, _ in pairs]),
        peer=_middle([theirs for _, theirs in pairs if theirs]) if peer else None,
        ratio=median(ratios) if ratios else None,
    )


def _middle(measures: list[Measure]) -> Measure:
    """Return the measure in the middle by seconds, with the greatest peak of all."""
    middle = sorted(measures, key=lambda item: item.seconds)[len(measures) // 2]
    highest = max(measures, key=lambda item: item.beyond)
    return Measure(middle.seconds, middle.cpu, middle.wall, highest.peak, highest.start)


def measure(step: Step) -> Measure:
    """Prepare and do the work in a new process."""
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_child, args=(theirs, step))
    process.start()
    theirs.close()
    try:
        ours.recv()
        tree = 0.0
        while not ours.poll(_EVERY):
            tree = max(tree, _resident_of_tree(process.pid or 0))
        found: Measure = ours.recv()
    except EOFError:
        raise StepFailedError(f"{step.prepare.__name__}{step.args} failed; its traceback stands above") from None
    finally:
        process.join()
        ours.close()
    return Measure(found.seconds, found.cpu, found.wall, max(found.peak, tree), found.start)


def _child(connection: Connection, step: Step) -> None:
    with step.prepare(*step.args) as work:
        gc.collect()
        start = _resident("VmHWM" if step.again else "VmRSS")
        forget_peak()
        connection.send("ready")
        cpu, wall = _cpu(), time.perf_counter()
        said = work()
        wall, cpu = time.perf_counter() - wall, _cpu() - cpu
        peak = _resident("VmHWM")
    connection.send(Measure(cpu if said is None else said, cpu, wall, peak, start))


def _cpu() -> float:
    """Return the CPU seconds of this process and of the children that have ended."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def forget_peak() -> None:
    """Let the kernel forget the greatest memory so far, where it can."""
    place = Path("/proc/self/clear_refs")
    if place.exists():
        place.write_text("5")


def _resident(field: str, pid: int | str = "self") -> float:
    """Return a field of Linux' process status in MiB, 0 where there is none."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(f"{field}:")), 0.0)


def _resident_of_tree(pid: int) -> float:
    return sum(_resident("VmRSS", item) for item in _tree(pid))


def _tree(pid: int) -> Iterator[int]:
    """Yield a process and those under it."""
    yield pid
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = thread.read_text().split()
        except OSError:  # it ended just now
            children = []
        for child in children:
            yield from _tree(int(child))
