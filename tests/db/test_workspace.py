"""Opening, writing and failing: all or nothing, and each trouble with its own sentence."""

import errno
import threading
from pathlib import Path
from typing import BinaryIO

import pytest
from sqlcipher3 import dbapi2

from db.engine import APPLICATION_ID
from db.metadata import SCHEMA_VERSION
from db.workspace import Workspace, peek
from desktop_app.domain.errors import ExpectedError, InputError, WorkspaceError
from desktop_app.system import files
from desktop_app.system.files import hash_file
from desktop_app.system.operations import FileOperations, OpenMode
from desktop_app.system.paths import WorkspacePaths
from tests.db import build, changes


def closed(root: Path) -> Path:
    """Make a workspace with a union in it and close it; return its database."""
    with Workspace.open(root, create=True) as workspace, workspace.write() as session:
        session.units.save(build.unit(), own=True)
        session.settings.put("filler", "x" * 60_000)
    return WorkspacePaths(root).database


def pragma(database: Path, *statements: str) -> None:
    connection = dbapi2.connect(str(database), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def newer(database: Path) -> None:
    pragma(database, "PRAGMA user_version=99")


def another_programs(database: Path) -> None:
    pragma(database, "PRAGMA application_id=7")


def picture(database: Path) -> None:
    database.write_bytes(b"\xff\xd8\xff\xe0" + b"JFIF" * 100)


def short_text(database: Path) -> None:
    database.write_bytes(b"xin")


def cut(size: float):
    def spoil(database: Path) -> None:
        data = database.read_bytes()
        database.write_bytes(data[: int(size if size > 1 else len(data) * size)])

    return spoil


def first_page_lost(database: Path) -> None:
    data = database.read_bytes()
    database.write_bytes(bytes(4096) + data[4096:])


def pages_zeroed(database: Path) -> None:
    data = database.read_bytes()
    database.write_bytes(data[:4096] + bytes(8 * 4096) + data[9 * 4096 :])


@pytest.mark.parametrize(
    ("spoil", "code", "words"),
    [
        (newer, "workspace-newer", "Hãy cập nhật phần mềm"),
        (another_programs, "workspace-foreign", "không phải dữ liệu của phần mềm này"),
        (picture, "workspace-foreign", "không phải dữ liệu của phần mềm này"),
        (short_text, "workspace-foreign", "không phải dữ liệu của phần mềm này"),
        (cut(0), "workspace-damaged", "khôi phục từ bản sao lưu"),
        (cut(20), "workspace-damaged", "khôi phục từ bản sao lưu"),
        (cut(100), "workspace-damaged", "khôi phục từ bản sao lưu"),
        (cut(0.5), "workspace-damaged", "khôi phục từ bản sao lưu"),
        (first_page_lost, "workspace-damaged", "khôi phục từ bản sao lưu"),
        (pages_zeroed, "workspace-damaged", "khôi phục từ bản sao lưu"),
    ],
)
def test_a13_a14_a_spoilt_database_is_refused_and_left_as_it_is(tmp_path: Path, spoil, code: str, words: str) -> None:
    database = closed(tmp_path)
    spoil(database)
    before = database.read_bytes()
    for _ in range(2):
        with pytest.raises(WorkspaceError) as caught:
            Workspace.open(tmp_path, create=True)
        assert caught.value.code == code
        assert words in caught.value.message
    assert database.read_bytes() == before


def test_missing_workspace_is_made_only_when_asked(tmp_path: Path) -> None:
    root = tmp_path / "không có"
    with pytest.raises(InputError, match="chưa có dữ liệu"):
        Workspace.open(root, create=False)
    assert not root.exists()
    Workspace.open(root, create=True).close()
    assert [path.name for path in root.iterdir() if path.suffix != ".hssk-journal"] == ["du-lieu.hssk"]


def test_peek(tmp_path: Path) -> None:
    assert peek(tmp_path) is None
    database = closed(tmp_path)
    assert peek(tmp_path) == SCHEMA_VERSION
    picture(database)
    assert peek(tmp_path) is None


def test_database_is_marked_as_ours(tmp_path: Path) -> None:
    header = closed(tmp_path).read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID


def test_clean_end_leaves_no_mark_and_unclean_end_is_noticed(tmp_path: Path) -> None:
    closed(tmp_path)
    lost = Workspace.open(tmp_path, create=False)
    assert not lost.unclean
    lost._dispose()
    with Workspace.open(tmp_path, create=False) as again:
        assert again.unclean
    with Workspace.open(tmp_path, create=False) as third:
        assert not third.unclean


def test_failed_block_writes_nothing(filled: Workspace) -> None:
    def fail() -> None:
        with filled.write() as session:
            changes.put(session, build.person(1, "Người khác"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with filled.read() as session:
        assert session.people.by_id([build.person(1).id]) == {build.person(1).id: build.person(1)}
        assert changes.people_found(session, build.UNIT_ID, "khac") == []


def test_a06_a_full_disk_keeps_what_was_there(filled: Workspace) -> None:
    def fill(session) -> None:
        session._connection.exec_driver_sql("PRAGMA max_page_count=1")
        session.settings.put("big", "x" * 2_000_000)

    with pytest.raises(WorkspaceError) as caught, filled.write() as session:
        fill(session)
    assert caught.value.code == "disk-full"
    assert "dữ liệu cũ còn nguyên" in caught.value.message
    with filled.write() as session:
        assert session.settings.get("big") is None
        session.settings.put("small", 1)
    with filled.read() as session:
        assert session.settings.get("small") == 1


def test_b05_a_database_held_by_another_program(filled: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    other = dbapi2.connect(str(filled.paths.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with filled._writer.connect().execution_options(outside_transaction=True) as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=10")
    with pytest.raises(WorkspaceError, match="chương trình khác đang giữ") as caught, filled.write():
        pass
    assert caught.value.code == "workspace-busy"
    other.close()
    with filled.write() as session:
        session.settings.put("small", 1)


class Refusing(FileOperations):
    """File operations of a folder in which nothing may be written."""

    def open(self, path: Path, mode: OpenMode) -> BinaryIO:
        if mode == "rb":
            return super().open(path, mode)
        raise PermissionError(errno.EACCES, "denied", str(path))


def test_a08_a_folder_without_right_to_write(tmp_path: Path) -> None:
    closed(tmp_path)
    with files.using(Refusing()), pytest.raises(WorkspaceError, match="Không có quyền ghi vào") as caught:
        Workspace.open(tmp_path, create=False)
    assert caught.value.code == "workspace-readonly"


def test_writers_of_two_threads_take_turns(workspace: Workspace) -> None:
    def count() -> None:
        for _ in range(10):
            with workspace.write() as session:
                session.settings.put("n", (session.settings.get("n") or 0) + 1)

    threads = [threading.Thread(target=count) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with workspace.read() as session:
        assert session.settings.get("n") == 30


def test_reading_goes_on_while_something_is_written(filled: Workspace) -> None:
    with filled.write() as writing:
        writing.units.save(build.unit(name="Tên mới"), own=True)
        with filled.read() as reading:
            assert build.there(reading.units.own()).name == "CĐCS Sở Nội vụ"
    with filled.read() as reading:
        assert build.there(reading.units.own()).name == "Tên mới"


def test_backup_in_a_file_is_a_whole_database(filled: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "ban-sao.hssk"
    assert filled.back_up_to(target, build.NOW).sha256 == hash_file(target)
    (tmp_path / "w").mkdir()
    target.rename(WorkspacePaths(tmp_path / "w").database)
    with Workspace.open(tmp_path / "w", create=False) as copy, copy.read() as session:
        assert session.units.own() == build.unit()


def test_changed_row_is_found_by_its_digest(filled: Workspace) -> None:
    assert filled.verify() == []
    with filled.write() as session:
        session._connection.exec_driver_sql("UPDATE authorship SET share = share + 1 WHERE place = 2")
        session._connection.exec_driver_sql("UPDATE person SET phone = '1' WHERE id = 2")
    assert filled.verify() == ["person:2", "authorship:2,2"]


def test_every_error_says_what_was_kept_and_what_to_do() -> None:
    from db.faults import SENTENCES

    for code, sentence in SENTENCES.items():
        assert "Hãy " in sentence, code
        assert any(word in sentence for word in ("nguyên", "chưa lưu", "không ghi", "không được dùng")), code
        assert isinstance(ExpectedError(code, sentence), Exception)
