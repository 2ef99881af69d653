"""What is asked once for all initiatives that are selected: the declarations, their decision."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.initiative import Decision
from desktop_app.services.bulk import Declarations
from ui.desk import Desk
from ui.initiatives.binding import DECLARATIONS, label_of
from ui.widgets.ask_dialog import AskDialog
from ui.widgets.buttons import flat_button
from ui.widgets.decision_field import DecisionField
from ui.widgets.fields import DateField, Field, YesNoField


class DeclarationsDialog(AskDialog):
    """Declares the same for several initiatives; what isn't stated stays as it is."""

    def __init__(self, desk: Desk, count: int, parent: QWidget | None) -> None:
        """For so many initiatives."""
        super().__init__(
            "Khai báo chung; mục để “Chưa nêu” được giữ nguyên ở từng sáng kiến.",
            f"Khai báo cho {count} sáng kiến",
            parent,
        )
        self._desk = desk
        self.answers = {name: YesNoField(label_of(name)) for name in DECLARATIONS}
        self.day = DateField(label_of("declared_on"))
        self.day.set_value(desk.today())
        self.ordinary = flat_button("Khai báo bình thường", "check")
        self.ordinary.clicked.connect(self._ordinary)
        for field in self.answers.values():
            self.body.addWidget(field)
        below = QHBoxLayout()
        below.addWidget(self.day, 1)
        below.addWidget(self.ordinary, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(below)
        next(iter(self.answers.values())).focus()

    def fields(self) -> tuple[Field, ...]:
        """The day."""
        return (self.day,)

    @Slot()
    def _ordinary(self) -> None:
        for name, value in DECLARATIONS.items():
            self.answers[name].set_value(value)

    def declarations(self) -> Declarations:
        """What was answered."""
        answers = {name: field.value() for name, field in self.answers.items()}
        return Declarations(declared_on=self.day.value(), **answers)


class DecisionDialog(AskDialog):
    """Chooses the decision that recognises several initiatives, or enters it once."""

    def __init__(self, desk: Desk, count: int, decisions: tuple[Decision, ...], parent: QWidget | None) -> None:
        """For so many initiatives, from these decisions."""
        super().__init__("Quyết định công nhận các sáng kiến đã chọn", f"Ghi cho {count} sáng kiến", parent)
        self.decision = DecisionField(desk, "Quyết định", mends=False)
        self.decision.set_decisions(decisions)
        self.decision.entered.connect(self._entered)
        self._is_accepting = False
        self.body.addWidget(self.decision)
        if not decisions:
            self.decision.start_new()
        else:
            self.decision.focus()

    def accept(self) -> None:
        """Close once a decision was chosen."""
        if self.decision.panel.isVisible():
            self._is_accepting = self.decision.panel.hand_on()
        elif self.decision.value() is None:
            self.decision.show_problem("Chưa chọn quyết định.")
            self.decision.focus()
        else:
            super().accept()

    @Slot()
    def _entered(self) -> None:
        if self._is_accepting:
            super().accept()
