"""Measures and styles of paper, in points: Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from desktop_app.documents.content import Align, Role

MM: Final = 72 / 25.4
"""Points in a millimetre."""

PAGE_SHORT: Final = 210 * MM
PAGE_LONG: Final = 297 * MM
MARGIN_TOP: Final = 20 * MM
MARGIN_BOTTOM: Final = 20 * MM
MARGIN_LEFT: Final = 30 * MM
MARGIN_RIGHT: Final = 15 * MM
HEADER_DISTANCE: Final = 10 * MM

LINE_HEIGHT: Final = 1.149
"""A single-spaced line of Times New Roman, as a multiple of its size."""
ASCENT: Final = 0.891

LETTERHEAD_RIGHT: Final = 92 * MM
"""The least width of the column of Quốc hiệu, which never wraps; a long place and date widen it."""
LETTERHEAD_RIGHT_MOST: Final = 110 * MM
LETTERHEAD_GAP: Final = 2 * MM
TITLE_SHARE: Final = 0.86
"""Share of the width within which title and subject are broken into lines."""
RULE_THICKNESS: Final = 0.75
RULE_DROP: Final = 3.0
"""From the bottom of a line of text to the rule under it."""
RULE_SHARE: Final = 0.4
"""Length of the rule under a name or subject: between a third and a half of its text (II.2.b, II.5)."""

SIGNATURE_LEFT: Final = 0.5
"""Share of the width that Nơi nhận has; the signature has the rest."""
SIGNATURE_BEFORE: Final = 8.0
"""Space above a signature block that stands alone."""
SIGNING_SPACE: Final = 56.0
QR_SIZE: Final = 18 * MM

CELL_MARGIN: Final = 1.5 * MM
CELL_MARGIN_HIGH: Final = 1.5
BORDER: Final = 0.5

PROGRAM: Final = "Hồ Sơ Sáng Kiến"
"""The program's name in the properties of the files it makes."""
NATIONAL_NAME: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NATIONAL_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
SAMPLE_MARK: Final = "DỮ LIỆU MẪU"
RECIPIENTS: Final = "Nơi nhận:"
SALUTATION: Final = "Kính gửi:"
CODE_LABEL: Final = "Mã đối chiếu:"


class Justify(Enum):
    """How lines stand between the margins."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a paragraph looks; `name` is its style's name in a word processor; measures in points.

    `keep_next`: never the last on a page. `hanging`: how far lines after the first stand in.
    """

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    justify: Justify = Justify.LEFT
    first_indent: float = 0.0
    left_indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    @property
    def leading(self) -> float:
        """The height of one line."""
        return self.size * LINE_HEIGHT


_CENTRED: Final = TextStyle(name="", size=14, bold=True, justify=Justify.CENTRE, keep_next=True)

