"""A short form of the hostile files: each is taken or refused with a sentence; and the harness notices where not."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from desktop_app.domain.errors import InputError
from tests.cli.office import sheets
from tests.documents.test_bound import picture, scan
from tests.importing.books import book_bytes
from tests.torture import boundaries, fuzz
from tests.torture.mutating import CHANGES, mutate

SEED = 20221128
SOUND = {
    "zip": book_bytes(sheets()),
    "pdf": scan("x"),
    "picture": picture("PNG"),
    "json": b'{"a": [1, {"b": "c"}]}',
    "text": b'a = 1\nb = "x"\n',
}


def test_a18_d03_d07_e14_e15_e16_every_hostile_file_is_taken_or_refused_with_a_sentence() -> None:
    tally = fuzz.run(700, SEED)
    assert (tally.cases, tally.faults) == (700, [])
    assert tally.longest > 0


@pytest.mark.parametrize("kind", CHANGES)
def test_a_case_is_the_same_each_time_and_seldom_harmless(kind: str) -> None:
    made = [mutate(SOUND[kind], kind, Random(number)) for number in range(60)]
    assert made == [mutate(SOUND[kind], kind, Random(number)) for number in range(60)]
    assert len(set(made) - {SOUND[kind]}) > 40
    assert all(len(data) <= 2 * len(SOUND[kind]) + (64 << 10) for data in made)


def _raise(error: Exception) -> Callable[[Path], None]:
    def take(_path: Path) -> None:
        raise error

    return take


def _fill_memory(_path: Path) -> None:
    assert len(bytearray(fuzz.MEMORY)) == fuzz.MEMORY


def _one(monkeypatch: pytest.MonkeyPatch, take: Callable[[Path], None], folder: Path) -> fuzz.Outcome:
    way = boundaries.Boundary("text", ".txt", (b"a = 1",), take)
    monkeypatch.setattr(boundaries, "boundaries", lambda: {"x": way})
    return fuzz.take_one("x", 0, SEED, folder)


@pytest.mark.parametrize(
    ("error", "noticed"),
    [
        (InputError("file-unreadable", "Tệp bị hỏng."), False),
        (InputError("file-unreadable", "File is damaged."), True),
        (InputError("file-unreadable", "Tệp “\ud800” bị hỏng."), True),
        (KeyError("x"), True),
        (MemoryError(), True),
    ],
)
def test_the_harness_notices_what_is_no_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception, noticed: bool
) -> None:
    assert bool(_one(monkeypatch, _raise(error), tmp_path)[0]) is noticed


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="no peak of memory that can be forgotten")
def test_the_harness_notices_what_takes_too_much_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert _one(monkeypatch, _fill_memory, tmp_path)[2] > fuzz.MEMORY
    assert _one(monkeypatch, lambda path: path.unlink(), tmp_path)[2] < fuzz.MEMORY / 2


def test_the_harness_notices_a_process_that_ends() -> None:
    worker = fuzz._Worker(SEED)
    worker._names = ["there is no such way"]
    assert worker.take(0)[1][0] == "the process ended with 1"
    assert not worker.is_alive
