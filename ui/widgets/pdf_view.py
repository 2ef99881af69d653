"""A document to look at: its pages, a list of them, and how large they are shown."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.errors import ExpectedError
from desktop_app.domain.pages import Pages
from desktop_app.services.preview import open_paper
from ui.desk import Desk
from ui.theme import SPACE_S, SPACE_XS
from ui.widgets.buttons import icon_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.labels import text_label
from ui.widgets.page_area import ZOOMS, Fit, PageArea
from ui.widgets.page_list import PageList

_LIST_SHOWN: Final = "pages.list"
Open = Callable[[Path], Pages]


class PdfView(QWidget):
    """Shows one file at a time; `open` reads it off the GUI thread, trouble is told in its place."""

    opened = Signal(int)  # how many pages there are to see

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, open_pages: Open = open_paper) -> None:
        """Without a file; `open_pages` opens one (files from outside need `open_outside`)."""
        super().__init__(parent)
        self._desk = desk
        self._open_pages = open_pages
        self._serial = 0
        self._pages: Pages | None = None
        self.path: Path | None = None
        self.area = PageArea(desk)
        self.list = PageList(desk)
        self.message = text_label("", role="secondary")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build_tools()
        self._build()
        self._connect()
        self.show_message("")

    def _build_tools(self) -> None:
        self.list_button = icon_button("pages", "Danh sách trang")
        self.list_button.setCheckable(True)
        self.list_button.setChecked(bool(self._desk.settings.get(_LIST_SHOWN, True)))
        self.back_button = icon_button("chevron-up", "Trang trước")
        self.on_button = icon_button("chevron-down", "Trang sau")
        self.where = text_label("", wrap=False)
        self.smaller_button = icon_button("zoom-out", "Thu nhỏ")
        self.larger_button = icon_button("zoom-in", "Phóng to")
        self.zoom_box = ChoiceBox()
        self.zoom_box.setAccessibleName("Cỡ hiển thị")
        for fit in Fit:
            self.zoom_box.add_choice(fit.value, fit)
        for zoom in ZOOMS:
            self.zoom_box.add_choice(f"{zoom} %", zoom)

    def _build(self) -> None:
        self.tools = QHBoxLayout()
        self.tools.setSpacing(SPACE_XS)
        paging: tuple[QWidget, ...] = (self.list_button, self.back_button, self.on_button, self.where)
        zooming: tuple[QWidget, ...] = (self.smaller_button, self.zoom_box, self.larger_button)
        for widget in paging:
            self.tools.addWidget(widget)
        self.tools.addSpacing(SPACE_S)
        for widget in zooming:
            self.tools.addWidget(widget)
        self.tools.addStretch(1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XS)
        row.addWidget(self.list)
        row.addWidget(self.area, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(both)
        self.stack.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(self.tools)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self._desk.closing.connect(self._close_pages)
        self.area.page_changed.connect(self._tell_page)
        self.area.zoom_changed.connect(self._tell_zoom)
        self.list.chosen.connect(self.area.go_to)
        self.list_button.toggled.connect(self._show_list)
        self.back_button.clicked.connect(partial(self._step, -1))
        self.on_button.clicked.connect(partial(self._step, 1))
        self.smaller_button.clicked.connect(partial(self.area.zoom, -1))
        self.larger_button.clicked.connect(partial(self.area.zoom, 1))
        self.zoom_box.activated.connect(self._choose_zoom)

    def open(self, path: Path) -> None:
        """Show a file from its first page; another that was shown is closed."""
        self._serial += 1
        work = partial(self._open_pages, path)
        self._desk.read(work, partial(self._take, self._serial, path), partial(self._refuse, self._serial))

    def close_file(self) -> None:
        """Show nothing, and let go of the file."""
        self.show_message("")

    def show_message(self, sentence: str) -> None:
        """Say something in place of pages."""
        self._serial += 1
        self._let_go()
        self.message.setText(sentence)
        self.stack.setCurrentWidget(self.message)
        self._offer()

    @property
    def is_open(self) -> bool:
        """Whether there are pages to see."""
        return self._pages is not None

    def _take(self, serial: int, path: Path, pages: Pages) -> None:
        if not isValid(self) or serial != self._serial:
            pages.close()
            return
        number = self.area.current if self.path == path else 0
        self._let_go()
        self._pages, self.path = pages, path
        self.area.show_pages(pages)
        self.list.show_pages(pages)
        self.area.go_to(number)
        self.stack.setCurrentIndex(0)
        self._offer()
        self.opened.emit(len(pages.sizes))

    def _refuse(self, serial: int, error: BaseException) -> None:
        if not isValid(self) or serial != self._serial:
            return
        if isinstance(error, ExpectedError):
            self.show_message(error.message)
        else:
            self._desk.refuse(error)

    def _let_go(self) -> None:
        pages, self._pages, self.path = self._pages, None, None
        self.area.show_pages(None)
        self.list.show_pages(None)
        if pages is not None:
            self._desk.read(pages.close, _nothing)  # it waits for the page that is being drawn

    @Slot()
    def _close_pages(self) -> None:
        """Let go of the file at once: the window is about to be gone, and its files with it."""
        if self._pages is not None:
            self._pages.close()

    def _offer(self) -> None:
        some = self.is_open
        for widget in (self.list_button, self.smaller_button, self.larger_button, self.zoom_box):
            widget.setEnabled(some)
        self._show_list(self.list_button.isChecked())
        self._tell_page(self.area.current)
        self._tell_zoom()

    @Slot(bool)
    def _show_list(self, shown: bool) -> None:
        self.list.setVisible(shown and self.is_open)
        if shown != self._desk.settings.get(_LIST_SHOWN, True):
            self._desk.setting_changed(_LIST_SHOWN, shown)

    @Slot(int)
    def _tell_page(self, number: int) -> None:
        self.where.setText(f"Trang {number + 1}/{self.area.count}" if self.is_open else "")
        self.back_button.setEnabled(self.is_open and number > 0)
        self.on_button.setEnabled(self.is_open and number + 1 < self.area.count)
        self.list.mark(number)

    @Slot()
    def _tell_zoom(self) -> None:
        place = self.zoom_box.place_of(self.area.fit or round(self.area.percent))
        self.zoom_box.setCurrentIndex(place)
        self.zoom_box.setAccessibleDescription(f"{self.area.percent:.0f} %")
        self.smaller_button.setEnabled(self.is_open and self.area.percent > ZOOMS[0] + 0.5)
        self.larger_button.setEnabled(self.is_open and self.area.percent < ZOOMS[-1] - 0.5)

    def _step(self, step: int) -> None:
        self.area.go_to(self.area.current + step)

    @Slot()
    def _choose_zoom(self) -> None:
        chosen = self.zoom_box.chosen()
        if isinstance(chosen, Fit):
            self.area.set_fit(chosen)
        elif chosen is not None:
            self.area.set_percent(chosen)

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing that nobody sees."""
        super().hideEvent(event)
        self.area.images.wish((), (), 1.0)


def _nothing(_result: object) -> None:
    return None
