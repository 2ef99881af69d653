"""The columns of a list by what they stand for, and how their cells are read and reported."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from desktop_app.domain.plan import ProblemSeverity
from desktop_app.importing import converters as to
from desktop_app.importing.cells import Value, column_letters, is_blank, plain, shown
from desktop_app.importing.columns import Layout, SheetKey
from desktop_app.importing.footers import find_footer
from desktop_app.importing.one_sheet.fields import (
    AUTHOR_DETAILS,
    AWARD_YEAR,
    DECISION_DETAILS,
    EFFECT,
    LIST_FIELDS,
    OF_AUTHOR,
    OF_INITIATIVE,
    OF_PERSON,
    TEXTS,
    standard_column,
)
from desktop_app.importing.one_sheet.finding import FoundList
from desktop_app.importing.parsing import Reader, from_1904
from desktop_app.importing.records import Row, Table
from desktop_app.text.fold import fold
from desktop_app.text.unicode import clean_line

NO_CELL: Final = 10_000
"""The place of a field that no column of the list holds."""
BLANK: Final = "Ô bắt buộc đang để trống, hãy điền vào."
_UNITS: Final = (("trieu", "triệu"), ("nghin", "nghìn"), ("ngan", "nghìn"), ("ty", "tỷ"))
_SINCE: Final = re.compile(
    r"(?:bắt đầu )?(?P<since>từ )?(?:ngày )?(?P<day>(?:tháng )?\d.*?)"
    r"(?P<until>\s*(?:(?:[-–]|đến|tới)\s*(?:hiện )?nay|trở đi))?",
    re.IGNORECASE,
)
_FROM_DAY: Final = "“{written}” được hiểu là từ {day}."


class ListColumns:
    """A list's columns: the places of each field, the reader of its cells, and the table that problems go to."""

    def __init__(self, found: FoundList, mapping: Mapping[int, str]) -> None:
        """Take a list and the mapping of its columns (index to field id); what it doesn't have is passed over."""
        self.found = found
        self.places: dict[str, list[int]] = {}
        for place, name in sorted(mapping.items()):
            if name in LIST_FIELDS and place < len(found.headings):
                self.places.setdefault(name, []).append(place)
        self.name_field = "full_name" if "full_name" in self.places else AUTHOR_DETAILS
        self.readers = {name: self._reader(name) for name in (*self.places, *OF_PERSON, *OF_INITIATIVE, *OF_AUTHOR)}
        columns = tuple(reader.column for reader in self.readers.values())
        firsts = {name: places[0] for name, places in self.places.items()}
        layout = Layout(key=SheetKey.INITIATIVES, columns=columns)
        self.table = Table(layout, found.sheet, found.headings, firsts, [])
        self._warn_of_doubles()

    def _reader(self, name: str) -> Reader:
        """Return the reader of a field, whose column is called as the list calls it."""
        column = standard_column(name)
        source = name
        if name not in self.places:
            combined = DECISION_DETAILS if name.startswith(("decision", "recognised_by")) else EFFECT
            source = AUTHOR_DETAILS if name in (*OF_PERSON, *OF_AUTHOR) else combined
        place = self.places.get(source, [NO_CELL])[0]
        heading = self.found.headings[place] if place != NO_CELL else column.label
        label = heading or f"Cột {column_letters(place)}"
        return Reader(place if source == name else NO_CELL, replace(column, label=label, required=False))

    def _warn_of_doubles(self) -> None:
        for name, places in self.places.items():
            if len(places) > 1 and name not in (*TEXTS, AWARD_YEAR):
                letters = " và ".join(column_letters(place) for place in places)
                first = column_letters(places[0])
                message = f"Các cột {letters} cùng được chọn là “{LIST_FIELDS[name]}”: chỉ đọc cột {first}."
                self.table.problem(Row(0, [], {}), name, ProblemSeverity.WARNING, message)

    def footer(self) -> set[int]:
        """Return the numbers of the rows below the list."""
        if "title" not in self.places:
            return set()
        layout = Layout(key=SheetKey.INITIATIVES, columns=(standard_column("title"),))
        return find_footer(self.found.lines, {"title": self.places["title"][0]}, layout)

    def cell(self, cells: list[Value], name: str) -> Value:
        """Return the cell of a field, "" where no column holds it."""
        return cells[self.places[name][0]] if name in self.places else ""

    def has_cells(self, cells: list[Value]) -> bool:
        """Say whether anything stands in a column that is read."""
        return any(not is_blank(cells[place]) for places in self.places.values() for place in places)

    def value(self, row: Row, name: str, cell: Value) -> object:
        """Return a cell's value as a field, and report what there is to say; None where it is in error."""
        reader = self.readers[name]
        if reader.column.convert in (to.day, to.birth):
            cell = from_1904(cell) if self.found.date_1904 else self._day(row, name, cell)
        elif name == "benefit_amount":
            cell = self._with_unit(cell)
        outcome = reader.outcome(cell)
        for severity, message in outcome.remarks:
            self.table.problem(row, name, severity, message)
        if outcome.error:
            self.table.error(row, name, outcome.error)
            return None
        return outcome.value

    def _day(self, row: Row, name: str, cell: Value) -> Value:
        """Return the first day of a time that goes on (`từ tháng 9/2021 đến nay`), with a note."""
        match = _SINCE.fullmatch(clean_line(cell)) if isinstance(cell, str) else None
        if match is None or not (match["since"] or match["until"]):
            return cell
        day = match["day"].rstrip(" ,;")
        self.table.note(row, name, _FROM_DAY.format(written=clean_line(str(cell)), day=day))
        return day

    def _with_unit(self, cell: Value) -> Value:
        """Return an amount with the unit that its heading states (`triệu đồng`), where it states none itself."""
        cell = plain(cell)
        places = self.places.get("benefit_amount") or self.places.get(EFFECT)
        if places is None or isinstance(cell, bool) or not isinstance(cell, int | float | str):
            return cell
        words = re.split(r"\W+", fold(self.found.headings[places[0]]))
        unit = next((written for folded, written in _UNITS if folded in words), "")
        text = shown(cell).strip()
        written = text.replace(".", ",") if isinstance(cell, float) else text
        return f"{written} {unit}" if unit and not any(char.isalpha() for char in text) else cell
