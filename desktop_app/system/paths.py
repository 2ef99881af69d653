"""Where things lie on this computer, and inside a workspace."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from desktop_app.system.settings import Settings
from desktop_app.system.temporary import clean_abandoned, own_folder

APPLICATION = "HoSoSangKien"
WORKSPACE_VARIABLE = "HOSO_SANGKIEN_WORKSPACE"
_CHOSEN = "workspace.folder"


def default_workspace() -> Path:
    """Return the workspace to open when none is named: the environment's, the chosen one, else the usual one."""
    named = os.environ.get(WORKSPACE_VARIABLE) or Settings.load(settings_file()).get(_CHOSEN, "")
    return Path(named) if named else usual_workspace()


def usual_workspace() -> Path:
    """Return the workspace in the user's data folder."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False)


def remember_workspace(settings: Settings, root: Path) -> None:
    """Choose a workspace for this PC's later starts; the caller saves the settings."""
    settings.set(_CHOSEN, "" if root == usual_workspace() else str(root.absolute()))


def settings_file() -> Path:
    """Return the file with the settings of this PC."""
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / "cai-dat.json"


def log_folder() -> Path:
    """Return the folder of the log and the crash reports."""
    return platformdirs.user_log_path(APPLICATION, appauthor=False)


def temp_folder() -> Path:
    """Return this process's own folder for temporary files, making it at the first call.

    It is deleted at exit; folders of processes that ended without that are deleted at the first call. It lies
    in the user's cache folder, so that it doesn't depend on TEMP and is readable by the user alone.
    """
    return own_folder(_temp_parent())


def clear_temp_folders() -> None:
    """Delete the temporary folders of processes that ended without doing so; those in use stay."""
    parent = _temp_parent()
    if parent.is_dir():
        clean_abandoned(parent)


def _temp_parent() -> Path:
    return platformdirs.user_cache_path(APPLICATION, appauthor=False) / "tam"


def backups_on_this_pc(root: Path) -> Path:
    """Return where backups of a workspace go that lies on no disk of this PC: a folder for each such workspace."""
    place = hashlib.sha256(str(root.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return platformdirs.user_data_path(f"{APPLICATION}-sao-luu", appauthor=False) / place


@dataclass(frozen=True, slots=True)
class WorkspacePaths:
    """The layout of a workspace folder; `elsewhere` is where its backups go when they don't lie in it."""

    root: Path
    elsewhere: Path | None = None

    @property
    def database(self) -> Path:
        """The database file."""
        return self.root / "du-lieu.hssk"

    @property
    def files(self) -> Path:
        """The store of attachments, each under its SHA-256."""
        return self.root / "tep"

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self.elsewhere or self.root / "sao-luu"

    @property
    def mark(self) -> Path:
        """The file that is there while the workspace is open, and stays when its end wasn't clean."""
        return self.root / ".dang-mo"

    @property
    def lock(self) -> Path:
        """The file of the instance lock."""
        return self.root / ".khoa"

    @property
    def outbox(self) -> Path:
        """The folder of documents and packages made for sending."""
        return self.root / "gui-di"
