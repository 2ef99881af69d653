"""An edit of a record that meanwhile changed elsewhere: both changes are kept where they touch different facts."""

from collections.abc import Hashable, Mapping
from dataclasses import fields
from typing import Any, Final, TypeVar

from desktop_app.domain.edit import InitiativeState, settled
from desktop_app.domain.initiative import Decision, Initiative
from desktop_app.domain.participation import NOTHING_STATED, Participation
from desktop_app.domain.person import Person
from desktop_app.domain.sending import Sending
from desktop_app.domain.submission import Marks, RevisionMarks
from desktop_app.domain.unit import Unit

R = TypeVar("R", InitiativeState, Person, Decision, Unit, Sending, RevisionMarks)

_TAKEN_APART: Final = (
    InitiativeState,
    Initiative,
    Participation,
    Person,
    Decision,
    Unit,
    Sending,
    RevisionMarks,
    Marks,
)


class _ConflictError(Exception):
    """Both sides changed the same fact."""


def rebased(before: R, after: R, current: R) -> R | None:
    """Return `current` with what `after` changes of `before`; None where both changed the same fact differently."""
    try:
        merged: R = _merged(before, after, current)
    except _ConflictError:
        return None
    return settled(merged)  # type: ignore[return-value]  # of the kind it was given


def _merged(before: Any, after: Any, current: Any) -> Any:
    if after in (before, current):
        return current
    if current == before:
        return after
    if not isinstance(before, _TAKEN_APART) or not type(before) is type(after) is type(current):
        raise _ConflictError
    values = {
        item.name: _field(item.name, *(getattr(record, item.name) for record in (before, after, current)))
        for item in fields(before)
    }
    return type(before)(**values)


def _field(name: str, before: Any, after: Any, current: Any) -> Any:
    if name == "participations":
        merged = _by_key(dict(before), dict(after), dict(current), NOTHING_STATED)
        return tuple(sorted(merged.items()))
    if name == "waivers":
        merged = _by_key(_waivers_by_key(before), _waivers_by_key(after), _waivers_by_key(current), None)
        return tuple((key[0], item) for key, item in merged.items() if item is not None)
    return _merged(before, after, current)


def _waivers_by_key(waivers: Any) -> dict[Any, Any]:
    return {(where, item.rule, item.fingerprint): item for where, item in waivers}


def _by_key(
    before: Mapping[Any, Any], after: Mapping[Any, Any], current: Mapping[Any, Any], nothing: Any
) -> dict[Any, Any]:
    keys: dict[Hashable, None] = dict.fromkeys([*current, *after, *before])
    return {key: _merged(*(some.get(key, nothing) for some in (before, after, current))) for key in keys}
