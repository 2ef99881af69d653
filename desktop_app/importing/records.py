"""Rows as they were parsed, still without knowing what the workspace holds."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from desktop_app.domain.plan import Problem, ProblemSeverity
from desktop_app.importing.cells import Value, shown
from desktop_app.importing.columns import Column, Layout, SheetKey

RowKey = tuple[int, int]
"""The number of a row, and which of the rows made from it."""


@dataclass(slots=True)
class Row:
    """A row: its number as Excel shows it, its cells as read, and the values of the columns there are.

    A field whose column is absent, or whose cell is in error, isn't in `values`. `errors` are what the last column of
    the workbook of rejected rows says; with one the row is rejected. Several rows may be made from one row of a list:
    `ordinal` tells them apart, and a made author row names the row of its `person`.
    """

    number: int
    cells: list[Value]
    values: dict[str, Any]
    errors: list[str] = field(default_factory=list)
    ordinal: int = 0
    person: RowKey | None = None

    @property
    def key(self) -> RowKey:
        """What tells the row from all others of its table."""
        return self.number, self.ordinal

    def copy(self) -> Self:
        """Return a row that takes further errors without changing this one."""
        return type(self)(self.number, self.cells, self.values, [*self.errors], self.ordinal, self.person)

    def text(self, name: str) -> str:
        """Return a text value, "" where there is none."""
        return str(self.values.get(name) or "")


@dataclass(slots=True)
class Table:
    """A sheet as parsed: its name and headers as they stand, the place of each field's column, its rows."""

    layout: Layout
    sheet: str
    headers: tuple[str, ...]
    places: dict[str, int]
    rows: list[Row]
    problems: list[Problem] = field(default_factory=list)

    @property
    def valid(self) -> list[Row]:
        """The rows without an error."""
        return [row for row in self.rows if not row.errors]

    def copy(self) -> "Table":
        """Return a table that takes further errors without changing this one."""
        rows = [row.copy() for row in self.rows]
        return Table(self.layout, self.sheet, self.headers, self.places, rows, [*self.problems])

    def problem(
        self, row: Row, name: str, severity: ProblemSeverity, message: str, handed_back: str | None = None
    ) -> None:
        """Report something about the cell of a field; an error rejects the row.

        `handed_back` is what the workbook of rejected rows says instead, where other rows have other numbers.
        """
        column: Column = self.layout.fields[name]
        place = self.places.get(name)
        if severity is ProblemSeverity.ERROR:
            row.errors.append(f"{column.label}: {handed_back or message}")
        self.problems.append(
            Problem(
                sheet=self.sheet,
                row=row.number,
                column=column.label,
                value=shown(row.cells[place]) if place is not None and place < len(row.cells) else "",
                severity=severity,
                message=message,
            )
        )

    def error(self, row: Row, name: str, message: str, handed_back: str | None = None) -> None:
        """Reject a row for the cell of a field."""
        self.problem(row, name, ProblemSeverity.ERROR, message, handed_back)

    def note(self, row: Row, name: str, message: str) -> None:
        """Say how a row was understood."""
        self.problem(row, name, ProblemSeverity.NOTE, message)

    def warn(self, row: Row, name: str, message: str) -> None:
        """Say that a person should look at the cell of a field."""
        self.problem(row, name, ProblemSeverity.WARNING, message)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A workbook as parsed: its tables, what was said about it so far, and where its attachments lie."""

    tables: dict[SheetKey, Table]
    base_folder: Path
    problems: tuple[Problem, ...] = ()
