"""Tell who is who in a list: the same author in several rows, and those whom the register knows already."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from desktop_app.domain.person import Person as Known
from desktop_app.importing.converters import Birth
from desktop_app.importing.one_sheet.lines import Item
from desktop_app.importing.one_sheet.people_reading import Person
from desktop_app.importing.people_meet import identity_key, key_of_name
from desktop_app.importing.records import RowKey, Table
from desktop_app.text.fold import fold

_SEVERAL: Final = (
    "Có {count} người tên “{name}” {where} mà dòng này chưa đủ để biết là ai: hãy ghi thêm năm sinh, số CCCD hoặc mã "
    "đoàn viên."
)
_MET: Final = "Được hiểu là “{name}” đã có{known}. Nếu là hai người, hãy ghi thêm năm sinh hoặc số CCCD."


@dataclass(slots=True)
class Somebody:
    """A person of the list: what all its rows say together, and whom of the register it is."""

    key: RowKey
    values: dict[str, Any]
    known: Known | None = None
    mentions: list[tuple[Item, Person]] = field(default_factory=list)


def who_is_who(items: Sequence[Item], table: Table, register: Iterable[Known]) -> dict[int, Somebody]:
    """Return the person of the list that each mention (by `id`) is; rows that leave it open are rejected.

    People are told apart by code, identity number and birth; what one row leaves out, another may say.
    """
    by_name: defaultdict[str, list[Known]] = defaultdict(list)
    by_number: dict[str, Known] = {}
    for known in register:
        by_name[key_of_name(known.full_name)].append(known)
        if number := identity_key(known.identity_number):
            by_number[number] = known
    groups: defaultdict[str, list[tuple[Item, Person]]] = defaultdict(list)
    for item in items:
        for person in item.people:
            groups[key_of_name(person.name)].append((item, person))
    found: dict[int, Somebody] = {}
    for key, mentions in groups.items():
        for somebody in _apart(mentions, table):
            _meet(somebody, table, by_name.get(key, []), by_number)
            found |= {id(person): somebody for _, person in somebody.mentions}
    return found


def _apart(mentions: list[tuple[Item, Person]], table: Table) -> list[Somebody]:
    """Return the people who bear one name: the mentions that say most come first, the others join one of them."""
    people: list[Somebody] = []
    for item, person in sorted(mentions, key=lambda mention: -_weight(mention[1])):
        alike = [somebody for somebody in people if not _contradict(somebody.values, person.values)]
        if len(alike) > 1:
            message = _SEVERAL.format(count=len(alike), name=person.name, where="trong danh sách")
            table.error(item.row, "full_name", message)
            continue
        if not alike:
            alike = [Somebody((person.row, item.people.index(person)), dict(person.values))]
            people += alike
        somebody = alike[0]
        somebody.mentions.append((item, person))
        for name, value in person.values.items():
            somebody.values.setdefault(name, value)
    return people


def _weight(person: Person) -> int:
    """Return how much a mention says about who is meant."""
    birth = person.values.get("birth_date")
    return (
        4 * bool(person.values.get("member_code"))
        + 4 * bool(identity_key(str(person.values.get("identity_number", ""))))
        + (2 if isinstance(birth, Birth) and birth.day else isinstance(birth, Birth))
    )


def _contradict(one: dict[str, Any], other: dict[str, Any]) -> bool:
    codes = fold(str(one.get("member_code", ""))), fold(str(other.get("member_code", "")))
    numbers = (
        identity_key(str(one.get("identity_number", ""))),
        identity_key(str(other.get("identity_number", ""))),
    )
    if any(all(pair) and pair[0] != pair[1] for pair in (codes, numbers)):
        return True
    return not any(all(pair) for pair in (codes, numbers)) and _births_differ(
        one.get("birth_date"), other.get("birth_date")
    )


def _births_differ(one: object, other: object) -> bool:
    if not isinstance(one, Birth) or not isinstance(other, Birth):
        return False
    return one.year != other.year or (one.day is not None and other.day is not None and one.day != other.day)


def _meet(somebody: Somebody, table: Table, namesakes: list[Known], by_number: dict[str, Known]) -> None:
    """Find a person of the list in the register: by number, else by name where birth doesn't contradict."""
    values = somebody.values
    item = somebody.mentions[0][0]
    if values.get("member_code"):
        somebody.known = next((known for known in namesakes if fold(known.code) == fold(values["member_code"])), None)
        return
    number = identity_key(str(values.get("identity_number", "")))
    birth = values.get("birth_date")
    if number in by_number:
        somebody.known = by_number[number]
    else:
        fitting = [known for known in namesakes if not _is_another(known, number, birth)]
        exact = [known for known in fitting if isinstance(birth, Birth) and known.birth_year == birth.year]
        fitting = exact or fitting
        if len(fitting) > 1:
            message = _SEVERAL.format(count=len(fitting), name=values["full_name"], where="đã có")
            for mention, _ in somebody.mentions:
                table.error(mention.row, "full_name", message)
            return
        somebody.known = fitting[0] if fitting else None
        if somebody.known is not None and somebody.known.code and not exact:
            told = f", mã {somebody.known.code}" if somebody.known.code else ""
            table.note(item.row, "full_name", _MET.format(name=somebody.known.full_name, known=told))
    if somebody.known is not None:
        _as_known(values, somebody.known)


def _is_another(known: Known, number: str, birth: object) -> bool:
    other = identity_key(known.identity_number)
    if number and other and number != other:
        return True
    own = Birth(known.birth_year, known.birth_date) if known.birth_year else None
    return _births_differ(own, birth)


def _as_known(values: dict[str, Any], known: Known) -> None:
    """Let a row name whom it is: by the code, with the name as it is written there, and no birth that says less."""
    if known.code:
        values["member_code"] = known.code
    if key_of_name(known.full_name) == key_of_name(values["full_name"]):
        values["full_name"] = known.full_name
    birth = values.get("birth_date")
    if isinstance(birth, Birth) and birth.day is None and known.birth_year == birth.year:
        del values["birth_date"]


def ids_of(people: Iterable[Somebody]) -> set[UUID]:
    """Return the ids of those whom the register knows."""
    return {somebody.known.id for somebody in people if somebody.known is not None}
