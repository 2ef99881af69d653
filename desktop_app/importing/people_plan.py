"""Plan the people: meet those who are there, refuse rows that clash, and know them by code and name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import UUID

from desktop_app.domain.identifiers import person_id
from desktop_app.domain.person import Person
from desktop_app.domain.plan import Change
from desktop_app.importing.changes import change, free_id
from desktop_app.importing.clashes import group, mark_clash, mark_clashes
from desktop_app.importing.converters import Birth
from desktop_app.importing.records import Row, Table
from desktop_app.text.fold import fold
from desktop_app.text.names import name_key, same_name

BirthKey = tuple[str, date | int | None]
_ATTRIBUTES: Final = {"member_code": "code"}


@dataclass(slots=True)
class Directory:
    """The people that author rows can name, by folded code and by name."""

    by_code: dict[str, Person] = field(default_factory=dict)
    by_name: defaultdict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    rejected_names: set[str] = field(default_factory=set)

    def add(self, person: Person) -> None:
        """Enter a person."""
        if person.code:
            self.by_code[fold(person.code)] = person
        self.by_name[name_key(person.full_name)].append(person)


def plan_people(
    table: Table | None, known: Sequence[Person], unit: UUID
) -> tuple[tuple[Change[Person], ...], Directory]:
    """Return what becomes of the people, in the order of the rows, and the directory of all of them."""
    rows, met = (table.rows if table else []), dict[int, Person]()
    if table is not None:
        _mark_all_clashes(table)
        met = _meet(table, known)
    taken = {person.id for person in known}
    changes = [
        change(_person(row, met.get(row.number), unit, taken), met.get(row.number)) for row in rows if not row.errors
    ]
    directory = Directory()
    updated = {item.record.id: item.record for item in changes}
    for person in known:
        directory.add(updated.pop(person.id, person))
    for person in updated.values():
        directory.add(person)
    for row in rows:
        if row.errors:
            directory.rejected_names |= {fold(row.text("member_code")), name_key(row.text("full_name"))} - {""}
    return tuple(changes), directory


def _mark_all_clashes(table: Table) -> None:
    mark_clashes(table, "member_code", "mã đoàn viên", lambda row: fold(row.text("member_code")) or None)
    mark_clashes(table, "identity_number", "số CCCD/CMND", lambda row: _number(row.text("identity_number")) or None)
    for rows in group(table.rows, _birth_key).values():
        numbers = {row.number: _number(row.text("identity_number")) for row in rows}
        bare = [row for row in rows if not row.text("member_code") and not numbers[row.number]]
        code_alone = [row for row in rows if row.text("member_code") and not numbers[row.number]]
        number_alone = [row for row in rows if not row.text("member_code") and numbers[row.number]]
        # People of one name and birth date are told apart by both having a code, or both a number.
        clashing = rows if bare else [*code_alone, *number_alone] if code_alone and number_alone else []
        mark_clash(table, "full_name", "họ tên và ngày sinh", clashing)


def _number(identity_number: str) -> str:
    """Return an identity number by which a person can be known; not what people write where they have none."""
    return identity_number if identity_number.isdecimal() and len(identity_number) in (9, 12) else ""


def _birth_key(row: Row) -> BirthKey | None:
    name, birth = row.text("full_name"), row.values.get("birth_date")
    if not name:
        return None
    return name_key(name), (birth.day or birth.year) if isinstance(birth, Birth) else None


@dataclass(slots=True)
class _Known:
    """Those who are there, by what a row may meet them by, and who was met by which row."""

    by_code: dict[str, list[Person]]
    by_number: dict[str, list[Person]]
    by_birth: dict[BirthKey, list[Person]]
    met: dict[int, Person] = field(default_factory=dict)
    claimed: set[UUID] = field(default_factory=set)

    def claim(self, table: Table, row: Row, candidates: list[Person]) -> None:
        """Let a row meet the one candidate whom no other row met; several are an error."""
        free = [person for person in candidates if person.id not in self.claimed]
        if len(free) == 1:
            self.met[row.number] = free[0]
            self.claimed.add(free[0].id)
        elif free:
            message = "phần mềm đang có nhiều người trùng với dòng này: hãy ghi mã đoàn viên để phân biệt."
            table.error(row, "full_name", message)


def _known(people: Iterable[Person]) -> _Known:
    by_code: defaultdict[str, list[Person]] = defaultdict(list)
    by_number: defaultdict[str, list[Person]] = defaultdict(list)
    by_birth: defaultdict[BirthKey, list[Person]] = defaultdict(list)
    for person in people:
        if person.code:
            by_code[fold(person.code)].append(person)
        if number := _number(person.identity_number):
            by_number[number].append(person)
        by_birth[name_key(person.full_name), person.birth_date or person.birth_year].append(person)
    return _Known(by_code, by_number, by_birth)


def _meet(table: Table, people: Iterable[Person]) -> dict[int, Person]:
    """Return the person that each row meets, by the row's number.

    The same code; else the same identity number; else the same name and birth date. Whom one row meets by a stronger
    sign, no other meets by a weaker one.
    """
    known = _known(people)
    for row in table.rows:
        known.claim(table, row, known.by_code.get(fold(row.text("member_code")), []))
    for row in table.rows:
        if row.number not in known.met:
            known.claim(table, row, known.by_number.get(_number(row.text("identity_number")), []))
    for row in table.rows:
        key = _birth_key(row)
        if row.number not in known.met and key is not None:
            known.claim(table, row, _alike(row, known.by_birth.get(key, [])))
    _warn_of_changes(table, table.rows, known.met)
    return known.met


def _alike(row: Row, namesakes: list[Person]) -> list[Person]:
    """Return who of the same name and birth may be meant: with a code rather those who have none yet."""
    alike = [person for person in namesakes if not _differ(row, person)]
    if not row.text("member_code"):
        return alike
    without_code = [person for person in alike if not person.code]
    return without_code or (alike if len(alike) == 1 else [])


def _differ(row: Row, person: Person) -> bool:
    """Say whether somebody of the same name and birth is another person after all."""
    number, code = _number(row.text("identity_number")), row.text("member_code")
    if number and _number(person.identity_number) and number != person.identity_number:
        return True
    return bool(code and person.code and fold(code) != fold(person.code) and person.birth_date is None)


def _warn_of_changes(table: Table, rows: Iterable[Row], met: dict[int, Person]) -> None:
    """Have a person look where a row changes the name or the code of whom it meets."""
    for row in rows:
        person, name, code = met.get(row.number), row.text("full_name"), row.text("member_code")
        if person is None or row.errors:
            continue
        if not same_name(name, person.full_name):
            message = (
                f"Cùng mã hoặc cùng số CCCD/CMND với “{person.full_name}” đã có: dòng này sẽ đổi tên người đó, hãy "
                "kiểm tra có đúng là một người không."
            )
            table.warn(row, "full_name", message)
        if code and person.code and fold(code) != fold(person.code):
            message = (
                f"Người này đã có với mã “{person.code}”: dòng này sẽ đổi mã thành “{code}”, hãy kiểm tra có đúng là "
                "một người không."
            )
            table.warn(row, "member_code", message)


def _person(row: Row, before: Person | None, unit: UUID, taken: set[UUID]) -> Person:
    values = {_ATTRIBUTES.get(key, key): value for key, value in row.values.items()}
    if "birth_date" in values:
        birth = values["birth_date"]
        values["birth_date"] = birth.day if isinstance(birth, Birth) else None
        values["birth_year"] = birth.year if isinstance(birth, Birth) else None
    if before is not None:
        if set(values.get("awards", ())) == set(before.awards):
            values.pop("awards", None)
        return replace(before, **values)
    name, code = row.text("full_name"), row.text("member_code")
    birth_date = values.get("birth_date") or values.get("birth_year")
    if code:
        derived = free_id(lambda text: person_id(unit, text, name, birth_date), code, taken)
    else:
        derived = free_id(lambda text: person_id(unit, "", text, birth_date), name, taken)
    return Person(**{**values, "id": derived, "unit_id": unit})
