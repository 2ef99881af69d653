"""The list of members: its columns, which of them can be filled, and the filters with their counts."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from desktop_app.domain.filters import WITHOUT_INITIATIVE, MemberFilter, member_filter_of
from desktop_app.services.registers import (
    MemberRow,
    groups,
    member_counts,
    member_keys,
    member_rows,
)
from desktop_app.services.workspace import OpenWorkspace
from ui.widgets.filter_bar import FilterItem
from ui.widgets.rows import Column

COLUMNS: Final[tuple[Column[MemberRow], ...]] = (
    Column(id="full_name", heading="Họ và tên", text=lambda row: row.name, order="name", width=24),
    Column(id="member_code", heading="Mã", text=lambda row: row.code, order="code", width=9),
    Column(id="birth_date", heading="Ngày sinh", text=lambda row: row.birth, order="birth", width=11),
    Column(id="position", heading="Chức vụ", text=lambda row: row.position, order="position", width=18),
    Column(id="workplace", heading="Nơi công tác", text=lambda row: row.workplace, order="workplace", width=22),
    Column(id="group", heading="Tổ công đoàn", text=lambda row: row.group, order="group", width=16),
    Column(
        id="initiatives",
        heading="Sáng kiến",
        text=lambda row: str(row.initiatives) if row.initiatives else "",
        number=True,
        width=10,
    ),
    Column(id="is_member", heading="Đoàn viên", text=lambda row: "Có" if row.is_member else "Không", width=10),
    Column(id="sex", heading="Giới tính", text=lambda row: row.sex, width=9, shown=False),
    Column(id="phone", heading="Điện thoại", text=lambda row: row.phone, order="phone", width=12, shown=False),
    Column(id="identity_number", heading="CCCD/CMND", text=lambda row: row.identity, width=14, shown=False),
    Column(id="awards", heading="Danh hiệu, khen thưởng", text=lambda row: row.awards, width=30, shown=False),
)
"""Bears field ids, but for the number of initiatives, which can't be filled."""

ALL: Final = "all"
CHOICES: Final[Mapping[str, tuple[str, MemberFilter]]] = {
    ALL: ("Tất cả", MemberFilter()),
    "members": ("Đoàn viên", MemberFilter(members=True)),
    "others": ("Không phải đoàn viên", MemberFilter(members=False)),
    "with-initiative": ("Có sáng kiến", MemberFilter(with_initiative=True)),
    WITHOUT_INITIATIVE: ("Đoàn viên chưa có sáng kiến", member_filter_of(WITHOUT_INITIATIVE)),
}
"""The filters by id, each with its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSource:
    """The own unit's people under one filter."""

    columns: ClassVar[tuple[Column[MemberRow], ...]] = COLUMNS
    workspace: OpenWorkspace
    chosen: MemberFilter

    def keys(self, order: str, descending: bool) -> "array[int]":
        """The keys in an order."""
        return member_keys(self.workspace, self.chosen, order or "name", descending=descending)

    def rows(self, keys: Sequence[int]) -> Mapping[int, MemberRow]:
        """The rows with these keys."""
        return member_rows(self.workspace, keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many people there are by filter id, and the groups to choose from."""

    counts: Mapping[str, int]
    groups: tuple[str, ...]


def read_standing(workspace: OpenWorkspace) -> Standing:
    """Count the people and list their groups."""
    members, others = member_counts(workspace)
    counts = {
        ALL: members + others,
        "members": members,
        "others": others,
        "with-initiative": len(member_keys(workspace, CHOICES["with-initiative"][1])),
        WITHOUT_INITIATIVE: len(member_keys(workspace, CHOICES[WITHOUT_INITIATIVE][1])),
    }
    return Standing(counts=counts, groups=groups(workspace))


def filter_items(counts: Mapping[str, int]) -> list[FilterItem]:
    """The filters with their counts, where these are known."""
    return [FilterItem(name, label, counts.get(name)) for name, (label, _) in CHOICES.items()]


def narrowed(choice: str, words: str, group: str | None) -> MemberFilter:
    """The filter that is chosen, with the words searched for and the group."""
    return replace(CHOICES[choice][1], words=words, group=group)


def fields_from(shown: Sequence[str], first: str) -> tuple[str, ...]:
    """The fields that a paste fills: the shown columns from one on, up to the first that can't be filled."""
    start = shown.index(first) if first in shown else 0
    fields = list(shown[start:])
    if "initiatives" in fields:
        fields.remove("initiatives")
    return tuple(fields)
