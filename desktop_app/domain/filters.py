"""Which records a list shows: what an officer chose and typed above it."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from desktop_app.domain.kinds import PortalState, Stage, Verdict

WITHDRAWN: Final = "withdrawn"
"""The id of the filter for initiatives that were taken out of the programme."""

UNCHECKED: Final = "unchecked"
"""The id of the filter for initiatives without a verdict yet."""

WITHOUT_INITIATIVE: Final = "without-initiative"
"""The id of the filter for members who have no initiative."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFilter:
    """Which people: `words` as typed into the search field, `group` one group (*tổ công đoàn*), "" for no group.

    `members` True: members of the union alone, False: others alone. `with_initiative` likewise.
    """

    words: str = ""
    members: bool | None = None
    group: str | None = None
    with_initiative: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeFilter:
    """Which initiatives: `verdict`, or `withdrawn` for those taken out of the programme; `rule` with such a finding.

    `unchecked`: those without a verdict yet; `without_author`: those that name nobody. `portal`: those that stand so
    with the portal on `day`, on which the order `portal` looks too: a later submission isn't one yet.
    """

    words: str = ""
    verdict: Verdict | None = None
    stage: Stage | None = None
    rule: str = ""
    author_id: UUID | None = None
    withdrawn: bool = False
    unchecked: bool = False
    without_author: bool = False
    portal: PortalState | None = None
    day: date = date.max


def filter_of(text: str) -> InitiativeFilter:
    """Return the filter that a link's `filter` names.

    `verdict:<id>`, `stage:<id>`, `rule:<id>`, `author:<uuid>` (`author:` for none), `unchecked`, `withdrawn`. Nothing,
    or what isn't known, filters nothing.
    """
    kind, _, value = text.partition(":")
    if kind == "verdict" and value in set(Verdict):
        return InitiativeFilter(verdict=Verdict(value))
    if kind == "stage" and value in set(Stage):
        return InitiativeFilter(stage=Stage(value))
    if kind == "rule":
        return InitiativeFilter(rule=value)
    if kind == "author":
        return _by(value) if value else InitiativeFilter(without_author=True)
    return InitiativeFilter(withdrawn=kind == WITHDRAWN, unchecked=kind == UNCHECKED)


def _by(author_id: str) -> InitiativeFilter:
    try:
        return InitiativeFilter(author_id=UUID(author_id))
    except ValueError:
        return InitiativeFilter()


def member_filter_of(text: str) -> MemberFilter:
    """Return the filter that a link's `filter` names on the members' screen: `without-initiative`, or nothing."""
    if text == WITHOUT_INITIATIVE:
        return MemberFilter(members=True, with_initiative=False)
    return MemberFilter()
