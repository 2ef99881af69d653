"""Workbooks out: the empty one, and the whole workspace as one."""

from pathlib import Path

from desktop_app.domain.context import Context
from desktop_app.importing.export import write_workbook
from desktop_app.importing.template import write_template
from desktop_app.services.exports import note_export
from desktop_app.services.faults import translated
from desktop_app.services.programmes import current_programme, find_programme
from desktop_app.services.targets import refuse_existing
from desktop_app.services.workspace import OpenWorkspace, own_unit


def write_empty_workbook(file: Path, context: Context, *, overwrite: bool = False) -> Path:
    """Write the empty workbook; a file that is there already is replaced only with `overwrite`."""
    with translated():
        if not overwrite:
            refuse_existing(file)
        write_template(file, created=context.today())
    return file


def write_whole_workbook(
    workspace: OpenWorkspace, file: Path, programme_id: str = "", *, overwrite: bool = False
) -> Path:
    """Write the whole workspace as a workbook that comes back unchanged, with the participations of one programme.

    `programme_id` "": those of the current programme, else those stated for no programme in particular. A file that
    is there already is replaced only with `overwrite`.
    """
    own_unit(workspace)
    chosen = find_programme(workspace, programme_id).id if programme_id else current_programme(workspace)
    with workspace.store.read() as session:
        register = session.register(chosen)
    with translated():
        if not overwrite:
            refuse_existing(file)
        write_workbook(file, register, created=workspace.context.today())
    note_export(workspace, "workbook-exported")
    return file
