"""Propose which field each column of a list stands for, by its heading and by what its cells hold."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.office_list import ListColumn
from desktop_app.importing import converters as to
from desktop_app.importing.cells import Value, is_blank, shown
from desktop_app.importing.columns import Column
from desktop_app.importing.one_sheet.authors import take_apart
from desktop_app.importing.one_sheet.combined import take_effect_apart
from desktop_app.importing.one_sheet.fields import (
    AUTHOR_DETAILS,
    AWARD_YEAR,
    EFFECT,
    LIST_FIELDS,
    TEXTS,
    standard_column,
)
from desktop_app.importing.one_sheet.finding import FoundList, is_error_column
from desktop_app.importing.one_sheet.headings import guess
from desktop_app.importing.one_sheet.words import is_name_like
from desktop_app.importing.parsing import Reader
from desktop_app.text.fold import fold_words
from desktop_app.text.phones import clean_phone, is_valid_phone
from desktop_app.text.unicode import clean_line, utf16_length

_SAMPLE: Final = 100
_EXAMPLES: Final = 3
_EXAMPLE_LENGTH: Final = 80
_MOST, _FEW = 0.7, 0.3
_DECISION: Final = re.compile(r"\d+\s*/\s*(?:\d{4}\s*/\s*)?QĐ", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{1,4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{1,4}")
_CONVERTED: Final = frozenset(
    name
    for name in LIST_FIELDS
    if standard_column(name).convert in (to.day, to.birth, to.money, to.share, to.yes_no)
    or standard_column(name).options
)
_BY_CONTENTS: Final = ("phone", "identity_number", "solution_type", "category", "block", "application_state", "sex")
_REPEATED: Final = frozenset({AWARD_YEAR, "", *TEXTS})


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    field: str
    sure: bool
    fit: float | None


def propose(found: FoundList) -> tuple[ListColumn, ...]:
    """Return the list's columns with what each may stand for; a field goes to the column that suits it best."""
    samples = {place: _sample(found, place) for place in range(len(found.headings))}
    candidates = [_by_heading(place, heading, samples[place]) for place, heading in enumerate(found.headings)]
    chosen = _without_rivals(candidates)
    for place, candidate in enumerate(candidates):
        if candidate is None and samples[place]:
            field = _by_contents(samples[place], {item.field for item in chosen.values()})
            if field:
                chosen[place] = _Candidate(place, field, sure=False, fit=None)
    return tuple(
        ListColumn(
            index=place,
            heading=heading,
            examples=tuple(_example(cell) for cell in samples[place][:_EXAMPLES]),
            proposed=chosen[place].field if place in chosen else "",
            certain=chosen[place].sure if place in chosen else not samples[place],
        )
        for place, heading in enumerate(found.headings)
        if heading or samples[place]
    )


def holds_initiatives(found: FoundList) -> bool:
    """Say whether a list may be one of initiatives: something in it looks like titles, and something like authors."""
    fields = {column.proposed for column in propose(found)}
    return "title" in fields and bool(fields & {"full_name", AUTHOR_DETAILS})


def digest_of(headings: tuple[str, ...]) -> str:
    """Return what lists with the same headings have in common."""
    keys = [fold_words(heading) for heading in headings if not is_error_column(heading)]
    while keys and not keys[-1]:
        keys.pop()
    return hashlib.sha256("\x1f".join(keys).encode()).hexdigest()


def with_mapping(columns: tuple[ListColumn, ...], mapping: Mapping[int, str]) -> tuple[ListColumn, ...]:
    """Return the columns with a mapping that a person has confirmed before."""
    return tuple(
        ListColumn(
            index=column.index,
            heading=column.heading,
            examples=column.examples,
            proposed=mapping.get(column.index, ""),
            certain=True,
        )
        for column in columns
    )


def _sample(found: FoundList, place: int) -> list[Value]:
    cells = (cells[place] for cells in list(found.lines.values())[: 2 * _SAMPLE] if not is_blank(cells[place]))
    return [cell for _, cell in zip(range(_SAMPLE), cells, strict=False)]


def _example(cell: Value) -> str:
    text = clean_line(shown(cell))
    return text if len(text) <= _EXAMPLE_LENGTH else f"{text[: _EXAMPLE_LENGTH - 1]}…"


def _by_heading(place: int, heading: str, sample: list[Value]) -> _Candidate | None:
    """Return what a heading says, weighed against the cells below it."""
    found = guess(heading)
    if found is None:
        return None
    field, sure = found
    if sample and field in (EFFECT, "benefit_text"):
        sure = sure and field == EFFECT
        field = _kind_of_effect(field, sample)
        sure = sure or field != "benefit_amount"
    elif sample and field == "full_name" and _share(sample, _is_described) >= _MOST:
        field = AUTHOR_DETAILS
    fit = _fit(field, sample) if field and sample else None
    if fit is not None and fit < _FEW and field in ("novel", "recognised", "benefit_amount", "application_state"):
        field = "benefit_text" if field == "benefit_amount" else ""
        sure = False
    elif fit is not None and field == "benefit_amount":
        sure = sure and fit >= _MOST
    elif fit is not None:
        sure = (sure and fit >= _FEW) or (not sure and fit >= _MOST and field in ("title", "phone", "identity_number"))
    return _Candidate(place, field, sure, fit)


