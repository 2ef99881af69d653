"""What the papers that a union makes on its own have in common: blanks, head, numbered parts, the mark of lists."""

import re
from typing import Final

from desktop_app.documents.content import Block, Document, Paragraph, Role, Title
from desktop_app.documents.phrases import author, date_phrase, number_and_symbol, submitter, unit_name
from desktop_app.documents.wording import Sections, Value
from desktop_app.domain.office_papers import OfficeFacts
from desktop_app.text.dates import format_date

COMMON: Final = ("ten_don_vi", "cong_doan_cap_tren", "chu_the", "chuong_trinh", "ten_ngan_chuong_trinh", "den_ngay")
"""The blanks that each of these papers has."""

_ROLES: Final = ((re.compile(r"[IVX]{1,4}\.\s"), Role.HEADING), (re.compile(r"Điều \d+\.\s"), Role.ARTICLE))
"""How a heading and an article of a decision begin."""


def common_values(facts: OfficeFacts) -> dict[str, Value]:
    """Return the values of the blanks in `COMMON`."""
    unit, programme = facts.report.unit, facts.report.programme
    return {
        "ten_don_vi": unit_name(unit),
        "cong_doan_cap_tren": unit.upper_name or programme.issuer,
        "chu_the": submitter(unit),
        "chuong_trinh": programme.title,
        "ten_ngan_chuong_trinh": programme.short_title,
        "den_ngay": format_date(facts.report.as_of),
    }


def numbered_values(facts: OfficeFacts, kind: str) -> dict[str, Value]:
    """Return the values by which an annex says to which numbered document it belongs."""
    return {
        "so_van_ban": number_and_symbol(facts.report.unit, facts.marks, kind),
        "ngay_van_ban": date_phrase(facts.marks.dated_on),
    }


def title_of(text: Sections) -> Title:
    """Return the title that a wording's sections give."""
    parts = {name: " ".join(text.get(name, ())) for name in ("Tên loại", "Trích yếu", "Chỉ dẫn kèm theo")}
    return Title(kind=parts["Tên loại"], subject=parts["Trích yếu"], reference=parts["Chỉ dẫn kèm theo"])


def document(facts: OfficeFacts, title: Title, blocks: tuple[Block, ...], *, landscape: bool = False) -> Document:
    """Return a document of the reporting union."""
    unit = facts.report.unit
    return Document(
        title=" – ".join(filter(None, (title.kind, title.subject))),
        author=author(unit),
        stamp=facts.report.on,
        sample=unit.sample,
        landscape=landscape,
        blocks=blocks,
    )


def paragraphs(lines: tuple[str, ...]) -> tuple[Paragraph, ...]:
    """Return the paragraphs; one that begins with a Roman number is a heading, with `Điều 1.` an article."""
    return tuple(Paragraph(line, _role(line)) for line in lines)


def _role(line: str) -> Role:
    return next((role for beginning, role in _ROLES if beginning.match(line)), Role.BODY)


def numbered_parts(text: Sections, names: tuple[str, ...]) -> tuple[Paragraph, ...]:
    """Return sections one after another, the first line of each its heading, numbered; one without more drops out."""
    parts = [text[name] for name in names if len(text[name]) > 1]
    found: list[Paragraph] = []
    for number, (heading, *lines) in enumerate(parts, start=1):
        found.append(Paragraph(f"{number}. {heading}", Role.HEADING))
        found += map(Paragraph, lines)
    return tuple(found)


def personal_mark(facts: OfficeFacts) -> Paragraph:
    """Return what stands below a list of people (F10): whose it is, from which day, and that it is personal data."""
    name, day = unit_name(facts.report.unit), format_date(facts.report.on)
    return Paragraph(f"Chứa dữ liệu cá nhân. {name}, ngày {day}.", Role.NOTE)
