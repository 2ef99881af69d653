"""The set phrases of union documents: number and symbol, date, who submits, who receives, how the signer signs."""

import re
from datetime import date
from typing import Final

from desktop_app.documents.characters import printable_line
from desktop_app.documents.content import Letterhead, Signature
from desktop_app.documents.layout import AUTHORITY, SIGNER, SIGNING_NOTE, TextStyle
from desktop_app.domain.kinds import SigningAuthority, UnitLevel
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import Marks
from desktop_app.domain.unit import Unit
from desktop_app.text.dates import long_date
from desktop_app.text.fold import fold

BLANK: Final = "……"
"""A short blank to fill in by hand."""
LONG_BLANK: Final = "……………………"
NAME_LIMIT: Final = 200
"""The longest name in a letterhead or signature, in characters: more wouldn't leave room on the page."""

_SHORT_NAMES: Final = {
    "lien doan lao dong": "LĐLĐ", "ldld": "LĐLĐ",
    "cong doan vien chuc": "CĐVC", "cdvc": "CĐVC",
    "cong doan co so": "CĐCS", "cdcs": "CĐCS",
    "tong lien doan": "TLĐ", "tldldvn": "TLĐ",
}  # fmt: skip
_KIND_PREFIX: Final = re.compile(r".*\bTTr\s*(?:[-–—]|$)", re.IGNORECASE)
_NUMBER_WORD: Final = re.compile(r"^số\b[\s.:]*", re.IGNORECASE)
_BY_WAY_OF: Final = re.compile(r"\s*\(qua\s[^()]*\)", re.IGNORECASE)
_DEPUTY: Final = re.compile(r"KT\b[\s.]*")
_CHIEF_END: Final = re.compile(r"\s*[/,;:–-]\s*|\s+(?=PHÓ\b)|^(?=PHÓ\b)")
_DEGREES: Final = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|Th\.?S|BS|BSCK|CK|CKI{1,2}|CK[12]|DS|CN|KS|KTS|NGND|NGƯT|TTND|TTƯT)(?:[\s.,/–-]+|$))+",
    re.IGNORECASE,
)
_POSITION: Final = re.compile(r"\s*[,;]\s*|\s+[-–—]\s+")
"""What stands between a name and a position."""
_BODIES: Final = {
    SigningAuthority.EXECUTIVE_COMMITTEE: "Ban Chấp hành",
    SigningAuthority.STANDING_COMMITTEE: "Ban Thường vụ",
}


def author(unit: Unit) -> str:
    """Return the union's name as a file's properties hold it."""
    return printable_line(unit.name, NAME_LIMIT)


def unit_name(unit: Unit) -> str:
    """Return the union's name as documents write it; a blank for a union without one."""
    return author(unit) or LONG_BLANK


def symbol(unit: Unit, kind: str = "TTr") -> str:
    """Return the symbol of a document of a kind (`TTr-CĐCS`): the unit's own, else after its kind, else a blank.

    The unit's own may be pasted with what stands before it (`Số: …/TTr-CĐCS`).
    """
    own = _KIND_PREFIX.sub("", printable_line(unit.symbol, NAME_LIMIT)).lstrip("/-–— ")
    return f"{kind}-{own or _derived_symbol(unit)}"


def _derived_symbol(unit: Unit) -> str:
    name = fold(unit.name)
    for beginning, short in _SHORT_NAMES.items():
        if name.startswith(beginning):
            return short
    return "CĐCS" if unit.level is UnitLevel.GRASSROOTS else BLANK


def number_and_symbol(unit: Unit, marks: Marks, kind: str = "TTr") -> str:
    """Return `05/TTr-CĐCS`; without a number a blank in its place; a number keeps a symbol of its own."""
    text = _NUMBER_WORD.sub("", printable_line(marks.number, NAME_LIMIT))
    number, _, own = map(str.strip, text.partition("/"))
    if number.isdecimal():
        number = f"{int(number):02d}"
    return f"{number or BLANK}/{own or symbol(unit, kind)}"


def date_phrase(day: date | None) -> str:
    """Return `ngày 05 tháng 02 năm 2022`, or the same with blanks."""
    return f"ngày {BLANK} tháng {BLANK} năm {BLANK}" if day is None else long_date(day)


def place_and_date(unit: Unit, day: date | None) -> str:
    """Return the place (else the province, else a blank) and the date, as they stand above a document."""
    place = _place(unit.place) or _place(unit.province) or LONG_BLANK
    return f"{place}, {date_phrase(day)}"


