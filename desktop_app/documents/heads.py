"""Where the lines of letterhead and title break, and how long the rules under them are: the same for all writers."""

import re
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.content import Letterhead, Title
from desktop_app.documents.layout import (
    KIND,
    LETTERHEAD_GAP,
    LETTERHEAD_RIGHT,
    LETTERHEAD_RIGHT_MOST,
    MOTTO,
    NATIONAL_MOTTO,
    NUMBER,
    OWN_UNION,
    PLACE_DATE,
    REFERENCE,
    RULE_SHARE,
    SUBJECT,
    TITLE_SHARE,
    UPPER_UNION,
    TextStyle,
)
from desktop_app.documents.metrics import Line, ruler

_SUBJECT_PARTS: Final = re.compile(r" (?=\()| (?=Chương trình “)")
"""Where a subject of several lines breaks first: before the programme, and before what stands in brackets."""
_PROGRAMME: Final = "Chương trình "
_ROUNDING: Final = 0.1
"""A line measured word by word may be wider than the same one measured whole, by what is lost in adding up."""
_SHORT: Final = 0.4
"""A first line with less than this share of the room takes the word Chương trình to itself."""


@dataclass(frozen=True, slots=True)
class Head:
    """Lines that belong together, their style, and the length of the rule under the last one (0: none)."""

    lines: tuple[str, ...]
    style: TextStyle
    rule: float = 0.0

    @property
    def height(self) -> float:
        """The height of the lines with the space before and after them."""
        return self.style.before + len(self.lines) * self.style.leading + self.style.after


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadPlan:
    """The letterhead taken apart: widths of both columns in points, and what stands in them."""

    left_width: float
    right_width: float
    upper: Head
    own: Head
    number: Head
    date: Head


def plan_letterhead(letterhead: Letterhead, width: float) -> LetterheadPlan:
    """Return a letterhead's columns and lines within `width` points."""
    date_width = ruler(PLACE_DATE).width(letterhead.place_and_date) + LETTERHEAD_GAP + _ROUNDING
    right = min(max(LETTERHEAD_RIGHT, date_width), LETTERHEAD_RIGHT_MOST)
    left = width - right
    return LetterheadPlan(
        left_width=left,
        right_width=right,
        upper=_head(letterhead.upper, UPPER_UNION, left - LETTERHEAD_GAP),
        own=_head(letterhead.own, OWN_UNION, left - LETTERHEAD_GAP, ruled=True),
        number=_head(letterhead.number, NUMBER, left - LETTERHEAD_GAP),
        date=_head(letterhead.place_and_date, PLACE_DATE, right - LETTERHEAD_GAP),
    )


def motto_rule() -> float:
    """Return the length of the rule under the Tiêu ngữ: exactly that of its text (II.1.b)."""
    return ruler(MOTTO).width(NATIONAL_MOTTO)


def plan_title(title: Title, width: float) -> list[Head]:
    """Return kind, subject and reference of a title, in order, each where there is one."""
    room = width * TITLE_SHARE
    heads = [
        _head(title.kind, KIND, room),
        _headed(_subject_lines(title.subject, room), SUBJECT, ruled=True),
        _head(title.reference, REFERENCE, room),
    ]
    return [head for head in heads if head.lines]


def _head(text: str, style: TextStyle, room: float, *, ruled: bool = False) -> Head:
    return _headed(ruler(style).balanced(text, room) if text else [], style, ruled=ruled)


def _subject_lines(text: str, room: float) -> list[Line]:
    measure = ruler(SUBJECT)
    if measure.width(text) <= room:
        return measure.balanced(text, room) if text else []
    first, *others = _SUBJECT_PARTS.split(text)
    if others and measure.width(first) < room * _SHORT:
        quoted = others[0].removeprefix(_PROGRAMME)
        if quoted != others[0]:
            first, others[0] = f"{first} {_PROGRAMME.strip()}", quoted
    return [line for part in (first, *others) for line in measure.balanced(part, room)]


def _headed(lines: list[Line], style: TextStyle, *, ruled: bool) -> Head:
    longest = max((line.width for line in lines), default=0.0)
    return Head(tuple(line.text for line in lines), style, longest * RULE_SHARE if ruled else 0.0)
