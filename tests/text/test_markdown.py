"""The Markdown of the help."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.text.markdown import (
    Heading,
    Item,
    Paragraph,
    Picture,
    Span,
    Style,
    Table,
    blocks,
    plain,
    plain_spans,
    spans,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("\n \n", ()),
        ("# Tên", (Heading(1, "Tên"),)),
        ("## Phần  ", (Heading(2, "Phần"),)),
        ("#không có dấu cách", (Paragraph((Span("#không có dấu cách"),)),)),
        ("một\nhai\n\nba", (Paragraph((Span("một hai"),)), Paragraph((Span("ba"),)))),
        ("- một\n- hai", (Item(0, (Span("một"),)), Item(0, (Span("hai"),)))),
        ("1. một\n   tiếp\n2. hai", (Item(1, (Span("một tiếp"),)), Item(2, (Span("hai"),)))),
        ("1. một\n\n![chữ](pictures/a.png)\n\n2. hai", None),
        ("> nhớ\n> điều này", (Paragraph((Span("nhớ điều này"),), note=True),)),
        ("![Tổng quan](pictures/tong-quan.png)", (Picture("Tổng quan", "pictures/tong-quan.png"),)),
        ("|A|B|\n|---|---|\n| 1 | 2 |", (Table((((Span("A"),), (Span("B"),)), ((Span("1"),), (Span("2"),)))),)),
        ("chữ\n# Tên", (Paragraph((Span("chữ"),)), Heading(1, "Tên"))),
    ],
)
def test_blocks(text: str, found: tuple[object, ...] | None) -> None:
    if found is None:
        found = (Item(1, (Span("một"),)), Picture("chữ", "pictures/a.png"), Item(2, (Span("hai"),)))
    assert blocks(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("không gì", (Span("không gì"),)),
        ("bấm **Nhập** rồi", (Span("bấm "), Span("Nhập", Style.STRONG), Span(" rồi"))),
        ("*nghiêng*", (Span("nghiêng", Style.EMPHASIS),)),
        ("`Ctrl+Z`", (Span("Ctrl+Z", Style.KEY),)),
        ("[xem](check.md#bo-qua)", (Span("xem", Style.LINK, "check.md#bo-qua"),)),
        ("2 * 3 * 4", (Span("2 "), Span(" 3 ", Style.EMPHASIS), Span(" 4"))),
        ("**chưa đóng", (Span("**chưa đóng"),)),
        ("[chưa](", (Span("[chưa]("),)),
    ],
)
def test_pieces(text: str, found: tuple[Span, ...]) -> None:
    assert spans(text) == found


@given(st.text())
def test_pieces_lose_no_letter(text: str) -> None:
    """Only marks and targets of links go."""
    kept = iter(plain_spans(spans(text)))
    assert all(any(char == one for one in text) for char in kept)


@given(st.text(alphabet="ab \n#-*>|![]()`1.", max_size=80))
def test_anything_is_read(text: str) -> None:
    """A text that is no Markdown is words all the same."""
    words = "".join(plain(block) for block in blocks(text))
    assert words.count("a") <= text.count("a")
    assert bool(blocks(text)) == bool(blocks(text + "\n"))
