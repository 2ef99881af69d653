"""Asks for the reason why warnings are set aside; those given last in this workspace can be taken again."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.finding import Finding
from desktop_app.services.bulk import latest_reasons
from ui.desk import Desk
from ui.theme import CAPTION_PT, SPACE_XS
from ui.widgets.ask_dialog import AskDialog
from ui.widgets.fields import Field, LongTextField
from ui.widgets.labels import text_label
from ui.widgets.link_button import LinkButton

REASONS_KEPT: Final = 8
_TOLD: Final = 4


class ReasonDialog(AskDialog):
    """One reason for all the findings."""

    given = Signal(str)  # the reason

    def __init__(self, findings: Sequence[Finding], desk: Desk, parent: QWidget | None = None) -> None:
        """Say what is set aside, and offer the reasons given before."""
        several = f"{len(findings)} " if len(findings) > 1 else ""
        super().__init__(f"Bỏ qua {several}điều cần xem này?", f"Bỏ qua {several}điều này", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reason = LongTextField(
            "Lý do", lines=3, required=True, hint="Lý do được lưu cùng tên người bỏ qua và in trong phiếu kiểm tra."
        )
        self.body.addWidget(text_label(_summary(findings)))
        self.body.addWidget(self.reason)
        self.suggestions: list[LinkButton] = []
        desk.read(partial(latest_reasons, desk.workspace, REASONS_KEPT), self._suggest)
        self.reason.focus()

    def _suggest(self, reasons: Sequence[str]) -> None:
        if reasons and isValid(self):
            self.suggestions = [LinkButton(reason, partial(self._take, reason)) for reason in reasons]
            box = QVBoxLayout()
            box.setSpacing(SPACE_XS)
            box.addWidget(text_label("Lý do đã ghi gần đây", CAPTION_PT, role="secondary"))
            for button in self.suggestions:
                box.addWidget(button)
            self.body.addLayout(box)
            self.adjustSize()

    def _take(self, reason: str) -> None:
        self.reason.set_value(reason, force=True)
        self.accept_button.setFocus()

    def fields(self) -> tuple[Field, ...]:
        """The reason."""
        return (self.reason,)

    def accept(self) -> None:
        """Give the reason, where there is one."""
        super().accept()
        if self.result() == ReasonDialog.DialogCode.Accepted:
            self.given.emit(self.reason.value())


def _summary(findings: Sequence[Finding]) -> str:
    messages = tuple(dict.fromkeys(finding.message for finding in findings))
    if len(messages) == 1:
        return messages[0]
    more = len(messages) - _TOLD
    return "\n".join([*(f"• {one}" for one in messages[:_TOLD]), *([f"… và {more} điều khác"] if more > 0 else [])])
