"""The rule on the details of the author put forward: what the form or the portal asks for, well formed."""

from collections.abc import Callable, Iterator
from typing import Final
from uuid import UUID

from desktop_app.domain.case import Case
from desktop_app.domain.finding import Finding
from desktop_app.domain.person import Person
from desktop_app.domain.programme import Programme
from desktop_app.domain.terms import DetailTerms
from desktop_app.domain.unit import Unit
from desktop_app.rules.day import CheckDay
from desktop_app.rules.make import fix, warning
from desktop_app.text.identity import decode_identity
from desktop_app.text.phones import clean_phone, is_valid_phone

_RULE: Final = "author-details"

_LABELS: Final = {
    "full_name": "họ và tên",
    "birth_date": "năm sinh",
    "position": "chức vụ",
    "workplace": "nơi công tác",
    "phone": "số điện thoại",
    "identity_number": "số CCCD/CMND",
    "province": "tỉnh, thành phố hoặc ngành trung ương",
}

_READ: Final[dict[str, Callable[[Person, Unit], object]]] = {
    "full_name": lambda person, _: person.full_name,
    "birth_date": lambda person, _: person.birth_year or person.birth_date,
    "position": lambda person, _: person.position,
    "workplace": lambda person, _: person.workplace,
    "phone": lambda person, _: person.phone,
    "identity_number": lambda person, _: person.identity_number,
    "province": lambda person, unit: person.province or unit.province or unit.sector,
    "upper_name": lambda _, unit: unit.upper_name,
}


def author_details(case: Case, terms: DetailTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """Each detail that the programme asks for is stated and well formed.

    A III.2, form; B Quy trình, bước 3. Silent where nobody is put forward.
    """
    author = case.author
    if author is None:
        return
    person = author.person
    for field in terms.fields:
        if not _READ[field](person, case.unit):
            yield _missing(field, terms.clause, person)
        elif field == "phone":
            yield from _phone(person, terms.clause)
        elif field == "identity_number":
            yield from _identity(person, terms.clause)


def _missing(field: str, clause: str, person: Person) -> Finding:
    if field == "upper_name":
        return fix(
            _RULE,
            clause,
            field,
            "Chưa ghi công đoàn cấp trên trực tiếp của đơn vị; hãy bổ sung trong thông tin đơn vị.",
        )
    whose: UUID | None = person.id
    return fix(
        _RULE,
        clause,
        field,
        f"Chưa ghi {_LABELS[field]} của {person.full_name or 'tác giả'}; hãy bổ sung.",
        whose,
    )


def _phone(person: Person, clause: str) -> Iterator[Finding]:
    if not is_valid_phone(person.phone) and not is_valid_phone(clean_phone(person.phone)):
        yield fix(
            _RULE,
            clause,
            "phone",
            f"Số điện thoại “{person.phone}” của {person.full_name} không đúng; hãy ghi số di động 10 chữ "
            "số (đầu 03, 05, 07, 08, 09) hoặc số cố định 11 chữ số (đầu 02).",
            person.id,
        )


def _identity(person: Person, clause: str) -> Iterator[Finding]:
    number = person.identity_number
    if not (number.isascii() and number.isdigit() and len(number) in (9, 12)):
        yield fix(
            _RULE,
            clause,
            "identity_number",
            f"Số CCCD/CMND của {person.full_name} phải gồm 12 hoặc 9 chữ số; hãy đối chiếu với giấy tờ và ghi lại.",
            person.id,
        )
        return
    says = decode_identity(number)
    if says is None:
        return
    year = person.birth_year or (person.birth_date.year if person.birth_date else None)
    if year is not None and year != says.birth_year:
        yield _contradiction(person, clause, f"năm sinh {says.birth_year}, khác với năm sinh đã ghi là {year}", year)
    if person.sex is not None and person.sex.label.lower() != says.sex:
        found = f"giới tính {says.sex}, khác với giới tính đã ghi là {person.sex.label.lower()}"
        yield _contradiction(person, clause, found, person.sex)


def _contradiction(person: Person, clause: str, found: str, stated: object) -> Finding:
    return warning(
        _RULE,
        clause,
        "identity_number",
        f"Số CCCD của {person.full_name} cho biết {found}; hãy đối chiếu với giấy tờ.",
        person.id,
        person.identity_number,
        stated,
        person_id=person.id,
    )
