"""The one table of package faults: each code that `verify` can answer, with its Vietnamese sentence."""

from collections.abc import Mapping
from typing import Final

from desktop_app.domain.package import PackageProblem

_COPY_AGAIN = "Hãy chép lại gói từ máy gửi."
_SEND_AGAIN = "Hãy đề nghị đơn vị gửi xuất lại gói từ phần mềm."
_REFUSED = "Không mở gói này và báo lại cho đơn vị gửi."

FAULTS: Final[Mapping[str, str]] = {
    # The file
    "file-missing": "Không tìm thấy tệp gói. Hãy kiểm tra lại đường dẫn.",
    "file-unreadable": "Không đọc được tệp gói. Hãy kiểm tra ổ đĩa và quyền đọc tệp.",
    "file-empty": f"Tệp gói rỗng, không có dữ liệu. {_COPY_AGAIN}",
    "file-too-large": f"Tệp gói lớn hơn mức {{detail}} mà phần mềm nhận. {_SEND_AGAIN}",
    "not-a-zip": "Đây không phải gói hồ sơ của phần mềm này: tệp không có định dạng ZIP. Hãy chọn đúng tệp gói (.zip).",
    "truncated": f"Gói hồ sơ bị thiếu dữ liệu do chép hoặc gửi chưa trọn vẹn. {_COPY_AGAIN}",
    # The ZIP's structure
    "directory-damaged": f"Danh mục tệp của gói bị hỏng. {_COPY_AGAIN}",
    "directory-checksum": f"Danh mục tệp của gói đã bị thay đổi sau khi xuất. {_COPY_AGAIN}",
    "entry-count": f"Số tệp ghi ở cuối gói không khớp với danh mục. {_REFUSED}",
    "extra-data": f"Gói có dữ liệu lạ nằm ngoài các tệp. {_REFUSED}",
    "multi-disk": "Gói là một mảnh của tệp ZIP nhiều mảnh. Hãy ghép lại hoặc đề nghị đơn vị gửi xuất lại gói.",
    "zip64-mismatch": f"Phần ZIP64 của gói không khớp với danh mục tệp. {_REFUSED}",
    "encrypted": "Tệp “{path}” trong gói được đặt mật khẩu; phiên bản này chưa mở được. "
    "Hãy đề nghị đơn vị gửi xuất gói không đặt mật khẩu.",
    "method-unsupported": f"Tệp “{{path}}” được nén theo cách phần mềm không nhận. {_SEND_AGAIN}",
    "too-many-entries": f"Gói có nhiều hơn {{detail}} tệp. {_REFUSED}",
    "expands-too-much": f"Gói bung ra lớn hơn {{detail}}. {_REFUSED}",
    "expansion-ratio": f"Gói bung ra lớn gấp hơn {{detail}} lần, có thể là tệp phá hoại. {_REFUSED}",
    "entry-overlap": f"Tệp “{{path}}” nằm chồng lên tệp khác trong gói. {_REFUSED}",
    # Names of entries
    "name-nul": f"Tên “{{path}}” trong gói chứa ký tự rỗng. {_REFUSED}",
    "name-control": f"Tên “{{path}}” trong gói chứa ký tự điều khiển. {_REFUSED}",
    "name-direction": f"Tên “{{path}}” trong gói chứa ký tự đảo chiều chữ để che tên thật. {_REFUSED}",
    "name-backslash": f"Tên “{{path}}” trong gói dùng dấu gạch chéo ngược. {_REFUSED}",
    "name-drive": f"Tên “{{path}}” trong gói chỉ tới một ổ đĩa. {_REFUSED}",
    "name-absolute": f"Tên “{{path}}” trong gói là đường dẫn tuyệt đối. {_REFUSED}",
    "name-stream": f"Tên “{{path}}” trong gói có dấu hai chấm (luồng dữ liệu ẩn). {_REFUSED}",
    "name-parent": f"Tên “{{path}}” trong gói dẫn ra ngoài thư mục. {_REFUSED}",
    "name-reserved": f"Tên “{{path}}” trong gói trùng tên dành riêng của Windows. {_REFUSED}",
    "name-trailing": f"Tên “{{path}}” trong gói kết thúc bằng dấu chấm hoặc dấu cách. {_REFUSED}",
    "name-forbidden": f"Tên “{{path}}” trong gói có ký tự mà Windows không cho dùng. {_REFUSED}",
    "name-too-long": f"Tên “{{path}}” trong gói dài hơn {{detail}} ký tự. {_SEND_AGAIN}",
    "name-not-ascii": f"Tên “{{path}}” trong gói có chữ ngoài bảng chữ không dấu. {_SEND_AGAIN}",
    "name-alternate": f"Tệp “{{path}}” trong gói mang thêm một tên khác. {_REFUSED}",
    "name-duplicate": f"Tên “{{path}}” có hai lần trong gói. {_REFUSED}",
    "name-case": f"Tên “{{path}}” chỉ khác một tên khác trong gói ở chữ hoa, chữ thường. {_REFUSED}",
    "name-form": f"Tên “{{path}}” chỉ khác một tên khác trong gói ở cách mã hóa dấu. {_REFUSED}",
    "folder-entry": f"Mục “{{path}}” trong gói là thư mục, không phải tệp. {_SEND_AGAIN}",
    "link-entry": f"Mục “{{path}}” trong gói là liên kết, không phải tệp. {_REFUSED}",
    "odd-attributes": f"Tệp “{{path}}” trong gói mang thuộc tính lạ. {_REFUSED}",
    # Contents of entries
    "header-mismatch": f"Tệp “{{path}}” có thông tin ở đầu tệp khác với danh mục của gói. {_COPY_AGAIN}",
    "inflate-failed": f"Không giải nén được tệp “{{path}}”. {_COPY_AGAIN}",
    "size-mismatch": f"Tệp “{{path}}” có độ dài khác với danh mục của gói. {_COPY_AGAIN}",
    "crc": f"Tệp “{{path}}” bị hỏng (sai mã CRC). {_COPY_AGAIN}",
    "packed-checksum": f"Dữ liệu nén của gói đã bị thay đổi sau khi xuất. {_COPY_AGAIN}",
    "checksum": f"Tệp “{{path}}” đã bị hỏng hoặc bị sửa (sai mã SHA-256). {_COPY_AGAIN}",
    # The bag
    "not-a-package": "Đây không phải gói hồ sơ của phần mềm này. Hãy chọn đúng tệp gói (.zip).",
    "nested-package": "Gói hồ sơ nằm trong một tệp ZIP khác. Hãy giải nén tệp này rồi chọn gói (.zip) bên trong.",
    "several-folders": f"Gói có tệp “{{path}}” nằm ngoài thư mục của gói. {_SEND_AGAIN}",
    "bagit-malformed": f"Tệp bagit.txt của gói viết sai. {_SEND_AGAIN}",
    "bagit-version": f"Gói theo phiên bản BagIt {{detail}}, phần mềm chỉ nhận 1.0. {_SEND_AGAIN}",
    "tag-too-large": f"Tệp “{{path}}” lớn bất thường. {_REFUSED}",
    "tag-missing": f"Gói thiếu tệp “{{path}}”. {_SEND_AGAIN}",
    "tag-encoding": f"Tệp “{{path}}” không phải văn bản UTF-8. {_SEND_AGAIN}",
    "tag-checksum": f"Tệp “{{path}}” đã bị hỏng hoặc bị sửa (sai mã SHA-256). {_COPY_AGAIN}",
    "tag-unlisted": f"Tệp “{{path}}” không có trong tagmanifest-sha256.txt. {_SEND_AGAIN}",
    "manifest-malformed": f"Tệp “{{path}}” có dòng {{detail}} viết sai. {_SEND_AGAIN}",
    "manifest-duplicate": f"Tệp “{{path}}” kê một tên hai lần (dòng {{detail}}). {_SEND_AGAIN}",
    "manifest-path": f"Tệp “{{path}}” kê một tên không hợp lệ (dòng {{detail}}). {_REFUSED}",
    "fetch": f"Gói yêu cầu tải thêm tệp từ mạng (fetch.txt). {_REFUSED}",
    "info-malformed": f"Tệp bag-info.txt có dòng {{detail}} viết sai. {_SEND_AGAIN}",
    "info-missing": f"Tệp bag-info.txt thiếu mục “{{detail}}”. {_SEND_AGAIN}",
    "info-duplicate": f"Tệp bag-info.txt ghi mục “{{detail}}” hai lần. {_SEND_AGAIN}",
    "info-date": f"Ngày đóng gói trong bag-info.txt không hợp lệ. {_SEND_AGAIN}",
    "missing-file": f"Gói thiếu tệp “{{path}}” đã kê trong danh mục. {_COPY_AGAIN}",
    "extra-file": f"Gói có tệp “{{path}}” không kê trong danh mục. {_REFUSED}",
    "oxum": f"Tổng số tệp hoặc dung lượng ghi trong bag-info.txt không khớp với gói. {_SEND_AGAIN}",
    "part": "Tệp này là phần {detail} của một gói chia phần; phiên bản này chưa ghép được các phần. "
    "Hãy đề nghị đơn vị gửi xuất gói một phần.",
    # JSON
    "json-too-large": f"Tệp “{{path}}” lớn hơn mức cho phép. {_REFUSED}",
    "json-encoding": f"Tệp “{{path}}” không phải văn bản UTF-8. {_SEND_AGAIN}",
    "json-syntax": f"Tệp “{{path}}” không phải JSON hợp lệ. {_SEND_AGAIN}",
    "json-depth": f"Tệp “{{path}}” có quá nhiều tầng lồng nhau. {_REFUSED}",
    "json-duplicate-key": f"Tệp “{{path}}” ghi một trường hai lần ({{detail}}). {_REFUSED}",
    "json-number": f"Tệp “{{path}}” có số không phải số nguyên hoặc quá lớn. {_SEND_AGAIN}",
    "json-not-canonical": f"Tệp “{{path}}” không ở dạng chuẩn (RFC 8785). {_SEND_AGAIN}",
    "json-not-nfc": f"Tệp “{{path}}” có chữ chưa ở dạng Unicode dựng sẵn (NFC), ở mục {{detail}}. {_SEND_AGAIN}",
    "newer-version": "Tệp “{path}” theo định dạng {detail}, mới hơn phần mềm này. "
    "Hãy cập nhật phần mềm rồi mở lại gói.",
    "field-unknown": f"Tệp “{{path}}” có trường lạ ở mục {{detail}}. {_SEND_AGAIN}",
    "field-missing": f"Tệp “{{path}}” thiếu trường bắt buộc ở mục {{detail}}. {_SEND_AGAIN}",
    "value-type": f"Tệp “{{path}}” có giá trị sai kiểu ở mục {{detail}}. {_SEND_AGAIN}",
    "value-unknown": f"Tệp “{{path}}” có giá trị ngoài danh sách ở mục {{detail}}. {_SEND_AGAIN}",
    "value-range": f"Tệp “{{path}}” có giá trị quá dài hoặc ngoài giới hạn ở mục {{detail}}. {_SEND_AGAIN}",
    "value-form": f"Tệp “{{path}}” có ngày tháng hoặc mã viết không đúng ở mục {{detail}}. {_SEND_AGAIN}",
    # References
    "facts-digest": f"Mã SHA-256 của ho-so.json ghi trong bag-info.txt không khớp. {_SEND_AGAIN}",
    "paper-code": f"Mã đối chiếu ghi trong bag-info.txt không khớp với ho-so.json. {_SEND_AGAIN}",
    "identifier": f"Số hiệu hồ sơ trong bag-info.txt không khớp với ho-so.json. {_SEND_AGAIN}",
    "programme-digest": f"Nội dung chương trình kèm trong gói đã bị thay đổi. {_SEND_AGAIN}",
    "programme-mismatch": f"Chương trình kèm trong gói không đúng với tên chương trình của hồ sơ. {_SEND_AGAIN}",
    "programme-malformed": f"Nội dung chương trình kèm trong gói viết sai. {_SEND_AGAIN}",
    "id-duplicate": f"Tệp “{{path}}” có hai bản ghi cùng một mã ở mục {{detail}}. {_SEND_AGAIN}",
    "unit-unknown": f"Tệp “{{path}}” nhắc tới một đơn vị không có trong gói ở mục {{detail}}. {_SEND_AGAIN}",
    "decision-unknown": f"Tệp “{{path}}” nhắc tới một quyết định không có trong gói ở mục {{detail}}. {_SEND_AGAIN}",
    "author-unknown": f"Tệp “{{path}}” nhắc tới một tác giả không có trong gói ở mục {{detail}}. {_SEND_AGAIN}",
    "person-stranger": f"Gói có thông tin của người không phải tác giả ở mục {{detail}}. {_SEND_AGAIN}",
    "personal-data": f"Gói có thông tin cá nhân mà chương trình không yêu cầu ở mục {{detail}}. {_SEND_AGAIN}",
    "attachment-absent": f"Gói thiếu tệp đính kèm đã ghi trong ho-so.json ở mục {{detail}}. {_SEND_AGAIN}",
    "attachment-size": f"Dung lượng tệp đính kèm không đúng như ho-so.json ghi ở mục {{detail}}. {_SEND_AGAIN}",
    "attachment-stray": f"Tệp đính kèm “{{path}}” không được ho-so.json nhắc tới. {_REFUSED}",
    "paper-missing": f"Gói thiếu văn bản “{{path}}”. {_SEND_AGAIN}",
    "portal-missing": f"Gói thiếu nội dung nộp cổng trực tuyến “{{path}}”. {_SEND_AGAIN}",
    "readme-missing": f"Gói thiếu tệp hướng dẫn “{{path}}”. {_SEND_AGAIN}",
    "payload-stray": f"Tệp “{{path}}” không thuộc phần nào của gói hồ sơ. {_REFUSED}",
    "marks-other": f"Tệp “{{path}}” là của hồ sơ khác. {_SEND_AGAIN}",
    "scan-absent": f"Gói thiếu bản quét văn bản đã ký, đóng dấu đã ghi trong van-ban.json. {_SEND_AGAIN}",
    "scan-stray": f"Bản quét “{{path}}” không được van-ban.json nhắc tới. {_REFUSED}",
}

