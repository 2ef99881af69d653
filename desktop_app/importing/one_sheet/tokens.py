"""Cut the cell of an author into pieces, each with what it looks like; nothing of the cell is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.importing.one_sheet.words import (
    folded_alike,
    is_name_like,
    is_position,
    is_workplace,
    split_honorific,
    split_position,
)
from desktop_app.text.dates import DateError, parse_date
from desktop_app.text.phones import clean_phone, is_valid_phone

NAME: Final = "full_name"
TEXT: Final = ""
_SEPARATOR: Final = re.compile(
    r"\s*[;\n][;\s]*|\s*,(?!\d)\s*|(?<!\d),\s*|\s+[–-]\s+|\s*[()]\s*|\s+(?:và|&|\+)\s+", re.IGNORECASE
)
_BULLET: Final = re.compile(r"(?:\(?\d{1,2}\s*[.)/]\s*(?=[^\W\d])|[-–•+*]\s*)")
_ROLE: Final = re.compile(
    r"(?:nhom )?(?P<role>chu nhiem(?: de tai)?|dong tac gia|tac gia chinh|cac tac gia|tac gia)\s*(?P<colon>:|$)\s*"
)
_LABELS: Final = (
    ("birth_date", re.compile(r"(?:sinh (?:ngay|nam)|nam sinh|ngay sinh|sinh|sn|ns)\s*[:.]?\s*(?=\d)")),
    (
        "phone",
        re.compile(
            r"(?:(?:so )?dien thoai(?: lien he| di dong)?|(?:so |s)?dt|dtdd|tel|di dong|lien he)\s*[:.]*\s*(?=[\d(+])"
        ),
    ),
    (
        "identity_number",
        re.compile(r"(?:so )?(?:cccd(?:/cmnd)?|cmnd(?:/cccd)?|can cuoc(?: cong dan)?)(?: so)?\s*[:.]?\s*(?=\d)"),
    ),
    ("share", re.compile(r"(?:ty le|ti le)(?: dong gop)?\s*:?\s*(?=\d)|dong gop\s*:?\s*(?=\d)")),
    ("position", re.compile(r"(?:chuc vu|chuc danh|nghe nghiep)\s*:\s*(?=\S)")),
    (
        "workplace",
        re.compile(r"(?:(?:don vi|noi)(?: cong tac)?|co quan|cong tac tai|lam viec tai|dia chi)\s*:\s*(?=\S)"),
    ),
)  # fmt: skip
_SHARE: Final = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*%")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DAY: Final = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}")
_IDENTITY: Final = re.compile(r"0\d{11}")
_TAIL: Final = re.compile(r"(?P<head>[^\d:]*[^\d:\s–-])\s*(?:[:–-]\s*)?(?P<tail>(?:[(+]?\d|\+).*)")
_ROLES: Final = {
    "chu nhiem": "Chủ nhiệm",
    "chu nhiem de tai": "Chủ nhiệm",
    "dong tac gia": "Đồng tác giả",
    "tac gia chinh": "Tác giả",
    "tac gia": "Tác giả",
    "cac tac gia": "",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One fact of an author: its field, its value, and how the cell writes it."""

    field: str
    value: str
    written: str


@dataclass(frozen=True, slots=True)
class Token:
    r"""A piece of the cell: the field it looks like, its value, how it is written, and what joins it to the one before.

    `joined` is ";", "\n", ",", "-", "(" or "&", "" at the beginning. `numbered`: a number or bullet of a list leads
    it. `leads`: a role that stands before the names it is about.
    """

    field: str
    value: str
    written: str
    joined: str = ""
    numbered: bool = False
    leads: bool = False
    honorific: str = ""

    def parts(self) -> list[Part]:
        """Return the token as parts of an entry; a form of address is one of its own."""
        if self.honorific:
            head = self.written[: len(self.written) - len(self.value)]
            return [Part("honorific", self.honorific, head), Part(self.field, self.value, self.value)]
        return [Part(self.field, self.value, self.written)]


def tokenise(text: str) -> list[Token]:
    """Return the pieces of a cell in order; their written forms are the whole cell but for separators."""
    tokens: list[Token] = []
    joined, head, position = "", "", 0
    for match in [*_SEPARATOR.finditer(text), None]:
        piece = text[position : match.start() if match else len(text)].strip()
        if piece:
            tokens += _classified(piece, joined, head)
        if match:
            position = match.end()
            following = _joint(match.group(), joined if not piece else "")
            head = match.group().strip() if following == "&" else ""
            joined = following
    return tokens


