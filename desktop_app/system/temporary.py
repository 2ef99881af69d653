"""This process's own folder for temporary files: gone at exit, or at the next start after a crash."""

import atexit
import functools
import logging
import secrets
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.system import files
from desktop_app.system.errors import SystemFault, WorkspaceLocked, faults
from desktop_app.system.lock import InstanceLock

_LOCK_SUFFIX = ".khoa"
_log = logging.getLogger(__name__)


def own_folder(parent: Path) -> Path:
    """Return this process's folder under `parent`; the first call makes it and deletes abandoned ones."""
    folder = _claimed(parent)
    files.make_folder(folder)
    return folder


def clean_abandoned(parent: Path) -> None:
    """Delete the folders whose lock nobody holds; what can't be deleted now is tried at the next start."""
    for marker in sorted(parent.glob(f"*{_LOCK_SUFFIX}")):
        try:
            with InstanceLock(marker).acquire("", datetime.now(UTC), force=True):
                files.remove_tree(marker.with_suffix(""))
            files.remove(marker)
        except WorkspaceLocked:
            continue
        except SystemFault as fault:
            _log.warning("an old temporary folder was left: %s", fault.code)


@functools.cache
def _claimed(parent: Path) -> Path:
    files.make_folder(parent)
    with faults(parent, writing=True):
        parent.chmod(0o700)
    clean_abandoned(parent)
    marker = parent / f"{secrets.token_hex(8)}{_LOCK_SUFFIX}"
    lock = InstanceLock(marker).acquire("", datetime.now(UTC))
    folder = marker.with_suffix("")
    atexit.register(_remove_own, folder, marker, lock)
    return folder


def _remove_own(folder: Path, marker: Path, lock: InstanceLock) -> None:
    try:
        files.remove_tree(folder)
        lock.release()
        files.remove(marker)
    except SystemFault as fault:
        _log.warning("the temporary folder was left for the next start: %s", fault.code)
