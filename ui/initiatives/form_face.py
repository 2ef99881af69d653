"""The face of the form: its fields in short sections, which of them matter, and what was found beside each."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.edit import InitiativeState
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Decision
from desktop_app.domain.kinds import SolutionType
from desktop_app.domain.programme import Programme
from ui.desk import Desk
from ui.initiatives.attachments_panel import AttachmentsPanel
from ui.initiatives.authors_panel import AuthorsPanel
from ui.initiatives.binding import label_of
from ui.initiatives.finding_line import FindingLines
from ui.initiatives.form_fields import (
    AUTHORS,
    CONTENT,
    DECLARED,
    FILES,
    SECTIONS,
    TOPIC,
    block_options,
    make_field,
    type_options,
)
from ui.initiatives.form_header import FormHeader, Notices
from ui.initiatives.placing import AUTHORS as IN_AUTHORS
from ui.initiatives.placing import FILES as IN_FILES
from ui.initiatives.placing import Place, place_of_finding
from ui.theme import SPACE_S
from ui.widgets.buttons import flat_button, secondary_button
from ui.widgets.decision_field import DecisionField
from ui.widgets.fields import ChoiceField, Field, LongTextField
from ui.widgets.form import FormView, Section
from ui.widgets.labels import text_label

_OWN_CELLS: Final = ("recognised_by", "decision_number", "decision_date")


def _left(button: QWidget) -> QWidget:
    """A button at the left of its place, as wide as it needs."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(button)
    layout.addStretch(1)
    return row


def _is_topic(state: InitiativeState) -> bool:
    record = state.initiative
    holds = (record.topic_level, record.accepted_on, record.effect_confirmed)
    return record.solution_type is SolutionType.RESEARCH or any(value is not None for value in holds)


def _says_more(state: InitiativeState, name: str, decision: Decision | None) -> bool:
    """Whether one of the initiative's own cells holds something that its decision doesn't say."""
    value = getattr(state.initiative, name)
    if decision is None or not value:
        return bool(value)
    said = {"recognised_by": decision.authority, "decision_number": decision.number}
    return bool(value != said.get(name, decision.decided_on))


