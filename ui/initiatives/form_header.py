"""The head of the form: code and verdict, and room for a message and for what is shown over the form."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.finding import Assessment
from desktop_app.domain.kinds import Severity, Verdict
from ui.icons import IconLabel, verdict_shape
from ui.theme import CAPTION_PT, ICON, SECTION_PT, SPACE_S
from ui.widgets.banner import Banner
from ui.widgets.labels import set_role, text_label


class FormHeader(QWidget):
    """Says which initiative is shown and how it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """No initiative yet."""
        super().__init__(parent)
        self.verdict: Verdict | None = None
        self._picture = IconLabel(*verdict_shape(Verdict.REGISTERED), ICON)
        self.heading = text_label("", SECTION_PT, strong=True, wrap=False)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.count = text_label("", CAPTION_PT, role="secondary", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self._picture)
        row.addWidget(self.heading, 1)
        row.addWidget(self.count)
        self.clear()

    def clear(self) -> None:
        """Name nothing."""
        self.heading.clear()
        self.show_assessment(None)

    def name(self, code: str, title: str, *, withdrawn: bool, programme: bool) -> None:
        """Name an initiative."""
        word = self.verdict.label if self.verdict is not None else "đang kiểm tra…"
        if not programme:
            word = "chưa chọn chương trình"
        self.heading.setText(f"{code} · {word}{' (đã rút)' if withdrawn else ''}")
        self.heading.setToolTip(title)

    def show_assessment(self, found: Assessment | None) -> None:
        """Show a verdict and how many findings ask for something to be done."""
        self.verdict = found.verdict if found is not None else None
        self._picture.setVisible(self.verdict is not None)
        if self.verdict is not None:
            self._picture.show_icon(*verdict_shape(self.verdict))
        set_role(self.heading, self.verdict.value if self.verdict is not None else "secondary")
        findings = found.findings if found is not None else ()
        count = sum(item.waived is None and item.severity is not Severity.NOTE for item in findings)
        self.count.setText(f"{count} điều cần xử lý" if count else "")


class Notices(QWidget):
    """Room over the form for one message and one panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self.banner: Banner | None = None
        self.panel: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)
        self.hide()

    def tell(self, banner: Banner) -> None:
        """Show a message in place of the last one."""
        self.clear_banner()
        self.banner = banner
        banner.closed.connect(self.clear_banner)
        self._column.insertWidget(0, banner)
        self.show()

    def show_panel(self, panel: QWidget) -> None:
        """Show a panel in place of the last one."""
        self.clear_panel()
        self.panel = panel
        self._column.addWidget(panel)
        self.show()

    @Slot()
    def clear_banner(self) -> None:
        """Take the message away."""
        banner, self.banner = self.banner, None
        self._drop(banner)

    @Slot()
    def clear_panel(self) -> None:
        """Take the panel away."""
        panel, self.panel = self.panel, None
        self._drop(panel)

    def _drop(self, widget: QWidget | None) -> None:
        if widget is not None:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.setVisible(self.banner is not None or self.panel is not None)
