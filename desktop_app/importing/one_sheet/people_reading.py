"""Read who wrote an initiative: the cell of the authors, and the columns that say something about them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from desktop_app.domain.office_list import TakenApart
from desktop_app.importing.cells import Value, is_blank, shown
from desktop_app.importing.one_sheet.authors import PART_LABELS, Apart, take_apart
from desktop_app.importing.one_sheet.fields import AUTHOR_DETAILS, AWARD_YEAR, OF_AUTHOR, OF_PERSON, standard_column
from desktop_app.importing.one_sheet.headings import award_year
from desktop_app.importing.one_sheet.list_columns import BLANK, NO_CELL, ListColumns
from desktop_app.importing.parsing import Reader
from desktop_app.importing.records import Row
from desktop_app.text.fold import fold
from desktop_app.text.unicode import clean_text

_UNSURE: Final = (
    "Chưa chắc ô này gồm những gì nên phần mềm để nguyên cả ô làm họ tên: hãy tách ra trong danh sách, hoặc sửa trong "
    "phần mềm sau khi nhập."
)
_FOR_FIRST: Final = "Ô này có một giá trị cho {count} tác giả: phần mềm ghi cho người đầu (“{name}”), hãy kiểm tra lại."
_SHARED: Final = frozenset({"workplace", "province", "group", "is_member"})
"""What one value says about all authors of a row."""
_ALIGNED: Final = re.compile(r"\s*[;\n]\s*")
_SHARES: Final = re.compile(r"\s*[;\n/]\s*|\s+[–-]\s+")
_NONE: Final = frozenset({"", "khong", "khong co", "chua co", "-", "0"})
_WHOLE: Final = standard_column(AUTHOR_DETAILS)


@dataclass(slots=True)
class Person:
    """An author as a row states him: typed values by field, those of the authorship apart."""

    row: int
    values: dict[str, Any] = field(default_factory=dict)
    authorship: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The full name."""
        return str(self.values.get("full_name", ""))


class PeopleReader:
    """Reads the authors of a list's rows, and keeps what was taken apart to show it."""

    def __init__(self, columns: ListColumns) -> None:
        """Read by the columns of a list."""
        self._columns = columns
        self._table = columns.table
        self._whole = Reader(NO_CELL, _WHOLE)
        self.taken_apart: list[TakenApart] = []

    def read(self, row: Row) -> list[Person]:
        """Return the authors that a row names; what is wrong with its cells is reported on it."""
        text = self._text(row)
        if text is None:
            return []
        apart = self.take_apart(text)
        self._show(row, text, apart)
        people = [Person(row.number) for _ in apart.entries]
        for person, entry in zip(people, apart.entries, strict=True):
            for name in dict.fromkeys(part.field for part in entry.parts):
                if name in (*OF_PERSON, *OF_AUTHOR) and entry.value(name):
                    self._give(row, person, name, entry.value(name))
        for name, value, person in self._facts(row, people):
            self._give(row, person, name, value)
        self._read_awards(row, people)
        return people

    def take_apart(self, text: str) -> Apart:
        """Return the authors of a cell, as its column is meant."""
        return take_apart(text, in_order=self._columns.name_field == AUTHOR_DETAILS)

    def _text(self, row: Row) -> str | None:
        """Return the text of the authors' cell; None, with an error on the row, where there is none."""
        name = self._columns.name_field
        cell = self._columns.cell(row.cells, name)
        if is_blank(cell):
            self._table.error(row, name, BLANK)
            return None
        outcome = self._whole.outcome(cell)
        for severity, message in outcome.remarks:
            self._table.problem(row, name, severity, message)
        if outcome.error:
            self._table.error(row, name, outcome.error)
            return None
        return str(outcome.value)

    def _show(self, row: Row, original: str, apart: Apart) -> None:
        if not apart.certain:
            self._table.warn(row, self._columns.name_field, _UNSURE)
        if apart.is_plain:
            return
        parts = [part for entry in apart.entries for part in entry.parts if part.value] if apart.certain else []
        said = tuple((PART_LABELS[part.field], part.value) for part in parts)
        self.taken_apart.append(TakenApart(row=row.number, original=original, parts=said, certain=apart.certain))

    def _facts(self, row: Row, people: list[Person]) -> Iterator[tuple[str, Value, Person]]:
        """Yield what the columns about people say, and about whom: in a row with several, one line for each."""
        for name in (*OF_PERSON[1:], *OF_AUTHOR):
            cell = self._columns.cell(row.cells, name)
            if is_blank(cell) or name == "awards":
                continue
            parts = _aligned(name, cell)
            if len(people) == 1:
                yield name, cell, people[0]
            elif len(parts) == len(people):
                yield from ((name, part, person) for part, person in zip(parts, people, strict=True) if part)
            elif name in _SHARED:
                yield from ((name, cell, person) for person in people)
            else:
                self._warn_of_first(row, name, people)
                yield name, cell, people[0]

    def _warn_of_first(self, row: Row, name: str, people: list[Person]) -> None:
        self._table.warn(row, name, _FOR_FIRST.format(count=len(people), name=people[0].name))

    def _read_awards(self, row: Row, people: list[Person]) -> None:
        """Give the (first) author the awards of a column with years, and of columns for one year each."""
        places = self._columns.places
        headings = self._columns.found.headings
        said = [(row.cells[place], 0) for place in places.get("awards", [])[:1]]
        said += [(row.cells[place], award_year(headings[place])) for place in places.get(AWARD_YEAR, [])]
        found: set[Any] = set()
        for cell, year in said:
            text = clean_text(shown(cell))
            if fold(text).strip(" .") in _NONE:
                continue
            parts = (part.strip() for part in re.split(r"[;\n]", text))
            written = "; ".join(f"{year}: {part}" for part in parts if part) if year else text
            value = self._columns.value(row, "awards", written)
            found |= set(value) if isinstance(value, tuple) else set()
        if found:
            people[0].values["awards"] = tuple(sorted(found))
        if found and len(people) > 1:
            self._warn_of_first(row, "awards", people)

    def _give(self, row: Row, person: Person, name: str, cell: Value) -> None:
        value = self._columns.value(row, name, cell)
        if value is not None:
            (person.authorship if name in OF_AUTHOR else person.values)[name] = value


def _aligned(name: str, cell: Value) -> list[str]:
    """Return the entries of a cell with one for each author, one to a line; shares may stand beside each other."""
    if not isinstance(cell, str):
        return []
    text = clean_text(cell)
    parts = _ALIGNED.split(text)
    return _SHARES.split(text) if name == "share" and len(parts) == 1 else parts
