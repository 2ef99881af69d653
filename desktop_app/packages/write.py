"""Write a package in one pass, hashing on the way into the ZIP; it is read back, and renamed when whole."""

import hashlib
import stat
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, cast

from desktop_app.domain.errors import InputError
from desktop_app.domain.package import PackedFile, Written
from desktop_app.domain.progress import Progress, raise_if, silent
from desktop_app.domain.submission import Dossier, Marks
from desktop_app.packages import bag, layout
from desktop_app.packages.code import code_text, digest
from desktop_app.packages.directory import END_SIZE
from desktop_app.packages.limits import Limits
from desktop_app.packages.marks import marks_json
from desktop_app.packages.minimal import minimal
from desktop_app.packages.portal import portal_text
from desktop_app.packages.read_back import ReadBack
from desktop_app.packages.readme import readme
from desktop_app.packages.seal import make_seal
from desktop_app.system.digest import BUFFER_SIZE
from desktop_app.system.errors import NotFound
from desktop_app.system.files import atomic_writer, file_size, reader

_UNIX: Final = 3
_FILE_MODE: Final = (stat.S_IFREG | 0o644) << 16
_EARLIEST_YEAR: Final = 1980
_LEVEL: Final = 6
_COMPRESSED: Final = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".docx", ".xlsx"})
_TAG_ENTRIES: Final = 4
_ENTRY_SPARE: Final = 1 << 10
"""What an entry adds in names, checksums and the ZIP's directory."""
_CASE_SPARE: Final = 16 << 10
"""What the text for the portal of one initiative takes, whatever it says."""
_SPARE: Final = 256 << 10
"""What marks, readme and tag files take."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A payload file: its name inside `data/`, how to open it, and for a stored file what it has to be."""

    path: str
    open: Callable[[], AbstractContextManager[BinaryIO]]
    sha256: str = ""
    name: str = ""


def write_package(  # noqa: PLR0913 (by keyword alone, each a thing of its own)
    target: Path,
    *,
    dossier: Dossier,
    facts: bytes,
    marks: Marks,
    papers: Sequence[PackedFile],
    attachment_path: Callable[[str], Path],
    bagged_on: date,
    software: str,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = lambda: False,
) -> Written:
    """Write the package of a revision to `target`, over what is there; the same input gives the same bytes.

    `facts` are the frozen facts of `dossier`, `attachment_path` says where the file with a SHA-256 lies.
    Raises `InputError` for an attachment that is missing or no longer what it was and for more than one part
    may hold, `WorkspaceError` (`medium-unreliable`) where what is read back isn't what was written, `SystemFault`
    from the disk.
    """
    dossier = minimal(dossier)
    facts_digest = digest(facts)
    sources = list(_sources(dossier, facts, facts_digest, marks, papers, attachment_path))
    limit = Limits().entries
    if len(sources) + _TAG_ENTRIES > limit:
        raise InputError(
            "package-too-large",
            f"Gói sẽ có {len(sources) + _TAG_ENTRIES} tệp, nhiều hơn mức {limit} của một gói. "
            "Hãy chia sáng kiến thành nhiều đợt.",
        )
    steps = len(sources)
    read_back = ReadBack(target, facts_digest, steps, progress, cancelled)
    with atomic_writer(target, check=read_back.check) as file:
        with _BagWriter(file, layout.package_name(dossier), bagged_on) as writer:
            writer.begin()
            for done, source in enumerate(sources):
                progress(done, 2 * steps, "Đang ghi gói hồ sơ")
                writer.add_payload(source, cancelled)
            writer.finish(dossier, facts_digest, software)
        size = file.tell()
        read_back.content = writer.content
    progress(2 * steps, 2 * steps, "Đã ghi và đọc lại gói hồ sơ")
    return Written(
        path=target,
        code=code_text(facts_digest),
        digest=facts_digest,
        entries=steps + _TAG_ENTRIES,
        size=size,
        sha256=read_back.sha256,
    )


def most_bytes(
    dossier: Dossier, facts: bytes, marks: Marks, papers: Sequence[PackedFile], attachment_path: Callable[[str], Path]
) -> int:
    """Return how many bytes the package of a revision has at most; what isn't there any more counts as nothing."""
    size = len(facts) + _SPARE
    for place in (*(paper.source for paper in papers), *map(attachment_path, _stored_files(dossier, marks))):
        size += (file_size(place) or 0) + _ENTRY_SPARE
    return size + len(dossier.cases) * _CASE_SPARE


def _stored_files(dossier: Dossier, marks: Marks) -> Iterator[str]:
    scan = layout.placed_scan(marks)
    placed = (*([scan] if scan else []), *layout.placed_decisions(dossier), *layout.placed_attachments(dossier))
    return (item.file.sha256 for item in placed if item.file.sha256 is not None)


