"""What the rules find on the unit, above the lists; folds to one line."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Severity
from desktop_app.domain.links import Link
from ui.check.places import place_on_unit
from ui.icons import IconLabel, set_icon, severity_shape
from ui.theme import CAPTION_PT, SPACE_M, SPACE_S, SPACE_XS
from ui.widgets.buttons import flat_button
from ui.widgets.labels import text_label

_ORDER = tuple(Severity)
_LINES = 10
"""How high the list grows before it scrolls."""


def headline(findings: Sequence[Finding], about: str = "Đơn vị") -> str:
    """How many things are found on the unit, by how bad they are."""
    if not findings:
        return f"{about}: không có điều gì cần lưu ý."
    counts = [(one, sum(item.severity is one for item in findings)) for one in _ORDER]
    return f"{about}: " + ", ".join(f"{count} {one.label.lower()}" for one, count in counts if count)


class UnitPanel(QFrame):
    """Folded it says how many; unfolded it lists them, each with its clause and a way to its field."""

    def __init__(
        self,
        go: Callable[[Link], None],
        parent: QWidget | None = None,
        *,
        about: str = "Đơn vị",
        place: Callable[[Finding], Link | None] = place_on_unit,
    ) -> None:
        """Lead with `go` to the `place` where a finding is mended; `about` is what the findings are about."""
        super().__init__(parent)
        self._go = go
        self._about = about
        self._place = place
        self._findings: tuple[Finding, ...] = ()
        self.setProperty("role", "surface")
        self.toggle = flat_button("", "chevron-right")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._fold)
        self.list = QWidget()
        self._rows = QVBoxLayout(self.list)
        self._rows.setContentsMargins(SPACE_M, 0, SPACE_M, SPACE_S)
        self._rows.setSpacing(SPACE_S)
        self.area = QScrollArea()
        self.area.setProperty("role", "form")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.area.setMaximumHeight(_LINES * self.fontMetrics().lineSpacing())
        self.area.setWidget(self.list)
        self.area.hide()
        head = QHBoxLayout()
        head.addWidget(self.toggle)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XS, SPACE_XS, SPACE_XS, SPACE_XS)
        column.setSpacing(SPACE_XS)
        column.addLayout(head)
        column.addWidget(self.area)
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is found, the worst first."""
        self._findings = tuple(sorted(findings, key=_rank))
        text = headline(self._findings, self._about)
        self.toggle.setText(text)
        self.toggle.setAccessibleName(text)
        self.toggle.setEnabled(bool(findings))
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for finding in self._findings:
            self._rows.addWidget(self._row(finding))
        self.area.updateGeometry()
        self._fold(self.toggle.isChecked())

    def _row(self, finding: Finding) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(IconLabel(*severity_shape(finding.severity)))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(text_label(finding.message))
        where = " · ".join(filter(None, (finding.severity.label, finding.clause)))
        texts.addWidget(text_label(where, CAPTION_PT, role="secondary"))
        row.addLayout(texts, 1)
        place = self._place(finding)
        if place is not None:
            button = flat_button("Đến chỗ cần sửa", "arrow-right")
            button.setAccessibleName(f"Đến chỗ cần sửa: {finding.message}")
            button.clicked.connect(partial(self._go, place))
            row.addWidget(button)
        return widget

    @Slot(bool)
    def _fold(self, unfolded: bool) -> None:
        shown = unfolded and bool(self._findings)
        self.area.setVisible(shown)
        set_icon(self.toggle, "chevron-down" if shown else "chevron-right", "accent")


def _rank(finding: Finding) -> int:
    return _ORDER.index(finding.severity)
