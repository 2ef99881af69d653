"""Work for the screen's jobs: edits and tables made from the rows that were chosen."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.initiative import Decision
from desktop_app.domain.progress import Progress
from desktop_app.services import bulk
from desktop_app.services.editing import duplicate, initiative_state, new_initiative
from desktop_app.services.exchange import write_whole_workbook
from desktop_app.services.registers import export_table, initiative_rows
from desktop_app.services.workspace import OpenWorkspace
from ui.initiatives.pasted import Fill, fill
from ui.widgets.copying import ShownRows

_BATCH: Final = 2_000
Build = Callable[[OpenWorkspace, Sequence[UUID]], Edit]


def ids_of(workspace: OpenWorkspace, programme_id: str, keys: Sequence[int]) -> list[UUID]:
    """The ids of the initiatives with these row keys."""
    ids: list[UUID] = []
    for start in range(0, len(keys), _BATCH):
        batch = keys[start : start + _BATCH]
        rows = initiative_rows(workspace, programme_id, batch)
        ids += [rows[key].id for key in batch if key in rows]
    return ids


def built(workspace: OpenWorkspace, programme_id: str, keys: Sequence[int], build: Build) -> Edit:
    """The edit of the initiatives with these row keys."""
    return build(workspace, ids_of(workspace, programme_id, keys))


def with_programme(
    build: Callable[..., Edit], programme_id: str, value: Any, workspace: OpenWorkspace, ids: Sequence[UUID]
) -> Edit:
    """A bulk edit in a programme, its value bound."""
    return build(workspace, programme_id, ids, value)


def with_value(build: Callable[..., Edit], value: Any, workspace: OpenWorkspace, ids: Sequence[UUID]) -> Edit:
    """A bulk edit, its value bound."""
    return build(workspace, ids, value)


def withdrawn_in(programme_id: str, withdrawn: bool, workspace: OpenWorkspace, ids: Sequence[UUID]) -> Edit:
    """Out of a programme, or back."""
    return bulk.set_withdrawn(workspace, programme_id, ids, withdrawn=withdrawn)


def decided(decision: Decision, is_fresh: bool, workspace: OpenWorkspace, ids: Sequence[UUID]) -> Edit:
    """The decision of all of them, entered in the same edit where it isn't there yet."""
    edit = bulk.set_decision(workspace, ids, decision.id)
    label = edit.label.replace("quyết định", f"quyết định {decision.number}", 1)
    first = (Alteration(None, decision),) if is_fresh else ()
    return Edit(label=label, alterations=(*first, *edit.alterations))


def added_initiative(workspace: OpenWorkspace) -> Edit:
    """The edit that adds an initiative under the next free code."""
    state = new_initiative(workspace)
    return Edit(label=f"Thêm {state.initiative.code}", alterations=(Alteration(None, state),))


def copied(workspace: OpenWorkspace, programme_id: str, keys: Sequence[int]) -> Edit:
    """The edit that adds a copy of the first of them; nothing where it is gone."""
    ids = ids_of(workspace, programme_id, keys)
    if not ids:
        return Edit(label="", alterations=())
    state = duplicate(workspace, ids[0])
    return Edit(label=f"Nhân bản thành {state.initiative.code}", alterations=(Alteration(None, state),))


def planned_fill(
    workspace: OpenWorkspace,
    programme_id: str,
    keys: Sequence[int],
    fields: Sequence[str],
    cells: Sequence[Sequence[str]],
) -> Fill:
    """What pasted cells would change, downward from the first of these rows."""
    found = (initiative_state(workspace, one) for one in ids_of(workspace, programme_id, keys))
    return fill([state for state in found if state is not None], fields, cells)


def export_shown(
    workspace: OpenWorkspace, file: Path, shown: ShownRows, progress: Progress, cancelled: Callable[[], bool]
) -> Path:
    """Write rows as they are shown."""
    texts = shown.texts(progress, cancelled)
    return export_table(workspace, file, "Danh sách sáng kiến", shown.headings, texts)


def export_whole(
    workspace: OpenWorkspace, file: Path, programme_id: str, _progress: Progress, _cancelled: Callable[[], bool]
) -> Path:
    """Write the whole workspace as a workbook, over a file that is there: the dialog has asked."""
    return write_whole_workbook(workspace, file, programme_id, overwrite=True)
