"""What every field is: a label above, a control, and below it what is wrong."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.finding import Finding
from ui.icons import IconLabel, severity_shape
from ui.theme import CAPTION_PT, ICON_S, SPACE_L, SPACE_S, SPACE_XS, characters
from ui.widgets.labels import text_label

Line = tuple[str, str, str, str]
"""A line below a control: icon, role of its colour, what the icon says, sentence."""

_MOST: Final = 1000
"""The stretch of a control: up to its own width before any blank beside it."""


class Field(QWidget):
    """One fact: its label, its control, its problem and the findings about it.

    `value()` is the fact as it would be kept; where the text can't be read it is the last readable one.
    """

    edited = Signal()  # the person changed something, while typing
    finished = Signal()  # left with a changed value, or a choice made; the value is normalised by then
    undo_asked = Signal()  # Ctrl+Z with nothing left to undo in this field
    redo_asked = Signal()

    def __init__(
        self, label: str, *, field_id: str = "", required: bool = False, hint: str = "", parent: QWidget | None = None
    ) -> None:
        """A field under its label; `hint` stands below the control, `field_id` is a key of `FIELD_LABELS`."""
        super().__init__(parent)
        self.label, self.field_id, self.required, self.hint = label, field_id, required, hint
        self._problem, self._note = "", ""
        self._findings: tuple[Finding, ...] = ()
        self._lines: list[Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_XS)
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACE_S)
        escaped = label.replace("&", "&&")
        self._label = text_label(f"{escaped} *" if required else escaped, CAPTION_PT, role="secondary")
        self._head.addWidget(self._label, 1)
        self._column.addLayout(self._head)

    def _build(self, control: QWidget, beside: QWidget | None = None, width: int = 0) -> None:
        """Put the control in, with a button beside it; `width` in characters keeps it short."""
        self._control = control
        control.setAccessibleName(self.label)
        if width:
            control.setMaximumWidth(characters(control, width) + SPACE_L)
        row = QHBoxLayout()
        row.setSpacing(SPACE_XS)
        row.addWidget(control, _MOST)
        if beside is not None:
            row.addWidget(beside)
        if width:
            row.addStretch(1)
        self._column.addLayout(row)
        self._label.setBuddy(control)
        self.setFocusProxy(control)
        self._below = QWidget(self)
        self._below_column = QVBoxLayout(self._below)
        self._below_column.setContentsMargins(0, 0, 0, 0)
        self._below_column.setSpacing(SPACE_XS)
        self._column.addWidget(self._below)
        if self.hint:
            self._column.addWidget(text_label(self.hint, CAPTION_PT, role="secondary"))
        self._show_lines()

    @property
    def control(self) -> QWidget:
        """The input itself."""
        return self._control

    def value(self) -> Any:
        """The fact as it would be kept."""
        raise NotImplementedError

    def set_value(self, value: Any, *, force: bool = False) -> None:
        """Show a fact, without any signal.

        A field in which a person is typing keeps its text unless `force` is given; the fact is shown once the
        field is left, if it wasn't changed by then.
        """
        raise NotImplementedError

    def text(self) -> str:
        """What stands in the control, for drafts."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Put the text of a draft in, without any signal."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why this can't be kept, in one sentence ("": it can)."""
        return ""

    def is_valid(self) -> bool:
        """Say whether what stands here can be kept."""
        return not self.problem()

    def commit(self) -> None:
        """Take what was typed as finished without leaving the field: before saving, closing, another record."""

    def show_problem(self, sentence: str) -> None:
        """Say below the control what is wrong ("": nothing); it goes away when the text is mended."""
        if sentence != self._problem:
            self._problem = sentence
            self._control.setProperty("problem", bool(sentence))
            self._control.style().unpolish(self._control)
            self._control.style().polish(self._control)
            self._show_lines()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the rules found about this fact; waived ones say so."""
        if tuple(findings) != self._findings:
            self._findings = tuple(findings)
            self._show_lines()

    def show_note(self, sentence: str) -> None:
        """Say below the control what is to be thought of ("": nothing)."""
        if sentence != self._note:
            self._note = sentence
            self._show_lines()

    def focus(self) -> None:
        """Go to this field: bring it into sight, give it the focus, choose its text."""
        self._control.setFocus(Qt.FocusReason.OtherFocusReason)
        if callable(choose := getattr(self._control, "selectAll", None)):
            choose()
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            parent.ensureWidgetVisible(self, SPACE_L, SPACE_L)

    def _show_lines(self) -> None:
        lines = [("verdict-ineligible", "ineligible", "Chưa đúng", self._problem)] if self._problem else []
        lines += [_finding_line(finding) for finding in self._findings]
        lines += [("info", "secondary", "Lưu ý", self._note)] if self._note else []
        if lines != self._lines:
            self._lines = lines
            for widget in self._below.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                self._below_column.removeWidget(widget)
                widget.deleteLater()
            for line in lines:
                self._below_column.addWidget(_line(*line))
        self._below.setVisible(bool(lines))
        self._describe()

    def _describe(self, more: str = "") -> None:
        said = [f"{word}: {sentence}" for _icon, _role, word, sentence in self._lines]
        required = ["Bắt buộc."] if self.required else []
        self._control.setAccessibleDescription(" ".join(filter(None, [*required, more, *said, self.hint])))

    def sizeHint(self) -> QSize:
        """As wide as a short field at least."""
        return super().sizeHint().expandedTo(QSize(characters(self, 16), 0))


def _finding_line(finding: Finding) -> Line:
    shape, role = severity_shape(finding.severity)
    waived = f" (đã bỏ qua: {finding.waived.reason})" if finding.waived else ""
    return shape, "secondary" if finding.waived else role, finding.severity.label, finding.message + waived


def _line(icon: str, role: str, word: str, sentence: str) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_XS)
    picture = IconLabel(icon, role, ICON_S)
    picture.setAccessibleName(word)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    text = text_label(sentence, CAPTION_PT, role=role)
    text.setAccessibleName(f"{word}: {sentence}")
    row.addWidget(text, 1)
    return widget
