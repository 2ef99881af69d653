"""Every screen, step and dialog at the sizes that offices have: keyboard, names, words, room, contrast."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QScrollArea, QTabBar, QToolButton, QWidget

from desktop_app.domain.links import Screen
from desktop_app.services.first_run import make_sample
from desktop_app.system.resources import resource
from tests.ui.look import worn
from tests.ui.stage import CONTEXT, Stage, Way, at
from tests.ui.walk import (
    against_reading,
    colour_alone,
    cut_off,
    describe,
    faint,
    focusable,
    key_clashes,
    menu_clashes,
    name_of,
    out_of_view,
    overlapping,
    shown,
    tab_order,
    unreachable,
    words_of,
    words_of_menu,
)
from ui.importing.panel import At
from ui.theme import apply_theme
from ui.tour.steps import STEPS
from ui.translation import install_translation

LOOKS = {
    "1366x768-light": ((1366, 768), Qt.ColorScheme.Light),
    "911x512-dark": ((911, 512), Qt.ColorScheme.Dark),  # 1366 × 768 at 150 %
    "960x540-light": ((960, 540), Qt.ColorScheme.Light),  # 1920 × 1080 at 200 %
}
SAMPLE: dict[str, Way] = {
    "overview": Stage.overview,
    "members": Stage.members,
    "members-not-found": Stage.members_not_found,
    "initiative": Stage.sound_initiative,
    "initiative-warned": Stage.warned_initiative,
    "initiative-lacking": Stage.lacking_initiative,
    "initiative-decision": Stage.new_decision,
    "initiative-picker": Stage.person_picker,
    "initiative-author": Stage.author_details,
    "initiatives-all": Stage.all_chosen,
    "trouble": Stage.trouble,
    "check-verdict": partial(Stage.check, number=0),
    "check-rule": partial(Stage.check, number=1),
    "check-author": partial(Stage.check, number=2),
    "check-report": Stage.check_report,
    "personal-log": Stage.personal_log,
    "retention": Stage.retention,
    "programme": partial(Stage.programme, rule=""),
    "programme-rule": partial(Stage.programme, rule="recognised-author"),
    "programme-found": Stage.programme_found,
    "dossier-choose": partial(Stage.dossier_plan, tab=0),
    "dossier-letter": partial(Stage.dossier_plan, tab=1),
    "dossier-preview": partial(Stage.dossier_plan, tab=2),
    "dossier": partial(Stage.dossier, tab=0),
    "dossier-told": Stage.dossier_told,
    "dossier-marks": partial(Stage.dossier, tab=1),
    "dossier-changes": partial(Stage.dossier, tab=2),
    "dialog-dossier-delete": Stage.dossier_delete,
    "dialog-dossier-unbound": Stage.dossier_unbound,
    "sending": Stage.sending,
    "sending-texts": Stage.sending_texts,
    "sending-papers": Stage.sending_papers,
    "dialog-sending": Stage.sending_line,
    "portal": Stage.portal,
    "portal-end": Stage.portal_end,
    "portal-strip": Stage.portal_strip,
    "portal-submitted": Stage.portal_submitted,
    "reports": Stage.reports,
    "reports-days": Stage.report_days,
    "reports-pages": Stage.report_pages,
    "reports-office": Stage.report_office,
    "dialog-targets": Stage.report_targets,
    "settings": Stage.settings,
    "settings-backups": Stage.settings_backups,
    "dialog-restore": Stage.restoring,
    "dialog-wording": Stage.wording,
    "dialog-doctor": Stage.doctor,
    "dialog-rescue": Stage.rescue,
    "help": partial(Stage.help, chapter="initiatives"),
    "help-found": Stage.help_found,
    "tour": partial(Stage.tour, step=2),
    "tour-end": partial(Stage.tour, step=len(STEPS)),
    "dialog-about": Stage.about,
    "dialog-question": Stage.question,
    "dialog-declarations": Stage.declarations,
    "dialog-decision": Stage.decision,
    "dialog-reason": Stage.form_reason,
    "dialog-reasons": Stage.check_reason,
    "dialog-crash": Stage.crash,
    "dialog-pasted": Stage.pasted_members,
}
FRESH: dict[str, Way] = {
    "first-run-1": partial(Stage.first_run, step=0),
    "first-run-2": partial(Stage.first_run, step=1),
    "first-run-3": partial(Stage.first_run, step=2),
    "members-empty": partial(Stage.empty, screen=Screen.MEMBERS),
    "initiatives-empty": partial(Stage.empty, screen=Screen.INITIATIVES),
    "check-empty": partial(Stage.empty, screen=Screen.CHECK),
    "dossier-empty": partial(Stage.empty, screen=Screen.DOSSIER),
    "sending-empty": partial(Stage.empty, screen=Screen.SENDING),
    "reports-empty": partial(Stage.empty, screen=Screen.REPORTS),
    "portal-empty": partial(Stage.empty, screen=Screen.PORTAL),
    "import-source": partial(Stage.importing, step=At.SOURCE),
    "import-columns": partial(Stage.importing, step=At.COLUMNS),
    "import-answers": partial(Stage.importing, step=At.ANSWERS),
    "import-preview": partial(Stage.importing, step=At.PREVIEW),
    "import-help": Stage.import_help,
    "import-done": Stage.imported,
}
ENGLISH = frozenset(
    """about abort accept action actions active add alert apply back bottom browse button calendar cancel cell check
    checked choose clear click close closed collapse column columns combo copy create current dark data date day days
    default delete details dialog disabled document done down edit editor empty enabled enter error errors exit expand
    export false field fields file files filter find finish first folder font form frame from general group header
    help hidden hide home icon ignore image import info information input insert item items label last layout left
    light line lines link list load loading login main maximize menu message minimize missing month move name
    navigation next none null number open option options order page panel paste path picture please popup preview
    previous print problem question quit read ready redo refresh remove rename replace required reset restore result
    results retry right row rows save saved screen scroll search section select selected selection separator settings
    show size sort sorting source splitter start status step stop submit success switch tab table text this time title
    toolbar tooltip total true type undo unknown untitled update upload user value view warning warnings widget width
    window with word words work workspace wrong year""".split()
) - {"menu", "tab", "data", "day", "file", "link", "done", "none", "hide", "add", "row", "date", "days"}
NAMES = frozenset(("hosangkien", "excel", "enter", "esc", "tab"))


@dataclass(frozen=True)
class Visit:
    """Where a test looks: what is to be looked at, on a stage in a look."""

    stage: Stage
    root: QWidget
    size: QSize


class Tour:
    """Keeps one stage open at a time, and the place on it that is looked at."""

    def __init__(self, app: QApplication, sample: Path, home: Callable[[], Path]) -> None:
        self._app, self._sample, self._home = app, sample, home
        self._at: tuple[str, bool] | None = None
        self._stage: Stage | None = None
        self._place = ExitStack()

    def go(self, look: str, name: str) -> Visit:
        """Go to a place."""
        self._place.close()
        self._place = ExitStack()
        stage = self._on(look, name in SAMPLE)
        way = {**SAMPLE, **FRESH}[name]
        if not name.startswith("import"):
            stage.close_dialog()
        root = self._place.enter_context(at(stage, way))
        QApplication.processEvents()
        return Visit(stage, root, stage.size)

    def _on(self, look: str, sample: bool) -> Stage:
        if self._stage is None or self._at != (look, sample):
            self.close()
            size, scheme = LOOKS[look]
            apply_theme(self._app, scheme)
            home = self._home()
            self._stage = Stage(self._sample if sample else home / "moi", home, size)
            self._at = (look, sample)
        return self._stage

    def close(self) -> None:
        """Close what is open."""
        self._place.close()
        self._place = ExitStack()
        if self._stage is not None:
            self._stage.close_dialog()
            self._stage.close()
            QApplication.processEvents()
        self._stage = None


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace with the sample's data."""
    root = tmp_path_factory.mktemp("mau") / "mau"
    make_sample(root, CONTEXT, lambda *_: None)
    return root


