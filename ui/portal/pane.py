"""The initiative beside the list: its fields as the portal asks for them, when it was submitted, its author's text."""

from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.edit import Changed, InitiativeState
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.portal import PortalField
from desktop_app.services.portal_entry import PortalEntry
from ui.desk import Desk
from ui.initiatives.binding import draft_names, edit_label, label_of, value_of, with_value
from ui.initiatives.form_fields import make_field
from ui.portal.copied import Copied
from ui.portal.field_rows import FieldRows
from ui.portal.reading import Opened, read_opened
from ui.portal.sharing import ask_author_text, show_files
from ui.portal.submitting import TOO_LATE
from ui.theme import SECTION_PT, SPACE_S
from ui.widgets.buttons import secondary_button
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Field, PastDay
from ui.widgets.form import FormView
from ui.widgets.labels import text_label
from ui.widgets.link_button import LinkButton
from ui.widgets.record_form import Binding, RecordKeeper

_PAUSE: Final = 60
_SUBMITTED: Final = (("portal_on", 1), ("portal_code", 1), ("portal_account", 2))
_ORIGIN: Final = (("origin", 2), ("publication_link", 1), ("published_on", 1))


class PortalPane(QStackedWidget):
    """Shows the initiative of a row, or a hint that none is chosen; what is typed is written field by field."""

    def __init__(self, desk: Desk, copied: Copied, parent: QWidget | None = None) -> None:
        """Start with the hint."""
        super().__init__(parent)
        self._desk = desk
        self._copied = copied
        self._serial = 0
        self._programme_id = ""
        self.key: int | None = None
        self.entry: PortalEntry | None = None
        self.view = FormView()
        self.hint = EmptyState("portal", "Chọn một sáng kiến trong danh sách để xem nội dung nộp lên cổng.")
        self.addWidget(self.hint)
        self.addWidget(self.view)
        self._build()
        binding = Binding(value=self._value, changed=self._changed, label=edit_label, added=_never)
        self.keeper: RecordKeeper[InitiativeState] = RecordKeeper(desk, self.view.fields, binding, self)
        self.keeper.refused.connect(self.read_again)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.read_again)

    def _build(self) -> None:
        self.title = LinkButton("", self._go_to_initiative, "edit")
        self.title.setAccessibleDescription("Mở sáng kiến này ở màn hình Sáng kiến")
        self.notes = text_label("", role="incomplete")
        self.rows = FieldRows()
        self.rows.copy_asked.connect(self._copy)
        self.files_button = secondary_button("Mở thư mục &tệp đính kèm", "folder")
        self.files_button.clicked.connect(self._show_files)
        self._add("", self.title, self.notes, self.rows, self.files_button)
        for title, fields in (("Đã nộp lên cổng", _SUBMITTED), ("Nguồn gốc và giới thiệu", _ORIGIN)):
            section = self.view.add_section(title)
            for field, columns in fields:
                section.add(self._field(field), columns=columns)
        self.message = text_label("")
        self.copy_message = secondary_button("Chép &lời nhắn", "copy")
        self.copy_message.clicked.connect(self._copy_message)
        self.save_text = secondary_button("Lưu tệp nội &dung…", "export")
        self.save_text.clicked.connect(self._save_text)
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(self.copy_message)
        line.addWidget(self.save_text)
        line.addStretch(1)
        self._add("Gửi tác giả", self.message, buttons)

    def _field(self, name: str) -> Field:
        if name == "portal_on":
            return PastDay(label_of(name), self._desk.today, TOO_LATE, field_id=name)
        return make_field(name)

    def _add(self, title: str, *widgets: QWidget) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        if title:
            column.addWidget(text_label(title, SECTION_PT, strong=True))
        for widget in widgets:
            column.addWidget(widget)
        self.view.add_widget(holder)

    def _value(self, state: InitiativeState, name: str) -> Any:
        return value_of(state, self._programme_id, name)

    def _changed(self, state: InitiativeState, name: str, value: Any) -> InitiativeState:
        return with_value(state, self._programme_id, name, value)

    @property
    def initiative_id(self) -> UUID | None:
        """The initiative shown."""
        return self.entry.id if self.entry is not None else None

    def open(self, key: int | None) -> None:
        """Show the initiative of a row, None: none."""
        if key == self.key and key is not None:
            return
        self.flush()
        self.key = key
        self._serial += 1
        if key is None:
            self._timer.stop()
            self._show_nothing()
        else:
            self._timer.start()

    def flush(self) -> None:
        """Hand over what is being typed."""
        self.keeper.flush()

    @Slot()
    def read_again(self) -> None:
        """Read the initiative of the row as it is now."""
        if self.key is None:
            return
        self._timer.stop()
        self._serial += 1
        desk = self._desk
        work = partial(read_opened, desk.workspace, desk.programme_id, self.key, desk.today())
        desk.read(work, partial(self._opened, self._serial, desk.programme_id))

    def data_changed(self, changed: Changed) -> None:
        """Read the initiative anew where it may be another now."""
        if changed.everything or changed.people or changed.unit or self.initiative_id in changed.initiatives:
            self.read_again()

    def _opened(self, serial: int, programme_id: str, opened: Opened | None) -> None:
        if serial != self._serial:
            return
        if opened is None:
            self._show_nothing()
            return
        again = self.initiative_id == opened.entry.id and programme_id == self._programme_id
        if again and self.keeper.record is not None:
            self.keeper.renew(opened.state)
        else:
            self.flush()
            self._programme_id = programme_id
            self.keeper.show(opened.state, opened.drafts, names=draft_names(programme_id))
            self.view.verticalScrollBar().setValue(0)
        self._show_entry(opened.entry)
        self.setCurrentWidget(self.view)

    def _show_entry(self, entry: PortalEntry) -> None:
        before, self.entry = self.entry, entry
        self.title.say(f"{entry.code} · {entry.title}")
        self.notes.setText("\n".join(entry.notes))
        self.notes.setVisible(bool(entry.notes))
        if before is None or before.fields != entry.fields:
            self.rows.show_fields(entry.fields)
        self.files_button.setVisible(bool(entry.files))
        self.message.setText(entry.message)

    def _show_nothing(self) -> None:
        self.keeper.abandon()
        self.entry = None
        self.setCurrentWidget(self.hint)

    @Slot()
    def _go_to_initiative(self) -> None:
        if self.entry is not None:
            self._desk.go(Link(screen=Screen.INITIATIVES, record_id=self.entry.id))

    @Slot(object)
    def _copy(self, field: PortalField) -> None:
        if self.entry is not None:
            self._copied.put(self.entry, field)
            self._desk.messages.info(f"Đã chép “{field.label}”. Dán vào cổng bằng Ctrl+V.")

    @Slot()
    def _show_files(self) -> None:
        if self.entry is not None:
            show_files(self._desk, self.entry, self._desk.refuse)

    @Slot()
    def _copy_message(self) -> None:
        if self.entry is not None:
            self._copied.put_text(self.entry.message)
            self._desk.messages.info("Đã chép lời nhắn. Dán vào Zalo hoặc thư điện tử và gửi kèm tệp nội dung.")

    @Slot()
    def _save_text(self) -> None:
        if self.entry is not None:
            ask_author_text(self._desk, self.entry, self)


def _never(_state: InitiativeState) -> str:
    raise AssertionError("an initiative isn't added here")
