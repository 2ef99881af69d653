"""SHA-256 of bytes and of streams."""

import hashlib
from collections.abc import Callable
from typing import BinaryIO

BUFFER_SIZE = 1 << 20


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of `data` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def hash_stream(source: BinaryIO, write: Callable[[bytes], object] | None = None) -> tuple[str, int]:
    """Read `source` to its end; return its SHA-256 (hexadecimal) and size in bytes.

    Each block of at most 1 MiB is handed to `write` on the way, so that a copy is hashed as it is made.
    """
    digest = hashlib.sha256()
    size = 0
    while block := source.read(BUFFER_SIZE):
        digest.update(block)
        size += len(block)
        if write is not None:
            write(block)
    return digest.hexdigest(), size
