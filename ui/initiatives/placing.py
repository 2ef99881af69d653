"""Where in the form a finding belongs."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from desktop_app.domain.fields import ATTACHMENT_FIELDS, AUTHOR_FIELDS, PERSON_FIELDS
from desktop_app.domain.finding import Finding

AUTHORS: Final = "authors"
FILES: Final = "files"
_OF_DECISION: Final = ("recognised_by", "decision_number", "decision_date")


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the form, or of its authors or files; `person_id` says whose, `of_decision` which of its facts."""

    field_id: str
    part: str = ""
    person_id: UUID | None = None
    of_decision: str = ""


def place_of(field_id: str, person_id: UUID | None, shown: Collection[str]) -> Place | None:
    """Where a field is in the form: `shown` are the fields that can be seen. None: nowhere."""
    if field_id in AUTHOR_FIELDS:
        return Place(field_id, AUTHORS, person_id)
    if field_id in ATTACHMENT_FIELDS:
        return Place(field_id, FILES)
    if person_id is None and field_id in shown:
        return Place(field_id)
    if person_id is None and field_id in _OF_DECISION:
        return Place("decision", of_decision=field_id)
    if person_id is None and field_id == "portal_text":
        return Place("summary")
    if field_id in PERSON_FIELDS or field_id == "birth_year":
        return Place(field_id, AUTHORS, person_id)
    return None


def place_of_finding(finding: Finding, shown: Collection[str]) -> Place | None:
    """Where a finding is shown and leads to."""
    return place_of(finding.field, finding.person_id, shown)
