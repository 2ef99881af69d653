"""Clean text from cells and forms, and count it as a browser does."""

import re
import unicodedata
from typing import Final

_LINE_END: Final = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
# Category Cf (soft hyphen, zero-width, direction marks, BOM), surrogates, controls but tab and line feed, and
# the two code points no XML file may hold.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff\U000e0001\U000e0020-\U000e007f]"
)
_BLANK: Final = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def _visible(text: str) -> str:
    """Return the text in NFC with line ends as line feeds and without anything invisible."""
    if not text.isprintable():
        text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
    return unicodedata.normalize("NFC", text)


def lower_first(label: str) -> str:
    """Return a label as it stands inside a sentence: with a small letter, but for what is all capitals (CCCD)."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def clean_line(text: str) -> str:
    """Return the text as one clean line: NFC, nothing invisible, single blanks, trimmed.

    A legacy encoding must be looked for first (`legacy.decode_legacy`): TCVN3 writes `ư` as a soft hyphen.
    """
    return " ".join(_visible(text).split())


def clean_text(text: str) -> str:
    """Return the text clean with its line breaks kept: NFC, line feeds, nothing invisible, ends trimmed."""
    return _BLANK.sub(" ", _visible(text)).strip()


def _counted(text: str) -> str:
    """Return the text in the form whose UTF-16 units are counted."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def utf16_length(text: str) -> int:
    """Return the length as the portal's counter shows it: NFC, a line end is one, UTF-16 units.

    Source: spec/rules.md, `portal-text`.
    """
    return len(_counted(text).encode("utf-16-le", "surrogatepass")) // 2


def _continues(char: str) -> bool:
    """Say whether the character belongs to the one before it."""
    return unicodedata.category(char) in ("Mn", "Me", "Mc") or char == "\u200d"


def truncate_utf16(text: str, limit: int) -> str:
    """Return the longest beginning of at most `limit` UTF-16 units that splits no character.

    Neither a surrogate pair nor a letter with its combining marks is cut apart. The result is in NFC with
    line feeds at its line ends.
    """
    counted = _counted(text)
    end = units = 0
    for char in counted:
        units += 2 if char > "\uffff" else 1
        if units > limit:
            break
        end += 1
    while 0 < end < len(counted) and _continues(counted[end]):
        end -= 1
    return counted[:end]
