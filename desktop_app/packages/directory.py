"""Read and judge a ZIP's central directory byte by byte, before anything in the file is unpacked.

`zipfile` forgives too much here: it cuts names at NUL, turns backslashes, and finds directories where other
programs don't (CVE-2024-0450, CVE-2025-8291). Layout: PKWARE APPNOTE 6.3.10, 4.3.
"""

import os
import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from desktop_app.domain.package import PackageProblem
from desktop_app.packages.entry_names import name_problems
from desktop_app.packages.faults import Fault, problem
from desktop_app.packages.limits import GIB, Limits
from desktop_app.packages.seal import check_seal

STORED: Final = 0
DEFLATED: Final = 8
_AES: Final = 99

END_SIZE: Final = 22
_END: Final = struct.Struct("<4s4H2LH")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = struct.Struct("<4sLQL")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL_SIZE: Final = 30
_FULL16: Final = 0xFFFF
_FULL32: Final = 0xFFFFFFFF
_ZIP64_EXTRA: Final = 0x0001
_UNICODE_PATH_EXTRA: Final = 0x7075

_FLAG_ENCRYPTED: Final = 0x0001 | 0x0040 | 0x2000
_FLAG_PATCHED: Final = 0x0020
_FLAG_UTF8: Final = 0x0800
_UNIX: Final = 3
_DOS_FOLDER: Final = 0x10
_DOS_VOLUME: Final = 0x08
_REPARSE_POINT: Final = 0x400


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as the central directory has it; `name` is not changed in any way."""

    name: str
    raw_name: bytes
    version: int
    flags: int
    method: int
    stamp: int
    crc: int
    packed: int
    size: int
    offset: int
    system: int
    attributes: int
    extra: bytes


@dataclass(frozen=True, slots=True)
class _End:
    """Where the directory lies and how many entries it has."""

    count: int
    offset: int
    size: int
    position: int
    comment: bytes


@dataclass(frozen=True, slots=True)
class Directory:
    """The entries in the order of their data, where the data ends, what is wrong with the entries, the seal.

    `sealed` is the SHA-256 (hex) that the deflated data must have, "" in a ZIP of another program.
    """

    entries: list[Entry]
    data_end: int
    problems: list[PackageProblem]
    sealed: str


def read_directory(file: BinaryIO, limits: Limits) -> Directory:
    """Return the directory; raise `Fault` where it can't be trusted as a whole."""
    size = file.seek(0, os.SEEK_END)
    if size == 0:
        raise Fault("file-empty")
    if size > limits.file:
        raise Fault("file-too-large", detail=f"{limits.file / GIB:g} GB")
    end = _find_end(file, size)
    if end.count > limits.entries:
        raise Fault("too-many-entries", detail=str(limits.entries))
    if end.size > end.count * (_CENTRAL.size + 2 * 1024):
        raise Fault("directory-damaged")
    file.seek(end.offset)
    block = file.read(end.position - end.offset)
    sealed = check_seal(end.comment, block)
    entries = list(_parse(block[: end.size], end.count))
    problems = name_problems([entry.name for entry in entries], limits.name)
    problems += [found for entry in entries if (found := _entry_problem(entry)) is not None]
    ordered = sorted(entries, key=lambda entry: entry.offset)
    problems += _size_problems(ordered, size, limits)
    problems += _overlaps(ordered, end.offset)
    return Directory(ordered, end.offset, problems, sealed)


def _find_end(file: BinaryIO, size: int) -> _End:
    file.seek(0)
    head = file.read(4)
    tail_size = min(size, END_SIZE + _FULL16)
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    zipped = b"PK\x03\x04".startswith(head) or head == b"PK\x05\x06"
    position = tail.rfind(b"PK\x05\x06")
    if position < 0:
        raise Fault("truncated" if zipped and size > 1 else "not-a-zip")
    if len(tail) - position < END_SIZE:
        raise Fault("truncated")
    record = _END.unpack_from(tail, position)
    comment = tail[position + END_SIZE :]
    if record[7] != len(comment):
        # A record that doesn't speak of this file is that of a DOCX or XLSX inside a package that was cut off.
        ours = record[5] + record[6] == size - tail_size + position
        raise Fault("extra-data" if ours and record[7] < len(comment) else "truncated")
    return _directory_place(file, record, size - tail_size + position, comment)


def _directory_place(file: BinaryIO, record: tuple[int, ...], position: int, comment: bytes) -> _End:
    _, disk, directory_disk, here, count, size, offset, _ = record
    if offset + size != position or _FULL16 in (here, count) or _FULL32 in (size, offset):
        wide = _read_end64(file, position)
        if wide is not None:
            _agree((disk, directory_disk, here, count, size, offset), wide)
            disk, directory_disk, here, count, size, offset, position = wide
    if disk or directory_disk:
        raise Fault("multi-disk")
    if here != count:
        raise Fault("entry-count")
    if offset + size != position:
        raise Fault("directory-damaged" if offset + size > position else "extra-data")
    return _End(count, offset, size, position, comment)


def _read_end64(file: BinaryIO, end: int) -> tuple[int, ...] | None:
    """Return the ZIP64 end record's numbers and its place, which has to be right before its locator."""
    place = end - _LOCATOR.size
    if place < 0:
        return None
    file.seek(place)
    signature, disk, offset, disks = _LOCATOR.unpack(file.read(_LOCATOR.size))
    if signature != b"PK\x06\x07":
        return None
    if disk or disks != 1:
        raise Fault("multi-disk")
    if offset != place - _END64.size:
        raise Fault("zip64-mismatch")
    file.seek(offset)
    record = _END64.unpack(file.read(_END64.size))
    if record[0] != b"PK\x06\x06" or record[1] != _END64.size - 12:
        raise Fault("zip64-mismatch")
    return (*record[4:], offset)


