"""Masking of personal data in text for the log and for crash reports."""

import re
from pathlib import Path

MASK = "•••"

# Identity and phone numbers: nine digits and more on end; 3-3-3 and 3-3-3-3; a phone number or an identity
# number in any grouping, which begin with 0 or 84.
_NUMBERS = re.compile(
    r"\d{9,}"
    r"|(?<!\d)\d{3}(?:[ \u00a0.\-]\d{3}){2,3}(?!\d)"
    r"|(?<!\d)(?:\+?84|0)(?:[ \u00a0.\-]?\d){8,11}(?!\d)"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|“[^”\n]*”")
_WORD = re.compile(r"\S+")


def mask(text: str) -> str:
    """Return `text` with identity numbers, phone numbers, e-mail addresses and the user's home folder hidden.

    Rather too much than too little: any nine digits on end are hidden.
    """
    home = Path.home()
    if len(home.parts) > 1:  # a root as home would hide every slash
        text = text.replace(str(home), "~")
    return _NUMBERS.sub(MASK, _MAIL.sub(MASK, text))


def mask_values(text: str) -> str:
    """Return an error's message with its values hidden too: all that is quoted, all words that aren't ASCII.

    Messages of errors are English, so that what remains is what the programmer wrote.
    """
    return _WORD.sub(lambda word: word[0] if word[0].isascii() else MASK, mask(_QUOTED.sub(MASK, text)))