def _joint(separator: str, before: str) -> str:
    """Return the kind of a separator; the stronger one where nothing stands between two."""
    order = ("\n", ";", ",", "(", "-", "&")
    kind = next((sign for sign in order[:4] if sign in separator), "")
    if ")" in separator:
        kind = kind or ","
    if not kind:
        kind = "-" if separator.strip() in ("-", "–") else "&"
    return min(filter(None, (before, kind)), key=order.index)


def _classified(piece: str, joined: str, head: str) -> Iterator[Token]:
    """Yield the tokens of a piece: one, or a name and what is written right behind it."""
    first = joined in ("", "\n", ";")
    bullet = _BULLET.match(piece) if first else None
    rest = piece[bullet.end() :] if bullet else piece
    lead = f"{head} " if head else ""
    written = f"{lead}{piece}"
    folded = folded_alike(rest)
    role = _ROLE.match(folded)
    if role and role["colon"] == ":" and role.end() < len(rest):
        label = f"{lead}{piece[: len(piece) - len(rest)]}{rest[: role.end()]}"
        yield Token("role", _ROLES[role["role"]], label, joined, leads=True)
        yield from _classified(rest[role.end() :].strip(), joined, "")
        return
    if role and role.end() == len(rest) and _ROLES[role["role"]]:
        yield Token("role", _ROLES[role["role"]], written, joined)
        return
    found = _fact(rest, folded)
    if found is not None:
        yield Token(found[0], found[1], written, joined)
        return
    yield from _words(rest, written, joined, numbered=bullet is not None)


def _words(rest: str, written: str, joined: str, *, numbered: bool) -> Iterator[Token]:
    """Yield the tokens of a piece that begins with words."""
    honorific, name = split_honorific(rest)
    tail = _TAIL.fullmatch(name)
    if tail and is_name_like(tail["head"]):
        cut = len(written) - len(name) + tail.end("head")
        found = _fact(tail["tail"], folded_alike(tail["tail"]))
        if found is not None:
            yield Token(NAME, tail["head"], written[:cut], joined, numbered, honorific=honorific)
            yield Token(found[0], found[1], written[cut:].strip(), ",")
            return
    labelled_tail = _labelled_tail(name)
    if labelled_tail is not None:
        head, found = labelled_tail
        cut = len(written) - len(name) + len(head)
        yield Token(NAME, head, written[:cut], joined, numbered, honorific=honorific)
        yield Token(found[0], found[1], written[cut:].strip(), ",")
        return
    if is_name_like(name):
        yield Token(NAME, name, written, joined, numbered, honorific=honorific)
        return
    position, workplace = split_position(rest)
    if workplace:
        cut = len(written) - len(workplace)
        yield Token("position", position, written[:cut].strip(), joined)
        yield Token("workplace", workplace, workplace, ",")
    else:
        kind = "workplace" if is_workplace(rest) else "position" if is_position(rest) else TEXT
        yield Token(kind, rest, written, joined)


def _labelled_tail(name: str) -> tuple[str, tuple[str, str]] | None:
    """Return a name and the labelled fact written right behind it (`Nguyễn Văn A sinh năm 1985`)."""
    words = name.split(" ")
    for count in range(2, len(words)):
        head, tail = " ".join(words[:count]), " ".join(words[count:])
        if is_name_like(head) and any(pattern.match(folded_alike(tail)) for _, pattern in _LABELS):
            found = _fact(tail, folded_alike(tail))
            if found is not None:
                return head, found
    return None


def _fact(text: str, folded: str) -> tuple[str, str] | None:
    """Return the field and the value of a piece that states a fact by its form or its label."""
    for name, pattern in _LABELS:
        if match := pattern.match(folded):
            value = text[match.end() :].strip(" .")
            return (name, value) if name in ("position", "workplace") or _fits(name, value) else None
    bare = (name for name in ("share", "birth_date", "identity_number", "phone") if _stands(name, text))
    return next(((name, text) for name in bare), None)


def _stands(name: str, value: str) -> bool:
    """Say whether a text without a label is a fact of this kind, and of no other."""
    if name == "identity_number":
        return _IDENTITY.fullmatch(value) is not None
    if name == "phone":
        return value.startswith(("0", "+", "(0")) and _fits(name, value)
    return _fits(name, value)


def _fits(name: str, value: str) -> bool:
    """Say whether a value has the form of its field."""
    if name == "share":
        return _SHARE.fullmatch(value) is not None
    if name == "birth_date":
        return _is_birth(value)
    if name == "identity_number":
        return value.isdecimal() and len(value) in (9, 12)
    return is_valid_phone(clean_phone(value))


def _is_birth(value: str) -> bool:
    if _YEAR.fullmatch(value):
        return True
    try:
        return _DAY.fullmatch(value) is not None and parse_date(value).date is not None
    except DateError:
        return False