def _agree(short: tuple[int, ...], wide: tuple[int, ...]) -> None:
    for narrow, full, unset in zip(short, wide, (_FULL16,) * 4 + (_FULL32,) * 2, strict=False):
        if narrow not in (full, unset):
            raise Fault("zip64-mismatch")


def _parse(block: bytes, count: int) -> Iterator[Entry]:
    position = 0
    for _ in range(count):
        if len(block) - position < _CENTRAL.size:
            raise Fault("entry-count")
        fields = _CENTRAL.unpack_from(block, position)
        name_end = position + _CENTRAL.size + fields[10]
        extra_end = name_end + fields[11]
        if fields[0] != b"PK\x01\x02" or extra_end > len(block):
            raise Fault("directory-damaged")
        raw_name = block[position + _CENTRAL.size : name_end]
        yield _entry(fields, raw_name, block[name_end:extra_end])
        position = extra_end
    if position != len(block):
        raise Fault("entry-count" if block[position : position + 4] == b"PK\x01\x02" else "directory-damaged")


def _entry(fields: tuple[int, ...], raw_name: bytes, extra: bytes) -> Entry:
    (
        _,
        made_by,
        version,
        flags,
        method,
        time,
        day,
        crc,
        packed,
        size,
        _,
        _,
        comment,
        disk,
        _,
        attributes,
        offset,
    ) = fields
    name = _decode(raw_name, flags)
    if comment:
        raise Fault("extra-data")
    if disk:
        raise Fault("multi-disk")
    size, packed, offset = wide_values(extra, (size, packed, offset), name)
    stamp = day << 16 | time
    system = made_by >> 8
    return Entry(name, raw_name, version, flags, method, stamp, crc, packed, size, offset, system, attributes, extra)


def _decode(raw_name: bytes, flags: int) -> str:
    if flags & _FLAG_UTF8:
        return raw_name.decode("utf-8", "replace")
    return raw_name.decode("cp437")


def extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield id and content of each extra field; raise `Fault` where they don't fill the block."""
    position = 0
    while position < len(extra):
        if len(extra) - position < 4:
            raise Fault("directory-damaged")
        kind, length = struct.unpack_from("<2H", extra, position)
        content = extra[position + 4 : position + 4 + length]
        if len(content) != length:
            raise Fault("directory-damaged")
        yield kind, content
        position += 4 + length


def wide_values(extra: bytes, values: tuple[int, ...], name: str) -> tuple[int, ...]:
    """Return size, packed size (and offset) with those that the ZIP64 extra field holds filled in."""
    wide = next((content for kind, content in extra_fields(extra) if kind == _ZIP64_EXTRA), b"")
    missing = [value == _FULL32 for value in values]
    if len(wide) != 8 * sum(missing):
        raise Fault("zip64-mismatch", name)
    numbers = iter(struct.unpack(f"<{sum(missing)}Q", wide))
    return tuple(next(numbers) if absent else value for absent, value in zip(missing, values, strict=True))


def _entry_problem(entry: Entry) -> PackageProblem | None:
    code = ""
    if entry.flags & _FLAG_ENCRYPTED or entry.method == _AES:
        code = "encrypted"
    elif entry.method not in (STORED, DEFLATED) or entry.flags & _FLAG_PATCHED:
        code = "method-unsupported"
    elif any(kind == _UNICODE_PATH_EXTRA for kind, _ in extra_fields(entry.extra)):
        code = "name-alternate"
    elif entry.method == STORED and entry.packed != entry.size:
        code = "size-mismatch"
    else:
        code = _attribute_fault(entry)
    return problem(code, entry.name) if code else None


def _attribute_fault(entry: Entry) -> str:
    mode = entry.attributes >> 16 if entry.system == _UNIX else 0
    kind = stat.S_IFMT(mode)
    if stat.S_ISLNK(mode) or entry.attributes & _REPARSE_POINT:
        return "link-entry"
    if entry.name.endswith("/"):
        return ""
    if kind == stat.S_IFDIR or entry.attributes & _DOS_FOLDER:
        return "folder-entry"
    if kind not in (0, stat.S_IFREG) or mode & (stat.S_ISUID | stat.S_ISGID) or entry.attributes & _DOS_VOLUME:
        return "odd-attributes"
    return ""


def _size_problems(entries: list[Entry], file_size: int, limits: Limits) -> Iterator[PackageProblem]:
    expanded = sum(entry.size for entry in entries)
    if expanded > limits.expanded:
        yield problem("expands-too-much", detail=f"{limits.expanded / GIB:g} GB")
    elif expanded > limits.ratio_from and expanded > limits.ratio * file_size:
        yield problem("expansion-ratio", detail=str(limits.ratio))


def _overlaps(ordered: list[Entry], data_end: int) -> Iterator[PackageProblem]:
    if not ordered:
        return
    if ordered[0].offset:
        yield problem("extra-data")
    ends = [entry.offset + _LOCAL_SIZE + len(entry.raw_name) + entry.packed for entry in ordered]
    starts = [entry.offset for entry in ordered[1:]] + [data_end]
    for entry, end, following in zip(ordered, ends, starts, strict=True):
        if end > following:
            yield problem("entry-overlap", entry.name)
