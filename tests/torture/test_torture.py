"""A short form of the torture: nothing is corrupt, lost or half done; and the harness notices where something is."""

import sys

import pytest

from tests.torture import failing, full_disk, kills
from tests.torture.operations import NAMES
from tests.torture.power import cut_off

SEED = 20221128


@pytest.mark.parametrize("name", NAMES)
def test_a02_nothing_is_lost_in_a_power_cut(name: str) -> None:
    tally = cut_off(name, 70, SEED)
    assert (tally.cases, tally.faults) == (70, [])


@pytest.mark.parametrize("name", ["saving", "importing", "backing up"])
def test_a02_the_harness_notices_what_is_not_synchronised(name: str) -> None:
    """With `synchronous=OFF` SQLite leaves the order to the system, and data is corrupt or lost."""
    tally = cut_off(name, 60, SEED, synchronous="OFF")
    assert tally.corrupt
    assert len(tally.faults) > len(tally.corrupt) or name == "importing"


@pytest.mark.parametrize(
    ("name", "forgotten"), [("exporting", "sync"), ("restoring", "sync"), ("backing up", "sync folder")]
)
def test_a02_the_harness_notices_files_and_folders_that_are_not_synchronised(name: str, forgotten: str) -> None:
    tally = cut_off(name, 120, SEED, forgotten=forgotten)
    assert tally.faults


@pytest.mark.skipif(sys.platform == "win32", reason="no fork on Windows")
def test_a01_a03_a04_a05_b11_nothing_is_lost_by_a_kill() -> None:
    tally = kills.run(60, SEED)
    assert (tally.cases, tally.faults) == (60, [])


def test_a09_each_failure_is_one_sentence_and_changes_nothing() -> None:
    tally = failing.run(72, SEED)
    assert (tally.cases > 60, tally.faults) == (True, [])


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of the size of files on Windows")
def test_a06_a07_files_that_may_not_grow() -> None:
    tally = full_disk.run(48, SEED)
    assert (tally.cases, tally.faults) == (48, [])


@pytest.mark.skipif(not full_disk.may_mount(), reason="no right to mount a small disk")
def test_a06_a07_a_small_disk() -> None:
    tally = full_disk.run_on_small_disks(24, SEED)
    assert (tally.cases, tally.faults) == (24, [])
