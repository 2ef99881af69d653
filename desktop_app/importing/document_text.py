"""The text of a Word document from outside, read in a child process under limits of time and memory."""

import io
import logging
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop_app.domain.errors import InputError
from desktop_app.system import child, files
from desktop_app.system import errors as faults
from desktop_app.text.legacy import decode_legacy
from desktop_app.text.unicode import clean_text

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_FILE_BYTES: Final = 50 * 1024 * 1024
MAX_UNPACKED_BYTES: Final = 300 * 1024 * 1024
MAX_ENTRIES: Final = 5_000
TIMEOUT: Final = 60.0
"""Seconds that the child may take."""
MEMORY: Final = 1 << 30
"""Bytes that the child may take."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_DOCUMENT_TYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED: Final = frozenset(
    (
        *(f"{_W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "delText", "instrText", "txbxContent")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    )
)
_CHARACTERS: Final = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_CELL_MARK: Final = " | "
_ADVICE: Final = "hãy mở bằng Word và lưu thành .docx (Lưu dưới dạng → Tài liệu Word), rồi chọn lại"
_log = logging.getLogger(__name__)


def read_document_text(path: Path) -> str:
    """Return a document's text: paragraphs on lines of their own, tables row by row, NFC, blank lines left out.

    Text in a legacy encoding is converted. What was deleted with changes tracked, notes and text boxes don't count.
    Raises `InputError` for whatever can't be read, with advice for each kind of file, and `SystemFault`.
    """
    try:
        data = files.read_bytes(path, MAX_FILE_BYTES)
    except faults.TooLarge as error:
        raise InputError(
            "file-unreadable",
            f"Tệp “{path.name}” lớn hơn {MAX_FILE_BYTES // 2**20} MB nên chưa đọc; hãy chép phần chữ cần lấy sang một "
            "tệp Word mới rồi chọn lại.",
        ) from error
    _refuse_foreign(data, path.name)
    try:
        return child.run_limited(text_of, data, path.name, timeout=TIMEOUT, memory=MEMORY)
    except faults.ChildFailed as error:
        _log.info("the child that read a document failed: %s", error)
        if error.kind == "crash":
            raise _damaged(path.name) from error
        raise


def _refuse_foreign(data: bytes, name: str) -> None:
    if data.startswith(b"PK\x03\x04"):
        return
    if not data:
        why = "trống (0 byte): hãy chép lại tệp từ nơi gửi"
    elif data.startswith(_OLE):
        locked = _ENCRYPTED in data
        why = (
            "có mật khẩu: hãy mở bằng Word, bỏ mật khẩu, lưu lại"
            if locked
            else f"là tệp Word kiểu cũ (.doc): {_ADVICE}"
        )
    elif data.startswith(b"%PDF-"):
        why = "là tệp PDF: hãy chọn tệp Word (.docx), hoặc mở tệp PDF, chép phần chữ rồi dán vào"
    else:
        why = f"không phải tệp Word (.docx): {_ADVICE}"
    raise InputError("file-unreadable", f"Tệp “{name}” {why}. Chưa có gì thay đổi.")


def _damaged(name: str) -> InputError:
    return InputError(
        "file-unreadable",
        f"Tệp “{name}” bị hỏng hoặc chép chưa trọn vẹn nên chưa lấy được chữ; hãy mở bằng Word, lưu lại thành .docx, "
        "hoặc chép lại từ nơi gửi.",
    )


def text_of(data: bytes, name: str) -> str:
    """Return the text of a document's bytes, in this process; raises `InputError`. The child's task."""
    _refuse_unsafe(data, name)
    import docx

    try:
        body = docx.Document(io.BytesIO(data)).element.body
        lines = list(_lines(body))
    except MemoryError:
        raise
    except Exception as error:  # damaged files raise whatever python-docx, lxml and zipfile happen to stumble over
        raise _damaged(name) from error
    return "\n".join(lines)


def _refuse_unsafe(data: bytes, name: str) -> None:
    """Raise `InputError` for an archive that is no document, unpacks to too much, or declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            large = len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES
            document = "[Content_Types].xml" in names and any(item.startswith("word/") for item in names)
            unsafe = not large and document and any(_declares(archive, item) for item in names if item.endswith(".xml"))
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        raise _damaged(name) from error
    if large:
        raise InputError(
            "file-unreadable",
            f"Tệp “{name}” quá lớn sau khi giải nén nên chưa đọc; hãy chép phần chữ cần lấy sang một tệp Word mới.",
        )
    if not document:
        raise InputError("file-unreadable", f"Tệp “{name}” không phải tệp Word (.docx): {_ADVICE}.")
    if unsafe:
        raise _damaged(name)


def _declares(archive: zipfile.ZipFile, member: str) -> bool:
    with archive.open(member) as part:
        return bool(_DOCUMENT_TYPE.search(part.read(4096)))


def _lines(element: "_Element") -> Iterator[str]:
    """Yield the lines of a body, a cell or what wraps them, in the document's order; blank ones are left out."""
    handlers: dict[str, Callable[[Any], Iterator[str]]] = {f"{_W}p": _paragraph, f"{_W}tbl": _rows}
    for part in element:
        if part.tag in _SKIPPED or not isinstance(part.tag, str):
            continue
        yield from handlers.get(part.tag, _lines)(part)


def _rows(table: "_Element") -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is table:
            cells = (
                " ".join(_lines(cell)) for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row
            )
            if line := _CELL_MARK.join(filter(None, cells)):
                yield line


def _paragraph(paragraph: "_Element") -> Iterator[str]:
    written = "".join(_written(paragraph))
    legacy = decode_legacy(written)
    text = clean_text(legacy.text if legacy is not None and legacy.certain else written)
    yield from filter(None, (line.strip() for line in text.split("\n")))


def _written(element: "_Element") -> Iterator[str]:
    for part in element:
        if part.tag in _SKIPPED:
            continue
        if part.tag == f"{_W}t":
            yield part.text or ""
        elif part.tag in _CHARACTERS:
            yield _CHARACTERS[part.tag]
        else:
            yield from _written(part)
