"""A desk on two initiatives that can go into a submission and one that can't."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.cli.office import PROGRAMME, Office, sheets
from tests.ui.conftest import CONTEXT
from ui.desk import Desk
from ui.dossier.page import DossierPage


@pytest.fixture
def workspace(office: Office) -> Iterator[OpenWorkspace]:
    """Two sound initiatives, and one that lacks its decision."""
    content = sheets({}, {}, {"Số quyết định": None, "Đã công nhận": None})
    assert office("import", office.workbook(content), "--programme", PROGRAMME).status == 0
    with open_workspace(office.workspace, CONTEXT) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, settled: Callable[[Desk], None]) -> Any:
    """The screen without a submission."""
    made = DossierPage(desk)
    qtbot.addWidget(made)
    desk.changed.connect(made.data_changed)
    desk.assessed.connect(made.verdicts_changed)
    made.resize(1200, 700)
    made.show()
    settled(desk)
    made.enter()
    settled(desk)
    return made


@pytest.fixture
def planned(qtbot: QtBot, page: Any, desk: Desk, settled: Callable[[Desk], None]) -> Any:
    """The pane of a submission that is being prepared."""
    page.begin_new()
    qtbot.waitUntil(lambda: page.plan_pane.model.rowCount() == 3, timeout=20_000)
    settled(desk)
    return page.plan_pane


@pytest.fixture
def frozen(qtbot: QtBot, page: Any, planned: Any, desk: Desk, settled: Callable[[Desk], None]) -> Any:
    """The pane of a submission that is frozen, its papers shown."""
    planned.freeze_button.click()
    qtbot.waitUntil(lambda: page.revision_pane.papers.view.is_open, timeout=30_000)
    settled(desk)
    return page.revision_pane
