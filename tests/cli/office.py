"""A small made-up union for tests of the whole: its workbook, and a program to call as an office would."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from desktop_app.cli.main import run
from desktop_app.domain.context import Context
from tests.importing.books import book_bytes

PROGRAMME = "1trieu-yenbai-2022"
ON = "2022-05-01"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"

Sheets = dict[str, list[list[Any]]]

_INITIATIVE = {
    "Loại giải pháp": "Giải pháp quản lý",
    "Khối": "Khối cơ quan",
    "Đối tượng": "Cán bộ, viên chức, người lao động các đơn vị sự nghiệp",
    "Tình trạng áp dụng": "Đã áp dụng",
    "Ngày áp dụng": "15/01/2022",
    "Phạm vi áp dụng": "Toàn cơ quan",
    "Tóm tắt nội dung": "Sắp xếp lại quy trình tiếp nhận hồ sơ để giảm thời gian chờ.",
    "Giá trị làm lợi (đồng)": "15 triệu",
    "Đã công nhận": "Có",
    "Số quyết định": "12/QĐ-SNV",
    "Có tính mới": "Có",
    "Trái trật tự công cộng hoặc đạo đức xã hội": "Không",
    "Đang được bảo hộ quyền sở hữu trí tuệ": "Không",
    "Có khiếu nại": "Không",
    "Tranh chấp quyền tác giả": "Không",
}

_TITLES = ("Số hóa kho lưu trữ hồ sơ cán bộ", "Lịch trực luân phiên có nhắc việc", "Máy vò chè mini cho hộ gia đình")


def sheets(*changes: Mapping[str, Any]) -> Sheets:
    """The sheets of a union with two members and three sound initiatives; each mapping changes one of these."""
    rows = []
    for number, title in enumerate(_TITLES):
        cells = {"Mã sáng kiến": f"SK{number + 1:03d}", "Tên sáng kiến": title, **_INITIATIVE}
        rows.append(cells | (dict(changes[number]) if number < len(changes) else {}))
    headers = list(dict.fromkeys(name for row in rows for name in row))
    return {
        "Đơn vị": [
            ["Tên đơn vị", "CĐCS Sở Nội vụ"],
            ["Công đoàn cấp trên", "Công đoàn Viên chức tỉnh Yên Bái"],
            ["Cấp", "cơ sở"],
            ["Tỉnh/Thành phố", "Yên Bái"],
            ["Số đoàn viên", 40],
            ["Địa danh", "Yên Bái"],
            ["Ký hiệu văn bản", "CĐCS"],
            ["Thẩm quyền ký", "BAN CHẤP HÀNH"],
            ["Chức vụ người ký", "CHỦ TỊCH"],
            ["Người ký", "Nguyễn Thị Mẫu"],
        ],
        "Đoàn viên": [
            ["Họ và tên", "Mã đoàn viên", "Ngày sinh", "CCCD/CMND", "Số điện thoại", "Chức vụ", "Nơi công tác"],
            ["Trần Văn Thử", "DV01", "1985", "015085000001", "0912 345 678", "Chuyên viên", "Sở Nội vụ"],
            ["Lê Thị Nháp", "DV02", "02/09/1990", "015190000002", "0987654321", "Văn thư", "Sở Nội vụ"],
        ],
        "Sáng kiến": [headers, *([row.get(name) for name in headers] for row in rows)],
        "Tác giả": [
            ["Mã sáng kiến", "Tác giả", "Tỷ lệ đóng góp (%)", "Tác giả đứng tên"],
            ["SK001", "DV01", None, None],
            ["SK002", "DV02", None, None],
            ["SK003", "Trần Văn Thử", 60, "Có"],
            ["SK003", "Lê Thị Nháp", 40, None],
        ],
        "Quyết định": [
            ["Số quyết định", "Ngày quyết định", "Cơ quan công nhận", "Tệp"],
            ["12/QĐ-SNV", "20/01/2022", "Sở Nội vụ", "qd12.pdf"],
        ],
    }


@dataclass(frozen=True, slots=True)
class Answered:
    """What one call of the command line answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON document on standard output."""
        return dict(json.loads(self.out))


class Office:
    """A folder with workbooks, a workspace, and the program."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Work in this folder."""
        self.folder = folder
        self.workspace = folder / "may"
        self._capsys = capsys
        self.now = datetime(2022, 5, 1, 2, 0, tzinfo=UTC)

    def workbook(self, content: Mapping[str, Sequence[Sequence[Any]]], name: str = "danh-sach.xlsx") -> Path:
        """Write a workbook with the scan of its decision beside it."""
        (self.folder / "qd12.pdf").write_bytes(PDF)
        path = self.folder / name
        path.write_bytes(book_bytes(content))
        return path

    def __call__(self, *words: str | Path) -> Answered:
        """Call the program with these words."""
        context = Context(now=lambda: self.now, user="thu", new_id=uuid4)
        status = run([str(word) for word in words], context, self.workspace)
        captured = self._capsys.readouterr()
        return Answered(status, captured.out, captured.err)

    def json(self, *words: str | Path) -> dict[str, Any]:
        """Call the program with `--json`; its document."""
        return self(*words, "--json").json
