"""What is left after a cut, a kill or a failure, opened as the program opens it and compared with what may be there."""

import shutil
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from db.backup_folder import BackupFolder, problems_of_seal
from desktop_app.domain.errors import ExpectedError
from desktop_app.services.workspace import open_workspace
from desktop_app.system.files import hash_file, list_leftovers
from tests.torture.operations import WORKSPACE, Clock
from tests.torture.recording import DATABASE, contents


@dataclass
class Tally:
    """How many cases there were, and what was wrong with which of them.

    `over`: those that took too long or too much memory; `longest` in seconds and `largest` in bytes, where measured.
    """

    cases: int = 0
    corrupt: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    half_done: list[str] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)
    longest: float = 0.0
    largest: int = 0

    @property
    def faults(self) -> list[str]:
        """Everything that was wrong."""
        return [*self.corrupt, *self.lost, *self.half_done, *self.unsaid, *self.over]

    def add(self, other: "Tally") -> None:
        """Count another tally's cases too."""
        self.cases += other.cases
        for name in ("corrupt", "lost", "half_done", "unsaid", "over"):
            getattr(self, name).extend(getattr(other, name))
        self.longest, self.largest = max(self.longest, other.longest), max(self.largest, other.largest)

    def __str__(self) -> str:
        return (
            f"{self.cases} cases, {len(self.corrupt)} corrupt, {len(self.lost)} lost, {len(self.half_done)} half done,"
            f" {len(self.unsaid)} without a sentence"
            + (
                f", {len(self.over)} over a limit ({self.longest:.1f} s, {self.largest >> 20} MB)"
                if self.longest
                else ""
            )
        )


@dataclass(frozen=True)
class Allowed:
    """What may be there: a digest of the database, and of each file the contents that it once had whole.

    `kept`: the files that were acknowledged and that nothing was about to remove.
    """

    states: Collection[str]
    versions: Mapping[str, Collection[str]]
    kept: Collection[str]
    lost: Collection[str] = ()


def judge(root: Path, allowed: Allowed, case: str, tally: Tally) -> None:
    """Open what is left under `root` as the program does, and count the case."""
    tally.cases += 1
    workspace = root / WORKSPACE
    try:
        with open_workspace(workspace, Clock().context(), create=False) as opened:
            with opened.store.read() as session:
                driver = session._connection.connection.dbapi_connection
                found = contents(driver)
            if opened.store.mend_search():
                tally.corrupt.append(f"{case}: the search")
            backups = BackupFolder(opened.store.paths.backups)
            if any(problems_of_seal(item) for item in backups.all()):
                tally.corrupt.append(f"{case}: a backup isn't what was sealed")
            for store in (opened.store.paths.files, backups.files):
                for path in store.glob("??/*"):
                    if hash_file(path) != path.parent.name + path.name:
                        tally.corrupt.append(f"{case}: {path.relative_to(root)}")
    except ExpectedError as error:
        tally.corrupt.append(f"{case}: {error.code}")
        return
    if found not in allowed.states:
        (tally.lost if found in allowed.lost else tally.half_done).append(f"{case}: {found[:8]}")
    there = {file.relative_to(root).as_posix(): file for file in root.rglob("*") if file.is_file()}
    for name in set(allowed.kept) - set(there):
        tally.lost.append(f"{case}: {name}")
    for name, file in there.items():
        if (
            is_final(name)
            and not _is_checked_by_its_seal(name)
            and sha256(file.read_bytes()).hexdigest() not in allowed.versions.get(name, ())
        ):
            tally.half_done.append(f"{case}: {name}")
    leftovers = [
        path for folder in (workspace, workspace / "tep", workspace / "sao-luu") for path in list_leftovers(folder)
    ]
    tally.half_done.extend(f"{case}: {path.name}" for path in leftovers)


def is_final(name: str) -> bool:
    """Whether a file bears the name of something finished: no temporary file, no mark, nothing of SQLite's."""
    base = PurePosixPath(name).name
    return not (base.startswith(".") or name.startswith(DATABASE) or base.endswith((".cho", ".cho-journal")))


def _is_checked_by_its_seal(name: str) -> bool:
    return name.startswith(f"{WORKSPACE}/sao-luu/")


def lay(files: Mapping[str, bytes], root: Path) -> None:
    """Write files into a folder that is made anew."""
    shutil.rmtree(root, ignore_errors=True)
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def is_a_sentence(error: Exception) -> bool:
    """Whether an error is one that is meant for a person: with a code and a sentence."""
    return isinstance(error, ExpectedError) and bool(error.code) and is_sentence(error.message)


def is_sentence(text: str) -> bool:
    """Whether a text is meant for a person: Vietnamese, whole, without a traceback."""
    is_vietnamese = not text.isascii() and text == unicodedata.normalize("NFC", text) and not _has_half(text)
    return is_vietnamese and text.endswith((".", "”.")) and "Traceback" not in text


def _has_half(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
