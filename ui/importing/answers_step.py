"""Step 3: what is the same for every row, asked once."""

from collections.abc import Collection
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.kinds import AuthorCategory, Block, Stage
from desktop_app.domain.programme import Programme
from desktop_app.domain.unit import Unit
from desktop_app.services.lists import Answers
from desktop_app.system.settings import Settings
from ui.importing.scan_field import ScanField
from ui.importing.side_by_side import SideBySide
from ui.importing.step import Step
from ui.theme import LINE_CHARACTERS, SPACE_S, characters
from ui.widgets.buttons import flat_button, secondary_button
from ui.widgets.dropping import local_files
from ui.widgets.fields import ChoiceField, DateField, Field, TextField, YesNoField
from ui.widgets.form import FormView, Section
from ui.widgets.labels import text_label

DECLARATIONS: Final = ("recognised", "novel", "contrary_to_order", "ip_protected", "complaint", "dispute")
LARGEST: Final = "largest_put_forward"
_LARGEST_LABEL: Final = "Nhiều tác giả: người góp nhiều nhất đứng tên"
_NUMBER_GIVEN: Final = (
    "Danh sách đã có cột số quyết định. Chỉ ghi ở đây nếu muốn kèm bản quét cho một quyết định trong đó (đúng số ấy); "
    "dòng chưa có số cũng sẽ lấy quyết định này."
)
_FROM_ABOVE: Final = "Lấy từ dòng phía trên danh sách; xin xem lại."
_USUAL: Final = {
    "novel": True, "contrary_to_order": False, "ip_protected": False, "complaint": False, "dispute": False,
    LARGEST: True,
}  # fmt: skip
_OF_DECISION: Final = ("decision_number", "decision_date", "recognised_by", "decision_scan")
_DECLARED: Final = (*DECLARATIONS, LARGEST)
_OF_PROGRAMME: Final = ("block", "category", "stage")


