"""Garbage is collected when nothing runs."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.garbage import GarbageCollector


class _Knot:
    """Refers to itself, so that only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _usual() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()


@pytest.mark.parametrize("quiet", [True, False])
def test_only_while_nothing_runs(qtbot: QtBot, quiet: bool) -> None:
    """Work is never held up for it."""
    collector = GarbageCollector(lambda: quiet)
    knot = weakref.ref(_Knot())
    collector.collect()
    assert (knot() is None) is quiet
    assert gc.get_threshold()[2] > 100_000
    assert qtbot is not None
