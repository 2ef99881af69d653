"""Going back to a backup: what would be lost is said before, nothing is lost for good."""

import errno
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.backup import Backup, BackupReason, Difference, Losses
from desktop_app.domain.errors import ExpectedError, InputError, WorkspaceError
from desktop_app.domain.progress import Cancelled, silent
from desktop_app.services import backups, editing, restoring
from desktop_app.services.backup_words import loss_words
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from desktop_app.system import files
from desktop_app.system.files import stored_path
from desktop_app.system.paths import WorkspacePaths
from tests.cli.office import PDF
from tests.db.test_workspace import cut, first_page_lost, newer, pages_zeroed, picture
from tests.services import union
from tests.system.doubles import FailingOperations


def lasting(workspace: OpenWorkspace) -> tuple[Path, Backup]:
    """Close a workspace after a backup; its folder and that backup."""
    made = backups.back_up(workspace, BackupReason.MANUAL)
    return workspace.root, made


def changed(workspace: OpenWorkspace) -> None:
    """Change one initiative, delete another, and change the unit."""
    first = union.state(workspace, "SK001")
    union.apply(workspace, first, replace(first, initiative=replace(first.initiative, title="Tên khác hẳn")))
    union.apply(workspace, union.state(workspace, "SK003"), None)
    with workspace.store.write() as session:
        unit = session.units.own()
        assert unit is not None
        session.units.save(replace(unit, name="Tên mới"), own=True)


def everything(root: Path) -> union.Everything:
    with open_workspace(root, union.context(), create=False) as workspace:
        assert workspace.store.verify() == []
        return union.everything(workspace)


def test_what_would_be_lost_is_named_before(workspace: OpenWorkspace) -> None:
    root, made = lasting(workspace)
    changed(workspace)
    someone = next(iter(union.people(workspace).values()))
    editing.delete_people(workspace, [someone.id])
    workspace.close()
    found = restoring.preview(root, made.path)
    assert found.losses == Losses(
        people=Difference(back=1), initiatives=Difference(changed=2, back=1), unit_changed=True
    )
    assert loss_words(found.losses, found.changed_at)[1:] == [
        "Đoàn viên, người lao động: 1 đã xóa sẽ có lại.",
        "Sáng kiến: 2 trở về nội dung cũ, 1 đã xóa sẽ có lại.",
        "Thông tin đơn vị trở về như lúc sao lưu.",
    ]


def test_what_was_entered_since_would_be_lost(workspace: OpenWorkspace) -> None:
    root, _made = lasting(workspace)
    third = union.state(workspace, "SK003")
    union.apply(workspace, third, None)
    without = backups.back_up(workspace, BackupReason.MANUAL)
    union.apply(workspace, None, third)
    workspace.close()
    assert restoring.preview(root, without.path).losses == Losses(initiatives=Difference(gone=1))


def test_nothing_lost_is_said_too(workspace: OpenWorkspace) -> None:
    root, made = lasting(workspace)
    workspace.close()
    found = restoring.preview(root, made.path)
    assert found.losses == Losses()
    assert "Không mất" in loss_words(found.losses, found.changed_at)[-1]


def test_restored_everything_is_as_it_was_and_can_be_taken_back(workspace: OpenWorkspace) -> None:
    before = union.everything(workspace)
    root, made = lasting(workspace)
    changed(workspace)
    after = union.everything(workspace)
    workspace.close()
    done = restoring.restore(root, made.path, union.context())
    assert everything(root) == before
    assert done.kept is not None
    assert [item.reason for item in restoring.backups_of(root)] == [BackupReason.RESTORE, BackupReason.MANUAL]
    restoring.restore(root, done.kept, union.context())
    assert everything(root) == after


def test_attachments_come_back_and_damaged_ones_are_replaced(workspace: OpenWorkspace) -> None:
    root, made = lasting(workspace)
    file = union.state(workspace, "SK001").attachments[0].file
    stored = stored_path(WorkspacePaths(root).files, str(file.sha256))
    workspace.close()
    stored.write_bytes(b"%PDF-damaged")
    assert restoring.restore(root, made.path, union.context()).missing == 0
    assert stored.read_bytes() == PDF
    stored.unlink()
    stored_path(made.path.parent / "tep", str(file.sha256)).unlink()
    assert restoring.restore(root, made.path, union.context()).missing == 1


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (cut(0), "workspace-damaged"),
        (cut(100), "workspace-damaged"),
        (cut(0.5), "workspace-damaged"),
        (first_page_lost, "workspace-damaged"),
        (pages_zeroed, "workspace-damaged"),
        (picture, "workspace-foreign"),
        (newer, "workspace-newer"),
    ],
)
def test_a13_a14_a_spoilt_database_is_kept_and_the_newest_backup_restored(
    workspace: OpenWorkspace, spoil: Callable[[Path], None], code: str
) -> None:
    before = union.everything(workspace)
    root, made = lasting(workspace)
    workspace.close()
    database = WorkspacePaths(root).database
    spoil(database)
    spoilt = database.read_bytes()
    with pytest.raises(WorkspaceError) as caught:
        open_workspace(root, union.context())
    assert caught.value.code == code
    assert caught.value.code in restoring.UNUSABLE
    candidate = restoring.newest_sound(root)
    assert candidate is not None
    assert candidate.file == made.path
    assert restoring.preview(root, made.path).losses is None
    done = restoring.restore(root, candidate.file, union.context())
    assert done.kept is not None
    assert ".hong-" in done.kept.name
    assert done.kept.read_bytes() == spoilt
    assert everything(root) == before