def _sources(
    dossier: Dossier,
    facts: bytes,
    facts_digest: str,
    marks: Marks,
    papers: Sequence[PackedFile],
    attachment_path: Callable[[str], Path],
) -> Iterator[_Source]:
    def given(path: str, data: bytes) -> _Source:
        return _Source(path, lambda: BytesIO(data))

    def lying(path: str, place: Path) -> _Source:
        return _Source(path, lambda: reader(place))

    def stored(item: layout.Placed) -> _Source:
        sha256 = item.file.sha256 or ""
        return _Source(item.path, lambda: reader(attachment_path(sha256)), sha256, item.file.name)

    yield given(layout.FACTS, facts)
    yield given(layout.MARKS, marks_json(dossier, facts_digest, marks))
    yield given(layout.README, readme(dossier))
    yield from (lying(paper.path, paper.source) for paper in papers)
    scan = layout.placed_scan(marks)
    if scan is not None:
        yield stored(scan)
    yield from map(stored, layout.placed_decisions(dossier))
    for number, item in enumerate(dossier.cases, start=1):
        path = layout.portal_path(number, item.case.initiative.code)
        yield given(path, portal_text(item.case, dossier.programme))
    yield from map(stored, layout.placed_attachments(dossier))


class _BagWriter:
    """A bag on its way into a ZIP file: payload first, then the tag files that sum it up."""

    def __init__(self, file: BinaryIO, folder: str, on: date) -> None:
        self._sealed = _SealedFile(file)
        self._zip = zipfile.ZipFile(cast(BinaryIO, self._sealed), "w", compresslevel=_LEVEL)
        self._folder = folder
        self._stamp = (max(on.year, _EARLIEST_YEAR), on.month, on.day, 0, 0, 0)
        self._on = on
        self._payload: list[bag.Packed] = []
        self.content = 0
        self._tags: list[bag.Packed] = []

    def __enter__(self) -> "_BagWriter":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def begin(self) -> None:
        """Add the declaration that this is a bag."""
        self._tags.append(self._add_bytes(bag.BAGIT, bag.DECLARATION))

    def add_payload(self, source: _Source, cancelled: Callable[[], bool]) -> None:
        """Add one file of the payload; raise `InputError` where a stored one is not what it was."""
        try:
            with source.open() as file:
                packed = self._add(layout.DATA + source.path, file, cancelled)
        except NotFound as error:
            if not source.sha256:
                raise
            raise InputError(
                "attachment-missing",
                f"Tệp “{source.name}” không còn trong kho tài liệu. Hãy đính kèm lại tệp rồi xuất gói.",
            ) from error
        if source.sha256 and packed.sha256 != source.sha256:
            raise InputError(
                "attachment-damaged",
                f"Tệp “{source.name}” trong kho tài liệu đã bị hỏng hoặc bị sửa. Hãy đính kèm lại tệp rồi xuất gói.",
            )
        self._payload.append(packed)

    def finish(self, dossier: Dossier, facts_digest: str, software: str) -> None:
        """Add the tag files, close the ZIP and seal its directory."""
        info = bag.bag_info(dossier, facts_digest, self._payload, self._on, software)
        self._tags.append(self._add_bytes(bag.BAG_INFO, info))
        self._tags.append(self._add_bytes(bag.MANIFEST, bag.manifest(self._payload)))
        self._add_bytes(bag.TAG_MANIFEST, bag.manifest(self._tags))
        self._sealed.begin_directory()
        self._zip.close()
        self._sealed.seal()

    def _add_bytes(self, path: str, data: bytes) -> bag.Packed:
        return self._add(path, BytesIO(data), lambda: False)

    def _add(self, path: str, source: BinaryIO, cancelled: Callable[[], bool]) -> bag.Packed:
        entry = zipfile.ZipInfo(f"{self._folder}/{path}", self._stamp)
        entry.create_system = _UNIX
        entry.external_attr = _FILE_MODE
        packed = Path(path).suffix.lower() in _COMPRESSED
        entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        entry.file_size = source.seek(0, 2)
        source.seek(0)
        sha256 = hashlib.sha256()
        size = 0
        with self._zip.open(entry, "w") as member:
            if not packed:
                self._sealed.begin_deflated()
            while size < entry.file_size and (block := source.read(min(BUFFER_SIZE, entry.file_size - size))):
                raise_if(cancelled)
                sha256.update(block)
                size += len(block)
                member.write(block)
        self.content += size
        return bag.Packed(path, sha256.hexdigest(), size)


class _SealedFile:
    """The file under a `ZipFile`: it watches what is written, so that it can be sealed in the end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._deflated = hashlib.sha256()
        self._directory = bytearray()
        self._watch: Callable[[bytes], object] | None = None

    def begin_deflated(self) -> None:
        """Watch deflated data from here until the ZIP goes back to the entry's header."""
        self._watch = self._deflated.update

    def begin_directory(self) -> None:
        """Watch what is written once the ZIP has gone to where its directory will be."""
        self._watch = self._directory.extend

    def seal(self) -> None:
        """Put the seal into the ZIP's comment, which is empty still."""
        comment = make_seal(bytes(self._directory[:-END_SIZE]), self._deflated.hexdigest())
        self._file.seek(-2, 2)
        self._file.write(len(comment).to_bytes(2, "little") + comment)

    def write(self, data: bytes) -> int:
        """Write, and watch."""
        if self._watch is not None:
            self._watch(data)
        return self._file.write(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Move in the file; deflated data end where the ZIP moves."""
        if self._watch == self._deflated.update:
            self._watch = None
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the place in the file."""
        return self._file.tell()

    def flush(self) -> None:
        """Pass on what is buffered."""
        self._file.flush()
