"""Backups: whole or not there, sealed, thinned out by their numbers."""

import errno
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.backup import contents_of, looking_into, problems
from db.backup_folder import BackupFolder, sealed
from db.workspace import Workspace
from desktop_app.domain.backup import Backup, BackupReason, Contents, clock_jumped, superfluous
from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.progress import Cancelled
from desktop_app.system import files
from desktop_app.system.errors import DiskFull, TargetBusy
from desktop_app.system.files import hash_file
from tests.db import build
from tests.system.doubles import FailingOperations, WindowsError

NOW = build.NOW


def folder_of(workspace: Workspace) -> BackupFolder:
    return BackupFolder(workspace.paths.backups)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def touch(workspace: Workspace, value: int) -> None:
    with workspace.write() as session:
        session.settings.put("n", value)


def test_a_backup_is_sealed_numbered_and_says_what_it_holds(filled: Workspace) -> None:
    first = filled.back_up(BackupReason.MANUAL, NOW)
    second = filled.back_up(BackupReason.IMPORT, NOW - timedelta(days=400))
    assert [item.sequence for item in folder_of(filled).all()] == [2, 1]
    assert folder_of(filled).all() == (second, first)
    assert first.path.name == "000001-20220501-103000-theo-yeu-cau.hssk"
    assert hash_file(first.path) == first.sha256
    assert first.contents == Contents(members=3, initiatives=3)
    assert problems(first.path) == []
    assert second.path.name.endswith("-truoc-nhap.hssk")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sequence", None),
        ("size", "9"),
        ("unit", []),
        ("at", "2022-05-01T10:30:00"),
        ("reason", "vi thich"),
        ("contents", {"members": None}),
        ("contents", 3),
        ("them", 1),
    ],
)
def test_a13_a_damaged_seal_is_none(filled: Workspace, name: str, value: object) -> None:
    made = filled.back_up(BackupReason.MANUAL, NOW)
    seal = made.path.with_name(f"{made.path.name}.json")
    assert sealed(made.path) == made
    seal.write_text(json.dumps(json.loads(seal.read_text(encoding="utf-8")) | {name: value}), encoding="utf-8")
    assert sealed(made.path) is None
    assert folder_of(filled).all() == ()


def test_it_is_the_state_of_the_database_that_a_backup_remembers(filled: Workspace) -> None:
    made = filled.back_up(BackupReason.MANUAL, NOW)
    assert made.state == filled.state()
    touch(filled, 1)
    assert made.state != filled.state()


def test_attachments_are_copied_once_each_and_a_damaged_one_is_counted(filled: Workspace, tmp_path: Path) -> None:
    scan = tmp_path / "quyet-dinh.pdf"
    scan.write_bytes(b"%PDF-1.4 quyet dinh")
    stored = filled.attachments.store(scan)
    assert stored.sha256 is not None
    with filled.write() as session:
        session._connection.exec_driver_sql(
            "INSERT INTO stored_file (sha256, size, file_type) VALUES (?, ?, 'pdf')", (stored.sha256, stored.size)
        )
    assert filled.back_up(BackupReason.MANUAL, NOW).missing == 0
    copy = files.stored_path(folder_of(filled).files, stored.sha256)
    first = copy.stat().st_mtime_ns
    assert filled.back_up(BackupReason.MANUAL, NOW).missing == 0
    assert copy.stat().st_mtime_ns == first
    copy.unlink()
    filled.attachments.path_of(stored.sha256).write_bytes(b"%PDF-1.4 quyet dinX")
    assert filled.back_up(BackupReason.MANUAL, NOW).missing == 1
    assert not copy.exists()
    assert [path for path in folder_of(filled).files.rglob("*") if path.is_file()] == []


def test_a_damaged_database_gives_no_backup(filled: Workspace) -> None:
    with filled.write() as session:
        session._connection.exec_driver_sql("UPDATE person SET phone = '1' WHERE id = 2")
    with pytest.raises(WorkspaceError) as caught:
        filled.back_up(BackupReason.MANUAL, NOW)
    assert caught.value.code == "workspace-damaged"
    assert names(filled.paths.backups) == []


