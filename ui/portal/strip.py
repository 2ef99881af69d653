"""The strip: a narrow window above the browser that hands the portal's fields over one by one."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.edit import Changed
from desktop_app.domain.errors import ExpectedError
from desktop_app.domain.links import Screen
from desktop_app.domain.portal import PortalField
from desktop_app.services.portal import next_to_submit
from desktop_app.services.portal_entry import PortalEntry, portal_entry
from desktop_app.text.dates import format_date
from ui.desk import Desk
from ui.help.keys import PROPERTY
from ui.icons import application_icon
from ui.messages import TITLE
from ui.portal.copied import Copied
from ui.portal.sharing import show_files
from ui.portal.strip_field import StripField
from ui.portal.strip_fields import StripFields
from ui.portal.strip_mark import StripMark
from ui.theme import CAPTION_PT, SPACE_S, SPACE_XS, characters
from ui.widgets.buttons import primary_button, secondary_button
from ui.widgets.focus import SightKeeper, go_on
from ui.widgets.keeping import shortened
from ui.widgets.labels import text_label

_GEOMETRY: Final = "portal.strip"
_WIDTH: Final = 44
_HEIGHT: Final = 44
"""Lines of text."""
_HELP: Final = "Phím cách, Enter hoặc Ctrl+↓ chép mục sắp tới; phím số chép mục mang số đó."


class PortalStrip(QWidget):
    """Stays on top of other windows, on the very place where it was left."""

    shown_initiative = Signal(object)  # UUID of another one that it has gone to

    def __init__(self, desk: Desk, copied: Copied) -> None:
        """Without an initiative; a window of its own that doesn't keep the program open."""
        flags = Qt.WindowType.Window | Qt.WindowType.WindowTitleHint | Qt.WindowType.WindowCloseButtonHint
        super().__init__(None, flags | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self._desk = desk
        self._copied = copied
        self._serial = 0
        self._wanted: UUID | None = None
        self._programme_id = ""
        self.entry: PortalEntry | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setProperty(PROPERTY, Screen.PORTAL.value)
        self.setWindowTitle(f"Dải chép lên cổng – {TITLE}")
        self.setWindowIcon(application_icon())
        self.setAccessibleName("Dải chép lên cổng")
        self._build()
        self.resize(characters(self, _WIDTH), self.fontMetrics().lineSpacing() * _HEIGHT)
        self._place()
        QShortcut(QKeySequence("Ctrl+Down"), self, self.fields.copy_next)
        desk.changed.connect(self._data_changed)
        desk.closing.connect(self.close)

    def _build(self) -> None:
        self.title = text_label("", strong=True)
        self.progress = text_label("", CAPTION_PT, role="secondary", wrap=False)
        self.fields = StripFields()
        self.fields.copied.connect(self._copy)
        self.mark = StripMark(self._desk)
        self.mark.noted.connect(self._noted)
        self.files_button = secondary_button("Mở thư mục &tệp đính kèm", "folder")
        self.files_button.clicked.connect(self._show_files)
        self.status = text_label(_HELP, CAPTION_PT, role="secondary")
        self.copy_button = primary_button("&Chép tiếp", "copy")
        self.copy_button.clicked.connect(self.fields.copy_next)
        self.next_button = secondary_button("&Sáng kiến sau", "arrow-right")
        self.next_button.clicked.connect(self.go_on_to_next)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_S)
        bar.addWidget(self.copy_button, 1)
        bar.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_S)
        for widget in (self.title, self.progress):
            column.addWidget(widget)
        column.addWidget(self._scrolled(), 1)
        column.addWidget(self.status)
        column.addLayout(bar)

    def _scrolled(self) -> QScrollArea:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, SPACE_XS, 0)
        inner.setSpacing(SPACE_S)
        for widget in (self.fields, self.files_button, self.mark):
            inner.addWidget(widget)
        inner.addStretch(1)
        area = QScrollArea()
        area.setProperty("role", "form")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        SightKeeper(area)
        return area

    def _place(self) -> None:
        """Where it was last, else at the right edge; within the screen in any case."""
        room = self.screen().availableGeometry()
        self.resize(self.size().boundedTo(room.size()))
        kept = self._desk.settings.get(_GEOMETRY, "")
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            self.move(room.right() - self.frameGeometry().width(), room.top())

    def open(self, initiative_id: UUID) -> None:
        """Hand over the fields of an initiative."""
        self._wanted = initiative_id
        self._read()

    def _read(self) -> None:
        if self._wanted is None:
            return
        self._serial += 1
        desk = self._desk
        work = partial(portal_entry, desk.workspace, desk.programme_id, self._wanted, desk.today())
        desk.read(work, partial(self._opened, self._serial, desk.programme_id), self._refuse)

    def _opened(self, serial: int, programme_id: str, entry: PortalEntry | None) -> None:
        if serial != self._serial:
            return
        if entry is None:
            self._say("Sáng kiến này không còn trong dữ liệu; hãy chọn sáng kiến khác.")
            return
        again = self.entry is not None and (self.entry.id, self._programme_id) == (entry.id, programme_id)
        same = again and self.entry is not None and self.entry.fields == entry.fields
        self.entry, self._programme_id = entry, programme_id
        self.title.setText(f"{entry.code} · {shortened(entry.title)}")
        self.title.setToolTip(entry.title)
        self.files_button.setVisible(bool(entry.files))
        self.mark.show_entry(entry, again=again)
        if not same:
            self.fields.show_fields(entry.fields, again=again)
        if not again:
            self._say("\n".join(entry.notes) or _HELP)
        self._count()

    def _count(self) -> None:
        whole, left = len(self.fields.buttons), self.fields.left
        done = sum(button.is_copied for button in self.fields.buttons)
        self.progress.setText(f"Đã chép {done}/{whole} mục · còn {left}")
        following = self.fields.following
        self.copy_button.setEnabled(following is not None)
        self.copy_button.setText(f"&Chép mục {following.number}" if following is not None else "Đã chép &hết")

    @Slot(object)
    def _copy(self, field: PortalField) -> None:
        if self.entry is None:
            return
        self._copied.put(self.entry, field)
        self._count()
        said = f"Đã chép “{field.label}”; dán vào cổng bằng Ctrl+V."
        if field.cut:
            said += f" Đã cắt {field.cut} ký tự cuối cho vừa giới hạn, hãy đọc lại."
        if self.fields.following is None:
            said += " Nộp xong, ghi ngày nộp ở dưới."
            self.mark.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(said)

    @Slot(object)
    def _noted(self, day: object) -> None:
        self._say(f"Đã ghi: nộp ngày {format_date(self.mark.day.value())}." if day else "")
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def go_on_to_next(self) -> None:
        """Go to the next initiative that is to be submitted."""
        desk = self._desk
        work = partial(next_to_submit, desk.workspace, desk.programme_id, desk.today(), self._wanted)
        desk.read(work, self._go_to, self._refuse)

    def _go_to(self, initiative_id: UUID | None) -> None:
        if initiative_id is None:
            self._say("Không còn sáng kiến nào khác đủ điều kiện mà chưa nộp.")
            return
        self.open(initiative_id)
        self.shown_initiative.emit(initiative_id)

    @Slot()
    def _show_files(self) -> None:
        if self.entry is not None:
            show_files(self._desk, self.entry, self._refuse)

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, ExpectedError):
            self._say(error.message)
        self._desk.refuse(error)

    def _say(self, sentence: str) -> None:
        self.status.setText(sentence)

    @Slot(object)
    def _data_changed(self, changed: Changed) -> None:
        if self.isVisible() and (
            changed.everything or changed.unit or changed.people or self._wanted in changed.initiatives
        ):
            self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the next field, or the one of a number; what is typed into a field comes to that first."""
        number = event.key() - Qt.Key.Key_0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._enter(held=event.isAutoRepeat())
        elif 0 <= number <= 9 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.fields.copy_number(number or 10)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _enter(self, *, held: bool) -> None:
        """Copy the next field; at the end of the strip do what belongs there, once though the key is held down."""
        place = self.focusWidget()
        is_button = isinstance(place, QAbstractButton) and not isinstance(place, StripField)
        if not is_button and not self.mark.isAncestorOf(place):
            self.fields.copy_next()
        elif not held:
            place.click() if isinstance(place, QAbstractButton) else self.mark.note()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on as the strip is read."""
        return go_on(self, forward) or super().focusNextPrevChild(forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place, and leave nothing of a person on the clipboard."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._desk.setting_changed(_GEOMETRY, geometry)
        self._copied.take_back()
        super().closeEvent(event)
