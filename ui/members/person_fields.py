"""A person's facts by field id: what a field shows, the person with another value, and text from a cell as a value."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar, cast

from desktop_app.domain.fields import PERSON_FIELDS
from desktop_app.domain.kinds import AuthorCategory, Block, Labelled, Sex
from desktop_app.domain.person import Award, Person
from desktop_app.text.dates import DateError, parse_date
from desktop_app.text.fold import fold_key, fold_words
from desktop_app.text.identity import clean_identity
from desktop_app.text.people import AwardsError, split_awards
from desktop_app.text.phones import clean_phone
from desktop_app.text.unicode import clean_line

L = TypeVar("L", bound=Labelled)

_LISTS: Final[Mapping[str, type[Labelled]]] = {"sex": Sex, "block": Block, "category": AuthorCategory}
_YES: Final = frozenset({"co", "x", "v", "1", "yes", "true", "doan vien", "la doan vien"})
_NO: Final = frozenset({"khong", "chua", "0", "no", "false", "khong phai doan vien"})


class CellError(ValueError):
    """A cell that can't be taken; its text says in Vietnamese what is wrong and what to do."""


def value_of(person: Person, field: str) -> Any:
    """What the field shows of a person; the birth is a date, a year alone, or None."""
    if field == "birth_date":
        return person.birth_date or person.birth_year
    return getattr(person, "code" if field == "member_code" else field)


def with_value(person: Person, field: str, value: Any) -> Person:
    """The person with another value in a field of `PERSON_FIELDS`."""
    if field == "birth_date":
        day = value if isinstance(value, date) else None
        year = day.year if day else cast("int | None", value)
        return replace(person, birth_date=day, birth_year=year)
    return replace(person, **{"code" if field == "member_code" else field: value})


def edit_label(person: Person, field: str) -> str:
    """What the officer did, for the menu of undo."""
    whose = person.full_name or "người mới"
    return f"Sửa “{PERSON_FIELDS[field]}” của {whose}"


def awards_text(awards: Sequence[Award]) -> str:
    """Awards as officers write them, one to a line."""
    return "\n".join(f"{award.year}: {award.title}" for award in awards)


def parse_awards(text: str) -> tuple[Award, ...]:
    """Awards as written by `awards_text` or in a cell, in order of year; raises `CellError`."""
    try:
        return tuple(sorted({Award(year, title) for year, title in split_awards(text)}))
    except AwardsError as error:
        raise CellError(str(error)) from error


def _birth(text: str) -> date | int:
    try:
        parsed = parse_date(text, year_allowed=True)
    except DateError as error:
        raise CellError(str(error)) from error
    return parsed.date or parsed.year


def _identity(text: str) -> str:
    result = clean_identity(text)
    if result.error:
        raise CellError(result.error)
    return result.text


def _is_member(text: str) -> bool:
    words = fold_words(text)
    if words in _YES:
        return True
    if words in _NO:
        return False
    raise CellError(f"“{text}” không đọc được: hãy ghi Có hoặc Không.")


def _choice(kind: type[L]) -> Callable[[str], L]:
    by_key = {fold_key(member.label): member for member in kind}
    allowed = ", ".join(f"“{member.label}”" for member in kind)

    def parse(text: str) -> L:
        member = by_key.get(fold_key(text))
        if member is None:
            raise CellError(f"“{text}” không có trong danh mục: hãy chọn một trong {allowed}.")
        return member

    return parse


_PARSERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "birth_date": _birth,
    "identity_number": _identity,
    "phone": clean_phone,
    "is_member": _is_member,
    **{field: _choice(kind) for field, kind in _LISTS.items()},
    "awards": parse_awards,
}
_EMPTY: Final[Mapping[str, Any]] = {
    "birth_date": None,
    "is_member": True,
    "sex": None,
    "block": None,
    "category": None,
    "awards": (),
}


def parse_cell(field: str, text: str) -> Any:
    """A cell's text as the value of a field; a blank cell clears it. Raises `CellError`."""
    written = text.strip() if field == "awards" else clean_line(text)
    if written:
        return _PARSERS.get(field, str)(written)
    if field == "full_name":
        raise CellError("Ô “Họ và tên” không được để trống.")
    return _EMPTY.get(field, "")
