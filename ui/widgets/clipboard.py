"""Tables on the clipboard, as Excel reads and writes them; texts alone, so that a worker can make them too."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

_RISKY: Final = re.compile(r"'*\s*(?:[=@＝＠]|[-+－＋](?![\d\s.,()]*\Z))|'*[\t\r\n]")
"""What Excel may take for a formula (OWASP, *CSV injection*): = + - @ at the start, full-width too, tab, line break.

A sign before nothing but digits is a number or a phone: with no letter after it no formula can reach anything.
"""
_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"')
_PLAIN: Final = re.compile(r"[^\t\r\n]*")
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_THOUSANDS: Final = re.compile(r"-?\d{1,3}(\.\d{3})+\Z")
_TEXT_FORMAT: Final = ' style=\'mso-number-format:"\\@"\' sdnum="1066;0;@"'
"""Keeps leading zeros: for Excel, and for LibreOffice."""
HTML_HEAD: Final = b'<html><head><meta charset="utf-8"></head><body><!--StartFragment--><table>'
HTML_END: Final = b"</table><!--EndFragment--></body></html>"


def guarded(text: str) -> str:
    """The text with an apostrophe before it where Excel might take it for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that `guarded` puts before it."""
    return text[1:] if text.startswith("'") and _RISKY.match(text[1:]) else text


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if re.search(r'[\t\r\n"]', text) else text


def cells_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells as Excel puts them on the clipboard: tabs, line ends, quotes about what holds either; guarded."""
    return "".join("\t".join(_quoted(guarded(cell)) for cell in row) + "\r\n" for row in rows)


def parse_cells(text: str) -> list[list[str]]:
    """Cells of what Excel put on the clipboard; a quote that nobody closes is a letter like others."""
    rows: list[list[str]] = [[]]
    place = 0
    while place < len(text):
        cell, place = _cell(text, place)
        rows[-1].append(unguarded(cell))
        if text[place : place + 1] == "\t":
            place += 1
            if place == len(text):
                rows[-1].append("")
        elif found := _BREAK.match(text, place):
            place = found.end()
            rows.append([])
    return rows if rows[-1] else rows[:-1]


def _cell(text: str, place: int) -> tuple[str, int]:
    """The cell that begins here, and where it ends."""
    quoted = _QUOTED.match(text, place)
    rest = _PLAIN.match(text, quoted.end() if quoted else place)
    assert rest is not None
    before = quoted.group(1).replace('""', '"') if quoted else ""
    return before + rest.group(), rest.end()


def number_text(text: str) -> str:
    """A whole number as any Excel reads it: without the dots between thousands."""
    return text.replace(".", "") if _THOUSANDS.match(text) else text


def html_rows(rows: Sequence[Sequence[str]], numbers: Sequence[bool]) -> str:
    """Cells as rows of an HTML table; those of columns that aren't `numbers` are text for Excel whatever they hold."""
    return "".join(
        "<tr>" + "".join(_html_cell(cell, number=number) for cell, number in zip(row, numbers, strict=True)) + "</tr>"
        for row in rows
    )


def _html_cell(text: str, *, number: bool) -> str:
    plain = number or not re.search(r"\d|^'", text := guarded(text))
    content = escape(text, quote=False).replace("\r\n", "\n").replace("\n", "<br>")
    return f"<td{'' if plain else _TEXT_FORMAT}>{content}</td>"
