"""Write the whole workspace as one workbook, so that it comes back as it went out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import Decision
from desktop_app.domain.kinds import Labelled
from desktop_app.domain.person import Person
from desktop_app.domain.plan import InitiativeRecord, Problem, Register
from desktop_app.domain.unit import Unit
from desktop_app.importing.columns import ITEM_HEADER, LAYOUTS, VALUE_HEADER, SheetKey
from desktop_app.importing.file_names import FileNames, file_names
from desktop_app.importing.xlsx import WorkbookFile, new_workbook, write_headers

Values = Mapping[str, Any]
"""A row's values by field."""

_ITEM_WIDTHS: Final = (30, 60)
_EXCEL_ROWS: Final = 1_048_576
_LARGEST_EXACT: Final = 10**15 - 1
"""The largest whole number of which Excel keeps all digits."""


def write_workbook(path: Path, register: Register, *, created: date) -> tuple[Problem, ...]:
    """Write everything that the workbook's columns can hold; overwrites `path`.

    Returns notices about texts that no cell holds. Imported again, it changes nothing. Raises `InputError` where a
    sheet would be longer than Excel's.
    """
    tables = _tables(register)
    rows = max(map(len, tables.values()))
    if rows >= _EXCEL_ROWS:
        raise InputError(
            "workbook-too-large",
            f"Có {rows} dòng, nhiều hơn một sheet của Excel chứa được: không xuất được thành bảng tính.",
        )
    with new_workbook(path, created, rows) as file:
        file.describe("Dữ liệu sáng kiến", "Sửa trong Excel rồi nhập lại vào phần mềm Hồ Sơ Sáng Kiến.")
        if register.unit is not None:
            _write_unit(file, register.unit)
        for key, values in tables.items():
            _write_table(file, key, values)
        return tuple(file.notices)


def _tables(register: Register) -> dict[SheetKey, list[Values]]:
    people = {person.id: person for person in register.people}
    names = file_names(register)
    return {
        SheetKey.PEOPLE: [_person(person) for person in register.people],
        SheetKey.INITIATIVES: [_initiative(record) for record in register.initiatives],
        SheetKey.AUTHORS: [row for record in register.initiatives for row in _authors(record, people)],
        SheetKey.ATTACHMENTS: list(_attachments(register, names)),
        SheetKey.SUBORDINATES: [_unit(unit) for unit in register.subordinates],
        SheetKey.DECISIONS: [_decision(decision, names) for decision in register.decisions],
    }


def _unit(unit: Unit) -> Values:
    return {field: getattr(unit, "name" if field == "unit_name" else field) for field in _unit_fields()}


def _unit_fields() -> set[str]:
    return {column.field for key in (SheetKey.UNIT, SheetKey.SUBORDINATES) for column in LAYOUTS[key].columns}


def _person(person: Person) -> Values:
    own = {"member_code": person.code, "birth_date": person.birth_date or person.birth_year}
    fields = LAYOUTS[SheetKey.PEOPLE].fields
    return {field: own[field] if field in own else getattr(person, field) for field in fields}


def _initiative(record: InitiativeRecord) -> Values:
    return {
        field: getattr(record.initiative if hasattr(record.initiative, field) else record.participation, field)
        for field in LAYOUTS[SheetKey.INITIATIVES].fields
    }


def _authors(record: InitiativeRecord, people: Mapping[UUID, Person]) -> Iterator[Values]:
    for authorship in record.authors or ():
        person = people.get(authorship.person_id)
        if person is not None:
            yield {
                "code": record.initiative.code,
                "author": person.code or person.full_name,
                "share": authorship.share,
                "role": authorship.role,
                "put_forward": person.id in record.participation.put_forward or None,
            }


def _attachments(register: Register, names: FileNames) -> Iterator[Values]:
    for record in register.initiatives:
        initiative = record.initiative
        items, paths = register.attachments.get(initiative.id, ()), names.of_initiative.get(initiative.id, ())
        for item, path in zip(items, paths, strict=True):
            yield {"code": initiative.code, "attachment": path, "attachment_kind": item.kind}


def _decision(decision: Decision, names: FileNames) -> Values:
    return {
        "decision_number": decision.number,
        "decision_date": decision.decided_on,
        "recognised_by": decision.authority,
        "attachment": names.of_decision.get(decision.id, ""),
    }


def _write_unit(file: WorkbookFile, unit: Unit) -> None:
    page = file.book.add_worksheet(SheetKey.UNIT.value)
    write_headers(file, page, (ITEM_HEADER, VALUE_HEADER), _ITEM_WIDTHS)
    values = _unit(unit)
    for row, column in enumerate(LAYOUTS[SheetKey.UNIT].columns, start=1):
        page.write_string(row, 0, column.label, file.text)
        file.write(page, row, 1, _cell(column.field, values[column.field]))


def _write_table(file: WorkbookFile, key: SheetKey, rows: Iterable[Values]) -> None:
    columns = LAYOUTS[key].columns
    page = file.book.add_worksheet(key.value)
    write_headers(file, page, [column.label for column in columns], [column.width for column in columns])
    for number, values in enumerate(rows, start=1):
        for place, column in enumerate(columns):
            file.write(page, number, place, _cell(column.field, values[column.field]))


def _cell(field: str, value: Any) -> object:
    """Return a value as its column writes it."""
    if isinstance(value, Labelled):
        return value.label
    if field == "share" and value is not None:
        return value / 100
    if field == "awards":
        return "; ".join(f"{award.year}: {award.title}" for award in value)
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, int) and not isinstance(value, bool) and value > _LARGEST_EXACT:
        return str(value)
    return value
