"""The code on paper (*mã đối chiếu*), by which a signed and sealed paper vouches for the frozen facts."""

import json
from typing import Final

from desktop_app.domain.papers import PaperCode
from desktop_app.system.digest import sha256_hex

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U."""

_GROUPS: Final = 4
_LENGTH: Final = 16
_READ_AS: Final = str.maketrans("OIL", "011")


def digest(facts: bytes) -> str:
    """Return the SHA-256 of the facts as 64 hexadecimal digits."""
    return sha256_hex(facts)


def code_text(facts_digest: str) -> str:
    """Return the code for a SHA-256 (hex): its first 80 bits as four groups of four characters."""
    number = int(facts_digest[:20], 16)
    letters = "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (_LENGTH - 1), -1, -5))
    return _grouped(letters)


def code_on_paper(facts: bytes) -> PaperCode:
    """Return the code as printed, and the payload of its QR code: `HSSK1:<submission>:<revision>:<code>`."""
    submission = json.loads(facts)["submission"]
    text = code_text(digest(facts))
    return PaperCode(text=text, payload=f"HSSK1:{submission['id']}:{submission['revision']}:{text}")


def normalise_code(typed: str) -> str:
    """Return a typed code as it is printed: O is 0, I and L are 1, blanks and hyphens drop; "": no code."""
    letters = "".join(typed.split()).replace("-", "").upper().translate(_READ_AS)
    if len(letters) != _LENGTH or not set(letters) <= set(ALPHABET):
        return ""
    return _grouped(letters)


def _grouped(letters: str) -> str:
    size = _LENGTH // _GROUPS
    return "-".join(letters[start : start + size] for start in range(0, _LENGTH, size))
