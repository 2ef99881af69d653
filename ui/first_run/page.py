"""Lần đầu: names the union, picks the programme, brings the members and initiatives in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.links import Link, Screen
from desktop_app.services.editing import save_unit
from desktop_app.services.first_run import (
    ProgrammeChoice,
    choose_programme,
    make_own_sample,
    programme_choices,
    provinces,
    skip_first_run,
)
from ui.desk import EVERYTHING, Desk
from ui.first_run.programme_step import ProgrammeStep
from ui.first_run.unit_step import UnitStep
from ui.importing.panel import ImportPanel
from ui.importing.step import Step, StepBar
from ui.importing.trail import StepTrail
from ui.page import Page
from ui.theme import SPACE_S
from ui.widgets.buttons import flat_button

_UNIT: Final = 0
_PROGRAMME: Final = 1
_LISTS: Final = 2


class FirstRunPage(Page):
    """Three steps; each can be gone back from and skipped, and what was entered stays."""

    shows = Screen.FIRST_RUN
    title = "Lần đầu"
    icon = "app"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Begin with the union."""
        super().__init__(desk, parent)
        self.sample_button = self.add_secondary("Dùng thử với dữ liệu &mẫu", "sample", self.make_sample)
        self.trail = StepTrail(("Đơn vị", "Chương trình", "Đoàn viên, sáng kiến"))
        self.unit_step = UnitStep()
        self.programme_step = ProgrammeStep()
        self.panel = ImportPanel(desk, embedded=True)
        self.by_hand = flat_button("Nhập &tay sau")
        self.by_hand.clicked.connect(self.finish)
        self.panel.bar.add_button(self.by_hand)
        self.panel.finished.connect(self._imported)
        self.panel.members_found.connect(self._take_members)
        self.panel.left.connect(self.go_back)
        self.panel.closed.connect(self.finish)
        self.bar = StepBar()
        self.skip_button = flat_button("&Bỏ qua, vào phần mềm")
        self.skip_button.clicked.connect(self.skip)
        self.bar.add_button(self.skip_button)
        self.bar.back_asked.connect(self.go_back)
        self.bar.forward_asked.connect(self.go_on)
        self.bar.takes_long.connect(self._hold)
        self._lay_out()
        self._show(_UNIT)
        desk.read(provinces, self._offer_provinces)

    def _offer_provinces(self, names: Sequence[str]) -> None:
        if isValid(self):
            self.unit_step.offer_provinces(names)

    def _lay_out(self) -> None:
        self._steps: tuple[Step, ...] = (self.unit_step, self.programme_step)
        self._stack = QStackedWidget()
        for widget in (*self._steps, self.panel):
            self._stack.addWidget(widget)
        for step in self._steps:
            step.changed.connect(self._name_actions)
        column = QVBoxLayout()
        column.setSpacing(SPACE_S)
        column.addWidget(self.trail)
        column.addSpacing(SPACE_S)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)
        self.body.addLayout(column, 1)

    @property
    def at(self) -> int:
        """The step that is shown, from 0."""
        return self._stack.currentIndex()

    def enter(self) -> None:
        """Show what is known already; made-up data needs no first run."""
        if self.desk.standing is not None and self.desk.standing.sample:
            self._go()
            return
        if self.desk.unit is not None and not self.unit_step.fields["unit_name"].value():
            self.unit_step.show_unit(self.desk.unit)
        self._take_focus()

    def leave(self) -> None:
        """Keep what is being typed in its fields."""
        self.unit_step.form.commit()

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self.trail.show_step(at)
        self.bar.setVisible(at != _LISTS)
        self.sample_button.setVisible(at != _LISTS)
        self._name_actions()
        self._take_focus()

    def _take_focus(self) -> None:
        if self.at == _LISTS:
            self.panel.source.take_focus()
        else:
            self._steps[self.at].take_focus()

    @Slot()
    def _name_actions(self) -> None:
        if self.at == _LISTS:
            return
        free = self.bar.job is None
        self.bar.back.setVisible(self.at != _UNIT)
        self.bar.back.setEnabled(free)
        self.bar.forward.setEnabled(free and self._steps[self.at].is_ready)
        self.skip_button.setEnabled(free)
        self.sample_button.setEnabled(free)
        self._stack.setEnabled(True)

    @Slot()
    def _hold(self) -> None:
        """Take nothing while work goes on."""
        self._stack.setEnabled(False)

    # From step to step

    @Slot()
    def go_back(self) -> None:
        """Go to the step before."""
        if self.at > _UNIT and self.bar.job is None:
            self._show(self.at - 1)

    @Slot()
    def go_on(self) -> None:
        """Write what this step holds, and go to the next."""
        if self.at == _UNIT and self.unit_step.commit():
            self._write_unit(self._unit_written)
        elif self.at == _PROGRAMME and self.programme_step.chosen:
            work = partial(choose_programme, self.desk.workspace, self.programme_step.chosen)
            self.desk.write(work, self._programme_written)

    def _write_unit(self, then: Any) -> None:
        work = partial(save_unit, self.desk.workspace, self.unit_step.unit(self.desk.unit))
        self.desk.write(work, then)

    def _unit_written(self, _nothing: None) -> None:
        self.desk.load(self._read_programmes)

    def _read_programmes(self) -> None:
        province = self.unit_step.fields["province"].value() or ""
        self.desk.read(partial(programme_choices, self.desk.workspace, province), self._show_programmes)

    def _show_programmes(self, choices: tuple[ProgrammeChoice, ...]) -> None:
        self.programme_step.show_programmes(choices, self.desk.programme_id)
        self._show(_PROGRAMME)

    def _programme_written(self, _nothing: None) -> None:
        self.desk.load(partial(self._show, _LISTS))

    @Slot(object)
    def _imported(self, _outcome: object) -> None:
        self.by_hand.hide()

    @Slot(object)
    def _take_members(self, cells: Sequence[Sequence[str]]) -> None:
        from ui.members.list_dialog import take_members

        take_members(self.desk, cells, self, partial(self.by_hand.setText, "&Vào phần mềm"))

    # Leaving

    @Slot()
    def skip(self) -> None:
        """Go into the program now; a union's name that was typed is kept."""
        self.unit_step.form.commit()
        if self.at == _UNIT and self.unit_step.fields["unit_name"].value() and self.unit_step.commit():
            self._write_unit(self._skip)
        else:
            self._skip()

    def _skip(self, _nothing: None = None) -> None:
        self.desk.write(partial(skip_first_run, self.desk.workspace), self._skipped)

    def _skipped(self, _nothing: None) -> None:
        self.finish()

    @Slot()
    def finish(self) -> None:
        """Tell everyone, and go to the first screen."""
        self.desk.tell(EVERYTHING)
        self._go()

    def _go(self) -> None:
        self.desk.go(Link(screen=Screen.OVERVIEW))

    @Slot()
    def make_sample(self) -> None:
        """Make the sample workspace, and ask for it to be opened."""
        if self.bar.job is not None:
            return
        work = partial(make_own_sample, self.desk.workspace.context)
        job = self.desk.run("Đang tạo dữ liệu mẫu", work, self._sample_made)
        self.bar.watch(job)
        job.ended.connect(self._name_actions)
        self._name_actions()

    def _sample_made(self, root: Path) -> None:
        self.workspace_asked.emit(root)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the primary button, or the button that has the focus; Esc stops or goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.bar.press(self)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self.bar.job is not None:
            self.bar.job.cancel()
        else:
            self.go_back()
