"""Plan the own unit and those below it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from desktop_app.domain.identifiers import unit_id
from desktop_app.domain.kinds import SigningAuthority
from desktop_app.domain.plan import Change, ChangeKind, Problem, ProblemSeverity
from desktop_app.domain.unit import Unit
from desktop_app.importing.changes import change
from desktop_app.importing.clashes import mark_clashes
from desktop_app.importing.columns import SheetKey
from desktop_app.importing.records import Row, Table
from desktop_app.text.fold import fold

_ATTRIBUTES: Final = {"unit_name": "name"}
_LEAST_WITH_COMMITTEE: Final = 10


def plan_unit(table: Table | None, own: Unit | None) -> tuple[Change[Unit] | None, Unit, list[Problem]]:
    """Return what becomes of the own unit, the unit as it will be, and what is to be said about it as a whole.

    The unit of a workspace keeps its id, whatever the workbook calls it. Where neither knows a unit, it is one
    without a name.
    """
    values = {
        _ATTRIBUTES.get(key, key): value for row in (table.valid if table else ()) for key, value in row.values.items()
    }
    if table is not None:
        _warn_of_committee(table, values, own)
    if own is None:
        name, upper = str(values.get("name", "")), str(values.get("upper_name", ""))
        unit = Unit(**{"id": unit_id(name, upper), "name": name, **values})
        return Change(ChangeKind.ADDED, unit), unit, [] if name else [_NAMELESS]
    if table is None or not values:
        return None, own, []
    unit = replace(own, **values)
    if unit.upper_name != own.upper_name:
        unit = replace(unit, upper_id=None)
    for row in table.valid:
        if "unit_name" in row.values and fold(unit.name) != fold(own.name):
            table.warn(
                row,
                "unit_name",
                f"Phần mềm đang giữ dữ liệu của “{own.name}”: nếu đây là bảng tính của đơn vị khác thì hãy dừng lại.",
            )
    return change(unit, own), unit, []


def _warn_of_committee(table: Table, values: Mapping[str, object], own: Unit | None) -> None:
    """Say so where a union too small for an executive committee signs on its behalf (documents.md, Layout)."""
    row = next((row for row in table.valid if "authority" in row.values), None)
    members = values.get("member_count", own.member_count if own else None)
    small = isinstance(members, int) and members < _LEAST_WITH_COMMITTEE
    if row and small and values["authority"] is SigningAuthority.EXECUTIVE_COMMITTEE:
        table.warn(
            row,
            "authority",
            f"Đơn vị có {members} đoàn viên, dưới {_LEAST_WITH_COMMITTEE} người thì không có ban chấp hành: "
            "hãy để trống “Thẩm quyền ký”, hoặc kiểm tra lại số đoàn viên.",
        )


_NAMELESS: Final = Problem(
    sheet=SheetKey.UNIT,
    row=0,
    column="",
    value="",
    severity=ProblemSeverity.WARNING,
    message="Chưa biết tên đơn vị: hãy điền sheet “Đơn vị” rồi nhập lại, hoặc khai báo đơn vị trong phần mềm.",
)


def plan_subordinates(table: Table | None, own: Unit, known: Sequence[Unit]) -> tuple[Change[Unit], ...]:
    """Return what becomes of the units below: found by name and upper union, or by name where one bears it."""
    if table is None:
        return ()
    mark_clashes(table, "unit_name", "đơn vị và thời gian", _period_key)
    by_name: dict[str, list[Unit]] = {}
    for unit in known:
        by_name.setdefault(fold(unit.name), []).append(unit)
    ids = {fold(own.name): own.id} | {name: units[0].id for name, units in by_name.items() if len(units) == 1}
    planned = [_subordinate(row, own, by_name) for row in table.valid]
    ids |= {fold(unit.name): unit.id for unit, _ in planned}
    return tuple(change(_with_upper(unit, before, ids), before) for unit, before in planned)


def _period_key(row: Row) -> tuple[str, str, object] | None:
    name = row.text("unit_name")
    return (fold(name), fold(row.text("upper_name")), row.values.get("valid_from")) if name else None


def _subordinate(row: Row, own: Unit, by_name: dict[str, list[Unit]]) -> tuple[Unit, Unit | None]:
    """Return a unit as its row has it, and as it was."""
    name, upper = row.text("unit_name"), row.text("upper_name")
    same_name = by_name.get(fold(name), [])
    same = [unit for unit in same_name if fold(unit.upper_name) == fold(upper or own.name)]
    if not same and not upper and len(same_name) == 1:
        same = same_name
    values = {_ATTRIBUTES.get(key, key): value for key, value in row.values.items()}
    if same:
        before = same[0]
        return replace(before, **{**values, "upper_name": upper or before.upper_name}), before
    upper = upper or own.name
    return Unit(**{**values, "id": unit_id(name, upper), "upper_name": upper}), None


def _with_upper(unit: Unit, before: Unit | None, ids: dict[str, UUID]) -> Unit:
    if before is not None and before.upper_name == unit.upper_name:
        return unit
    return replace(unit, upper_id=ids.get(fold(unit.upper_name)))
