"""Programmes: those that come with the program and those that a union has added to its workspace."""

from pathlib import Path

from desktop_app.domain.errors import InputError
from desktop_app.domain.programme import Programme
from desktop_app.domain.records import ProgrammeState, StoredProgramme
from desktop_app.programmes.library import built_in, find
from desktop_app.programmes.load import load
from desktop_app.services.faults import translated
from desktop_app.services.targets import refuse_existing
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.files import read_bytes, write_bytes

_FILE_LIMIT = 1 << 20
_CURRENT = "current-programme"


def shipped_programme(programme_id: str) -> Programme | None:
    """The programme with this id that comes with the program, None where there is none."""
    return find(programme_id)


def all_programmes(workspace: OpenWorkspace | None) -> tuple[Programme, ...]:
    """Every programme known here, the newest version of each, those that come with the program first.

    Without a workspace: those alone.
    """
    stored: tuple[StoredProgramme, ...] = ()
    if workspace is not None:
        with workspace.store.read() as session:
            stored = session.programmes.all()
    newest = {programme.id: programme for programme in built_in()}
    for item in stored:
        if item.id not in newest or item.version > newest[item.id].version:
            newest[item.id] = load(item.source)
    return tuple(newest.values())


def find_programme(workspace: OpenWorkspace | None, programme_id: str) -> Programme:
    """The newest version of a programme; `InputError` that lists the ids there are."""
    programmes = all_programmes(workspace)
    for programme in programmes:
        if programme.id == programme_id:
            return programme
    raise unknown_programme(programme_id, programmes)


def unknown_programme(programme_id: str, known: tuple[Programme, ...]) -> InputError:
    """The sentence for an id that nobody knows."""
    ids = ", ".join(programme.id for programme in known)
    return InputError("programme-unknown", f"Không có chương trình “{programme_id}”; các chương trình có: {ids}.")


def keep_programme(workspace: OpenWorkspace, programme: Programme) -> None:
    """Keep a programme's file in the workspace, once; `InputError` where other contents bear its id and version."""
    state = ProgrammeState.CLOSED if programme.closed else ProgrammeState.IN_USE
    stored = StoredProgramme(
        id=programme.id,
        version=programme.version,
        source=programme.source,
        digest=programme.digest,
        state=state,
    )
    with workspace.store.write() as session:
        session.programmes.save(stored)


def current_programme(workspace: OpenWorkspace) -> str:
    """The id of the programme this workspace works on, "" where none was chosen yet."""
    with workspace.store.read() as session:
        return str(session.settings.get(_CURRENT) or "")


def use_programme(workspace: OpenWorkspace, programme: Programme) -> None:
    """Keep a programme's file, and make it the one this workspace works on."""
    keep_programme(workspace, programme)
    with workspace.store.write() as session:
        session.settings.put(_CURRENT, programme.id)


def add_programme(workspace: OpenWorkspace, file: Path) -> Programme:
    """Take a programme file (`.hsct`) into the workspace."""
    with translated():
        programme = load(read_bytes(file, _FILE_LIMIT))
    shipped = find(programme.id)
    if shipped and shipped.version == programme.version and shipped.digest != programme.digest:
        raise InputError(
            "programme-exists",
            f"Chương trình “{programme.id}” bản {programme.version} đã có với nội dung khác; hãy tăng số bản.",
        )
    keep_programme(workspace, programme)
    return programme


def export_programme(
    workspace: OpenWorkspace | None, programme_id: str, file: Path, *, replace: bool = False
) -> Programme:
    """Write a programme's file as it is, to hand on; a file that is there is overwritten only with `replace`."""
    programme = find_programme(workspace, programme_id)
    with translated():
        if not replace:
            refuse_existing(file)
        write_bytes(file, programme.source.encode())
    return programme
