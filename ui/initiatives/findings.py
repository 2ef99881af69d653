"""The findings of one initiative: what is wrong, what to do, and the clause that says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.finding import Finding
from desktop_app.services.overview import InitiativeRow
from ui.icons import severity_icon, verdict_icon
from ui.theme import BODY_PT, CAPTION_PT, SECTION_PT, current_palette, font

_ICON = 20
_LEAST_CHARACTERS = 40


def _label(text: str, points: int = BODY_PT, *, strong: bool = False, colour: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(font(points, strong=strong))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if colour:
        label.setStyleSheet(f"color: {colour}")
    return label


def _finding(finding: Finding) -> QWidget:
    colours = current_palette()
    widget = QFrame()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(8)
    picture = QLabel()
    picture.setPixmap(severity_icon(finding.severity).pixmap(_ICON, _ICON))
    picture.setAccessibleName(finding.severity.label)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(_label(finding.message))
    where = " · ".join(
        part for part in (finding.severity.label, FIELD_LABELS.get(finding.field, ""), finding.clause) if part
    )
    texts.addWidget(_label(where, CAPTION_PT, colour=colours.secondary))
    if finding.waived:
        texts.addWidget(_label(f"Đã xem, bỏ qua: {finding.waived.reason}", CAPTION_PT, colour=colours.secondary))
    row.addLayout(texts, 1)
    return widget


class FindingsPanel(QScrollArea):
    """Title and verdict of an initiative, and under them its findings, the worst first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(_LEAST_CHARACTERS * self.fontMetrics().averageCharWidth())
        self.setAccessibleName("Kết quả kiểm tra của sáng kiến")
        self.show_row(None)

    def show_row(self, row: InitiativeRow | None) -> None:
        """Show an initiative's findings, or with None a hint."""
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        if row is None:
            layout.addWidget(_label("Chọn một sáng kiến để xem kết quả kiểm tra.", colour=current_palette().secondary))
        else:
            self._fill(layout, row)
        layout.addStretch(1)
        self.setWidget(content)

    @staticmethod
    def _fill(layout: QVBoxLayout, row: InitiativeRow) -> None:
        colour = current_palette().verdict(row.verdict)
        layout.addWidget(_label(f"{row.code} · {row.title}", SECTION_PT, strong=True))
        verdict = QHBoxLayout()
        picture = QLabel()
        picture.setPixmap(verdict_icon(row.verdict).pixmap(_ICON, _ICON))
        verdict.addWidget(picture)
        verdict.addWidget(_label(row.verdict.label, strong=True, colour=colour), 1)
        layout.addLayout(verdict)
        if not row.findings:
            layout.addWidget(_label("Không có điều gì cần sửa."))
        for finding in row.findings:
            layout.addWidget(_finding(finding))
