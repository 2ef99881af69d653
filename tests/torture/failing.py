"""The k-th write, sync, truncation, renaming or deletion fails (A09): one sentence, and the data as it was.

SQLite's own writes fail in the copy that apsw writes, whose error is handed to the product as its driver's.
"""

from pathlib import Path
from random import Random

import apsw

from tests.torture.judging import Allowed, Tally, is_a_sentence, judge
from tests.torture.operations import NAMES
from tests.torture.power import allowed_at, versions_of
from tests.torture.recording import DATABASE, Recording, contents, record
from tests.torture.rehearsal import rehearsed


def run(cases: int, seed: int) -> Tally:
    """Let each attempt of each operation fail once, or `cases` of them at random where that is fewer."""
    tally = Tally()
    for place, name in enumerate(NAMES):
        tally.add(fail(name, cases // len(NAMES) + (place < cases % len(NAMES)), seed))
    return tally


def fail(name: str, cases: int, seed: int) -> Tally:
    """Let attempts of one operation fail, one at a time."""
    tally = Tally()
    with rehearsed(name) as act:
        every = range(1, act.whole.attempts + 1)
        chosen = every if cases >= len(every) else sorted(Random(f"{seed} {name}").sample(every, cases))
        for number in chosen:
            act.again()
            recording, error = record(act.root, act.work, act.twin, fails_at=number)
            _judge(act.root, act.twin / DATABASE, act.whole, recording, error, f"{name}, attempt {number}", tally)
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
