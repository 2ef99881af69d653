"""What is added to an initiative and isn't there yet: an author, a decision; made from what is stored by then."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from desktop_app.domain.edit import Alteration, Edit, InitiativeState, settled
from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import Decision
from desktop_app.services.editing import decisions, initiative_state, new_person
from desktop_app.services.workspace import OpenWorkspace
from ui.initiatives import authorship
from ui.initiatives.binding import edit_label, with_value


def _stored(workspace: OpenWorkspace, initiative_id: UUID) -> InitiativeState:
    state = initiative_state(workspace, initiative_id)
    if state is None:
        raise InputError("initiative-unknown", "Sáng kiến này không còn trong dữ liệu nên không ghi thêm được.")
    return state


def with_new_author(workspace: OpenWorkspace, initiative_id: UUID, full_name: str, facts: dict[str, Any]) -> Edit:
    """The edit that adds a person, and makes them an author of an initiative.

    Raises:
        InputError: the initiative isn't there any more.
    """
    state = _stored(workspace, initiative_id)
    person = replace(new_person(workspace, full_name), **facts)
    after = settled(authorship.added(state, person.id))
    label = f"Thêm tác giả {full_name} cho {state.initiative.code}"
    return Edit(label=label, alterations=(Alteration(None, person), Alteration(state, after)))


def with_decision(workspace: OpenWorkspace, initiative_id: UUID, decision: Decision) -> Edit:
    """The edit that lets a decision recognise an initiative, added where it isn't there yet.

    Raises:
        InputError: the initiative isn't there any more.
    """
    state = _stored(workspace, initiative_id)
    after = settled(with_value(state, "", "decision", decision.id))
    known = any(item.id == decision.id for item in decisions(workspace))
    added = () if known else (Alteration(None, decision),)
    return Edit(label=edit_label(state, "decision"), alterations=(*added, Alteration(state, after)))
