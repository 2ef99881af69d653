"""What the import does off the GUI thread: plain functions that the panel hands to jobs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.programme import Programme
from desktop_app.domain.progress import Progress, raise_if
from desktop_app.services import lists
from desktop_app.services.lists import Answers, ListPreview, OneSheetList
from desktop_app.services.member_lists import cells_of_members
from desktop_app.services.programmes import find_programme
from desktop_app.services.workspace import OpenWorkspace
from ui.importing.changes import ChangeRow, change_rows


@dataclass(frozen=True, slots=True)
class Seen:
    """A preview with what it would write, as rows."""

    preview: ListPreview
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a file or a pasted table turned out to be: a list, or a full workbook that was planned already.

    `programme` is the one that is worked on, None before one was chosen. `members` are the cells of a list that names
    people and no initiatives.
    """

    one: OneSheetList | None
    full: Seen | None
    programme: Programme | None
    members: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """Where a list is read from, and what for; `sheet` "": the one that looks most like a list."""

    workspace: OpenWorkspace
    programme_id: str
    file: Path | None = None
    cells: Sequence[Sequence[str]] = ()
    sheet: str = ""


def read_source(asking: Asking, progress: Progress, cancelled: Callable[[], bool]) -> Found:
    """Read a file or a pasted table."""
    workspace = asking.workspace
    programme = find_programme(workspace, asking.programme_id) if asking.programme_id else None
    if asking.file is None:
        return _found(lists.read_pasted(workspace, asking.cells), programme)
    if not asking.sheet and lists.is_full_workbook(asking.file, progress, cancelled):
        raise_if(cancelled)
        return Found(None, _seen(lists.preview_full(workspace, asking.file, progress, cancelled)), programme)
    raise_if(cancelled)
    return _found(lists.read_list(workspace, asking.file, progress, cancelled, asking.sheet), programme)


def _found(one: OneSheetList, programme: Programme | None) -> Found:
    return Found(one, None, programme, cells_of_members(one))


@dataclass(frozen=True, slots=True)
class Wish:
    """A list with its columns named and what is the same for all its rows."""

    workspace: OpenWorkspace
    one: OneSheetList
    mapping: Mapping[int, str]
    answers: Answers


def look_ahead(wish: Wish, progress: Progress, cancelled: Callable[[], bool]) -> Seen:
    """Plan the import of a list, and put what it would write into rows."""
    return _seen(lists.preview_list(wish.workspace, wish.one, wish.mapping, wish.answers, progress, cancelled))


def _seen(preview: ListPreview) -> Seen:
    return Seen(preview, change_rows(preview.plan))
