"""Tables pasted over the list of members: is there a header row, and which cells would be filled with what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.fields import PERSON_FIELDS
from desktop_app.domain.person import Person
from desktop_app.text.fold import fold_key
from ui.members.person_fields import CellError, parse_cell, with_value

_BY_HEADING: Final = {fold_key(label): field for field, label in PERSON_FIELDS.items()} | {
    fold_key(other): field
    for other, field in (
        ("Họ tên", "full_name"),
        ("Họ và tên đoàn viên", "full_name"),
        ("Họ tên đoàn viên", "full_name"),
        ("Mã", "member_code"),
        ("Năm sinh", "birth_date"),
        ("Ngày tháng năm sinh", "birth_date"),
        ("Ngày, tháng, năm sinh", "birth_date"),
        ("Điện thoại", "phone"),
        ("SĐT", "phone"),
        ("Số ĐT", "phone"),
        ("Chức danh", "position"),
        ("Số CCCD", "identity_number"),
        ("CCCD", "identity_number"),
        ("CMND", "identity_number"),
        ("Đơn vị công tác", "workplace"),
        ("Đơn vị", "workplace"),
        ("Cơ quan, đơn vị", "workplace"),
        ("Phòng ban", "workplace"),
        ("Phòng, ban", "workplace"),
        ("Phòng/Ban", "workplace"),
        ("Bộ phận", "workplace"),
        ("Bộ phận công tác", "workplace"),
        ("Đoàn viên", "is_member"),
    )
}
_SHOWN_REFUSALS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """What a paste would do: `edit` to apply, how many cells it writes, and the cells it can't take, in sentences.

    `rows` people are changed; `left_out` pasted rows find no row in the list, `fields` are the columns written.
    """

    edit: Edit
    cells: int
    rows: int
    left_out: int
    fields: tuple[str, ...]
    refused: tuple[str, ...]


def field_of(heading: str) -> str:
    """The field that a heading names, "" where it names none."""
    return _BY_HEADING.get(fold_key(heading), "")


def has_header(cells: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names columns: one of them the name, or two of them, and no more unknown than known."""
    if not cells:
        return False
    headings = [field_of(cell) for cell in cells[0] if cell.strip()]
    known = [field for field in headings if field]
    named = "full_name" in known or len(known) >= 2
    return named and len(known) * 2 >= len(headings)


def fill(people: Sequence[Person], fields: Sequence[str], cells: Sequence[Sequence[str]]) -> Fill:
    """Lay the cells over people, downward from the first, and over fields, from the first to the right.

    A cell that can't be read leaves its fact as it is and is named in `refused`.
    """
    changes: list[Alteration] = []
    refused: list[str] = []
    written = 0
    for number, (person, row) in enumerate(zip(people, cells, strict=False), 1):
        after = person
        for field, text in zip(fields, row, strict=False):
            try:
                after = with_value(after, field, parse_cell(field, text))
                written += 1
            except CellError as error:
                refused.append(f"Dòng {number}, cột {PERSON_FIELDS[field]}: {error}")
        if after != person:
            changes.append(Alteration(person, after))
    columns = max((min(len(fields), len(row)) for row in cells), default=0)
    return Fill(
        edit=Edit(label=f"Dán {written} ô vào danh sách đoàn viên", alterations=tuple(changes)),
        cells=written,
        rows=len(changes),
        left_out=max(0, len(cells) - len(people)),
        fields=tuple(fields[:columns]),
        refused=tuple(refused),
    )


def fill_question(plan: Fill) -> tuple[str, str]:
    """The question before filling, and its detail."""
    columns = ", ".join(f"“{PERSON_FIELDS[field]}”" for field in plan.fields)
    parts = [f"Cột được ghi: {columns}. Ô đang có chữ sẽ được thay; có thể hoàn tác (Ctrl+Z)."]
    if plan.left_out:
        parts.append(f"{plan.left_out} dòng cuối không có người ứng với nên được bỏ qua.")
    parts += [*plan.refused[:_SHOWN_REFUSALS]]
    if len(plan.refused) > _SHOWN_REFUSALS:
        parts.append(f"… và {len(plan.refused) - _SHOWN_REFUSALS} ô khác không đọc được; các ô này giữ nguyên.")
    elif plan.refused:
        parts.append("Các ô này giữ nguyên.")
    return f"Dán {plan.cells} ô vào {plan.rows} người, từ dòng đang chọn trở xuống?", "\n".join(parts)
