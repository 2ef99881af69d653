"""The screen Báo cáo on a workspace with three initiatives, and what it tells."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.messages import Message
from ui.reports.page import ReportsPage


@pytest.fixture
def said(desk: Desk) -> list[Message]:
    """What the screen told."""
    told: list[Message] = []
    desk.messages.told.connect(told.append)
    return told


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, settled: Callable[[Desk], None]) -> Any:
    """The screen, entered."""
    shown = ReportsPage(desk)
    qtbot.addWidget(shown)
    desk.changed.connect(shown.data_changed)
    shown.resize(1200, 700)
    shown.show()
    settled(desk)
    shown.enter()
    settled(desk)
    return shown
