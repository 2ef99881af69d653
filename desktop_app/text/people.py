"""Take apart the cells in which officers write several facts about a person."""

import re
from typing import Final

from desktop_app.text.unicode import clean_line, clean_text

_SEPARATOR: Final = re.compile(r"[;\n]|(?<!19\d\d)(?<!20\d\d),(?=\s*(?:[Nn]ăm\s+)?(?:19|20)\d\d\s*[:–-])")
_YEAR_FIRST: Final = re.compile(
    r"(?:[Nn]ăm\s+)?(?P<years>(?:19|20)\d\d(?:\s*(?:,|và|[-–](?=\s*(?:19|20)\d\d\s*:))\s*(?:19|20)\d\d)*)\s*[:–-]\s*(?P<award>(?=.*[^\W\d_])\S.*)"
)
_YEAR_LAST: Final = re.compile(r"(?P<award>\S.*?),?\s*(?:\((?:năm\s+)?|năm\s+)(?P<years>(?:19|20)\d\d)\)?")
_BULLET: Final = re.compile(r"^[-–•+*]\s*")
_RANGE: Final = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")


class AwardsError(ValueError):
    """A cell of awards that can't be taken apart; its text says in Vietnamese what to mend."""


def split_awards(text: str) -> list[tuple[int, str]]:
    """Return the awards of a cell as (year, award), in the order written.

    `2018: Chiến sĩ thi đua cơ sở; 2019: Bằng khen UBND tỉnh`, separated by `;` or line breaks; the year may
    also stand last (`Bằng khen (2019)`), several years share an award (`2018, 2019: …`, `2018-2020: …`).
    Raises `AwardsError` naming the part that has no year.
    """
    awards: list[tuple[int, str]] = []
    for part in _SEPARATOR.split(clean_text(text)):
        written = _BULLET.sub("", clean_line(part)).rstrip(" .,")
        if not written:
            continue
        match = _YEAR_FIRST.fullmatch(written) or _YEAR_LAST.fullmatch(written)
        if match is None:
            raise AwardsError(
                f"“{written}” chưa rõ năm: hãy ghi “năm: danh hiệu”, ví dụ “2018: Chiến sĩ thi đua cơ sở”, "
                "cách nhau bằng dấu chấm phẩy."
            )
        awards += [(year, match["award"]) for year in _years(match["years"])]
    return awards


def _years(written: str) -> list[int]:
    """Return the years of a list or a range of years."""
    if match := _RANGE.fullmatch(written):
        return list(range(int(match[1]), int(match[2]) + 1))
    return [int(year) for year in re.findall(r"\d{4}", written)]
