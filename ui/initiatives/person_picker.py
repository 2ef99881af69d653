"""Choosing an author: found by words without accents, or entered in place with the few facts that are needed."""

from datetime import date
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.services.registers import MemberRow, member_suggestions
from desktop_app.text.unicode import clean_line
from ui.desk import Desk
from ui.theme import ROW_HEIGHT, SPACE_M, SPACE_S
from ui.widgets.buttons import flat_button, secondary_button
from ui.widgets.fields import DateField, Field, PhoneField, TextField
from ui.widgets.fields.controls import LineEdit

_AFTER: Final = 150
_MOST: Final = 8
_NEW: Final = "new"


def suggestion_text(row: MemberRow) -> str:
    """A person in one line, so that two of one name are told apart."""
    return " · ".join(filter(None, (row.name, row.birth, row.position, row.workplace)))


class _WordsEdit(LineEdit):
    """The line in which words are typed; Down and Enter go to what was found."""

    down = Signal()
    away = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the arrow and Escape on."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.away.emit()
        else:
            super().keyPressEvent(event)


class NewPersonPanel(QFrame):
    """The few facts of somebody who isn't in the list yet."""

    done = Signal(str, object)  # full name, and the other facts by the names of `Person`
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty panel, hidden."""
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.full_name = TextField("Họ và tên", required=True, max_length=100)
        self.birth = DateField("Ngày sinh hoặc năm sinh", allow_year=True)
        self.position = TextField("Chức vụ", max_length=200)
        self.workplace = TextField("Nơi công tác", max_length=300)
        self.phone = PhoneField("Số điện thoại", max_length=30)
        self.add = secondary_button("Thêm tác giả", "add")
        self.back = flat_button("Hủy")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        for field in self._fields():
            column.addWidget(field)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.add.clicked.connect(self._done)
        self.back.clicked.connect(self._back)
        self.hide()

    def _fields(self) -> tuple[Field, ...]:
        return self.full_name, self.birth, self.position, self.workplace, self.phone

    def start(self, name: str) -> None:
        """Begin with the name as it was typed."""
        for field in self._fields():
            field.set_value(field.EMPTY if isinstance(field, TextField | DateField) else None, force=True)
        self.full_name.set_text(name)
        self.show()
        (self.birth if name else self.full_name).focus()

    def texts(self) -> tuple[str, ...]:
        """What stands in the fields."""
        return tuple(field.text() for field in self._fields())

    def restore(self, texts: tuple[str, ...]) -> None:
        """Show what was entered before."""
        for field, text in zip(self._fields(), texts, strict=True):
            field.set_text(text)
        self.show()

    @Slot()
    def _done(self) -> None:
        for field in self._fields():
            field.show_problem(field.problem())
        wrong = next((field for field in self._fields() if not field.is_valid()), None)
        if wrong is not None:
            wrong.focus()
            return
        birth = self.birth.value()
        facts = {
            "birth_date": birth if isinstance(birth, date) else None,
            "birth_year": birth.year if isinstance(birth, date) else birth,
            "position": self.position.value(),
            "workplace": self.workplace.value(),
            "phone": self.phone.value(),
        }
        self.hide()
        self.done.emit(self.full_name.value(), facts)

    @Slot()
    def _back(self) -> None:
        self.hide()
        self.dropped.emit()


class PersonPicker(QWidget):
    """A line to type words of a name into; below it who was found, and the way to somebody new."""

    picked = Signal(object)  # UUID of a person
    created = Signal(object, str, object)  # UUID of the initiative, full name of somebody new, their other facts

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """An empty line."""
        super().__init__(parent)
        self._desk = desk
        self._serial = 0
        self._initiative: UUID | None = None
        self._left: dict[UUID, tuple[str, ...]] = {}
        self._sent: dict[UUID, tuple[str, ...]] = {}
        self.words = _WordsEdit()
        self.words.setPlaceholderText("Thêm tác giả: gõ tên, không cần dấu")
        self.words.setAccessibleName("Thêm tác giả: gõ tên để tìm, không cần dấu")
        self.found = QListWidget()
        self.found.setAccessibleName("Những người tìm thấy")
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.hide()
        self.panel = NewPersonPanel()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.words, self.found, self.panel):
            layout.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        self._timer.timeout.connect(self._search)
        self.words.typed.connect(self._timer.start)
        self.words.down.connect(self._go_down)
        self.words.away.connect(self.clear)
        self.words.returnPressed.connect(self._take_first)
        self.words.undo_asked.connect(self._desk.undo)
        self.words.redo_asked.connect(self._desk.redo)
        self.found.itemActivated.connect(self._take)
        self.found.itemClicked.connect(self._take)
        self.panel.done.connect(self._make)
        self.panel.dropped.connect(self.take_focus)

    @Slot()
    def take_focus(self) -> None:
        """Go to the line."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_for(self, initiative: UUID) -> None:
        """Serve another initiative: what was being entered for the last one is put away until it is shown again."""
        if self._initiative is not None and not self.panel.isHidden():
            self._left[self._initiative] = self.panel.texts()
        self._initiative = initiative
        self.clear()
        self.panel.hide()
        if initiative in self._left:
            self.panel.restore(self._left.pop(initiative))

    def put_back(self, initiative: UUID) -> None:
        """Put back what was entered and couldn't be written."""
        texts = self._sent.pop(initiative)
        if initiative != self._initiative:
            self._left[initiative] = texts
        elif self.panel.isHidden():
            self.panel.restore(texts)

    @Slot()
    def clear(self) -> None:
        """Empty the line."""
        self._timer.stop()
        self._serial += 1
        self.words.replace("")
        self.found.hide()

    @Slot()
    def _search(self) -> None:
        words = clean_line(self.words.text())
        self._serial += 1
        if not words:
            self.found.hide()
            return
        work = partial(member_suggestions, self._desk.workspace, words, _MOST)
        self._desk.read(work, partial(self._show, self._serial, words))

    def _show(self, serial: int, words: str, rows: tuple[MemberRow, ...]) -> None:
        if serial != self._serial:
            return
        self.found.clear()
        for row in rows:
            entry = QListWidgetItem(suggestion_text(row), self.found)
            entry.setData(Qt.ItemDataRole.UserRole, row.id)
        entry = QListWidgetItem(f"Thêm người mới “{words}”…", self.found)
        entry.setData(Qt.ItemDataRole.UserRole, _NEW)
        self.found.setCurrentRow(0)
        height = round(self.found.fontMetrics().height() * ROW_HEIGHT)
        self.found.setFixedHeight(height * min(self.found.count(), _MOST) + SPACE_S)
        self.found.show()

    @Slot()
    def _go_down(self) -> None:
        if self.found.isVisible():
            self.found.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _take_first(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._search()
        elif self.found.isVisible() and self.found.currentItem() is not None:
            self._take(self.found.currentItem())

    @Slot(QListWidgetItem)
    def _take(self, entry: QListWidgetItem) -> None:
        chosen: Any = entry.data(Qt.ItemDataRole.UserRole)
        words = clean_line(self.words.text())
        self.clear()
        if isinstance(chosen, UUID):
            self.picked.emit(chosen)
            self.take_focus()
        else:
            self.panel.start(words)

    @Slot(str, object)
    def _make(self, full_name: str, facts: dict[str, Any]) -> None:
        initiative = self._initiative
        if initiative is not None:
            self._sent[initiative] = self.panel.texts()
            self.created.emit(initiative, full_name, facts)
            self.take_focus()
