"""A desk on three initiatives that are to be submitted to the portal."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.cli.office import PROGRAMME, Office, sheets
from tests.ui.conftest import CONTEXT
from ui.desk import Desk
from ui.portal.page import PortalPage

TEXT = "Dòng một, “đủ dấu”.\nDòng hai: ấ ợ ữ 😀\n- gạch đầu dòng"


@pytest.fixture
def workspace(office: Office) -> Iterator[OpenWorkspace]:
    """Three initiatives, of which the first has a text of several lines."""
    book = office.workbook(sheets({"Tóm tắt nội dung": TEXT}))
    assert office("import", book, "--programme", PROGRAMME).status == 0
    with open_workspace(office.workspace, CONTEXT) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, settled: Callable[[Desk], None]) -> Any:
    """The screen with its first row chosen."""
    made = PortalPage(desk)
    qtbot.addWidget(made)
    desk.changed.connect(made.data_changed)
    desk.assessed.connect(made.verdicts_changed)
    made.resize(1200, 700)
    made.show()
    settled(desk)
    made.enter()
    settled(desk)
    qtbot.waitUntil(lambda: made.pane.entry is not None, timeout=20_000)
    return made


@pytest.fixture
def strip(qtbot: QtBot, page: Any, desk: Desk, settled: Callable[[Desk], None]) -> Any:
    """The strip at the first initiative."""
    page.open_strip()
    qtbot.waitUntil(lambda: page.strip.entry is not None and page.strip.isVisible(), timeout=20_000)
    settled(desk)
    yield page.strip
    page.strip.close()
