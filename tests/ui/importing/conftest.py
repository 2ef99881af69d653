"""A panel to work with."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.importing.build import shown
from ui.desk import Desk
from ui.importing.panel import ImportPanel


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> ImportPanel:
    """A panel over the small union's workspace."""
    return shown(qtbot, desk)
