"""Which disks there are, and what kind of place a path lies on: fixed, removable, network or a cloud's folder."""

import logging
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Final, Protocol

from desktop_app.system.errors import SystemFault, as_fault
from desktop_app.system.files import free_space
from desktop_app.system.operations import operations

_log = logging.getLogger(__name__)

_BLOCK_DEVICES: Final = Path("/sys/class/block")
_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "davfs", "fuse.sshfs", "fuse.davfs2", "fuse.rclone"}
)
_FAT: Final = frozenset({"fat", "fat12", "fat16", "fat32", "msdos", "vfat"})
_FAT_LIMIT: Final = (1 << 32) - 1
_CLOUD_FOLDER: Final = re.compile(
    r"(?:OneDrive|Dropbox|iCloud ?Drive)(?: .*)?|Google ?Drive|My Drive|Drive của tôi", re.IGNORECASE
)
_CLOUD_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


class DriveKind(StrEnum):
    """What a path lies on."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"
    CLOUD = "cloud"


class Partition(Protocol):
    """What psutil says of a mounted file system."""

    @property
    def device(self) -> str:
        """The device (`/dev/sdb1`)."""

    @property
    def mountpoint(self) -> str:
        """Where it is mounted."""

    @property
    def fstype(self) -> str:
        """The name of the file system."""

    @property
    def opts(self) -> str:
        """Mount options; on Windows the type of the drive as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """A removable drive that can be written to: its root, what it is called, the bytes free on it."""

    path: Path
    name: str
    free: int


def removable_drives() -> tuple[Drive, ...]:
    """Return the removable drives that are there, in order of path; a fault of one leaves it out."""
    drives = []
    for partition in _partitions(everything=False):
        if not _is_removable(partition, _BLOCK_DEVICES) or "ro" in partition.opts.split(","):
            continue
        path = Path(partition.mountpoint)
        try:
            drives.append(Drive(path=path, name=path.name or path.drive, free=free_space(path)))
        except SystemFault as fault:
            _log.info("a removable drive was left out: %s", fault.code)
    return tuple(sorted(drives, key=lambda drive: drive.path))


def kind_of(path: Path) -> DriveKind:
    """Return what a path, which need not exist, lies on; fixed where the system doesn't tell."""
    resolved = _resolved(path)
    if in_cloud_folder(resolved, os.environ):
        return DriveKind.CLOUD
    if str(resolved).startswith(("\\\\", "//")):
        return DriveKind.NETWORK
    partition = _partition_of(resolved, _partitions(everything=True))
    if partition is None:
        return DriveKind.FIXED
    if partition.fstype.lower() in _NETWORK or "remote" in partition.opts.split(","):
        return DriveKind.NETWORK
    return DriveKind.REMOVABLE if _is_removable(partition, _BLOCK_DEVICES) else DriveKind.FIXED


def file_limit(path: Path) -> int | None:
    """Return how many bytes a file may have where `path` is or will be; None: as many as the disk holds."""
    partition = _partition_of(_resolved(path), _partitions(everything=True))
    return _FAT_LIMIT if partition is not None and partition.fstype.lower() in _FAT else None


def in_cloud_folder(path: PurePath, environment: Mapping[str, str]) -> bool:
    """Say whether a path lies in a folder that OneDrive, Google Drive, Dropbox or iCloud keeps in step."""
    roots = (environment.get(name) for name in _CLOUD_VARIABLES)
    if any(root and path.is_relative_to(root) for root in roots):
        return True
    return any(_CLOUD_FOLDER.fullmatch(part) for part in path.parts)


def _partitions(*, everything: bool) -> Sequence[Partition]:
    import psutil

    try:
        return psutil.disk_partitions(all=everything)
    except OSError as error:
        _log.info("the disks aren't known: %s", as_fault(error).detail)
        return ()


def _resolved(path: Path) -> Path:
    try:
        return operations().resolve(path)
    except OSError as error:
        _log.info("a path stays as it was given: %s", as_fault(error).detail)
        return path


def _partition_of(path: Path, partitions: Sequence[Partition]) -> Partition | None:
    """Return the file system that a path lies on: the one mounted nearest above it."""
    above = [item for item in partitions if path.is_relative_to(item.mountpoint)]
    return max(above, key=lambda item: len(Path(item.mountpoint).parts), default=None)


def _is_removable(partition: Partition, devices: Path) -> bool:
    """Windows says it in the options; Linux of the disk that the device is on, which may hang on USB."""
    if "removable" in partition.opts.split(","):
        return True
    device = devices / PurePath(partition.device).name
    if not partition.device.startswith("/dev/") or not device.exists():
        return False
    place = operations().resolve(device)
    flags = (folder / "removable" for folder in (place, place.parent))
    on_usb = any(part.startswith("usb") for part in place.parts)
    return on_usb or any(flag.is_file() and flag.read_text().strip() == "1" for flag in flags)
