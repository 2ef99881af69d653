"""Trợ giúp: the chapter of where one is, reading, searching, going back, and the window over a dialog."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.links import Screen
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.settings import Settings
from ui.desk import Desk
from ui.help.about import AboutDialog
from ui.help.browser import SCALES, USUAL, _pictures
from ui.help.dialog import HelpDialog
from ui.help.keys import PROPERTY, chapter_of
from ui.help.page import HelpPage
from ui.help.picture import PictureDialog
from ui.help.printing import paper
from ui.importing.dialog import ImportDialog
from ui.portal.copied import Copied
from ui.portal.strip import PortalStrip
from ui.screens import SCREENS
from ui.window import MainWindow

Settled = Callable[[Desk], None]
PATIENCE = 20_000


@pytest.fixture
def window(qtbot: QtBot, workspace: OpenWorkspace, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the small union's workspace."""
    made = MainWindow(workspace, Settings.load(tmp_path / "cai-dat.json"))
    qtbot.addWidget(made)
    made.resize(1300, 720)
    made.show()
    made.activateWindow()
    made.begin()
    qtbot.waitUntil(lambda: made.shown is not None and made.desk.quiet, timeout=PATIENCE)
    yield made
    made.shut()


def _page(window: MainWindow) -> HelpPage:
    page = window.page(Screen.HELP)
    assert isinstance(page, HelpPage)
    return page


@pytest.fixture
def page(window: MainWindow, settled: Settled) -> HelpPage:
    """The screen with the chapter of Sáng kiến."""
    window._help("initiatives")
    settled(window.desk)
    return _page(window)


def _shown(page: HelpPage) -> str:
    chapter = page.view.chapter
    assert chapter is not None
    return chapter.id


@pytest.mark.parametrize("screen", [entry.shows for entry in SCREENS])
def test_f1_opens_the_chapter_of_the_screen(window: MainWindow, settled: Settled, screen: Screen) -> None:
    window.show_screen(screen)
    settled(window.desk)
    QTest.keyClick(window, Qt.Key.Key_F1)
    settled(window.desk)
    assert window.shown is _page(window)
    assert _shown(_page(window)) == screen.value


def test_f1_in_a_part_with_a_chapter_of_its_own_opens_that(window: MainWindow, settled: Settled) -> None:
    """A part of a screen names its chapter by a property."""
    window.show_screen(Screen.SETTINGS)
    settled(window.desk)
    field: Any = window.page(Screen.SETTINGS)
    field.open_button.setProperty(PROPERTY, "loi-thuong-gap")
    field.open_button.setFocus()
    QTest.keyClick(field.open_button, Qt.Key.Key_F1)
    settled(window.desk)
    assert _shown(_page(window)) == "loi-thuong-gap"


def test_f1_in_the_import_opens_its_chapter_over_it(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    dialog = ImportDialog(window.desk, window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.focusWidget() is not None, timeout=PATIENCE)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: dialog.findChild(HelpDialog) is not None, timeout=PATIENCE)
    over = dialog.findChild(HelpDialog)
    assert over is not None
    settled(window.desk)
    assert over.view.chapter is not None
    assert over.view.chapter.id == "import"
    over.view.follow("man-hinh:check")
    assert "đóng hộp thoại" in over.view.told.text()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert len(dialog.findChildren(HelpDialog)) == 1
    over.accept()
    dialog.reject()


def test_f1_in_a_window_of_its_own_opens_the_chapter_it_names(
    qtbot: QtBot, window: MainWindow, settled: Settled
) -> None:
    """The portal's strip stands over the browser and belongs to no other window."""
    strip = PortalStrip(window.desk, Copied(window.desk, window))
    strip.show()
    strip.activateWindow()
    strip.setFocus()
    qtbot.waitUntil(lambda: strip.isActiveWindow() and QApplication.focusWidget() is not None, timeout=PATIENCE)
    QTest.keyClick(strip, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: strip.findChild(HelpDialog) is not None, timeout=PATIENCE)
    settled(window.desk)
    over = strip.findChild(HelpDialog)
    assert over is not None
    assert over.view.chapter is not None
    assert over.view.chapter.id == "portal"
    over.accept()
    strip.close()


