"""What narrows the list of members: filters with their counts, and the groups where there are any."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.members.listing import ALL, Standing, filter_items
from ui.theme import SPACE_S
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.filter_bar import FilterBar

_ALL_GROUPS: Final = "Mọi tổ công đoàn"
_NO_GROUP: Final = "(chưa ghi tổ)"


class MemberFilters(QWidget):
    """One filter and one group at a time."""

    changed = Signal()  # the officer chose another filter or group

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the filters without counts."""
        super().__init__(parent)
        self.group: str | None = None
        self.bar = FilterBar("Lọc đoàn viên")
        self.bar.set_items(filter_items({}))
        self.bar.chosen.connect(self.changed)
        self.groups = ChoiceBox()
        self.groups.setAccessibleName("Lọc theo tổ công đoàn")
        self.groups.setMinimumContentsLength(len(_ALL_GROUPS))
        self.groups.activated.connect(self._choose_group)
        self.groups.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self.bar, 1)
        row.addWidget(self.groups, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def choice(self) -> str:
        """The id of the filter that holds."""
        return self.bar.chosen_id or ALL

    def choose(self, choice: str) -> None:
        """Choose a filter and every group, without a signal."""
        self.bar.choose(choice)
        self.group = None
        self.groups.setCurrentIndex(0)

    def show_standing(self, standing: Standing) -> None:
        """Show the counts and offer the groups."""
        self.bar.set_items(filter_items(standing.counts))
        self.groups.clear()
        self.groups.add_choice(_ALL_GROUPS, None)
        for group in standing.groups:
            self.groups.add_choice(group, group)
        self.groups.add_choice(_NO_GROUP, "")
        place = self.groups.place_of(self.group)
        self.groups.setCurrentIndex(max(place, 0))
        self.groups.setVisible(bool(standing.groups))
        if place < 0:
            self.group = None
            self.changed.emit()

    @Slot()
    def _choose_group(self) -> None:
        self.group = self.groups.chosen()
        self.changed.emit()
