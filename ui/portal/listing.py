"""The list of Cổng trực tuyến: its columns, and its filters with their counts."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from PySide6.QtGui import QIcon

from desktop_app.domain.kinds import PortalState
from desktop_app.services.portal import PortalRow, portal_keys, portal_rows
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.text.dates import format_date
from ui.icons import themed_icon, verdict_icon
from ui.theme import current_palette
from ui.widgets.filter_bar import FilterItem
from ui.widgets.rows import Column

ALL: Final = ""
LATE: Final = "Quá hạn chưa nộp"


def _state(row: PortalRow) -> str:
    if row.state is PortalState.UNREADY:
        return "Chưa kiểm tra" if row.verdict is None else row.verdict.label
    return LATE if row.late else row.state.label


def _icon(row: PortalRow) -> QIcon:
    if row.state is PortalState.SUBMITTED:
        return themed_icon("tick", "eligible")
    if row.state is PortalState.UNREADY and row.verdict is not None:
        return verdict_icon(row.verdict)
    return themed_icon("clock", "incomplete" if row.late else "secondary")


def _colour(row: PortalRow) -> str:
    colours = current_palette()
    if row.state is PortalState.SUBMITTED:
        return colours.eligible
    if row.state is PortalState.UNREADY and row.verdict is not None:
        return colours.verdict(row.verdict)
    return colours.incomplete if row.late else ""


def _day(row: PortalRow) -> str:
    return format_date(row.submitted_on) if row.submitted_on else ""


COLUMNS: Final[tuple[Column[PortalRow], ...]] = (
    Column(id="state", heading="Tình trạng", text=_state, icon=_icon, colour=_colour, order="portal", width=20),
    Column(id="code", heading="Mã", text=lambda row: row.code, order="code", width=8),
    Column(id="title", heading="Tên sáng kiến", text=lambda row: row.title, order="title", width=40),
    Column(id="authors", heading="Tác giả", text=lambda row: row.authors, width=20),
    Column(id="portal_on", heading="Ngày nộp", text=_day, width=11),
    Column(id="portal_code", heading="Mã trên cổng", text=lambda row: row.portal_code, width=14),
    Column(id="portal_account", heading="Tài khoản", text=lambda row: row.account, width=16, shown=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalSource:
    """The own unit's initiatives that stand in one way with the portal (None: in any)."""

    columns: ClassVar[tuple[Column[PortalRow], ...]] = COLUMNS
    workspace: OpenWorkspace
    programme_id: str
    on: date
    state: PortalState | None
    words: str

    def keys(self, order: str, descending: bool) -> "array[int]":
        """The keys in an order."""
        return portal_keys(
            self.workspace, self.programme_id, self.on, self.state, self.words, order, descending=descending
        )

    def rows(self, keys: Sequence[int]) -> Mapping[int, PortalRow]:
        """The rows with these keys."""
        return portal_rows(self.workspace, self.programme_id, self.on, keys)


def state_of(filter_id: str) -> PortalState | None:
    """The state that a filter keeps; None: any."""
    return PortalState(filter_id) if filter_id in set(PortalState) else None


def filter_items(counts: Mapping[PortalState, int] | None, *, closed: bool) -> list[FilterItem]:
    """The filters with their counts, where these are known."""
    shapes = {
        PortalState.WAITING: ("clock", "incomplete" if closed else "secondary"),
        PortalState.UNREADY: ("verdict-incomplete", "incomplete"),
        PortalState.SUBMITTED: ("tick", "eligible"),
    }
    items = [FilterItem(ALL, "Tất cả", sum(counts.values()) if counts else None)]
    for state, (shape, role) in shapes.items():
        label = LATE if closed and state is PortalState.WAITING else state.label
        items.append(FilterItem(state.value, label, counts[state] if counts else None, shape, role))
    return items
