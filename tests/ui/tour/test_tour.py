"""The tour: each step is done by doing it or by its button, points at what is there, is left and gone on with."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.links import Screen
from desktop_app.services.first_run import make_sample
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from desktop_app.system.settings import Settings
from tests.ui.conftest import CONTEXT
from ui.desk import Desk
from ui.tour.guide import STEP, WANTED
from ui.tour.highlight import Highlight
from ui.tour.steps import STEPS
from ui.window import TOUR_OFFER, MainWindow

Settled = Callable[[Desk], None]
PATIENCE = 20_000


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's workspace; the tests leave it as it was."""
    made = tmp_path_factory.mktemp("mau") / "mau"
    make_sample(made, CONTEXT, lambda *_: None)
    return made


@pytest.fixture
def sample(root: Path) -> Iterator[OpenWorkspace]:
    """The sample, open."""
    with open_workspace(root, CONTEXT) as opened:
        yield opened


def _shown(qtbot: QtBot, workspace: OpenWorkspace, settings: Settings, *, offers: bool = False) -> MainWindow:
    window = MainWindow(workspace, settings)
    window.offers_tour = offers
    qtbot.addWidget(window)
    window.resize(1300, 740)
    window.show()
    window.activateWindow()
    window.begin()
    qtbot.waitUntil(lambda: window.shown is not None and window.desk.quiet, timeout=PATIENCE)
    return window


@pytest.fixture
def window(qtbot: QtBot, sample: OpenWorkspace, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the sample."""
    made = _shown(qtbot, sample, Settings.load(tmp_path / "cai-dat.json"))
    yield made
    made.shut()


def _at(window: MainWindow, step: int) -> Callable[[], bool]:
    return lambda: window.guide.at == step and window.desk.quiet


def _framed(window: MainWindow) -> QRect:
    frame = window.findChild(Highlight)
    return frame.geometry() if frame is not None and frame.isVisible() else QRect()


def test_every_step_is_done_by_doing_it(qtbot: QtBot, window: MainWindow) -> None:
    guide = window.guide
    window.sample_band.tour.click()
    overview: Any = window.page(Screen.OVERVIEW)
    qtbot.waitUntil(lambda: _framed(window).contains(_place(window, overview.steps_card).center()), timeout=PATIENCE)
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(_at(window, 1), timeout=PATIENCE)

    page: Any = window.page(Screen.INITIATIVES)
    page.table.selectRow(14)
    qtbot.waitUntil(lambda: bool(page.form.findings.buttons) and window.desk.quiet, timeout=PATIENCE)
    page.form.findings.buttons[0].click()
    qtbot.waitUntil(_at(window, 2), timeout=PATIENCE)

    field = page.form.view.fields["novel"]
    qtbot.waitUntil(lambda: _framed(window).contains(_place(window, field).center()), timeout=PATIENCE)
    field.setFocus()
    next(button for button in field.findChildren(type(field.focusWidget() or field)) if _says(button, "Có")).click()
    qtbot.waitUntil(_at(window, 3), timeout=PATIENCE)
    window.desk.undo()
    qtbot.waitUntil(_at(window, 4), timeout=PATIENCE)
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(_at(window, 5), timeout=PATIENCE)
    for _ in range(len(STEPS) - 5):
        guide.panel.on.click()
    assert guide.panel.on.text() == "Xong"
    qtbot.waitUntil(lambda: _framed(window).contains(_place(window, window.sample_band.leave).center()))
    guide.panel.on.click()
    assert not guide.runs
    assert _framed(window) == QRect()
    assert window.desk.settings.get(STEP, -1) == 0


def _says(button: Any, text: str) -> bool:
    said = getattr(button, "text", None)
    return callable(said) and said().replace("&", "") == text


def _place(window: MainWindow, widget: Any) -> QRect:
    return QRect(
        widget.mapTo(window, widget.visibleRegion().boundingRect().topLeft()),
        widget.visibleRegion().boundingRect().size(),
    )


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_what_a_step_points_at_is_there(qtbot: QtBot, window: MainWindow, step: int) -> None:
    window.desk.settings.set(STEP, step)
    window.guide.start()
    qtbot.waitUntil(_at(window, step), timeout=PATIENCE)
    page = window.page(STEPS[step].screen)
    qtbot.waitUntil(lambda: window.shown is page and not _framed(window).isEmpty(), timeout=PATIENCE)
    assert window.rect().contains(_framed(window))


def test_it_is_left_and_gone_on_with_where_it_was(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    guide = window.guide
    guide.start()
    for _ in range(3):
        guide.panel.on.click()
    settled(window.desk)
    guide.panel.back.click()
    settled(window.desk)
    guide.panel.away.click()
    assert not guide.runs
    assert _framed(window) == QRect()
    window.sample_band.tour.click()
    settled(window.desk)
    assert (guide.runs, guide.at) == (True, 2)
    assert guide.panel.place.text() == f"Bước 3 trong {len(STEPS) + 1}"


@pytest.mark.parametrize("kept", [-1, 99, "ba", None])
def test_a_step_that_there_is_not_is_the_first(window: MainWindow, settled: Settled, kept: object) -> None:
    window.desk.settings.set(STEP, kept)
    window.guide.start()
    settled(window.desk)
    assert window.guide.at == 0


def test_the_band_leads_back_to_the_units_own_data(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.workspace_asked) as asked:
        window.sample_band.leave.click()
    assert asked.args == [None]


def test_a_sample_just_opened_offers_the_tour(qtbot: QtBot, sample: OpenWorkspace, tmp_path: Path) -> None:
    window = _shown(qtbot, sample, Settings.load(tmp_path / "cai-dat.json"), offers=True)
    banner = window.banner.banner
    assert banner is not None
    assert banner.sentence.text() == TOUR_OFFER
    assert banner.action is not None
    banner.action.click()
    assert window.guide.runs
    window.shut()


def test_the_help_begins_it_in_the_sample(qtbot: QtBot, sample: OpenWorkspace, tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "cai-dat.json")
    settings.set(WANTED, True)
    window = _shown(qtbot, sample, settings)
    assert window.guide.runs
    assert settings.get(WANTED, default=True) is False
    window.shut()


def test_the_help_of_a_units_own_data_asks_for_the_sample(
    qtbot: QtBot, workspace: OpenWorkspace, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.help.page.make_own_sample", lambda _context, _progress, _cancelled: root)
    window = _shown(qtbot, workspace, Settings.load(tmp_path / "cai-dat.json"))
    assert not window.sample_band.isVisible()
    page: Any = window.page(Screen.HELP)
    with qtbot.waitSignal(window.workspace_asked, timeout=PATIENCE) as asked:
        page.start_tour()
    assert asked.args == [root]
    assert window.desk.settings.get(WANTED, default=False)
    assert not window.guide.runs
    window.shut()
