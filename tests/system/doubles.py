"""Doubles of the file operations: one that records them, one that makes the n-th of them fail."""

import errno
import io
import os
from pathlib import Path
from typing import BinaryIO

from desktop_app.system.operations import FileOperations, OpenMode


class WindowsError(OSError):
    """An `OSError` with a Windows number, as Python on Windows raises it."""

    def __init__(self, winerror: int, number: int = errno.EACCES) -> None:
        super().__init__(number, "refused")
        self.winerror = winerror


class RecordingOperations(FileOperations):
    """Does everything and writes the names of the operations down; waits for nothing."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.waited = 0.0

    def note(self, name: str) -> None:
        self.calls.append(name)

    def open(self, path: Path, mode: OpenMode) -> BinaryIO:
        self.note("open")
        return super().open(path, mode)

    def stat(self, path: Path) -> os.stat_result:
        self.note("stat")
        return super().stat(path)

    def resolve(self, path: Path) -> Path:
        self.note("resolve")
        return super().resolve(path)

    def sync(self, path: Path) -> None:
        self.note("sync")
        super().sync(path)

    def sync_folder(self, folder: Path) -> None:
        self.note("sync_folder")
        super().sync_folder(folder)

    def replace(self, source: Path, target: Path) -> None:
        self.note("replace")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self.note("remove")
        super().remove(path)

    def mkdir(self, path: Path) -> None:
        self.note("mkdir")
        super().mkdir(path)

    def sleep(self, seconds: float) -> None:
        self.waited += seconds


class FailingOperations(RecordingOperations):
    """Fails the calls of one operation, the first `times` of them."""

    def __init__(self, name: str, error: OSError, times: int = 1) -> None:
        super().__init__()
        self._name = name
        self._error = error
        self._times = times

    def note(self, name: str) -> None:
        super().note(name)
        if name == self._name and self.calls.count(name) <= self._times:
            raise self._error


class SmallDisk(FileOperations):
    """A disk that is full after so many bytes of a file."""

    def __init__(self, room: int) -> None:
        self._room = room

    def open(self, path: Path, mode: OpenMode) -> BinaryIO:
        if mode == "rb":
            return super().open(path, mode)
        return io.BufferedWriter(SmallFile(path, self._room))


class SmallFile(io.FileIO):
    """A new file that takes so many bytes."""

    def __init__(self, path: Path, room: int) -> None:
        super().__init__(path, "x")
        self._room = room

    def write(self, data: object) -> int:
        block = memoryview(data)
        if self.tell() + len(block) > self._room:
            raise OSError(errno.ENOSPC, "full")
        return super().write(block)
