"""Collects garbage while nothing runs: a full collection in the middle of work would hold the window up."""

import gc
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY: Final = 20_000
_NEVER: Final = 1_000_000


class GarbageCollector(QObject):
    """Puts off Python's own full collections, each of which stops all threads, and makes them when it is quiet."""

    def __init__(self, quiet: Callable[[], bool], parent: QObject | None = None) -> None:
        """Ask `quiet` whether nothing runs; what is there now, the modules above all, is never looked at again."""
        super().__init__(parent)
        self._quiet = quiet
        gc.collect()
        gc.freeze()
        usual = gc.get_threshold()
        gc.set_threshold(usual[0], usual[1], _NEVER)
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(_EVERY)

    @Slot()
    def collect(self) -> None:
        """Collect, unless something runs."""
        if self._quiet():
            gc.collect()
