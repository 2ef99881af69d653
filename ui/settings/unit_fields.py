"""A unit's facts by field id: what a field shows, and the unit with another value."""

from dataclasses import replace
from typing import Any, Final

from desktop_app.domain.fields import UNIT_FIELDS
from desktop_app.domain.unit import Unit

OWN_LABELS: Final = {
    "support_team": "Tổ giúp việc",
    "upper_name": "Công đoàn cấp trên trực tiếp",
    "place": "Địa danh (ghi trước ngày, tháng trên văn bản)",
}
"""Labels of the screen where those of `UNIT_FIELDS` don't do or there is none."""


def label_of(field: str) -> str:
    """The label of a field on the screen."""
    return OWN_LABELS.get(field) or UNIT_FIELDS[field]


def value_of(unit: Unit, field: str) -> Any:
    """What the field shows of a unit; a province that isn't stated is None, as lists of choices have it."""
    value = getattr(unit, "name" if field == "unit_name" else field)
    return value or None if field == "province" else value


def with_value(unit: Unit, field: str, value: Any) -> Unit:
    """The unit with another value in a field."""
    if field == "province":
        value = value or ""
    return replace(unit, **{"name" if field == "unit_name" else field: value})


def edit_label(_unit: Unit, field: str) -> str:
    """What the officer did, for the menu of undo."""
    return f"Sửa “{label_of(field)}” của đơn vị"


def named(unit: Unit) -> bool:
    """Whether the unit bears its name."""
    return bool(unit.name)
