"""The book as it is shipped: whole, true, linked; and the search in it."""

import ast
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from desktop_app.domain.links import Screen
from desktop_app.services.about import about
from desktop_app.services.help import (
    FIRST,
    SCREEN_LINK,
    Chapter,
    anchor_of,
    folded,
    parse_chapter,
    read_book,
    read_picture,
    spots,
)
from desktop_app.services.workspace import open_workspace
from desktop_app.system.resources import resource
from desktop_app.text.markdown import Item, Paragraph, Span, Style, Table, blocks
from tests.pictures.help_pages import shots
from tests.pictures.shoot import FRESH, SAMPLE
from tests.ui.stage import CONTEXT

ROOT = Path(__file__).resolve().parents[2]
BOOK = read_book()
CHAPTERS = {chapter.id: chapter for chapter in BOOK.chapters}
LARGEST = 60 * 1024


def _spans(chapter: Chapter) -> Iterator[Span]:
    for section in chapter.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph | Item):
                yield from block.spans
            elif isinstance(block, Table):
                yield from (span for row in block.rows for cell in row for span in cell)


def test_every_file_is_in_the_contents_once() -> None:
    files = sorted(path.stem for path in resource("help").glob("*.md"))
    assert sorted(chapter.id for chapter in BOOK.chapters) == files


@pytest.mark.parametrize("screen", Screen)
def test_every_screen_has_its_chapter(screen: Screen) -> None:
    assert screen.value in CHAPTERS


@pytest.mark.parametrize("chapter", BOOK.chapters, ids=list(CHAPTERS))
def test_a_chapter_is_whole(chapter: Chapter) -> None:
    """A title, sections whose names differ, and nothing left of the marks."""
    assert chapter.title
    anchors = [section.anchor for section in chapter.sections]
    assert len(set(anchors)) == len(anchors)
    assert len(anchors) > 1
    texts = [text for section in chapter.sections for text in section.texts]
    assert [text for text in texts if re.search(r"\*\*|\]\(|^#|^\d+\.\s", text)] == []


@pytest.mark.parametrize("chapter", BOOK.chapters, ids=list(CHAPTERS))
def test_links_lead_somewhere(chapter: Chapter) -> None:
    for span in _spans(chapter):
        if span.style is not Style.LINK:
            continue
        if span.target.startswith(SCREEN_LINK):
            assert Screen(span.target.removeprefix(SCREEN_LINK))
            continue
        name, _, anchor = span.target.partition("#")
        found = CHAPTERS[name.removesuffix(".md") or chapter.id]
        assert anchor in {section.anchor for section in found.sections}, span


def _words_on_screen() -> set[str]:
    """The texts in the sources of the window and of what it shows, without the marks of underlined letters."""
    words = set()
    for folder in ("ui", "desktop_app/domain", "desktop_app/services", "desktop_app/rules"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    words.add(node.value.replace("&", "").strip())
    return words


def test_names_in_bold_are_those_on_screen() -> None:
    """A button that is renamed has to be renamed in the help too."""
    known = _words_on_screen()
    bold = {
        (chapter.id, span.text) for chapter in BOOK.chapters for span in _spans(chapter) if span.style is Style.STRONG
    }
    assert sorted(name for name in bold if name[1] not in known) == []


def test_pictures_are_there_used_and_known_to_the_script() -> None:
    named = {picture.file for chapter in BOOK.chapters for picture in chapter.pictures}
    files = {f"pictures/{path.name}" for path in resource("help", "pictures").iterdir()}
    taken = {f"pictures/{name}.png" for name in (*shots(SAMPLE), *shots(FRESH))}
    assert named == taken
    assert files == taken


def test_pictures_are_small() -> None:
    sizes = {file.name: file.stat().st_size for file in resource("help", "pictures").iterdir()}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    assert sum(sizes.values()) < 3_000_000
    assert read_picture("pictures/tong-quan.png").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("bo qua canh bao mot", "initiatives"),
        ("phim tat", "phim-tat"),
        ("Phím tắt", "phim-tat"),
        ("nam ket qua", "check"),
        ("tra dong bi lai", "import"),
        ("sao luu va khoi phuc", "sao-luu"),
        ("usbx khong co chuong nao", ""),
        ("", ""),
        ("  ", ""),
        ("ổ đĩa đầy", "loi-thuong-gap"),
        ("o dia da da", "loi-thuong-gap"),
    ],
)
def test_the_search_finds_without_accents_in_any_order(words: str, first: str) -> None:
    hits = BOOK.search(words)
    assert (hits[0].chapter_id if hits else "") == first
    for hit in hits:
        assert all(spots(f"{hit.heading} {_said(hit.chapter_id, hit.anchor)}", [word]) for word in folded(words))


