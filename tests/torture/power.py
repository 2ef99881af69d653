"""Power cuts (A02): an operation is recorded once, then cut off at random places, each time with another loss."""

import shutil
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from db.backup_folder import SEAL
from tests.torture.disk import Disk
from tests.torture.judging import Allowed, Tally, is_final, judge, lay
from tests.torture.operations import NAMES, prepare
from tests.torture.recording import Recording, record


def run(cases: int, seed: int, synchronous: str = "FULL") -> Tally:
    """Cut each operation off equally often, `cases` times in all."""
    tally = Tally()
    for place, name in enumerate(NAMES):
        share = cases // len(NAMES) + (place < cases % len(NAMES))
        tally.add(cut_off(name, share, seed, synchronous))
    return tally


def cut_off(name: str, cases: int, seed: int, synchronous: str = "FULL", forgotten: str = "") -> Tally:
    """Cut one operation off at `cases` random places; `forgotten` is a kind of step that the disk doesn't do."""
    folder = Path(mkdtemp(prefix="torture-", dir=fast_disk()))
    try:
        (folder / "once").mkdir()
        work = prepare(name, folder / "once")
        recording, error = record(folder / "once", work, folder / "twin", synchronous)
        if error is not None:
            raise error
        recording.forgotten = forgotten
        return _cut(recording, name, cases, Random(f"{seed} {name}"), folder / "after")
    finally:
        shutil.rmtree(folder)


def _cut(recording: Recording, name: str, cases: int, random: Random, after: Path) -> Tally:
    tally = Tally()
    history = _History(recording)
    places = sorted(random.randint(0, len(recording.steps)) for _ in range(cases))
    for case, place in enumerate(places):
        history.go_on(place)
        lay(history.disk.cut(random), after)
        allowed = allowed_at(recording, place, history.versions, history.kept)
        judge(after, allowed, f"{name} at {place} ({case})", tally)
    return tally


class _History:
    """A disk at one place of a recording, with the whole contents that its files ever had.

    `kept`: the files that were acknowledged and that nothing was about to remove since.
    """

    def __init__(self, recording: Recording) -> None:
        self.disk = Disk(recording.start)
        self.versions = {path: {_digest(data)} for path, data in recording.start.items()}
        self.kept: set[str] = set()
        self._recording = recording
        self._done = 0

    def go_on(self, place: int) -> None:
        """Do the steps up to a place."""
        for step in self._recording.steps[self._done : place]:
            if step.kind != self._recording.forgotten:
                self.disk.do(step)
            self._done += 1
            if step.kind == "rename":
                self.versions.setdefault(step.target, set()).add(_digest(self.disk.files()[step.target]))
            self.kept -= {step.path, step.target, f"{step.path}{SEAL}"}  # a seal goes with its backup
            if self._done in self._recording.acknowledged:
                self.kept = {path for path in self.disk.files() if is_final(path)}


def versions_of(recording: Recording, place: int | None = None) -> tuple[dict[str, set[str]], set[str]]:
    """The whole contents that files had up to a place (None: the end), and the files that must be there then."""
    history = _History(recording)
    history.go_on(len(recording.steps) if place is None else place)
    return history.versions, history.kept


def allowed_at(recording: Recording, place: int, versions: dict[str, set[str]], kept: set[str]) -> Allowed:
    """What may be left of a cut after so many steps: what was acknowledged before it, or what was being done."""
    acknowledged = max((at for at in recording.acknowledged if at <= place), default=0)
    next_one = min((at for at in recording.acknowledged if at > place), default=len(recording.steps))
    before = [digest for at, digest in recording.states if at <= acknowledged]
    during = [digest for at, digest in recording.states if acknowledged < at <= next_one]
    return Allowed(states={before[-1], *during}, versions=versions, kept=kept, lost=set(before[:-1]))


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def fast_disk() -> str | None:
    """Memory, where it can be written like a folder: a case writes a whole workspace."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
