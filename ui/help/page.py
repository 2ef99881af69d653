"""The screen Trợ giúp."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.links import Link, Screen
from desktop_app.services.first_run import make_own_sample
from ui.desk import Desk
from ui.help.view import HelpView
from ui.page import Page
from ui.tour.guide import WANTED
from ui.widgets.buttons import action, icon_button


class HelpPage(Page):
    """Shows the chapters; `open_link` with a chapter's id as its field opens that one."""

    shows = Screen.HELP
    title = "Trợ giúp"
    icon = "help"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the view and the ways around it."""
        super().__init__(desk, parent)
        self.view = HelpView(desk)
        self.view.leaving.connect(desk.go)
        self.view.went.connect(self._name_ways)
        self.search = self.add_search("Tìm trong trợ giúp")
        self.search.searched.connect(self.view.search)
        self.search.left.connect(self.view.take_list)
        self.back = icon_button("arrow-left", "Trở lại (Alt+←)")
        self.back.clicked.connect(self.view.go_back)
        self.forward = icon_button("arrow-right", "Đi tới (Alt+→)")
        self.forward.clicked.connect(self.view.go_forward)
        for button in (self.back, self.forward):
            self._header.addWidget(button)
        self.print_button = self.add_secondary("&In chương này…", "print", self.ask_print)
        self.add_menu(
            [
                action(self, "Chữ to hơn\tCtrl++", self.view.browser.enlarge),
                action(self, "Chữ nhỏ hơn\tCtrl+-", self.view.browser.reduce),
                action(self, "Chữ cỡ thường\tCtrl+0", self.view.browser.usual_size),
                action(self, "Đi từng bước với dữ liệu mẫu", self.start_tour, "sample"),
                action(self, "Giới thiệu phần mềm", self.show_about, "info"),
            ]
        )
        self.body.addWidget(self.view)
        self._name_ways()

    @Slot()
    def _name_ways(self) -> None:
        self.back.setEnabled(self.view.can_go_back)
        self.forward.setEnabled(self.view.can_go_forward)

    def enter(self) -> None:
        """Show the chapter that was shown last."""
        self.view.open()

    def open_link(self, link: Link) -> None:
        """Show a chapter."""
        self.view.open(link.field)

    @Slot()
    def start_tour(self) -> None:
        """Begin the tour, after the sample is open."""
        standing = self.desk.standing
        if standing is not None and standing.sample:
            self.tour_asked.emit()
            return
        self.desk.setting_changed(WANTED, value=True)
        work = partial(make_own_sample, self.desk.workspace.context)
        self.desk.run("Đang tạo dữ liệu mẫu", work, self.workspace_asked.emit)

    @Slot()
    def ask_print(self) -> None:
        """Print the chapter through the system's dialog."""
        from ui.help.printing import print_chapter

        print_chapter(self.view.browser, self)

    @Slot()
    def show_about(self) -> None:
        """Tell what the software is."""
        from ui.help.about import show_about

        show_about(self.desk, self)
