"""A list of members under its headings: which row meets whom, and what it would write."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final
from uuid import UUID

from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.fields import PERSON_FIELDS
from desktop_app.domain.kinds import Labelled
from desktop_app.domain.person import Person
from desktop_app.services.registers import MemberRow
from desktop_app.text.dates import format_date
from desktop_app.text.fold import fold, fold_key
from desktop_app.text.names import is_all_capitals, name_key, same_name
from ui.members.pasted import field_of
from ui.members.person_fields import CellError, awards_text, parse_cell, value_of, with_value

_NO_NAME: Final = "Dòng không có họ tên."
_SEVERAL: Final = "Có nhiều người trùng tên; hãy ghi thêm mã đoàn viên hoặc ngày sinh."
_NUMBERING: Final = frozenset(map(fold_key, ("STT", "TT", "Số TT", "Số thứ tự")))
_TWICE: Final = "Người này đã có ở một dòng trên."


class Deed(Enum):
    """What a row would do; the value is the word for it."""

    ADD = "Thêm"
    CHANGE = "Sửa"
    KEEP = "Giữ nguyên"
    REFUSE = "Không nhận"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRow:
    """A row as read: values of the cells that can be, sentences on those that can't; blank cells say nothing."""

    number: int
    values: Mapping[str, Any]
    troubles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """What a row would do, to whom, in words; `troubles` are the sentences on its cells that can't be read."""

    number: int
    deed: Deed
    name: str
    says: str
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlan:
    """What a pasted list would do: row by row, and the edit that does it."""

    rows: tuple[PlannedRow, ...]
    edit: Edit

    def count(self, deed: Deed) -> int:
        """How many rows would do this."""
        return sum(row.deed is deed for row in self.rows)

    @property
    def troubles(self) -> tuple[str, ...]:
        """A sentence for each cell that can't be read, with its row."""
        return tuple(f"Dòng {row.number}, {trouble}" for row in self.rows for trouble in row.troubles)


def read_list(cells: Sequence[Sequence[str]]) -> list[PastedRow]:
    """Read the rows below the headings; columns in `unread_columns` are left out, so are empty rows."""
    fields = _fields(cells[0])
    rows = (_read_row(number, fields, row) for number, row in enumerate(cells[1:], 1))
    return [row for row in rows if row.values or row.troubles]


def _fields(headings: Sequence[str]) -> list[str]:
    """The field of each column, "" for none; a field belongs to the first column that names it."""
    fields = [field_of(heading) for heading in headings]
    return ["" if name in fields[:place] else name for place, name in enumerate(fields)]


