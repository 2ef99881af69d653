"""A message that stays in place: its icon, one sentence, what can be done about it."""

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.icons import IconLabel
from ui.theme import SPACE_M, SPACE_S, SPACE_XS
from ui.widgets.buttons import flat_button, icon_button
from ui.widgets.labels import text_label

Kind = Literal["info", "success", "warning", "error"]
_SHAPES: Final[dict[str, tuple[str, str, str]]] = {
    "info": ("info", "accent", "Thông tin"),
    "success": ("verdict-eligible", "eligible", "Đã xong"),
    "warning": ("verdict-incomplete", "incomplete", "Cần chú ý"),
    "error": ("verdict-ineligible", "ineligible", "Có lỗi"),
}


class Banner(QFrame):
    """One sentence with its icon, at most one action and, where `closable`, a button that closes it."""

    closed = Signal()  # the officer closed it

    def __init__(
        self,
        kind: Kind,
        sentence: str,
        action_text: str = "",
        on_action: Callable[[], object] | None = None,
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Show the sentence; `on_action` is called when the action's button is pressed."""
        super().__init__(parent)
        icon, role, word = _SHAPES[kind]
        self.kind = kind
        self.setProperty("banner", kind)
        self.setAccessibleName(f"{word}: {sentence}")
        self.sentence = text_label(sentence)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action: QPushButton | None = None
        self.close_button: QToolButton | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_XS, SPACE_XS, SPACE_XS)
        row.setSpacing(SPACE_S)
        row.addWidget(IconLabel(icon, role))
        row.addWidget(self.sentence, 1)
        if action_text and on_action is not None:
            self.action = flat_button(action_text)
            self.action.clicked.connect(on_action)
            row.addWidget(self.action)
        if closable:
            self.close_button = icon_button("close", "Đóng thông báo")
            self.close_button.clicked.connect(self.dismiss)
            row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def dismiss(self) -> None:
        """Hide the banner and say so."""
        self.hide()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Have it read out."""
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