@pytest.mark.parametrize("step", ["Đang sao lưu dữ liệu", "Đang kiểm tra bản sao lưu"])
def test_cancelled_it_leaves_nothing(filled: Workspace, step: str) -> None:
    reached: list[str] = []

    def progress(_done: int, _total: int, what: str) -> None:
        reached.append(what)

    with pytest.raises(Cancelled):
        filled.back_up(BackupReason.MANUAL, NOW, progress, lambda: step in reached)
    assert names(filled.paths.backups) == []


def test_a04_a_kill_during_rotation_leaves_old_backups_and_no_temporary_file(filled: Workspace) -> None:
    """What a kill leaves at any place: a half copy, its journal, a seal whose backup never came."""
    old = filled.back_up(BackupReason.MANUAL, NOW)
    folder = filled.paths.backups
    for leftover in (".~000002-x.hssk.1.1.tmp", ".~000002-x.hssk.1.1.tmp-journal", "000002-x.hssk.json"):
        (folder / leftover).write_bytes(b"half")
    (folder / "tep").mkdir(exist_ok=True)
    (folder / "tep" / ".~copy.1.2.tmp").write_bytes(b"half")
    root = filled.paths.root
    filled.close()
    with Workspace.open(root, create=False) as again:
        assert names(folder) == [old.path.name, f"{old.path.name}.json", "tep"]
        assert names(folder / "tep") == []
        assert folder_of(again).all() == (old,)
        assert again.back_up(BackupReason.MANUAL, NOW).sequence == 2


@pytest.mark.parametrize("operation", ["sync", "replace", "sync_folder", "mkdir"])
def test_a04_a_failing_operation_leaves_the_old_backups_and_no_half_one(filled: Workspace, operation: str) -> None:
    old = filled.back_up(BackupReason.MANUAL, NOW)
    with (
        files.using(FailingOperations(operation, OSError(errno.ENOSPC, "full"))),
        pytest.raises(DiskFull),
    ):
        filled.back_up(BackupReason.MANUAL, NOW)
    folder_of(filled).tidy()
    found = folder_of(filled).all()
    assert old in found
    assert all(hash_file(item.path) == item.sha256 for item in found)
    assert not [name for name in names(filled.paths.backups) if name.startswith(".~")]


@pytest.mark.parametrize(("times", "fails"), [(3, False), (99, True)])
def test_a17_antivirus_holds_the_backup_while_it_is_renamed(filled: Workspace, times: int, fails: bool) -> None:
    """A bounded retry; what can't be renamed then is kept and named."""
    with files.using(FailingOperations("replace", WindowsError(32), times)) as operations:
        if fails:
            with pytest.raises(TargetBusy) as caught:
                filled.back_up(BackupReason.MANUAL, NOW)
            assert caught.value.kept is not None
        else:
            assert filled.back_up(BackupReason.MANUAL, NOW).sequence == 1
    assert operations.waited <= 2.5


def backup(sequence: int, at: datetime, reason: BackupReason = BackupReason.DAILY, size: int = 1) -> Backup:
    return Backup(
        path=Path(f"{sequence}"), sequence=sequence, at=at, reason=reason, sha256="", size=size, schema=1, state=""
    )


def series(count: int, step: timedelta, reason: BackupReason = BackupReason.DAILY) -> list[Backup]:
    return [backup(number, NOW + number * step, reason) for number in range(count)]


def left(backups: list[Backup], budget: int = 1000) -> list[int]:
    gone = {item.sequence for item in superfluous(backups, budget)}
    return [item.sequence for item in backups if item.sequence not in gone]


@pytest.mark.parametrize(
    ("backups", "expected"),
    [
        ([], []),
        (series(3, timedelta(minutes=1)), [0, 1, 2]),
        (series(6, timedelta(minutes=1)), [3, 4, 5]),
        (series(14, timedelta(days=1)), list(range(14))),
        # 01/05/2022 is a Sunday: the weeks end on number 0, 7, 14, 21 …, the months on 30 (31/05).
        (series(30, timedelta(days=1)), [0, 7, 14, *range(16, 30)]),
        (series(6, timedelta(minutes=1), BackupReason.IMPORT), list(range(6))),
    ],
)
def test_thinning_keeps_days_weeks_and_months(backups: list[Backup], expected: list[int]) -> None:
    assert left(backups) == expected


