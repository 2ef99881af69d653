"""The screen Chương trình: what each programme asks, rule by rule, with its clauses."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.edit import Changed
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.programme import Programme
from desktop_app.services.help import Book
from desktop_app.services.programme_book import chapter_id, programme_book, programme_of, rule_place
from desktop_app.services.workspace import OpenWorkspace
from ui.desk import Desk
from ui.help.book_page import BookPage
from ui.help.source import BookSource
from ui.programme.files import ask_export, ask_programme
from ui.widgets.buttons import action


class _Shelf:
    """Reads the programmes, and gives the same book until one of them changes."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        """Nothing was read yet."""
        self._workspace = workspace
        self._book: Book | None = None

    def read(self) -> Book:
        """The programmes as they are now."""
        book = programme_book(self._workspace)
        if self._book != book:
            self._book = book
        return self._book


class ProgrammePage(BookPage):
    """Looks programmes up; `open_link` with a rule's id as its field opens that rule."""

    shows = Screen.PROGRAMME
    title = "Chương trình"
    icon = "programme"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Add what can be done with a programme's file."""
        shelf = _Shelf(desk.workspace)
        super().__init__(desk, BookSource(id="programme", name="chương trình", first="", read=shelf.read), parent)
        self.export_button = self.add_secondary("&Xuất tệp…", "export", self.ask_export)
        self.add_button = self.add_secondary("Thêm từ &tệp…", "add", self.ask_programme)
        self.add_menu(
            [
                action(self, "Chọn chương trình để dùng", self.choose, "settings"),
                action(self, "In chương này…", self.ask_print, "print"),
                *self.sizes(),
            ]
        )

    def enter(self) -> None:
        """Show the chapter that was shown last, as the programmes are now: another may be worked on since."""
        if self.view.chapter is None:
            super().enter()
        else:
            self.view.read_again()

    def open_link(self, link: Link) -> None:
        """Show a rule of the programme that is worked on."""
        if link.field and self.desk.programme_id:
            self.view.open(*rule_place(self.desk.programme_id, link.field))
        else:
            self.view.open()

    def data_changed(self, changed: Changed) -> None:
        """Another programme may be the one that is worked on."""
        if changed.everything:
            self.view.read_again()

    @Slot()
    def ask_export(self) -> None:
        """Hand on the file of the programme that is shown."""
        chapter = self.view.chapter
        if chapter is not None:
            ask_export(self.desk, self, programme_of(chapter.id))

    @Slot()
    def ask_programme(self) -> None:
        """Take in a programme's file, and show it."""
        ask_programme(self.desk, self, self._show_added)

    def _show_added(self, programme: Programme) -> None:
        self.view.open(chapter_id(programme.id, "general"))

    @Slot()
    def choose(self) -> None:
        """Go to where the programme that is worked on is chosen."""
        self.desk.go(Link(screen=Screen.SETTINGS, field="programme"))