def test_a_question_has_the_chapter_of_its_screen(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    window.show_screen(Screen.MEMBERS)
    settled(window.desk)
    dialog = QDialog(window)
    assert chapter_of(dialog) == "members"
    assert chapter_of(QWidget()) == ""
    assert chapter_of(None) == ""


def test_links_lead_to_chapters_sections_and_screens(window: MainWindow, page: HelpPage, settled: Settled) -> None:
    page.view.follow("check.md#nam-ket-qua")
    settled(window.desk)
    assert _shown(page) == "check"
    assert page.view.browser.verticalScrollBar().value() > 0
    page.view.follow("man-hinh:members")
    settled(window.desk)
    assert window.shown is window.page(Screen.MEMBERS)


def test_back_and_forward_come_to_the_place_that_was_read(window: MainWindow, page: HelpPage, settled: Settled) -> None:
    bar = page.view.browser.verticalScrollBar()
    bar.setValue(120)
    page.view.follow("check.md")
    settled(window.desk)
    page.view.follow("members.md")
    settled(window.desk)
    assert page.back.isEnabled()
    assert not page.forward.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settled(window.desk)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settled(window.desk)
    assert (_shown(page), bar.value()) == ("initiatives", 120)
    page.forward.click()
    settled(window.desk)
    assert _shown(page) == "check"
    page.view.open("phim-tat")
    settled(window.desk)
    assert not page.forward.isEnabled()


def test_the_search_lists_sections_and_marks_the_words(
    qtbot: QtBot, window: MainWindow, page: HelpPage, settled: Settled
) -> None:
    field = page.search_field
    assert field is not None
    field.setText("ty le dong gop")
    contents = page.view.contents
    qtbot.waitUntil(lambda: contents.currentWidget() is contents.found, timeout=PATIENCE)
    marked = {selection.cursor.selectedText() for selection in map(_any, page.view.browser.extraSelections())}
    assert {"Tỷ", "lệ", "đóng", "góp"} <= marked
    QTest.keyClick(field, Qt.Key.Key_Down)
    settled(window.desk)
    assert contents.found.currentRow() == 0
    assert page.view.browser.verticalScrollBar().value() > 0
    field.setText("")
    qtbot.waitUntil(lambda: contents.currentWidget() is contents.tree, timeout=PATIENCE)
    assert page.view.browser.extraSelections() == []


def _any(selection: object) -> Any:
    return selection


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot, page: HelpPage) -> None:
    page.view.search("xyzzy")
    qtbot.waitUntil(lambda: "xyzzy" in page.view.told.text(), timeout=PATIENCE)
    assert page.view.contents.currentWidget() is page.view.contents.tree
    page.view.search("")
    qtbot.waitUntil(lambda: not page.view.told.text(), timeout=PATIENCE)


def _widths(page: HelpPage) -> list[float]:
    return [fragment.charFormat().toImageFormat().width() for fragment in _fragments(page)]


def _fragments(page: HelpPage) -> list[QTextFragment]:
    return list(_pictures(page.view.browser.document()))


@pytest.mark.parametrize("width", [760, 1300])
def test_pictures_are_as_wide_as_there_is_room_for(
    qtbot: QtBot, window: MainWindow, page: HelpPage, width: int
) -> None:
    window.resize(width, 600)
    view = page.view.browser.viewport()
    qtbot.waitUntil(lambda: bool(_widths(page)) and max(_widths(page)) < view.width(), timeout=PATIENCE)
    assert page.view.browser.horizontalScrollBar().maximum() == 0
    assert min(_widths(page)) > 100


def test_a_picture_opens_as_large_as_it_is(qtbot: QtBot, page: HelpPage) -> None:
    page.view.follow("anh:pictures/sang-kien.png")
    dialog = page.findChild(PictureDialog)
    assert dialog is not None
    assert "Sáng kiến còn thiếu" in dialog.windowTitle()
    dialog.accept()


def test_the_text_grows_and_is_remembered(window: MainWindow, page: HelpPage) -> None:
    browser = page.view.browser
    before = browser.font().pointSize()
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert browser.font().pointSize() > before
    assert window.desk.settings.get("help.scale", USUAL) == USUAL + 1
    for _ in SCALES:
        browser.enlarge()
    assert browser.scale == len(SCALES) - 1
    browser.usual_size()
    assert browser.font().pointSize() == before


def test_the_contents_lead_to_chapters(window: MainWindow, page: HelpPage, settled: Settled) -> None:
    tree = page.view.contents.tree
    tree.setFocus()
    current: Any = tree.currentItem()
    assert current.text(0).strip() == "Sáng kiến"
    QTest.keyClick(tree, Qt.Key.Key_Down)
    settled(window.desk)
    assert _shown(page) == "check"


def test_paper_holds_the_whole_chapter(page: HelpPage) -> None:
    document = paper(page.view.browser)
    assert "Bỏ qua một cảnh báo" in document.toPlainText()
    assert len(list(_pictures(document))) == len(_fragments(page))
    assert document.pageCount() >= 1


def test_what_the_software_is_can_be_copied(qtbot: QtBot, window: MainWindow, page: HelpPage) -> None:
    page.show_about()
    qtbot.waitUntil(lambda: page.findChild(AboutDialog) is not None, timeout=PATIENCE)
    dialog = page.findChild(AboutDialog)
    assert dialog is not None
    dialog.copy_button.click()
    assert str(window.desk.workspace.root) in QApplication.clipboard().text()
    assert dialog.copied.text()
    dialog.accept()


def test_nothing_is_fetched_from_anywhere(page: HelpPage) -> None:
    """A picture that isn't the chapter's is none."""
    assert page.view.browser.loadResource(2, "https://example.com/a.png").isNull()
    assert page.view.browser.loadResource(3, "a.css") is None
    assert page.view.browser.anchorAt(QPoint(0, 0)) == ""
