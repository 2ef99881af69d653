"""Arrange a list that was read into the sheets of the full workbook: members, initiatives, authors, decisions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from desktop_app.domain.initiative import Decision
from desktop_app.domain.office_list import Answers
from desktop_app.domain.plan import InitiativeRecord, Register
from desktop_app.importing.clashes import mark_clash
from desktop_app.importing.columns import LAYOUTS, SheetKey
from desktop_app.importing.one_sheet.lines import Item, ReadList
from desktop_app.importing.one_sheet.list_columns import NO_CELL
from desktop_app.importing.one_sheet.persons import Somebody, ids_of, who_is_who
from desktop_app.importing.records import Row, Table
from desktop_app.text.codes import free_codes
from desktop_app.text.fold import fold, fold_words

_ANSWERED: Final = (
    "stage", "block", "category", "novel", "contrary_to_order", "ip_protected", "complaint", "dispute", "recognised",
)  # fmt: skip
_SAME_TITLE: Final = "tên sáng kiến và tác giả"
_RENAMED: Final = (
    "Mã “{code}” đã có với tên “{title}”: dòng này sẽ đổi tên sáng kiến đó; nếu là sáng kiến khác, hãy đổi mã hoặc để "
    "trống mã trước khi nhập."
)


@dataclass(frozen=True, slots=True)
class Arranged:
    """The tables of the full workbook made from a list, and the list's own with what was found on the way."""

    tables: dict[SheetKey, Table]
    own: Table


def arrange(read: ReadList, items: Sequence[Item], answers: Answers, register: Register) -> Arranged:
    """Return tables made from some items of a list, for a register; rows that can't be are in error in `own`."""
    own = Table(read.table.layout, read.table.sheet, read.table.headers, read.table.places, [])
    items = [Item(_copy(item.row), item.numbers, item.people) for item in items]
    own.rows.extend(item.row for item in items)
    somebody = who_is_who(items, own, register.people)
    for item in items:
        _answer(item.row.values, answers)
    decisions = _decisions(items, answers, register.decisions)
    _give_codes(own, items, somebody, register)
    people = list({one.key: one for one in somebody.values()}.values())
    tables = {
        SheetKey.PEOPLE: _table(own, SheetKey.PEOPLE, [_person_row(one) for one in people]),
        SheetKey.INITIATIVES: _table(own, SheetKey.INITIATIVES, [item.row for item in items]),
        SheetKey.AUTHORS: _authors(own, items, somebody, answers, register),
    }
    if decisions:
        tables[SheetKey.DECISIONS] = _table(own, SheetKey.DECISIONS, decisions)
    return Arranged(tables, own)


def _copy(row: Row) -> Row:
    return Row(row.number, row.cells, {**row.values})


def _table(own: Table, key: SheetKey, rows: list[Row]) -> Table:
    """Return a table of the workbook whose problems are told with the list's sheet, rows and headings."""
    named = own.layout.fields
    columns = tuple(
        replace(column, label=named[column.field].label) if column.field in named else column
        for column in LAYOUTS[key].columns
    )
    places = {name: own.places.get(name, NO_CELL) for row in rows for name in row.values}
    return Table(replace(LAYOUTS[key], columns=columns), own.sheet, own.headers, places, rows)


def _answer(values: dict[str, Any], answers: Answers) -> None:
    """Fill in what was asked once, where the row itself says nothing."""
    for name in _ANSWERED:
        answer = getattr(answers, name)
        if answer is not None:
            values.setdefault(name, answer)
    if answers.decision_number:
        values.setdefault("decision_number", answers.decision_number)
    elif not values.get("decision_number"):
        if answers.decision_date:
            values.setdefault("decision_date", answers.decision_date)
        if answers.decision_authority:
            values.setdefault("recognised_by", answers.decision_authority)


def _decisions(items: Sequence[Item], answers: Answers, known: Iterable[Decision]) -> list[Row]:
    """Return a decision for each number whose rows agree about it; what it says, its rows needn't say themselves."""
    by_number: defaultdict[str, list[Row]] = defaultdict(list)
    for item in items:
        if number := fold(str(item.row.values.get("decision_number", ""))):
            by_number[number].append(item.row)
    asked = fold(answers.decision_number)
    several = {number for number, count in Counter(fold(item.number) for item in known).items() if count > 1}
    rows: list[Row] = []
    for number, named in by_number.items():
        days = {row.values["decision_date"] for row in named if row.values.get("decision_date")}
        offices = {
            fold_words(row.values["recognised_by"]): row.values["recognised_by"]
            for row in named
            if row.values.get("recognised_by")
        }
        values: dict[str, Any] = {"decision_number": named[0].values["decision_number"]}
        if number == asked:
            days = {answers.decision_date} if answers.decision_date else days
            offices = {"": answers.decision_authority} if answers.decision_authority else offices
            if answers.decision_scan is not None:
                values["attachment"] = answers.decision_scan.name
        if len(days) > 1 or len(offices) > 1 or number in several:
            continue
        values |= dict(zip(("decision_date",), days, strict=False))
        values |= dict(zip(("recognised_by",), offices.values(), strict=False))
        rows.append(Row(0 if number == asked else named[0].number, named[0].cells, values))
        for row in named:
            _leave_to_decision(row.values, values)
    return rows


