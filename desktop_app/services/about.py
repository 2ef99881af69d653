"""Giới thiệu: which software this is, where its data lies, and whose work it stands on."""

import csv
import platform
from dataclasses import dataclass
from pathlib import Path

from desktop_app import __version__
from desktop_app.services.workspace import OpenWorkspace, schema_of
from desktop_app.system.log import log_path
from desktop_app.system.paths import log_folder
from desktop_app.system.resources import read_text_resource


@dataclass(frozen=True, slots=True)
class Library:
    """A library that the software comes with."""

    name: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the software says of itself."""

    version: str
    schema: int
    data: Path
    log: Path
    system: str
    libraries: tuple[Library, ...]

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What a person who helps wants to know, each with its label; nothing of the unit's data."""
        return (
            ("Phiên bản", self.version),
            ("Phiên bản dữ liệu", str(self.schema)),
            ("Thư mục dữ liệu", str(self.data)),
            ("Thư mục nhật ký", str(self.log)),
            ("Hệ điều hành", self.system),
        )

    @property
    def text(self) -> str:
        """The facts as lines to send."""
        return "\n".join(("Hồ Sơ Sáng Kiến", *(f"{label}: {value}" for label, value in self.facts)))


def about(workspace: OpenWorkspace) -> About:
    """Gather it."""
    log = log_path()
    rows = csv.DictReader(read_text_resource("lists", "libraries.csv").splitlines())
    return About(
        version=__version__,
        schema=schema_of(workspace.root),
        data=workspace.root,
        log=log.parent if log else log_folder(),
        system=f"{platform.system()} {platform.release()} ({platform.machine()})",
        libraries=tuple(Library(row["name"], row["licence"]) for row in rows),
    )