def _said(chapter_id: str, anchor: str) -> str:
    return " ".join(text for one in CHAPTERS[chapter_id].sections if one.anchor == anchor for text in one.texts)


def test_titles_come_before_texts() -> None:
    hits = BOOK.search("chi tieu")
    in_title = [bool(spots(hit.heading, ["chi"]) and spots(hit.heading, ["tieu"])) for hit in hits]
    assert in_title == sorted(in_title, reverse=True)
    assert not all(in_title)


def test_an_excerpt_is_cut_at_words_around_the_hit() -> None:
    chapter = parse_chapter("x", f"# X\n\n{'trước ' * 60}đích {'sau ' * 60}")
    text = next(iter(type(BOOK)((type(BOOK.groups[0])("", (chapter,)),)).search("dich"))).excerpt
    assert "đích" in text
    assert text.startswith("… trước ")
    assert text.endswith(" sau …")
    assert len(text) < 180


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Tỷ lệ đóng góp", ["ty", "gop"], ((0, 2), (11, 14))),
        ("đóng", ["don"], ((0, 4),)),
        ("không", ["hong"], ()),
        ("gì đó", [], ()),
    ],
)
def test_spots(text: str, words: list[str], found: tuple[tuple[int, int], ...]) -> None:
    assert spots(text, words) == found


def test_an_unknown_chapter_is_the_first_steps() -> None:
    assert BOOK.chapter("không có").id == FIRST


def test_sections_have_anchors_of_their_titles() -> None:
    chapter = parse_chapter("x", "# X\n\nmở đầu\n\n## Bỏ qua một điều\n\nb\n\n### nhỏ\n\nc")
    assert [(one.anchor, one.title, len(one.blocks)) for one in chapter.sections] == [
        ("", "X", 1),
        ("bo-qua-mot-dieu", "Bỏ qua một điều", 3),
    ]
    assert anchor_of("1. Chọn danh sách") == "1-chon-danh-sach"
    assert blocks("a") == (Paragraph((Span("a"),)),)


def test_what_the_software_says_of_itself(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "du-lieu", CONTEXT) as workspace:
        told = about(workspace)
    assert str(tmp_path / "du-lieu") in told.text
    assert "Phiên bản dữ liệu: " in told.text
    assert len(told.text.splitlines()) == len(told.facts) + 1


def test_every_library_is_named_with_its_licence(tmp_path: Path) -> None:
    """Those of the program and what they need; Python, SQLite and the fonts besides."""
    with open_workspace(tmp_path / "du-lieu", CONTEXT) as workspace:
        told = about(workspace)
    named = {_key(one.name) for one in told.libraries}
    assert _shipped() - named == set()
    assert [one for one in told.libraries if not one.licence] == []


def _key(name: str) -> str:
    return re.split(r"[ \[;<>=!~(]", name)[0].lower().replace("_", "-")


def _shipped() -> set[str]:
    waiting, found = ["hoso-sangkien"], set[str]()
    while waiting:
        try:
            needed = distribution(waiting.pop()).requires or []
        except PackageNotFoundError:  # for another system
            continue
        names = {_key(one) for one in needed if not re.search(r"extra ==|sys_platform|python_version <", one)}
        waiting += names - found
        found |= names
    return found
