"""The base of the screens that show a book: search, the way back and forward, print, and the size of the text."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.help.source import BookSource
from ui.help.view import HelpView
from ui.page import Page
from ui.widgets.buttons import action, icon_button


class BookPage(Page):
    """Shows the chapters of a book; subclasses add what else can be done with it."""

    def __init__(self, desk: Desk, source: BookSource, parent: QWidget | None = None) -> None:
        """Build the view and the ways around it."""
        super().__init__(desk, parent)
        self.view = HelpView(desk, source=source)
        self.view.leaving.connect(desk.go)
        self.view.went.connect(self._name_ways)
        self.search = self.add_search(f"Tìm trong {source.name}")
        self.search.searched.connect(self.view.search)
        self.search.left.connect(self.view.take_list)
        self.back = icon_button("arrow-left", "Trở lại (Alt+←)")
        self.back.clicked.connect(self.view.go_back)
        self.forward = icon_button("arrow-right", "Đi tới (Alt+→)")
        self.forward.clicked.connect(self.view.go_forward)
        for button in (self.back, self.forward):
            self._header.addWidget(button)
        self.body.addWidget(self.view)
        self._name_ways()

    def sizes(self) -> Sequence[QAction]:
        """What changes the size of the text, for the menu."""
        browser = self.view.browser
        choices: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Chữ to hơn\tCtrl++", browser.enlarge),
            ("Chữ nhỏ hơn\tCtrl+-", browser.reduce),
            ("Chữ cỡ thường\tCtrl+0", browser.usual_size),
        )
        return [action(self, text, slot) for text, slot in choices]

    @Slot()
    def _name_ways(self) -> None:
        self.back.setEnabled(self.view.can_go_back)
        self.forward.setEnabled(self.view.can_go_forward)

    def enter(self) -> None:
        """Show the chapter that was shown last."""
        self.view.open()

    @Slot()
    def ask_print(self) -> None:
        """Print the chapter through the system's dialog."""
        from ui.help.printing import print_chapter

        print_chapter(self.view.browser, self)
