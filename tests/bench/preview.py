"""A long table looked at page by page: how soon its first page is there, and that paging takes no more memory."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop_app.documents.papers import summary_table
from desktop_app.documents.write import write_document
from desktop_app.domain.kinds import PaperFormat
from desktop_app.domain.submission import Marks
from tests.bench.inputs import Inputs, Scale
from tests.bench.measure import Step, Work, forget_peak
from tests.bench.table import Job, Limit
from tests.bench.workload import Workload

if TYPE_CHECKING:
    from ui.widgets.pdf_view import PdfView

_ROWS = 800
_LEAST_PAGES = 500
_PATIENCE = 120.0
_TICK = 0.002


def jobs(scale: Scale, _inputs: Inputs) -> Iterator[Job]:
    """Yield the jobs of looking at a table of 500 pages."""
    steps = scale.pick(50, _LEAST_PAGES)
    yield Job(
        name="preview",
        title=f"first of {_LEAST_PAGES} pages, by the clock",
        ours=Step(first_page),
        limit=Limit(seconds=0.3),
    )
    yield Job(
        name="preview",
        title=f"{steps} pages turned again",
        ours=Step(turning, (steps,), again=True),
        limit=Limit(beyond=10),
        once=True,
    )


def _spin(done: Callable[[], bool]) -> None:
    """Let events be handled until something holds."""
    from PySide6.QtWidgets import QApplication

    begun = time.perf_counter()
    while not done():
        QApplication.processEvents()
        time.sleep(_TICK)
        assert time.perf_counter() - begun < _PATIENCE, "the page never came"


@contextmanager
def _view() -> Iterator[tuple["PdfView", Path]]:
    """A view on screen, and a table of at least 500 pages that it doesn't show yet."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop_app.domain.context import system_context
    from desktop_app.services.workspace import open_workspace
    from desktop_app.system.settings import Settings
    from ui.application import create_application
    from ui.desk import Desk
    from ui.jobs import JobRunner
    from ui.messages import Messages
    from ui.widgets.pdf_view import PdfView

    app = create_application()
    with TemporaryDirectory() as name, open_workspace(Path(name, "may"), system_context("bench")) as workspace:
        path = Path(name, "bang.pdf")
        union = Workload(_ROWS, _ROWS)
        write_document(summary_table(union.dossier(), Marks(number="1")), PaperFormat.PDF, path)
        desk = Desk(workspace, JobRunner(), Messages(), Settings(Path(name, "cai-dat.json")))
        view = PdfView(desk)
        view.resize(1000, 700)
        view.show()
        app.processEvents()
        yield view, path
        view.close_file()
        desk.close()
        view.deleteLater()
        app.processEvents()


def _turn_to(view: "PdfView", number: int) -> None:
    view.area.go_to(number)
    _spin(lambda: view.area.images.picture(number) is not None)


def _open(view: "PdfView", path: Path) -> None:
    view.open(path)
    _spin(lambda: view.is_open)
    _turn_to(view, 0)
    assert view.area.count >= _LEAST_PAGES


@contextmanager
def first_page() -> Iterator[Work]:
    """Open the table and wait until its first page is painted."""
    with _view() as (view, path):

        def go() -> float:
            begun = time.perf_counter()
            _open(view, path)
            view.grab()
            return time.perf_counter() - begun

        yield go


@contextmanager
def turning(steps: int) -> Iterator[Work]:
    """Turn the pages one by one, once all of them have been seen."""
    with _view() as (view, path):
        _open(view, path)

        def go() -> None:
            for number in range(steps):
                _turn_to(view, number)

        forget_peak()
        go()
        yield go
