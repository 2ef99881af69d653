"""The parts of which a PDF's pages are made: each knows its height and how it breaks over pages."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.content import Letterhead, Signature
from desktop_app.documents.heads import Head, LetterheadPlan, motto_rule, plan_letterhead
from desktop_app.documents.layout import (
    CODE,
    CODE_LABEL,
    MOTTO,
    NATION,
    NATIONAL_MOTTO,
    NATIONAL_NAME,
    QR_SIZE,
    RECIPIENT,
    RECIPIENT_HEAD,
    RECIPIENTS,
    RULE_DROP,
    RULE_THICKNESS,
    SIGNATURE_BEFORE,
    SIGNATURE_LEFT,
    Justify,
    TextStyle,
)
from desktop_app.documents.metrics import Line, ruler
from desktop_app.documents.pdf_sheet import Sheet
from desktop_app.documents.phrases import recipient_lines, signature_texts
from desktop_app.documents.qr import QUIET_ZONE, qr_matrix


class Part(ABC):
    """Something on the page; one that keeps with the next is never the last on a page."""

    keep_next: bool = False

    @property
    @abstractmethod
    def height(self) -> float:
        """The whole height in points."""

    @property
    def least(self) -> float:
        """The height of the smallest beginning that may stand at the foot of a page."""
        return self.height

    @abstractmethod
    def place(self, sheet: Sheet, company: float) -> None:
        """Write it, beginning new pages as needed, so that `company` more points fit under its end."""


@dataclass(slots=True)
class TextPart(Part):
    """Lines of one style within `width` points, `indent` from the left edge; at least two lines stay together.

    One that keeps with the next is broken only where no page holds it whole, as LibreOffice has it. `above` is the
    space that the paragraph before it leaves: of two spaces the larger one counts, and none at the top of a page that
    a document goes on to, as word processors have it. The first line begins with `lead` in bold.
    """

    lines: Sequence[Line]
    style: TextStyle
    width: float
    indent: float = 0.0
    keep_next: bool = False
    rule: float = 0.0
    lead: str = ""
    above: float = 0.0

    @property
    def before(self) -> float:
        """The space before the first line, beyond that of the paragraph above."""
        return max(0.0, self.style.before - self.above)

    @property
    def height(self) -> float:
        """The lines with the space before and after."""
        return self.before + len(self.lines) * self.style.leading + self.style.after

    @property
    def least(self) -> float:
        """Two lines, or all where fewer than two would be left or it keeps with the next."""
        count = len(self.lines) if self.keep_next or len(self.lines) < 4 else 2
        return self.before + count * self.style.leading

    def place(self, sheet: Sheet, company: float) -> None:
        """Write the lines."""
        done = 0
        while done < len(self.lines):
            before = self.before if done == 0 and not sheet.continued else 0.0
            count = self._count(sheet, before, done, company)
            sheet.top += before if count else 0.0
            self._write(sheet, done, count)
            done += count
            if done < len(self.lines):
                sheet.new_page()
        sheet.top += self.style.after

    def _count(self, sheet: Sheet, before: float, done: int, company: float) -> int:
        """How many lines stand on this page; 0: none, go on to the next page."""
        left = len(self.lines) - done
        fitting = int((sheet.room - before) // self.style.leading)
        under = self.style.after + company if company else 0.0
        if left <= fitting and before + left * self.style.leading + under <= sheet.room:
            return left
        if sheet.fresh:
            return max(1, min(left, fitting))
        count = 0 if company else min(fitting, left - 2)
        return count if count >= 2 else 0

    def write_lines(self, sheet: Sheet) -> None:
        """Write all lines from the sheet's top downwards, without the space before and after."""
        self._write(sheet, 0, len(self.lines))

    def _write(self, sheet: Sheet, done: int, count: int) -> None:
        style = self.style
        for place, line in enumerate(self.lines[done : done + count], start=done):
            shift = style.left_indent + (style.first_indent if place == 0 else 0.0)
            x, room = sheet.x + self.indent + shift, self.width - shift
            if place == 0 and self.lead:
                _write_led(sheet, line, self.lead, x, room, style)
            else:
                sheet.write(line, x, sheet.top, room, style)
            sheet.top += style.leading
        if self.rule and done + count == len(self.lines):
            x = sheet.x + self.indent + (self.width - self.rule) / 2
            sheet.rule(x, sheet.top + RULE_DROP, self.rule, RULE_THICKNESS)


def _write_led(sheet: Sheet, line: Line, lead: str, x: float, room: float, style: TextStyle) -> None:
    """Write a line at the sheet's top that begins with a text in bold."""
    measure, bold = ruler(style), replace(style, bold=True, justify=Justify.LEFT)
    wide = ruler(bold).width(lead)
    sheet.write(Line(lead, wide, last=True), x, sheet.top, room, bold)
    rest = line.text.removeprefix(lead).lstrip()
    used = wide + measure.blank
    sheet.write(replace(line, text=rest, width=measure.width(rest)), x + used, sheet.top, room - used, style)


def paragraph(
    text: str, style: TextStyle, width: float, *, indent: float = 0.0, keep_next: bool = False, lead: str = ""
) -> TextPart:
    """Return a paragraph broken into lines."""
    room, measure = width - style.left_indent, ruler(style)
    bolder = ruler(replace(style, bold=True)).width(lead) - measure.width(lead) if lead else 0.0
    lines = measure.wrap(text, room, room - style.first_indent - bolder)
    return TextPart(lines, style, width, indent, keep_next or style.keep_next, lead=lead)


