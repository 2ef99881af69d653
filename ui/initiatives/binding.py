"""Which part of an initiative's state each field of the form shows, and the state after the field was changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from desktop_app.domain.edit import InitiativeState
from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.services.editing import with_part

Get = Callable[[InitiativeState, str], Any]
Put = Callable[[InitiativeState, str, Any], InitiativeState]

REGISTER_FIELDS: Final = (
    "code",
    "title",
    "stage",
    "solution_type",
    "technical_form",
    "work_field",
    "summary",
    "application_state",
    "applied_on",
    "trial_on",
    "scope",
    "benefit_amount",
    "benefit_text",
    "recognised",
    "recognised_by",
    "decision_number",
    "decision_date",
    "topic_level",
    "accepted_on",
    "effect_confirmed",
    "origin",
    "publication_link",
    "published_on",
    "link",
)
"""Facts of the register, by the names of `Initiative`."""

DECLARATIONS: Final[Mapping[str, bool]] = {
    "novel": True,
    "contrary_to_order": False,
    "ip_protected": False,
    "complaint": False,
    "dispute": False,
}
"""The declarations, each with what is declared of an ordinary initiative."""

PROGRAMME_FIELDS: Final = (
    *DECLARATIONS,
    "declared_on",
    "block",
    "category",
    "national_award",
    "portal_text",
    "portal_on",
    "portal_account",
    "portal_code",
)
"""What belongs to the programme alone, by the names of `Participation`."""

OWN_LABELS: Final[Mapping[str, str]] = {
    "code": "Mã",
    "portal_text": "Nội dung nộp cổng (chỉ khi khác tóm tắt)",
    "portal_account": "Nộp bằng tài khoản",
    "declared_on": "Ngày khai báo",
    "summary": "Tóm tắt nội dung",
    "decision": "Quyết định công nhận",
}
"""Labels of the form where the register's own don't do."""


def label_of(field_id: str) -> str:
    """The label of a field in the form."""
    return OWN_LABELS.get(field_id) or FIELD_LABELS[field_id]


@dataclass(frozen=True, slots=True)
class Binding:
    """Reads a field's value from a state in a programme, and sets it in one."""

    get: Get
    put: Put


def _get_fact(name: str, state: InitiativeState, _programme_id: str) -> Any:
    return getattr(state.initiative, name)


def _put_fact(name: str, state: InitiativeState, _programme_id: str, value: Any) -> InitiativeState:
    return replace(state, initiative=replace(state.initiative, **{name: value}))


def _get_part(name: str, state: InitiativeState, programme_id: str) -> Any:
    return getattr(state.part(programme_id), name)


def _put_part(name: str, state: InitiativeState, programme_id: str, value: Any) -> InitiativeState:
    return with_part(state, programme_id, **{name: value})


def _get_award(state: InitiativeState, programme_id: str) -> Any:
    return state.part(programme_id).national_award or None


def _put_award(state: InitiativeState, programme_id: str, value: Any) -> InitiativeState:
    return with_part(state, programme_id, national_award=bool(value))


def _get_decision(state: InitiativeState, _programme_id: str) -> Any:
    return state.initiative.decision_id


def _put_decision(state: InitiativeState, _programme_id: str, value: Any) -> InitiativeState:
    """Name a decision, which then speaks for itself: the own cells are cleared, *Đã công nhận* becomes yes."""
    cleared = {"recognised_by": "", "decision_number": "", "decision_date": None}
    own: dict[str, Any] = {} if value is None else {"recognised": True, **cleared}
    return replace(state, initiative=replace(state.initiative, decision_id=value, **own))


BINDINGS: Final[Mapping[str, Binding]] = {
    **{name: Binding(partial(_get_fact, name), partial(_put_fact, name)) for name in REGISTER_FIELDS},
    **{name: Binding(partial(_get_part, name), partial(_put_part, name)) for name in PROGRAMME_FIELDS},
    "national_award": Binding(_get_award, _put_award),
    "decision": Binding(_get_decision, _put_decision),
}
"""Every field of the form that holds one value, by its id."""


def draft_names(programme_id: str) -> dict[str, str]:
    """What the drafts of the programme's own fields are called: another programme's aren't theirs."""
    return {name: f"{name}@{programme_id}" for name in PROGRAMME_FIELDS} if programme_id else {}


def value_of(state: InitiativeState, programme_id: str, field_id: str) -> Any:
    """What a field shows."""
    return BINDINGS[field_id].get(state, programme_id)


def with_value(state: InitiativeState, programme_id: str, field_id: str, value: Any) -> InitiativeState:
    """The state after a field was left with this value."""
    return BINDINGS[field_id].put(state, programme_id, value)


def edit_label(state: InitiativeState, field_id: str) -> str:
    """What an officer did, in words, for undo."""
    return f"Sửa “{label_of(field_id)}” của {state.initiative.code}"
