"""How many pages a file has, as far as that can be told safely."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final

from desktop_app.system.files import reader

_PDF_LIMIT: Final = 500 << 20
_PAGE_LIMIT: Final = 100_000
_PICTURES: Final = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\x00", b"MM\x00*",
)  # fmt: skip
_logger = logging.getLogger(__name__)


def page_count(path: Path) -> int | None:
    """Return the pages of a PDF, 1 for a picture, None for anything else.

    None, too, for a PDF that is damaged, encrypted, without pages or over the limits (500 MB, 100,000 pages). Raises
    the faults of `system.files` when the file can't be read.
    """
    with reader(path) as file:
        head = file.read(1024)
        if head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
            return 1
        if b"%PDF-" not in head or file.seek(0, 2) > _PDF_LIMIT:
            return None
        file.seek(0)
        return _pdf_pages(file)


def count_pages(paths: Sequence[Path]) -> list[int | None]:
    """Return the pages of each file; made to run in a child process, since the files come from outside."""
    return [page_count(path) for path in paths]


def _pdf_pages(file: BinaryIO) -> int | None:
    from pypdf import PdfReader

    library = logging.getLogger("pypdf")
    before, library.disabled = library.disabled, True
    try:
        pdf = PdfReader(file, strict=False)
        count = None if pdf.is_encrypted else len(pdf.pages)
    except Exception as error:  # noqa: BLE001 - what pypdf raises on damaged files is no closed list
        _logger.info("pages not counted: %s", type(error).__name__)
        return None
    finally:
        library.disabled = before
    return count if count and count <= _PAGE_LIMIT else None
