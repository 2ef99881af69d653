"""Stream one entry of a ZIP under hard byte counters, its local header held against the directory."""

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from desktop_app.packages.directory import DEFLATED, Entry, wide_values
from desktop_app.packages.faults import Fault
from desktop_app.system.digest import BUFFER_SIZE

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_FLAG_DESCRIPTOR: Final = 0x0008
_DESCRIPTOR_SIGNATURE: Final = b"PK\x07\x08"


def stream_entry(
    file: BinaryIO,
    entry: Entry,
    following: int,
    sink: Callable[[bytes], object],
    deflated: Callable[[bytes], object],
) -> None:
    """Hand an entry's content to `sink` in blocks of at most 1 MiB; `following` is where the next begins.

    `deflated` is handed the data of a deflated entry as they lie in the ZIP. Raises `Fault` where header,
    length, compression or CRC are not as the directory says, or where bytes lie between this entry and the
    next that belong to none.
    """
    _check_header(file, entry)
    crc = 0
    length = 0
    for block in _blocks(file, entry, deflated):
        length += len(block)
        if length > entry.size:
            raise Fault("size-mismatch", entry.name)
        crc = zlib.crc32(block, crc)
        sink(block)
    if length != entry.size:
        raise Fault("size-mismatch", entry.name)
    if crc != entry.crc:
        raise Fault("crc", entry.name)
    rest = following - file.tell()
    if rest and not (entry.flags & _FLAG_DESCRIPTOR and _is_descriptor(file.read(min(rest, 25)), entry)):
        raise Fault("extra-data", entry.name)


def _check_header(file: BinaryIO, entry: Entry) -> None:
    file.seek(entry.offset)
    data = file.read(_LOCAL.size)
    if len(data) < _LOCAL.size:
        raise Fault("truncated", entry.name)
    signature, version, flags, method, time, day, crc, packed, size, name_length, extra_length = _LOCAL.unpack(data)
    raw_name = file.read(name_length)
    extra = file.read(extra_length)
    common = (signature, version, flags, method, day << 16 | time, raw_name)
    if common != (b"PK\x03\x04", entry.version, entry.flags, entry.method, entry.stamp, entry.raw_name):
        raise Fault("header-mismatch", entry.name)
    sizes = (crc, *wide_values(extra, (size, packed), entry.name))
    if sizes != (entry.crc, entry.size, entry.packed) and not (flags & _FLAG_DESCRIPTOR and sizes == (0, 0, 0)):
        raise Fault("header-mismatch", entry.name)


def _blocks(file: BinaryIO, entry: Entry, deflated: Callable[[bytes], object]) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS) if entry.method == DEFLATED else None
    left = entry.packed
    while left:
        data = file.read(min(left, BUFFER_SIZE))
        if not data:
            raise Fault("truncated", entry.name)
        left -= len(data)
        if inflate is None:
            yield data
            continue
        deflated(data)
        try:
            yield from _inflated(inflate, data)
        except zlib.error as error:
            raise Fault("inflate-failed", entry.name) from error
    if inflate is not None and (not inflate.eof or inflate.unused_data):
        raise Fault("inflate-failed", entry.name)


def _inflated(inflate: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    """Yield all that can be inflated so far."""
    while True:
        block = inflate.decompress(data, BUFFER_SIZE)
        data = inflate.unconsumed_tail
        if not block and not data:
            return
        yield block


def _is_descriptor(data: bytes, entry: Entry) -> bool:
    """Say whether the bytes are just the data descriptor of a ZIP written to a stream (APPNOTE 4.3.9)."""
    plain = data.removeprefix(_DESCRIPTOR_SIGNATURE)
    narrow = struct.pack("<3L", entry.crc, entry.packed & 0xFFFFFFFF, entry.size & 0xFFFFFFFF)
    return plain in (narrow, struct.pack("<L2Q", entry.crc, entry.packed, entry.size))