def _kind_of_effect(field: str, sample: list[Value]) -> str:
    """Return what a column of effects holds: amounts, words, or (`EFFECT`) both."""
    amounts = _fit("benefit_amount", sample) or 0
    if amounts >= _MOST:
        return "benefit_amount"
    labelled = any(set(take_effect_apart(shown(cell))) - {"benefit_text"} for cell in sample)
    return EFFECT if field == EFFECT and labelled else "benefit_text"


def _without_rivals(candidates: list[_Candidate | None]) -> dict[int, _Candidate]:
    """Return one candidate for each field, the surest; columns that lost are left out, but not for certain."""
    chosen: dict[int, _Candidate] = {}
    taken: dict[str, _Candidate] = {}
    for candidate in sorted(filter(None, candidates), key=lambda item: (not item.sure, -(item.fit or 0), item.place)):
        rival = taken.get(candidate.field)
        if rival is not None and candidate.field not in _REPEATED:
            chosen[candidate.place] = _Candidate(candidate.place, "", sure=False, fit=None)
        else:
            chosen[candidate.place] = taken[candidate.field] = candidate
    if "full_name" in taken and AUTHOR_DETAILS in taken:
        lost = min(taken["full_name"], taken[AUTHOR_DETAILS], key=lambda item: (item.sure, item.fit or 0))
        chosen[lost.place] = _Candidate(lost.place, "", sure=False, fit=None)
    return chosen


def _fit(field: str, sample: list[Value]) -> float | None:
    """Return the share of cells that make sense as a field; None where any text does."""
    if field in _CONVERTED:
        reader = Reader(0, standard_column(field))
        return _share(sample, lambda cell: _is_meant_for(reader.column, cell) or not reader.outcome(cell).error)
    tests = {
        "phone": _is_phone,
        "identity_number": _is_identity,
        "full_name": _is_author,
        AUTHOR_DETAILS: _is_detailed,
        "title": lambda cell: isinstance(cell, str) and not is_name_like(clean_line(cell)),
    }
    return _share(sample, tests[field]) if field in tests else None


def _share(sample: list[Value], test: Callable[[Value], bool]) -> float:
    return sum(map(test, sample)) / len(sample)


def _is_meant_for(column: Column, cell: Value) -> bool:
    """Say whether a cell is meant as a column's kind, though it may be wrong: an amount whose unit stands elsewhere."""
    if column.convert is to.money:
        return isinstance(cell, int | float)
    return column.convert in (to.day, to.birth) and isinstance(cell, str) and _DAY.fullmatch(cell.strip()) is not None


def _is_phone(cell: Value) -> bool:
    return isinstance(cell, str | int | float) and is_valid_phone(clean_phone(cell))


def _is_identity(cell: Value) -> bool:
    digits = "".join(shown(cell).split())
    return digits.isdecimal() and len(digits) in (9, 11, 12)


def _is_author(cell: Value) -> bool:
    text = shown(cell)
    return not any(char.isdigit() for char in text.split("(")[0][:40]) and (
        is_name_like(clean_line(text)) or take_apart(text).certain
    )


def _is_detailed(cell: Value) -> bool:
    apart = take_apart(shown(cell), in_order=True)
    return apart.certain and any(entry.facts for entry in apart.entries)


def _is_described(cell: Value) -> bool:
    """Say whether a cell states several facts about an author beside the name."""
    apart = take_apart(shown(cell), in_order=True)
    return apart.certain and any(len(entry.facts) > 1 for entry in apart.entries)


def _by_contents(sample: list[Value], taken: set[str]) -> str:
    """Return the field that cells without a telling heading look like, "" where none."""
    free = [field for field in _BY_CONTENTS if field not in taken]
    for field in free:
        if (_fit(field, sample) or 0) >= 0.8 and field != "block":
            return field
    names = _share(sample, lambda cell: is_name_like(clean_line(shown(cell))) or _is_detailed(cell))
    if names >= 0.8 and not taken & {"full_name", AUTHOR_DETAILS}:
        detailed = _share(sample, _is_detailed) >= 0.5
        return AUTHOR_DETAILS if detailed else "full_name"
    if "decision_number" not in taken and _share(sample, lambda cell: bool(_DECISION.search(shown(cell)))) >= 0.8:
        return "decision_number"
    lengths = sorted(utf16_length(shown(cell)) for cell in sample)
    middle = lengths[len(lengths) // 2]
    distinct = len({fold_words(shown(cell)) for cell in sample}) / len(sample)
    if middle > 150 and "summary" not in taken:
        return "summary"
    return "title" if 20 <= middle <= 150 and distinct > 0.9 and "title" not in taken and len(sample) > 1 else ""
