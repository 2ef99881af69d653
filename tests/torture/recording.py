"""Records what an operation does to the disk: file operations as they are called, SQL as SQLite's own writes.

The product's statements are run once more by apsw on a copy of the database, through a VFS that writes down each write,
sync, truncation and deletion; so the log holds both in the order in which they reach the operating system.
"""

import errno
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

import apsw
from sqlalchemy import Connection, Engine, event
from sqlcipher3 import dbapi2

from db.engine import SETTINGS
from desktop_app.system.operations import FileOperations, OpenMode, using
from tests.torture.operations import WORKSPACE, Work

DATABASE: Final = f"{WORKSPACE}/du-lieu.hssk"
_CHUNK: Final = 4096
_READS: Final = ("SELECT", "PRAGMA", "WITH", "EXPLAIN", "VACUUM INTO")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to the disk; paths are relative, `target` is the new name of a renaming."""

    kind: str
    path: str
    offset: int = 0
    data: bytes = b""
    target: str = ""


@dataclass
class Recording:
    """What was done, in order.

    `start`: the files before; `states`: the database's contents by their digest, with the place in the log where each
    was reached; `acknowledged`: the places where something was said to be done. Of the attempts to change the disk
    the one with the number `fails_at` fails; steps of the kind `forgotten` aren't done when it is played back.
    """

    start: dict[str, bytes]
    steps: list[Step] = field(default_factory=list)
    states: list[tuple[int, str]] = field(default_factory=list)
    acknowledged: list[int] = field(default_factory=list)
    fails_at: int | None = None
    attempts: int = 0
    forgotten: str = ""

    def attempt(self) -> None:
        """Count one more attempt; `OSError` for the one that fails."""
        self.attempts += 1
        if self.attempts == self.fails_at:
            raise OSError(errno.EIO, "torture")

    def add(self, kind: str, path: str, offset: int = 0, data: bytes = b"", target: str = "") -> None:
        """Write a step down."""
        self.steps.append(Step(kind, path, offset, data, target))

    def reach(self, digest: str) -> None:
        """Note what the database holds from here on."""
        if not self.states or self.states[-1][1] != digest:
            self.states.append((len(self.steps), digest))


def contents(connection: Any) -> str:
    """The digest of all rows of a database; `connection` is any driver's.

    The index of the search is left out: its statistics differ from one version of SQLite to the next.
    """
    digest = hashlib.sha256()
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (name,) in tables:
        if not name.startswith(("sqlite_", "search_")):
            rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
            digest.update(repr((name, sorted(map(repr, rows)))).encode())
    return digest.hexdigest()


class _File(apsw.VFSFile):
    """A file of SQLite's that is written down."""

    def __init__(self, twin: "_Twin", path: Path, name: Any, flags: list[int]) -> None:
        self._twin = twin
        self._name = twin.name_of(path)
        self._is_new = not path.exists()
        super().__init__("", name, flags)
        if self._is_new:
            twin.recording.add("create", self._name)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._twin.attempt()
        self._twin.recording.add("write", self._name, offset, bytes(data))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._twin.attempt()
        self._twin.recording.add("truncate", self._name, size)
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self._twin.attempt()
        self._twin.recording.add("sync", self._name)
        if self._is_new:  # SQLite synchronises the folder with the first sync of a journal that it made
            self._is_new = False
            self._twin.recording.add("sync folder", str(Path(self._name).parent))
        super().xSync(flags)


