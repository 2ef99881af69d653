"""Plan the people: meet those who are there, refuse rows that clash, and know them by code and name."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from desktop_app.domain.identifiers import person_id
from desktop_app.domain.person import Person
from desktop_app.domain.plan import Change
from desktop_app.importing.changes import change, free_id
from desktop_app.importing.clashes import group, mark_clash, mark_clashes
from desktop_app.importing.converters import Birth
from desktop_app.importing.people_meet import birth_key, identity_key, key_of_name, meet
from desktop_app.importing.records import Row, RowKey, Table
from desktop_app.text.fold import fold

_ATTRIBUTES: Final = {"member_code": "code"}
_NAMESAKES: Final = (
    "Trùng họ tên với dòng {rows} mà chưa có gì để phân biệt: nếu là hai người, hãy ghi mã đoàn viên hoặc ngày sinh; "
    "nếu là một người, hãy xóa một dòng."
)


@dataclass(slots=True)
class Directory:
    """The people that author rows can name: by folded code, by name, and by the row that they were made from."""

    by_code: dict[str, Person] = field(default_factory=dict)
    by_name: defaultdict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    by_row: dict[RowKey, Person] = field(default_factory=dict)
    rejected_names: set[str] = field(default_factory=set)

    def add(self, person: Person) -> None:
        """Enter a person."""
        if person.code:
            self.by_code[fold(person.code)] = person
        self.by_name[key_of_name(person.full_name)].append(person)


def plan_people(
    table: Table | None, known: Sequence[Person], unit: UUID
) -> tuple[tuple[Change[Person], ...], Directory]:
    """Return what becomes of the people, in the order of the rows, and the directory of all of them."""
    rows, met = (table.rows if table else []), dict[RowKey, Person]()
    if table is not None:
        _mark_all_clashes(table)
        met = meet(table, known)
    taken = {person.id for person in known}
    planned = {row.key: _person(row, met.get(row.key), unit, taken) for row in rows if not row.errors}
    changes = [change(person, met.get(key)) for key, person in planned.items()]
    directory = Directory(by_row=planned)
    updated = {item.record.id: item.record for item in changes}
    for person in known:
        directory.add(updated.pop(person.id, person))
    for person in updated.values():
        directory.add(person)
    for row in rows:
        if row.errors:
            directory.rejected_names |= {fold(row.text("member_code")), key_of_name(row.text("full_name"))} - {""}
    return tuple(changes), directory


def _mark_all_clashes(table: Table) -> None:
    mark_clashes(table, "member_code", "mã đoàn viên", lambda row: fold(row.text("member_code")) or None)
    mark_clashes(
        table, "identity_number", "số CCCD/CMND", lambda row: identity_key(row.text("identity_number")) or None
    )
    for rows in group(table.rows, birth_key).values():
        numbers = {row.key: identity_key(row.text("identity_number")) for row in rows}
        bare = [row for row in rows if not row.text("member_code") and not numbers[row.key]]
        code_alone = [row for row in rows if row.text("member_code") and not numbers[row.key]]
        number_alone = [row for row in rows if not row.text("member_code") and numbers[row.key]]
        # People of one name and birth date are told apart by both having a code, or both a number.
        clashing = rows if bare else [*code_alone, *number_alone] if code_alone and number_alone else []
        undated = not isinstance(rows[0].values.get("birth_date"), Birth)
        mark_clash(table, "full_name", "họ tên và ngày sinh", clashing, *([_NAMESAKES] if undated else []))


def _person(row: Row, before: Person | None, unit: UUID, taken: set[UUID]) -> Person:
    values = {_ATTRIBUTES.get(key, key): value for key, value in row.values.items()}
    if "birth_date" in values:
        birth = values["birth_date"]
        values["birth_date"] = birth.day if isinstance(birth, Birth) else None
        values["birth_year"] = birth.year if isinstance(birth, Birth) else None
    if before is not None:
        if fold(str(values.get("code", ""))) == fold(before.code):
            values.pop("code", None)  # written in another case, it is still the same
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
