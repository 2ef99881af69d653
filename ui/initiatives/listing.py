"""The list of initiatives: its columns, and its filters with their counts."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from PySide6.QtGui import QIcon

from desktop_app.domain.filters import UNCHECKED, WITHDRAWN, InitiativeFilter, filter_of
from desktop_app.domain.kinds import Verdict
from desktop_app.domain.rule_labels import RULE_LABELS
from desktop_app.services.registers import (
    InitiativeRow,
    initiative_keys,
    initiative_rows,
    verdict_counts,
    withdrawn_count,
)
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.text.dates import format_date
from ui.icons import themed_icon, verdict_icon, verdict_shape
from ui.theme import current_palette
from ui.widgets.filter_bar import FilterItem
from ui.widgets.rows import Column

ALL: Final = ""


def _verdict(row: InitiativeRow) -> str:
    return "Chưa kiểm tra" if row.verdict is None else row.verdict.label


def _icon(row: InitiativeRow) -> QIcon:
    return themed_icon("clock", "secondary") if row.verdict is None else verdict_icon(row.verdict)


def _colour(row: InitiativeRow) -> str:
    colours = current_palette()
    return colours.secondary if row.verdict is None else colours.verdict(row.verdict)


COLUMNS: Final[tuple[Column[InitiativeRow], ...]] = (
    Column(id="verdict", heading="Kết quả", text=_verdict, icon=_icon, colour=_colour, order="verdict", width=22),
    Column(id="code", heading="Mã", text=lambda row: row.code, order="code", width=8),
    Column(id="title", heading="Tên sáng kiến", text=lambda row: row.title, order="title", width=46),
    Column(id="authors", heading="Tác giả", text=lambda row: row.authors, width=24, shown=False),
    Column(id="stage", heading="Giai đoạn", text=lambda row: row.stage.label, order="stage", width=14, shown=False),
    Column(
        id="applied_on",
        heading="Ngày áp dụng",
        text=lambda row: format_date(row.applied_on) if row.applied_on else "",
        order="applied_on",
        width=12,
        shown=False,
    ),
    Column(id="decision", heading="Quyết định", text=lambda row: row.decision, width=20, shown=False),
)
"""Bear field ids, but for the verdict, which can't be filled."""

FILLED: Final = ("title", "stage", "applied_on")
"""The columns that a pasted table can fill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeSource:
    """The own unit's initiatives under one filter, with verdicts in one programme."""

    columns: ClassVar[tuple[Column[InitiativeRow], ...]] = COLUMNS
    workspace: OpenWorkspace
    programme_id: str
    chosen: InitiativeFilter

    def keys(self, order: str, descending: bool) -> "array[int]":
        """The keys in an order."""
        return initiative_keys(self.workspace, self.programme_id, self.chosen, order or "code", descending=descending)

    def rows(self, keys: Sequence[int]) -> Mapping[int, InitiativeRow]:
        """The rows with these keys."""
        return initiative_rows(self.workspace, self.programme_id, keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many initiatives there are by verdict (None: not checked yet), and taken out of the programme."""

    verdicts: Mapping[Verdict | None, int]
    withdrawn: int

    @property
    def all(self) -> int:
        """All that take part."""
        return sum(self.verdicts.values())


def read_counts(workspace: OpenWorkspace, programme_id: str, words: str) -> Counts:
    """Count the initiatives that hold the words."""
    return Counts(
        verdicts=dict(verdict_counts(workspace, programme_id, words)),
        withdrawn=withdrawn_count(workspace, programme_id),
    )


def filter_items(counts: Counts | None, chosen: str) -> list[FilterItem]:
    """The filters with their counts, where these are known.

    Withdrawn and unchecked initiatives have theirs once there are some; a filter that another screen led to has its
    own as long as it is chosen.
    """
    found = counts.verdicts if counts else {}
    items = [FilterItem(ALL, "Tất cả", counts.all if counts else None)]
    for verdict in Verdict:
        shape, role = verdict_shape(verdict)
        count = found.get(verdict, 0) if counts else None
        items.append(FilterItem(f"verdict:{verdict.value}", verdict.label, count, shape, role))
    if found.get(None) or chosen == UNCHECKED:
        items.append(FilterItem(UNCHECKED, "Chưa kiểm tra", found.get(None, 0), "clock", "secondary"))
    if (counts and counts.withdrawn) or chosen == WITHDRAWN:
        items.append(FilterItem(WITHDRAWN, "Đã rút", counts.withdrawn if counts else None))
    if chosen not in {item.id for item in items}:
        items.append(FilterItem(chosen, filter_label(chosen)))
    return items


def filter_label(filter_id: str) -> str:
    """What a filter that another screen led to is called."""
    chosen = filter_of(filter_id)
    if chosen.rule:
        return RULE_LABELS.get(chosen.rule, chosen.rule)
    if chosen.stage is not None:
        return chosen.stage.label
    return "Chưa có tác giả" if chosen.without_author else "Của một tác giả"


def chosen_filter(filter_id: str, words: str) -> InitiativeFilter:
    """What a filter's id and the words searched for keep."""
    return replace(filter_of(filter_id), words=words)


def fields_from(shown: Sequence[str], first: str) -> tuple[str, ...]:
    """The fields that a paste fills: of the columns shown, those from one on that can be filled."""
    start = shown.index(first) if first in shown else 0
    fields = tuple(name for name in shown[start:] if name in FILLED)
    return fields or tuple(name for name in shown if name in FILLED)
