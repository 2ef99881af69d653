"""What a path lies on, told from what the system says of its disks."""

import errno
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

import psutil
import pytest

from desktop_app.system import drives, files
from desktop_app.system.drives import DriveKind, file_limit, in_cloud_folder, kind_of, removable_drives
from tests.system.doubles import FailingOperations


@dataclass(frozen=True)
class Mounted:
    device: str
    mountpoint: str
    fstype: str
    opts: str = "rw,relatime"


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Let the system have these file systems, and of its block devices sdb as a stick, nvme0n1 and sdc as disks."""
    devices = tmp_path / "sys" / "class" / "block"
    devices.mkdir(parents=True)
    for place, removable in (("usb1/1-2/block/sdb/sdb1", "1\n"), ("pci/sdc/sdc1", "0\n"), ("pci/card/mmc/mmc1", "1\n")):
        real = tmp_path / "sys" / "devices" / place
        real.mkdir(parents=True)
        (real.parent / "removable").write_text(removable)
        (devices / real.name).symlink_to(real)
    monkeypatch.setattr(drives, "_BLOCK_DEVICES", devices)

    def pretend(*partitions: Mounted) -> None:
        monkeypatch.setattr(psutil, "disk_partitions", lambda all: list(partitions))  # noqa: A006 - psutil's own name

    return pretend


@pytest.mark.parametrize(
    ("partition", "kind"),
    [
        (Mounted("/dev/sdc1", "{place}", "ext4"), DriveKind.FIXED),
        (Mounted("/dev/sdb1", "{place}", "vfat"), DriveKind.REMOVABLE),
        (Mounted("/dev/mmc1", "{place}", "exfat"), DriveKind.REMOVABLE),
        (Mounted("E:\\", "{place}", "FAT32", "rw,removable"), DriveKind.REMOVABLE),
        (Mounted("D:\\", "{place}", "NTFS", "rw,fixed"), DriveKind.FIXED),
        (Mounted("Z:\\", "{place}", "NTFS", "rw,remote"), DriveKind.NETWORK),
        (Mounted("//may-chu/chung", "{place}", "cifs"), DriveKind.NETWORK),
        (Mounted("may-chu:/chung", "{place}", "nfs4"), DriveKind.NETWORK),
        (Mounted("/dev/sdb1", "{place}/usb", "vfat"), DriveKind.FIXED),
        (Mounted("/dev/không-có", "{place}", "ext4"), DriveKind.FIXED),
    ],
)
def test_kind_of_a_path(mounted, tmp_path: Path, partition: Mounted, kind: DriveKind) -> None:
    root = Mounted("/dev/sdc1", "/", "ext4")
    mounted(root, Mounted(**{**vars(partition), "mountpoint": partition.mountpoint.format(place=tmp_path)}))
    assert kind_of(tmp_path / "chưa có" / "du-lieu") is kind


def test_the_nearest_mount_counts(mounted, tmp_path: Path) -> None:
    mounted(Mounted("/dev/sdb1", f"{tmp_path}/a", "vfat"), Mounted("/dev/sdc1", f"{tmp_path}/a/b", "ext4"))
    assert kind_of(tmp_path / "a" / "bc") is DriveKind.REMOVABLE
    assert kind_of(tmp_path / "a" / "b" / "c") is DriveKind.FIXED
    assert kind_of(tmp_path) is DriveKind.FIXED


@pytest.mark.parametrize(
    ("path", "cloud"),
    [
        (PureWindowsPath(r"C:\Users\Hoa\OneDrive\HoSo"), True),
        (PureWindowsPath(r"C:\Users\Hoa\OneDrive - Sở Nội vụ\HoSo"), True),
        (PureWindowsPath(r"C:\Users\Hoa\Dropbox\HoSo"), True),
        (PureWindowsPath(r"C:\Users\Hoa\Dropbox (Cá nhân)"), True),
        (PureWindowsPath(r"C:\Users\Hoa\Google Drive\HoSo"), True),
        (PureWindowsPath(r"G:\My Drive\HoSo"), True),
        (PureWindowsPath(r"G:\Drive của tôi"), True),
        (PureWindowsPath(r"C:\Users\Hoa\iCloudDrive"), True),
        (PureWindowsPath(r"D:\Chung\HoSo"), True),
        (PureWindowsPath(r"D:\Chung2\HoSo"), False),
        (PureWindowsPath(r"C:\Users\Hoa\OneDriver"), False),
        (PureWindowsPath(r"C:\Users\Hoa\Hồ sơ Dropbox"), False),
        (PurePosixPath("/nha/hoa/GoogleDrive/hs"), True),
        (PurePosixPath("/nha/hoa/.local/share/HoSoSangKien"), False),
    ],
)
def test_folders_of_clouds(path, cloud: bool) -> None:
    assert in_cloud_folder(path, {"OneDriveCommercial": r"D:\Chung", "OneDrive": ""}) is cloud


def test_cloud_and_unc_paths_need_no_disk(mounted) -> None:
    mounted()
    assert kind_of(Path("/nha/Dropbox/du-lieu")) is DriveKind.CLOUD
    with files.using(FailingOperations("resolve", OSError(errno.EIO, "x"))):
        assert kind_of(Path("//may-chu/chung")) is DriveKind.NETWORK


@pytest.mark.parametrize(
    ("file_system", "limit"), [("vfat", 2**32 - 1), ("FAT32", 2**32 - 1), ("exfat", None), ("NTFS", None)]
)
def test_a12_fat_takes_no_file_of_4_gb(mounted, tmp_path: Path, file_system: str, limit: int | None) -> None:
    mounted(Mounted("/dev/sdb1", str(tmp_path), file_system))
    assert file_limit(tmp_path / "gói.zip") == limit


def test_removable_drives_that_can_be_written(mounted, tmp_path: Path) -> None:
    for name in ("KINGSTON", "CHI-DOC", "đĩa"):
        (tmp_path / name).mkdir()
    mounted(
        Mounted("/dev/sdc1", str(tmp_path / "đĩa"), "ext4"),
        Mounted("/dev/sdb1", str(tmp_path / "KINGSTON"), "vfat"),
        Mounted("/dev/sdb1", str(tmp_path / "CHI-DOC"), "vfat", "ro,relatime"),
        Mounted("/dev/mmc1", str(tmp_path / "đã rút"), "vfat"),
    )
    with files.using(FailingFree(tmp_path / "KINGSTON")):
        assert [(item.path.name, item.name, item.free) for item in removable_drives()] == [("KINGSTON", "KINGSTON", 7)]


class FailingFree(files.FileOperations):
    """Disks of which one alone can be read."""

    def __init__(self, only: Path) -> None:
        self._only = only

    def free_space(self, path: Path) -> int:
        if path != self._only:
            raise OSError(errno.ENODEV, "gone")
        return 7


def test_disks_that_are_not_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(all: bool) -> None:  # noqa: A002 - psutil's own name
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(psutil, "disk_partitions", refuse)
    assert removable_drives() == ()
    assert kind_of(tmp_path) is DriveKind.FIXED
    assert file_limit(tmp_path) is None
