"""Fold text to plain letters, for searching, matching headers and naming files."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from desktop_app.text.unicode import clean_line

_MARKS: Final = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_SPECIAL: Final = {"đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE"}
_NOT_WORD: Final = re.compile(r"[\W_]+")
_NOT_IN_FILE_NAME: Final = re.compile(r"[^0-9A-Za-z_]+")
_RESERVED: Final = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"COM{n}" for n in range(10)), *(f"LPT{n}" for n in range(10))]
)
_NAMELESS: Final = "khong-ten"


def _table() -> dict[int, str | None]:
    """Return the translation of every Vietnamese letter and combining mark to plain ASCII."""
    table: dict[int, str | None] = {ord(mark): None for mark in _MARKS}
    for code in [*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)]:
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base
    return table | {ord(letter): plain for letter, plain in _SPECIAL.items()}


_PLAIN: Final = _table()


def _without_marks(text: str) -> str:
    """Return the text without accents, its case kept; compatibility forms (ﬁ, ², Ａ) spelt out."""
    plain = text.translate(_PLAIN)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain).translate(_PLAIN)
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn")


@lru_cache(maxsize=8192)
def _folded(piece: str) -> str:
    """Fold a text without blanks; Vietnamese has few syllables, so that most have been here before."""
    plain = piece.translate(_PLAIN)
    if plain.isascii() and plain.isprintable():
        return plain.lower()
    # Twice, since lower case can bring a new mark (İ) and compatibility forms can hold capitals (™).
    for _ in range(2):
        plain = clean_line(_without_marks(clean_line(plain)).casefold())
    return plain


def fold(text: str) -> str:
    """Return the text in plain lower-case letters (đ is d), punctuation kept, blanks single.

    Idempotent; the same for NFC and NFD.
    """
    return " ".join(filter(None, map(_folded, text.split(" "))))


def fold_words(text: str) -> str:
    """Return the folded words of the text, single blanks between them, punctuation dropped.

    For headers, values of closed lists, titles and search.
    """
    return _NOT_WORD.sub(" ", fold(text)).strip()


def fold_key(text: str) -> str:
    """Return the folded text without any blank or punctuation."""
    return _NOT_WORD.sub("", fold(text))


def ascii_name(text: str, limit: int = 120) -> str:
    """Return a file-name stem that every Windows takes: ASCII letters, digits, `-`, `_`, case kept.

    At most `limit` characters (at least 12). A name that Windows reserves gets a trailing `_`; one with
    nothing left is "khong-ten".
    """
    stem = _NOT_IN_FILE_NAME.sub("-", _without_marks(clean_line(text))).strip("-")[:limit].rstrip("-")
    if stem.upper() in _RESERVED:
        return f"{stem}_"
    return stem or _NAMELESS
