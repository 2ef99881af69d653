"""The terms of each rule: what a programme file states beside the clause, and which rules there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.kinds import TopicLevel, UnitLevel
from desktop_app.domain.programme import RuleTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowTerms(RuleTerms):
    """The window in which an initiative was put to use; both ends belong to it."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedTerms(RuleTerms):
    """What an initiative that is only on trial gets.

    `trial_allowed` False: a warning. `research_clause`: the clause under which a research topic on trial gets one
    all the same; "" for none.
    """

    trial_allowed: bool
    research_clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceTerms(RuleTerms):
    """The first day that is not too early."""

    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicTerms(RuleTerms):
    """Which research topics take part: levels that are named, levels that are excluded, accepted since when.

    A level that is neither named nor excluded is for an officer to judge. `level_clause` is where levels are named.
    """

    since: date
    level_clause: str
    named_levels: tuple[TopicLevel, ...]
    excluded_levels: tuple[TopicLevel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorTerms(RuleTerms):
    """Whether the author put forward has to be a largest contributor (or a topic's leader), all shares stated."""

    largest_share: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailTerms(RuleTerms):
    """The details asked of the author put forward, as ids of fields."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceTerms(RuleTerms):
    """Whether a decision or certificate has to be attached."""

    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTerms(RuleTerms):
    """The hosts on which the guideline wants shared material to lie."""

    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessTerms(RuleTerms):
    """From how many per cent on two titles are alike."""

    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineTerms(RuleTerms):
    """When a dossier is too late.

    `before`: the day named by *trước ngày*, itself too late, for the units that a dossier binds; `province_last`: the
    last day for the province, None where none is named.
    """

    before: date
    province_last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumTerms(RuleTerms):
    """The least number of initiatives: of a district or sector union, of a grassroots union under the province."""

    upper: int
    grassroots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionTerms(RuleTerms):
    """The levels whose unions select, and declare anew when they do."""

    levels: tuple[UnitLevel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFieldTerms(RuleTerms):
    """Words by which the field of an initiative is known as one of the fields of the national award."""

    keywords: tuple[str, ...]


RULE_TERMS: Final[Mapping[str, type[RuleTerms]]] = {
    "next-step": RuleTerms,
    "applied-window": WindowTerms,
    "applied-window-annex": WindowTerms,
    "applied": AppliedTerms,
    "recognised": RuleTerms,
    "recognised-since": SinceTerms,
    "novel": RuleTerms,
    "benefit": RuleTerms,
    "scope": RuleTerms,
    "solution-type": RuleTerms,
    "research-topic": TopicTerms,
    "recognised-author": AuthorTerms,
    "participant": RuleTerms,
    "public-order": RuleTerms,
    "ip-protection": RuleTerms,
    "complaint": RuleTerms,
    "authorship-dispute": RuleTerms,
    "portal-text": RuleTerms,
    "author-details": DetailTerms,
    "block": RuleTerms,
    "author-category": RuleTerms,
    "evidence": EvidenceTerms,
    "link": LinkTerms,
    "possible-duplicate": LikenessTerms,
}
"""The terms of every rule on one initiative, in the order in which findings are listed."""

SUBMISSION_RULE_TERMS: Final[Mapping[str, type[RuleTerms]]] = {
    "dossier-complete": RuleTerms,
    "dossier-deadline": DeadlineTerms,
    "dossier-channels": RuleTerms,
    "minimum-count": MinimumTerms,
    "one-per-person": RuleTerms,
    "portal-window": RuleTerms,
    "selected-clean": SelectionTerms,
    "award-field": AwardFieldTerms,
}
"""The terms of every rule on a submission, in the order in which findings are listed."""