@pytest.fixture(scope="module")
def tour(qapp: QApplication, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tour]:
    """The program in our look, speaking Vietnamese."""
    look = worn(qapp)
    next(look)
    locale = QLocale()
    translator = install_translation(qapp)
    made = Tour(qapp, sample, partial(tmp_path_factory.mktemp, "may"))
    yield made
    made.close()
    qapp.removeTranslator(translator)
    QLocale.setDefault(locale)
    next(look, None)


_PLACES = [(look, name) for look in LOOKS for name in (*SAMPLE, *FRESH)]


@pytest.fixture(scope="module", params=_PLACES, ids=["-".join(place) for place in _PLACES])
def visit(tour: Tour, request: pytest.FixtureRequest) -> Visit:
    """A place in a look."""
    return tour.go(*request.param)


def test_tab_goes_through_everything_and_back(visit: Visit) -> None:
    """Every control once, each brought into sight, and Shift+Tab the same way back."""
    window = visit.root.window()
    visit.stage.until(window.isActiveWindow)
    if window.focusWidget() is None or not window.focusWidget().isVisible():
        window.setFocus()
        window.focusNextChild()
    hidden: list[str] = []
    order = tab_order(visit.root, look=lambda widget: hidden.append(out_of_view(widget)))
    _check_nothing([text for text in hidden if text])
    _check_nothing(sorted(map(describe, focusable(visit.root) - set(order))))
    _check_nothing(against_reading(order))
    back = tab_order(visit.root, back=True)
    assert [describe(widget) for widget in back[1:]] == [describe(widget) for widget in reversed(order[1:])]


