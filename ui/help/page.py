"""The screen Trợ giúp."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.links import Link, Screen
from desktop_app.services.first_run import make_own_sample
from ui.desk import Desk
from ui.help.book_page import BookPage
from ui.help.source import HELP
from ui.tour.guide import WANTED
from ui.widgets.buttons import action


class HelpPage(BookPage):
    """Shows the chapters; `open_link` with a chapter's id as its field opens that one."""

    shows = Screen.HELP
    title = "Trợ giúp"
    icon = "help"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Add what the software says of itself."""
        super().__init__(desk, HELP, parent)
        self.print_button = self.add_secondary("&In chương này…", "print", self.ask_print)
        self.add_menu(
            [
                *self.sizes(),
                action(self, "Đi từng bước với dữ liệu mẫu", self.start_tour, "sample"),
                action(self, "Giới thiệu phần mềm", self.show_about, "info"),
            ]
        )

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
    def show_about(self) -> None:
        """Tell what the software is."""
        from ui.help.about import show_about

        show_about(self.desk, self)
