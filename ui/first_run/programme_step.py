"""Step 2: the programme that is worked on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.services.first_run import ProgrammeChoice
from ui.icons import IconLabel
from ui.importing.step import Step
from ui.theme import ICON_S, LINE_CHARACTERS, SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS, STRONG_PT, characters, font
from ui.widgets.focus import SightKeeper, tab_to_checked
from ui.widgets.labels import text_label

_OPEN = ("verdict-eligible", "eligible", "Đang mở")
_CLOSED = ("clock", "secondary", "Đã kết thúc – vẫn dùng được để kiểm tra và lập lại hồ sơ")


class ProgrammeCard(QFrame):
    """One programme: title, issuer, and whether it is still open."""

    def __init__(self, choice: ProgrammeChoice) -> None:
        """Not chosen yet."""
        super().__init__()
        self.choice = choice
        self.setProperty("role", "surface")
        icon, role, state = _CLOSED if choice.closed else _OPEN
        self.radio = QRadioButton(choice.short_title.replace("&", "&&"))
        self.radio.setFont(font(STRONG_PT, strong=True))
        self.radio.setAccessibleName(choice.short_title)
        self.radio.setAccessibleDescription(f"{choice.title}. {choice.issuer}. {state}.")
        line = QHBoxLayout()
        line.setSpacing(SPACE_XS)
        line.addWidget(IconLabel(icon, role, ICON_S))
        line.addWidget(text_label(state, role=role), 1)
        below = QVBoxLayout()
        below.setContentsMargins(SPACE_XL, 0, 0, 0)
        below.setSpacing(SPACE_XS)
        below.addWidget(text_label(choice.title))
        place = f" · {choice.province}" if choice.province and choice.province not in choice.issuer else ""
        below.addWidget(text_label(f"{choice.issuer}{place}", role="secondary"))
        below.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self.radio)
        column.addLayout(below)


class ProgrammeStep(Step):
    """The programmes as cards; that of the province stands first and is chosen."""

    heading = "Chương trình đang làm"
    explanation = "Phần mềm kiểm tra sáng kiến theo hướng dẫn của chương trình này. Có thể đổi bất cứ lúc nào."

    def __init__(self) -> None:
        """Wait for the programmes."""
        super().__init__()
        self.cards: list[ProgrammeCard] = []
        self._group = QButtonGroup(self)
        self._by_hand = ""
        self._group.buttonClicked.connect(self._choose)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setProperty("role", "form")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        SightKeeper(self._area)
        self.body.addWidget(self._area, 1)

    def show_programmes(self, choices: Sequence[ProgrammeChoice], chosen: str) -> None:
        """Show the programmes in their order; `chosen` "": the first."""
        kept = self._by_hand or chosen
        self.cards = [ProgrammeCard(choice) for choice in choices]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE_M, 0)
        column.setSpacing(SPACE_M)
        for card in self.cards:
            self._group.addButton(card.radio)
            column.addWidget(card)
        column.addStretch(1)
        inside.setMaximumWidth(characters(self, LINE_CHARACTERS) + SPACE_XL * 2)
        self._area.setWidget(inside)
        first = next((card for card in self.cards if card.choice.id == kept), self.cards[0] if self.cards else None)
        if first is not None:
            first.radio.setChecked(True)
        tab_to_checked(self._group)
        self.changed.emit()

    @property
    def chosen(self) -> str:
        """The id of the chosen programme, "" before there is one."""
        return next((card.choice.id for card in self.cards if card.radio.isChecked()), "")

    @property
    def is_ready(self) -> bool:
        """Whether one is chosen."""
        return bool(self.chosen)

    @Slot()
    def _choose(self) -> None:
        self._by_hand = self.chosen
        self.changed.emit()

    def take_focus(self) -> None:
        """Go to the chosen one; arrow keys choose another."""
        chosen = next((card for card in self.cards if card.radio.isChecked()), None)
        if chosen is not None:
            chosen.radio.setFocus()
