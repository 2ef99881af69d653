"""Full disks (A06, A07): an operation runs out of room at random places, for one file or for all."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

from desktop_app.domain.errors import ExpectedError
from tests.torture.judging import Tally, is_a_sentence, judge
from tests.torture.operations import NAMES, Work
from tests.torture.power import allowed_at, versions_of
from tests.torture.recording import DATABASE, Recording
from tests.torture.rehearsal import rehearsed


def run(cases: int, seed: int) -> Tally:
    """Let each operation meet a limit of the size of files equally often, `cases` times in all."""
    return _each(cases, seed, _BoundedFiles)


def run_on_small_disks(cases: int, seed: int) -> Tally:
    """Let each operation fill a disk of its own equally often; only root may mount one."""
    return _each(cases, seed, _SmallDisk)


def may_mount() -> bool:
    """Whether a small disk can be had here."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount") is not None


def _each(cases: int, seed: int, kind: "type[_BoundedFiles | _SmallDisk]") -> Tally:
    tally = Tally()
    for place, name in enumerate(NAMES):
        tally.add(_fill(name, cases // len(NAMES) + (place < cases % len(NAMES)), seed, kind))
    return tally


class _BoundedFiles:
    """No file may grow beyond a limit."""

    def __init__(self, root: Path, whole: Recording) -> None:
        self._most = max(step.offset + len(step.data) for step in whole.steps)
        self._database = root / DATABASE

    def choose(self, random: Random) -> int:
        """A limit in bytes: any, or one that the database just meets."""
        near = self._database.stat().st_size + random.randint(0, 1 << 16)
        return random.choice([random.randint(0, self._most), near])

    def set(self, limit: int) -> None:
        """Hold this process to a limit."""
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    def lift(self) -> None:
        """Let files grow again."""
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def close(self) -> None:
        """There is nothing to give back."""


class _SmallDisk:
    """A disk of its own, on which little is free."""

    _PAGE = 4096

    def __init__(self, root: Path, whole: Recording) -> None:
        self._root = root
        self._most = sum(len(step.data) for step in whole.steps) + 64 * self._PAGE
        shutil.rmtree(root)
        root.mkdir()
        _system("mount", "-t", "tmpfs", "-o", "size=1g", "tmpfs", str(root))

    def choose(self, random: Random) -> int:
        """How many bytes are free."""
        return random.randrange(0, self._most, self._PAGE)

    def set(self, limit: int) -> None:
        """Leave so much free."""
        usage = os.statvfs(self._root)
        self._resize((usage.f_blocks - usage.f_bfree) * usage.f_frsize + limit)

    def lift(self) -> None:
        """Make room again."""
        self._resize(1 << 30)

    def close(self) -> None:
        """Give the disk back."""
        _system("umount", str(self._root))

    def _resize(self, size: int) -> None:
        _system("mount", "-o", f"remount,size={size}", str(self._root))


def _system(*command: str) -> None:
    subprocess.run(command, check=True)


def _fill(name: str, cases: int, seed: int, kind: type[_BoundedFiles | _SmallDisk]) -> Tally:
    """Let one operation meet limits, from nothing up to more than it needs."""
    tally = Tally()
    with rehearsed(name) as act, closing(kind(act.root, act.whole)) as limits:
        random = Random(f"{seed} {name}")
        for case in range(cases):
            act.again()
            limit = limits.choose(random)
            acknowledged, told = _limited(act.work, limits, limit)
            label = f"{name} with {limit} bytes ({case})"
            if told:
                tally.unsaid.append(f"{label}: {told}")
            _judge(act.root, act.whole, acknowledged, label, tally)
    return tally


def _judge(root: Path, whole: Recording, acknowledged: int, case: str, tally: Tally) -> None:
    place = whole.acknowledged[acknowledged] - 1 if acknowledged < len(whole.acknowledged) else len(whole.steps)
    judge(root, allowed_at(whole, place, versions_of(whole)[0], set()), case, tally)


def _limited(work: Work, limits: _BoundedFiles | _SmallDisk, limit: int) -> tuple[int, str]:
    """Do an operation within a limit, in a process of its own.

    How often it acknowledged something, and what it said that isn't a sentence.
    """
    answers, answer = os.pipe()
    child = os.fork()
    if not child:
        _work(work, limits, limit, answer)
    os.close(answer)
    with os.fdopen(answers, "rb") as file:
        acknowledged, told = json.loads(file.read())
    os.waitpid(child, 0)
    return acknowledged, told


def _work(work: Work, limits: _BoundedFiles | _SmallDisk, limit: int, answer: int) -> None:
    """The limited process; it never returns."""
    done: list[None] = []
    told = ""
    try:
        limits.set(limit)
        work(lambda: done.append(None))
    except ExpectedError as error:
        told = "" if is_a_sentence(error) else repr(error)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is judged
        told = repr(error)
    finally:
        limits.lift()
        os.write(answer, json.dumps([len(done), told]).encode())
        os._exit(0)