class _Twin(apsw.VFS):
    """The database once more, in a folder of its own, written by apsw."""

    def __init__(self, folder: Path, recording: Recording, synchronous: str) -> None:
        self.vfs = f"torture-{id(self)}"
        super().__init__(self.vfs, "")
        self.recording = recording
        self._folder = folder
        self._synchronous = synchronous
        self._connection: apsw.Connection | None = None
        self.path.parent.mkdir(parents=True, exist_ok=True)

    @property
    def path(self) -> Path:
        """Where the database lies."""
        return self._folder / DATABASE

    def name_of(self, path: Path) -> str:
        """The name of one of its files in the log."""
        return path.relative_to(self._folder).as_posix()

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        if name is None:
            return apsw.VFSFile("", name, flags)
        text = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        return _File(self, Path(text), name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.attempt()
        self.recording.add("remove", self.name_of(Path(filename)))
        if syncdir:
            self.recording.add("sync folder", str(Path(self.name_of(Path(filename))).parent))
        super().xDelete(filename, syncdir)

    def attempt(self) -> None:
        """Count an attempt; fail as SQLite takes it from the system."""
        try:
            self.recording.attempt()
        except OSError as error:
            raise apsw.IOError("torture") from error

    def run(self, statement: str, parameters: Any, *, many: bool) -> None:
        """Run a statement of the product's; `OperationalError` of its driver where the disk fails."""
        with _as_the_driver_says_it():
            self._run(statement, parameters, many=many)

    def _run(self, statement: str, parameters: Any, *, many: bool) -> None:
        connection = self._connection
        if connection is None:
            connection = self._connection = apsw.Connection(str(self.path), vfs=self.vfs)
            for name, (value, _) in SETTINGS.items():
                chosen = self._synchronous if name == "synchronous" else value
                connection.execute(f"PRAGMA {name}={chosen}").fetchall()
        for bound in parameters if many else [parameters]:
            connection.execute(statement, tuple(bound) if isinstance(bound, list) else bound or ()).fetchall()
        if not connection.in_transaction:
            self.reached()

    def end(self, statement: str) -> None:
        """End a transaction that is open."""
        if self._connection is not None and self._connection.in_transaction:
            with _as_the_driver_says_it():
                self._connection.execute(statement)
            self.reached()

    def reached(self) -> None:
        """Note what the database holds."""
        if self.path.exists():
            with apsw.Connection(str(self.path)) as connection:
                self.recording.reach(contents(connection))
            connection.close()

    def close(self) -> None:
        """Let the files go."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


@contextmanager
def _as_the_driver_says_it() -> Iterator[None]:
    try:
        yield
    except apsw.IOError as error:
        told = dbapi2.OperationalError("disk I/O error")
        told.sqlite_errorname = "SQLITE_IOERR"
        raise told from error


class _Files(FileOperations):
    """The product's own file operations, written down."""

    def __init__(self, root: Path, twin: _Twin) -> None:
        self._root = root
        self._twin = twin
        self._recording = twin.recording
        self._held = dict(self._recording.start)

    def _name(self, path: Path) -> str | None:
        inside = path.is_relative_to(self._root)
        return path.relative_to(self._root).as_posix() if inside else None

    def _note_contents(self, path: Path) -> None:
        """Write down what was written to a file since it was last looked at."""
        name = self._name(path)
        if name is None or name.startswith(DATABASE):
            return
        data = path.read_bytes()
        before = self._held.get(name)
        if before is None:
            self._recording.add("create", name)
        for start in range(0, len(data), _CHUNK):
            part = data[start : start + _CHUNK]
            if before is None or before[start : start + len(part)] != part:
                self._recording.add("write", name, start, part)
        self._held[name] = data

    def _attempt(self, path: Path) -> None:
        if self._name(path) is not None:
            self._recording.attempt()

    def sync(self, path: Path) -> None:
        self._attempt(path)
        super().sync(path)
        self._note_contents(path)
        if (name := self._name(path)) is not None:
            self._recording.add("sync", name)

    def sync_folder(self, folder: Path) -> None:
        self._attempt(folder)
        super().sync_folder(folder)
        if (name := self._name(folder)) is not None:
            self._recording.add("sync folder", name)

    def replace(self, source: Path, target: Path) -> None:
        self._attempt(target)
        self._note_contents(source)
        super().replace(source, target)
        name, new = self._name(source), self._name(target)
        if name is None or new is None:
            return
        self._recording.add("rename", name, target=new)
        self._held[new] = self._held.pop(name)
        if new == DATABASE:
            self._twin.close()
            self._twin.path.write_bytes(self._held[new])
            self._twin.reached()

    def remove(self, path: Path) -> None:
        self._attempt(path)
        super().remove(path)
        if (name := self._name(path)) is not None:
            self._recording.add("remove", name)
            self._held.pop(name, None)
            if name.startswith(DATABASE):
                self._twin.close()
                self._twin.path.with_name(path.name).unlink(missing_ok=True)

    def mkdir(self, path: Path) -> None:
        self._attempt(path)
        missing = [place for place in (path, *path.parents) if not place.exists()]
        super().mkdir(path)
        for place in reversed(missing):
            if (name := self._name(place)) is not None:
                self._recording.add("make folder", name)

    def open(self, path: Path, mode: OpenMode) -> BinaryIO:
        if mode != "rb":
            self._attempt(path)
        return super().open(path, mode)


@contextmanager
def _statements(twin: _Twin, root: Path) -> Iterator[None]:
    """Hand each statement that may write to the workspace's database over to the twin."""
    database = str(root / DATABASE)

    def concerns(connection: Connection) -> bool:
        if "tortured" not in connection.info:
            driver = connection.connection.dbapi_connection
            assert driver is not None
            (read_only,) = driver.execute("PRAGMA query_only").fetchone()
            _, _, file = driver.execute("PRAGMA database_list").fetchone()
            connection.info["tortured"] = file == database and not read_only
        return bool(connection.info["tortured"])

    def execute(
        connection: Connection, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool
    ) -> None:
        if concerns(connection) and (not statement.lstrip().upper().startswith(_READS) or "=" in statement[:40]):
            twin.run(statement, parameters, many=many)

    def commit(connection: Connection) -> None:
        if concerns(connection):
            twin.end("COMMIT")

    def rollback(connection: Connection) -> None:
        if concerns(connection):
            twin.end("ROLLBACK")

    listeners = {"before_cursor_execute": execute, "commit": commit, "rollback": rollback}
    for name, listener in listeners.items():
        event.listen(Engine, name, listener)
    try:
        yield
    finally:
        for name, listener in listeners.items():
            event.remove(Engine, name, listener)


def record(
    root: Path, work: Work, scratch: Path, synchronous: str = "FULL", fails_at: int | None = None
) -> tuple[Recording, Exception | None]:
    """Do an operation on the files under `root` and record it, with what it failed with.

    `scratch` is a folder for the twin, which stays there.
    """
    start = {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}
    recording = Recording(start, fails_at=fails_at)
    error: Exception | None = None
    for name, data in start.items():
        if name.startswith(DATABASE):
            target = scratch / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    twin = _Twin(scratch, recording, synchronous)
    try:
        twin.reached()
        with using(_Files(root, twin)), _statements(twin, root):
            try:
                work(lambda: recording.acknowledged.append(len(recording.steps)))
            except Exception as failed:  # noqa: BLE001 - whatever it is, it is judged
                error = failed
    finally:
        twin.close()
        twin.unregister()
    return recording, error