DAMAGE: Final = frozenset(
    {"file-missing", "file-unreadable", "file-empty", "not-a-zip", "truncated", "directory-damaged"}
    | {
        "directory-checksum",
        "entry-count",
        "extra-data",
        "header-mismatch",
        "inflate-failed",
        "size-mismatch",
    }
    | {"crc", "packed-checksum", "checksum", "tag-checksum", "missing-file"}
)
"""Codes that a medium which loses or changes bytes brings about."""


class Fault(Exception):  # noqa: N818 - a fault of the package that is looked at, not of the program
    """One fault, on its way to the report; `path` is the entry it concerns."""

    def __init__(self, code: str, path: str = "", detail: str = "") -> None:
        """Take a code of `FAULTS`, the entry's name and what its sentence names beside it."""
        super().__init__(code, path, detail)
        self.problem = problem(code, path, detail)


def problem(code: str, path: str = "", detail: str = "") -> PackageProblem:
    """Make a problem with its sentence; characters that can't be shown are spelt out."""
    shown = _shown(path)
    return PackageProblem(code, shown, FAULTS[code].format(path=shown, detail=_shown(detail)))


def _shown(text: str) -> str:
    printable = (char if char.isprintable() else ascii(char)[1:-1] for char in text[:300])
    return "".join(printable)
