"""The look: it follows the scheme, Qt takes its style sheet, and its measures are Qt's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QFile, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.look import worn
from ui.palette import DARK, LIGHT, Palette
from ui.style_sheet import style_sheet
from ui.theme import BODY_PT, TITLE_PT, Theme, apply_theme, characters, current_palette, font, theme
from ui.tinted import tinted_root


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    """The light look."""
    yield from worn(qapp)


def test_the_look_changes_with_the_scheme(qapp: QApplication, look: Theme, qtbot: QtBot) -> None:
    """Palette and style sheet, for windows that are open too."""
    label = QLabel("Sáng kiến")
    qtbot.addWidget(label)
    assert current_palette() is LIGHT
    with qtbot.waitSignal(look.changed):
        look.use(Qt.ColorScheme.Dark)
    assert current_palette() is DARK
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text)
    assert DARK.hairline in qapp.styleSheet()
    assert LIGHT.hairline not in qapp.styleSheet()


def test_the_system_decides(qapp: QApplication, look: Theme, qtbot: QtBot) -> None:
    """A change of the system's scheme is followed; an unknown scheme is light."""
    with qtbot.waitSignal(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_palette() is DARK
    with qtbot.waitSignal(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
    assert current_palette() is LIGHT


def test_there_is_one_keeper(qapp: QApplication, look: Theme) -> None:
    """Applying again changes the scheme and nothing else."""
    assert apply_theme(qapp, Qt.ColorScheme.Dark) is look
    assert theme() is look
    assert font(BODY_PT) == qapp.font()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_qt_takes_the_style_sheet(qapp: QApplication, look: Theme, palette: Palette, qtbot: QtBot) -> None:
    """Qt warns of a sheet that it can't read, and a warning fails the test; nothing is left to fill in."""
    sheet = style_sheet(palette)
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.setStyleSheet(sheet)
    edit.ensurePolished()
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("name", "role"),
    [("chevron-down", "secondary"), ("chevron-up", "secondary"), ("chevron-right", "secondary"),
     ("tick", "on_accent"), ("tick-off", "disabled")],
)  # fmt: skip
def test_the_style_sheet_finds_its_pictures(qapp: QApplication, palette: Palette, name: str, role: str) -> None:
    """Among Qt's resources, each in the colour of its role."""
    path = f"{tinted_root(palette)}/{name}.svg"
    file = QFile(path)
    assert file.open(QFile.OpenModeFlag.ReadOnly)
    assert getattr(palette, role) in bytes(file.readAll().data()).decode()
    image = QIcon(path).pixmap(16, 16).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16))


def test_a_plain_list_shows_its_arrow(look: Theme, qtbot: QtBot) -> None:
    """Qt draws no arrow of its own in a list with a border of ours."""
    box = QComboBox()
    qtbot.addWidget(box)
    box.resize(120, 30)
    box.show()
    image = box.grab().toImage()
    arrow = {image.pixelColor(x, y).name().upper() for x in range(98, 118) for y in range(6, 24)}
    assert LIGHT.secondary in arrow


def test_type_sizes_and_widths(look: Theme, qtbot: QtBot) -> None:
    """Sizes are points, widths are characters: both grow with the system's font."""
    assert (font(TITLE_PT, strong=True).pointSize(), font(TITLE_PT, strong=True).weight()) == (17, 600)
    small, big = QLabel(), QLabel()
    qtbot.addWidget(small)
    qtbot.addWidget(big)
    big.setFont(font(TITLE_PT))
    assert 0 < characters(small, 10) < characters(big, 10)
