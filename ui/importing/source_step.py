"""Step 1: the list itself, as a file or as a table pasted from Excel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import IconLabel
from ui.importing.step import Step
from ui.theme import ICON_L, LINE_CHARACTERS, SPACE_S, SPACE_XL, STRONG_PT, characters
from ui.widgets.buttons import flat_button, primary_button, secondary_button
from ui.widgets.dropping import local_files
from ui.widgets.labels import text_label


class SourceStep(Step):
    """Asks for a file, which may be dropped here, or for a table on the clipboard."""

    file_asked = Signal()
    paste_asked = Signal()
    template_asked = Signal()
    dropped = Signal(object)  # Path

    heading = "Chọn danh sách"
    explanation = (
        "Danh sách Excel sẵn có của cơ quan (mỗi dòng một sáng kiến), hoặc bảng tính mẫu đã điền. Chưa ghi gì cho đến "
        "khi anh chị xem trước và bấm Nhập."
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer the three ways."""
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.choose = primary_button("&Chọn tệp Excel…", "folder")
        self.choose.clicked.connect(self.file_asked)
        self.paste = secondary_button("Dán &bảng đã chép", "paste")
        self.paste.setToolTip("Chép bảng trong Excel (Ctrl+C), rồi bấm vào đây hoặc nhấn Ctrl+V")
        self.paste.clicked.connect(self.paste_asked)
        self.template = flat_button("&Lưu bảng tính mẫu…", "export")
        self.template.clicked.connect(self.template_asked)
        self.body.addWidget(self._place(), 1)

    def _place(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "surface")
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE_XL, SPACE_S, SPACE_XL, SPACE_S)
        column.setSpacing(SPACE_S)
        middle = Qt.AlignmentFlag.AlignHCenter
        says = text_label("Kéo tệp Excel vào đây", STRONG_PT, strong=True, wrap=False)
        keys = text_label(
            "Hoặc chép bảng trong Excel (kể cả dòng tiêu đề) rồi nhấn Ctrl+V.", role="secondary", wrap=False
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        for button in (self.choose, self.paste):
            buttons.addWidget(button)
        column.addStretch(1)
        column.addWidget(IconLabel("import", "secondary", ICON_L), 0, middle)
        column.addWidget(says, 0, middle)
        column.addLayout(buttons)
        column.setAlignment(buttons, middle)
        column.addWidget(keys, 0, middle)
        column.addWidget(self.template, 0, middle)
        column.addStretch(2)
        frame.setMinimumWidth(characters(self, LINE_CHARACTERS // 2))
        return frame

    @property
    def action(self) -> str:
        """The ways are in the middle of the page."""
        return ""

    def take_focus(self) -> None:
        """Enter opens the file dialog."""
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(local_files(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file; one that is no workbook is refused by whoever reads it."""
        self.dropped.emit(local_files(event.mimeData())[0])
        event.acceptProposedAction()
