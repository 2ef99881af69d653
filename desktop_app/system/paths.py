"""Where things lie on this computer, and inside a workspace."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from desktop_app.system.temporary import own_folder

APPLICATION = "HoSoSangKien"
WORKSPACE_VARIABLE = "HOSO_SANGKIEN_WORKSPACE"


def default_workspace() -> Path:
    """Return the workspace to open when none is named: the environment's, else the user's data folder."""
    named = os.environ.get(WORKSPACE_VARIABLE)
    return Path(named) if named else platformdirs.user_data_path(APPLICATION, appauthor=False)


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
    return own_folder(platformdirs.user_cache_path(APPLICATION, appauthor=False) / "tam")


@dataclass(frozen=True, slots=True)
class WorkspacePaths:
    """The layout of a workspace folder."""

    root: Path

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
        return self.root / "sao-luu"

    @property
    def lock(self) -> Path:
        """The file of the instance lock."""
        return self.root / ".khoa"

    @property
    def outbox(self) -> Path:
        """The folder of documents and packages made for sending."""
        return self.root / "gui-di"