def _place(text: str) -> str:
    return printable_line(text, NAME_LIMIT).rstrip(" ,.;")


def submitter(unit: Unit) -> str:
    """Return who submits: the body on whose behalf it is signed, else the union itself."""
    return unit_name(unit) if unit.authority is None else f"{_BODIES[unit.authority]} {unit_name(unit)}"


def addressees(unit: Unit, programme: Programme) -> tuple[str, ...]:
    """Return to whom the Tờ trình goes: whom the unit names, else whom the programme names, with its department."""
    named = tuple(name for text in unit.addressees if (name := _without_marks(text)))
    if named:
        return named
    terms = programme.dossier
    department = f" (qua {terms.department})" if terms.department else ""
    return (printable_line(terms.addressee + department),)


def _without_marks(text: str) -> str:
    return printable_line(text, NAME_LIMIT).lstrip("-–• ").rstrip(" ;,.")


def joined(names: tuple[str, ...]) -> str:
    """Return the addressees as they stand in a sentence: `A, B và C`, without the way there (`(qua Ban …)`)."""
    names = tuple(_BY_WAY_OF.sub("", name) or name for name in names)
    return " và ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def ended(lines: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of an enumeration: a semicolon ends each, a full stop the last."""
    bare = [line.rstrip(" ;,.") for line in lines]
    return tuple(f"{line}{'.' if place == len(bare) else ';'}" for place, line in enumerate(bare, start=1))


def closed(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paragraphs with the mark that ends a document's text."""
    if not paragraphs:
        return ()
    return (*paragraphs[:-1], paragraphs[-1].rstrip(" ./;") + "./.")


def recipient_lines(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """Return the list under Nơi nhận: `- Như trên;` … `- Lưu: VT.` (II.9.d)."""
    return tuple(f"- {line}" for line in ended([name.lstrip("-–• ") for name in recipients]))


def addressee_lines(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return several addressees one to a line: `- X;` … `- Y.` (II.9)."""
    return tuple(f"- {line}" for line in ended(names))


def letterhead(unit: Unit, day: date | None, number: str = "") -> Letterhead:
    """Return the letterhead of a union's document."""
    return Letterhead(
        upper=printable_line(unit.upper_name, NAME_LIMIT).upper(),
        own=unit_name(unit).upper(),
        number=number and f"Số: {number}",
        place_and_date=place_and_date(unit, day),
    )


def signature(unit: Unit, marks: Marks, note: str = "") -> Signature:
    """Return the signature block of the union's signer; who signs on a body's behalf (TM.) signs without KT."""
    title = printable_line(unit.signer_title, NAME_LIMIT).upper()
    stands_for = ""
    if deputy := _DEPUTY.match(title):
        chief, *own = _CHIEF_END.split(title[deputy.end() :], maxsplit=1)
        chief = chief or "CHỦ TỊCH"
        stands_for, title = f"KT. {chief}", "".join(own) or f"PHÓ {chief}"
    return Signature(
        authority=stands_for if unit.authority is None else f"TM. {unit.authority.label}",
        title=title or "CHỦ TỊCH",
        name=_person(marks.signer_name) or _person(unit.signer_name) or LONG_BLANK,
        note=note,
    )


def _person(name: str) -> str:
    """Return a signer's name without academic titles, which no name below a document bears (II.7.c)."""
    return _DEGREES.sub("", printable_line(name, NAME_LIMIT))


def officer(unit: Unit) -> tuple[str, str]:
    """Return name and position of the officer in charge, kept as `Lê Minh Châu, Phó Chủ tịch`."""
    name, *position = _POSITION.split(_person(unit.officer_in_charge), maxsplit=1)
    return name, "".join(position)


def clerk_signature(unit: Unit, title: str) -> Signature:
    """Return the signature block of the officer in charge, for a working paper."""
    name, _position = officer(unit)
    return Signature(authority="", title=title, name=name or LONG_BLANK, note="(Ký, ghi rõ họ tên)")


def signature_texts(signature: Signature) -> list[tuple[str, TextStyle]]:
    """Return the lines of a signature block with their styles, from the top."""
    texts = (
        (signature.authority, AUTHORITY),
        (signature.title, AUTHORITY),
        (signature.note, SIGNING_NOTE),
        (signature.name, SIGNER),
    )
    return [(text, style) for text, style in texts if text]
