"""The database at size: writing, searching and paging, against the driver alone."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from db.engine import SETTINGS
from db.metadata import metadata
from db.workspace import Workspace
from desktop_app.domain.filters import InitiativeFilter
from desktop_app.domain.unit import Unit
from desktop_app.system.paths import WorkspacePaths
from desktop_app.text.fold import fold_words
from tests.bench.inputs import Inputs, Scale
from tests.bench.measure import Step, Work
from tests.bench.table import Job, Limit
from tests.bench.workload import Workload

T = TypeVar("T")

_PAGE = 200
_TIMES = 15
_LIKE = 3
_QUERIES = (
    "cai tien quy trinh", "a", "thoi gian giam t", "nguoi dan khong phai di lai", "sk00042", "nguyen thi", "mu q",
    "12/qd-dt", "he thong den tin hieu nang luong mat troi", "khongcotunay", "ket qua", "d",
)  # fmt: skip


def jobs(scale: Scale, inputs: Inputs) -> Iterator[Job]:
    """Yield the jobs of inserting, searching and paging."""
    count = scale.pick(10_000, 100_000)
    union = Workload(count // 4, count)
    root = inputs.workspace(union)
    yield Job(
        name="insert",
        title=f"insert {count} initiatives",
        ours=Step(insert, (union,)),
        peer=Step(insert_raw, (root,)),
        peer_title="executemany",
        limit=Limit(ratio=1.5),
    )
    many = scale.pick(10_000, 100_000, 1_000_000)
    large = inputs.workspace(Workload(many // 4, many))
    yield Job(
        name="search",
        title=f"search {many}: 50 hits and exact count, slowest of {len(_QUERIES)}",
        ours=Step(search, (large,)),
        peer=Step(like, (large,)),
        peer_title="LIKE",
        limit=Limit(seconds=0.05),
    )
    yield Job(
        name="page",
        title=f"page of {_PAGE} of {many}, slowest depth",
        ours=Step(page, (large,)),
        peer=Step(offset, (large,)),
        peer_title="OFFSET",
        limit=Limit(seconds=0.005),
    )


def fill(root: Path, union: Workload, programme_id: str) -> None:
    """Make a workspace that holds a union."""
    with Workspace.open(root, create=True) as workspace, workspace.write() as session:
        session.apply_import(union.plan(), {}, programme_id)


@contextmanager
def opened(root: Path) -> Iterator[tuple[Workspace, Unit]]:
    """Open a workspace and give it with its own unit."""
    with Workspace.open(root, create=False) as workspace:
        with workspace.read() as session:
            unit = session.units.own()
        assert unit is not None
        yield workspace, unit


@contextmanager
def raw_connection(root: Path) -> Iterator[Any]:
    """Open a workspace's database with the driver alone, under the program's settings."""
    database = WorkspacePaths(root).database
    with closing(dbapi2.connect(str(database), isolation_level=None)) as connection:
        for name, (value, _) in SETTINGS.items():
            connection.execute(f"PRAGMA {name}={value}").fetchall()
        yield connection


@contextmanager
def insert(union: Workload) -> Iterator[Work]:
    """Write a plan into a new workspace."""
    plan = union.plan()
    with TemporaryDirectory() as folder, Workspace.open(Path(folder, "new"), create=True) as workspace:

        def work() -> None:
            with workspace.write() as session:
                session.apply_import(plan, {})

        yield work


@contextmanager
def insert_raw(source: Path) -> Iterator[Work]:
    """Write the very rows of a filled workspace into the tables, indexes and search of a new one."""
    with raw_connection(source) as connection:
        filled = {table.name: _rows(connection, table.name) for table in metadata.sorted_tables}
        words = _words(connection)
    with TemporaryDirectory() as folder:
        root = Path(folder, "new")
        Workspace.open(root, create=True).close()
        with raw_connection(root) as connection:
            empty = [name for name, rows in filled.items() if rows and not _rows(connection, name)]

            def work() -> None:
                connection.execute("BEGIN IMMEDIATE")
                for name in empty:
                    places = ", ".join("?" * len(filled[name][0]))
                    connection.executemany(f"INSERT INTO {name} VALUES ({places})", filled[name])
                for kind, rows in words.items():
                    connection.executemany(f"INSERT INTO search_{kind} (rowid, words) VALUES (?, ?)", rows)
                connection.execute("COMMIT")

            yield work


def _rows(connection: Any, table: str) -> list[tuple[Any, ...]]:
    return list(connection.execute(f"SELECT * FROM {table}").fetchall())


def _words(connection: Any) -> dict[str, list[tuple[int, str]]]:
    statements = {
        "initiative": "SELECT i.id, i.code || ' ' || i.title || ' ' || i.summary || ' ' || i.decision_number || ' ' || "
        "(SELECT group_concat(p.full_name, ' ') FROM authorship a JOIN person p ON p.id = a.person_id "
        "WHERE a.initiative_id = i.id) FROM initiative i",
        "person": "SELECT id, full_name || ' ' || code || ' ' || position || ' ' || workplace || ' ' || "
        "phone || ' ' || identity_number FROM person",
    }
    return {
        kind: [(key, fold_words(text)) for key, text in connection.execute(statement)]
        for kind, statement in statements.items()
    }


def _slowest(action: Callable[[T], object], arguments: Iterable[T]) -> float:
    """Return the seconds that the action takes with the slowest argument, each the median of several runs."""
    return max(median(_timed(action, argument) for _ in range(_TIMES)) for argument in arguments)


def _timed(action: Callable[[T], object], argument: T) -> float:
    begin = time.perf_counter()
    action(argument)
    return time.perf_counter() - begin


def _depths(count: int) -> list[int]:
    return [count * tenth // 10 for tenth in range(10)]


@contextmanager
def search(root: Path) -> Iterator[Work]:
    """Search by words of all kinds."""
    with opened(root) as (workspace, unit), workspace.read() as session:
        yield lambda: _slowest(
            lambda words: session.registers.initiative_keys(unit.id, "", "", InitiativeFilter(words=words)), _QUERIES
        )


@contextmanager
def like(root: Path) -> Iterator[Work]:
    """Look for the words inside titles and summaries."""
    with raw_connection(root) as connection:
        statement = "SELECT id FROM initiative WHERE title LIKE ? OR summary LIKE ? ORDER BY id DESC"
        patterns = [f"%{words}%" for words in _QUERIES[:_LIKE]]
        yield lambda: _slowest(lambda like: connection.execute(statement, (like, like)).fetchall(), patterns)


@contextmanager
def page(root: Path) -> Iterator[Work]:
    """Read 200 initiatives by their keys, at several depths of the list by title."""
    with opened(root) as (workspace, unit), workspace.read() as session:
        keys = session.initiatives.keys(unit.id, "title")
        yield lambda: _slowest(lambda at: session.initiatives.by_keys(keys[at : at + _PAGE]), _depths(len(keys)))


@contextmanager
def offset(root: Path) -> Iterator[Work]:
    """Let the database count its way to the page."""
    with raw_connection(root) as connection:
        count = connection.execute("SELECT count(*) FROM initiative").fetchone()[0]
        statement = f"SELECT * FROM initiative ORDER BY title_order, id LIMIT {_PAGE} OFFSET ?"
        yield lambda: _slowest(lambda at: connection.execute(statement, (at,)).fetchall(), _depths(count))
