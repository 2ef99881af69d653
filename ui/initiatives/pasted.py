"""Tables pasted over the list of initiatives: is there a header row, and which cells would be filled with what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.domain.edit import Alteration, Edit, InitiativeState, settled
from desktop_app.domain.fields import AUTHOR_FIELDS, FIELD_LABELS, INITIATIVE_FIELDS
from desktop_app.domain.kinds import Stage
from desktop_app.text.dates import DateError, parse_date
from desktop_app.text.fold import fold, fold_key
from desktop_app.text.unicode import clean_line
from ui.initiatives.binding import label_of, with_value

_OTHERS: Final = (
    "TT",
    "STT",
    "Số thứ tự",
    "Tên đề tài",
    "Tên giải pháp",
    "Họ và tên",
    "Họ tên",
    "Tóm tắt",
    "Đơn vị",
    "Năm",
)
_KNOWN: Final = frozenset(
    fold_key(label)
    for label in (*INITIATIVE_FIELDS.values(), *AUTHOR_FIELDS.values(), *FIELD_LABELS.values(), *_OTHERS)
)
_STAGES: Final = {fold(stage.label): stage for stage in Stage}
_SHOWN_REFUSALS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """What a paste would do: `edit` to apply, how many cells it writes, and the cells it can't take, in sentences.

    `left_out` pasted rows find no row in the list; `fields` are the columns written.
    """

    edit: Edit
    cells: int
    left_out: int
    fields: tuple[str, ...]
    refused: tuple[str, ...]

    @property
    def rows(self) -> int:
        """How many initiatives are changed."""
        return len(self.edit.alterations)


def has_header(cells: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names columns: two at least, or one that stands alone, and most of them known."""
    headings = [fold_key(cell) for cell in (cells[0] if cells else ()) if cell.strip()]
    known = [heading for heading in headings if heading in _KNOWN]
    return bool(known) and len(known) * 2 >= len(headings) and (len(known) >= 2 or len(headings) == 1)


def cell_value(field_id: str, text: str) -> Any:
    """A cell as the value of a field; `ValueError` says in Vietnamese why it can't be."""
    line = clean_line(text)
    if field_id == "title":
        if not line:
            raise ValueError("tên sáng kiến không được để trống.")
        return line
    if field_id == "stage":
        if fold(line) not in _STAGES:
            raise ValueError(f"“{line}” không phải một giai đoạn: " + ", ".join(stage.label for stage in Stage) + ".")
        return _STAGES[fold(line)]
    if not line:
        return None
    try:
        return parse_date(line).date
    except DateError as error:
        raise ValueError(str(error)) from error


def fill(states: Sequence[InitiativeState], fields: Sequence[str], cells: Sequence[Sequence[str]]) -> Fill:
    """Lay the cells over initiatives, downward from the first, and over fields, from the first to the right.

    A cell that can't be read leaves its fact as it is and is named in `refused`.
    """
    changes: list[Alteration] = []
    refused: list[str] = []
    written = 0
    for number, (state, row) in enumerate(zip(states, cells, strict=False), 1):
        after = state
        for field_id, text in zip(fields, row, strict=False):
            try:
                changed = with_value(after, "", field_id, cell_value(field_id, text))
            except ValueError as error:
                refused.append(f"Dòng {number}, “{label_of(field_id)}”: {error}")
                continue
            written += changed != after
            after = changed
        if after != state:
            changes.append(Alteration(state, settled(after)))
    columns = max((min(len(fields), len(row)) for row in cells), default=0)
    return Fill(
        edit=Edit(label=f"Dán {written} ô vào danh sách sáng kiến", alterations=tuple(changes)),
        cells=written,
        left_out=max(0, len(cells) - len(states)),
        fields=tuple(fields[:columns]),
        refused=tuple(refused),
    )


def fill_question(plan: Fill) -> tuple[str, str]:
    """The question before filling, and its detail."""
    columns = ", ".join(f"“{label_of(field_id)}”" for field_id in plan.fields)
    parts = [f"Cột được ghi: {columns}. Ô đang có chữ sẽ được thay; có thể hoàn tác (Ctrl+Z)."]
    if plan.left_out:
        parts.append(f"{plan.left_out} dòng cuối không có sáng kiến ứng với nên được bỏ qua.")
    parts += plan.refused[:_SHOWN_REFUSALS]
    if len(plan.refused) > _SHOWN_REFUSALS:
        parts.append(f"… và {len(plan.refused) - _SHOWN_REFUSALS} ô khác không đọc được; các ô này giữ nguyên.")
    elif plan.refused:
        parts.append("Các ô này giữ nguyên.")
    return f"Dán {plan.cells} ô vào {plan.rows} sáng kiến, từ dòng đang chọn trở xuống?", "\n".join(parts)
