"""Phone numbers: made right where that is certain, otherwise left as typed."""

import re
from typing import Final

from desktop_app.text.unicode import clean_line

_VALID: Final = re.compile(r"0[35789][0-9]{8}|02[0-9]{9}")
_SEPARATORS: Final = re.compile(r"[\s.()/_-]")
_COUNTRY: Final = re.compile(r"(?:\+|00)?84(?=0?[235789])")


def clean_phone(value: str | float) -> str:
    """Return the phone number in digits from 0, or the cleaned text where it can't be made right.

    Country code turned into 0, separators dropped, the zero that Excel lost restored.
    """
    typed = clean_line(str(int(value)) if isinstance(value, float) and value.is_integer() else str(value))
    digits = _SEPARATORS.sub("", typed)
    national = _COUNTRY.sub("", digits, count=1) if digits.startswith(("+", "00")) or len(digits) > 10 else digits
    for number in (digits, national, f"0{national}"):
        if is_valid_phone(number):
            return number
    return typed


def is_valid_phone(number: str) -> bool:
    """Say whether it is a mobile (10 digits from 03, 05, 07, 08, 09) or landline (11 digits from 02).

    Source: spec/rules.md, `author-details`.
    """
    return _VALID.fullmatch(number) is not None
