"""A place with backups: databases under a number that grows, each with its seal, and their attachments once each."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from db.attachments import AttachmentStore
from db.backup import contents_of, looking_into, problems, schema_number, stored_files, unit_of, vacuum_into
from db.faults import workspace_error
from desktop_app.domain.backup import Backup, BackupReason, clock_jumped, superfluous
from desktop_app.domain.context import VIETNAM
from desktop_app.domain.decode import decode
from desktop_app.domain.progress import Progress, raise_if
from desktop_app.system import files
from desktop_app.system.copying import copy_file
from desktop_app.system.errors import SystemFault

SUFFIX: Final = ".hssk"
SEAL: Final = ".json"
_SEAL_LIMIT: Final = 1 << 20
_NAME: Final = re.compile(r"(\d{6,})-.*\.hssk(?:\.json)?")
_SHARE_OF_DISK: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What a backup is made from: the open database behind its lock, its file's mark, and where its attachments lie."""

    engine: Engine
    state: Callable[[], str]
    turn: Callable[[], Any]
    attachments: AttachmentStore
    reason: BackupReason
    at: datetime


class BackupFolder:
    """A folder with backups. One thread at a time makes or deletes some."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made with the first backup."""
        self.folder = folder
        self.files = folder / "tep"

    def all(self) -> tuple[Backup, ...]:
        """Return the backups that have a seal, the newest first, by their numbers, whatever the clock said."""
        seals = self.folder.glob(f"*{SUFFIX}{SEAL}") if self.folder.is_dir() else ()
        found = (read_seal(path) for path in seals)
        return tuple(sorted((item for item in found if item is not None), key=_sequence, reverse=True))

    def make(self, making: Making, progress: Progress, cancelled: Callable[[], bool]) -> Backup:
        """Write a backup, checked and sealed, under the next number.

        Raises:
            Cancelled: nothing is left of it.
            WorkspaceError: what was copied isn't sound (`workspace-damaged`).
            SystemFault: it can't be written.
        """
        files.make_folder(self.folder)
        sequence = self._next()
        name = f"{sequence:06d}-{making.at.astimezone(VIETNAM):%Y%m%d-%H%M%S}-{making.reason.value}{SUFFIX}"
        return self.write(self.folder / name, sequence, making, progress, cancelled)

    def write(
        self, target: Path, sequence: int, making: Making, progress: Progress, cancelled: Callable[[], bool]
    ) -> Backup:
        """Write a backup to a file of any name: attachments first, then its seal, and at last itself."""
        made: list[Backup] = []

        def seal(copy: Path) -> None:
            progress(0, 0, "Đang kiểm tra bản sao lưu")
            if problems(copy):
                raise workspace_error("workspace-damaged", target)
            with looking_into(copy) as connection:
                backup = Backup(
                    path=target,
                    sequence=sequence,
                    at=making.at,
                    reason=making.reason,
                    sha256=files.hash_file(copy),
                    size=copy.stat().st_size,
                    schema=schema_number(connection),
                    state=state,
                    unit=str(unit_of(connection) or ""),
                    contents=contents_of(connection),
                )
                wanted = stored_files(connection)
            missing = bring_files(wanted, making.attachments, AttachmentStore(self.files), progress, cancelled)
            raise_if(cancelled)
            made.append(replace(backup, missing=len(missing)))
            write_seal(made[0])

        with files.atomic_path(target, check=seal) as temporary:
            progress(0, 0, "Đang sao lưu dữ liệu")
            with making.turn():
                state = making.state()
                vacuum_into(making.engine, temporary, cancelled)
        return made[0]

    def take_over(
        self, backup: Backup, source: "BackupFolder", progress: Progress, cancelled: Callable[[], bool]
    ) -> Backup:
        """Copy a backup of another place here under its own name, read it back, and return it as it lies here.

        Raises:
            WorkspaceError: it isn't sound (`backup-damaged`).
            SystemFault: it can't be read or written.
        """
        target = self.folder / backup.path.name
        if problems_of_seal(backup):
            raise workspace_error("backup-damaged", backup.path)
        files.make_folder(self.folder)
        with looking_into(backup.path) as connection:
            wanted = stored_files(connection)
        missing = bring_files(wanted, AttachmentStore(source.files), AttachmentStore(self.files), progress, cancelled)
        raise_if(cancelled)
        progress(0, 0, "Đang chép bản sao lưu")
        copied = replace(backup, path=target, missing=len(missing))

        def check(copy: Path) -> None:
            if files.hash_file(copy) != backup.sha256:
                raise workspace_error("backup-damaged", target)
            write_seal(copied)

        copy_file(backup.path, target, check=check)
        return copied

    def thin_out(self, now: datetime) -> tuple[Backup, ...]:
        """Delete what is superfluous, with the attachments that only it held; nothing where the clock has jumped."""
        backups = self.all()
        # The newest is the one just made; what the clock said before it is with the one before.
        if not backups or any(clock_jumped(item, now) for item in backups[:2]):
            return ()
        room = files.free_space(self.folder) + sum(item.size for item in backups)
        gone = superfluous(backups, room // _SHARE_OF_DISK)
        for item in gone:
            files.remove(item.path)
            files.remove(_seal_of(item.path))
        if gone:
            self._drop_files([item for item in backups if item not in gone])
        return gone

    def tidy(self) -> None:
        """Delete what interrupted writing left: temporary files, and seals whose backup never came."""
        if not self.folder.is_dir():
            return
        files.clean_leftovers(self.folder)
        files.clean_leftovers(self.files)
        for seal in self.folder.glob(f"*{SUFFIX}{SEAL}"):
            if not seal.with_name(seal.name.removesuffix(SEAL)).exists():
                files.remove(seal)

    def _next(self) -> int:
        names = (_NAME.fullmatch(path.name) for path in self.folder.iterdir())
        return 1 + max((int(name[1]) for name in names if name), default=0)

    def _drop_files(self, backups: Iterable[Backup]) -> None:
        """Delete stored files to which no backup refers; none where one of these can't be read."""
        wanted: set[str] = set()
        for item in backups:
            if problems_of_seal(item):
                return
            with looking_into(item.path) as connection:
                wanted |= set(stored_files(connection))
        for path in self.files.glob("??/*"):
            if path.parent.name + path.name not in wanted:
                files.remove(path)


def bring_files(
    wanted: Mapping[str, int],
    source: AttachmentStore,
    target: AttachmentStore,
    progress: Progress,
    cancelled: Callable[[], bool],
    *,
    anew: bool = False,
) -> list[str]:
    """Copy stored files, by SHA-256 with their sizes, and return those that are lost or damaged.

    Files that are there already are left alone, unless they are to be written `anew`.
    """
    lost = []
    for number, (sha256, size) in enumerate(wanted.items(), start=1):
        raise_if(cancelled)
        if anew or not target.holds(sha256, size):
            progress(number, len(wanted), "Đang chép tệp đính kèm")
            if not target.take_from(source, sha256):
                lost.append(sha256)
    return lost


def problems_of_seal(backup: Backup) -> bool:
    """Whether a backup isn't there any more or isn't what was sealed."""
    try:
        return files.hash_file(backup.path) != backup.sha256
    except SystemFault:
        return True


def write_seal(backup: Backup) -> None:
    """Write a backup's seal beside it."""
    values = asdict(backup) | {"at": backup.at.isoformat(), "reason": backup.reason.value}
    del values["path"]
    files.write_text(_seal_of(backup.path), json.dumps(values, ensure_ascii=False, indent=1))


def read_seal(seal: Path) -> Backup | None:
    """Read a backup from its seal; None where the seal is damaged."""
    try:
        values = json.loads(files.read_bytes(seal, _SEAL_LIMIT).decode("utf-8"))
        found = decode(Backup, values, path=seal.with_name(seal.name.removesuffix(SEAL)))
    except (SystemFault, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return found if found.at.tzinfo is not None else None


def sealed(file: Path) -> Backup | None:
    """Return the backup in a file from the seal beside it; None where there is none that can be read."""
    return read_seal(_seal_of(file))


def _seal_of(file: Path) -> Path:
    return file.with_name(file.name + SEAL)


def _sequence(backup: Backup) -> int:
    return backup.sequence
