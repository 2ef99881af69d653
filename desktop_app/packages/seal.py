"""The seal in the comment of our own ZIP files, so that no bit of them changes unnoticed.

Checksums of the bag cover what the files hold; a ZIP has bits beside that: attributes and versions in its
directory, and more than one way to deflate the same content. A ZIP that was packed anew by another program
has no seal and is as good as its bag.
"""

import hashlib
from typing import Final

from desktop_app.packages.faults import Fault

_PREFIX: Final = b"HSSK1 "
_HEX: Final = 64


def make_seal(directory: bytes, packed: str) -> bytes:
    """Return the comment for a central directory (up to the end record) and the SHA-256 of all deflated data."""
    return _PREFIX + f"{hashlib.sha256(directory).hexdigest()} {packed}".encode("ascii")


def check_seal(comment: bytes, directory: bytes) -> str:
    """Return the SHA-256 (hex) that the deflated data of all entries must have, "" where there is no comment.

    Raises `Fault` for a comment that is no seal, and for one that doesn't fit the directory.
    """
    if not comment:
        return ""
    if not comment.startswith(_PREFIX):
        raise Fault("extra-data")
    packed = comment[-_HEX:].decode("latin-1")
    if not packed.isascii() or comment != make_seal(directory, packed):
        raise Fault("directory-checksum")
    return packed
