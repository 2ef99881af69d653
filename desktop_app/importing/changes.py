"""Compare records with what they were."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from desktop_app.domain.plan import Change, ChangeKind

T = TypeVar("T")


def change(record: T, before: T | None) -> Change[T]:
    """Return what becomes of a record."""
    if before is None:
        return Change(ChangeKind.ADDED, record)
    return Change(ChangeKind.UNCHANGED if record == before else ChangeKind.UPDATED, record, before)


def free_id(derive: Callable[[str], UUID], code: str, taken: set[UUID]) -> UUID:
    """Return the id derived from a code; where another record bears it, the next one that is free."""
    derived, number = derive(code), 2
    while derived in taken:
        derived = derive(f"{code} #{number}")
        number += 1
    taken.add(derived)
    return derived
