"""What an import would write, as rows that a person can read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final
from uuid import UUID

from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.initiative import Authorship
from desktop_app.domain.participation import NOTHING_STATED
from desktop_app.domain.person import Person
from desktop_app.domain.plan import Change, ChangeKind, ImportPlan, InitiativeRecord
from desktop_app.text.numbers import format_percent

KIND_WORDS: Final = {ChangeKind.ADDED: "Thêm", ChangeKind.UPDATED: "Sửa", ChangeKind.UNCHANGED: "Không đổi"}
_NOT_SHOWN: Final = frozenset({"id", "unit_id", "decision_id", "put_forward", "declared_on", "birth_year"})
_OTHER_LABELS: Final = {
    "authors": "Tác giả",
    "attachments": "Tệp đính kèm",
    "number": "Số quyết định",
    "decided_on": "Ngày quyết định",
    "authority": "Cơ quan công nhận",
    "scan": "Bản quét",
    "name": "Tên đơn vị",
}
_OF_PERSON: Final = {"code": "member_code"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One record that will be added or changed: what it is, its code and name, and who wrote it or what changes."""

    kind: ChangeKind
    what: str
    code: str
    name: str
    detail: str


def change_rows(plan: ImportPlan) -> tuple[ChangeRow, ...]:
    """All records that a plan adds or changes: initiatives first, then members, decisions and units."""
    return tuple(row for row in _all_rows(plan) if row.kind is not ChangeKind.UNCHANGED)


def _all_rows(plan: ImportPlan) -> Iterator[ChangeRow]:
    names = {change.record.id: change.record.full_name for change in plan.people}
    for change in plan.initiatives:
        yield _initiative_row(change, names)
    for person in plan.people:
        record = person.record
        detail = _differences(person) or ", ".join(part for part in (record.position, record.workplace) if part)
        yield ChangeRow(kind=person.kind, what="Đoàn viên", code=record.code, name=record.full_name, detail=detail)
    for decision in plan.decisions:
        made = decision.record.decision
        detail = _differences(decision) or made.authority
        yield ChangeRow(kind=decision.kind, what="Quyết định", code="", name=made.number, detail=detail)
    named = (plan.unit,) if plan.unit and plan.unit.record.name else ()
    for unit in (*named, *plan.subordinates):
        yield ChangeRow(kind=unit.kind, what="Đơn vị", code="", name=unit.record.name, detail=_differences(unit))


def _initiative_row(change: Change[InitiativeRecord], names: Mapping[UUID, str]) -> ChangeRow:
    record = change.record
    authors = "; ".join(_author(item, names) for item in record.authors or ())
    return ChangeRow(
        kind=change.kind,
        what="Sáng kiến",
        code=record.initiative.code,
        name=record.initiative.title,
        detail=_differences(change) or authors,
    )


def _author(item: Authorship, names: Mapping[UUID, str]) -> str:
    name = names.get(item.person_id, "")
    return name if item.share is None else f"{name} ({format_percent(item.share)})".strip()


def _differences(change: Change[Any]) -> str:
    """The labels of what a change alters, in their order; "" where the record is new."""
    if change.kind is not ChangeKind.UPDATED:
        return ""
    own = _OF_PERSON if isinstance(change.record, Person) else {}
    names = dict.fromkeys(own.get(name, name) for name in _altered(change.record, change.before))
    labels = (_OTHER_LABELS.get(name) or FIELD_LABELS.get(name, "") for name in names if name not in _NOT_SHOWN)
    return "Sửa: " + ", ".join(dict.fromkeys(label for label in labels if label))


def _altered(record: object, before: object) -> Iterator[str]:
    for item in fields(record) if is_dataclass(record) else ():
        new = getattr(record, item.name)
        old = getattr(before, item.name, None)
        if new == old or new is None:
            continue
        if is_dataclass(new) and item.name in ("initiative", "participation", "decision"):
            yield from _altered(new, old or NOTHING_STATED)
        else:
            yield item.name
