"""Files are written whole or not at all."""

import errno
import hashlib
from pathlib import Path

import pytest

from desktop_app.system import files
from desktop_app.system.child import run_limited
from desktop_app.system.errors import (
    ChildFailed,
    DeviceFault,
    DiskFull,
    InTheWay,
    NoPermission,
    NotFound,
    PathTooLong,
    ReadFault,
    SystemFault,
    TargetBusy,
    TooLarge,
)
from tests.system import work
from tests.system.doubles import FailingOperations, RecordingOperations, SmallDisk, WindowsError

OLD = b"old"
NEW = b"new content"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "Tờ trình.docx"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_order_of_operations(target: Path) -> None:
    with files.using(RecordingOperations()) as recorded:
        files.write_bytes(target, NEW)
    assert recorded.calls == ["open", "sync", "replace", "sync_folder"]
    assert target.read_bytes() == NEW
    assert names(target.parent) == [target.name]


@pytest.mark.parametrize("operation", ["open", "sync", "replace"])
@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, DiskFull), (errno.EACCES, NoPermission), (errno.EIO, DeviceFault)],
)
def test_failing_operation_leaves_the_old_file(
    target: Path, operation: str, number: int, kind: type[SystemFault]
) -> None:
    with files.using(FailingOperations(operation, OSError(number, "x"))), pytest.raises(kind) as caught:
        files.write_bytes(target, NEW)
    assert caught.value.path == target
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_folder_that_cannot_be_synchronised_has_the_whole_new_file(target: Path) -> None:
    with (
        files.using(FailingOperations("sync_folder", OSError(errno.EIO, "x"))),
        pytest.raises(DeviceFault),
    ):
        files.write_bytes(target, NEW)
    assert target.read_bytes() == NEW
    assert names(target.parent) == [target.name]


@pytest.mark.parametrize("room", [0, 1, 10, 3 << 20])
def test_a06_a_full_disk(target: Path, room: int) -> None:
    with files.using(SmallDisk(room)), pytest.raises(DiskFull):
        files.write_bytes(target, b"x" * (3 * (1 << 20) + 1))
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_file_size_limit_of_the_system(target: Path) -> None:
    with pytest.raises(DiskFull) as caught:
        run_limited(work.write_beyond_file_size_limit, target, timeout=30, memory=200 << 20)
    assert caught.value.path == target
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_killed_while_writing(target: Path) -> None:
    with pytest.raises(ChildFailed):
        run_limited(work.write_and_die, target, timeout=30, memory=200 << 20)
    assert target.read_bytes() == OLD
    assert len(names(target.parent)) == 2
    assert files.clean_leftovers(target.parent) == 1
    assert names(target.parent) == [target.name]


