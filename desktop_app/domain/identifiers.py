"""Derived ids: records that come from a workbook meet themselves again (uuid5, RFC 9562)."""

from datetime import date
from typing import Final
from uuid import UUID, uuid5

from desktop_app.text.fold import fold

NAMESPACE: Final = UUID("6d1f0b3e-4f0a-5c57-9a55-6e2f6f0e7c11")


def _derive(*parts: str) -> UUID:
    return uuid5(NAMESPACE, "\x1f".join(parts))


def unit_id(name: str, upper_name: str) -> UUID:
    """A unit's id, from its own and its direct upper union's folded name."""
    return _derive("unit", fold(name), fold(upper_name))


def initiative_id(unit: UUID, code: str) -> UUID:
    """An initiative's id, from its unit and code."""
    return _derive("initiative", str(unit), fold(code))


def person_id(unit: UUID, code: str, full_name: str, birth: date | int | None) -> UUID:
    """A person's id, from unit and code; without a code from name and birth, never from the identity number."""
    if code:
        return _derive("person", str(unit), fold(code))
    return _derive("person-by-name", str(unit), fold(full_name), "" if birth is None else str(birth))


def decision_id(unit: UUID, number: str, decided_on: date | None) -> UUID:
    """A decision's id, from unit, number and date."""
    return _derive("decision", str(unit), fold(number), decided_on.isoformat() if decided_on else "")


def submission_id(unit: UUID, programme_id: str, serial: int) -> UUID:
    """A submission's id, from unit, programme and serial number (*đợt*)."""
    return _derive("submission", str(unit), programme_id, str(serial))


def target_id(unit: UUID, programme_id: str) -> UUID:
    """The id of the target that a unit registered in a programme."""
    return _derive("target", str(unit), programme_id)
