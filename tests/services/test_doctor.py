"""The doctor: each thing that can be wrong is found, named in plain words, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.backup import BackupReason
from desktop_app.domain.errors import InputError, WorkspaceError
from desktop_app.services import backups
from desktop_app.services.doctor import examine, examine_open
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.files import stored_path
from tests.db.test_workspace import cut, newer, pages_zeroed, picture
from tests.services import union


def sql(statement: str) -> Callable[[OpenWorkspace], None]:
    def spoil(workspace: OpenWorkspace) -> None:
        with workspace.store.write() as session:
            session._connection.exec_driver_sql(statement)

    return spoil


def attachment(content: bytes | None) -> Callable[[OpenWorkspace], None]:
    def spoil(workspace: OpenWorkspace) -> None:
        sha256 = union.state(workspace, "SK001").attachments[0].file.sha256
        path = stored_path(workspace.store.paths.files, str(sha256))
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content + path.read_bytes()[len(content) :])

    return spoil


def backup_cut(workspace: OpenWorkspace) -> None:
    made = backups.back_up(workspace, BackupReason.MANUAL)
    made.path.write_bytes(made.path.read_bytes()[:5000])


def backup_lost(workspace: OpenWorkspace) -> None:
    backups.back_up(workspace, BackupReason.MANUAL).path.unlink()


def leftover(workspace: OpenWorkspace) -> None:
    (workspace.root / ".~du-lieu.hssk.1.1.tmp").write_bytes(b"half")


@pytest.mark.parametrize(
    ("spoil", "codes", "sound"),
    [
        (sql("UPDATE person SET phone = '1' WHERE id = 1"), ["row-damaged"], False),
        (sql("DELETE FROM search_person WHERE rowid = 1"), ["search-mended"], True),
        (sql("INSERT INTO search_initiative (rowid, words) VALUES (999, 'ma')"), ["search-mended"], True),
        (attachment(None), ["attachment-missing"], False),
        (attachment(b"%PDF-2"), ["attachment-damaged"], False),
        (backup_cut, ["backup-damaged"], False),
        (backup_lost, ["backup-damaged"], False),
        (leftover, ["leftovers"], True),
    ],
)
def test_each_ailment_is_found_and_says_what_to_do(
    workspace: OpenWorkspace, spoil: Callable[[OpenWorkspace], None], codes: list[str], sound: bool
) -> None:
    assert examine_open(workspace).ailments == ()
    spoil(workspace)
    found = examine_open(workspace)
    assert [item.code for item in found.ailments] == codes
    assert found.sound is sound
    assert all(item.message.endswith(".") and item.advice.endswith(".") for item in found.ailments)


def test_a_mended_search_finds_again(workspace: OpenWorkspace) -> None:
    before = union.everything(workspace)
    sql("DELETE FROM search_person")(workspace)
    sql("DELETE FROM search_initiative")(workspace)
    assert union.everything(workspace).hits != before.hits
    examine_open(workspace)
    assert union.everything(workspace) == before
    assert examine_open(workspace).ailments == ()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (cut(0.5), "workspace-damaged"),
        (pages_zeroed, "workspace-damaged"),
        (picture, "workspace-foreign"),
        (newer, "workspace-newer"),
    ],
)
def test_a_database_that_cannot_be_opened_is_an_ailment_too(
    workspace: OpenWorkspace, spoil: Callable[[Path], None], code: str
) -> None:
    backup_cut(workspace)
    root = workspace.root
    workspace.close()
    spoil(workspace.store.paths.database)
    found = examine(root, union.context())
    assert [item.code for item in found.ailments] == [code, "backup-damaged"]
    assert not found.sound


def test_an_open_or_missing_workspace_is_refused(workspace: OpenWorkspace, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as caught:
        examine(workspace.root, union.context())
    assert caught.value.code == "workspace-locked"
    with pytest.raises(InputError):
        examine(tmp_path / "khong-co", union.context())
