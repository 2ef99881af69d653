"""What Cổng trực tuyến reads on a worker."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop_app.domain.edit import InitiativeState
from desktop_app.domain.kinds import PortalState
from desktop_app.domain.programme import Portal
from desktop_app.services.editing import initiative_sheet
from desktop_app.services.portal import portal_counts, portal_rows
from desktop_app.services.portal_entry import PortalEntry, portal_entry
from desktop_app.services.programmes import find_programme
from desktop_app.services.workspace import OpenWorkspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An initiative beside the list: as it goes to the portal, as its fields are kept, what was left unfinished."""

    entry: PortalEntry
    state: InitiativeState
    drafts: Mapping[str, str]


def read_opened(workspace: OpenWorkspace, programme_id: str, key: int, on: date) -> Opened | None:
    """Read the initiative of a row; None where it isn't there, or no programme was chosen."""
    row = portal_rows(workspace, programme_id, on, [key]).get(key) if programme_id else None
    if row is None:
        return None
    entry = portal_entry(workspace, programme_id, row.id, on)
    sheet = initiative_sheet(workspace, row.id)
    if entry is None or sheet is None:
        return None
    return Opened(entry=entry, state=sheet.state, drafts=sheet.drafts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the initiatives stand, and the portal (None: no programme was chosen)."""

    counts: Mapping[PortalState, int]
    portal: Portal | None


def read_standing(workspace: OpenWorkspace, programme_id: str, on: date, words: str) -> Standing:
    """Count the initiatives that hold the words."""
    portal = find_programme(workspace, programme_id).portal if programme_id else None
    return Standing(counts=portal_counts(workspace, programme_id, on, words), portal=portal)


def chosen_ids(workspace: OpenWorkspace, programme_id: str, on: date, keys: list[int]) -> list[UUID]:
    """The ids of the initiatives with these row keys, at most 2,000."""
    rows = portal_rows(workspace, programme_id, on, keys)
    return [rows[key].id for key in keys if key in rows]
