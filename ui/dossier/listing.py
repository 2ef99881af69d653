"""The list of submissions: those being prepared, then the frozen ones, the newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtGui import QIcon

from desktop_app.domain.submission import Marks, SubmissionEntry
from desktop_app.text.dates import format_date
from ui.icons import themed_icon
from ui.theme import current_palette
from ui.widgets.rows import Column

PREPARING: Final = "Đang lập"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionRow:
    """A submission with its newest revision (0: none yet); `preparing`: what comes next and isn't frozen yet."""

    id: UUID | None
    serial: int
    revision: int
    count: int
    marks: Marks
    preparing: bool = False

    @property
    def name(self) -> str:
        """Đợt and lần; of what is being prepared the number comes with freezing."""
        if self.preparing:
            return f"Đợt {self.serial}, lần tiếp" if self.revision else f"Đợt {self.serial}"
        return f"Đợt {self.serial}, lần {self.revision}"


def state_of(marks: Marks) -> str:
    """How far a frozen revision is."""
    if marks.sent_on is not None:
        return "Đã gửi"
    if marks.signed_scan is not None:
        return "Đã ký, chưa gửi"
    return "Chưa gửi" if marks.number else "Chưa có số"


def rows_of(entries: Sequence[SubmissionEntry], preparing: Iterable[UUID | None]) -> list[SubmissionRow]:
    """The rows of a programme's submissions, and of those being prepared (None: the next submission)."""
    known = {entry.id: entry for entry in entries}
    frozen = [
        SubmissionRow(
            id=entry.id,
            serial=entry.serial,
            revision=entry.revision,
            count=len(entry.initiative_codes),
            marks=entry.marks,
        )
        for entry in sorted(entries, key=lambda entry: -entry.serial)
    ]
    last = max((entry.serial for entry in entries), default=0)
    begun = []
    for submission_id in preparing:
        entry = known.get(submission_id) if submission_id is not None else None
        serial, revision = (last + 1, 0) if entry is None else (entry.serial, entry.revision)
        if entry is not None or submission_id is None:
            begun.append(
                SubmissionRow(
                    id=submission_id, serial=serial, revision=revision, count=0, marks=Marks(), preparing=True
                )
            )
    return sorted(begun, key=lambda row: -row.serial) + frozen


def _state(row: SubmissionRow) -> str:
    return PREPARING if row.preparing else state_of(row.marks)


def _icon(row: SubmissionRow) -> QIcon:
    if row.preparing:
        return themed_icon("edit", "accent")
    if row.marks.sent_on is not None:
        return themed_icon("tick", "eligible")
    return themed_icon("clock", "secondary")


def _colour(row: SubmissionRow) -> str:
    colours = current_palette()
    if row.preparing:
        return colours.accent
    return colours.eligible if row.marks.sent_on is not None else ""


def _sent(row: SubmissionRow) -> str:
    return format_date(row.marks.sent_on) if row.marks.sent_on else ""


def _count(row: SubmissionRow) -> str:
    return "" if row.preparing else str(row.count)


COLUMNS: Final[tuple[Column[SubmissionRow], ...]] = (
    Column(
        id="name",
        heading="Hồ sơ",
        text=lambda row: row.name,
        sort_key=lambda row: (row.serial, row.revision),
        width=13,
    ),
    Column(id="state", heading="Tình trạng", text=_state, icon=_icon, colour=_colour, width=16),
    Column(id="number", heading="Số", text=lambda row: row.marks.number, width=12),
    Column(id="sent", heading="Ngày gửi", text=_sent, sort_key=lambda row: str(row.marks.sent_on or ""), width=11),
    Column(id="count", heading="Số SK", text=_count, number=True, sort_key=lambda row: row.count, width=6),
)
