"""Cells on the clipboard: what Excel writes is read, what is written Excel reads as it was and never as a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.clipboard import cells_text, guarded, html_rows, number_text, parse_cells, unguarded

_CELL = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\t\r\n\"'=+-@ 0.a"), max_size=12)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("a", [["a"]]),
        ("a\tb\r\n", [["a", "b"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\rb", [["a"], ["b"]]),
        ("\t\r\n", [["", ""]]),
        ("a\t", [["a", ""]]),
        ("\r\n\r\n", [[""], [""]]),
        ('"hai\ndòng"\tb\r\n', [["hai\ndòng", "b"]]),
        ('"hai\tô"\tb', [["hai\tô", "b"]]),
        ('"nói ""thử"""\r\n', [['nói "thử"']]),
        ('màn 5" mới\tb', [['màn 5" mới', "b"]]),
        ('"chưa đóng\tb', [['"chưa đóng', "b"]]),
        ('"a" và b\tc', [["a và b", "c"]]),
        ('""\t""', [["", ""]]),
        ("'=1+1\t'0912", [["=1+1", "'0912"]]),
    ],
)
def test_what_excel_copies_is_read(text: str, cells: list[list[str]]) -> None:
    """Rows end as Windows, Mac or a browser ends them; a quote that nobody closes is a letter."""
    assert parse_cells(text) == cells


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(_CELL, min_size=width, max_size=width), max_size=5)))
def test_cells_come_back_as_they_were(cells: list[list[str]]) -> None:
    """Whatever they hold: line breaks, quotes, formulas, apostrophes."""
    assert parse_cells(cells_text(cells)) == cells


@given(_CELL)
def test_guarding_is_undone(text: str) -> None:
    """And adds nothing to what is guarded not."""
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Nguyễn Văn Thử", "Nguyễn Văn Thử"),
        ("", ""),
        ("012345678901", "012345678901"),
        ("-5", "-5"),
        ("-1.037", "-1.037"),
        ("+84 912.345.678", "+84 912.345.678"),
        ("-", "-"),
        ("=1+1", "'=1+1"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-1+1", "'-1+1"),
        ("- Giảm thời gian", "'- Giảm thời gian"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        (" =1", "' =1"),
        ("\xa0=1", "'\xa0=1"),
        ("＝1", "'＝1"),
        ("＋a", "'＋a"),
        ("'=1", "''=1"),
        ("'0912", "'0912"),
        ("a=1", "a=1"),
    ],
)
def test_what_excel_takes_for_a_formula_gets_an_apostrophe(text: str, written: str) -> None:
    """A sign with nothing but digits after it is a number or a phone, and stays."""
    assert guarded(text) == written


def test_html_keeps_figures_as_texts_where_they_are_no_numbers() -> None:
    """Leading zeros of phones and identity numbers; words need no format; markup is escaped, lines are broken."""
    assert html_rows([["0912", "1037", "An <b>\n&", "=1"]], [False, True, False, False]) == (
        '<tr><td style=\'mso-number-format:"\\@"\' sdnum="1066;0;@">0912</td><td>1037</td>'
        '<td>An &lt;b&gt;<br>&amp;</td><td style=\'mso-number-format:"\\@"\' sdnum="1066;0;@">\'=1</td></tr>'
    )


@pytest.mark.parametrize(
    ("shown", "copied"),
    [("1.037", "1037"), ("15.000.000", "15000000"), ("-1.037", "-1037"), ("12", "12"), ("1.5", "1.5"), ("50%", "50%")],
)
def test_numbers_lose_their_dots(shown: str, copied: str) -> None:
    """An English Excel would read 1.037 as one and a bit."""
    assert number_text(shown) == copied
