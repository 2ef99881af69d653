"""The decision that recognises an initiative: one of those entered already, or a new one, entered and scanned once."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.initiative import Decision
from desktop_app.services.editing import new_decision, store_files
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.text.dates import format_date
from desktop_app.text.fold import fold
from ui.desk import Desk
from ui.theme import CAPTION_PT, SPACE_M, SPACE_S
from ui.widgets.buttons import flat_button, secondary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.dropping import local_files
from ui.widgets.fields import DateField, Field, TextField
from ui.widgets.files import ALL_FILES, choose_file
from ui.widgets.labels import text_label

_NEW: Final = "Quyết định mới…"
_NONE: Final = "—"
_SCANS: Final = "Bản quét (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.gif *.doc *.docx)"


def decision_text(decision: Decision) -> str:
    """A decision in one line: number, day, authority."""
    day = format_date(decision.decided_on) if decision.decided_on else ""
    kind = "Giấy chứng nhận" if decision.is_certificate else ""
    return " · ".join(filter(None, (decision.number, day, decision.authority, kind)))


def same_decision(one: Decision, others: Sequence[Decision]) -> Decision | None:
    """The one of the others that has the same number and day."""
    key = (fold(one.number), one.decided_on)
    return next((other for other in others if (fold(other.number), other.decided_on) == key), None)


def make_decision(
    workspace: OpenWorkspace, wish: Decision | None, facts: dict[str, Any], scan: Path | None
) -> Decision:
    """A decision with these facts, its scan stored: `wish` changed, or with None one that isn't there yet."""
    decision = wish or new_decision(workspace, str(facts["number"]))
    stored = store_files(workspace, [scan])[0] if scan is not None else decision.scan
    return replace(decision, **facts, scan=stored)


class DecisionPanel(QFrame):
    """The few facts of one decision, to enter or to mend."""

    done = Signal(object, object, object)  # the Decision mended (None: a new one), its facts, Path of the scan or None
    dropped = Signal()  # nothing is to be changed

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """An empty panel, hidden."""
        super().__init__(parent)
        self._desk = desk
        self.setProperty("role", "surface")
        self.number = TextField("Số quyết định", required=True, max_length=100)
        self.day = DateField("Ngày quyết định")
        self.authority = TextField("Cơ quan công nhận", max_length=300)
        self.certificate = QCheckBox("Là giấy chứng nhận")
        self.scan = text_label("", CAPTION_PT, role="secondary")
        self.choose = secondary_button("Chọn bản quét…", "attach")
        self.keep = secondary_button("Ghi quyết định", "check")
        self.back = flat_button("Hủy")
        self._base: Decision | None = None
        self._file: Path | None = None
        self.setAcceptDrops(True)
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.keep.clicked.connect(self._keep)
        self.back.clicked.connect(self._back)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        for widget in (self.number, self.day, self.authority, self.certificate, self.scan):
            column.addWidget(widget)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def start(self, base: Decision | None) -> None:
        """Show the facts of a decision to mend, or none for a new one."""
        self._base, self._file = base, None
        self.number.set_value(base.number if base else "", force=True)
        self.day.set_value(base.decided_on if base else None, force=True)
        self.authority.set_value(base.authority if base else "", force=True)
        self.certificate.setChecked(bool(base and base.is_certificate))
        self.scan.setText(base.scan.name if base and base.scan else "Chưa có bản quét; có thể kéo thả tệp vào đây.")
        self.show()
        self.number.focus()
        QTimer.singleShot(0, self.come_into_sight)

    @Slot()
    def come_into_sight(self) -> None:
        """Scroll what holds the panel until it is seen, the field that has the focus above all."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None or not self.isVisible():
            return
        area.ensureWidgetVisible(self)
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            area.ensureWidgetVisible(focused)

    def use_scan(self, file: Path) -> None:
        """Take a file as the scan."""
        self._file = file
        self.scan.setText(file.name)

    @Slot()
    def _choose(self) -> None:
        file = choose_file(self, "Chọn bản quét quyết định", (_SCANS, ALL_FILES), self._desk.settings)
        if file is not None:
            self.use_scan(file)

    @Slot()
    def _keep(self) -> None:
        self.hand_on()

    def hand_on(self) -> bool:
        """Hand on what was entered; where something is wrong, go there and answer False."""
        fields: tuple[Field, ...] = (self.number, self.day, self.authority)
        for field in fields:
            field.show_problem(field.problem())
        wrong = next((field for field in fields if not field.is_valid()), None)
        if wrong is not None:
            wrong.focus()
            return False
        facts = {
            "number": self.number.value(),
            "decided_on": self.day.value(),
            "authority": self.authority.value(),
            "is_certificate": self.certificate.isChecked(),
        }
        self.done.emit(self._base, facts, self._file)
        return True

    @Slot()
    def _back(self) -> None:
        self.hide()
        self.dropped.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(local_files(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file as the scan."""
        self.use_scan(local_files(event.mimeData())[0])
        event.acceptProposedAction()