class FormFace(QWidget):
    """Shows an initiative's fields; saves nothing."""

    file_opening = Signal(object)  # StoredFile

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """An empty form."""
        super().__init__(parent)
        self._desk = desk
        self._programme: Programme | None = None
        self.programme_id = ""
        self._portal_open = False
        self.view = FormView()
        self.findings = FindingLines()
        self.authors = AuthorsPanel(desk)
        self.files = AttachmentsPanel(desk)
        self.sections: dict[str, Section] = {}
        self.header = FormHeader()
        self.heading = self.header.heading
        self.notices = Notices()
        self._lay_out()
        self._build_sections()
        self.setAcceptDrops(True)
        self.setAccessibleName("Phiếu sáng kiến")
        self.view.setAccessibleName("Các ô của sáng kiến")
        self.view.hide()
        for lines in (self.findings, self.authors.findings, self.files.findings):
            lines.chosen.connect(self.go_to)
        self.files.opening.connect(self.file_opening)
        self.portal_button.clicked.connect(self.open_portal_text)

    def _build_sections(self) -> None:
        self.view.add_widget(self.findings)
        self.ordinary = secondary_button("Khai báo bình thường", "check")
        self.ordinary.setToolTip("Có tính mới: Có; các mục còn lại: Không; ngày khai báo: hôm nay")
        self.portal_button = flat_button("Nội dung nộp cổng khác tóm tắt…", "add")
        self._portal_row = _left(self.portal_button)
        for title, rows in SECTIONS.items():
            section = self.sections[title] = self.view.add_section(title)
            if title == AUTHORS:
                section.add_widget(self.authors)
            if title == FILES:
                section.add_widget(self.files)
            if title == DECLARED:
                section.add_widget(_left(self.ordinary))
            for field_id, columns in rows:
                section.add(self._make(field_id), columns=columns)
                if field_id == "summary":
                    section.add_widget(self._portal_row)
        self.decision.scan_asked.connect(self.file_opening)

    def _make(self, field_id: str) -> Field:
        if field_id != "decision":
            return make_field(field_id)
        self.decision = DecisionField(self._desk, label_of("decision"), field_id="decision")
        return self.decision

    def _lay_out(self) -> None:
        self.empty = text_label("Chọn một sáng kiến trong danh sách để xem và sửa ở đây.", role="secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_S, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.header)
        layout.addWidget(self.notices)
        layout.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.view, 1)

    def use_programme(self, programme: Programme | None) -> None:
        """Offer what a programme offers."""
        if programme == self._programme:
            return
        self._programme = programme
        for field_id, options in (("block", block_options(programme)), ("solution_type", type_options(programme))):
            field = self.view.fields[field_id]
            if isinstance(field, ChoiceField):
                field.set_options(options)

    def follow(self, state: InitiativeState, decisions: Mapping[UUID, Decision]) -> None:
        """Show the fields that matter to this initiative, and its name."""
        part = state.part(self.programme_id)
        portal = bool(part.portal_text) or self._portal_open
        shown: dict[QWidget, bool] = {
            self.sections[TOPIC]: _is_topic(state),
            self._portal_row: not portal,
            **{self.view.fields[name]: visible for name, visible in self._shown(state, decisions, portal).items()},
        }
        if any(widget.isHidden() is visible for widget, visible in shown.items()):
            for widget, visible in shown.items():
                widget.setVisible(visible)
            for section in self.sections.values():
                section.refresh()
        limit = self._programme.portal.text_limit if self._programme else None
        self._count("summary", None if part.portal_text else limit)
        self._count("portal_text", limit)
        self.name(state)

    def _shown(self, state: InitiativeState, decisions: Mapping[UUID, Decision], portal: bool) -> Mapping[str, bool]:
        record, part = state.initiative, state.part(self.programme_id)
        decision = decisions.get(record.decision_id) if record.decision_id else None
        technical = record.solution_type is SolutionType.TECHNICAL or record.technical_form is not None
        return {
            "technical_form": technical,
            "portal_text": portal,
            "category": self._programme is None or self._programme.categories or part.category is not None,
            **{name: _says_more(state, name, decision) for name in _OWN_CELLS},
        }

    def _count(self, name: str, limit: int | None) -> None:
        field = self.view.fields[name]
        if isinstance(field, LongTextField):
            field.set_counter_limit(limit)

    def name(self, state: InitiativeState) -> None:
        """Name the initiative with its verdict."""
        programme_id, record = self.programme_id, state.initiative
        withdrawn = state.part(programme_id).withdrawn
        self.header.name(record.code, record.title, withdrawn=withdrawn, programme=bool(programme_id))

    def spread(self, findings: Sequence[Finding]) -> None:
        """Show each finding beside what it is about."""
        placed: dict[str, list[Finding]] = {}
        authors: list[Finding] = []
        files: list[Finding] = []
        for finding in findings:
            place = place_of_finding(finding, self.shown_fields())
            if place is None:
                continue
            if place.part == IN_AUTHORS:
                authors.append(finding)
            elif place.part == IN_FILES:
                files.append(finding)
            else:
                placed.setdefault(place.field_id, []).append(finding)
        for field_id, field in self.view.fields.items():
            field.show_findings(placed.get(field_id, []))
        self.authors.show_findings(authors)
        self.files.show_findings(files)

    def shown_fields(self) -> list[str]:
        """The ids of the fields that can be seen."""
        return [name for name, field in self.view.fields.items() if field.isVisibleTo(self.view)]

    @Slot(object)
    def go_to(self, finding: Finding) -> None:
        """Go to what a finding is about."""
        self.go(place_of_finding(finding, self.shown_fields()))

    def go(self, place: Place | None) -> None:
        """Go to a field."""
        if place is None:
            return
        if place.part == IN_AUTHORS:
            self.view.ensureWidgetVisible(self.authors)
            self.authors.focus_field(place.field_id, place.person_id)
        elif place.part == IN_FILES:
            self.view.ensureWidgetVisible(self.files)
            self.files.focus_field(place.field_id)
        elif place.of_decision:
            self.decision.mend(place.of_decision)
        else:
            self.view.focus_field(place.field_id)

    @Slot()
    def bring_focus_into_sight(self) -> None:
        """Scroll to the field that has the focus, once all is laid out."""
        focused = QApplication.focusWidget()
        if focused is not None and self.view.isAncestorOf(focused):
            self.view.ensureWidgetVisible(focused)

    @Slot()
    def open_portal_text(self) -> None:
        """Show the field for a text that differs from the summary, and go there."""
        self._portal_open = True
        self.view.fields["portal_text"].show()
        self._portal_row.hide()
        self.sections[CONTENT].refresh()
        self.view.focus_field("portal_text")
