"""The rule on likely duplicates: titles in the same workspace that are nearly the same."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Initiative
from desktop_app.domain.terms import LikenessTerms
from desktop_app.rules.make import warning
from desktop_app.text.likeness import likely_duplicates


def alike(initiatives: Sequence[Initiative], percent: int) -> dict[UUID, list[Initiative]]:
    """Return for each initiative those whose titles are alike to at least `percent`, in the order given."""
    found: dict[UUID, list[Initiative]] = {}
    pairs = [
        (one, other)
        for one, other, _ in likely_duplicates([initiative.title for initiative in initiatives], float(percent))
    ]
    for one, other in sorted([*pairs, *((other, one) for one, other in pairs)]):
        found.setdefault(initiatives[one].id, []).append(initiatives[other])
    return found


def possible_duplicate(initiative: Initiative, others: Sequence[Initiative], terms: LikenessTerms) -> Iterator[Finding]:
    """One warning for each other initiative whose title is alike; `others` are those that `alike` found."""
    for other in others:
        yield warning(
            "possible-duplicate",
            terms.clause,
            "title",
            f"Tên sáng kiến gần giống tên của {other.code} “{other.title}”; hãy xem hai sáng kiến có trùng nhau không.",
            initiative.title,
            other.id,
            other.title,
        )
