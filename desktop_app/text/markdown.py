"""The part of Markdown that the help is written in, read into blocks; what isn't known stays as it is written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Style(StrEnum):
    """How a piece of text is meant."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    KEY = "key"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text; `target` is where a link leads."""

    text: str
    style: Style = Style.PLAIN
    target: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, from level 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `note`: what is to be minded, set apart."""

    spans: tuple[Span, ...]
    note: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list; `number` 0 where the list has none."""

    number: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a line of its own."""

    caption: str
    file: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the headings first."""

    rows: tuple[tuple[tuple[Span, ...], ...], ...]


Block = Heading | Paragraph | Item | Picture | Table

_HEADING: Final = re.compile(r"(#{1,3})\s+(.+)")
_ITEM: Final = re.compile(r"\s*(?:(\d{1,3})\.|[-*])\s+(.+)")
_NOTE: Final = re.compile(r"\s*>\s?(.*)")
_PICTURE: Final = re.compile(r"\s*!\[([^\]]*)\]\(([^)\s]+)\)\s*")
_ROW: Final = re.compile(r"\s*\|(.*)\|\s*")
_RULE: Final = re.compile(r"\s*\|[\s|:-]*-[\s|:-]*\|\s*")
_SPAN: Final = re.compile(
    r"\*\*(?P<strong>[^*\n]+)\*\*|\*(?P<emphasis>[^*\n]+)\*|`(?P<key>[^`\n]+)`"
    r"|\[(?P<link>[^\]\n]+)\]\((?P<target>[^)\s]+)\)"
)


def spans(text: str) -> tuple[Span, ...]:
    """The pieces of a line."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    place = 0
    for match in _SPAN.finditer(text):
        if match.start() > place:
            yield Span(text[place : match.start()])
        style = next(style for style in Style if style is not Style.PLAIN and match[style.value] is not None)
        yield Span(match[style.value], style, match["target"] or "")
        place = match.end()
    if place < len(text):
        yield Span(text[place:])


def plain(block: Block) -> str:
    """The words of a block, without marks."""
    match block:
        case Heading():
            return block.text
        case Picture():
            return block.caption
        case Table():
            return "\n".join(" · ".join(map(plain_spans, row)) for row in block.rows)
        case _:
            return plain_spans(block.spans)


def plain_spans(found: Sequence[Span]) -> str:
    """The words of pieces, without marks."""
    return "".join(span.text for span in found)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in their order; a line goes on in the next one until a blank line or another block."""
    return tuple(_Reader().read(text))


class _Reader:
    """Gathers the lines of a block until the next one begins."""

    def __init__(self) -> None:
        """Begin outside of any block."""
        self._kind = ""
        self._number = 0
        self._lines: list[str] = []

    def read(self, text: str) -> Iterator[Block]:
        """Read line by line."""
        for line in text.splitlines():
            yield from self._take(line)
        yield from self._end()

    def _take(self, line: str) -> Iterator[Block]:
        if not line.strip():
            yield from self._end()
        elif match := _HEADING.fullmatch(line):
            yield from self._end()
            yield Heading(len(match[1]), match[2].strip())
        elif match := _PICTURE.fullmatch(line):
            yield from self._end()
            yield Picture(match[1], match[2])
        elif match := _ITEM.fullmatch(line):
            yield from self._end()
            self._begin("item", match[2], int(match[1] or 0))
        elif match := _NOTE.fullmatch(line):
            yield from self._go_on("note", match[1])
        elif match := _ROW.fullmatch(line):
            yield from self._go_on("table", "" if _RULE.fullmatch(line) else match[1])
        elif self._kind in {"item", "text"}:
            self._lines.append(line.strip())
        else:
            yield from self._end()
            self._begin("text", line.strip())

    def _begin(self, kind: str, line: str, number: int = 0) -> None:
        self._kind, self._lines, self._number = kind, [line], number

    def _go_on(self, kind: str, line: str) -> Iterator[Block]:
        if self._kind == kind:
            self._lines.append(line)
        else:
            yield from self._end()
            self._begin(kind, line)

    def _end(self) -> Iterator[Block]:
        kind, lines = self._kind, [line for line in self._lines if line.strip()]
        self._kind, self._lines = "", []
        if not lines:
            return
        if kind == "table":
            yield Table(tuple(tuple(spans(cell.strip()) for cell in line.split("|")) for line in lines))
        elif kind == "item":
            yield Item(self._number, spans(" ".join(lines)))
        elif kind:
            yield Paragraph(spans(" ".join(lines)), note=kind == "note")
