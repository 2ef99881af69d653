"""The main window: unit and programme, the list of screens, and the screen that is chosen."""

import logging
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import ExpectedError
from desktop_app.domain.kinds import Verdict
from desktop_app.services.overview import Overview, overview
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.text.dates import format_date
from desktop_app.text.fold import fold_words
from ui.initiatives.page import InitiativesPage
from ui.jobs import JobRunner
from ui.members.page import MembersPage
from ui.messages import crash_sentence
from ui.theme import ROW_HEIGHT, SECTION_PT, TITLE_PT, current_palette, font

_logger = logging.getLogger(__name__)
_TITLES: Final = ("Sáng kiến", "Đoàn viên")
_EMPTY: Final = "Chưa có dữ liệu. Hãy nhập bảng tính của đơn vị bằng lệnh “hoso-sangkien import”, rồi bấm F5."


class MainWindow(QMainWindow):
    """Lists a workspace's initiatives with verdicts and findings, and its members."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        """Build the frame; `reload` fills it."""
        super().__init__()
        self.jobs = JobRunner(self)
        self._workspace = workspace
        self._programme_id = ""
        self._asked = 0
        self.setWindowTitle("Hồ Sơ Sáng Kiến")
        self.resize(QSize(1200, 700))
        self._build_rail()
        self._build_page()
        frame = QWidget(self)
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail_box, 0)
        layout.addWidget(self._page_box, 1)
        self.setCentralWidget(frame)
        self._bind_keys()
        self.rail.setCurrentRow(0)

    def _build_rail(self) -> None:
        self._rail_box = QWidget(self)
        layout = QVBoxLayout(self._rail_box)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        self.unit = QLabel()
        self.unit.setWordWrap(True)
        self.unit.setTextFormat(Qt.TextFormat.PlainText)
        self.unit.setFont(font(SECTION_PT, strong=True))
        self.programme = QComboBox()
        self.programme.setAccessibleName("Chương trình")
        self.programme.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.programme.setMinimumContentsLength(14)
        self.programme.activated.connect(self._choose_programme)
        self.rail = QListWidget()
        self.rail.setAccessibleName("Màn hình")
        row = QSize(0, round(self.fontMetrics().height() * ROW_HEIGHT))
        for title in _TITLES:
            item = QListWidgetItem(title, self.rail)
            item.setSizeHint(row)
        self.rail.currentRowChanged.connect(self._choose_screen)
        for widget in (self.unit, self.programme):
            layout.addWidget(widget)
        layout.addWidget(self.rail, 1)
        self._rail_box.setFixedWidth(24 * self.fontMetrics().averageCharWidth() + 24)

    def _build_page(self) -> None:
        self._page_box = QWidget(self)
        layout = QVBoxLayout(self._page_box)
        layout.setContentsMargins(16, 12, 16, 8)
        layout.setSpacing(8)
        self.title = QLabel()
        self.title.setFont(font(TITLE_PT, strong=True))
        self.search = QLineEdit()
        self.search.setPlaceholderText("Tìm không dấu…")
        self.search.setAccessibleName("Tìm")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.search, 1)
        self.sample_band = QLabel("DỮ LIỆU MẪU")
        self.sample_band.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sample_band.setFont(font(SECTION_PT, strong=True))
        colours = current_palette()
        self.sample_band.setStyleSheet(f"background: {colours.incomplete}; color: {colours.on_accent}; padding: 4px")
        self.sample_band.hide()
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.initiatives = InitiativesPage()
        self.members = MembersPage()
        self.screens = QStackedWidget()
        self.screens.addWidget(self.initiatives)
        self.screens.addWidget(self.members)
        layout.addWidget(self.sample_band)
        layout.addLayout(head)
        layout.addWidget(self.summary)
        layout.addWidget(self.screens, 1)

    def _bind_keys(self) -> None:
        QShortcut(QKeySequence(Qt.Key.Key_F5), self, self.reload)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        for number in range(len(_TITLES)):
            QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self, partial(self.rail.setCurrentRow, number))

    @Slot()
    def reload(self) -> None:
        """Read the workspace anew and check it as of today; of several answers the last one asked for counts."""
        self.statusBar().showMessage("Đang đọc và kiểm tra dữ liệu…")
        self._asked += 1
        work = partial(overview, self._workspace, self._programme_id)
        self.jobs.run(work, partial(self._answered, self._asked), self._refuse)

    def _answered(self, asked: int, result: Overview) -> None:
        if asked == self._asked:
            self._show(result)

    def _show(self, result: Overview) -> None:
        self._programme_id = result.programme_id
        self.unit.setText(result.unit_name or "Chưa có đơn vị")
        self.sample_band.setVisible(result.sample)
        self.programme.clear()
        for choice in result.programmes:
            self.programme.addItem(choice.title, choice.id)
        self.programme.setCurrentIndex(self.programme.findData(result.programme_id))
        self.initiatives.show_rows(result.initiatives)
        self.members.show_rows(result.members)
        self.summary.setText(_summary(result))
        self.statusBar().showMessage(f"Kiểm tra ngày {format_date(result.on)} · Dữ liệu: {self._workspace.root}")

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, ExpectedError):
            self.summary.setText(crash_sentence(None))
            raise error
        _logger.info("refused: %s", error.code)
        self.summary.setText(error.message)
        self.statusBar().showMessage(error.message)

    @Slot(int)
    def _choose_programme(self, _index: int) -> None:
        self._programme_id = str(self.programme.currentData())
        self.reload()

    @Slot(int)
    def _choose_screen(self, number: int) -> None:
        self.screens.setCurrentIndex(number)
        self.title.setText(_TITLES[number])

    @Slot(str)
    def _search(self, text: str) -> None:
        words = fold_words(text).split()
        self.initiatives.search(words)
        self.members.search(words)


def _summary(result: Overview) -> str:
    if not result.initiatives and not result.members:
        return _EMPTY
    verdicts = [row.verdict for row in result.initiatives]
    counts = [f"{verdict.label} {verdicts.count(verdict)}" for verdict in Verdict if verdict in verdicts]
    return " · ".join([f"Tất cả {len(verdicts)} sáng kiến", *counts, f"{len(result.members)} người"])
