"""The window at size: how soon it is there, how much memory it rests on, how long its event loop is ever held."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.links import Screen
from tests.bench.inputs import Inputs, Scale
from tests.bench.measure import Step, Work
from tests.bench.table import Job, Limit
from tests.bench.workload import Workload

if TYPE_CHECKING:
    from ui.window import MainWindow

_PATIENCE = 180.0
_TICK = 0.002
_STEPS = 60
_WORDS = ("quy trinh", "a", "nguyen", "cai tien quy trinh", "sk00042", "d")


def jobs(scale: Scale, inputs: Inputs) -> Iterator[Job]:
    """Yield the jobs of the window."""
    usual = inputs.workspace(Workload(1_000, scale.pick(1_000, 4_000)))
    many = scale.pick(10_000, 100_000)
    large = inputs.workspace(Workload(many // 4, many))
    more = inputs.workbook(Workload(scale.pick(500, 5_000), scale.pick(2_000, 20_000)))
    yield Job(
        name="window",
        title="window on screen, with its list, by the clock",
        ours=Step(start, (usual,)),
        peer=Step(bare),
        peer_title="Qt alone",
        limit=Limit(seconds=0.8),
    )
    yield Job(name="window", title="window at rest", ours=Step(rest, (usual,)), limit=Limit(peak=150), once=True)
    for title, step, most in (
        (f"list of {many} opens, by the clock", Step(first_rows, (large,)), 0.3),
        (f"longest gap while {many} are scrolled", Step(scroll_gap, (large,)), 0.1),
        (f"longest gap while {many} are searched", Step(search_gap, (large,)), 0.1),
        (f"longest gap while a list comes into {many}", Step(import_gap, (large, more)), 0.1),
    ):
        yield Job(name="window", title=title, ours=step, limit=Limit(seconds=most), once=True)


_START = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop_app.domain.context import system_context
from desktop_app.domain.links import Screen
from desktop_app.system.settings import Settings
from ui.application import Program, create_application
app = create_application()
program = Program(Path(sys.argv[1]), system_context("bench"), Settings(Path(sys.argv[2])))
program.open(Path(sys.argv[1]), Screen.INITIATIVES)
def look():
    page = program.window.shown
    if page is not None and page.model.rowCount() and page.model.row_at(0) is not None:
        program.window.grab()
        app.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(1)
app.exec()
print("shown", flush=True)
program.close()
"""

_BARE = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
window.grab()
print("shown", flush=True)
"""


def _until_shown(code: str, *words: str) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "-c", code, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - begun
    assert line == "shown\n"
    return taken


@contextmanager
def start(root: Path) -> Iterator[Work]:
    """Start the program and wait until its list is painted, files being in the system's cache."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    settings = str(root / "cai-dat.json")
    _until_shown(_START, str(root), settings)
    yield partial(_until_shown, _START, str(root), settings)


