"""The register of what left the program with personal data in it, or showed it."""

from uuid import UUID

from desktop_app.domain.personal_data import LOGGED
from desktop_app.services.workspace import OpenWorkspace


def note_export(workspace: OpenWorkspace, kind: str, record_id: UUID | None = None, detail: str = "") -> None:
    """Keep that somebody did one of `LOGGED`; `detail` must hold no personal data."""
    assert kind in LOGGED, kind
    context = workspace.context
    with workspace.store.write() as session:
        session.events.add(context.now(), context.user, kind, record_id, detail)
