"""What the lines above a list say of the decision that it came with."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop_app.domain.office_list import Answers
from desktop_app.text.dates import DateError, parse_date
from desktop_app.text.fold import fold_words
from desktop_app.text.unicode import clean_line

_DECISION: Final = re.compile(
    r"(?P<before>[^\n(]*)\b(?:quyết\s+định|qđ)\s+(?:số\s*)?:?\s*(?P<number>\d+(?:\s?[/-]\s?[^\W_][\w.&-]*)*)",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    r"[\s,]*ngày\s+(\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d+|\d{1,2}\s+tháng\s+\d{1,2},?\s+năm\s+\d+)", re.IGNORECASE
)
_OFFICE: Final = re.compile(
    r"[\s,]*của\s+(?P<office>[^\n();]+?)\s*(?=[\n();]|[.,]?\s*$|,?\s+(?:ngày|về|v/v|công\s+nhận|ban\s+hành)\b)",
    re.IGNORECASE,
)
_GROUNDS: Final = re.compile(r"\b(?:căn\s+cứ|thực\s+hiện|thay\s+thế|sửa\s+đổi)\b", re.IGNORECASE)
_LONGEST: Final = 150


def said_above(lines: Sequence[str]) -> Answers:
    """Return number, day and authority of the one decision that the lines name; what isn't sure stays unstated.

    Decisions that are named as grounds (*Căn cứ …*) aren't the list's; where two are left, neither is taken.
    """
    text = "\n".join(lines)
    found = [match for match in _DECISION.finditer(text) if not _GROUNDS.search(match["before"])]
    numbers = {fold_words(match["number"]) for match in found}
    if len(numbers) != 1:
        return Answers()
    read = [_after(text[match.end() :]) for match in found]
    days = {day for day, _ in read if day is not None}
    offices = {fold_words(office): office for _, office in read if office}
    return Answers(
        decision_number=re.sub(r"\s+", "", found[0]["number"]).rstrip(".-"),
        decision_date=days.pop() if len(days) == 1 else None,
        decision_authority=next(iter(offices.values())) if len(offices) == 1 else "",
    )


def _after(rest: str) -> tuple[date | None, str]:
    """Return day and authority as they follow a decision's number, in either order."""
    day: date | None = None
    office = ""
    for _ in range(2):
        if match := _DAY.match(rest):
            day = _day(match[1])
        elif match := _OFFICE.match(rest):
            office = clean_line(match["office"])
        else:
            break
        rest = rest[match.end() :]
    return day, office if len(office) <= _LONGEST else ""


def _day(text: str) -> date | None:
    try:
        return parse_date(clean_line(text)).date
    except DateError:
        return None
