"""The text file with an initiative's fields for the portal, in the portal's order and within its limit."""

from desktop_app.domain.case import Case
from desktop_app.domain.programme import PORTAL_FIELDS, Programme
from desktop_app.text.numbers import format_money
from desktop_app.text.unicode import truncate_utf16, utf16_length


def portal_text(case: Case, programme: Programme) -> bytes:
    """Return the fields to paste, each under its label: UTF-8 with byte order mark and CRLF, for Notepad."""
    values = _values(case, programme)
    lines = [
        f"{case.initiative.code} – {case.initiative.title}",
        f"Cổng: {programme.portal.address}",
        "Chép từng mục dưới đây vào ô cùng tên trên cổng.",
    ]
    for number, name in enumerate(programme.portal.fields, start=1):
        lines += ["", f"[{number}] {PORTAL_FIELDS[name]}{_limit_note(name, case, programme)}", values[name]]
    return file_text("\n".join(lines))


def file_text(text: str) -> bytes:
    """Return a text as a file that every Windows editor shows rightly."""
    return (text.strip("\n") + "\n").replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8-sig")


def _values(case: Case, programme: Programme) -> dict[str, str]:
    person = case.author.person if case.author is not None else None
    return {
        "full_name": person.full_name if person else "",
        "phone": person.phone if person else "",
        "identity_number": person.identity_number if person else "",
        "workplace": person.workplace if person else "",
        "province_or_sector": (person.province if person else "") or case.unit.province or case.unit.sector,
        "upper_name": case.unit.upper_name,
        "block": programme.block_labels.get(case.block, case.block.label) if case.block else "",
        "category": case.category.label if case.category else "",
        "work_field": case.initiative.work_field,
        "portal_text": truncate_utf16(case.portal_text, programme.portal.text_limit),
        "link": _link(case),
    }


def _limit_note(name: str, case: Case, programme: Programme) -> str:
    if name != "portal_text":
        return ""
    limit = programme.portal.text_limit
    if utf16_length(case.portal_text) <= limit:
        return f" (tối đa {format_money(limit)} ký tự)"
    return f" (tối đa {format_money(limit)} ký tự; phần mềm đã cắt phần vượt quá, hãy đọc lại trước khi nộp)"


def _link(case: Case) -> str:
    names = [part.file.name for part in case.attachments if part.file.sha256 is not None]
    return case.initiative.link or "\n".join(names)
