"""Likely duplicates among many titles against comparing all pairs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from desktop_app.text import likeness
from desktop_app.text.likeness import likely_duplicates
from tests.bench.inputs import Inputs, Scale
from tests.bench.measure import Step, Work
from tests.bench.table import Job, Limit
from tests.bench.workload import titles

_RECALL = 0.95
_PERCENT = 88.0


def jobs(scale: Scale, _inputs: Inputs) -> Iterator[Job]:
    """Yield the job; in a long run all pairs are compared too."""
    count = scale.pick(7000, 20_000)
    yield Job(
        name="duplicates",
        title=f"likely duplicates among {count} titles",
        ours=Step(ours, (count,)),
        peer=Step(all_pairs, (count,)) if scale.long else None,
        peer_title="all pairs",
        limit=Limit(seconds=8),
        once=True,
    )


@contextmanager
def ours(count: int) -> Iterator[Work]:
    """Find them as the program does."""
    made = titles(count)
    list(likely_duplicates(made[:10], _PERCENT))

    def work() -> None:
        list(likely_duplicates(made, _PERCENT))

    yield work


@contextmanager
def all_pairs(count: int) -> Iterator[Work]:
    """Compare each title with all after it; then check that at least 95 % of these pairs are ours too."""
    made = titles(count)
    keys = [likeness.title_key(title) for title in made]
    exact: set[tuple[int, int]] = set()

    def work() -> None:
        for place, key in enumerate(keys):
            found = likeness.alike_among(key, keys[place + 1 :], _PERCENT)
            exact.update((place, place + 1 + offset) for offset, _ in found)

    yield work
    found = {(one, other) for one, other, _ in likely_duplicates(made, _PERCENT)}
    recall = len(found & exact) / len(exact)
    print(f"duplicates: {recall:.1%} of {len(exact)} pairs found", file=sys.stderr, flush=True)
    assert recall >= _RECALL
