"""Packages to folders and USB sticks: room first, read back, nothing half there, kept in the register (A07-A12)."""

import errno
import hashlib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import ExpectedError, InputError
from desktop_app.domain.progress import Cancelled, silent
from desktop_app.domain.sending import ExportedPackage
from desktop_app.domain.submission import SubmissionEntry
from desktop_app.packages.verify import verify
from desktop_app.services import exporting
from desktop_app.services.exporting import export_package, export_to_folder
from desktop_app.services.submissions import SubmissionOrder, new_submission
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.drives import DriveKind
from desktop_app.system.operations import FileOperations, using
from tests.cli.office import PROGRAMME
from tests.packages.test_write import Forgetful
from tests.services.union import DAY
from tests.system.doubles import FailingOperations, SmallFile

NAME = "CDCS-So-Noi-vu_1trieu-yenbai-2022_dot-01_r1.zip"
FAT = (1 << 32) - 1


@pytest.fixture
def entry(workspace: OpenWorkspace) -> SubmissionEntry:
    """A submission with an attachment that wasn't sent yet."""
    return new_submission(workspace, SubmissionOrder(programme_id=PROGRAMME, on=DAY, codes=("SK001",), number="05"))


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for a stick that is in."""
    folder = tmp_path / "usb"
    folder.mkdir()
    monkeypatch.setattr(exporting, "kind_of", lambda path: DriveKind.REMOVABLE if path.is_dir() else DriveKind.FIXED)
    return folder


def packages(workspace: OpenWorkspace, entry: SubmissionEntry) -> tuple[ExportedPackage, ...]:
    with workspace.store.read() as session:
        return session.sendings.packages(entry.id)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def events(workspace: OpenWorkspace) -> list[str]:
    with workspace.store.read() as session:
        return [event.kind for event in session.events.latest()]


def refused(workspace: OpenWorkspace, entry: SubmissionEntry, folder: Path) -> ExpectedError:
    """Export, and return the error; whatever it is, nothing is there and nothing is kept."""
    with pytest.raises(ExpectedError) as caught:
        export_to_folder(workspace, entry.id, folder)
    assert packages(workspace, entry) == ()
    return caught.value


def test_a_package_is_written_read_back_and_kept(
    workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path
) -> None:
    exported = export_to_folder(workspace, entry.id, tmp_path / "moi" / "thư mục 100% #1")
    path = Path(exported.place) / exported.file.name
    data = path.read_bytes()
    assert path == tmp_path / "moi" / "thư mục 100% #1" / NAME
    assert (exported.file.size, exported.file.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert verify(path).valid
    assert packages(workspace, entry) == (exported,)
    assert (exported.revision, exported.made_at) == (1, workspace.context.now())
    assert events(workspace)[0] == "package-exported"


def test_the_same_package_again_is_the_one_that_is_there(
    workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path
) -> None:
    first = export_to_folder(workspace, entry.id, tmp_path / "x")
    assert export_to_folder(workspace, entry.id, tmp_path / "x") == first
    assert names(tmp_path / "x") == [NAME]


def test_d18_what_is_there_is_never_written_over(
    workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path
) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / NAME).write_bytes(b"mine")
    exported = export_to_folder(workspace, entry.id, tmp_path / "x")
    assert exported.file.name == NAME.replace(".zip", " (2).zip")
    assert (tmp_path / "x" / NAME).read_bytes() == b"mine"
    with pytest.raises(InputError, match="đã có") as caught:
        export_package(workspace, str(entry.id), tmp_path / "x", silent)
    assert caught.value.code == "file-exists"


@pytest.mark.parametrize("room", [0, 5_000, 50_000])
def test_a07_a_full_disk_leaves_nothing(
    workspace: OpenWorkspace, entry: SubmissionEntry, stick: Path, room: int
) -> None:
    with using(_SmallStick(room, stick)):
        error = refused(workspace, entry, stick)
    assert (error.code, names(stick)) == ("disk-full", [])


class _SmallStick(FileOperations):
    """A PC with room, and a stick without."""

    def __init__(self, room: int, stick: Path) -> None:
        self._room = room
        self._stick = stick

    def open(self, path: Path, mode: Any) -> Any:
        writes = mode != "rb" and path.parent == self._stick
        return SmallFile(path, self._room) if writes else super().open(path, mode)


@pytest.mark.parametrize("asked", [0, 3, 20])
def test_cancelling_leaves_nothing(workspace: OpenWorkspace, entry: SubmissionEntry, stick: Path, asked: int) -> None:
    """While it is written, and while it is read back."""
    calls = iter(range(1000))
    with pytest.raises(Cancelled):
        export_to_folder(workspace, entry.id, stick, cancelled=lambda: next(calls) >= asked)
    assert names(stick) == []
    assert packages(workspace, entry) == ()


def test_a08_a_folder_without_rights(workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    error = _Elsewhere("open", PermissionError(errno.EACCES, "denied"), tmp_path / "x")
    with using(error):
        told = refused(workspace, entry, tmp_path / "x")
    assert (told.code, names(tmp_path / "x")) == ("folder-not-writable", [])
    assert str(tmp_path / "x") in told.message


class _Elsewhere(FailingOperations):
    """Fails an operation in one folder only."""

    def __init__(self, name: str, error: OSError, folder: Path) -> None:
        super().__init__(name, error, times=10_000)
        self._folder = folder

    def open(self, path: Path, mode: Any) -> Any:
        return super().open(path, mode) if path.parent == self._folder else FileOperations.open(self, path, mode)

    def sync(self, path: Path) -> None:
        return super().sync(path) if path.parent == self._folder else FileOperations.sync(self, path)

    def replace(self, source: Path, target: Path) -> None:
        if source.parent == self._folder:
            super().replace(source, target)
        else:
            FileOperations.replace(self, source, target)


@pytest.mark.parametrize("operation", ["open", "sync", "replace"])
@pytest.mark.parametrize("number", [errno.ENODEV, errno.EIO])
def test_a10_a_stick_that_is_pulled_out(
    workspace: OpenWorkspace, entry: SubmissionEntry, stick: Path, operation: str, number: int
) -> None:
    with using(_Elsewhere(operation, OSError(number, "gone"), stick)):
        error = refused(workspace, entry, stick)
    assert (error.code, error.message) == ("stick-removed", "USB đã bị rút. Gói chưa hoàn tất, hãy xuất lại.")
    assert not (stick / NAME).exists()


class _Vanishing(FileOperations):
    """A stick of which not even the folder is left when the package is to be synchronised."""

    def __init__(self, stick: Path) -> None:
        self._stick = stick

    def sync(self, path: Path) -> None:
        if path.parent == self._stick:
            self._stick.rename(self._stick.with_name("rút ra"))
        super().sync(path)


def test_a10_half_a_package_on_a_stick_goes_with_the_next_one(
    workspace: OpenWorkspace, entry: SubmissionEntry, stick: Path
) -> None:
    away = stick.with_name("rút ra")
    with using(_Vanishing(stick)):
        assert refused(workspace, entry, stick).code == "stick-removed"
    (left,) = names(away)
    assert left.startswith(f".~{NAME}")
    away.rename(stick)
    export_to_folder(workspace, entry.id, stick)
    assert names(stick) == [NAME]


def test_a11_a_stick_that_keeps_garbage(workspace: OpenWorkspace, entry: SubmissionEntry, stick: Path) -> None:
    with using(_ForgetfulStick(stick)):
        error = refused(workspace, entry, stick)
    assert error.code == "medium-unreliable"
    assert error.message.startswith("Dữ liệu chép sang USB bị sai lệch. Không dùng USB này.")
    assert names(stick) == []


class _ForgetfulStick(Forgetful):
    def __init__(self, stick: Path) -> None:
        self._stick = stick

    def sync(self, path: Path) -> None:
        if self._stick in path.parents:
            super().sync(path)
        else:
            FileOperations.sync(self, path)


@pytest.mark.parametrize(
    ("room", "code", "words"),
    [
        ((FAT, FAT, FAT), "", ""),
        ((FAT + 1, FAT, 1 << 40), "medium-limit", "FAT32"),
        ((FAT + 1, None, FAT + 1), "", ""),
        ((FAT + 1, None, FAT), "disk-full", "chỉ còn trống 4,0 GB"),
    ],
)
def test_a12_room_is_looked_at_beforehand(
    workspace: OpenWorkspace, entry: SubmissionEntry, stick: Path, monkeypatch: pytest.MonkeyPatch, room, code, words
) -> None:
    """What is needed, the most a file may have, what is free."""
    for name, answer in zip(("most_bytes", "file_limit", "free_space"), room, strict=True):
        monkeypatch.setattr(exporting, name, lambda *_, answer=answer: answer)
    if not code:
        assert export_to_folder(workspace, entry.id, stick).file.size > 0
        return
    error = refused(workspace, entry, stick)
    assert (error.code, names(stick)) == (code, [])
    assert words in error.message


def test_what_is_needed_is_never_said_too_small(
    workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(exporting._Place, "refuse_without_room", lambda _place, size: asked.append(size))
    exported = export_to_folder(workspace, entry.id, tmp_path)
    with zipfile.ZipFile(tmp_path / NAME) as archive:
        content = sum(item.file_size for item in archive.infolist())
    assert exported.file.size <= asked[0] < content + 1_000_000


def test_b07_a_path_that_is_too_long(workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path) -> None:
    error = refused(workspace, entry, tmp_path / ("d" * 300))
    assert error.code == "path-too-long"
    assert not list(tmp_path.rglob("*.zip"))


def test_the_command_line_keeps_what_it_wrote(workspace: OpenWorkspace, entry: SubmissionEntry, tmp_path: Path) -> None:
    written = export_package(workspace, str(entry.id), tmp_path / "ra.zip", silent)
    (kept,) = packages(workspace, entry)
    assert (kept.file.name, kept.file.sha256, kept.place) == ("ra.zip", written.sha256, str(tmp_path))
