"""The content of Thông tin lưu giữ: all that is kept about one person, to be handed to them."""

from collections.abc import Iterator
from typing import Final

from desktop_app.documents.characters import printable, printable_line
from desktop_app.documents.content import Column, Document, Paragraph, Row, Table, Title
from desktop_app.documents.phrases import LONG_BLANK, author, clerk_signature, letterhead, unit_name
from desktop_app.domain.context import VIETNAM
from desktop_app.domain.fields import PERSON_FIELDS
from desktop_app.domain.person import Person
from desktop_app.domain.personal_data import LISTS, BackupsKept, KeptAbout, KeptAuthorship, LogLine
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_percent, padded
from desktop_app.text.unicode import lower_first

_COLUMNS: Final = (Column("Nội dung", 50), Column("Thông tin đang lưu giữ", 115))
_LINES: Final = 8
"""Lines of the log that are printed; how many more there are is said."""
_FACTS: Final = (
    "member_code",
    "is_member",
    "birth_date",
    "sex",
    "identity_number",
    "phone",
    "position",
    "workplace",
    "group",
    "province",
    "block",
    "category",
    "awards",
)


def kept_about_paper(kept: KeptAbout) -> Document:
    """Return the paper; the identity number stands whole: it is the person's own."""
    unit, name = kept.unit, printable_line(kept.person.full_name)
    return Document(
        title=f"Thông tin lưu giữ – {name}",
        author=author(unit),
        stamp=kept.on,
        sample=unit.sample,
        blocks=(
            letterhead(unit, kept.on),
            Title(kind="THÔNG TIN LƯU GIỮ", subject=f"về {name}"),
            Paragraph(
                f"{unit_name(unit)} cung cấp toàn bộ thông tin về {name} đang lưu giữ trong phần mềm quản lý sáng "
                f"kiến, tính đến ngày {format_date(kept.on)}, dùng để xét, lập hồ sơ và nộp sáng kiến. Chứa dữ liệu cá "
                "nhân, chỉ giao cho chính người có tên."
            ),
            Table(_COLUMNS, tuple(_rows(kept)), long_rows=True),
            clerk_signature(unit, "NGƯỜI CUNG CẤP"),
        ),
    )


def _rows(kept: KeptAbout) -> Iterator[Row]:
    facts = {field: _fact(kept.person, field) for field in _FACTS}
    yield from ((PERSON_FIELDS[field], text) for field, text in facts.items() if text)
    blank = [
        PERSON_FIELDS[field].lower().replace("cccd/cmnd", "CCCD/CMND") for field, text in facts.items() if not text
    ]
    if blank:
        yield "Chưa ghi", ", ".join(blank)
    if kept.drafts:
        yield "Đang gõ dở, chưa lưu", ", ".join(kept.drafts)
    yield "Sáng kiến có tên", "\n".join(map(_authorship, kept.initiatives)) or "Không có"
    revisions = [f"{item.programme}, {item.label}, lập ngày {format_date(item.made_on)}" for item in kept.revisions]
    yield "Hồ sơ đã lập có tên", "\n".join(revisions) or "Không có"
    yield "Bản sao lưu", _backups(kept.backups)
    yield "Đã xem, đã đưa ra ngoài", _log(kept.log)
    yield "Đề nghị đính chính", LONG_BLANK


def _fact(person: Person, field: str) -> str:
    match field:
        case "member_code":
            return printable_line(person.code)
        case "is_member":
            return "Có" if person.is_member else "Không"
        case "birth_date":
            return format_date(person.birth_date) if person.birth_date else str(person.birth_year or "")
        case "awards":
            return "\n".join(f"{award.year}: {printable_line(award.title)}" for award in person.awards)
        case "sex" | "block" | "category":
            value = getattr(person, field)
            return value.label if value is not None else ""
        case _:
            return printable_line(getattr(person, field))


def _authorship(item: KeptAuthorship) -> str:
    parts = ["đứng tên" if item.put_forward else ""]
    parts.append(item.role.label.lower() if item.role is not None else "")
    parts.append(f"đóng góp {format_percent(item.share)}" if item.share is not None else "")
    said = ", ".join(filter(None, parts))
    return f"{printable_line(item.code)}: {printable(item.title)}{f' ({said})' if said else ''}"


def _backups(kept: BackupsKept) -> str:
    if not kept.count or kept.first is None or kept.last is None:
        return "Không có"
    days = format_date(kept.first)
    days = f"ngày {days}" if kept.first == kept.last else f"từ ngày {days} đến ngày {format_date(kept.last)}"
    elsewhere = " và bản chép ở nơi sao lưu thứ hai" if kept.elsewhere else ""
    return f"{padded(kept.count)} bản, {days}{elsewhere}; được thay dần theo lịch"


def _log(lines: tuple[LogLine, ...]) -> str:
    shown = [_line(line) for line in lines[:_LINES]]
    more = len(lines) - len(shown)
    return "\n".join([*shown, *([f"… và {padded(more)} lần khác"] if more else [])]) or "Không có"


def _line(line: LogLine) -> str:
    day = format_date(line.at.astimezone(VIETNAM).date())
    many = " (chung nhiều người)" if line.kind in LISTS else ""
    return f"{day}: {lower_first(line.what)}{many}, {printable_line(line.user)}"
