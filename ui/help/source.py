"""Where a view reads its chapters: the help, or another book that is looked up in the same way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop_app.services.help import FIRST, Book, read_book


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSource:
    """A book: its id in the settings of the PC, its name in a sentence; `read` gives the same one until it changes.

    `first` is the chapter shown where none was asked for; one that isn't there stands for the book's first.
    """

    id: str
    name: str
    first: str
    read: Callable[[], Book]


HELP: Final = BookSource(id="help", name="trợ giúp", first=FIRST, read=read_book)
