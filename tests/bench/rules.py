"""All rules on many initiatives against reading their rows, and on the one that is being typed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median

from desktop_app.domain.programme import Programme
from desktop_app.rules.assess import assess, assess_all
from tests.bench.database import opened, raw_connection
from tests.bench.inputs import Inputs, Scale
from tests.bench.measure import Step, Work
from tests.bench.table import Job, Limit
from tests.bench.workload import DAY, PROGRAMME, Workload, programme

_TABLES = ("initiative", "authorship", "person", "award", "attachment", "decision", "participation", "put_forward")


def jobs(scale: Scale, inputs: Inputs) -> Iterator[Job]:
    """Yield the jobs of the rules, `possible-duplicate` apart."""
    count = scale.pick(10_000, 100_000)
    union = Workload(count // 4, count)
    root = inputs.workspace(union)
    peers = (
        ("cases read", Step(read_cases, (root,))),
        ("raw rows read", Step(read_rows, (root,))),
    )
    for title, peer in peers:
        yield Job(
            name="rules",
            title=f"all rules, {count} initiatives",
            ours=Step(all_rules, (union,)),
            peer=peer,
            peer_title=title,
            limit=Limit(ratio=2),
        )
    yield Job(
        name="rules",
        title=f"cases read, {count} initiatives",
        ours=peers[0][1],
        peer=peers[1][1],
        peer_title="raw rows read",
    )
    yield Job(name="typing", title="all rules, one initiative", ours=Step(one, (2000,)), limit=Limit(seconds=0.001))


def _single_rules() -> Programme:
    """Return the programme without the rule that compares initiatives with each other."""
    whole = programme()
    return replace(whole, rules={name: terms for name, terms in whole.rules.items() if name != "possible-duplicate"})


@contextmanager
def all_rules(union: Workload) -> Iterator[Work]:
    """Assess cases that are there already."""
    cases, terms = list(union.cases()), _single_rules()

    def work() -> None:
        assess_all(cases, terms, DAY)

    yield work


@contextmanager
def read_cases(root: Path) -> Iterator[Work]:
    """Read cases through the program's database."""
    with opened(root) as (workspace, unit):

        def work() -> None:
            with workspace.read() as session:
                for chunk in session.cases(PROGRAMME, unit):
                    assert chunk

        yield work


@contextmanager
def read_rows(root: Path) -> Iterator[Work]:
    """Fetch the same tables' rows with the driver alone."""
    with raw_connection(root) as connection:

        def work() -> None:
            for table in _TABLES:
                rows = connection.execute(f"SELECT * FROM {table}").fetchall()
                assert rows is not None

        yield work


@contextmanager
def one(count: int) -> Iterator[Work]:
    """Assess initiatives one by one; the median of those that take longest (one in a hundred)."""
    cases, terms = list(Workload(count, count).cases()), _single_rules()

    def work() -> float:
        taken = []
        for case in cases:
            begin = time.perf_counter()
            assess(case, terms, DAY)
            taken.append(time.perf_counter() - begin)
        return median(sorted(taken)[-count // 100 :])

    yield work
