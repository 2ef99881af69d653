"""The screen Gửi hồ sơ on a submission of two initiatives, and what it tells."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.submission import SubmissionEntry
from desktop_app.services.submissions import SubmissionOrder, new_submission
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.drives import Drive
from tests.cli.office import PROGRAMME
from ui.desk import Desk
from ui.messages import Message
from ui.sending import package_panel
from ui.sending.page import SendingPage

DAY = date(2022, 5, 1)


@pytest.fixture
def entry(workspace: OpenWorkspace) -> SubmissionEntry:
    """A submission that wasn't sent yet."""
    order = SubmissionOrder(programme_id=PROGRAMME, on=DAY, codes=("SK001", "SK002"), number="05", dated_on=DAY)
    return new_submission(workspace, order)


@pytest.fixture
def drives(monkeypatch: pytest.MonkeyPatch) -> list[Drive]:
    """The sticks that are in."""
    found: list[Drive] = []
    monkeypatch.setattr(package_panel, "sticks", lambda: tuple(found))
    return found


@pytest.fixture
def said(desk: Desk) -> list[Message]:
    """What the screen told."""
    told: list[Message] = []
    desk.messages.told.connect(told.append)
    return told


@pytest.fixture
def make(qtbot: QtBot, desk: Desk, drives: list[Drive], settled: Callable[[Desk], None]) -> Callable[[], Any]:
    """Shows the screen."""

    def shown() -> Any:
        page = SendingPage(desk)
        qtbot.addWidget(page)
        desk.changed.connect(page.data_changed)
        page.resize(1200, 700)
        page.show()
        settled(desk)
        page.enter()
        settled(desk)
        return page

    return shown


@pytest.fixture
def page(entry: SubmissionEntry, make: Callable[[], Any]) -> Any:
    """The screen with the submission."""
    return make()
