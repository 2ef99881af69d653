"""The help as one reads it: contents or hits beside a chapter, and the way back and forward."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.links import Link, Screen
from desktop_app.services.help import SCREEN_LINK, Book, Chapter, Hit, folded, read_picture
from desktop_app.text.markdown import Picture
from ui.desk import Desk
from ui.help.browser import USUAL, ChapterBrowser
from ui.help.contents import Contents
from ui.help.markup import PICTURE_LINK
from ui.help.source import HELP, BookSource
from ui.theme import SPACE_S
from ui.widgets.labels import text_label
from ui.widgets.splitter import KeptSplitter

_SCALE: Final = "help.scale"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one was in the help."""

    chapter_id: str
    anchor: str = ""
    scrolled: int = 0


@dataclass(frozen=True, slots=True)
class _Read:
    book: Book
    chapter: Chapter
    pictures: Mapping[str, QImage]


def _read(source: BookSource, chapter_id: str) -> _Read:
    book = source.read()
    chapter = book.chapter(chapter_id)
    pictures = {picture.file: QImage.fromData(read_picture(picture.file)) for picture in chapter.pictures}
    return _Read(book, chapter, pictures)


def _search(source: BookSource, words: str) -> tuple[Hit, ...]:
    return source.read().search(words)


class HelpView(QWidget):
    """Shows chapters, searches them, and remembers where one has been."""

    went = Signal()  # another place is shown: whether there is a way back or forward may have changed
    leaving = Signal(object)  # Link: a screen is to be shown

    def __init__(self, desk: Desk, parent: QWidget | None = None, source: BookSource = HELP) -> None:
        """Show nothing until asked for a chapter."""
        super().__init__(parent)
        self._desk = desk
        self._source = source
        self._book: Book | None = None
        self._serial = 0
        self._words = ""
        self._before: list[Place] = []
        self._after: list[Place] = []
        self._here: Place | None = None
        self.contents = Contents(source.name)
        self.told = text_label("", role="secondary")
        self.told.hide()
        self.browser = ChapterBrowser(source.name)
        self.browser.set_scale(desk.settings.get(_SCALE, USUAL))
        self._build()
        self.contents.chapter_chosen.connect(self._choose)
        self.browser.link_chosen.connect(self.follow)
        self.browser.scaled.connect(partial(desk.setting_changed, _SCALE))

    def _build(self) -> None:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.told)
        column.addWidget(self.contents, 1)
        self.splitter = KeptSplitter(self._desk, f"{self._source.id}.splitter")
        self.splitter.addWidget(beside)
        self.splitter.addWidget(self.browser)
        self.splitter.share(2, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        for keys, slot in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl++", self.browser.enlarge),
            ("Ctrl+=", self.browser.enlarge),
            ("Ctrl+-", self.browser.reduce),
            ("Ctrl+0", self.browser.usual_size),
        ):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WindowShortcut)

    @property
    def chapter(self) -> Chapter | None:
        """The chapter that is shown."""
        return self.browser.chapter

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._before)

    @property
    def can_go_forward(self) -> bool:
        """Whether one has come back from a place."""
        return bool(self._after)

    def open(self, chapter_id: str = "", anchor: str = "") -> None:
        """Show a chapter, "": the one that was shown last, at first the source's first."""
        if not chapter_id and self._here is not None:
            return
        wanted = Place(chapter_id or self._source.first, anchor)
        if self._here is not None and (wanted.chapter_id, anchor) == (self._here.chapter_id, self._here.anchor):
            self.browser.show_section(anchor)
            return
        if self._here is not None:
            self._before.append(self._left())
            self._after.clear()
        self._go(wanted)

    def _left(self) -> Place:
        """The place that is shown, with how far it was read."""
        assert self._here is not None
        return Place(self._here.chapter_id, self._here.anchor, self.browser.verticalScrollBar().value())

    @Slot()
    def go_back(self) -> None:
        """Go to where one was before."""
        if self._before:
            self._after.append(self._left())
            self._go(self._before.pop())

    @Slot()
    def go_forward(self) -> None:
        """Go to where one came back from."""
        if self._after:
            self._before.append(self._left())
            self._go(self._after.pop())

    def read_again(self) -> None:
        """Show what is shown as the book has it now."""
        if self._here is not None:
            self._go(self._left())

    def _go(self, place: Place) -> None:
        self._here = place
        self._serial += 1
        self._desk.read(partial(_read, self._source, place.chapter_id), partial(self._show, self._serial, place))

    def _show(self, serial: int, place: Place, read: _Read) -> None:
        if serial != self._serial:
            return
        if self._book is not read.book:
            self._book = read.book
            self.contents.show_book(read.book)
        if self.browser.chapter is not read.chapter:
            self.browser.show_chapter(read.chapter, read.pictures, folded(self._words))
        self.contents.mark(read.chapter.id)
        self.browser.show_section(place.anchor)
        if place.scrolled:
            self.browser.verticalScrollBar().setValue(place.scrolled)
        self.went.emit()

    @Slot(str)
    def search(self, words: str) -> None:
        """List the sections that hold the words; none: the contents again."""
        self._words = words
        if words:
            self._desk.read(partial(_search, self._source, words), partial(self._list, words))
        else:
            self._list("", ())

    def _list(self, words: str, hits: tuple[Hit, ...]) -> None:
        if words != self._words:
            return
        self.browser.mark(folded(words))
        missed = words and not hits
        self.tell(f"Không có chỗ nào nói về “{words}”. Hãy thử từ khác, ngắn hơn." if missed else "")
        if hits:
            self.contents.show_hits(hits)
        else:
            self.contents.show_contents()

    @Slot(str, str)
    def _choose(self, chapter_id: str, anchor: str) -> None:
        self.open(chapter_id, anchor)

    @Slot(str)
    def follow(self, target: str) -> None:
        """Go where a link leads: a chapter, a screen, or a picture as large as it is."""
        if target.startswith(SCREEN_LINK):
            self.leaving.emit(Link(screen=Screen(target.removeprefix(SCREEN_LINK))))
        elif target.startswith(PICTURE_LINK):
            self._show_picture(target.removeprefix(PICTURE_LINK))
        else:
            name, _, anchor = target.partition("#")
            shown = self._here.chapter_id if self._here else self._source.first
            self.open(name.removesuffix(".md") or shown, anchor)

    def _show_picture(self, file: str) -> None:
        from ui.help.picture import PictureDialog

        caption = next((item.caption for item in self._pictures_here() if item.file == file), "")
        PictureDialog(self.browser.picture(file), caption, self).open()

    @Slot()
    def take_list(self) -> None:
        """Go to the list beside the chapter."""
        self.contents.take_focus()

    def tell(self, sentence: str) -> None:
        """Say something above the list; "": nothing any more."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _pictures_here(self) -> tuple[Picture, ...]:
        return self.browser.chapter.pictures if self.browser.chapter else ()
