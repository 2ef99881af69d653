"""What a power cut leaves: a disk that keeps what was synchronised, and of the rest whatever it pleases."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from random import Random
from typing import Final

from tests.torture.recording import Step

_SECTOR: Final = 512


@dataclass
class _Inode:
    """A file's synchronised content, and what was done to it since."""

    content: bytes = b""
    pending: list[Step] = field(default_factory=list)

    def left(self, fate: "_Fate") -> bytes:
        """The content after a cut."""
        data = bytearray(self.content)
        for step in self.pending:
            if step.kind == "truncate":
                if fate.keeps():
                    _resize(data, step.offset)
                continue
            for start, part in fate.parts(step.data):
                place = step.offset + start
                if place > len(data):
                    _resize(data, place)
                data[place : place + len(part)] = part
        return bytes(data)

    def sync(self) -> None:
        """Take what was done as done."""
        self.content = self.left(_EVERYTHING)
        self.pending.clear()


class _Fate:
    """What becomes of what wasn't synchronised: `share` of it is kept, `torn` writes only in part."""

    def __init__(self, random: Random | None, share: float = 1.0, torn: float = 0.0) -> None:
        self._random = random
        self._share = share
        self._torn = torn

    def keeps(self) -> bool:
        """Whether one more thing is kept."""
        return self._random is None or self._random.random() < self._share

    def parts(self, data: bytes) -> Iterable[tuple[int, bytes]]:
        """What is kept of a write: sectors by their places in it."""
        if self._random is not None and self._random.random() < self._torn:
            starts = [start for start in range(0, len(data), _SECTOR) if self.keeps()]
            return [(start, data[start : start + _SECTOR]) for start in starts]
        return [(0, data)] if self.keeps() else []

    def some(self, count: int) -> int:
        """How many of so many changes of names, which a file system does in order, are kept."""
        if self._random is None or self._share == 1:
            return count
        return self._random.randint(0, count) if self._share else 0


_EVERYTHING: Final = _Fate(None)


class Disk:
    """A disk that steps are done to, and what a cut at this moment would leave of it.

    A file's content is safe once the file is synchronised, a name (made, renamed, removed) once its folder is; a
    folder goes with everything in it where its own name wasn't.
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        """Begin with files that are safe."""
        self._inodes = [_Inode(data) for data in files.values()]
        self._names = {name: place for place, name in enumerate(files)}
        self._safe = dict(self._names)
        self._pending: dict[str, list[tuple[str, int | None]]] = {}
        self._folders: set[str] = set()

    def do(self, step: Step) -> None:
        """Do one step."""
        match step.kind:
            case "create":
                self._inodes.append(_Inode())
                self._name(step.path, len(self._inodes) - 1)
            case "write" | "truncate":
                self._inodes[self._names[step.path]].pending.append(step)
            case "sync":
                self._inodes[self._names[step.path]].sync()
            case "rename":
                inode = self._names[step.path]
                self._name(step.target, inode)
                self._name(step.path, None)
            case "remove":
                self._name(step.path, None)
            case "make folder":
                self._pending.setdefault(_folder(step.path), []).append((step.path, -1))
            case "sync folder":
                self._apply(self._safe, self._folders, self._pending.pop(step.path, []))
            case other:
                raise AssertionError(other)

    def files(self) -> dict[str, bytes]:
        """The files as the program sees them."""
        return {name: self._inodes[place].left(_EVERYTHING) for name, place in self._names.items()}

    def cut(self, random: Random) -> dict[str, bytes]:
        """The files that are there after a power cut."""
        share, torn = random.choice([(0, 0), (1, 0), (0.5, 0), (0.5, 0.5), (0.9, 0.2), (0.1, 0.2)])
        fate = _Fate(random, share, torn)
        names, folders = dict(self._safe), set(self._folders)
        made = {path for pending in self._pending.values() for path, inode in pending if inode == -1}
        for pending in self._pending.values():
            self._apply(names, folders, pending[: fate.some(len(pending))])
        lost = made - folders
        return {
            name: self._inodes[place].left(fate)
            for name, place in names.items()
            if not any(name.startswith(f"{folder}/") for folder in lost)
        }

    def _name(self, path: str, inode: int | None) -> None:
        self._apply(self._names, set(), [(path, inode)])
        self._pending.setdefault(_folder(path), []).append((path, inode))

    @staticmethod
    def _apply(names: dict[str, int], folders: set[str], changes: Iterable[tuple[str, int | None]]) -> None:
        for path, inode in changes:
            if inode is None:
                names.pop(path, None)
            elif inode == -1:
                folders.add(path)
            else:
                names[path] = inode


def _folder(path: str) -> str:
    return PurePosixPath(path).parent.as_posix()


def _resize(data: bytearray, size: int) -> None:
    del data[size:]
    data.extend(bytes(size - len(data)))
