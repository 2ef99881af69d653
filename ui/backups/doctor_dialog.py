"""What the examination of the data found, in plain words."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.services.doctor import Ailment, Diagnosis
from ui.help.keys import PROPERTY
from ui.icons import IconLabel
from ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, characters
from ui.widgets.buttons import secondary_button
from ui.widgets.focus import go_on
from ui.widgets.labels import text_label

_SCROLLING: Final = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class DoctorDialog(QDialog):
    """One sentence on how things stand, each finding with what to do, and what was looked at."""

    def __init__(self, found: Diagnosis, parent: QWidget | None = None) -> None:
        """Show a diagnosis."""
        super().__init__(parent)
        self.setProperty(PROPERTY, "sao-luu")
        self.setWindowTitle("Kiểm tra dữ liệu")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self.setMinimumWidth(characters(self, 64))
        self.verdict = text_label(_verdict(found), strong=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self.verdict)
        self.area = _scrolled(found)
        column.addWidget(self.area, 1)
        close = secondary_button("Đón&g")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the keys that scroll: the list holds nothing that could take the focus."""
        move = _SCROLLING.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            self.area.verticalScrollBar().triggerAction(move)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on as the dialog is read."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)


def _verdict(found: Diagnosis) -> str:
    if not found.ailments:
        return "Không có gì hỏng: dữ liệu, tệp đính kèm và bản sao lưu đều nguyên vẹn."
    serious = sum(item.serious for item in found.ailments)
    if not serious:
        return "Dữ liệu nguyên vẹn; có vài điều nhỏ dưới đây."
    return f"Có {serious} chỗ hỏng cần xử lý."


def _scrolled(found: Diagnosis) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName("Kết quả kiểm tra")
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, SPACE_S, 0)
    column.setSpacing(SPACE_S)
    for item in found.ailments:
        column.addWidget(_ailment(item))
    looked_at = "\n".join(f"• {what}" for what in found.looked_at)
    column.addWidget(text_label(f"Đã kiểm tra:\n{looked_at}", role="secondary"))
    column.addStretch(1)
    area.setWidget(content)
    return area


def _ailment(item: Ailment) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_S)
    icon, role = ("verdict-ineligible", "ineligible") if item.serious else ("info", "accent")
    row.addWidget(IconLabel(icon, role), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(SPACE_XS)
    words.addWidget(text_label(item.message))
    words.addWidget(text_label(item.advice, role="secondary"))
    row.addLayout(words, 1)
    return holder
