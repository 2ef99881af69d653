"""Where data lies: advice, backups on this PC, odd paths, other computers, moving."""

import errno
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db.engine import READER_SETTINGS, SETTINGS, outside_transaction, pragma
from desktop_app.domain.backup import BackupReason
from desktop_app.domain.errors import InputError, WorkspaceError
from desktop_app.services import backups, places
from desktop_app.services.second_place import choose_second_place, copy_to_second_place
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from desktop_app.system import files
from desktop_app.system.drives import DriveKind
from desktop_app.system.lock import InstanceLock
from desktop_app.text.fold import ascii_name
from tests.services import union
from tests.system.doubles import FailingOperations


@pytest.mark.parametrize("kind", [DriveKind.REMOVABLE, DriveKind.NETWORK, DriveKind.CLOUD])
def test_b03_a_place_off_this_pc_is_advised_against_and_backed_up_to_this_pc(
    workspace: OpenWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: DriveKind
) -> None:
    """Insisted on, it works, and is held exclusively like any other."""
    root = workspace.root
    workspace.close()
    assert places.advice_on(root) == ""
    monkeypatch.setattr("desktop_app.services.places.kind_of", lambda _path: kind)
    monkeypatch.setattr("desktop_app.services.workspace.kind_of", lambda _path: kind)
    monkeypatch.setattr("desktop_app.services.workspace.backups_on_this_pc", lambda _root: tmp_path / "may-nay")
    assert places.advice_on(root).startswith("Dữ liệu nên đặt trên ổ cứng máy này")
    with open_workspace(root, union.context()) as again:
        made = backups.back_up(again, BackupReason.MANUAL)
        assert made.path.parent == tmp_path / "may-nay"
        assert backups.all_backups(again) == (made,)
        with pytest.raises(WorkspaceError) as caught:
            open_workspace(root, union.context())
        assert caught.value.code == "workspace-locked"


def test_b04_another_computer_is_named_with_since_when(workspace: OpenWorkspace) -> None:
    root = workspace.root
    workspace.close()
    since = datetime(2022, 5, 1, 1, 5, tzinfo=UTC)
    InstanceLock(workspace.store.paths.lock, "MAY-1").acquire("lan", since)._file.close()  # type: ignore[union-attr]
    with pytest.raises(WorkspaceError, match="lan mở trên máy MAY-1 từ 08:05 ngày 01/05/2022") as caught:
        open_workspace(root, union.context())
    assert caught.value.code == "workspace-locked-elsewhere"
    with open_workspace(root, union.context(), force=True) as opened:
        assert opened.store.verify() == []


def test_b05_another_program_holds_the_database(workspace: OpenWorkspace) -> None:
    """It is waited for 5 s (read back here), then named; once it lets go writing works again."""
    with outside_transaction(workspace.store._writer) as connection:
        assert pragma(connection, "busy_timeout") == 5000
        connection.exec_driver_sql("PRAGMA busy_timeout=10")
    other = dbapi2.connect(str(workspace.store.paths.database), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(WorkspaceError, match="chương trình khác đang giữ tệp dữ liệu"), workspace.store.write():
        pass
    other.close()
    with workspace.store.write() as session:
        session.settings.put("n", 1)


def test_settings_of_the_database_are_read_back_at_every_opening(workspace: OpenWorkspace) -> None:
    for engine, settings in ((workspace.store._writer, SETTINGS), (workspace.store._reader, READER_SETTINGS)):
        with outside_transaction(engine) as connection:
            read_back = {name: pragma(connection, name) for name in settings}
        assert read_back == {name: expected for name, (_value, expected) in settings.items()}


@pytest.mark.parametrize(
    "name", ["Dữ liệu công đoàn", "100% sáng kiến #1", "a & b; c'd", "rất dài " * 12, "[x]{y}(z)", "đuôi. "]
)
def test_b07_odd_paths_work_from_start_to_restore(workspace: OpenWorkspace, tmp_path: Path, name: str) -> None:
    root = tmp_path / name / name
    before = union.everything(workspace)
    places.move_to(workspace, root)
    with open_workspace(root, union.context()) as moved:
        assert union.everything(moved) == before
        assert backups.back_up(moved, BackupReason.MANUAL).path.exists()


def test_b07_a_path_that_is_too_long_is_refused_without_half_a_file(workspace: OpenWorkspace, tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    with pytest.raises(InputError) as caught:
        backups.back_up_to_file(workspace, folder / f"{'d' * 300}.hssk")
    assert caught.value.code == "path-too-long"
    assert not [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", ["CON", "Nul.", "A/B:*?", "..", "CĐCS Sở Nội vụ"])
def test_b08_a_units_name_never_breaks_a_folders_name(workspace: OpenWorkspace, tmp_path: Path, name: str) -> None:
    from dataclasses import replace

    with workspace.store.write() as session:
        unit = session.units.own()
        assert unit is not None
        session.units.save(replace(unit, name=name), own=True)
    (tmp_path / "usb").mkdir()
    choose_second_place(workspace, tmp_path / "usb")
    copied = copy_to_second_place(workspace, backups.back_up(workspace, BackupReason.MANUAL))
    assert copied.path.parent.parent == tmp_path / "usb"
    assert copied.path.parent.name == f"HoSoSangKien-{ascii_name(name, 40)}-{unit.id.hex[:8]}"


def test_b09_a_profile_without_rights(tmp_path: Path) -> None:
    refusing = FailingOperations("mkdir", PermissionError(errno.EACCES, "denied"))
    with files.using(refusing), pytest.raises(InputError, match="Không có quyền") as caught:
        open_workspace(tmp_path / "cam" / "du-lieu", union.context())
    assert caught.value.code == "folder-not-writable"
    assert not (tmp_path / "cam").exists()


def test_b09_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(InputError, match="hãy chọn tên khác") as caught:
        open_workspace(tmp_path / "tep" / "du-lieu", union.context())
    assert caught.value.code == "file-exists"


def test_b13_an_older_program_refuses_newer_data(workspace: OpenWorkspace) -> None:
    workspace.close()
    database = workspace.store.paths.database
    connection = dbapi2.connect(str(database), isolation_level=None)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = database.read_bytes()
    with pytest.raises(WorkspaceError, match="Hãy cập nhật phần mềm") as caught:
        open_workspace(workspace.root, union.context())
    assert caught.value.code == "workspace-newer"
    assert database.read_bytes() == before


def test_moved_the_data_is_in_both_places(workspace: OpenWorkspace, tmp_path: Path) -> None:
    before = union.everything(workspace)
    with open_workspace(places.move_to(workspace, tmp_path / "moi"), union.context()) as moved:
        assert union.everything(moved) == before
    assert union.everything(workspace) == before


@pytest.mark.parametrize("place", ["itself", "inside", "full"])
def test_a_folder_that_does_not_serve_is_refused(workspace: OpenWorkspace, tmp_path: Path, place: str) -> None:
    (tmp_path / "day").mkdir()
    (tmp_path / "day" / "anh.png").write_bytes(b"")
    folder = {"itself": workspace.root, "inside": workspace.root / "moi", "full": tmp_path / "day"}[place]
    with pytest.raises(InputError) as caught:
        places.move_to(workspace, folder)
    assert caught.value.code == "folder-unsuitable"
