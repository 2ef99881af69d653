"""Changes of an initiative's authors as states: who, in which order, with which share, and who is put forward."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from desktop_app.domain.edit import InitiativeState
from desktop_app.domain.initiative import Authorship
from desktop_app.domain.kinds import AuthorRole
from desktop_app.services.editing import with_part

WHOLE: Final = 10_000
TOLERANCE: Final = 10
"""A whole and what may be off it, in hundredths of a per cent."""


def total(authors: Sequence[Authorship]) -> int | None:
    """The sum of the shares; None while one of several isn't stated. A sole author has the whole."""
    if len(authors) == 1:
        return WHOLE
    shares = [author.share for author in authors]
    return None if None in shares else sum(share or 0 for share in shares)


def is_whole(authors: Sequence[Authorship]) -> bool:
    """Whether the shares make a whole."""
    found = total(authors)
    return found is not None and abs(found - WHOLE) <= TOLERANCE


def added(state: InitiativeState, person_id: UUID) -> InitiativeState:
    """With one more author, once; the first has the whole, until there is a second who shares it."""
    if any(author.person_id == person_id for author in state.authors):
        return state
    if not state.authors:
        return replace(state, authors=(Authorship(person_id=person_id, share=WHOLE),))
    present = state.authors
    if len(present) == 1 and present[0].share == WHOLE:
        present = (replace(present[0], share=None),)
    return replace(state, authors=(*present, Authorship(person_id=person_id)))


def removed(state: InitiativeState, person_id: UUID) -> InitiativeState:
    """Without an author, who isn't put forward any more either; who is left alone has the whole."""
    left = tuple(author for author in state.authors if author.person_id != person_id)
    if len(left) == 1:
        left = (replace(left[0], share=WHOLE),)
    result = replace(state, authors=left)
    for programme_id, part in state.participations:
        if person_id in part.put_forward:
            kept = tuple(one for one in part.put_forward if one != person_id)
            result = with_part(result, programme_id, put_forward=kept)
    return result


def moved(state: InitiativeState, person_id: UUID, steps: int) -> InitiativeState:
    """With an author so many places further down (negative: up), within the list."""
    authors = list(state.authors)
    place = next(number for number, author in enumerate(authors) if author.person_id == person_id)
    author = authors.pop(place)
    authors.insert(min(max(place + steps, 0), len(authors)), author)
    return replace(state, authors=tuple(authors))


def with_share(state: InitiativeState, person_id: UUID, share: int | None) -> InitiativeState:
    """With this share of an author."""
    return _changed(state, person_id, share=share)


def with_role(state: InitiativeState, person_id: UUID, role: AuthorRole | None) -> InitiativeState:
    """With this role of an author."""
    return _changed(state, person_id, role=role)


def put_forward(state: InitiativeState, programme_id: str, person_id: UUID) -> InitiativeState:
    """With this author alone put forward in the programme."""
    return with_part(state, programme_id, put_forward=(person_id,))


def shared_equally(state: InitiativeState) -> InitiativeState:
    """With the whole in equal parts, what doesn't divide going to the first ones."""
    count = len(state.authors)
    if not count:
        return state
    part, rest = divmod(WHOLE, count)
    authors = tuple(
        replace(author, share=part + (1 if number < rest else 0)) for number, author in enumerate(state.authors)
    )
    return replace(state, authors=authors)


def _changed(state: InitiativeState, person_id: UUID, **values: object) -> InitiativeState:
    authors = tuple(
        replace(author, **values) if author.person_id == person_id else author  # type: ignore[arg-type]  # by name
        for author in state.authors
    )
    return replace(state, authors=authors)
