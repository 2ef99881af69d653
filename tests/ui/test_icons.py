"""The icons: one grid, one line, one colour that follows the palette."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.kinds import Severity, Verdict
from desktop_app.system.resources import resource
from tests.ui.look import worn
from ui.icons import IconLabel, application_icon, icon, set_icon, severity_icon, themed_icon, verdict_icon
from ui.palette import DARK, LIGHT
from ui.theme import ICON_L, Theme

_FILES = sorted(resource("icons").glob("*.svg"))
_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    """The light look."""
    yield from worn(qapp)


def _colours(image: QImage) -> set[str]:
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {point.name().upper() for point in points if point.alpha() == 255}


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_one_hand_drew_them(qapp: QApplication, path: Path) -> None:
    """A grid of 20, lines of 1.5, `currentColor`; something is drawn and it stays within the grid."""
    source = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 20 20"' in source
    assert 'stroke="currentColor" stroke-width="1.5"' in source
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', source)) <= {"none", "currentColor", "currentGround"}
    drawn = icon(path.stem, LIGHT.text).pixmap(QSize(ICON_L, ICON_L), 1).toImage()
    edge = [drawn.pixelColor(x, y).alpha() for x in range(ICON_L) for y in (0, ICON_L - 1)]
    assert _colours(drawn)
    assert path.stem == "app" or not any(edge)


def test_every_icon_that_is_named_is_there() -> None:
    """In calls and tables of the window's code."""
    names = {path.stem for path in _FILES}
    calls = re.compile(r'(?:themed_icon|icon_button|IconLabel|EmptyState)\(\s*"([a-z-]+)"|set_icon\(\w+, "([a-z-]+)"')
    asked = {
        one or other for path in (_ROOT / "ui").rglob("*.py") for one, other in calls.findall(path.read_text("utf-8"))
    }
    assert asked <= names
    assert {"close", "calendar"} <= asked


@pytest.mark.parametrize("kind", ["button", "action"])
def test_an_icon_is_tinted_anew(qapp: QApplication, look: Theme, qtbot: QtBot, kind: str) -> None:
    """Buttons and actions of windows that are open, when the scheme changes; another icon can follow."""
    button = QPushButton("Thêm")
    qtbot.addWidget(button)
    target = button if kind == "button" else QAction("Thêm", button)
    set_icon(target, "add")
    assert _colours(target.icon().pixmap(40, 40).toImage()) == {LIGHT.text}
    set_icon(target, "close", "accent")
    look.use(Qt.ColorScheme.Dark)
    assert _colours(target.icon().pixmap(40, 40).toImage()) == {DARK.accent}


def test_an_icon_that_is_off_is_paler(look: Theme) -> None:
    """As its text is."""
    drawn = themed_icon("add").pixmap(QSize(40, 40), 1, QIcon.Mode.Disabled).toImage()
    assert _colours(drawn) == {LIGHT.disabled}


def test_a_picture_follows_the_look(look: Theme, qtbot: QtBot) -> None:
    """It is painted in the colour of the moment."""
    picture = IconLabel("add", "eligible", ICON_L)
    qtbot.addWidget(picture)
    assert LIGHT.eligible in _colours(picture.grab().toImage())
    look.use(Qt.ColorScheme.Dark)
    assert DARK.eligible in _colours(picture.grab().toImage())
    picture.show_icon("close", "ineligible")
    assert DARK.ineligible in _colours(picture.grab().toImage())


def test_verdicts_and_severities_have_their_shapes(look: Theme) -> None:
    """Each verdict its own; a finding that of the verdict it forces, a note that of plain information."""
    shapes = {verdict: verdict_icon(verdict).pixmap(40, 40).toImage() for verdict in Verdict}
    alphas = {bytes(image.convertToFormat(QImage.Format.Format_Alpha8).constBits()) for image in shapes.values()}
    assert len(alphas) == len(Verdict)
    assert severity_icon(Severity.VIOLATION).pixmap(40, 40).toImage() == shapes[Verdict.INELIGIBLE]
    assert QColor(LIGHT.secondary).name().upper() in _colours(severity_icon(Severity.NOTE).pixmap(40, 40).toImage())


def test_the_window_has_an_icon_in_every_size(qapp: QApplication) -> None:
    """From the title bar to the desktop."""
    sizes = {size.width() for size in application_icon().availableSizes()}
    assert sizes == {16, 20, 24, 32, 40, 48, 64, 128, 256}
    assert {LIGHT.accent, LIGHT.on_accent} <= _colours(application_icon().pixmap(256, 256).toImage())
