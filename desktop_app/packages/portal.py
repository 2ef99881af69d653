"""The text file with an initiative's fields for the portal, in the portal's order and within its limit."""

from desktop_app.domain.case import Case
from desktop_app.domain.portal import PortalField, portal_fields
from desktop_app.domain.programme import Programme
from desktop_app.text.numbers import format_money


def portal_text(case: Case, programme: Programme) -> bytes:
    """Return the fields to paste, each under its label: UTF-8 with byte order mark and CRLF, for Notepad."""
    lines = [
        f"{case.initiative.code} – {case.initiative.title}",
        f"Cổng: {programme.portal.address}",
        "Chép từng mục dưới đây vào ô cùng tên trên cổng.",
    ]
    for number, field in enumerate(portal_fields(case, programme), start=1):
        lines += ["", f"[{number}] {field.label}{_limit_note(field)}", field.value]
    return file_text("\n".join(lines))


def file_text(text: str) -> bytes:
    """Return a text as a file that every Windows editor shows rightly."""
    return (text.strip("\n") + "\n").replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8-sig")


def _limit_note(field: PortalField) -> str:
    if field.limit is None:
        return ""
    if not field.cut:
        return f" (tối đa {format_money(field.limit)} ký tự)"
    return f" (tối đa {format_money(field.limit)} ký tự; phần mềm đã cắt phần vượt quá, hãy đọc lại trước khi nộp)"
