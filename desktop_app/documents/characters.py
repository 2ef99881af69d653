"""Which characters go on paper: what the paper's font can show, the same in all formats."""

import re
import unicodedata
from functools import cache
from typing import Final

from desktop_app.system.resources import resource
from desktop_app.text.unicode import clean_line, clean_text

# Vietnamese, ASCII and common marks: the font has them all (a test makes sure).
_KNOWN: Final = re.compile(
    "[\n\x20-\x7e\xa1-\xac\xae-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018-\u201e\u2022\u2026"
    "\u2030\u20ab\u2122]*"
)
_STANDS_FOR_UNKNOWN: Final = "□"


def printable(text: str) -> str:
    """Return the text clean (NFC, line breaks kept) with only characters that the paper's font has.

    Pictographs and private characters drop out; any other character without a glyph is shown as `□`.
    """
    clean = clean_text(text)
    if _KNOWN.fullmatch(clean):
        return clean
    return re.sub(" {2,}", " ", "".join(_shown(char) for char in clean)).strip()


def printable_line(text: str, limit: int | None = None) -> str:
    """Return the text as one printable line; one longer than `limit` characters ends in `…`."""
    line = clean_line(printable(text))
    if limit is None or len(line) <= limit:
        return line
    return line[: limit - 1].rstrip() + "…"


def _shown(char: str) -> str:
    if _KNOWN.fullmatch(char):
        return char
    category = unicodedata.category(char)
    if category == "Co":
        return ""
    if ord(char) in _glyphs():
        return char
    return "" if category in {"So", "Sk", "Mn", "Me", "Cn"} else _STANDS_FOR_UNKNOWN


@cache
def _glyphs() -> frozenset[int]:
    """The code points for which all four faces of the shipped font have a glyph."""
    from reportlab.pdfbase.ttfonts import TTFontFile

    faces = ("Regular", "Bold", "Italic", "BoldItalic")
    tables = [TTFontFile(str(resource("fonts", f"LiberationSerif-{face}.ttf"))).charToGlyph for face in faces]
    return frozenset(set(tables[0]).intersection(*tables[1:]))
