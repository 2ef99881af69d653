"""Make findings, each severity by its own function; a warning carries the fingerprint of its facts."""

from collections.abc import Iterable
from hashlib import blake2b
from uuid import UUID

from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Severity

MAX_LISTED = 10


def violation(rule: str, clause: str, field: str, message: str) -> Finding:
    """Return a finding that the guideline excludes."""
    return Finding(rule=rule, severity=Severity.VIOLATION, clause=clause, field=field, message=message)


def fix(rule: str, clause: str, field: str, message: str, person_id: UUID | None = None) -> Finding:
    """Return a finding that can be mended; `person_id` where the field is a person's."""
    return Finding(rule=rule, severity=Severity.FIX, clause=clause, field=field, message=message, person_id=person_id)


def note(rule: str, clause: str, field: str, message: str) -> Finding:
    """Return a finding for information."""
    return Finding(rule=rule, severity=Severity.NOTE, clause=clause, field=field, message=message)


def warning(rule: str, clause: str, field: str, message: str, *facts: object, person_id: UUID | None = None) -> Finding:
    """Return a finding for an officer to decide; when `facts`, those behind it, change, a waiver lapses.

    The wording of the message is no fact: a better one in a later version leaves waivers as they are.
    """
    return Finding(
        rule=rule,
        severity=Severity.WARNING,
        clause=clause,
        field=field,
        message=message,
        person_id=person_id,
        fingerprint=_fingerprint(rule, field, *facts),
    )


def _fingerprint(*parts: object) -> str:
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).hexdigest()


def listed(names: Iterable[str]) -> str:
    """Return the names as one phrase, of many the first ten and how many more."""
    every = list(names)
    shown = ", ".join(every[:MAX_LISTED])
    return shown if len(every) <= MAX_LISTED else f"{shown} và {len(every) - MAX_LISTED} sáng kiến khác"