def test_thinning_keeps_a_year_of_months_and_no_more() -> None:
    kept = left(series(1000, timedelta(days=1)))
    months = {(NOW + timedelta(days=number)).strftime("%Y%m") for number in kept}
    assert len(months) == 12
    assert kept[-14:] == list(range(986, 1000))
    assert len(kept) <= 14 + 8 + 12


@pytest.mark.parametrize(("budget", "count"), [(1000, 14), (5, 5), (3, 3), (0, 3)])
def test_thinning_stays_within_the_budget_but_never_below_three(budget: int, count: int) -> None:
    kept = left(series(14, timedelta(days=1)), budget)
    assert kept == list(range(14))[-count:]


@pytest.mark.parametrize(
    ("then", "jumped"),
    [
        (NOW, False),
        (NOW + timedelta(hours=20), False),
        (NOW + timedelta(days=2), True),
        (NOW - timedelta(days=400), False),
        (NOW.replace(year=2015), True),
        (NOW.replace(year=2099), True),
    ],
)
def test_b06_a_jump_of_the_clock_is_told_from_a_long_absence_and_another_zone(then: datetime, jumped: bool) -> None:
    assert clock_jumped(backup(1, then), NOW) is jumped


@pytest.mark.parametrize("jump", [2015, 2099])
def test_b06_backups_are_not_thinned_on_a_jump_and_keep_their_order(filled: Workspace, jump: int) -> None:
    for number in range(5):
        filled.back_up(BackupReason.DAILY, NOW + timedelta(minutes=number))
    wrong = NOW.replace(year=jump)
    touch(filled, 1)
    made = filled.back_up(BackupReason.DAILY, wrong)
    assert filled.thin_out(wrong) == ()
    assert folder_of(filled).all()[0] == made
    with filled.read() as session:
        assert session.settings.get("n") == 1


def test_thinning_drops_attachments_that_no_backup_holds_any_more(filled: Workspace, tmp_path: Path) -> None:
    scan = tmp_path / "cu.pdf"
    scan.write_bytes(b"%PDF-1.4 cu")
    stored = filled.attachments.store(scan)
    with filled.write() as session:
        session._connection.exec_driver_sql(
            "INSERT INTO stored_file (sha256, size, file_type) VALUES (?, ?, 'pdf')", (stored.sha256, stored.size)
        )
    filled.back_up(BackupReason.DAILY, NOW)
    with filled.write() as session:
        session._connection.exec_driver_sql("DELETE FROM stored_file")
    for number in range(1, 4):
        filled.back_up(BackupReason.DAILY, NOW + timedelta(minutes=number))
    copy = files.stored_path(folder_of(filled).files, str(stored.sha256))
    assert copy.exists()
    assert [item.sequence for item in filled.thin_out(NOW + timedelta(minutes=4))] == [1]
    assert not copy.exists()


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("spoil", [flipped, lambda path: path.write_bytes(b""), lambda path: path.unlink()])
def test_a_copy_in_another_place_is_read_back_and_refused_where_it_differs(
    filled: Workspace, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    made = filled.back_up(BackupReason.MANUAL, NOW)
    there = BackupFolder(tmp_path / "usb")
    copied = there.take_over(made, folder_of(filled), lambda *_: None, lambda: False)
    assert there.all() == (copied,)
    assert hash_file(copied.path) == made.sha256
    spoil(made.path)
    elsewhere = BackupFolder(tmp_path / "usb2")
    with pytest.raises(WorkspaceError) as caught:
        elsewhere.take_over(made, folder_of(filled), lambda *_: None, lambda: False)
    assert caught.value.code == "backup-damaged"
    assert elsewhere.all() == ()


def test_a_backup_can_be_looked_into(filled: Workspace) -> None:
    made = filled.back_up(BackupReason.MANUAL, NOW)
    with looking_into(made.path) as connection:
        assert contents_of(connection) == made.contents