def _leave_to_decision(values: dict[str, Any], decision: dict[str, Any]) -> None:
    """Drop from a row what its decision says just so."""
    if values.get("decision_date") == decision.get("decision_date"):
        values.pop("decision_date", None)
    if fold_words(str(values.get("recognised_by", ""))) == fold_words(str(decision.get("recognised_by", ""))):
        values.pop("recognised_by", None)


def _give_codes(own: Table, items: Sequence[Item], somebody: dict[int, Somebody], register: Register) -> None:
    """Give each initiative without a code the one it has in the register, else the next that is free."""
    by_title: defaultdict[str, list[InitiativeRecord]] = defaultdict(list)
    by_code = {fold(record.initiative.code): record for record in register.initiatives}
    for record in register.initiatives:
        by_title[fold_words(record.initiative.title)].append(record)
    _reject_doubles(own, items, somebody)
    next_codes = free_codes(
        [record.initiative.code for record in register.initiatives],
        [str(item.row.values.get("code", "")) for item in items],
    )
    for item in items:
        values = item.row.values
        written = fold(str(values.get("code", "")))
        if written:
            _warn_of_new_title(own, item.row, by_code.get(written))
            continue
        namesakes = by_title.get(fold_words(str(values.get("title", ""))), [])
        met = _same_author(namesakes, _known_ids(item, somebody))
        values["code"] = met.initiative.code if met is not None else next(next_codes)


def _known_ids(item: Item, somebody: dict[int, Somebody]) -> set[Any]:
    return ids_of(somebody[id(person)] for person in item.people if id(person) in somebody)


def _same_author(namesakes: list[InitiativeRecord], ids: set[Any]) -> InitiativeRecord | None:
    """Return the record of a title that shares an author, or has none yet."""
    shared = [record for record in namesakes if ids & {author.person_id for author in record.authors or ()}]
    bare = [record for record in namesakes if not record.authors]
    return next(iter([*shared, *bare]), None)


def _reject_doubles(own: Table, items: Sequence[Item], somebody: dict[int, Somebody]) -> None:
    """Reject rows that say the same title of the same author twice without a code to tell them apart."""
    seen: defaultdict[tuple[str, object], list[Row]] = defaultdict(list)
    for item in items:
        if item.row.values.get("code"):
            continue
        title = fold_words(str(item.row.values.get("title", "")))
        for key in {somebody[id(person)].key for person in item.people if id(person) in somebody}:
            seen[title, key].append(item.row)
    for rows in seen.values():
        if len(rows) > 1 and not all(row.errors for row in rows):
            mark_clash(own, "title", _SAME_TITLE, rows)


def _warn_of_new_title(own: Table, row: Row, record: InitiativeRecord | None) -> None:
    if record is None or fold_words(record.initiative.title) == fold_words(str(row.values.get("title", ""))):
        return
    own.warn(row, "code", _RENAMED.format(code=record.initiative.code, title=record.initiative.title))


def _person_row(one: Somebody) -> Row:
    number, ordinal = one.key
    return Row(number, one.mentions[0][0].row.cells, dict(one.values), ordinal=ordinal)


def _authors(
    own: Table, items: Sequence[Item], somebody: dict[int, Somebody], answers: Answers, register: Register
) -> Table:
    """Return the authors of each initiative, in the list's order; who was put forward stays so."""
    before = {fold(record.initiative.code): record for record in register.initiatives}
    rows: list[Row] = []
    for item in items:
        code = str(item.row.values["code"])
        record = before.get(fold(code))
        made = [
            Row(
                item.row.number,
                item.row.cells,
                {"code": code, "author": somebody[id(person)].values["full_name"], **person.authorship},
                ordinal=place,
                person=somebody[id(person)].key,
            )
            for place, person in enumerate(item.people)
            if id(person) in somebody
        ]
        _put_forward(made, [somebody[id(person)] for person in item.people if id(person) in somebody], record, answers)
        rows += made
    table = _table(own, SheetKey.AUTHORS, rows)
    return replace(table, places={"code": NO_CELL, "author": own.places.get("full_name", NO_CELL), **table.places})


def _put_forward(rows: list[Row], people: list[Somebody], record: InitiativeRecord | None, answers: Answers) -> None:
    """Say who is put forward where the list doesn't: who was, else the largest contributor where that was asked for."""
    if any("put_forward" in row.values for row in rows):
        return
    chosen = record.participation.put_forward if record is not None else ()
    stated = [row for row, one in zip(rows, people, strict=True) if one.known is not None and one.known.id in chosen]
    if not stated and answers.largest_put_forward and len(rows) > 1:
        shares = sorted((row.values.get("share") or 0 for row in rows), reverse=True)
        if shares[0] > shares[1] and all(row.values.get("share") for row in rows):
            stated = [row for row in rows if row.values["share"] == shares[0]]
    for row in stated:
        row.values["put_forward"] = True
