"""A list as an office sends it: twelve initiatives of one decision in one sheet, and the scan of the decision."""

import io
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

PROGRAMME = "1trieu-yenbai-2022"
ON = "2022-05-01"
DECISION = "45/QĐ-SNV"
DECISION_DATE = date(2022, 2, 18)
AUTHORITY = "Sở Nội vụ tỉnh Yên Bái"
SHEET = "Danh sách 2022"
HEADINGS = (
    "STT",
    "Họ và tên tác giả",
    "Năm sinh",
    "Chức vụ",
    "Đơn vị công tác",
    "Số điện thoại",
    "Số CCCD",
    "Tên sáng kiến, giải pháp",
    "Loại giải pháp",
    "Lĩnh vực",
    "Ngày áp dụng",
    "Tình trạng áp dụng",
    "Phạm vi áp dụng",
    "Tóm tắt nội dung",
    "Giá trị làm lợi (triệu đồng)",
    "Hiệu quả",
    "Ghi chú",
)
_DATA = Path(__file__).parents[1] / "data" / "lists" / "office-2022.toml"

Row = dict[str, object]


def office_rows() -> list[Row]:
    """Return the list's rows, cells by heading; what findings they have in the programme is said in `FINDINGS`."""
    rows: list[Row] = tomllib.loads(_DATA.read_text("utf-8"))["row"]
    for number, row in enumerate(rows, start=1):
        row["STT"] = number
        times = row.pop("repeated_summary", 1)
        row["Tóm tắt nội dung"] = " ".join([str(row["Tóm tắt nội dung"])] * int(str(times)))
    return rows


FINDINGS = {
    "SK002": ("recognised-author", "put_forward"),
    "SK003": ("portal-text", "summary"),
    "SK004": ("applied-window", "applied_on"),
    "SK005": ("author-details", "phone"),
    "SK009": ("recognised-author", "put_forward"),
    "SK011": ("author-details", "identity_number"),
}
"""What the rules find on `ON`, each worth one field; the one of SK011 is a warning that can be waived."""


def twelve_rows(folder: Path) -> tuple[Path, Path]:
    """Write the list and the scan of its decision into a folder; return both paths."""
    scan = folder / "quyet-dinh-45.pdf"
    scan.write_bytes(_pdf())
    path = folder / "danh-sach-sang-kien-2022.xlsx"
    path.write_bytes(list_bytes(office_rows()))
    return path, scan


def list_bytes(rows: Sequence[Row]) -> bytes:
    """Return the list as a workbook: a merged title above, dates as dates, signatures below."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    page = book.add_worksheet(SHEET)
    bold = book.add_format({"bold": True, "align": "center", "text_wrap": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    page.merge_range(0, 0, 0, 6, "CÔNG ĐOÀN CƠ SỞ SỞ NỘI VỤ", bold)
    page.merge_range(2, 0, 2, len(HEADINGS) - 1, "DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM 2022", bold)
    page.write_string(3, 0, f"(Kèm theo Quyết định số {DECISION} ngày 18/02/2022 của {AUTHORITY})")
    for place, heading in enumerate(HEADINGS):
        page.write_string(5, place, heading, bold)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row.get(heading) for heading in HEADINGS):
            if isinstance(value, date):
                page.write_datetime(5 + number, place, value, day)
            elif isinstance(value, int | float):
                page.write_number(5 + number, place, value)
            elif isinstance(value, str):
                page.write_string(5 + number, place, value)
    last = 5 + len(rows)
    page.write_string(last + 1, 1, f"Tổng cộng: {len(rows)} sáng kiến")
    page.write_string(last + 3, 10, "Yên Bái, ngày 20 tháng 02 năm 2022")
    page.write_string(last + 4, 1, "Người lập biểu")
    page.write_string(last + 4, 10, "CHỦ TỊCH")
    book.close()
    return buffer.getvalue()


def _pdf() -> bytes:
    """Return a sound PDF of one empty page."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    )
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
