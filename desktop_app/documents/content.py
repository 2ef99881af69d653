"""The content of a document: what stands in it and in which order, without any layout."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from desktop_app.domain.chart import Chart
from desktop_app.domain.papers import PaperCode


class Role(Enum):
    """What a paragraph is; the layout gives each role its size, style and place."""

    BODY = "body"
    GROUND = "ground"
    NOTE = "note"
    HEADING = "heading"
    ARTICLE = "article"
    ADDRESSEE = "addressee"
    CENTRED = "centred"
    AFTER_TABLE = "after-table"


class Align(Enum):
    """How the text of a table's column stands; balanced: centred, in lines about equally long, as on a label."""

    LEFT = "left"
    CENTRE = "centre"
    BALANCED = "balanced"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Upper union, own union, number and symbol, place and date; `number` "": the document bears none."""

    upper: str
    own: str
    number: str
    place_and_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The kind of document (*tên loại*), its subject (*trích yếu*) and, of an annex, what it belongs to."""

    kind: str
    subject: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Addressees:
    """Kính gửi: one name or several."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: str
    role: Role = Role.BODY

    @property
    def lead(self) -> str:
        """What stands in bold before the rest: the word and number of an article, `Điều 1.` (II.6.d)."""
        return self.text[: self.text.find(".") + 1] if self.role is Role.ARTICLE else ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, its width in millimetres, how its text stands."""

    header: str
    width: float
    align: Align = Align.LEFT


Row: TypeAlias = tuple[str, ...]
"""The cells of one row; a line feed inside a cell begins a new paragraph."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `rows` can be gone through more than once, and each time makes its rows anew.

    One whose columns have no headers has no header row. `long_rows`: its rows go on over the
    pages; elsewhere a row that a page can hold is never broken.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    long_rows: bool = False

    @property
    def headed(self) -> bool:
        """Whether it has a header row."""
        return any(column.header for column in self.columns)


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart of bars, as wide as the text."""

    chart: Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The signature block: on whose behalf, the signer's title, a note, the name; Nơi nhận beside it.

    `authority` "": in the signer's own name. `recipients` are whole lines, without dash and end mark. `code` is the
    code on paper at the document's foot: its QR code under the recipients, its text below. `beside`: the other
    party's block on the left, in place of Nơi nhận.
    """

    authority: str
    title: str
    name: str
    note: str = ""
    recipients: tuple[str, ...] = ()
    code: PaperCode | None = None
    beside: "Signature | None" = None


Block: TypeAlias = Letterhead | Title | Addressees | Paragraph | Table | Figure | Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document; `title` and `author` are its properties, `stamp` the day it is said to be made on.

    `sample`: every page says that the data are made up.
    """

    title: str
    author: str
    stamp: date
    blocks: tuple[Block, ...]
    landscape: bool = False
    sample: bool = False


def marked_last(rows: Iterable[Row]) -> Iterator[tuple[Row, bool]]:
    """Give each row with whether it is the last one."""
    waiting: Row | None = None
    for row in rows:
        if waiting is not None:
            yield waiting, False
        waiting = row
    if waiting is not None:
        yield waiting, True