class DecisionField(Field):
    """Chooses a decision by its number; its value is the decision's id, None where none is named.

    `fresh()` is the chosen decision where it isn't written yet: whoever saves the choice writes it in the same edit.
    """

    altered = Signal(object, object)  # a Decision as it was and as it is to be
    scan_asked = Signal(object)  # StoredFile to open
    entered = Signal()  # a new decision is chosen, or the one with its number and day that was there
    made_for = Signal(object, object)  # UUID of an initiative that isn't shown any more, and its new Decision

    def __init__(self, desk: Desk, label: str = "Quyết định công nhận", *, mends: bool = True, **rest: Any) -> None:
        """No decision yet; `mends`: whether the one chosen can be mended here."""
        super().__init__(label, **rest)
        self._desk = desk
        self._mends = mends
        self._decisions: tuple[Decision, ...] = ()
        self._fresh: Decision | None = None
        self._kept: UUID | None = None
        self._initiative: UUID | None = None
        self.box = ChoiceBox()
        self.panel = DecisionPanel(desk)
        self.edit_button = flat_button("Sửa quyết định")
        self.scan_button = flat_button("Mở bản quét")
        self._build(self.box)
        self._add_below()
        self.box.activated.connect(self._chosen)
        self.box.undo_asked.connect(self.undo_asked)
        self.box.redo_asked.connect(self.redo_asked)
        self.edit_button.clicked.connect(self._edit)
        self.scan_button.clicked.connect(self._open_scan)
        self.panel.done.connect(self._panel_done)
        self.panel.dropped.connect(self._panel_dropped)
        self._list()

    def _add_below(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.edit_button)
        row.addWidget(self.scan_button)
        row.addStretch(1)
        below = QVBoxLayout()
        below.addLayout(row)
        below.addWidget(self.panel)
        self._column.addLayout(below)

    def set_decisions(self, decisions: Sequence[Decision]) -> None:
        """Offer these."""
        if tuple(decisions) != self._decisions:
            self._decisions = tuple(decisions)
            if self._fresh is not None and any(item.id == self._fresh.id for item in self._decisions):
                self._fresh = None
            self._list()

    def show_for(self, initiative: UUID) -> None:
        """Serve another initiative: a decision that is being made still goes to the last one."""
        self._initiative = initiative
        self.panel.hide()
        self._fresh = None
        self._list()

    def forget_unused(self) -> None:
        """Offer a new decision no longer where it isn't named: it was undone before it was read."""
        if self._fresh is not None and self._fresh.id != self._kept:
            self._fresh = None
            self._list()

    def _offered(self) -> tuple[Decision, ...]:
        return self._decisions if self._fresh is None else (*self._decisions, self._fresh)

    def _list(self) -> None:
        self.box.clear()
        self.box.add_choice(_NONE, None)
        for decision in self._offered():
            self.box.add_choice(decision_text(decision), decision.id)
        self.box.add_choice(_NEW, _NEW)
        self._select(self._kept)

    def _select(self, decision_id: UUID | None) -> None:
        self._kept = decision_id
        self.box.setCurrentIndex(max(0, self.box.place_of(decision_id)))
        chosen = self.chosen()
        self.edit_button.setVisible(self._mends and chosen is not None)
        self.scan_button.setVisible(chosen is not None and chosen.scan is not None)

    def chosen(self) -> Decision | None:
        """The decision that is named."""
        return next((item for item in self._offered() if item.id == self._kept), None)

    def fresh(self) -> Decision | None:
        """The decision that is named, where it isn't written yet."""
        chosen = self.chosen()
        return chosen if chosen is not None and chosen not in self._decisions else None

    def value(self) -> UUID | None:
        """The id of the decision that is named."""
        return self._kept

    def set_value(self, value: UUID | None, *, force: bool = False) -> None:  # noqa: ARG002 - nothing is typed here
        """Show which decision is named, without any signal."""
        self._select(value)
        self.show_problem("")

    def text(self) -> str:
        """The id of the decision as text."""
        return str(self._kept or "")

    def set_text(self, text: str) -> None:
        """Name the decision with this id."""
        if text in {"", *(str(item.id) for item in self._offered())}:
            self._select(UUID(text) if text else None)

    def start_new(self, number: str = "") -> None:
        """Open the panel for a new decision."""
        self.panel.start(None)
        if number:
            self.panel.number.set_text(number)

    @Slot(int)
    def _chosen(self, place: int) -> None:
        data = self.box.value_at(place)
        if data == _NEW:
            self._select(self._kept)
            self.start_new()
            return
        self._take(data)

    def _take(self, decision_id: UUID | None) -> None:
        self.panel.hide()
        if decision_id != self._kept:
            self._select(decision_id)
            self.edited.emit()
            self.finished.emit()

    @Slot()
    def _edit(self) -> None:
        self.panel.start(self.chosen())

    def mend(self, field_id: str) -> None:
        """Open the decision that is named at one of its facts; where none is named, go to the list."""
        chosen = self.chosen()
        if chosen is None:
            self.focus()
            return
        self.panel.start(chosen)
        facts: dict[str, Field] = {"decision_date": self.panel.day, "recognised_by": self.panel.authority}
        facts.get(field_id, self.panel.number).focus()

    @Slot()
    def _open_scan(self) -> None:
        chosen = self.chosen()
        if chosen is not None and chosen.scan is not None:
            self.scan_asked.emit(chosen.scan)

    @Slot(object, object, object)
    def _panel_done(self, base: Decision | None, facts: dict[str, Any], scan: Path | None) -> None:
        work = partial(make_decision, self._desk.workspace, base, facts, scan)
        self._desk.write(work, partial(self._made, self._initiative, base))

    def _made(self, initiative: UUID | None, base: Decision | None, decision: Decision) -> None:
        if not isValid(self):
            return
        if initiative is not None and initiative != self._initiative:
            self._made_before(initiative, base, decision)
            return
        self.panel.hide()
        self.box.setFocus()
        if base is not None:
            self.altered.emit(base, decision)
            return
        there = same_decision(decision, self._decisions)
        if there is None:
            self._fresh = decision
            self._list()
        self._take((there or decision).id)
        self.entered.emit()

    def _made_before(self, initiative: UUID, base: Decision | None, decision: Decision) -> None:
        if base is None:
            self.made_for.emit(initiative, same_decision(decision, self._decisions) or decision)
        else:
            self.altered.emit(base, decision)

    @Slot()
    def _panel_dropped(self) -> None:
        self.box.setFocus()
