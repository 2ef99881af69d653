"""Where a finding is mended."""

from desktop_app.domain.fields import (
    ATTACHMENT_FIELDS,
    AUTHOR_FIELDS,
    INITIATIVE_FIELDS,
    SUBMISSION_FIELDS,
    UNIT_FIELDS,
)
from desktop_app.domain.finding import Finding
from desktop_app.domain.links import Link, Screen
from desktop_app.services.check_lists import CheckLine


def place_of_line(line: CheckLine) -> Link:
    """The field of the initiative that a line is about."""
    field = line.finding.field if line.finding else ""
    return Link(screen=Screen.INITIATIVES, record_id=line.initiative_id, field=field)


def place_on_unit(finding: Finding) -> Link | None:
    """Where a finding on the unit or a submission is mended; None where nothing on a screen mends it."""
    if finding.person_id is not None:
        return Link(screen=Screen.MEMBERS, record_id=finding.person_id)
    if finding.field in UNIT_FIELDS:
        return Link(screen=Screen.SETTINGS, field=finding.field)
    if finding.field in {*INITIATIVE_FIELDS, *AUTHOR_FIELDS, *ATTACHMENT_FIELDS, "initiatives"}:
        return Link(screen=Screen.INITIATIVES)
    if finding.field in ("sent_on", "channels"):
        return Link(screen=Screen.SENDING)
    if finding.field in SUBMISSION_FIELDS:
        return Link(screen=Screen.DOSSIER, field=finding.field)
    return None
