"""Putting a backup in the place of the database: whole or undone, whatever happens in between."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from db import restore
from db.restore import exchange, resume
from db.workspace import Workspace
from desktop_app.domain.backup import BackupReason
from desktop_app.domain.errors import WorkspaceError
from desktop_app.system import files
from desktop_app.system.errors import SystemFault
from desktop_app.system.files import hash_file
from desktop_app.system.operations import FileOperations
from desktop_app.system.paths import WorkspacePaths
from tests.db import build


class Killed(BaseException):
    """Stands for the end of the process: nothing is caught, nothing is tidied up."""


class Killing(FileOperations):
    """Ends the process at the n-th operation that changes something."""

    def __init__(self, number: int) -> None:
        self.left = number

    def count(self) -> None:
        self.left -= 1
        if self.left <= 0:
            raise Killed

    def sync(self, path: Path) -> None:
        self.count()
        super().sync(path)

    def sync_folder(self, folder: Path) -> None:
        self.count()
        super().sync_folder(folder)

    def replace(self, source: Path, target: Path) -> None:
        self.count()
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self.count()
        super().remove(path)


class Failing(Killing):
    """Makes the n-th such operation fail once."""

    def count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise OSError(errno.EIO, "failed")


@pytest.fixture
def place(tmp_path: Path) -> tuple[WorkspacePaths, Path]:
    """A closed workspace whose setting is "new", and a backup of it from when it was "old"."""
    root = tmp_path / "w"
    with Workspace.open(root, create=True) as workspace:
        with workspace.write() as session:
            session.units.save(build.unit(), own=True)
            session.settings.put("is", "old")
        backup = workspace.back_up(BackupReason.MANUAL, build.NOW)
        with workspace.write() as session:
            session.settings.put("is", "new")
    return WorkspacePaths(root), backup.path


def held(paths: WorkspacePaths) -> object:
    with Workspace.open(paths.root, create=False) as workspace, workspace.read() as session:
        assert workspace.verify() == []
        return session.settings.get("is")


def kept(paths: WorkspacePaths) -> list[Path]:
    return sorted(path for path in paths.root.iterdir() if ".hong-" in path.name)


def lying_about(paths: WorkspacePaths) -> set[str]:
    known = {"du-lieu.hssk", "du-lieu.hssk-journal", "sao-luu"}
    return {path.name for path in paths.root.iterdir() if ".hong-" not in path.name} - known


def test_the_backup_takes_the_place_and_the_former_file_is_kept(place: tuple[WorkspacePaths, Path]) -> None:
    paths, backup = place
    former = hash_file(paths.database)
    found = exchange(paths, backup, build.NOW)
    assert found == paths.root / "du-lieu.hssk.hong-20220501-103000"
    assert hash_file(found) == former
    assert held(paths) == "old"
    assert lying_about(paths) == set()


@pytest.mark.parametrize("number", range(1, 16))
def test_a05_killed_at_any_moment_it_is_carried_out_or_undone(place: tuple[WorkspacePaths, Path], number: int) -> None:
    """Both files stay, and the next opening has one of the two states, whole."""
    paths, backup = place
    former, sha256 = hash_file(paths.database), hash_file(backup)
    with files.using(Killing(number)), suppress(Killed):
        exchange(paths, backup, build.NOW)
    after = held(paths)
    assert after in {"old", "new"}
    assert hash_file(backup) == sha256
    if after == "old":
        assert [hash_file(path) for path in kept(paths)] == [former]
    else:
        assert hash_file(paths.database) == former
    assert lying_about(paths) == set()


@pytest.mark.parametrize("number", range(1, 13))
def test_a05_each_operation_failing_once_leaves_it_carried_out_or_undone(
    place: tuple[WorkspacePaths, Path], number: int
) -> None:
    paths, backup = place
    with files.using(Failing(number)), suppress(SystemFault):
        exchange(paths, backup, build.NOW)
    assert held(paths) in {"old", "new"}
    assert lying_about(paths) == set()


def test_a05_decided_it_is_carried_out_by_the_next_opening(place: tuple[WorkspacePaths, Path]) -> None:
    paths, backup = place
    ready = paths.root / "khoi-phuc.hssk.cho"
    shutil.copy(backup, ready)
    (paths.root / ".khoi-phuc").write_text(json.dumps({"sha256": hash_file(ready)}))
    assert held(paths) == "old"


@pytest.mark.parametrize("note", ["", "{", '{"sha256": "0000"}', "[]"])
def test_a05_undecided_or_damaged_it_is_undone_by_the_next_opening(
    place: tuple[WorkspacePaths, Path], note: str
) -> None:
    paths, backup = place
    shutil.copy(backup, paths.root / "khoi-phuc.hssk.cho")
    (paths.root / ".khoi-phuc").write_text(note)
    assert held(paths) == "new"
    assert lying_about(paths) == set()


def test_a_journal_of_the_former_database_is_kept_and_never_meets_the_new_one(
    place: tuple[WorkspacePaths, Path],
) -> None:
    paths, backup = place
    journal = paths.database.with_name("du-lieu.hssk-journal")
    journal.write_bytes(os.urandom(4096))
    found = exchange(paths, backup, build.NOW)
    assert found is not None
    assert found.with_name(f"{found.name}-journal").stat().st_size == 4096
    assert held(paths) == "old"


def test_two_restores_in_one_second_keep_both_files(place: tuple[WorkspacePaths, Path]) -> None:
    paths, backup = place
    exchange(paths, backup, build.NOW)
    exchange(paths, backup, build.NOW)
    assert len(kept(paths)) == 2


def damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(data)


@pytest.mark.parametrize("spoil", [damaged, newer, lambda path: path.write_bytes(b"JFIF" * 50)])
def test_an_unsound_backup_changes_nothing(place: tuple[WorkspacePaths, Path], spoil: Callable[[Path], object]) -> None:
    paths, backup = place
    spoil(backup)
    with pytest.raises(WorkspaceError) as caught:
        exchange(paths, backup, build.NOW)
    assert caught.value.code == "backup-damaged"
    assert held(paths) == "new"
    assert kept(paths) == []
    assert lying_about(paths) == set()


def test_nothing_to_resume_changes_nothing(place: tuple[WorkspacePaths, Path]) -> None:
    paths, _backup = place
    assert resume(paths) is False
    assert restore.resume(WorkspacePaths(paths.root / "none")) is False