class AnswersStep(Step):
    """Asks only for what no column gives; everything may be left blank."""

    columns_asked = Signal()

    heading = "Điều gì giống nhau cho cả danh sách?"
    explanation = "Ghi một lần cho mọi dòng; điều gì khác nhau giữa các dòng thì để trống và sửa sau."

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Wait for a list."""
        super().__init__(parent)
        self.asked: frozenset[str] = frozenset()
        self._number_given = False
        self.recognised_columns = text_label("", role="secondary", wrap=False)
        self.review_columns = flat_button("Xem lại các &cột", "columns")
        self.review_columns.clicked.connect(self.columns_asked)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.recognised_columns)
        line.addWidget(self.review_columns)
        line.addStretch(1)
        self.form = FormView()
        self.form.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields: dict[str, Field] = {}
        self._recognised_by_number = False
        self._typed: set[str] = set()
        self._sections = (self._decision(settings), self._programme(), self._declarations())
        self.form.add_widget(SideBySide(self._sections[:2], self._sections[2:]))
        content = self.form.widget()
        if content is not None:
            content.setMaximumWidth(characters(self, LINE_CHARACTERS) * 2)
        self.form.edited.connect(self._edited)
        self.form.finished.connect(self._finished)
        self.body.addLayout(line)
        self.body.addWidget(self.form, 1)
        self.setAcceptDrops(True)

    def _add(self, section: Section, field: Field, columns: int = 1) -> None:
        section.add(field, columns=columns)
        self.fields[field.field_id] = field

    def _decision(self, settings: Settings) -> Section:
        section = Section("Quyết định công nhận chung", self.form)
        self._number_note = text_label(_NUMBER_GIVEN, role="secondary")
        self.above_note = text_label(_FROM_ABOVE, role="secondary")
        section.add_widget(self._number_note)
        section.add_widget(self.above_note)
        self._add(section, TextField("Số quyết định", field_id="decision_number"))
        self._add(section, DateField("Ngày quyết định", field_id="decision_date"))
        self._add(section, TextField("Cơ quan công nhận", field_id="recognised_by"), columns=2)
        self.scan = ScanField("Bản quét quyết định", settings)
        self.scan.field_id = "decision_scan"
        self._add(section, self.scan, columns=2)
        return section

    def _programme(self) -> Section:
        section = Section("Trong chương trình", self.form)
        self.block = ChoiceField("Khối", field_id="block")
        self._add(section, self.block)
        categories = [(item, item.label) for item in AuthorCategory]
        self._add(section, ChoiceField("Đối tượng", categories, field_id="category"))
        stages = [(item, item.label) for item in Stage]
        self._add(section, ChoiceField("Giai đoạn", stages, field_id="stage", required=True))
        self.fields["stage"].set_value(Stage.DONE)
        return section

    def _declarations(self) -> Section:
        section = Section("Khai báo", self.form)
        self.usual = secondary_button("&Khai báo bình thường cho tất cả", "check")
        self.usual.setToolTip("Có tính mới: Có; các điều còn lại: Không. Đã công nhận: Có, nếu đã ghi số quyết định.")
        self.usual.clicked.connect(self.declare_usual)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.usual)
        line.addStretch(1)
        section.add_widget(row)
        for name in DECLARATIONS:
            self._add(section, YesNoField(FIELD_LABELS[name], field_id=name))
        self._add(section, YesNoField(_LARGEST_LABEL, field_id=LARGEST))
        return section

    def ask(self, given: Collection[str], programme: Programme | None, unit: Unit | None, proposed: Answers) -> None:
        """Ask for what the columns don't give: `given` are ids of fields that a column stands for.

        What is `proposed` of the decision stands there already, but where somebody has typed.
        """
        labels = programme.block_labels if programme else {}
        self.block.set_options([(item, labels.get(item, item.label)) for item in Block])
        if unit is not None and unit.block is not None and self.block.value() is None:
            self.block.set_value(unit.block)
        self._number_given = not {"decision_number", "decision_details"}.isdisjoint(given)
        without = {*given} - {"decision_number"}
        without |= {"decision_date", "recognised_by"} if self._number_given else set()
        without |= {"category"} if programme is not None and not programme.categories else set()
        without |= {LARGEST} if "put_forward" in given else set()
        self.asked = frozenset(self.fields.keys() - without)
        self._number_note.setVisible(self._number_given)
        for name, field in self.fields.items():
            field.setVisible(name in self.asked)
        for section, names in zip(self._sections, (_OF_DECISION, _OF_PROGRAMME, _DECLARED), strict=True):
            section.setVisible(not self.asked.isdisjoint(names))
            section.refresh()
        self._preset(Answers() if self._number_given else proposed)
        self.changed.emit()

    def _preset(self, proposed: Answers) -> None:
        values: dict[str, Any] = {
            "decision_number": proposed.decision_number,
            "decision_date": proposed.decision_date,
            "recognised_by": proposed.decision_authority,
        }
        own = {name: value for name, value in values.items() if name not in self._typed}
        for name, value in own.items():
            self.fields[name].set_value(value, force=True)
        self.above_note.setVisible(any(own.values()))
        self._follow_number()

    def tell_columns(self, count: int, doubtful: int) -> None:
        """Say how many columns are taken, and how many of them want a look."""
        doubt = f"; {doubtful} cột chưa chắc" if doubtful else ""
        self.recognised_columns.setText(f"Phần mềm lấy {count} cột của danh sách{doubt}.")

    @property
    def is_asking(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self.asked)

    @property
    def answers(self) -> Answers:
        """What was answered; what a column gives is left to it."""
        values: dict[str, Any] = {name: field.value() for name, field in self.fields.items() if name in self.asked}
        return Answers(
            stage=values.get("stage") or Stage.DONE,
            block=values.get("block"),
            category=values.get("category"),
            decision_number=values.get("decision_number", ""),
            decision_date=values.get("decision_date"),
            decision_authority=values.get("recognised_by", ""),
            decision_scan=values.get("decision_scan"),
            largest_put_forward=bool(values.get(LARGEST)),
            **{name: values.get(name) for name in DECLARATIONS},
        )

    @property
    def action(self) -> str:
        """What comes next."""
        return "&Xem trước"

    @property
    def is_ready(self) -> bool:
        """Whether everything that was typed can be read."""
        return not self._wrong()

    @property
    def is_touched(self) -> bool:
        """Whether somebody answered anything."""
        return bool(self._typed)

    @Slot()
    def declare_usual(self) -> None:
        """Declare what holds for an ordinary initiative, for the whole list."""
        usual = dict(_USUAL)
        if self.answers.decision_number or self._number_given:
            usual["recognised"] = True
        for name, value in usual.items():
            self.fields[name].set_value(value)
        self._typed |= usual.keys()
        self.changed.emit()

    @Slot(str)
    def _edited(self, name: str) -> None:
        self._typed.add(name)
        self.changed.emit()

    @Slot(str)
    def _finished(self, name: str) -> None:
        if name == "decision_number":
            self._follow_number()

    def _follow_number(self) -> None:
        """A list with a decision's number is recognised, unless somebody said otherwise."""
        recognised = self.fields["recognised"]
        if self.answers.decision_number and recognised.value() is None:
            self._recognised_by_number = True
            recognised.set_value(value=True)
        elif not self.answers.decision_number and self._recognised_by_number:
            self._recognised_by_number = False
            recognised.set_value(value=None)

    def commit(self) -> bool:
        """Take what is being typed; False, and the focus there, where something can't be read."""
        self.form.commit()
        wrong = self._wrong()
        if wrong:
            wrong[0].show_problem(wrong[0].problem())
            wrong[0].focus()
        return not wrong

    def _wrong(self) -> list[Field]:
        return [field for name, field in self.fields.items() if name in self.asked and not field.is_valid()]

    def take_focus(self) -> None:
        """Go to the first thing that is asked."""
        first = next((field for name, field in self.fields.items() if name in self.asked), None)
        if first is not None:
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take the decision's scan anywhere on this step."""
        if "decision_scan" in self.asked and len(local_files(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the decision's scan."""
        self.scan.take(local_files(event.mimeData())[0])
        event.acceptProposedAction()