def test_error_in_the_block_leaves_the_old_file(target: Path) -> None:
    with pytest.raises(ZeroDivisionError), files.atomic_writer(target) as file:
        file.write(NEW[: 1 // file.tell()])
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_check_reads_back_and_may_refuse(target: Path) -> None:
    seen: list[bytes] = []

    def refuse(path: Path) -> None:
        seen.append(path.read_bytes())
        raise ValueError("garbage")

    with pytest.raises(ValueError, match="garbage"), files.atomic_writer(target, check=refuse) as file:
        file.write(NEW)
    assert seen == [NEW]
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_atomic_path_for_libraries_that_write_themselves(target: Path) -> None:
    with files.atomic_path(target) as temporary:
        assert temporary.parent == target.parent
        temporary.write_bytes(NEW)
        assert target.read_bytes() == OLD
    assert target.read_bytes() == NEW
    assert names(target.parent) == [target.name]


def test_two_writers_of_one_file_do_not_meet(target: Path) -> None:
    with files.atomic_writer(target) as first, files.atomic_writer(target) as second:
        first.write(b"1")
        second.write(b"22")
    assert target.read_bytes() == b"1"


def test_writing_into_a_missing_folder(tmp_path: Path) -> None:
    target = tmp_path / "không có" / "tệp.txt"
    with pytest.raises(NotFound) as caught:
        files.write_bytes(target, NEW)
    assert caught.value.path == target


@pytest.mark.parametrize("winerror", [5, 32, 33])
@pytest.mark.parametrize("times", [1, 7])
def test_antivirus_lets_go_in_time(target: Path, winerror: int, times: int) -> None:
    with files.using(FailingOperations("replace", WindowsError(winerror), times)) as recorded:
        files.write_bytes(target, NEW)
    assert recorded.waited <= 2.5
    assert target.read_bytes() == NEW


def test_antivirus_that_holds_on_leaves_old_and_new(target: Path) -> None:
    with (
        files.using(FailingOperations("replace", WindowsError(32), times=1000)) as recorded,
        pytest.raises(TargetBusy) as caught,
    ):
        files.write_bytes(target, NEW)
    assert 2 < recorded.waited <= 2.5
    assert target.read_bytes() == OLD
    assert caught.value.kept is not None
    assert caught.value.kept.read_bytes() == NEW
    assert files.list_leftovers(target.parent) == [caught.value.kept]


def test_a_target_that_is_held_while_it_is_read_leaves_nothing(target: Path) -> None:
    with (
        files.using(FailingOperations("sync", OSError(errno.EBUSY, "x"))),
        pytest.raises(TargetBusy) as caught,
    ):
        files.write_bytes(target, NEW)
    assert caught.value.kept is None
    assert names(target.parent) == [target.name]


@pytest.mark.parametrize("error", [None, WindowsError(5)])
def test_a_folder_where_a_file_is_wanted(tmp_path: Path, error: OSError | None) -> None:
    (tmp_path / "tệp.txt").mkdir()
    failing = FailingOperations("replace", error, times=1000) if error else FailingOperations("", OSError())
    with files.using(failing), pytest.raises(InTheWay) as caught:
        files.write_bytes(tmp_path / "tệp.txt", NEW)
    assert caught.value.path == tmp_path / "tệp.txt"
    assert failing.waited == 0
    assert names(tmp_path) == ["tệp.txt"]


@pytest.mark.parametrize("below", ["", "thư mục", "thư mục/a"])
def test_a_file_where_a_folder_is_wanted(target: Path, below: str) -> None:
    with pytest.raises(InTheWay):
        files.make_folder(target / below)


def test_size_of_a_file_and_of_none(target: Path) -> None:
    assert files.file_size(target) == len(OLD)
    assert files.file_size(target.parent) is None
    assert files.file_size(target.parent / "không có") is None
    assert files.file_size(target / "dưới tệp") is None
    with files.using(FailingOperations("stat", OSError(errno.EACCES, "x"))), pytest.raises(NoPermission):
        files.file_size(target)


def test_a_link_leads_out_of_its_folder(tmp_path: Path, target: Path) -> None:
    folder = tmp_path / "khác"
    folder.mkdir()
    (folder / "liên kết").symlink_to(target)
    assert files.is_inside(target, tmp_path)
    assert not files.is_inside(folder / "liên kết", folder)
    with files.using(FailingOperations("resolve", OSError(errno.EIO, "x"))), pytest.raises(ReadFault):
        files.is_inside(target, tmp_path)


def test_target_without_write_permission_is_not_called_busy(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    with (
        files.using(FailingOperations("replace", WindowsError(5), times=1000)),
        pytest.raises(NoPermission),
    ):
        files.write_bytes(target, NEW)
    assert names(target.parent) == [target.name]


@pytest.mark.parametrize(
    "name",
    ["Sáng kiến số 1.pdf", "50% #1 & co.pdf", "a b  c.txt", "'nháy' \"kép\".txt", "ỗ" * 84 + ".x", "n" * 255],
)
def test_names_that_officers_use(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "Công đoàn Sở Nội vụ #2 100%"
    files.make_folder(folder)
    files.write_text(folder / name, "Đủ điều kiện\n")
    assert files.read_bytes(folder / name, 100) == "Đủ điều kiện\n".encode()
    assert names(folder) == [name]


def test_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(PathTooLong):
        files.write_bytes(tmp_path / ("x" * 256), NEW)
    assert names(tmp_path) == []


@pytest.mark.parametrize(("limit", "accepted"), [(2, False), (3, True), (4, True)])
def test_limit_of_reading(target: Path, limit: int, accepted: bool) -> None:
    if accepted:
        assert files.read_bytes(target, limit) == OLD
    else:
        with pytest.raises(TooLarge):
            files.read_bytes(target, limit)


def test_reading_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        files.hash_file(tmp_path / "không có")
    assert caught.value.path == tmp_path / "không có"


@pytest.mark.parametrize("size", [0, 1, 1 << 20, (1 << 20) + 1])
def test_store_keeps_a_file_once_under_its_hash(tmp_path: Path, size: int) -> None:
    data = b"z" * size
    digest = hashlib.sha256(data).hexdigest()
    source = tmp_path / "Bản mô tả.pdf"
    source.write_bytes(data)
    store = tmp_path / "tep"
    assert files.copy_in(source, store) == files.Stored(digest, size)
    assert files.copy_in(source, store) == files.Stored(digest, size)
    assert [path for path in store.rglob("*") if path.is_file()] == [store / digest[:2] / digest[2:]]
    assert files.hash_file(files.stored_path(store, digest)) == digest


def test_store_heals_a_rotten_file(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(NEW)
    stored = files.copy_in(source, tmp_path / "tep")
    place = files.stored_path(tmp_path / "tep", stored.sha256)
    place.write_bytes(b"rot")
    files.copy_in(source, tmp_path / "tep")
    assert place.read_bytes() == NEW


@pytest.mark.parametrize("operation", ["open", "mkdir", "sync", "replace"])
def test_store_after_a_failure_holds_nothing(tmp_path: Path, operation: str) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(NEW)
    with (
        files.using(FailingOperations(operation, OSError(errno.ENOSPC, "x"), times=9)),
        pytest.raises(DiskFull),
    ):
        files.copy_in(source, tmp_path / "tep")
    assert [path for path in (tmp_path / "tep").rglob("*") if path.is_file()] == []


def test_leftovers_are_cleaned_but_not_what_is_being_written(target: Path) -> None:
    stale = target.parent / ".~x.docx.1.1.tmp"
    stale.write_bytes(b"half")
    with files.atomic_writer(target) as file:
        file.write(NEW)
        assert files.clean_leftovers(target.parent) == 1
    assert target.read_bytes() == NEW
    assert names(target.parent) == [target.name]


@pytest.mark.parametrize(
    ("existing", "given", "offered"),
    [
        ([], "a.docx", "a.docx"),
        (["a.docx"], "a.docx", "a (2).docx"),
        (["a.docx", "a (2).docx"], "a.docx", "a (3).docx"),
        (["Tờ trình"], "Tờ trình", "Tờ trình (2)"),
    ],
)
def test_unused_name(tmp_path: Path, existing: list[str], given: str, offered: str) -> None:
    for name in existing:
        (tmp_path / name).touch()
    assert files.unused_name(tmp_path / given) == tmp_path / offered


def test_removing(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    files.make_folder(folder)
    files.make_folder(folder)
    files.write_bytes(folder / "c", NEW)
    files.remove(folder / "c")
    files.remove(folder / "c")
    assert names(folder) == []
    files.remove_tree(tmp_path / "a")
    files.remove_tree(tmp_path / "a")
    assert names(tmp_path) == []


def test_free_space_of_a_folder_to_come(tmp_path: Path) -> None:
    assert files.free_space(tmp_path / "a" / "b") > 0
