"""Hostile files: sound ones, changed by chance, are taken in or refused with a sentence, within limits."""

import multiprocessing
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from tests.torture.judging import Tally, is_a_sentence
from tests.torture.power import fast_disk

SECONDS: Final = 10.0
"""How long one file may take."""
MEMORY: Final = 300 << 20
"""How many bytes the process that takes a file in may have in memory at most."""
_AT_FIRST: Final = 50 << 20
"""How many a child has when it begins (47 MB with pypdf, Pillow and ReportLab); this process knows all ways in."""
_ADDRESSES: Final = 2 << 30
_ONE_PROCESS: Final = 1_000
_WORKERS: Final = 2
_TO_START: Final = 60.0
_CONTEXT: Final = multiprocessing.get_context("spawn")

Outcome = tuple[str, float, int]
"""What was wrong ("": nothing), how many seconds it took, and how many bytes there were in memory at most."""


def run(cases: int, seed: int) -> Tally:
    """Take in `cases` hostile files, of each format equally many."""
    with ThreadPoolExecutor(_WORKERS) as pool:
        parts = [range(start, cases, _WORKERS) for start in range(_WORKERS)]
        tally = Tally()
        for part in pool.map(lambda numbers: _take(numbers, seed), parts):
            tally.add(part)
    return tally


def _take(cases: range, seed: int) -> Tally:
    tally = Tally()
    worker: _Worker | None = None
    for place, case in enumerate(cases):
        if worker is None or place % _ONE_PROCESS == 0:
            if worker is not None:
                worker.close()
            worker = _Worker(seed)
        name, (wrong, seconds, memory) = worker.take(case)
        tally.cases += 1
        tally.longest, tally.largest = max(tally.longest, seconds), max(tally.largest, memory)
        label = f"{name} {case}"
        if wrong:
            tally.unsaid.append(f"{label}: {wrong}")
        if seconds > SECONDS or memory > MEMORY:
            tally.over.append(f"{label}: {seconds:.1f} s, {memory >> 20} MB")
        if not worker.is_alive:
            worker = None
    if worker is not None:
        worker.close()
    return tally


class _Worker:
    """A process that takes files in, one after another, and is ended where one takes too long."""

    def __init__(self, seed: int) -> None:
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_work, args=(theirs, seed))
        self._process.start()
        theirs.close()
        self._names: list[str] = self._pipe.recv() if self._pipe.poll(_TO_START) else []
        self.is_alive = bool(self._names)

    def take(self, case: int) -> tuple[str, Outcome]:
        """Return which format it was, and what came of it."""
        name = self._names[case % len(self._names)]
        self._pipe.send((name, case))
        try:
            if self._pipe.poll(2 * SECONDS):
                return name, self._pipe.recv()
            outcome = "", 2 * SECONDS, 0
        except (EOFError, ConnectionError):
            self._process.join()
            outcome = f"the process ended with {self._process.exitcode}", 0.0, 0
        self.close()
        return name, outcome

    def close(self) -> None:
        """End the process."""
        self.is_alive = False
        self._pipe.close()
        self._process.kill()
        self._process.join()


def _work(pipe: Connection, seed: int) -> None:
    """Be the process; it ends when the other side does."""
    from desktop_app.system import child
    from tests.torture.boundaries import boundaries, without_children

    _limit()
    ways = boundaries()
    pipe.send(list(ways))
    child._silence()
    with TemporaryDirectory(prefix="torture-", dir=fast_disk()) as folder, without_children():
        while True:
            try:
                name, case = pipe.recv()
            except EOFError:
                return
            pipe.send(take_one(name, case, seed, Path(folder)))


def take_one(name: str, case: int, seed: int, folder: Path) -> Outcome:
    """Change a file and take it in; the same numbers give the same file."""
    from tests.torture.boundaries import boundaries
    from tests.torture.mutating import mutate

    way = boundaries()[name]
    random = Random(f"{seed} {name} {case}")
    path = folder / f"tep{way.suffix}"
    path.write_bytes(mutate(random.choice(way.sound), way.kind, random))
    before = _forget_peak()
    start = time.monotonic()
    wrong = ""
    try:
        way.take(path)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is judged
        wrong = "" if is_a_sentence(error) else repr(error)
    return wrong, time.monotonic() - start, max(_peak() - before, 0) + _AT_FIRST


def _limit() -> None:
    """Hold this process to what a child may have, where the system can."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, resource.RLIM_INFINITY))


def _forget_peak() -> int:
    """Return how many bytes are in memory, the most that count from now on."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5")
    return _peak()


def _peak() -> int:
    """The most bytes in memory since they were last forgotten; 0 where the system doesn't tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) << 10
