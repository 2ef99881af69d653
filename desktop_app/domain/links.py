"""Where a line on one screen leads: a screen, and in it a record and a field."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Screen(StrEnum):
    """The screens of the window, by their ids."""

    FIRST_RUN = "first-run"
    OVERVIEW = "overview"
    MEMBERS = "members"
    INITIATIVES = "initiatives"
    CHECK = "check"
    DOSSIER = "dossier"
    SENDING = "sending"
    PORTAL = "portal"
    REPORTS = "reports"
    SETTINGS = "settings"
    PROGRAMME = "programme"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A place to go to: `field` is a key of `fields.FIELD_LABELS`, `filter` the id of a screen's filter ("": none).

    On the members' screen `record_id` is a person's, on the initiatives' screen an initiative's, on those that prepare
    and send dossiers a submission's. On the reports' screen `filter` is a period's id. On the help's screen `field`
    is the id of a chapter, on the programmes' screen the id of a rule.
    """

    screen: Screen
    record_id: UUID | None = None
    field: str = ""
    filter: str = ""
