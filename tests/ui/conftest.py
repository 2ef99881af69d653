"""What tests of the window share: a desk on a real workspace of a small made-up union."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.context import Context
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from desktop_app.system.settings import Settings
from tests.cli.office import PROGRAMME, Office, sheets
from ui.desk import Desk
from ui.jobs import JobRunner, Lane
from ui.messages import Messages

NOW = datetime(2022, 5, 1, 2, 0, tzinfo=UTC)
CONTEXT = Context(now=lambda: NOW, user="thu", new_id=uuid4)


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    """A folder to work in, and the program to call there."""
    return Office(tmp_path, capsys)


@pytest.fixture
def workspace(office: Office) -> Iterator[OpenWorkspace]:
    """A workspace with three sound initiatives and two members, for Yên Bái's programme on 01/5/2022."""
    assert office("import", office.workbook(sheets()), "--programme", PROGRAMME).status == 0
    with open_workspace(office.workspace, CONTEXT) as opened:
        yield opened


@pytest.fixture
def empty_workspace(tmp_path: Path) -> Iterator[OpenWorkspace]:
    """A workspace in which nothing was entered yet."""
    with open_workspace(tmp_path / "trong", CONTEXT) as opened:
        yield opened


def _desk(qtbot: QtBot, workspace: OpenWorkspace, folder: Path) -> Iterator[Desk]:
    jobs = JobRunner()
    made = Desk(workspace, jobs, Messages(), Settings.load(folder / "cai-dat.json"))
    with qtbot.waitSignal(made.standing_changed):
        made.load()
    yield made
    made.close()


@pytest.fixture
def desk(qtbot: QtBot, workspace: OpenWorkspace, tmp_path: Path) -> Iterator[Desk]:
    """A desk on the small union's workspace, standing read."""
    yield from _desk(qtbot, workspace, tmp_path)


@pytest.fixture
def empty_desk(qtbot: QtBot, empty_workspace: OpenWorkspace, tmp_path: Path) -> Iterator[Desk]:
    """A desk on an empty workspace."""
    yield from _desk(qtbot, empty_workspace, tmp_path)


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[Desk], None]:
    """Waits until a desk has nothing running or about to run."""
    return partial(_settle, qtbot)


class Gate:
    """Holds a lane: what is asked for there afterwards waits until the gate is opened."""

    def __init__(self, desk: Desk, lane: Lane) -> None:
        """Hold all threads of the lane."""
        self._opened = Event()
        for _ in range(lane.value[1]):
            desk.jobs.run(partial(self._opened.wait, 20), _ignore, desk.refuse, lane)

    def open(self) -> None:
        """Let everything go on."""
        self._opened.set()


def _ignore(_result: object) -> None:
    return None


@pytest.fixture
def gate(desk: Desk) -> Iterator[Callable[[Lane], Gate]]:
    """Makes gates that hold a lane of the desk; all are opened in the end."""
    made: list[Gate] = []

    def make(lane: Lane = Lane.WRITE) -> Gate:
        made.append(Gate(desk, lane))
        return made[-1]

    yield make
    for one in made:
        one.open()


def _settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.quiet, timeout=20_000)
