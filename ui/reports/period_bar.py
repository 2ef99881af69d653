"""The period of a report: a week, a month, a phase of the programme or any days, and the one before and after."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import PeriodKind
from desktop_app.domain.period import Period, after, before, between, month_of, week_of, whole_phase
from desktop_app.domain.programme import Phase
from ui.theme import SPACE_S
from ui.widgets.buttons import icon_button
from ui.widgets.fields import DateField
from ui.widgets.filter_bar import FilterBar, FilterItem
from ui.widgets.labels import text_label

_LABELS: Final = {PeriodKind.WEEK: "Tuần", PeriodKind.MONTH: "Tháng", PeriodKind.FREE: "Khoảng ngày"}


class PeriodBar(QWidget):
    """Chooses one period; the officer's choice is told."""

    chosen = Signal(object)  # Period

    def __init__(self, parent: QWidget | None = None) -> None:
        """Without a period."""
        super().__init__(parent)
        self.period: Period | None = None
        self._phases: tuple[Phase, ...] = ()
        self._today = date.max
        self.kinds = FilterBar("Kỳ báo cáo")
        self.kinds.chosen.connect(self._choose_kind)
        self.back_button = icon_button("chevron-left", "Kỳ trước")
        self.on_button = icon_button("chevron-right", "Kỳ sau")
        self.back_button.clicked.connect(partial(self._step, before))
        self.on_button.clicked.connect(partial(self._step, after))
        self.label = text_label("", strong=True)
        self.first = DateField("Từ ngày", required=True)
        self.last = DateField("Đến ngày", required=True)
        for field in (self.first, self.last):
            field.finished.connect(self._take_days)
        self.trouble = text_label("", role="ineligible")
        self._lay_out()
        self._show_days(shown=False)

    def _lay_out(self) -> None:
        self.days = QWidget()
        days = QHBoxLayout(self.days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(SPACE_S)
        for field in (self.first, self.last):
            days.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.kinds, 3)
        for button in (self.back_button, self.on_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.label, 2)
        line.addWidget(self.days, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(line)
        column.addWidget(self.trouble)

    def offer(self, phases: Sequence[Phase], today: date) -> None:
        """Offer the phases of a programme too; `today` is what an officer begins from."""
        self._phases, self._today = tuple(phases), today
        items = [FilterItem(kind.value, label) for kind, label in _LABELS.items()]
        items[2:2] = [FilterItem(_phase_id(phase), f"Giai đoạn {phase.number}") for phase in phases]
        self.kinds.set_items(items)
        if self.period is not None:
            self.show_period(self.period)

    def show_period(self, period: Period) -> None:
        """Show a period, without a signal."""
        self.period = period
        is_phase = period.kind is PeriodKind.PHASE
        self.kinds.choose(f"{PeriodKind.PHASE.value}-{period.phase}" if is_phase else period.kind.value)
        self.label.setText(period.label[:1].upper() + period.label[1:])
        self.first.set_value(period.first, force=True)
        self.last.set_value(period.last, force=True)
        self.trouble.setText("")
        self._show_days(shown=period.kind is PeriodKind.FREE)
        for button in (self.back_button, self.on_button):
            button.setEnabled(not is_phase)

    def commit(self) -> None:
        """Take what is being typed as finished."""
        self.first.commit()
        self.last.commit()

    def problem(self) -> str:
        """Why the days as they stand are no period ("": they are, or none are asked for)."""
        if self.days.isHidden():
            return ""
        return self.first.problem() or self.last.problem() or self.trouble.text()

    def _show_days(self, *, shown: bool) -> None:
        self.days.setVisible(shown)
        self.label.setVisible(not shown)
        self.trouble.setVisible(bool(self.trouble.text()))

    def _choose(self, period: Period) -> None:
        self.show_period(period)
        self.chosen.emit(period)

    @Slot(str)
    def _choose_kind(self, chosen: str) -> None:
        phase = next((phase for phase in self._phases if _phase_id(phase) == chosen), None)
        if phase is not None:
            self._choose(whole_phase(phase))
        elif chosen == PeriodKind.WEEK.value:
            self._choose(before(week_of(self._today)))
        elif chosen == PeriodKind.MONTH.value:
            self._choose(before(month_of(self._today)))
        else:
            month = month_of(self._today)
            self._choose(Period(kind=PeriodKind.FREE, first=month.first, last=self._today))

    def _step(self, step: Callable[[Period], Period], _checked: bool = False) -> None:
        if self.period is not None:
            self._choose(step(self.period))

    @Slot()
    def _take_days(self) -> None:
        first, last, period = self.first.value(), self.last.value(), self.period
        if first is None or last is None or period is None or (first, last) == (period.first, period.last):
            return
        try:
            period = between(first, last)
        except InputError as error:
            self.trouble.setText(error.message)
            self.trouble.show()
            return
        self._choose(Period(kind=PeriodKind.FREE, first=period.first, last=period.last))


def _phase_id(phase: Phase) -> str:
    return f"{PeriodKind.PHASE.value}-{phase.number}"
