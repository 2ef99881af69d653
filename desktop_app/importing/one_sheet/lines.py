"""Read a list's rows through a mapping of its columns: initiatives with their authors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from desktop_app.domain.office_list import TakenApart
from desktop_app.domain.plan import Problem, ProblemSeverity
from desktop_app.importing.cells import Value, is_blank, shown
from desktop_app.importing.one_sheet.combined import take_decision_apart, take_effect_apart
from desktop_app.importing.one_sheet.fields import (
    AUTHOR_DETAILS,
    AWARD_YEAR,
    DECISION_DETAILS,
    EFFECT,
    OF_AUTHOR,
    OF_INITIATIVE,
    OF_PERSON,
    TEXTS,
    standard_column,
)
from desktop_app.importing.one_sheet.finding import FoundList
from desktop_app.importing.one_sheet.list_columns import BLANK, ListColumns
from desktop_app.importing.one_sheet.people_reading import PeopleReader, Person
from desktop_app.importing.records import Row, Table

_FOOTER: Final = "Dòng cộng, ngày tháng hoặc chữ ký dưới danh sách: không đọc."
_UNSURE_DECISION: Final = "Chưa tách được số và ngày nên cả ô được lấy làm số quyết định: hãy kiểm tra lại."
_OF_PEOPLE: Final = frozenset((*OF_PERSON, *OF_AUTHOR, AUTHOR_DETAILS, AWARD_YEAR))


@dataclass(slots=True)
class Item:
    """An initiative of the list: its row with typed values, all rows that it stands in, and its authors."""

    row: Row
    numbers: list[int]
    people: list[Person] = field(default_factory=list)


@dataclass(slots=True)
class ReadList:
    """A list as read through a mapping."""

    found: FoundList
    table: Table
    items: list[Item]
    taken_apart: list[TakenApart]


def read_lines(found: FoundList, mapping: Mapping[int, str]) -> ReadList:
    """Return a list's rows as typed values, with what is to be said about each cell."""
    columns = ListColumns(found, mapping)
    reading = _Reading(columns)
    footer = columns.footer()
    for number, cells in found.lines.items():
        if number in footer:
            columns.table.problems.append(_below(found, number))
        elif columns.has_cells(cells):
            reading.take(number, cells)
    taken_apart = sorted([*reading.taken_apart, *reading.people.taken_apart], key=lambda item: item.row)
    return ReadList(found, columns.table, reading.items, taken_apart)


def count_rows(found: FoundList, mapping: Mapping[int, str]) -> int:
    """Return how many rows a list has, without what stands below it."""
    return len(found.lines) - len(ListColumns(found, mapping).footer())


def _below(found: FoundList, number: int) -> Problem:
    severity = ProblemSeverity.NOTE
    return Problem(sheet=found.sheet, row=number, column="", value="", severity=severity, message=_FOOTER)


class _Reading:
    """What was read of a list so far."""

    def __init__(self, columns: ListColumns) -> None:
        self._columns = columns
        self._table = columns.table
        self.people = PeopleReader(columns)
        self.items: list[Item] = []
        self.taken_apart: list[TakenApart] = []

    def take(self, number: int, cells: list[Value]) -> None:
        """Read a row: an initiative, or a further author of the one above."""
        if self.items and self._continues(number, cells):
            item = self.items[-1]
            item.numbers.append(number)
            item.people += self.people.read(Row(number, cells, {}, item.row.errors))
            return
        row = Row(number, cells, {})
        self._table.rows.append(row)
        self._read_initiative(row)
        self.items.append(Item(row, [number], self.people.read(row)))

    def _continues(self, number: int, cells: list[Value]) -> bool:
        """Say whether a row only names a further author: it has no title, and nothing of its own but a person's."""
        names = self._columns.cell(cells, self._columns.name_field)
        if not is_blank(self._columns.cell(cells, "title")) or is_blank(names):
            return False
        above = self.items[-1].numbers[-1]
        others = (place for name, places in self._columns.places.items() if name not in _OF_PEOPLE for place in places)
        certain = self.people.take_apart(shown(names)).certain
        return certain and number == above + 1 and all(is_blank(cells[place]) for place in others)

    def _read_initiative(self, row: Row) -> None:
        for name in (EFFECT, DECISION_DETAILS):
            if not is_blank(self._columns.cell(row.cells, name)):
                self._read_combined(row, name)
        for name, places in self._columns.places.items():
            for place in places if name in TEXTS else places[:1]:
                if name in OF_INITIATIVE and not is_blank(row.cells[place]):
                    self._put(row, name, row.cells[place])
        if is_blank(self._columns.cell(row.cells, "title")):
            self._table.error(row, "title", BLANK)

    def _put(self, row: Row, name: str, cell: Value) -> None:
        value = self._columns.value(row, name, cell)
        if value is None:
            return
        if name in TEXTS and row.values.get(name):
            value = f"{row.values[name]}\n{value}"
        row.values[name] = value

    def _read_combined(self, row: Row, name: str) -> None:
        whole = self._columns.value(row, name, self._columns.cell(row.cells, name))
        if not isinstance(whole, str):
            return
        parts = take_effect_apart(whole) if name == EFFECT else take_decision_apart(whole)
        if parts is None:
            self._table.warn(row, name, _UNSURE_DECISION)
        if parts is None or len(parts) > 1:
            said = tuple((standard_column(key).label, value) for key, value in (parts or {}).items())
            self.taken_apart.append(TakenApart(row=row.number, original=whole, parts=said, certain=parts is not None))
        for key, value in (parts or {"decision_number": whole}).items():
            self._put(row, key, value)
