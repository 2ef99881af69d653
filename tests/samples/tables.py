"""Reads the tables of made-up facts: one TOML file for each programme, and one of pictures."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from desktop_app.domain.fields import INITIATIVE_FIELDS
from desktop_app.domain.kinds import AuthorCategory

HERE: Final = Path(__file__).parent
PROGRAMMES: Final = ("75k-binhdinh-2021", "1trieu-yenbai-2022")


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell with a formula, and the value that Excel has stored for it."""

    formula: str
    value: float


Cell = str | int | float | date | Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its name, the field of each column, and its rows; "" is an empty cell."""

    name: str
    fields: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, Cell]]:
        """Return each row by field."""
        return [dict(zip(self.fields, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the rules have to say of an initiative: its verdict, and the rules with a finding worse than a note."""

    verdict: str
    rules: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper of the made-up offices: letterhead, heading, text, signature.

    `lists_decision`: the decision whose initiatives stand in a table under the first article; `describes`: the code of
    the initiative whose own words are the text; `scanned`: made to look like a scan.
    """

    file: str
    issuer: tuple[str, str]
    number: str
    place: str
    day: date
    heading: str
    signer: tuple[str, str]
    subject: str = ""
    office: str = ""
    grounds: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    lists_decision: str = ""
    describes: str = ""
    copies: tuple[str, ...] = ()
    scanned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The facts of one programme's sample union, sheet by sheet, and what is expected of each initiative."""

    programme: str
    unit: Mapping[str, Cell]
    members: Sheet
    initiatives: Sheet
    authors: Sheet
    attachments: Sheet
    decisions: Sheet
    papers: tuple[Paper, ...]
    expected: Mapping[str, Expected]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing: the file's name, the words under it, and its shapes from back to front."""

    file: str
    caption: str
    shapes: tuple[tuple[str | int, ...], ...]


_OF_THE_TEST: Final = ("verdict", "rules")


def load_sample(programme: str) -> Sample:
    """Return the sample of a programme; a misspelt field in its file is an error."""
    tables = tomllib.loads((HERE / f"{programme}.toml").read_text(encoding="utf-8"))
    initiatives = tables["initiatives"]
    unknown = {key for row in initiatives for key in row} - {*INITIATIVE_FIELDS, *_OF_THE_TEST}
    if unknown:
        raise ValueError(f"{programme}.toml: unknown fields {sorted(unknown)}")
    rows = tuple(tuple(_cell(field, row.get(field, "")) for field in INITIATIVE_FIELDS) for row in initiatives)
    return Sample(
        programme=programme,
        unit=tables["unit"],
        members=_sheet("Đoàn viên", tables["members"]),
        initiatives=Sheet(name="Sáng kiến", fields=tuple(INITIATIVE_FIELDS), rows=rows),
        authors=_sheet("Tác giả", tables["authors"]),
        attachments=_sheet("Tệp đính kèm", tables["attachments"]),
        decisions=_sheet("Quyết định", tables["decisions"]),
        papers=tuple(
            Paper(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
            for row in tables["papers"]
        ),
        expected={
            row["code"]: Expected(verdict=row["verdict"], rules=frozenset(row.get("rules", ()))) for row in initiatives
        },
    )


def load_pictures(programme: str) -> tuple[Picture, ...]:
    """Return the drawings that belong to a programme's sample."""
    tables = tomllib.loads((HERE / "pictures.toml").read_text(encoding="utf-8"))
    return tuple(
        Picture(file=row["file"], caption=row["caption"], shapes=tuple(map(tuple, row["shapes"])))
        for row in tables[programme]
    )


def _sheet(name: str, table: Mapping[str, Any]) -> Sheet:
    fields = tuple(table["columns"])
    rows = tuple(tuple(_cell(field, value) for field, value in zip(fields, row, strict=True)) for row in table["rows"])
    return Sheet(name=name, fields=fields, rows=rows)


def _cell(field: str, value: object) -> Cell:
    """Return a value as it stands in a cell: categories are kept by id, formulas as a small table."""
    if isinstance(value, dict):
        return Formula(value["formula"], value["value"])
    if field == "category" and value:
        return next(category.label for category in AuthorCategory if category == value)
    assert isinstance(value, str | int | float | date)
    return value
