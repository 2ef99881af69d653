"""Putting another database in the place of a workspace's: it can be broken off at any moment and is whole or undone.

The new database is first laid ready beside the old one; the old one is kept; then a note says that the exchange is
decided. Whoever opens the workspace next carries out what was decided, or clears away what wasn't.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Final

from db.backup import problems
from db.faults import workspace_error
from desktop_app.domain.context import VIETNAM
from desktop_app.system import files
from desktop_app.system.copying import copy_file
from desktop_app.system.errors import NotFound
from desktop_app.system.paths import WorkspacePaths

_READY: Final = "khoi-phuc.hssk.cho"
_NOTE: Final = ".khoi-phuc"
_NOTE_LIMIT: Final = 1 << 16


def exchange(paths: WorkspacePaths, source: Path, keep_at: datetime | None) -> Path | None:
    """Put a copy of the database `source` in the place of the workspace's, which must be closed.

    With `keep_at` the database that was there is kept beside it as "….hong-<time>", journal and all; without it the
    caller has made a backup of it. Returns where it was kept.

    Raises:
        WorkspaceError: `source` isn't sound (`backup-damaged`); nothing was changed.
        SystemFault: something can't be read or written; until the note is written nothing was changed.
    """
    ready = paths.root / _READY

    def check(copy: Path) -> None:
        if problems(copy):
            raise workspace_error("backup-damaged", source)

    sha256 = copy_file(source, ready, check=check)
    kept = _keep(paths, keep_at) if keep_at is not None and paths.database.exists() else None
    files.write_text(paths.root / _NOTE, json.dumps({"sha256": sha256}))
    resume(paths)
    return kept


def resume(paths: WorkspacePaths) -> bool:
    """Carry out an exchange that was decided and broken off, or clear away one that wasn't; whether it was carried out.

    Raises:
        SystemFault: something can't be read or written; it can be tried again.
    """
    ready, note = paths.root / _READY, paths.root / _NOTE
    sha256 = _decided(note)
    done = sha256 is not None and ready.exists() and files.hash_file(ready) == sha256
    if done:
        files.remove(_journal(paths.database))
        files.move(ready, paths.database)
        files.remove(paths.mark)  # it told of the database that was there
    else:
        files.remove(ready)
    files.remove(note)
    return done


def _keep(paths: WorkspacePaths, at: datetime) -> Path:
    """Copy the database away, and a journal that belongs to it."""
    name = f"{paths.database.name}.hong-{at.astimezone(VIETNAM):%Y%m%d-%H%M%S}"
    kept = files.unused_name(paths.database.with_name(name))
    copy_file(paths.database, kept)
    if files.file_size(_journal(paths.database)):
        copy_file(_journal(paths.database), _journal(kept))
    return kept


def _decided(note: Path) -> str | None:
    """Return the SHA-256 of the database that is to come, None where nothing was decided."""
    try:
        return str(json.loads(files.read_bytes(note, _NOTE_LIMIT))["sha256"])
    except (NotFound, ValueError, KeyError, TypeError):
        return None


def _journal(database: Path) -> Path:
    return database.with_name(f"{database.name}-journal")