@contextmanager
def bare() -> Iterator[Work]:
    """Start Qt with an empty window."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    yield partial(_until_shown, _BARE)


@contextmanager
def _window(root: Path, screen: Screen) -> Iterator["MainWindow"]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop_app.domain.context import system_context
    from desktop_app.system.settings import Settings
    from ui.application import Program, create_application

    app = create_application()
    program = Program(root, system_context("bench"), Settings(root / "cai-dat.json"))
    program.open(root, screen)
    assert program.window is not None
    _spin(lambda: program.window is not None and program.window.shown is not None)
    yield program.window
    program.close()
    app.processEvents()


def _spin(done: Callable[[], bool]) -> None:
    """Let events be handled until something holds."""
    from PySide6.QtWidgets import QApplication

    begun = time.perf_counter()
    while not done():
        QApplication.processEvents()
        time.sleep(_TICK)
        assert time.perf_counter() - begun < _PATIENCE, "the window never came so far"


class _Gaps:
    """Notes the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(1)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def _gap_while(action: Callable[[], Callable[[], bool]]) -> float:
    """Do something and let the event loop run until it is over; the loop's longest gap in seconds."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, gaps = QEventLoop(), _Gaps()
    over = action()
    begun = time.perf_counter()

    def look() -> None:
        assert time.perf_counter() - begun < _PATIENCE, "it never ended"
        if over():
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    loop.exec()
    return gaps.longest


@contextmanager
def rest(root: Path) -> Iterator[Work]:
    """Leave the window alone once everything is checked."""
    with _window(root, Screen.INITIATIVES) as window:
        _spin(lambda: window.desk.quiet)
        over = time.perf_counter() + 1
        yield lambda: _spin(lambda: time.perf_counter() > over)


@contextmanager
def first_rows(root: Path) -> Iterator[Work]:
    """Go from another screen to the list and wait for its first rows."""
    with _window(root, Screen.SETTINGS) as window:
        _spin(lambda: _answered(window))

        def go() -> float:
            begun = time.perf_counter()
            window.show_screen(Screen.INITIATIVES)
            _spin(lambda: _has_rows(window))
            window.grab()
            return time.perf_counter() - begun

        yield go


def _list(window: "MainWindow") -> Any:
    return window.page(Screen.INITIATIVES)


def _answered(window: "MainWindow") -> bool:
    """Whether everything that was asked is read; the check of all initiatives goes on in the background."""
    from ui.jobs import Lane

    return not window.jobs.is_busy(Lane.READ)


def _has_rows(window: "MainWindow") -> bool:
    model = _list(window).model
    return bool(model.rowCount()) and model.row_at(0) is not None


@contextmanager
def _opened_list(root: Path) -> Iterator["MainWindow"]:
    with _window(root, Screen.INITIATIVES) as window:
        _spin(lambda: _has_rows(window) and _answered(window))
        yield window


@contextmanager
def scroll_gap(root: Path) -> Iterator[Work]:
    """Drag the scroll bar from the first row to the last."""
    from PySide6.QtCore import QTimer

    with _opened_list(root) as window:
        bar = _list(window).table.verticalScrollBar()
        timer = QTimer()
        step = 0

        def drag() -> None:
            nonlocal step
            step += 1
            bar.setValue(bar.maximum() * step // _STEPS)

        def action() -> Callable[[], bool]:
            timer.timeout.connect(drag)
            timer.start(16)
            return lambda: step >= _STEPS and _answered(window)

        yield partial(_gap_while, action)


@contextmanager
def search_gap(root: Path) -> Iterator[Work]:
    """Type one word after the other into the search field."""
    from PySide6.QtCore import QTimer

    with _opened_list(root) as window:
        page = _list(window)
        letters = [word[:length] for word in _WORDS for length in range(1, len(word) + 1)]
        timer = QTimer()

        def type_on() -> None:
            if letters:
                page.search_field.setText(letters.pop(0))

        def action() -> Callable[[], bool]:
            timer.timeout.connect(type_on)
            timer.start(40)
            return lambda: not letters and _answered(window)

        yield partial(_gap_while, action)


@contextmanager
def import_gap(root: Path, workbook: Path) -> Iterator[Work]:
    """Take a workbook in while the list is shown."""
    from desktop_app.domain.progress import Progress
    from desktop_app.services.lists import apply_plan, preview_full
    from ui.desk import EVERYTHING
    from ui.jobs import Lane

    with _opened_list(root) as window:
        over = False

        def take_in(progress: Progress, cancelled: Callable[[], bool]) -> Any:
            preview = preview_full(window.desk.workspace, workbook, progress, cancelled)
            return apply_plan(window.desk.workspace, preview, None, progress, cancelled)

        def done(_outcome: Any) -> None:
            nonlocal over
            over = True
            window.desk.tell(EVERYTHING)

        def action() -> Callable[[], bool]:
            window.desk.run("Đang nhập", take_in, done, lane=Lane.WRITE)
            return lambda: over

        yield partial(_gap_while, action)
