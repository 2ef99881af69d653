"""Names of people: sort keys in Vietnamese order, sameness, and an offer for names in capitals."""

import re
from functools import lru_cache
from typing import Final

from desktop_app.text.letters import ALPHABET, plain_letter, split_tone
from desktop_app.text.unicode import clean_line

_PIECE: Final = re.compile(r"[^\W\d_]+|\d+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_APOSTROPHES: Final = str.maketrans("’‘ʼ`´", "'''''")
# Blank < tones < digits < letters, so that keys compare byte by byte: ba < ba ba < bà < bá < bac.
_CODE: Final = {letter: chr(ord("A") + place) for place, letter in enumerate(ALPHABET)}
_TONE_CODE: Final = str.maketrans("12345", '"#$%&')
_OTHER: Final = "~{:06x}"


@lru_cache(maxsize=8192)
def _piece_key(piece: str) -> str:
    """Return the key of one syllable (letters, then tone) or number (length, then digits)."""
    if piece.isdecimal():
        digits = str(int(piece)) if len(piece) < 100 else piece
        return f"{min(len(digits), 99):02d}{digits}"
    letters, tones = split_tone(piece)
    codes = (_CODE.get(plain_letter(char), _OTHER.format(ord(char))) for char in letters)
    return "".join(codes) + tones.translate(_TONE_CODE)


def _keys(text: str) -> list[str]:
    """Return the keys of the text's syllables and numbers, in order."""
    return [_piece_key(piece) for piece in _PIECE.findall(clean_line(text))]


def vietnamese_key(text: str) -> str:
    """Return a sort key in the order of Vietnamese dictionaries, printable ASCII, compared byte by byte.

    Syllable by syllable: letters (a ă â b c d đ e ê …), then tone (ngang huyền hỏi ngã sắc nặng). Numbers
    go by value (Tổ 2 before Tổ 10). Case, punctuation and the place of the tone mark don't count.
    """
    return " ".join(_keys(text))


def given_name_key(name: str) -> str:
    """Return the sort key of a person: given name (the last word), then family and middle names.

    The order of `vietnamese_key`.
    """
    keys = _keys(name)
    return " ".join(keys[-1:] + keys[:-1])


def name_key(name: str) -> str:
    """Return what two spellings of one name have in common.

    Case, Unicode form, blanks and the place of the tone mark don't count; the tone and the letters do.
    """

    def toneless(match: re.Match[str]) -> str:
        return "".join(split_tone(match.group()))

    return _WORD.sub(toneless, clean_line(name).translate(_APOSTROPHES))


def same_name(one: str, other: str) -> bool:
    """Say whether two spellings are one name (`name_key`)."""
    return name_key(one) == name_key(other)


def is_all_capitals(name: str) -> bool:
    """Say whether a name of several letters is written in capitals throughout."""
    return name.isupper() and sum(char.isalpha() for char in name) > 1


def title_case_name(name: str) -> str:
    """Return the name with each word capitalised: the offer for `NGUYỄN VĂN A`."""
    return _WORD.sub(lambda match: match.group().capitalize(), clean_line(name))
