"""What tests of the import share: an officer who counts, lists as files, and what lies in the data."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.plan import InitiativeRecord, Register
from desktop_app.services.workspace import OpenWorkspace
from tests.cli.office import PROGRAMME
from tests.importing.books import book_bytes
from ui.desk import Desk
from ui.importing.panel import At, ImportPanel
from ui.widgets.fields import ChoiceField, Field

Settled = Callable[[Desk], None]

TITLES = ("Tên sáng kiến", "Họ và tên tác giả")
ROWS = (("Lịch trực có nhắc việc", "Trần Văn Thử"), ("Số hóa kho lưu trữ", "Lê Thị Nháp"))


def at(panel: ImportPanel) -> At:
    """The step that is shown."""
    return panel.at


def type_text(field: Field, text: str) -> None:
    """Type over what stands in a line."""
    assert isinstance(field.control, QLineEdit)
    field.control.selectAll()
    field.control.insert(text)
    field.control.textEdited.emit(text)


class Officer:
    """Works a panel as an officer would, and counts what it takes: clicks, fields typed, files chosen."""

    def __init__(self, qtbot: QtBot, panel: ImportPanel, settled: Settled) -> None:
        self.qtbot, self.panel, self._settled, self.actions = qtbot, panel, settled, 0

    def click(self, button: QAbstractButton) -> None:
        assert (button.isVisible(), button.isEnabled()) == (True, True), button.text()
        self.actions += 1
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self._settled(self.panel.desk)

    def type_into(self, field: Field, text: str) -> None:
        self.actions += 1
        field.focus()
        type_text(field, text)

    def choose(self, field: Field, value: object) -> None:
        assert isinstance(field, ChoiceField)
        self.actions += 2
        field.set_value(value)

    def pick_file(self, file: Path) -> None:
        self.actions += 1
        self.panel.answers.scan.take(file)


def shown(qtbot: QtBot, desk: Desk) -> ImportPanel:
    made = ImportPanel(desk)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def book(folder: Path, *rows: tuple[object, ...], heads: tuple[str, ...] = TITLES, name: str = "ds.xlsx") -> Path:
    path = folder / name
    path.write_bytes(book_bytes({"Danh sách": (heads, *rows)}))
    return path


def register(workspace: OpenWorkspace) -> Register:
    with workspace.store.read() as session:
        return session.register(PROGRAMME)


def record(workspace: OpenWorkspace, title: str) -> InitiativeRecord:
    return next(item for item in register(workspace).initiatives if item.initiative.title.startswith(title))


def drop(widget: QWidget, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, data, buttons, keys))
