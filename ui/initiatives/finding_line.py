"""Findings in the form: beside what they are about, and on top as lines that lead there."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Severity
from ui.icons import IconLabel, severity_shape
from ui.theme import CAPTION_PT, ICON_S, SPACE_S, SPACE_XS, current_palette
from ui.widgets.buttons import flat_button
from ui.widgets.labels import text_label

_CORNER: Final = 4
_ORDER: Final = tuple(Severity)


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """What has to be done first on top; what was set aside last."""
    return sorted(findings, key=lambda finding: (finding.waived is not None, _ORDER.index(finding.severity)))


def _label(text: str, role: str) -> QLabel:
    label = text_label(text, CAPTION_PT, role=role)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


def empty_out(column: QVBoxLayout) -> None:
    """Take away all widgets of a column."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class FindingButton(QAbstractButton):
    """One finding with its whole sentence; a click, Enter or the space bar leads to its field."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        """Show a finding."""
        super().__init__(parent)
        self.finding = finding
        self._hovered = False
        field = FIELD_LABELS.get(finding.field, "")
        self.setAccessibleName(f"{finding.severity.label}: {finding.message}")
        self.setAccessibleDescription(" · ".join(filter(None, (field, finding.clause, "đi tới ô này"))))
        self.setToolTip(" · ".join(filter(None, (finding.severity.label, field, finding.clause))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_XS, SPACE_XS, SPACE_XS, SPACE_XS)
        row.setSpacing(SPACE_S)
        shape, role = severity_shape(finding.severity)
        role = "secondary" if finding.waived else role
        row.addWidget(IconLabel(shape, role, ICON_S), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_label(finding.message, "secondary" if finding.waived else ""), 1)
        row.addWidget(IconLabel("chevron-right", "secondary", ICON_S), 0, Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads on too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show it as it was."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and focus; the labels paint themselves."""
        colours = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.pressed if self.isDown() else colours.hover
        painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self._hovered or self.isDown():
            painter.setBrush(QColor(ground))
        if self.hasFocus() or self._hovered or self.isDown():
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        painter.end()


class FindingLines(QWidget):
    """Findings one under the other; warnings can be set aside, and taken back."""

    chosen = Signal(object)  # Finding
    waiving = Signal(object)  # Finding to set aside
    taking_back = Signal(object)  # Finding that was set aside

    def __init__(self, parent: QWidget | None = None) -> None:
        """None yet."""
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self._can_waive = False
        self.buttons: list[FindingButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_findings(self, findings: Sequence[Finding], *, can_waive: bool = False) -> None:
        """Show these, the worst first."""
        ordered = tuple(worst_first(findings))
        if ordered == self._findings and can_waive == self._can_waive:
            return
        self._findings, self._can_waive = ordered, can_waive
        focused = next((button.finding for button in self.buttons if button.hasFocus()), None)
        empty_out(self._column)
        self.buttons = []
        for finding in ordered:
            self._column.addWidget(self._row(finding))
        self.setVisible(bool(ordered))
        for button in self.buttons:
            if button.finding == focused:
                button.setFocus()

    def _row(self, finding: Finding) -> QWidget:
        button = FindingButton(finding)
        button.clicked.connect(partial(self.chosen.emit, finding))
        self.buttons.append(button)
        if not self._can_waive or (finding.severity is not Severity.WARNING and not finding.waived):
            return button
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(button, 1)
        row.addWidget(self._waiver_button(finding), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        if finding.waived:
            reason = _label(f"Đã bỏ qua: {finding.waived.reason}", "secondary")
            reason.setContentsMargins(SPACE_XS + ICON_S + SPACE_S, 0, 0, 0)
            column.addWidget(reason)
        return widget

    def _waiver_button(self, finding: Finding) -> QWidget:
        signal = self.taking_back if finding.waived else self.waiving
        button = flat_button("Thôi bỏ qua" if finding.waived else "Bỏ qua…")
        button.setAccessibleName(f"{button.text()}: {finding.message}")
        button.clicked.connect(partial(signal.emit, finding))
        return button

    @Slot()
    def take_focus(self) -> None:
        """Go to the first."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