def unread_columns(cells: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The headings of columns that aren't read, numbering apart; a column of facts without one by its letter."""
    width = max(map(len, cells), default=0)
    headings = [*cells[0], *[""] * (width - len(cells[0]))] if cells else []
    unread = []
    for place, (heading, name) in enumerate(zip(headings, _fields(headings), strict=True)):
        holds = any(place < len(row) and row[place].strip() for row in cells[1:])
        if not name and holds and fold_key(heading) not in _NUMBERING:
            unread.append(heading.strip() or f"thứ {place + 1}")
    return tuple(unread)


def _read_row(number: int, fields: Sequence[str], cells: Sequence[str]) -> PastedRow:
    values: dict[str, Any] = {}
    troubles: list[str] = []
    for name, text in zip(fields, cells, strict=False):
        if name and text.strip():
            try:
                values[name] = parse_cell(name, text)
            except CellError as error:
                troubles.append(f"{PERSON_FIELDS[name]}: {error}")
    return PastedRow(number=number, values=values, troubles=tuple(troubles))


class Meeting:
    """Who is there already, by what a row may meet them by; nobody is met twice."""

    def __init__(self, people: Iterable[MemberRow]) -> None:
        """Take everybody."""
        self._met: set[UUID] = set()
        self._by_code: defaultdict[str, list[MemberRow]] = defaultdict(list)
        self._by_name: defaultdict[str, list[MemberRow]] = defaultdict(list)
        for person in people:
            self._by_name[name_key(person.name)].append(person)
            if person.code:
                self._by_code[fold(person.code)].append(person)

    def meet(self, values: Mapping[str, Any]) -> tuple[UUID | None, str]:
        """The person whom a row means, None for somebody new, or why that can't be told."""
        found = self._candidates(values)
        free = [row for row in found if row.id not in self._met]
        if len(free) == 1:
            self._met.add(free[0].id)
            return free[0].id, ""
        if free:
            return None, _SEVERAL
        return None, _TWICE if found else ""

    def _candidates(self, values: Mapping[str, Any]) -> list[MemberRow]:
        """By code, else by name and birth, else by a name whose birth contradicts nothing."""
        code, name = fold(values.get("member_code", "")), values.get("full_name", "")
        if coded := self._by_code.get(code):
            return coded
        named = self._by_name.get(name_key(name), []) if name else []
        named = [row for row in named if not (code and row.code)]
        birth = _birth_text(values.get("birth_date"))
        same = [row for row in named if birth and row.birth == birth]
        return same or [row for row in named if not birth or _agree(row.birth, birth)]


def _agree(one: str, other: str) -> bool:
    """Whether two births can be one: either is unknown, or a year alone that the other has too."""
    return not one or one == other or (one[-4:] == other[-4:] and 4 in (len(one), len(other)))


def _birth_text(value: Any) -> str:
    return str(value) if isinstance(value, int) else format_date(value) if value else ""


def plan_list(
    rows: Sequence[PastedRow],
    meet: Callable[[Mapping[str, Any]], tuple[UUID | None, str]],
    read: Callable[[UUID], Person | None],
    new: Callable[[], Person],
) -> ListPlan:
    """What the rows would do; `read` reads who is met, `new` makes somebody new."""
    planned: list[PlannedRow] = []
    changes: list[Alteration] = []
    for row in rows:
        met, trouble = meet(row.values)
        before = read(met) if met is not None else None
        name = before.full_name if before else row.values.get("full_name", "")
        if trouble or not name:
            says = "; ".join((trouble or _NO_NAME, *row.troubles))
            planned.append(PlannedRow(number=row.number, deed=Deed.REFUSE, name=name, says=says, troubles=row.troubles))
            continue
        start = before or new()
        after = start
        for known, value in row.values.items():
            if before is None or not _is_same(before, known, value):
                after = with_value(after, known, value)
        deed = Deed.ADD if before is None else Deed.CHANGE if after != before else Deed.KEEP
        if deed is not Deed.KEEP:
            changes.append(Alteration(before, after))
        says = "; ".join((*row.troubles, *_differences(start, after, is_new=before is None)))
        planned.append(PlannedRow(number=row.number, deed=deed, name=name, says=says, troubles=row.troubles))
    label = f"Nhập danh sách {len(changes)} người"
    return ListPlan(rows=tuple(planned), edit=Edit(label=label, alterations=tuple(changes)))


def _is_same(person: Person, name: str, value: Any) -> bool:
    """Whether a cell writes otherwise what is there: a code in small letters, a name in capitals."""
    if name == "member_code":
        return fold(person.code) == fold(value)
    return name == "full_name" and is_all_capitals(value) and same_name(person.full_name, value)


def _differences(before: Person, after: Person, *, is_new: bool) -> list[str]:
    """What would be written, field by field; identity numbers stay unsaid."""
    said = []
    for name, label in PERSON_FIELDS.items():
        old, new = value_of(before, name), value_of(after, name)
        if old == new or (is_new and name == "full_name"):
            continue
        if name == "identity_number":
            said.append(label)
        else:
            arrow = "" if is_new or not _shown(old) else f"{_shown(old)} → "
            said.append(f"{label}: {arrow}{_shown(new)}")
    return said


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, Labelled):
        return value.label
    if isinstance(value, tuple):
        return awards_text(value).replace("\n", "; ")
    return str(value or "") if isinstance(value, str | int) else _birth_text(value)


def headline(plan: ListPlan) -> str:
    """What the list would do, in one sentence."""
    counts = [(deed, plan.count(deed)) for deed in Deed]
    said = [f"{deed.value.lower()} {count}" for deed, count in counts if count]
    wrong = [f"{len(plan.troubles)} ô chưa đúng"] if plan.troubles else []
    return f"Danh sách có {len(plan.rows)} dòng: {', '.join((*said, *wrong))}."


def report(plan: ListPlan) -> str:
    """What has been written, in one sentence or two."""
    counts = [(deed, plan.count(deed)) for deed in (Deed.ADD, Deed.CHANGE)]
    done = ", ".join(f"{deed.value.lower()} {count} người" for deed, count in counts if count)
    left = f" {len(plan.troubles)} ô chưa đúng không được ghi." if plan.troubles else ""
    return f"Đã {done}.{left}"