UPPER_UNION: Final = replace(_CENTRED, name="Tên công đoàn cấp trên", size=12, bold=False)
OWN_UNION: Final = replace(_CENTRED, name="Tên công đoàn", size=12)
NATION: Final = replace(_CENTRED, name="Quốc hiệu", size=12)
MOTTO: Final = replace(_CENTRED, name="Tiêu ngữ", size=13)
NUMBER: Final = replace(_CENTRED, name="Số và ký hiệu", size=13, bold=False, before=10)
PLACE_DATE: Final = replace(_CENTRED, name="Địa danh và ngày tháng", size=13, bold=False, italic=True, before=10)
KIND: Final = replace(_CENTRED, name="Tên loại văn bản", before=14)
SUBJECT: Final = replace(_CENTRED, name="Trích yếu nội dung", after=12)
REFERENCE: Final = replace(_CENTRED, name="Chỉ dẫn kèm theo", size=13, bold=False, italic=True, after=8)
ADDRESSEE: Final = replace(_CENTRED, name="Kính gửi", bold=False, after=10)
ADDRESSEES: Final = TextStyle(name="Kính gửi nhiều nơi", size=14, left_indent=56, after=6, keep_next=True)
ADDRESSEE_ITEM: Final = TextStyle(
    name="Nơi kính gửi", size=14, left_indent=114, first_indent=-8, after=6, keep_next=True
)
BODY: Final = TextStyle(name="Nội dung", size=14, justify=Justify.BOTH, first_indent=12.7 * MM, after=6)
GROUND: Final = replace(BODY, name="Căn cứ", italic=True)
ARTICLE: Final = replace(BODY, name="Điều")
HEADING: Final = replace(BODY, name="Đề mục", bold=True, before=6, keep_next=True)
AFTER_TABLE: Final = replace(BODY, name="Nội dung sau bảng", before=8)
NOTE: Final = replace(BODY, name="Ghi chú", size=13, before=8)
CENTRED: Final = replace(_CENTRED, name="Dòng giữa", before=6, after=6)
FIGURE_TITLE: Final = replace(_CENTRED, name="Tên biểu đồ", size=13, before=6, after=4)
FIGURE_LABEL: Final = TextStyle(name="Chữ trong biểu đồ", size=12)
FIGURE_VALUE: Final = replace(FIGURE_LABEL, name="Số trong biểu đồ", bold=True, justify=Justify.RIGHT)
FIGURE: Final = TextStyle(name="Biểu đồ", size=12, justify=Justify.CENTRE, after=6)
TABLE_HEAD: Final = replace(_CENTRED, name="Đầu bảng", size=12)
TABLE_CELL: Final = TextStyle(name="Ô bảng", size=12)
TABLE_CELL_CENTRED: Final = replace(TABLE_CELL, name="Ô bảng giữa", justify=Justify.CENTRE)
TABLE_CELL_RIGHT: Final = replace(TABLE_CELL, name="Ô bảng phải", justify=Justify.RIGHT)
RECIPIENT_HEAD: Final = TextStyle(name="Từ Nơi nhận", size=12, bold=True, italic=True, keep_next=True)
RECIPIENT: Final = TextStyle(name="Danh sách nơi nhận", size=11, keep_next=True)
CODE: Final = TextStyle(name="Dòng mã đối chiếu", size=11, before=2)
AUTHORITY: Final = replace(_CENTRED, name="Quyền hạn và chức vụ")
SIGNING_NOTE: Final = replace(_CENTRED, name="Chỉ dẫn ký", size=13, bold=False, italic=True)
SIGNER: Final = replace(_CENTRED, name="Họ tên người ký", before=SIGNING_SPACE, keep_next=False)
PAGE_NUMBER: Final = TextStyle(name="Số trang", size=13, justify=Justify.CENTRE)
SAMPLE: Final = TextStyle(name="Dấu dữ liệu mẫu", size=12, bold=True, justify=Justify.RIGHT)

STYLES: Final = (
    UPPER_UNION, OWN_UNION, NATION, MOTTO, NUMBER, PLACE_DATE, KIND, SUBJECT, REFERENCE, ADDRESSEE, ADDRESSEES,
    ADDRESSEE_ITEM, BODY, ARTICLE, GROUND, HEADING, NOTE, TABLE_HEAD, TABLE_CELL, TABLE_CELL_CENTRED, TABLE_CELL_RIGHT,
    RECIPIENT_HEAD, RECIPIENT, CODE, AUTHORITY, SIGNING_NOTE, SIGNER, PAGE_NUMBER, SAMPLE,
    CENTRED, AFTER_TABLE, FIGURE_TITLE, FIGURE,
)  # fmt: skip

ROLE_STYLES: Final = {
    Role.BODY: BODY,
    Role.GROUND: GROUND,
    Role.HEADING: HEADING,
    Role.NOTE: NOTE,
    Role.ARTICLE: ARTICLE,
    Role.ADDRESSEE: ADDRESSEE,
    Role.CENTRED: CENTRED,
    Role.AFTER_TABLE: AFTER_TABLE,
}
CELL_STYLES: Final = {
    Align.LEFT: TABLE_CELL,
    Align.CENTRE: TABLE_CELL_CENTRED,
    Align.BALANCED: TABLE_CELL_CENTRED,
    Align.RIGHT: TABLE_CELL_RIGHT,
}
