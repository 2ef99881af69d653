"""What the screen Đoàn viên reads on a worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from desktop_app.domain.person import Person
from desktop_app.services.editing import delete_people, drafts_of, named_by, new_person, person
from desktop_app.services.personal_data import still_held
from desktop_app.services.registers import (
    InitiativeFilter,
    InitiativeRow,
    MemberFilter,
    initiative_keys,
    initiative_rows,
    member_keys,
    member_rows,
)
from desktop_app.services.workspace import OpenWorkspace
from ui.members.deleting import Question, deletion_question, deletion_report
from ui.members.pasted import Fill, fill
from ui.members.pasted_list import ListPlan, Meeting, plan_list, read_list

_BATCH = 2_000
LINKS = 30
"""Initiatives of a person that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A person as the form shows them: what was left unfinished, and the initiatives that name them."""

    key: int
    person: Person
    drafts: Mapping[str, str]
    initiatives: tuple[InitiativeRow, ...]
    count: int


def read_opened(workspace: OpenWorkspace, programme_id: str, key: int) -> Opened | None:
    """Read the person of a row; None where they aren't there any more."""
    row = member_rows(workspace, [key]).get(key)
    found = person(workspace, row.id) if row is not None else None
    if found is None:
        return None
    chosen = InitiativeFilter(author_id=found.id)
    keys = initiative_keys(workspace, programme_id, chosen)
    rows = initiative_rows(workspace, programme_id, keys[:LINKS])
    return Opened(
        key=key,
        person=found,
        drafts=drafts_of(workspace, found.id),
        initiatives=tuple(rows[item] for item in keys[:LINKS] if item in rows),
        count=len(keys),
    )


def people_of(workspace: OpenWorkspace, keys: Sequence[int]) -> list[Person]:
    """The people of rows, in order; one who is gone is left out."""
    rows = member_rows(workspace, keys)
    found = (person(workspace, rows[key].id) for key in keys if key in rows)
    return [one for one in found if one is not None]


def plan_fill(
    workspace: OpenWorkspace, keys: Sequence[int], fields: Sequence[str], cells: Sequence[Sequence[str]]
) -> Fill:
    """What pasting cells over these rows would do."""
    return fill(people_of(workspace, keys), fields, cells)


def plan_pasted(workspace: OpenWorkspace, cells: Sequence[Sequence[str]]) -> ListPlan:
    """What pasting a list with its headings would do."""
    keys = member_keys(workspace, MemberFilter())
    batches = (member_rows(workspace, keys[start : start + _BATCH]) for start in range(0, len(keys), _BATCH))
    meeting = Meeting(row for batch in batches for row in batch.values())
    blank = new_person(workspace)
    return plan_list(
        read_list(cells),
        meeting.meet,
        partial(person, workspace),
        lambda: replace(blank, id=workspace.context.new_id()),
    )


def plan_deletion(workspace: OpenWorkspace, keys: Sequence[int]) -> tuple[list[Person], Question]:
    """Whom deleting these rows would delete, and what is asked before."""
    people = people_of(workspace, keys)
    codes = named_by(workspace, [one.id for one in people])
    held = still_held(workspace, [one.id for one in people])
    return people, deletion_question([one.full_name for one in people], codes, held)


def delete_and_tell(workspace: OpenWorkspace, ids: Sequence[UUID]) -> str:
    """Delete people for good, and say what still holds them."""
    reports = delete_people(workspace, ids)
    return deletion_report(len(reports), still_held(workspace, ids))
