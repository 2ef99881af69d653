"""The lines of one group, all that is known of the chosen one, and what can be done with them."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Severity
from desktop_app.domain.links import Link, Screen
from desktop_app.services.bulk import take_back_waivers, waive
from desktop_app.services.check_lists import CheckLine
from ui.check.listing import LINE_COLUMNS, Keys, line_details
from ui.check.places import place_of_line
from ui.desk import Desk
from ui.theme import SPACE_S, SPACE_XS
from ui.widgets.buttons import secondary_button
from ui.widgets.labels import text_label
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.rows import RowsModel
from ui.widgets.table import Table


class LinesPane(QWidget):
    """Leads to the field of a line, sets warnings aside with a reason, and lets them count again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Start without lines."""
        super().__init__(parent)
        self._desk = desk
        self._keys = Keys()
        self.dialog: ReasonDialog | None = None
        self.model: RowsModel[CheckLine] = RowsModel(LINE_COLUMNS, parent=self, key=self._key)
        self.table = Table(self.model, "Điều phát hiện", self, name="check-lines", desk=desk)
        self.details = text_label("")
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go_button = secondary_button("&Đến chỗ cần sửa", "arrow-right")
        self.rule_button = secondary_button("&Xem quy định", "programme")
        self.waive_button = secondary_button("&Bỏ qua có lý do…", "waive")
        self.count_button = secondary_button("&Tính lại", "undo")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XS, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.table, 1)
        column.addWidget(self.details)
        column.addLayout(self._buttons())
        self.table.selection_changed.connect(self._offer)
        self.table.opened.connect(self.go_to_line)
        self.table.notice.connect(desk.messages.info)
        self._offer()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for button, slot in (
            (self.go_button, self.go_to_line),
            (self.rule_button, self.go_to_rule),
            (self.waive_button, self.ask_reason),
            (self.count_button, self.take_back),
        ):
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _key(self, line: CheckLine) -> int:
        found = line.finding
        return self._keys.of(line.initiative_id, found and found.rule, found and found.field, found and found.message)

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Show these lines; those that were chosen stay chosen."""
        self.model.show(lines)
        self._keys.keep(self.model.keys)
        self._offer()

    @property
    def chosen(self) -> list[CheckLine]:
        """The lines that are chosen."""
        ranges = sorted({(part.top(), part.bottom()) for part in self.table.selectionModel().selection().toList()})
        return [self.model.row(row) for first, last in ranges for row in range(first, last + 1)]

    @Slot()
    def _offer(self) -> None:
        """Offer what can be done with the chosen lines, and tell all of a single one."""
        lines = self.chosen
        self.go_button.setEnabled(len(lines) == 1)
        self.rule_button.setEnabled(len(lines) == 1 and lines[0].finding is not None)
        self.waive_button.setEnabled(any(can_waive(line.finding) for line in lines))
        self.count_button.setEnabled(any(is_waived(line.finding) for line in lines))
        several = f"Đã chọn {len(lines)} dòng." if lines else ""
        self.details.setText(line_details(lines[0]) if len(lines) == 1 else several)

    @Slot()
    def go_to_line(self) -> None:
        """Go to the field that the chosen line is about."""
        lines = self.chosen
        if lines:
            self._desk.go(place_of_line(lines[0]))

    @Slot()
    def go_to_rule(self) -> None:
        """Go to what the programme says of the rule that found the chosen line."""
        lines = self.chosen
        if lines and lines[0].finding is not None:
            self._desk.go(Link(screen=Screen.PROGRAMME, field=lines[0].finding.rule))

    @Slot()
    def ask_reason(self) -> None:
        """Ask for one reason for all chosen warnings."""
        lines = [line for line in self.chosen if can_waive(line.finding)]
        self.dialog = ReasonDialog([line.finding for line in lines if line.finding], self._desk, self)
        self.dialog.given.connect(partial(self._waive, lines))
        self.dialog.open()

    def _waive(self, lines: Sequence[CheckLine], reason: str) -> None:
        desk = self._desk
        desk.apply_made(partial(waive, desk.workspace, desk.programme_id, by_initiative(lines), reason))

    @Slot()
    def take_back(self) -> None:
        """Let the chosen warnings count again."""
        desk = self._desk
        findings = by_initiative([line for line in self.chosen if is_waived(line.finding)])
        desk.apply_made(partial(take_back_waivers, desk.workspace, desk.programme_id, findings))


def can_waive(finding: Finding | None) -> bool:
    """Whether an officer may set a finding aside: a warning alone, and only once."""
    return finding is not None and finding.severity is Severity.WARNING and finding.waived is None


def is_waived(finding: Finding | None) -> bool:
    """Whether a finding was set aside."""
    return finding is not None and finding.waived is not None


def by_initiative(lines: Sequence[CheckLine]) -> dict[UUID, list[tuple[str, str]]]:
    """Rule and fingerprint of the findings of lines, by the initiative they stand on."""
    found: defaultdict[UUID, list[tuple[str, str]]] = defaultdict(list)
    for line in lines:
        if line.finding is not None:
            found[line.initiative_id].append((line.finding.rule, line.finding.fingerprint))
    return dict(found)
