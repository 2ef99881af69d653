"""A long made-up list, a desk that counts what it is asked for, and charts and filters to look at."""

import threading
from array import array
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from pytestqt.qtbot import QtBot

from desktop_app.system.settings import Settings
from ui.widgets.rows import Column


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the long list."""

    key: int
    name: str


COLUMNS: tuple[Column[Line], ...] = (
    Column(id="name", heading="Họ và tên", text=lambda row: row.name, order="name", width=24),
    Column(id="code", heading="Mã", text=lambda row: f"{row.key:06d}", order="code", width=10),
    Column(id="count", heading="Số sáng kiến", text=lambda row: str(row.key % 7), number=True, width=12),
    Column(id="phone", heading="Điện thoại", text=lambda row: f"09{row.key:08d}", width=14, shown=False),
)


@dataclass
class Record:
    """What the list was asked for, from whatever thread."""

    keys: list[tuple[str, bool]] = field(default_factory=list)
    rows: list[tuple[int, ...]] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)

    def clear(self) -> None:
        self.keys.clear()
        self.rows.clear()


@dataclass(frozen=True)
class LongList:
    """Keys 1 … `count` but for `left_out`, and their rows; `suffix` stands for what was changed since."""

    columns: ClassVar[tuple[Column[Line], ...]] = COLUMNS
    count: int
    left_out: frozenset[int] = frozenset()
    suffix: str = ""
    fault: Exception | None = None
    record: Record = field(default_factory=Record)

    def keys(self, order: str, descending: bool) -> "array[int]":
        self.record.keys.append((order, descending))
        keys = array("q", (key for key in range(1, self.count + 1) if key not in self.left_out))
        return keys[::-1] if descending else keys

    def rows(self, keys: Sequence[int]) -> Mapping[int, Line]:
        self.record.rows.append(tuple(keys))
        self.record.threads.add(threading.get_ident())
        if self.fault:
            raise self.fault
        return {key: Line(key, f"Nguyễn Văn {key}{self.suffix}") for key in keys if key not in self.left_out}


class FakeDesk(QObject):
    """Runs work on one other thread, its result on this one; while `held` the work waits."""

    _finished = Signal(object, object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.settings = Settings.load(path)
        self.errors: list[BaseException] = []
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []
        self.held = False
        self.asked = self.answered = 0
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def read(self, work: Callable[[], Any], on_result: Callable[[Any], None]) -> None:
        self.asked += 1
        if self.held:
            self.waiting.append((work, on_result))
        else:
            self._submit(work, on_result)

    def _submit(self, work: Callable[[], Any], on_result: Callable[[Any], None]) -> None:
        self._pool.submit(work).add_done_callback(lambda future: self._finished.emit(future, on_result))

    @Slot(object, object)
    def _deliver(self, future: Any, on_result: Callable[[Any], None]) -> None:
        self.answered += 1
        error = future.exception()
        if error:
            self.errors.append(error)
        else:
            on_result(future.result())

    def release(self) -> None:
        """Let what waits be done."""
        self.held = False
        for work, on_result in self.waiting:
            self._submit(work, on_result)
        self.waiting.clear()

    def setting_changed(self, key: str, value: object) -> None:
        self.settings.set(key, value)

    def settle(self, qtbot: QtBot) -> None:
        """Wait until all that was asked for is answered."""
        qtbot.waitUntil(lambda: self.answered == self.asked)

    def close(self) -> None:
        self._pool.shutdown()
