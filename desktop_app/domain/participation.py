"""What belongs to an initiative in one programme alone."""

from dataclasses import dataclass, fields, replace
from datetime import date
from uuid import UUID

from desktop_app.domain.kinds import AuthorCategory, Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """An initiative's part in one programme: declarations (None: not stated), portal facts, award.

    `put_forward` names the authors put forward: more than one is a finding, and none where nobody has said.
    `declared_on` is the day the declarations were made. `portal_text` is "" where the summary serves.
    `withdrawn`: taken out of the programme.
    """

    novel: bool | None = None
    contrary_to_order: bool | None = None
    ip_protected: bool | None = None
    complaint: bool | None = None
    dispute: bool | None = None
    declared_on: date | None = None
    block: Block | None = None
    category: AuthorCategory | None = None
    portal_text: str = ""
    portal_on: date | None = None
    portal_account: str = ""
    portal_code: str = ""
    national_award: bool = False
    withdrawn: bool = False
    put_forward: tuple[UUID, ...] = ()

    def over(self, common: "Participation") -> "Participation":
        """This programme's facts, and where it states none those stated for no programme in particular."""
        stated = {field.name: value for field in fields(self) if (value := getattr(self, field.name)) != field.default}
        return replace(common, **stated)


NOTHING_STATED = Participation()
