"""The cards of Tổng quan: deadlines, and what to do next."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.links import Link
from desktop_app.services.dashboard import Deadline, NextStep
from desktop_app.text.dates import format_date
from ui.icons import IconLabel
from ui.overview.words import days_left, in_order, urgency
from ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, STRONG_PT
from ui.widgets.labels import text_label
from ui.widgets.link_button import LinkButton


class Card(QFrame):
    """A part of the page, under a title unless its content bears one."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        """An empty card; a chart, which has no title here, brings an edge of its own."""
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.column = QVBoxLayout(self)
        beside = SPACE_L if title else SPACE_L - SPACE_S
        self.column.setContentsMargins(beside, SPACE_M, beside, SPACE_M)
        self.column.setSpacing(SPACE_XS)
        if title:
            self.setAccessibleName(title)
            self.column.addWidget(text_label(title, STRONG_PT, strong=True))

    def put(self, content: QWidget) -> None:
        """Show a content in place of the one before."""
        title_rows = 1 if self.accessibleName() else 0
        while (item := self.column.takeAt(title_rows)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.column.addWidget(content)


def deadline_list(deadlines: Sequence[Deadline]) -> QWidget:
    """The days of the programme, the nearest first: icon, what, day, and how far in words."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, SPACE_XS, 0, 0)
    grid.setHorizontalSpacing(SPACE_S)
    grid.setVerticalSpacing(SPACE_S)
    grid.setColumnStretch(1, 1)
    for row, deadline in enumerate(in_order(tuple(deadlines))):
        icon, role = urgency(deadline)
        grid.addWidget(IconLabel(icon, role), row, 0)
        said = text_label(deadline.label, role="secondary" if deadline.days_left < 0 else "")
        said.setToolTip(deadline.clause)
        grid.addWidget(said, row, 1)
        grid.addWidget(text_label(format_date(deadline.day), role="secondary", wrap=False), row, 2)
        left = text_label(days_left(deadline.days_left), strong=deadline.days_left >= 0, role=role, wrap=False)
        grid.addWidget(left, row, 3)
    if not deadlines:
        grid.addWidget(text_label("Chương trình không nêu thời hạn nào.", role="secondary"), 0, 0, 1, 4)
    return holder


def step_list(steps: Sequence[NextStep], go: Callable[[Link], None]) -> QWidget:
    """What to do next, each line leading to where it is done."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for step in steps:
        column.addWidget(LinkButton(step.text, partial(go, step.link), "arrow-right"))
    if not steps:
        column.addWidget(text_label("Không còn việc gì phải làm lúc này.", role="secondary"))
    return holder
