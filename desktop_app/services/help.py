"""Trợ giúp: the chapters, what they say where, and the search in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Any, Final

from desktop_app.system.files import reader
from desktop_app.system.resources import read_text_resource, resource
from desktop_app.system.toml import read_toml
from desktop_app.text.fold import fold_words
from desktop_app.text.markdown import Block, Heading, Picture, blocks, plain

FIRST: Final = "bat-dau"
"""The chapter that stands for a place which has none of its own."""
SCREEN_LINK: Final = "man-hinh:"
"""What the target of a link to a screen begins with; the screen's id follows."""

_FOLDER: Final = "help"
_WORD: Final = re.compile(r"\w+")
_AROUND: Final = 70
_LONGEST: Final = 170


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chapter; the first one, under the chapter's own title, has no anchor."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What its blocks say, without marks."""
        return tuple(map(plain, self.blocks))


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the help; the id of a screen's chapter is the screen's.

    `of` is named before the title where chapters of other books stand beside it.
    """

    id: str
    title: str
    sections: tuple[Section, ...]
    of: str = ""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures; their files lie below the folder of the help."""
        return tuple(block for section in self.sections for block in section.blocks if isinstance(block, Picture))


@dataclass(frozen=True, slots=True)
class ChapterGroup:
    """Chapters under one title of the contents."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A section that holds what is searched: where it is, and what it says there."""

    chapter_id: str
    anchor: str
    heading: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Book:
    """The whole help, in the order of its contents."""

    groups: tuple[ChapterGroup, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters."""
        return tuple(chapter for group in self.groups for chapter in group.chapters)

    def chapter(self, chapter_id: str) -> Chapter:
        """The chapter of this id, or the first one where there is none."""
        return next((chapter for chapter in self.chapters if chapter.id == chapter_id), self.chapters[0])

    def search(self, words: str) -> tuple[Hit, ...]:
        """The sections that hold all words, begun ones too, without accents; those that name them first."""
        wanted = fold_words(words).split()
        if not wanted:
            return ()
        found = ((chapter, section) for chapter in self.chapters for section in chapter.sections)
        ranked = [(_rank(chapter, section, wanted), chapter, section) for chapter, section in found]
        ranked.sort(key=_first)
        return tuple(_hit(chapter, section, wanted) for rank, chapter, section in ranked if rank < _NOWHERE)


_NOWHERE: Final = 3


def _first(ranked: tuple[int, Chapter, Section]) -> tuple[int, bool]:
    """A chapter of the name that is sought goes before sections of that name."""
    return ranked[0], bool(ranked[2].anchor)


def _rank(chapter: Chapter, section: Section, wanted: Sequence[str]) -> int:
    """0 where the section's title holds all words, 1 with the chapter's, 2 with what it says, else `_NOWHERE`."""
    names = f"{section.title} {chapter.title}"
    for rank, text in enumerate((section.title, names, " ".join((names, *section.texts)))):
        present = fold_words(text).split()
        if all(any(word.startswith(begun) for word in present) for begun in wanted):
            return rank
    return _NOWHERE


def _hit(chapter: Chapter, section: Section, wanted: Sequence[str]) -> Hit:
    heading = " › ".join(filter(None, (chapter.of, chapter.title, section.anchor and section.title)))
    texts = [text for text in section.texts if text]
    best = max(texts, key=lambda text: len({word for word in wanted if spots(text, [word])}), default="")
    return Hit(chapter_id=chapter.id, anchor=section.anchor, heading=heading, excerpt=_cut(best, wanted))


def _cut(text: str, wanted: Sequence[str]) -> str:
    """At most `_LONGEST` characters around the first hit, whole words, with … where something is left out."""
    text = " ".join(text.split())
    found = spots(text, wanted)
    begin = max(0, found[0][0] - _AROUND) if found else 0
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    end = begin + _LONGEST
    if end < len(text) and " " in text[begin:end]:
        end = text.rfind(" ", begin, end)
    return f"{'… ' if begin else ''}{text[begin:end]}{' …' if end < len(text) else ''}"


def spots(text: str, wanted: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Begin and end of the words in a text that begin with one of the folded words."""
    return tuple(
        match.span() for match in _WORD.finditer(text) if fold_words(match[0]).startswith(tuple(wanted)) and wanted
    )


def folded(words: str) -> tuple[str, ...]:
    """The words of a search as `spots` takes them."""
    return tuple(fold_words(words).split())


def anchor_of(title: str) -> str:
    """What links call a section by its title: `Bỏ qua một điều` is `bo-qua-mot-dieu`."""
    return fold_words(title).replace(" ", "-")


def parse_chapter(chapter_id: str, text: str) -> Chapter:
    """Read a chapter: `# ` is its title, each `## ` begins a section."""
    found = blocks(text)
    title = next((block.text for block in found if isinstance(block, Heading) and block.level == 1), "")
    rest = [block for block in found if not (isinstance(block, Heading) and block.level == 1)]
    return Chapter(chapter_id, title, tuple(_sections(title, rest)))


def _sections(title: str, rest: list[Block]) -> Iterator[Section]:
    begins = [place for place, block in enumerate(rest) if _begins(block)]
    yield Section("", title, tuple(takewhile(_goes_on, rest)))
    for begin, end in pairwise((*begins, len(rest))):
        heading = plain(rest[begin])
        yield Section(anchor_of(heading), heading, tuple(rest[begin + 1 : end]))


def _begins(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 2


def _goes_on(block: Block) -> bool:
    return not _begins(block)


@lru_cache(maxsize=1)
def read_book() -> Book:
    """Read the help, in the order of `resources/help/index.toml`."""
    index: dict[str, Any] = read_toml(read_text_resource(_FOLDER, "index.toml").encode())
    return Book(tuple(_group(entry) for entry in index["group"]))


def _group(entry: dict[str, Any]) -> ChapterGroup:
    chapters = (parse_chapter(name, read_text_resource(_FOLDER, f"{name}.md")) for name in entry["chapters"])
    return ChapterGroup(entry["title"], tuple(chapters))


def read_picture(file: str) -> bytes:
    """The bytes of a chapter's picture."""
    with reader(resource(_FOLDER, *file.split("/"))) as source:
        return source.read()
