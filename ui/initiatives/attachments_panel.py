"""The attachments in the form: one line each, opened with a double click or Enter, added by a button or by dropping."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.edit import InitiativeState
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Attachment, StoredFile
from desktop_app.domain.kinds import AttachmentKind
from ui.desk import Desk
from ui.icons import IconLabel
from ui.initiatives.attaching import size_text, with_kind, without_file
from ui.initiatives.finding_line import FindingLines, empty_out
from ui.theme import CAPTION_PT, ICON_S, SPACE_S
from ui.widgets.buttons import icon_button, secondary_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.files import ALL_FILES, choose_files
from ui.widgets.labels import text_label

_FILTER: Final = "Tệp thường dùng (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.gif *.webp *.doc *.docx)"


class _FileName(QLabel):
    """The name of a file; a double click, Enter or the space bar opens it."""

    opened = Signal()

    def __init__(self, file: StoredFile) -> None:
        super().__init__(file.name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"Tệp {file.name}, {size_text(file)}")
        self.setToolTip(f"{file.name} – nhấp đúp để mở")

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class AttachmentRow(QWidget):
    """One attachment: name, kind, size, and the ways to open and remove it."""

    opening = Signal()
    removing = Signal()
    kind_chosen = Signal(object)  # AttachmentKind or None

    def __init__(self, attachment: Attachment, desk: Desk) -> None:
        """Show an attachment."""
        super().__init__()
        file = attachment.file
        self.attachment = attachment
        self.name = _FileName(file)
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(f"Loại của {file.name}")
        self.kind.add_choice("— loại —", None)
        for kind in AttachmentKind:
            self.kind.add_choice(kind.label, kind)
        self.kind.setCurrentIndex(0 if attachment.kind is None else 1 + tuple(AttachmentKind).index(attachment.kind))
        self.open_button = icon_button("show", f"Mở {file.name}")
        self.remove_button = icon_button("delete", f"Bỏ {file.name}")
        missing = file.sha256 is None
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(IconLabel(*(("verdict-incomplete", "incomplete") if missing else ("file", "secondary")), ICON_S))
        head.addWidget(self.name, 1)
        head.addWidget(text_label(size_text(file), CAPTION_PT, role="secondary", wrap=False))
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addSpacing(ICON_S)
        foot.addWidget(self.kind, 1)
        foot.addWidget(self.open_button)
        foot.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, SPACE_S)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(foot)
        self.open_button.setEnabled(not missing)
        self.name.opened.connect(self.opening)
        self.open_button.clicked.connect(self.opening)
        self.remove_button.clicked.connect(self.removing)
        self.kind.activated.connect(self._chosen)
        self.kind.undo_asked.connect(desk.undo)
        self.kind.redo_asked.connect(desk.redo)

    @Slot(int)
    def _chosen(self, place: int) -> None:
        kind = None if place == 0 else tuple(AttachmentKind)[place - 1]
        if kind is not self.attachment.kind:
            self.kind_chosen.emit(kind)


class AttachmentsPanel(QWidget):
    """Shows the attachments and tells each change as a function of the initiative's state."""

    changed = Signal(str, object)  # what was done, Callable[[InitiativeState], InitiativeState]
    opening = Signal(object)  # StoredFile
    files_chosen = Signal(object)  # list[Path] to attach

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Start without attachments."""
        super().__init__(parent)
        self._desk = desk
        self._attachments: tuple[Attachment, ...] | None = None
        self.rows: list[AttachmentRow] = []
        self.findings = FindingLines()
        self.empty = text_label(
            "Kéo thả tệp vào đây hoặc bấm “Thêm tệp”: quyết định công nhận, mô tả, hình ảnh.",
            CAPTION_PT,
            role="secondary",
        )
        self.add_button = secondary_button("Thêm tệp…", "attach")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.findings)
        layout.addLayout(self._list)
        layout.addWidget(self.empty)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self._choose)

    def show_state(self, state: InitiativeState) -> None:
        """Show the attachments of an initiative."""
        if state.attachments == self._attachments:
            return
        focused = self._focused_row()
        self._attachments = state.attachments
        empty_out(self._list)
        self.rows = [self._row(place, attachment) for place, attachment in enumerate(state.attachments)]
        self.empty.setVisible(not self.rows)
        if focused >= 0:
            (self.rows[min(focused, len(self.rows) - 1)].name if self.rows else self.add_button).setFocus()

    def _focused_row(self) -> int:
        focused = QApplication.focusWidget()
        rows = (place for place, row in enumerate(self.rows) if focused is not None and row.isAncestorOf(focused))
        return next(rows, -1)

    def _row(self, place: int, attachment: Attachment) -> AttachmentRow:
        row = AttachmentRow(attachment, self._desk)
        row.opening.connect(partial(self.opening.emit, attachment.file))
        row.removing.connect(partial(self._remove, place, attachment))
        row.kind_chosen.connect(partial(self._set_kind, place))
        self._list.addWidget(row)
        return row

    def show_findings(self, findings: list[Finding]) -> None:
        """Show what was found about the files above them."""
        self.findings.show_findings(findings)

    def focus_field(self, field_id: str) -> None:
        """Go to the first file without a kind, else to the button that adds one."""
        undeclared = (row.kind for row in self.rows if row.attachment.kind is None)
        target = next(undeclared, None) if field_id == "attachment_kind" else None
        (target or self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _choose(self) -> None:
        files = choose_files(self, "Thêm tệp đính kèm", (_FILTER, ALL_FILES), self._desk.settings)
        if files:
            self.files_chosen.emit(list(files))

    def _remove(self, place: int, attachment: Attachment) -> None:
        self.changed.emit(f"Bỏ tệp “{attachment.file.name}”", partial(without_file, place=place))

    def _set_kind(self, place: int, kind: AttachmentKind | None) -> None:
        self.changed.emit("Sửa loại tệp", partial(with_kind, place=place, kind=kind))
