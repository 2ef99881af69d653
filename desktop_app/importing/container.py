"""Look at a file from outside before it is parsed: what it is, and whether its ZIP directory is sane."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.errors import InputError
from desktop_app.text.fold import fold

MAX_FILE_BYTES: Final = 20 * 1024 * 1024
MAX_UNPACKED_BYTES: Final = 200 * 1024 * 1024
MAX_ENTRIES: Final = 5_000
MAX_RATIO: Final = 400
_RATIO_COUNTS_FROM: Final = 20 * 1024 * 1024

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|table|meta|head|body)\b", re.IGNORECASE)
_SPREADSHEET_2003: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_UTF16_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_ADVICE: Final = "hãy mở bằng Excel và lưu thành .xlsx (Lưu dưới dạng → Sổ làm việc Excel), rồi nhập lại"
_BINARY: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Container:
    """A workbook's ZIP, checked: open for reading, and whether it carries macros."""

    archive: zipfile.ZipFile
    has_macros: bool


def refuse_foreign(data: bytes) -> None:
    """Raise `InputError` for anything that isn't a ZIP, each kind with its own advice."""
    if not data:
        raise InputError("workbook-damaged", "Tệp trống (0 byte): hãy chép lại tệp từ nơi gửi.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return
    raise InputError("workbook-not-xlsx", _foreign(data))


def _foreign(data: bytes) -> str:
    head = data[:4096]
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return (
                "Tệp Excel này có mật khẩu: hãy mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc), "
                "lưu thành .xlsx rồi nhập lại."
            )
        return f"Đây là tệp Excel kiểu cũ (.xls): {_ADVICE}."
    if _SPREADSHEET_2003 in head:
        return f"Đây là bảng tính XML 2003: {_ADVICE}."
    if _HTML.search(head.replace(b"\0", b"")):
        return f"Đây là trang web (HTML) mang tên bảng tính: {_ADVICE}."
    if head.startswith(b"%PDF-"):
        return "Đây là tệp PDF, không phải bảng tính: hãy chọn tệp Excel (.xlsx)."
    if head.startswith(_UTF16_BOMS) or not _BINARY.search(head):
        return f"Đây là tệp văn bản hoặc CSV: {_ADVICE}."
    return f"Tệp này không phải bảng tính Excel (.xlsx): {_ADVICE}."


def open_container(data: bytes) -> Container:
    """Open a workbook's ZIP after looking at its directory; raise `InputError` where it isn't one or is unsafe."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise damaged() from error
    entries = archive.infolist()
    _check_sizes(entries)
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names) or any(entry.flag_bits & 0x1 for entry in entries):
        raise damaged()
    _check_kind(archive, set(names))
    return Container(archive, any(fold(name).endswith("vbaproject.bin") for name in names))


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED_BYTES or any(map(_is_bomb, entries)):
        raise InputError(
            "workbook-too-large",
            f"Tệp quá lớn sau khi giải nén (trên {MAX_UNPACKED_BYTES // 2**20} MB hoặc nén bất thường): hãy chép riêng "
            "phần dữ liệu cần nhập sang một tệp Excel mới rồi nhập lại.",
        )


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _RATIO_COUNTS_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def _check_kind(archive: zipfile.ZipFile, names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise InputError("workbook-not-xlsx", f"Đây là tệp Excel nhị phân (.xlsb): {_ADVICE}.")
    if "mimetype" in names and b"opendocument" in _head(archive, "mimetype"):
        raise InputError(
            "workbook-not-xlsx",
            "Đây là tệp OpenDocument (.ods): hãy mở bằng LibreOffice hoặc Excel, lưu thành .xlsx rồi nhập lại.",
        )
    if "word/document.xml" in names:
        raise InputError(
            "workbook-not-xlsx",
            "Đây là tệp Word, không phải bảng tính: hãy chép bảng sang Excel, lưu thành .xlsx rồi nhập lại.",
        )
    raise InputError("workbook-not-xlsx", f"Tệp nén này không phải bảng tính Excel (.xlsx): {_ADVICE}.")


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as member:
            return member.read(200)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
        raise damaged() from error


def damaged() -> InputError:
    """Return the error for a workbook that can't be read to its end."""
    return InputError(
        "workbook-damaged",
        "Tệp Excel bị hỏng hoặc chép chưa trọn vẹn: hãy mở bằng Excel, lưu lại thành .xlsx, hoặc chép lại từ nơi gửi.",
    )


def unsafe_xml() -> InputError:
    """Return the error for XML with a document type, which no program for workbooks writes."""
    return InputError(
        "workbook-damaged",
        "Tệp chứa khai báo DTD hoặc thực thể XML không an toàn, Excel không bao giờ ghi như vậy: phần mềm không đọc "
        "tệp này; hãy xin lại tệp gốc.",
    )
