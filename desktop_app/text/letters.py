"""The Vietnamese alphabet: its letters in order, and a word's letters apart from its tone."""

import unicodedata
from typing import Final

ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""Letters in dictionary order, with the four foreign ones where they are filed."""

TONE_MARKS: Final = "\u0300\u0309\u0303\u0301\u0323"
"""Combining marks of the tones in dictionary order: huyền, hỏi, ngã, sắc, nặng (ngang has none)."""

_LETTERS: Final = frozenset(ALPHABET)


def split_tone(word: str) -> tuple[str, str]:
    """Return the word without its tone (NFC, lower case) and the digits of its tones, in order.

    1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng; nothing for ngang. Where the mark stood doesn't count, so that
    `hòa` and `hoà` come out the same.
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word):
        tone = TONE_MARKS.find(char)
        if tone < 0:
            letters.append(char)
        else:
            tones.append(str(tone + 1))
    return unicodedata.normalize("NFC", "".join(letters)).lower(), "".join(tones)


def plain_letter(char: str) -> str:
    """Return the letter of `ALPHABET` that a lower-case character is filed under, or the character itself."""
    if char in _LETTERS:
        return char
    base = unicodedata.normalize("NFD", char)[0]
    return base if base in _LETTERS else char
