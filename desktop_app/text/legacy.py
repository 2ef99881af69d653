"""Recognise text in a legacy Vietnamese encoding (TCVN3, VNI) and convert it to Unicode."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.text.legacy_tables import TCVN3, VNI
from desktop_app.text.syllables import is_syllable, is_well_written

Encoding = Literal["TCVN3", "VNI"]

_TABLES: Final[dict[Encoding, Mapping[str, str]]] = {"TCVN3": TCVN3, "VNI": VNI}
_WRITTEN: Final = {name: re.compile("|".join(sorted(table, key=len, reverse=True))) for name, table in _TABLES.items()}
_TOKEN: Final = re.compile("[0-9A-Za-z¡-®µ-¹»-¾À-ÿ]+")
_NEWER: Final = re.compile("[^\x00-\xff]")
_ABBREVIATION: Final = re.compile("(?=.*Đ)[BCDĐGHKLMNPQRSTVX]{2,}")
_UNITS: Final = frozenset(["µm"])
_FOREIGN: Final = re.compile("[ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]")
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class LegacyResult:
    """A text converted from a legacy encoding; where not `certain`, keep the original, with a warning."""

    text: str
    encoding: Encoding
    certain: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a text reads in one encoding: words that make sense, that don't, and those that only now do."""

    encoding: Encoding
    sound: int
    unsound: int
    gained: tuple[str, ...]


def decode_legacy(text: str) -> LegacyResult | None:
    """Return the text converted from TCVN3 or VNI, or nothing where it is ordinary Unicode.

    It goes by spelling: words that make no Vietnamese syllable as they stand and do in the encoding. Give it
    the text as it came, before any cleaning (`ư` of TCVN3 is the soft hyphen). Fonts of capitals (.VnTimeH)
    can't be told from small ones: only words typed in capitals come out in capitals.
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() or any(char.isalpha() for char in _NEWER.findall(composed)):
        return None
    tokens = [token for token in _TOKEN.findall(composed) if _is_evidence(token)]
    readings = [
        reading
        for encoding in _TABLES
        if (reading := _read(tokens, encoding)).gained and reading.sound >= 2 * reading.unsound
    ]
    if not readings:
        return None
    best = max(readings, key=lambda reading: (reading.sound - reading.unsound, len(reading.gained)))
    rival = any(other is not best and other.sound >= best.sound for other in readings)
    certain = _proves(best, composed) and best.sound >= 5 * best.unsound and not rival
    return LegacyResult(_convert(composed, best.encoding), best.encoding, certain)


def _is_evidence(token: str) -> bool:
    """Say whether a token can tell encodings apart: several letters, some beyond ASCII, no digit."""
    return (
        len(token) > 1 and not token.isascii() and not any("0" <= char <= "9" for char in token) and token not in _UNITS
    )


def _read(tokens: list[str], encoding: Encoding) -> _Reading:
    """Read the tokens in the encoding and tell which make sense."""
    sound: list[str] = []
    for token in tokens:
        decoded = _decode_token(token, encoding)
        if decoded is not None and (is_well_written(decoded) or _ABBREVIATION.fullmatch(decoded)):
            sound.append(token)
    gained = tuple(token for token in sound if not _stands(token))
    return _Reading(encoding, len(sound), len(tokens) - len(sound), gained)


def _proves(reading: _Reading, text: str) -> bool:
    """Say whether the words gained are proof enough: misspelt Vietnamese must not pass for an encoding."""
    if len(reading.gained) >= (3 if reading.encoding == "TCVN3" else 2):
        return True
    if any(map(_looks_broken, reading.gained)):
        return True
    if not any(_FOREIGN.search(token) for token in reading.gained):
        return False
    others = [word for word in _TOKEN.findall(text) if word.isascii() and word.isalpha()]
    return len(reading.gained) > 1 or (bool(others) and all(map(is_syllable, others)))


def _decode_token(token: str, encoding: Encoding) -> str | None:
    """Return the token in Unicode, or nothing where a letter has no place in the encoding."""
    pattern, table = _WRITTEN[encoding], _TABLES[encoding]
    if not pattern.sub("", token).isascii():
        return None
    decoded = pattern.sub(lambda match: table[match.group()], token)
    return decoded if encoding == "TCVN3" or _has_regular_case(decoded) else None


def _has_regular_case(token: str) -> bool:
    """Say whether a word is in small letters, in capitals, or has a capital at its head only."""
    return token.isupper() or token[1:].islower() or len(token) == 1


def _stands(token: str) -> bool:
    """Say whether the token is good Vietnamese as it stands."""
    visible = token.replace("\xad", "")
    return visible.isalpha() and _has_regular_case(visible) and is_syllable(visible)


def _looks_broken(token: str) -> bool:
    """Say whether a token can be no word of any language: signs or capitals inside, or several marks."""
    signs = any(not char.isalpha() or char in "ªµ" for char in token)
    return signs or not _has_regular_case(token) or sum(not char.isascii() for char in token) > 1


def _convert(text: str, encoding: Encoding) -> str:
    """Convert a whole text; words typed in capitals come out in capitals."""
    table = _TABLES[encoding]
    converted = _WRITTEN[encoding].sub(lambda match: table[match.group()], text)
    if encoding == "VNI":
        return converted
    plain = [char for char in text if char.isascii() and char.isalpha()]
    if not any(char.islower() for char in plain) and any(map(_typed_in_capitals, _WORD.findall(converted))):
        return converted.upper()
    return _WORD.sub(
        lambda match: match.group().upper() if _typed_in_capitals(match.group()) else match.group(), converted
    )


def _typed_in_capitals(word: str) -> bool:
    """Say whether the plain letters of a word are capitals, not only at its head."""
    plain = [char for char in word if char.isascii()]
    return not any(char.islower() for char in plain) and any(char.isupper() and char.isascii() for char in word[1:])