def heading(head: Head, width: float) -> TextPart:
    """Return the lines of a title."""
    return TextPart(_lines(head), head.style, width, keep_next=True, rule=head.rule)


def _lines(head: Head) -> list[Line]:
    return [Line(text, ruler(head.style).width(text), last=True) for text in head.lines]


class Block(Part):
    """A part that is never broken over pages; the space `after` it needn't fit where nothing has to follow."""

    after: float = 0.0

    @property
    def least(self) -> float:
        """All but the space after it."""
        return self.height - self.after

    def place(self, sheet: Sheet, company: float) -> None:
        """Write it here, or on the next page where it doesn't fit."""
        needed = self.height + company if company else self.least
        if needed > sheet.room and not sheet.fresh:
            sheet.new_page()
        self.write(sheet)
        sheet.top += self.height

    @abstractmethod
    def write(self, sheet: Sheet) -> None:
        """Write it from the sheet's top downwards."""


class LetterheadPart(Block):
    """The letterhead: unions on the left, Quốc hiệu and Tiêu ngữ on the right, number and date on one line."""

    keep_next = True

    def __init__(self, letterhead: Letterhead, width: float) -> None:
        self._plan: LetterheadPlan = plan_letterhead(letterhead, width)

    @property
    def _names_height(self) -> float:
        left = self._plan.upper.height + self._plan.own.height
        return max(left, NATION.leading + MOTTO.leading)

    @property
    def height(self) -> float:
        """Names, then number and date."""
        return self._names_height + max(self._plan.number.height, self._plan.date.height)

    def write(self, sheet: Sheet) -> None:
        """Write both columns."""
        plan = self._plan
        right = sheet.x + plan.left_width
        _write_head(sheet, plan.upper, sheet.x, sheet.top, plan.left_width)
        _write_head(sheet, plan.own, sheet.x, sheet.top + plan.upper.height, plan.left_width)
        nation = Head((NATIONAL_NAME,), NATION)
        _write_head(sheet, nation, right, sheet.top, plan.right_width)
        motto = Head((NATIONAL_MOTTO,), MOTTO, motto_rule())
        _write_head(sheet, motto, right, sheet.top + nation.height, plan.right_width)
        below = sheet.top + self._names_height
        _write_head(sheet, plan.number, sheet.x, below, plan.left_width)
        _write_head(sheet, plan.date, right, below, plan.right_width)


def _write_head(sheet: Sheet, head: Head, x: float, top: float, width: float) -> None:
    top += head.style.before
    for line in _lines(head):
        sheet.write(line, x, top, width, head.style)
        top += head.style.leading
    if head.rule:
        sheet.rule(x + (width - head.rule) / 2, top + RULE_DROP, head.rule, RULE_THICKNESS)


class SignaturePart(Block):
    """The signature block with what stands beside it, their first lines level; the code on paper at the foot."""

    def __init__(self, signature: Signature, width: float) -> None:
        left = width * SIGNATURE_LEFT
        if signature.beside is not None:
            self._left = _signature_lines(signature.beside, left, 0.0, SIGNATURE_BEFORE)
            self._right = signature_lines(signature, width)
        else:
            self._left = [paragraph(RECIPIENTS, RECIPIENT_HEAD, left)]
            self._left += [paragraph(line, RECIPIENT, left) for line in recipient_lines(signature.recipients)]
            self._right = signature_lines(signature, width, before=0.0)
        self._code = signature.code

    @property
    def _columns_height(self) -> float:
        qr = QR_SIZE if self._code else 0.0
        return max(_height(self._left) + qr, _height(self._right))

    @property
    def height(self) -> float:
        """That of the taller column, and of the line with the code."""
        return self._columns_height + (CODE.before + CODE.leading if self._code else 0.0)

    def write(self, sheet: Sheet) -> None:
        """Write both columns and the code."""
        top = sheet.top
        for column in (self._left, self._right):
            sheet.top = top
            for part in column:
                sheet.top += part.style.before
                part.write_lines(sheet)
                sheet.top += part.style.after
        sheet.top = top
        if self._code is not None:
            _write_qr(sheet, self._code.payload, top + _height(self._left))
            text = f"{CODE_LABEL} {self._code.text}"
            line = Line(text, ruler(CODE).width(text), last=True)
            sheet.write(line, sheet.x, top + self._columns_height + CODE.before, sheet.width, CODE)


def _height(parts: Sequence[TextPart]) -> float:
    return sum(part.height for part in parts)


def _write_qr(sheet: Sheet, payload: str, top: float) -> None:
    matrix = qr_matrix(payload)
    side = QR_SIZE / (len(matrix) + 2 * QUIET_ZONE)
    sheet.squares(matrix, sheet.x + QUIET_ZONE * side, top + QUIET_ZONE * side, side)


def signature_lines(signature: Signature, width: float, before: float = SIGNATURE_BEFORE) -> list[TextPart]:
    """Return the lines of a signature block, in the right part of the page, `before` points under what is above."""
    indent = width * SIGNATURE_LEFT
    return _signature_lines(signature, width - indent, indent, before)


def _signature_lines(signature: Signature, width: float, indent: float, before: float) -> list[TextPart]:
    parts = [paragraph(text, style, width, indent=indent) for text, style in signature_texts(signature)]
    parts[0].style = replace(parts[0].style, before=before)
    return parts
