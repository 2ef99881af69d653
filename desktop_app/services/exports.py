"""The register of what left the program with personal data in it, or showed it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from desktop_app.domain.kinds import Paper
from desktop_app.domain.personal_data import LOGGED
from desktop_app.services.workspace import OpenWorkspace

_LISTS: Final = (Paper.REGISTRATION_LIST, Paper.AUTHOR_LIST, Paper.REGISTER, Paper.FOLDER_LABELS)
PAPERS: Final[Mapping[Paper, str]] = MappingProxyType(
    {Paper.CHECK_REPORT: "check-report-written", **dict.fromkeys(_LISTS, "list-exported")}
)
"""The papers beside a dossier that name many people, each with the kind of its event."""


def note_export(workspace: OpenWorkspace, kind: str, record_id: UUID | None = None, detail: str = "") -> None:
    """Keep that somebody did one of `LOGGED`; `detail` must hold no personal data."""
    assert kind in LOGGED, kind
    context = workspace.context
    with workspace.store.write() as session:
        session.events.add(context.now(), context.user, kind, record_id, detail)


def note_paper(workspace: OpenWorkspace, paper: Paper) -> None:
    """Keep that somebody printed, opened or wrote a paper beside a dossier, where it is one of `PAPERS`."""
    if paper in PAPERS:
        note_export(workspace, PAPERS[paper], detail=paper.label if paper in _LISTS else "")
