"""Widths of text and the breaking of lines, by the font's own measures."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from desktop_app.documents.fonts import face, register_fonts
from desktop_app.documents.layout import CELL_MARGIN, TextStyle

# A number and its unit stay together.
_NUMBER_AND_UNIT: Final = re.compile(r"(?<=\d) (?=(?:đồng|nghìn|triệu|tỷ|%|°C|kg|tấn|km|m²|m³|ha|kWh|lít)(?:\W|$))")
# Words of several syllables inside which a heading is not broken.
_COMPOUNDS: Final = """áp dụng|bảo hiểm|bệnh viện|cá nhân|chế xuất|chỉ tiêu|chiến thắng|chức vụ|chương trình
|công đoàn|công nghệ|công nghiệp|công tác|công thương|công ty|cổ phần|cơ sở|danh hiệu|doanh nghiệp|du lịch|đại dịch
|đại học|đào tạo|đăng ký|đầu tư|đề nghị|điện lực|đoàn viên|đơn vị|giai đoạn|giao thông|giáo dục|giá trị|hành chính
|hiệu quả|hình thức|họ và tên|hồ chí minh|kế hoạch|khen thưởng|khoa học|lao động|liên đoàn|liên hệ|mầm non
|môi trường|năm sinh|ngân hàng|nội vụ|nông nghiệp|nông thôn|nỗ lực|phạm vi|phát triển|phổ thông|quyết tâm|sáng kiến
|sáng tạo|số điện thoại|sự nghiệp|tài chính|tài nguyên|tham gia|thể thao|thực hiện|thi đua|tiểu học|tờ trình
|trung học|trung tâm|trực tuyến|trường học|ứng dụng|văn hóa|văn phòng|vận tải|viên chức|vượt khó|xã hội|xây dựng
|xét chọn|y tế|03 năm"""
_HEADING_UNITS: Final = re.compile(
    r"\b(?:(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường) (?:hồ chí minh|\w+(?: \w+)?)(?=$|[\s,])"
    rf"|{_COMPOUNDS.replace(chr(10), '')}"
    r"|ngày \S+ tháng \S+ năm \S+)",
    re.IGNORECASE,
)
_GLUE: Final = "\xa0"
_JOINTS: Final = "-/_"
_CACHE_LIMIT: Final = 50_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, its natural width in points, and whether a paragraph ends with it."""

    text: str
    width: float
    last: bool = False


class Ruler:
    """Measures text in one face and size; keeps the widths of words that it has met."""

    def __init__(self, style: TextStyle) -> None:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        register_fonts()
        self._face, self._size = face(style), style.size
        self._string_width: Callable[..., float] = stringWidth
        self._widths: dict[str, float] = {}
        self.blank = self.width(" ")

    def width(self, text: str) -> float:
        """Return the width of a text in points."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= _CACHE_LIMIT:
                self._widths.clear()
            width = self._widths[text] = self._string_width(text, self._face, self._size)
        return width

    def wrap(self, text: str, room: float, first_room: float | None = None) -> list[Line]:
        """Break a paragraph into lines of at most `room` points, the first of at most `first_room`.

        Breaks at blanks; a word longer than a line is cut. An empty text is one empty line.
        """
        lines: list[Line] = []
        words: list[str] = []
        width, limit, blank = 0.0, room if first_room is None else first_room, self.blank
        for word in self._words(text, room):
            wide = self._widths.get(word) or self.width(word)
            longer = width + blank + wide if words else wide
            if words and longer > limit:
                lines.append(Line(_line(words), width))
                words, width, limit = [word], wide, room
            else:
                width = longer
                words.append(word)
        lines.append(Line(_line(words), width, last=True))
        return lines

    def balanced(self, text: str, room: float) -> list[Line]:
        """Break a heading into as few lines as `room` points allow, about equally long, no name broken apart."""
        text = _HEADING_UNITS.sub(lambda match: match.group().replace(" ", _GLUE), text).replace(" - ", f"{_GLUE}- ")
        best = self.wrap(text, room)
        low, high = max(map(self.width, self._words(text, room)), default=0.0), room
        while len(best) > 1 and high - low > 1:
            middle = (low + high) / 2
            tried = self.wrap(text, middle)
            if len(tried) > len(best):
                low = middle
            else:
                best, high = tried, middle
        return best

    def balanced_in_cell(self, text: str, cell_width: float) -> list[Line]:
        """Break a heading inside a table's cell."""
        return self.balanced(text, cell_width - 2 * CELL_MARGIN)

    def _words(self, text: str, room: float) -> list[str]:
        glued = _NUMBER_AND_UNIT.sub(_GLUE, text)
        words = [word for word in glued.split(" ") if word]
        widths = self._widths
        if max((widths.get(word) or self.width(word) for word in words), default=0.0) <= room:
            return words
        parts = [part for word in words for part in ([word] if self.width(word) <= room else word.split(_GLUE))]
        return [piece for part in parts for piece in self._pieces(part, room)]

    def _pieces(self, word: str, room: float) -> list[str]:
        """Cut a word so that each piece fits: after its last hyphen as in Word, else a slash, else anywhere."""
        pieces, start, width = [], 0, 0.0
        for place, char in enumerate(word):
            wide = self.width(char)
            while place > start and width + wide > room:
                joints = (word.rfind(mark, start, place) + 1 for mark in _JOINTS)
                cut = next((joint for joint in joints if joint > start), place)
                pieces.append(word[start:cut])
                start, width = cut, sum(map(self.width, word[cut:place]))
            width += wide
        return [*pieces, word[start:]]


def _line(words: list[str]) -> str:
    return " ".join(words).replace(_GLUE, " ")


@cache
def ruler(style: TextStyle) -> Ruler:
    """Return the ruler of a style."""
    return Ruler(style)
