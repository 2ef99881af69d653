"""Step 4: what would be written, before it is."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QTabWidget, QWidget

from desktop_app.domain.plan import ChangeKind, Problem, ProblemSeverity
from desktop_app.services.lists import TakenApart
from desktop_app.services.outcomes import Counts, ImportOutcome
from desktop_app.text.numbers import format_money
from ui.icons import themed_icon
from ui.importing.changes import KIND_WORDS, ChangeRow
from ui.importing.step import Step
from ui.importing.work import Seen
from ui.theme import CAPTION_PT, SECTION_PT, SPACE_XL, current_palette
from ui.widgets.labels import text_label
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import Table

_KIND_ICONS: Final = {ChangeKind.ADDED: "add", ChangeKind.UPDATED: "edit", ChangeKind.UNCHANGED: "check"}
_SEVERITIES: Final = {
    ProblemSeverity.ERROR: ("verdict-ineligible", "ineligible", "Trả lại"),
    ProblemSeverity.WARNING: ("verdict-review", "review", "Cần xem"),
    ProblemSeverity.NOTE: ("info", "secondary", "Ghi chú"),
}
_ORDER: Final = tuple(_SEVERITIES)
_NOTES: Final = "Lỗi và ghi chú"
_COUNTED: Final = (
    ("added", "thêm"), ("updated", "sửa"), ("unchanged", "không đổi"), ("rejected", "bị trả lại"),
)  # fmt: skip


def _kind_icon(row: ChangeRow) -> QIcon:
    return themed_icon(_KIND_ICONS[row.kind], "secondary")


def _severity_icon(problem: Problem) -> QIcon:
    name, role, _word = _SEVERITIES[problem.severity]
    return themed_icon(name, role)


def _severity_colour(problem: Problem) -> str:
    return str(getattr(current_palette(), _SEVERITIES[problem.severity][1]))


def _certain_icon(cell: TakenApart) -> QIcon:
    return themed_icon("verdict-eligible", "eligible") if cell.certain else themed_icon("verdict-review", "review")


def parts_text(cell: TakenApart) -> str:
    """What a cell was taken apart into, in one line."""
    if not cell.parts:
        return "Để nguyên cả ô"
    return " · ".join(f"{label}: {value}" for label, value in cell.parts)


CHANGES: Final[tuple[Column[ChangeRow], ...]] = (
    Column(id="kind", heading="Việc", text=lambda row: KIND_WORDS[row.kind], icon=_kind_icon, width=9),
    Column(id="what", heading="Loại", text=lambda row: row.what, width=11),
    Column(id="code", heading="Mã", text=lambda row: row.code, width=9),
    Column(id="name", heading="Tên", text=lambda row: row.name, width=46),
    Column(id="detail", heading="Tác giả, chi tiết", text=lambda row: row.detail, width=40),
)
PROBLEMS: Final[tuple[Column[Problem], ...]] = (
    Column(
        id="severity",
        heading="Mức",
        text=lambda row: _SEVERITIES[row.severity][2],
        icon=_severity_icon,
        colour=_severity_colour,
        sort_key=lambda row: _ORDER.index(row.severity),
        width=14,
    ),
    Column(
        id="row",
        heading="Dòng",
        text=lambda row: str(row.row or ""),
        sort_key=lambda row: row.row,
        number=True,
        width=6,
    ),
    Column(id="column", heading="Cột", text=lambda row: row.column, width=18),
    Column(id="value", heading="Trong ô", text=lambda row: row.value, width=24),
    Column(id="message", heading="Cần làm gì", text=lambda row: row.message, width=60),
)
TAKEN_APART: Final[tuple[Column[TakenApart], ...]] = (
    Column(
        id="certain",
        heading="Kết quả",
        text=lambda row: "Đã tách" if row.certain else "Xin xem lại",
        icon=_certain_icon,
        width=17,
    ),
    Column(id="row", heading="Dòng", text=lambda row: str(row.row), sort_key=lambda row: row.row, number=True, width=6),
    Column(id="original", heading="Trong danh sách", text=lambda row: " ⏎ ".join(row.original.splitlines()), width=44),
    Column(id="parts", heading="Tách thành", text=parts_text, width=60),
)


def counts_text(counts: Counts) -> str:
    """Counts in words, those that are nothing left out: *thêm 12 · bị trả lại 1*."""
    told = (f"{word} {format_money(number)}" for name, word in _COUNTED if (number := getattr(counts, name)))
    return " · ".join(told) or "không có"


def written_text(outcome: ImportOutcome) -> str:
    """What goes in, in words: *12 sáng kiến, 14 đoàn viên*; "": nothing."""
    kinds = ((outcome.initiatives, "sáng kiến"), (outcome.members, "đoàn viên"))
    told = (f"{format_money(counts.added + counts.updated)} {what}" for counts, what in kinds if _written(counts))
    return ", ".join(told)


def _written(counts: Counts) -> int:
    return counts.added + counts.updated


class PreviewStep(Step):
    """Counts, and three tables: what will be written, what is wrong, and which cells were taken apart."""

    begins_with_action = True
    heading = "Xem trước"
    explanation = "Chưa ghi gì cả. Bấm Nhập để ghi tất cả trong một lần, hoặc quay lại để sửa."

    def __init__(self, parent: QWidget | None = None) -> None:
        """Wait for a preview."""
        super().__init__(parent)
        self.seen: Seen | None = None
        self.initiatives = text_label(points=SECTION_PT, strong=True)
        self.members = text_label(points=SECTION_PT, strong=True)
        counts = QGridLayout()
        counts.setHorizontalSpacing(SPACE_XL)
        for place, (title, label) in enumerate((("Sáng kiến", self.initiatives), ("Đoàn viên", self.members))):
            counts.addWidget(text_label(title, CAPTION_PT, role="secondary", wrap=False), 0, place)
            counts.addWidget(label, 1, place, Qt.AlignmentFlag.AlignTop)
        counts.setColumnStretch(0, 1)
        counts.setColumnStretch(1, 1)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName("Phần xem trước")
        self.changes = RowsModel(CHANGES)
        self.problems = RowsModel(PROBLEMS)
        self.apart = RowsModel(TAKEN_APART)
        self.tables = [
            self._tab(self.changes, "Sẽ nhập"),
            self._tab(self.problems, _NOTES),
            self._tab(self.apart, "Ô được tách"),
        ]
        self.whole = text_label()
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole.setMinimumHeight(self.whole.fontMetrics().lineSpacing() * 2)
        self.tabs.currentChanged.connect(self._show_whole)
        self.body.addLayout(counts)
        self.body.addWidget(self.tabs, 1)
        self.body.addWidget(self.whole)

    def _tab(self, model: RowsModel[Any], title: str) -> Table:
        table = Table(model, title, many=False)
        table.current_changed.connect(self._show_whole)
        self.tabs.addTab(table, title)
        return table

    def show_preview(self, seen: Seen) -> None:
        """Show what an import would do."""
        self.seen = seen
        outcome = seen.preview.outcome
        for label, counts in ((self.initiatives, outcome.initiatives), (self.members, outcome.members)):
            told = counts_text(counts)
            label.setText(told[:1].upper() + told[1:])
        problems = sorted(outcome.problems, key=lambda item: (_ORDER.index(item.severity), item.sheet, item.row))
        self.changes.show(seen.rows)
        self.problems.show(problems)
        self.apart.show(sorted(seen.preview.taken_apart, key=lambda item: (item.certain, item.row)))
        self._name_tabs()
        self.tabs.setCurrentIndex(0 if seen.rows else 1)
        self._show_whole()
        self.changed.emit()

    @Slot()
    def _show_whole(self) -> None:
        """Show the current row's texts in full: cells are cut where a column is narrow."""
        table = self.tables[self.tabs.currentIndex()]
        row = table.currentIndex().row()
        self.whole.setText(self._whole_text(self.tabs.currentIndex(), row) if row >= 0 else "")

    def _whole_text(self, tab: int, row: int) -> str:
        if tab == 0:
            change = self.changes.row(row)
            return ": ".join(part for part in (change.name, change.detail) if part)
        if tab == 1:
            return self.problems.row(row).message
        cell = self.apart.row(row)
        return f"“{' ⏎ '.join(cell.original.splitlines())}” → {parts_text(cell)}"

    def _name_tabs(self) -> None:
        doubts = sum(not cell.certain for cell in self.seen.preview.taken_apart) if self.seen else 0
        marks: Sequence[tuple[str, RowsModel[Any], int]] = (
            ("Sẽ nhập", self.changes, 0),
            (_NOTES, self.problems, self._errors()),
            ("Ô được tách", self.apart, doubts),
        )
        for place, (title, model, trouble) in enumerate(marks):
            self.tabs.setTabText(place, f"{title} ({format_money(model.rowCount())})")
            self.tabs.setTabEnabled(place, model.rowCount() > 0)
            self.tabs.setTabIcon(place, themed_icon("verdict-incomplete", "incomplete") if trouble else QIcon())

    def _errors(self) -> int:
        problems = self.seen.preview.outcome.problems if self.seen else ()
        return sum(item.severity is ProblemSeverity.ERROR for item in problems)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks of the tabs anew when the look changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.seen is not None:
            self._name_tabs()

    @property
    def action(self) -> str:
        """Names what will be written."""
        told = written_text(self.seen.preview.outcome) if self.seen else ""
        return f"&Nhập {told}" if told else "&Nhập"

    @property
    def is_ready(self) -> bool:
        """Whether anything would be written."""
        return self.seen is not None and bool(self.seen.rows)
