"""The k-th write, sync, truncation, renaming or deletion fails (A09): one sentence, and the data as it was.

SQLite's own writes fail in the copy that apsw writes, whose error is handed to the product as its driver's.
"""

import shutil
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import apsw

from tests.torture.judging import Allowed, Tally, is_a_sentence, judge
from tests.torture.operations import NAMES, prepare
from tests.torture.power import allowed_at, fast_disk, versions_of
from tests.torture.recording import DATABASE, Recording, contents, record


def run(cases: int, seed: int) -> Tally:
    """Let each attempt of each operation fail once, or `cases` of them at random where that is fewer."""
    tally = Tally()
    for place, name in enumerate(NAMES):
        tally.add(fail(name, cases // len(NAMES) + (place < cases % len(NAMES)), seed))
    return tally


def fail(name: str, cases: int, seed: int) -> Tally:
    """Let attempts of one operation fail, one at a time."""
    tally = Tally()
    folder = Path(mkdtemp(prefix="torture-", dir=fast_disk()))
    try:
        root, before = folder / "once", folder / "before"
        root.mkdir()
        work = prepare(name, root)
        shutil.copytree(root, before)
        whole, error = record(root, work, folder / "twin")
        if error is not None:
            raise error
        every = range(1, whole.attempts + 1)
        chosen = every if cases >= len(every) else sorted(Random(f"{seed} {name}").sample(every, cases))
        for number in chosen:
            for place in (root, folder / "twin"):
                shutil.rmtree(place)
            shutil.copytree(before, root)
            recording, error = record(root, work, folder / "twin", fails_at=number)
            _judge(root, folder / "twin" / DATABASE, whole, recording, error, f"{name}, attempt {number}", tally)
    finally:
        shutil.rmtree(folder)
    return tally


def _judge(
    root: Path, twin: Path, whole: Recording, recording: Recording, error: Exception | None, case: str, tally: Tally
) -> None:
    if error is not None and not is_a_sentence(error):
        tally.unsaid.append(f"{case}: {error!r}")
    place = len(whole.steps)
    if len(recording.acknowledged) < len(whole.acknowledged):
        place = whole.acknowledged[len(recording.acknowledged)] - 1
    versions, kept = versions_of(whole)[0], versions_of(whole, place)[1] if error is None else set()
    allowed = allowed_at(whole, place, versions, kept)
    judge(root, allowed, case, tally)
    _judge_twin(twin, allowed, case, tally)


def _judge_twin(database: Path, allowed: Allowed, case: str, tally: Tally) -> None:
    """The database that SQLite wrote while its disk failed."""
    with apsw.Connection(str(database)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            tally.corrupt.append(f"{case}: SQLite's copy")
        if contents(connection) not in allowed.states:
            tally.half_done.append(f"{case}: SQLite's copy")
    connection.close()
