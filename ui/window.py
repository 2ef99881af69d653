"""The main window: rail, the screen that is chosen, banner, and the line at the bottom."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.context import VIETNAM
from desktop_app.domain.edit import Changed
from desktop_app.domain.links import Link, Screen
from desktop_app.services.first_run import Standing, choose_programme
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.settings import Settings
from ui.backups.keeper import BackupKeeper
from ui.backups.news import tell_news
from ui.banner_host import BannerHost
from ui.desk import EVERYTHING, Desk
from ui.help.keys import PROPERTY, HelpKey
from ui.icons import application_icon
from ui.jobs import JobRunner
from ui.leaving import Leaving
from ui.messages import TITLE, Messages
from ui.page import Page
from ui.rail import Rail
from ui.sample_band import SampleBand
from ui.screens import FIRST_RUN, KEYS, SCREENS
from ui.status import StatusLine
from ui.theme import theme
from ui.tour.guide import Guide
from ui.widgets.focus import go_on
from ui.widgets.labels import hairline

_FOLD_BELOW: Final = 1200
_FIRST_SIZE: Final = QSize(1280, 720)
_GEOMETRY: Final = "window.geometry"
TOUR_OFFER: Final = (
    "Đây là dữ liệu của một đơn vị bịa sẵn, thử gì cũng được. Muốn làm quen nhanh, mời anh chị đi từng bước."
)


class MainWindow(QMainWindow):
    """Shows one workspace; another is shown by another window."""

    workspace_asked = Signal(object)  # Path of a workspace to open instead, None for the office's own
    restore_asked = Signal(object)  # Path of the backup to go back to

    def __init__(self, workspace: OpenWorkspace, settings: Settings, start: Screen = Screen.OVERVIEW) -> None:
        """Build the frame; `begin` reads the workspace and shows the first screen."""
        super().__init__()
        self._start = start
        self._pages: dict[Screen, Page] = {}
        self._shown: Page | None = None
        self._waiting_file: Path | None = None
        self._shut = False
        self.offers_tour = False
        self.jobs = JobRunner(self)
        self.messages = Messages(self)
        self.desk = Desk(workspace, self.jobs, self.messages, settings, self)
        self.keeper = BackupKeeper(self.desk)
        self.leaving = Leaving(self.desk, self.keeper, self.close)
        self.setWindowTitle(TITLE)
        self.setWindowIcon(application_icon())
        self._build(workspace)
        self._connect()
        self._bind_keys()
        self._restore_geometry()

    def _build(self, workspace: OpenWorkspace) -> None:
        self.rail = Rail(SCREENS, self)
        self.sample_band = SampleBand(self)
        self.guide = Guide(self, self.desk, self.sample_band.leave)
        self.banner = BannerHost(self)
        self.screens = QStackedWidget()
        self.status = StatusLine(str(workspace.root), self)
        page = QVBoxLayout()
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.sample_band)
        page.addWidget(self.guide.holder)
        page.addWidget(self.banner)
        page.addWidget(self.screens, 1)
        upper = QHBoxLayout()
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(page, 1)
        frame = QWidget(self)
        whole = QVBoxLayout(frame)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(hairline())
        whole.addWidget(self.status)
        self.setCentralWidget(frame)

    def _connect(self) -> None:
        self.messages.told.connect(self.banner.show_message)
        self.rail.programme_chosen.connect(self._choose_programme)
        self.sample_band.tour_asked.connect(self.guide.start)
        self.sample_band.left.connect(self._leave_sample)
        self.jobs.started.connect(self.status.watch)
        self.desk.standing_changed.connect(self._stand)
        self.desk.changed.connect(self._data_changed)
        self.desk.assessed.connect(self._assessed)
        self.desk.going.connect(self._go)
        self.desk.saved.connect(self._saved)
        self.desk.undo_changed.connect(self._name_undo)
        self.keeper.standing_changed.connect(self.status.tell_backups)
        self.desk.backups_changed.connect(self.keeper.read)
        if (keeper := theme()) is not None:
            keeper.changed.connect(self.rail.retint)

    def _bind_keys(self) -> None:
        self._shortcut(QKeySequence.StandardKey.Find, self._find)
        self._shortcut(QKeySequence(Qt.Key.Key_F5), self._check)
        self.help_key = HelpKey(self, self.desk, self._help)
        for screen, keys in KEYS.items():
            if screen is not Screen.HELP:
                self._shortcut(QKeySequence(keys), partial(self.show_screen, screen))
        self.undo_action = self._action("Hoàn tác", ("Ctrl+Z",), self.desk.undo)
        self.redo_action = self._action("Làm lại", ("Ctrl+Y", "Ctrl+Shift+Z"), self.desk.redo)
        self._name_undo()

    def _shortcut(self, keys: QKeySequence | QKeySequence.StandardKey, slot: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self, slot)

    def _action(self, text: str, keys: tuple[str, ...], slot: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def begin(self) -> None:
        """Read where the workspace stands, and show the first screen."""
        self.desk.load(self._show_first)

    def _show_first(self) -> None:
        first_run = self.desk.standing is not None and self.desk.standing.first_run
        self.rail.screens.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_screen(Screen.FIRST_RUN if first_run else self._start)
        self._offer_tour()
        # Only now: a list that takes the first focus chooses its first row.
        self.rail.chosen.connect(self.show_screen)
        if self._waiting_file is not None:
            self.take_in(self._waiting_file)
            self._waiting_file = None
        tell_news(self.desk)
        if self.desk.standing is not None and not self.desk.standing.sample:
            self.keeper.begin()

    def page(self, screen: Screen) -> Page:
        """The page of a screen, made when it is shown first."""
        if screen not in self._pages:
            entry = next(entry for entry in (*SCREENS, FIRST_RUN) if entry.shows is screen)
            made = entry.load()(self.desk)
            made.workspace_asked.connect(self.workspace_asked)
            made.tour_asked.connect(self.guide.start)
            made.restore_asked.connect(self.restore_asked)
            self._pages[screen] = made
            self.screens.addWidget(made)
        return self._pages[screen]

    @Slot(object)
    def show_screen(self, screen: Screen) -> None:
        """Show a screen, after the one shown handed over what was being typed."""
        page = self.page(screen)
        if page is not self._shown:
            if self._shown is not None:
                self.messages.clear()
                self._shown.leave()
            self._shown = page
            self.setProperty(PROPERTY, screen.value)
            self.rail.setVisible(screen is not Screen.FIRST_RUN)
            self.rail.mark(screen)
            self.screens.setCurrentWidget(page)
            self.setWindowTitle(f"{page.title} – {TITLE}")
            page.enter()
            self._keep_focus_in(page)
            self.guide.page_shown(page)

    def _keep_focus_in(self, page: Page) -> None:
        """Take the focus from the rail's list of programmes, where a key pressed by chance would choose another."""
        if self.focusWidget() in {None, self.rail.programme}:
            page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shown(self) -> Page | None:
        """The page that is shown."""
        return self._shown

    @Slot(object)
    def _go(self, link: Link) -> None:
        self.show_screen(link.screen)
        self.page(link.screen).open_link(link)

    @Slot(object)
    def _stand(self, standing: Standing) -> None:
        self.rail.stand(standing)
        self.sample_band.setVisible(standing.sample)

    @Slot()
    def _leave_sample(self) -> None:
        self.workspace_asked.emit(None)

    def _offer_tour(self) -> None:
        """Begin the tour that the help asked for, or offer it where the sample was just opened."""
        if self.desk.standing is None or not self.desk.standing.sample:
            return
        self.guide.start_if_wanted()
        if self.offers_tour and not self.guide.runs:
            self.messages.info(TOUR_OFFER, "Đi từng bước", self.guide.start)

    @Slot(str)
    def _choose_programme(self, programme_id: str) -> None:
        if self._shown is not None:
            self._shown.leave()
        self.desk.stop_assessing()
        self.desk.write(
            partial(choose_programme, self.desk.workspace, programme_id),
            partial(self._programme_chosen, self.desk.programme_id),
        )

    def _programme_chosen(self, former: str, _nothing: None) -> None:
        self.desk.forget_edits()
        self.desk.load(partial(self._tell_programme, former))

    def _tell_programme(self, former: str) -> None:
        self.desk.changed.emit(EVERYTHING)
        standing = self.desk.standing
        if standing is not None and standing.programme_id != former:
            self.messages.info(
                f"Đang kiểm tra theo chương trình “{standing.programme_title}”.",
                "Trở lại chương trình trước",
                partial(self._choose_programme, former),
            )

    @Slot(object)
    def _data_changed(self, changed: Changed) -> None:
        if self._shown is not None:
            self._shown.data_changed(changed)

    @Slot()
    def _assessed(self) -> None:
        if self._shown is not None:
            self._shown.verdicts_changed()

    @Slot()
    def _saved(self) -> None:
        now = self.desk.workspace.context.now().astimezone(VIETNAM)
        self.status.tell_saved(f"{now:%H:%M}")

    @Slot()
    def _name_undo(self) -> None:
        for action, verb, label in (
            (self.undo_action, "Hoàn tác", self.desk.undo_label),
            (self.redo_action, "Làm lại", self.desk.redo_label),
        ):
            action.setEnabled(bool(label))
            action.setText(f"{verb}: {label}" if label else verb)

    @Slot()
    def _find(self) -> None:
        if self._shown is not None:
            self._shown.go_to_search()

    def _help(self, chapter: str) -> None:
        self._go(Link(screen=Screen.HELP, field=chapter))

    @Slot()
    def _check(self) -> None:
        if self._shown is not None:
            self._shown.leave()
        self.show_screen(Screen.CHECK)
        self.desk.assess_soon()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on as the window is read, whatever was put into it since."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail where the window is narrow."""
        super().resizeEvent(event)
        folded = event.size().width() < _FOLD_BELOW
        if folded is not self.rail.folded:
            self.rail.fold(folded=folded)

    def _restore_geometry(self) -> None:
        self.resize(_FIRST_SIZE)
        kept = self.desk.settings.get(_GEOMETRY, "")
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))
        self.resize(self.size().boundedTo(self.screen().availableSize()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hand over what is being typed, and close once it is written and backed up."""
        if self.leaving.done or self._shut:
            self.shut()
            super().closeEvent(event)
            return
        event.ignore()
        if self._shown is not None:
            self._shown.leave()
        self.leaving.begin()

    def shut(self) -> None:
        """Finish what is running and remember size and place; the window is of no use afterwards."""
        if self._shut:
            return
        self._shut = True
        if self._shown is not None:
            self._shown.leave()
        geometry = self.saveGeometry().toBase64().data()
        self.desk.setting_changed(_GEOMETRY, bytes(geometry).decode())
        self.desk.close()

    def take_in(self, file: Path) -> None:
        """Start to import a workbook that the window was opened with, in the dialog that is open if there is one."""
        if self.desk.standing is None:
            self._waiting_file = file
            return
        from ui.importing.dialog import ImportDialog

        dialog = next((item for item in self.findChildren(ImportDialog) if item.isVisible()), None)
        if dialog is not None:
            dialog.activateWindow()
            return
        dialog = ImportDialog(self.desk, self)
        dialog.open()
        dialog.panel.start_file(file)