def _check_nothing(found: Iterable[str]) -> None:
    assert not found, "\n".join(["found:", *found])


def test_everything_has_a_name(visit: Visit) -> None:
    """For a screen reader, whatever takes the focus."""
    nameless = [widget for widget in focusable(visit.root) if not name_of(widget) and not isinstance(widget, QTabBar)]
    _check_nothing([describe(widget) for widget in nameless])


def test_every_action_has_a_key(visit: Visit) -> None:
    """By Tab or by a key of its own; no key does two things, no letter is underlined for nothing."""
    _check_nothing(unreachable(visit.root))
    _check_nothing(key_clashes(visit.root))
    _check_nothing([clash for menu in _menus(visit.root) for clash in menu_clashes(menu)])


def _menus(root: QWidget) -> list[QMenu]:
    buttons = [button for button in shown(root) if isinstance(button, QToolButton | QPushButton)]
    menus: list[QMenu | None] = [button.menu() for button in buttons]
    return [menu for menu in menus if menu is not None]


def test_everything_fits(visit: Visit) -> None:
    """Nothing is cut off, nothing lies on another, and the window is no larger than the screen."""
    least = visit.root.window().minimumSizeHint()
    assert least.width() <= visit.size.width()
    assert least.height() <= visit.size.height() - 30  # the bars of window and system
    size = visit.root.window().size()
    assert size.boundedTo(visit.size) == size
    _check_nothing(cut_off(visit.root))
    _check_nothing(overlapping(visit.root))


def test_text_stands_out(visit: Visit) -> None:
    """4.5 : 1 as painted, the form scrolled away below too; no cell says something by its colour alone."""
    window = visit.root.window()
    before = window.size()
    if window.findChild(QScrollArea) is not None:
        window.resize(before.width(), 2400)
        visit.stage.settle()
    found = faint(visit.root)
    window.resize(before)
    _check_nothing(found)
    _check_nothing(colour_alone(visit.root))


def test_all_is_vietnamese(visit: Visit) -> None:
    """Words on screen, in tooltips, in menus, and those read out."""
    _check_nothing(_foreign(words_of(visit.root)))


def _foreign(texts: Iterator[str]) -> list[str]:
    found = {text for text in texts if text and (_english(text) or text.replace("&", "") in _qt_words())}
    return sorted(found)


def _english(text: str) -> set[str]:
    address = re.match(r"/|https?://\S+$", text)
    return set(re.findall(r"[a-z]{3,}", text.lower())) & ENGLISH - NAMES if text.isascii() and not address else set()


_QT_WORDS: set[str] = set()


def _qt_words() -> set[str]:
    if not _QT_WORDS:
        tree = ET.parse(resource("translations", "qtbase_vi.ts"))
        for message in tree.iter("message"):
            source, translation = message.findtext("source", ""), message.findtext("translation", "")
            if source != translation:
                _QT_WORDS.add(source.replace("&", ""))
    return _QT_WORDS


@pytest.mark.parametrize("look", list(LOOKS))
def test_the_menu_of_a_row(tour: Tour, look: str) -> None:
    """Vietnamese, and no letter twice."""
    stage = tour._on(look, sample=True)
    with stage.row_menu() as menu:
        _check_nothing(menu_clashes(menu))
        _check_nothing(_foreign(words_of_menu(menu)))
