"""Writes a document as DOCX: a skeleton by python-docx, the rows of tables streamed into it."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop_app.documents.content import Document, Table
from desktop_app.documents.docx_parts import ROWS_MARK, Composer
from desktop_app.documents.docx_rows import row_chunks
from desktop_app.documents.docx_styles import skeleton
from desktop_app.documents.layout import MARGIN_LEFT, MARGIN_RIGHT, PAGE_LONG, PAGE_SHORT

_BODY: Final = "word/document.xml"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_MARK: Final = re.compile(b"<!--" + ROWS_MARK.format(r"(\d+)").encode() + b"-->")
_BUFFER: Final = 1 << 16


def write_docx(document: Document, file: BinaryIO) -> None:
    """Write the document with real styles, header rows and page numbers; the same bytes each time."""
    word = skeleton(document)
    width = (PAGE_LONG if document.landscape else PAGE_SHORT) - MARGIN_LEFT - MARGIN_RIGHT
    composer = Composer(word, width)
    followers = (*document.blocks[1:], None)
    for block, follower in zip(document.blocks, followers, strict=True):
        composer.add(block, follower)
    packed = io.BytesIO()
    word.save(packed)
    _repack(packed, file, composer.tables)


def _repack(packed: BinaryIO, file: BinaryIO, tables: list[tuple[Table, bool]]) -> None:
    """Copy the package with fixed times, the rows put where their marks stand."""
    with ZipFile(packed) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            with target.open(info, "w") as member:
                for chunk in _chunks(source.read(name), tables) if name == _BODY else (source.read(name),):
                    member.write(chunk)


def _chunks(body: bytes, tables: list[tuple[Table, bool]]) -> Iterator[bytes]:
    """Give the body in pieces of some size, each mark replaced by its table's rows."""
    pending = bytearray()
    for place, piece in enumerate(_MARK.split(body)):
        if place % 2 == 0:
            pending += piece
            continue
        table, keep_last = tables[int(piece)]
        for row in row_chunks(table, keep_last=keep_last):
            pending += row
            if len(pending) >= _BUFFER:
                yield bytes(pending)
                pending.clear()
    yield bytes(pending)
