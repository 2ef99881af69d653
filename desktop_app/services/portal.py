"""Cổng trực tuyến: which initiatives are to be submitted to the portal, which were, and which comes next."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop_app.domain.filters import InitiativeFilter
from desktop_app.domain.kinds import PortalState, Verdict
from desktop_app.domain.participation import NOTHING_STATED
from desktop_app.domain.programme import Portal
from desktop_app.services.programmes import find_programme
from desktop_app.services.registers import initiative_key, initiative_keys
from desktop_app.services.verdicts import kept_under
from desktop_app.services.workspace import OpenWorkspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalRow:
    """An initiative as the list shows it; `verdict` None: not checked yet; `late`: the portal closed before."""

    key: int
    id: UUID
    code: str
    title: str
    authors: str
    verdict: Verdict | None
    state: PortalState
    late: bool
    submitted_on: date | None
    account: str
    portal_code: str


def portal_keys(
    workspace: OpenWorkspace,
    programme_id: str,
    on: date,
    state: PortalState | None = None,
    words: str = "",
    order: str = "portal",
    *,
    descending: bool = False,
) -> "array[int]":
    """The row keys of the initiatives that stand so with the portal (None: all), those to be submitted first."""
    chosen = InitiativeFilter(words=words, portal=state, day=on)
    return initiative_keys(workspace, programme_id, chosen, order, descending=descending)


def portal_rows(workspace: OpenWorkspace, programme_id: str, on: date, keys: Sequence[int]) -> dict[int, PortalRow]:
    """The initiatives with these row keys, at most 2,000, by key; verdicts from what was assessed last."""
    closed = bool(programme_id) and has_closed(find_programme(workspace, programme_id).portal, on)
    versions = kept_under(workspace, programme_id)
    with workspace.store.read() as session:
        lines = session.register_rows.initiatives(keys, programme_id, versions)
        parts = session.register_rows.parts(keys, programme_id)
    rows = {}
    for key, line in lines.items():
        part = parts.get(key, NOTHING_STATED)
        state = portal_state(line.verdict, part.portal_on, on)
        rows[key] = PortalRow(
            key=key,
            id=line.id,
            code=line.code,
            title=line.title,
            authors=line.authors,
            verdict=line.verdict,
            state=state,
            late=closed and state is PortalState.WAITING,
            submitted_on=part.portal_on,
            account=part.portal_account,
            portal_code=part.portal_code,
        )
    return rows


def portal_state(verdict: Verdict | None, submitted_on: date | None, on: date) -> PortalState:
    """How an initiative stands with the portal on a day; a submission on a later day isn't one yet."""
    if submitted_on is not None and submitted_on <= on:
        return PortalState.SUBMITTED
    return PortalState.WAITING if verdict is Verdict.ELIGIBLE else PortalState.UNREADY


def portal_counts(workspace: OpenWorkspace, programme_id: str, on: date, words: str = "") -> Mapping[PortalState, int]:
    """How many initiatives that hold the words stand how with the portal."""
    return {state: len(portal_keys(workspace, programme_id, on, state, words, "code")) for state in PortalState}


def has_closed(portal: Portal, on: date) -> bool:
    """Whether the portal is closed on a day; its last day is open to the end."""
    return portal.closes_on is not None and on > portal.closes_on


def next_to_submit(workspace: OpenWorkspace, programme_id: str, on: date, after: UUID | None) -> UUID | None:
    """The next initiative in order of code that is to be submitted, from the first again after the last.

    None where no other one is.
    """
    waiting = portal_keys(workspace, programme_id, on, PortalState.WAITING, order="code")
    current = None if after is None else initiative_key(workspace, after)
    if current is not None:
        everything = portal_keys(workspace, programme_id, on, order="code")
        place = everything.index(current) + 1 if current in everything else 0
        open_ones = set(waiting) - {current}
        waiting = array("q", (key for key in everything[place:] + everything[:place] if key in open_ones))
    if not waiting:
        return None
    with workspace.store.read() as session:
        return session.initiatives.by_keys(waiting[:1])[0].id
