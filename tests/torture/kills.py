"""Kills (A01, A03–A05, B11): an operation is killed at random moments, each time in a process of its own.

Run as a module it prints what came of it as JSON: processes are forked from one without threads and without a window.
"""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Final

from tests.torture.judging import Tally, judge
from tests.torture.operations import NAMES, Work
from tests.torture.power import allowed_at, versions_of
from tests.torture.recording import Recording
from tests.torture.rehearsal import rehearsed

_ROOT: Final = Path(__file__).parents[2]
_ACKNOWLEDGED: Final = b"."


def run(cases: int, seed: int) -> Tally:
    """Kill each operation equally often, `cases` times in all, in a process of its own."""
    home = Path(mkdtemp(prefix="torture-home-"))
    folders = {f"XDG_{kind}_HOME": str(home) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
    command = [sys.executable, "-m", "tests.torture.kills", str(cases), str(seed)]
    try:
        done = subprocess.run(
            command, cwd=_ROOT, env=os.environ | folders, stdout=subprocess.PIPE, check=True, text=True
        )
    finally:
        shutil.rmtree(home)
    return Tally(**json.loads(done.stdout))


def kill(name: str, cases: int, seed: int) -> Tally:
    """Kill one operation at random moments."""
    tally = Tally()
    with rehearsed(name) as act:
        act.again()
        seconds = _duration(act.work)
        random = Random(f"{seed} {name}")
        for case in range(cases):
            act.again()
            moment = random.uniform(0, 1.1 * seconds)
            acknowledged = _killed(act.work, moment)
            _judge(act.root, act.whole, acknowledged, f"{name} after {moment:.4f} s ({case})", tally)
    return tally


def _judge(root: Path, whole: Recording, acknowledged: int, case: str, tally: Tally) -> None:
    ends = [at - 1 for at in whole.acknowledged[acknowledged:]]
    place = ends[0] if ends else len(whole.steps)
    versions, kept = versions_of(whole)[0], versions_of(whole, place)[1]
    judge(root, allowed_at(whole, place, versions, kept), case, tally)


def _duration(work: Work) -> float:
    """How long an operation takes, undisturbed, in seconds."""
    start = time.monotonic()
    child, _ = _forked(work)
    os.waitpid(child, 0)
    return time.monotonic() - start


def _killed(work: Work, moment: float) -> int:
    """Kill an operation so many seconds after its beginning; how often it had acknowledged something by then."""
    until = time.monotonic() + moment
    child, answers = _forked(work)
    acknowledged = 0
    while (left := until - time.monotonic()) > 0:
        if not select.select([answers], [], [], left)[0]:
            break
        data = os.read(answers, 100)
        if not data:
            break
        acknowledged += len(data)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while data := os.read(answers, 100):
        acknowledged += len(data)
    os.close(answers)
    return acknowledged


def _forked(work: Work) -> tuple[int, int]:
    """Do an operation in a new process; its number, and where it acknowledges."""
    answers, acknowledge = os.pipe()
    child = os.fork()
    if child:
        os.close(acknowledge)
        return child, answers
    try:
        work(_writer(acknowledge))
    finally:
        os._exit(0)


def _writer(target: int) -> Callable[[], None]:
    def acknowledge() -> None:
        os.write(target, _ACKNOWLEDGED)

    return acknowledge


def main(cases: int, seed: int) -> None:
    """Kill each operation equally often, and print the tally."""
    tally = Tally()
    for place, name in enumerate(NAMES):
        tally.add(kill(name, cases // len(NAMES) + (place < cases % len(NAMES)), seed))
    sys.stdout.write(json.dumps(asdict(tally)))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