def test_a15_a_journal_of_another_database_beside_it_leads_to_the_assistant_or_does_no_harm(
    workspace: OpenWorkspace,
) -> None:
    """SQLite takes no journal that isn't whole; one that changes the file is found by structure or digests."""
    before = union.everything(workspace)
    root, made = lasting(workspace)
    workspace.close()
    paths = WorkspacePaths(root)
    data = bytearray(paths.database.read_bytes())
    data[5 * 4096 : 6 * 4096] = bytes(4096)
    paths.database.write_bytes(data)
    paths.database.with_name("du-lieu.hssk-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    paths.mark.write_bytes(b"")
    with pytest.raises(WorkspaceError) as caught:
        open_workspace(root, union.context())
    assert caught.value.code == "workspace-damaged"
    restoring.restore(root, made.path, union.context())
    assert everything(root) == before


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


@pytest.mark.parametrize("spoil", [flipped, cut(0), cut(0.5), picture, lambda path: path.unlink()])
def test_a16_where_the_newest_backup_is_damaged_the_next_one_is_taken(
    workspace: OpenWorkspace, spoil: Callable[[Path], None]
) -> None:
    """The damaged one stays as it is."""
    root, older = lasting(workspace)
    changed(workspace)
    newest = backups.back_up(workspace, BackupReason.MANUAL)
    workspace.close()
    spoil(newest.path)
    left = newest.path.read_bytes() if newest.path.exists() else None
    with pytest.raises(ExpectedError) as caught:
        restoring.examine_backup(newest.path)
    assert caught.value.code in {"backup-damaged", "file-not-found"}
    candidate = restoring.newest_sound(root)
    assert candidate is not None
    assert candidate.file == older.path
    assert candidate.at == older.at
    assert (newest.path.read_bytes() if newest.path.exists() else None) == left


def test_a16_no_sound_backup_at_all(workspace: OpenWorkspace) -> None:
    root, made = lasting(workspace)
    made.path.write_bytes(b"")
    assert restoring.newest_sound(root) is None


@pytest.mark.parametrize(
    ("name", "code"), [("picture", "workspace-foreign"), ("newer", "workspace-newer"), ("none", "file-not-found")]
)
def test_a_file_that_is_no_backup_is_refused_and_nothing_changes(
    workspace: OpenWorkspace, tmp_path: Path, name: str, code: str
) -> None:
    before = union.everything(workspace)
    file = tmp_path / "tep.hssk"
    made = backups.back_up_to_file(workspace, file)
    made.path.with_name("tep.hssk.json").unlink()
    {"picture": picture, "newer": newer, "none": lambda path: path.unlink()}[name](file)
    root = workspace.root
    workspace.close()
    with pytest.raises(ExpectedError) as caught:
        restoring.restore(root, file, union.context())
    assert caught.value.code == code
    assert everything(root) == before


def test_an_open_workspace_is_not_restored(workspace: OpenWorkspace) -> None:
    root, made = lasting(workspace)
    with pytest.raises(WorkspaceError) as caught:
        restoring.restore(root, made.path, union.context())
    assert caught.value.code == "workspace-locked"


def test_a_backup_of_another_unit_is_told(workspace: OpenWorkspace, tmp_path: Path) -> None:
    _root, made = lasting(workspace)
    assert not restoring.examine_backup(made.path, workspace.root).other_unit
    with open_workspace(tmp_path / "khac", union.context()) as other:
        with other.store.write() as session:
            unit = session.units.own()
            assert unit is None
            with workspace.store.read() as mine:
                own = mine.units.own()
            assert own is not None
            session.units.save(replace(own, id=union.context().new_id(), name="Khác"), own=True)
        assert restoring.examine_backup(made.path, other.root).other_unit


def test_into_an_empty_folder(workspace: OpenWorkspace, tmp_path: Path) -> None:
    before = union.everything(workspace)
    made = backups.back_up_to_file(workspace, tmp_path / "mang-di.hssk")
    root = tmp_path / "may-moi"
    assert loss_words(restoring.preview(root, made.path).losses, None) == [
        "Hiện chưa có dữ liệu nào ở đây nên không mất gì."
    ]
    done = restoring.restore(root, made.path, union.context())
    assert (done.kept, done.missing) == (None, 0)
    assert everything(root) == before


def test_cancelled_before_the_exchange_nothing_changes(workspace: OpenWorkspace) -> None:
    root, made = lasting(workspace)
    changed(workspace)
    after = union.everything(workspace)
    workspace.close()
    with pytest.raises(Cancelled):
        restoring.restore(root, made.path, union.context(), silent, lambda: True)
    assert everything(root) == after


@pytest.mark.parametrize("operation", ["sync", "replace", "sync_folder"])
def test_a05_a_full_disk_while_restoring_changes_nothing(workspace: OpenWorkspace, operation: str) -> None:
    root, made = lasting(workspace)
    changed(workspace)
    after = union.everything(workspace)
    workspace.close()
    error = OSError(errno.ENOSPC, "full")
    with files.using(FailingOperations(operation, error, times=99)), pytest.raises(ExpectedError) as caught:
        restoring.restore(root, made.path, union.context())
    assert caught.value.code == "disk-full"
    assert everything(root) == after


def test_a_closed_file_tells_when_it_was_written(workspace: OpenWorkspace, tmp_path: Path) -> None:
    file = tmp_path / "tep.hssk"
    backups.back_up_to_file(workspace, file)
    file.with_name("tep.hssk.json").unlink()
    candidate = restoring.examine_backup(file)
    assert candidate.seal is None
    assert candidate.at.timestamp() == pytest.approx(file.stat().st_mtime)


def test_an_input_error_names_the_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"khong-co\.hssk"):
        restoring.examine_backup(tmp_path / "khong-co.hssk")
