"""Meet rows of members with the people who are there already, by the strongest sign first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final
from uuid import UUID

from desktop_app.domain.person import Person
from desktop_app.importing.converters import Birth
from desktop_app.importing.records import Row, RowKey, Table
from desktop_app.text.dates import format_date
from desktop_app.text.fold import fold
from desktop_app.text.names import name_key, same_name

key_of_name = lru_cache(maxsize=1 << 16)(name_key)
"""`name_key`, which an import asks for the same names again and again."""
BirthKey = tuple[str, date | int | None]
_SEVERAL: Final = "Phần mềm đang có nhiều người trùng với dòng này: hãy ghi mã đoàn viên để phân biệt."


def identity_key(identity_number: str) -> str:
    """Return an identity number by which a person can be known; not what people write where they have none."""
    return identity_number if identity_number.isdecimal() and len(identity_number) in (9, 12) else ""


def birth_key(row: Row) -> BirthKey | None:
    """Return a row's name and birth date (or year, or None), by which a person without a code is known."""
    name = row.text("full_name")
    return (key_of_name(name), _born(row)) if name else None


def _born(row: Row) -> date | int | None:
    birth = row.values.get("birth_date")
    return (birth.day or birth.year) if isinstance(birth, Birth) else None


@dataclass(slots=True)
class _Known:
    """Those who are there, by what a row may meet them by, and who was met by which row."""

    by_code: dict[str, list[Person]]
    by_number: dict[str, list[Person]]
    by_birth: dict[BirthKey, list[Person]]
    by_name: dict[str, list[Person]]
    met: dict[RowKey, Person] = field(default_factory=dict)
    claimed: set[UUID] = field(default_factory=set)

    def claim(self, table: Table, row: Row, candidates: Iterable[Person]) -> None:
        """Let a row meet the one candidate whom no other row met; several are an error."""
        free = [person for person in candidates if person.id not in self.claimed]
        if len(free) == 1:
            self.met[row.key] = free[0]
            self.claimed.add(free[0].id)
        elif free:
            table.error(row, "full_name", _SEVERAL)

    def namesakes(self, row: Row) -> list[Person]:
        """Return whom of a row's name nobody met, without those whom a number tells apart from it."""
        found = self.by_name.get(key_of_name(row.text("full_name")), []) if row.text("full_name") else []
        return [person for person in found if person.id not in self.claimed and not _numbers_differ(row, person)]


def _known(people: Iterable[Person]) -> _Known:
    by_code: defaultdict[str, list[Person]] = defaultdict(list)
    by_number: defaultdict[str, list[Person]] = defaultdict(list)
    by_birth: defaultdict[BirthKey, list[Person]] = defaultdict(list)
    by_name: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.code:
            by_code[fold(person.code)].append(person)
        if number := identity_key(person.identity_number):
            by_number[number].append(person)
        key = key_of_name(person.full_name)
        by_birth[key, person.birth_date or person.birth_year].append(person)
        by_name[key].append(person)
    return _Known(by_code, by_number, by_birth, by_name)


def meet(table: Table, people: Iterable[Person]) -> dict[RowKey, Person]:
    """Return the person that each row meets, by the row's key.

    The same code; else the same identity number; else the same name and birth date; else, where neither has a code,
    the same name and a birth date that doesn't contradict. Whom one row meets by a stronger sign, no other meets by a
    weaker one.
    """
    known = _known(people)
    for row in table.rows:
        known.claim(table, row, known.by_code.get(fold(row.text("member_code")), []))
    for row in table.rows:
        if row.key not in known.met:
            known.claim(table, row, known.by_number.get(identity_key(row.text("identity_number")), []))
    for row in table.rows:
        key = birth_key(row)
        if row.key not in known.met and key is not None:
            known.claim(table, row, _alike(row, known.by_birth.get(key, [])))
    _meet_by_name(table, known)
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
    code = row.text("member_code")
    if _numbers_differ(row, person):
        return True
    return bool(code and person.code and fold(code) != fold(person.code) and person.birth_date is None)


def _numbers_differ(row: Row, person: Person) -> bool:
    number, other = identity_key(row.text("identity_number")), identity_key(person.identity_number)
    return bool(number and other and number != other)


def _meet_by_name(table: Table, known: _Known) -> None:
    """Let rows without a code meet people without one whose birth date was mended; warn of who is left and may be one.

    A row meets nobody where another row might mean the same person.
    """
    left = [row for row in table.rows if row.key not in known.met and not row.errors]
    wanted: dict[RowKey, list[Person]] = {}
    rivals: defaultdict[UUID, int] = defaultdict(int)
    for row in left:
        if row.text("member_code"):
            continue
        wanted[row.key] = [
            person for person in known.namesakes(row) if not person.code and not _births_differ(row, person)
        ]
        for person in wanted[row.key]:
            rivals[person.id] += 1
    for row in left:
        candidates = wanted.get(row.key, [])
        if all(rivals[person.id] == 1 for person in candidates):
            known.claim(table, row, candidates)
        if row.key in known.met:
            _note_of_birth(table, row, known.met[row.key])
    for row in left:
        if row.key not in known.met and not row.errors:
            _warn_of_likeness(table, row, known)


def _births_differ(row: Row, person: Person) -> bool:
    """Say whether two birth dates contradict: both are there, and neither is the other's year."""
    own, other = row.values.get("birth_date"), person.birth_date or person.birth_year
    if not isinstance(own, Birth) or other is None:
        return False
    return own.year != person.birth_year or (own.day is not None and person.birth_date not in (None, own.day))


def _shown(birth: date | int | None) -> str:
    if birth is None:
        return "(trống)"
    return format_date(birth) if isinstance(birth, date) else str(birth)


def _note_of_birth(table: Table, row: Row, person: Person) -> None:
    before = person.birth_date or person.birth_year
    if "birth_date" in row.values:
        message = (
            f"Được hiểu là “{person.full_name}” đã có: ngày sinh đổi từ {_shown(before)} thành {_shown(_born(row))}. "
            "Nếu là hai người, hãy ghi mã đoàn viên cho từng người."
        )
        table.note(row, "birth_date", message)
    else:
        message = (
            f"Được hiểu là “{person.full_name}” đã có, ngày sinh {_shown(before)}. Nếu là hai người, hãy ghi mã đoàn "
            "viên cho từng người."
        )
        table.note(row, "full_name", message)


def _warn_of_likeness(table: Table, row: Row, known: _Known) -> None:
    """Have a person look where somebody of the same name whom no row met may be meant."""
    code = row.text("member_code")
    alike = [
        person
        for person in known.namesakes(row)
        if not (code or person.code) or (not (code and person.code) and not _births_differ(row, person))
    ]
    if not alike:
        return
    person = alike[0]
    known_as = f"ngày sinh: {_shown(person.birth_date or person.birth_year)}"
    if person.code:
        known_as += f", mã {person.code}"
    message = (
        f"Đã có “{person.full_name}” ({known_as}), có thể là một người, nhưng dòng này được thêm thành người mới. Nếu "
        "đúng là một người, hãy ghi ngày sinh hoặc mã như đã có trước khi nhập; nếu là hai người thì không cần sửa."
    )
    table.warn(row, "full_name", message)


def _warn_of_changes(table: Table, rows: Iterable[Row], met: dict[RowKey, Person]) -> None:
    """Have a person look where a row changes the name or the code of whom it meets."""
    for row in rows:
        person, name, code = met.get(row.key), row.text("full_name"), row.text("member_code")
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
