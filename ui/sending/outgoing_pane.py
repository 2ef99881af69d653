"""What goes out of a submission: the package, where it goes, e-mail and message to paste."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.kinds import SendingWay
from desktop_app.domain.sending_papers import Envelope
from desktop_app.services.sending import MOST_MAIL, SendingSheet, keep_envelope, set_mail_limit
from ui.desk import Desk
from ui.sending.mail import open_mail
from ui.sending.package_panel import PackagePanel
from ui.theme import CAPTION_PT, SECTION_PT, SPACE_S
from ui.widgets.buttons import secondary_button
from ui.widgets.fields import IntegerField, TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.form import FormView
from ui.widgets.labels import breakable, hairline, text_label

_LONGEST: Final = 200
_ENVELOPE: Final = (
    ("addressee", "Nơi nhận"),
    ("address", "Địa chỉ nơi nhận"),
    ("email", "Thư điện tử nơi nhận"),
    ("sender_address", "Địa chỉ đơn vị gửi"),
)


class OutgoingPane(FormView):
    """One page from the package down to the message; what is typed is kept when a field is left."""

    envelope_changed = Signal()
    sending_asked = Signal(object)  # SendingWay: a sending in this way is to be noted

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Without a submission."""
        super().__init__(parent)
        self._desk = desk
        self.sheet: SendingSheet | None = None
        self.package = PackagePanel(desk)
        self._add("Gói hồ sơ", self.package)
        section = self.add_section("Nơi nhận và nơi gửi")
        for name, label in _ENVELOPE:
            section.add(TextField(label, field_id=name, max_length=_LONGEST), columns=1)
        self._build_mail()
        self._build_message()
        self.finished.connect(self._keep)

    def _build_mail(self) -> None:
        self.fits = text_label("")
        self.limit = IntegerField("Giới hạn của thư điện tử (MB)", field_id="mail_limit")
        self.register(self.limit)
        self.subject = text_label("")
        self.body_text = text_label("")
        self.copy_subject = secondary_button("Chép &tiêu đề", "copy")
        self.copy_body = secondary_button("Chép &nội dung thư", "copy")
        self.open_button = secondary_button("&Mở thư", "send")
        self.copy_subject.clicked.connect(self._copy_subject)
        self.copy_body.clicked.connect(self._copy_body)
        self.open_button.clicked.connect(self._open_mail)
        self._add(
            "Thư điện tử",
            self.fits,
            self.limit,
            text_label("Tiêu đề", CAPTION_PT, role="secondary"),
            self.subject,
            text_label("Nội dung", CAPTION_PT, role="secondary"),
            self.body_text,
            _line(self.copy_subject, self.copy_body, self.open_button),
        )

    def _build_message(self) -> None:
        self.message = text_label("")
        self.copy_message = secondary_button("&Chép tin nhắn", "copy")
        self.copy_message.clicked.connect(self._copy_message)
        self.note_button = secondary_button("Ghi &vào sổ theo dõi…", "add")
        self.note_button.clicked.connect(self._note)
        self._add("Tin nhắn (Zalo, SMS)", self.message, _line(self.copy_message, self.note_button))

    def _add(self, title: str, *widgets: QWidget) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(text_label(title, SECTION_PT, strong=True))
        column.addWidget(hairline())
        for widget in widgets:
            column.addWidget(widget)
        self.add_widget(holder)

    def show_sheet(self, sheet: SendingSheet) -> None:
        """Show a submission; what is being typed stays, unless it is another one's."""
        other = self.sheet is None or self.sheet.entry.id != sheet.entry.id
        self.sheet = sheet
        self.package.show_sheet(sheet)
        values: dict[str, Any] = {name: getattr(sheet.envelope, name) for name, _label in _ENVELOPE}
        self.set_values({**values, "mail_limit": sheet.mail_limit}, force=other)
        self.fits.setText(self.package.mail_words)
        self.fits.setVisible(bool(self.package.mail_words))
        self.subject.setText(breakable(sheet.texts.subject))
        self.body_text.setText(breakable(sheet.texts.body.strip()))
        self.message.setText(breakable(sheet.texts.message))

    @Slot(str)
    def _keep(self, field_id: str) -> None:
        if self.sheet is None:
            return
        workspace, sheet = self._desk.workspace, self.sheet
        if field_id == "mail_limit":
            megabytes = self.limit.value()
            if megabytes is not None and 1 <= megabytes <= MOST_MAIL:
                self._desk.write(partial(set_mail_limit, workspace, megabytes), self._kept)
            else:
                self._desk.messages.warning(f"Giới hạn của thư điện tử phải từ 1 đến {MOST_MAIL} MB; giữ mức cũ.")
                self.set_values({"mail_limit": sheet.mail_limit}, force=True)
            return
        envelope = Envelope(**{name: self.fields[name].value() for name, _label in _ENVELOPE})
        work = partial(keep_envelope, workspace, sheet.entry.programme_id, envelope, sheet.usual)
        self._desk.write(work, self._kept)

    def _kept(self, _nothing: None) -> None:
        self.envelope_changed.emit()

    def _copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.messages.info(f"Đã chép {said}. Dán bằng Ctrl+V.")

    @Slot()
    def _copy_subject(self) -> None:
        if self.sheet is not None:
            self._copy(self.sheet.texts.subject, "tiêu đề thư")

    @Slot()
    def _copy_body(self) -> None:
        if self.sheet is not None:
            self._copy(self.sheet.texts.body.strip(), "nội dung thư")

    @Slot()
    def _copy_message(self) -> None:
        if self.sheet is not None:
            self._copy(self.sheet.texts.message, "tin nhắn")

    @Slot()
    def _open_mail(self) -> None:
        if self.sheet is not None:
            open_mail(self._desk, self.sheet)

    @Slot()
    def _note(self) -> None:
        self.sending_asked.emit(self.sheet.next_way if self.sheet else SendingWay.HAND)


def _line(*buttons: QPushButton) -> QWidget:
    holder = QWidget()
    row = FlowLayout(holder, SPACE_S)
    for button in buttons:
        row.addWidget(button)
    return holder
