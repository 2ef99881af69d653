"""The dialog for one line of the register: how, to whom and when a submission was sent, and who confirmed it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.kinds import SendingWay
from desktop_app.domain.sending import Sending, SentFile
from ui.desk import Desk
from ui.theme import SPACE_L, SPACE_M
from ui.widgets.ask_dialog import AskDialog
from ui.widgets.fields import ChoiceField, Field, PastDay, TextField

_LONGEST: Final = 200
_TOO_LATE: Final = "Ngày gửi không thể sau hôm nay."
_CONFIRMED_TOO_LATE: Final = "Ngày xác nhận không thể sau hôm nay."
_TOO_EARLY: Final = "Ngày xác nhận không thể trước ngày gửi."


class SendingDialog(AskDialog):
    """Shows a line, and answers it as it was filled in."""

    def __init__(
        self, desk: Desk, line: Sending, packages: Sequence[SentFile], parent: QWidget | None, *, is_new: bool
    ) -> None:
        """For a new line, or one that is there; `packages` may go along with it."""
        sentence = f"Hồ sơ lần {line.revision} được gửi như thế nào?"
        super().__init__(sentence, "Ghi vào sổ" if is_new else "Lưu thay đổi", parent)
        self._line = line
        self.way = ChoiceField("Cách gửi", [(way, way.label) for way in SendingWay], required=True)
        self.sent_on = PastDay("Ngày gửi", desk.today, _TOO_LATE, hint="Để trống nếu chưa gửi.")
        self.addressee = TextField("Nơi nhận", max_length=_LONGEST)
        self.tracking = TextField("Mã vận đơn", max_length=_LONGEST)
        files = dict.fromkeys((*([line.file] if line.file else []), *packages))
        self.file = ChoiceField("Gói gửi kèm", [(file, file.name) for file in files])
        self.confirmed_by = TextField("Người xác nhận đã nhận", max_length=_LONGEST)
        self.confirmed_on = _ConfirmedDay(self.sent_on, desk)
        self.note = TextField("Ghi chú", max_length=_LONGEST)
        self._lay_out()
        for field, value in zip(self.fields(), self._values(line), strict=True):
            field.set_value(value, force=True)
        self.way.focus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_M)
        pairs = (
            (self.way, self.sent_on),
            (self.addressee, self.tracking),
            (self.file, self.note),
            (self.confirmed_by, self.confirmed_on),
        )
        for row, pair in enumerate(pairs):
            for column, field in enumerate(pair):
                grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)

    @staticmethod
    def _values(line: Sending) -> tuple[object, ...]:
        return (
            line.way,
            line.sent_on,
            line.addressee,
            line.tracking_number,
            line.file,
            line.note,
            line.confirmed_by,
            line.confirmed_on,
        )

    def fields(self) -> tuple[Field, ...]:
        """All that is asked, as it is read."""
        return (
            self.way,
            self.sent_on,
            self.addressee,
            self.tracking,
            self.file,
            self.note,
            self.confirmed_by,
            self.confirmed_on,
        )

    def sending(self) -> Sending:
        """The line as it was filled in."""
        return replace(
            self._line,
            way=self.way.value(),
            sent_on=self.sent_on.value(),
            addressee=self.addressee.value(),
            tracking_number=self.tracking.value(),
            file=self.file.value(),
            note=self.note.value(),
            confirmed_by=self.confirmed_by.value(),
            confirmed_on=self.confirmed_on.value(),
        )


class _ConfirmedDay(PastDay):
    """The day of the confirmation: not before that of the sending."""

    def __init__(self, sent_on: PastDay, desk: Desk) -> None:
        super().__init__("Ngày xác nhận", desk.today, _CONFIRMED_TOO_LATE)
        self._sent_on = sent_on

    def _read(self, text: str) -> date | int:
        found = super()._read(text)
        sent = self._sent_on.value()
        if isinstance(found, date) and sent is not None and found < sent:
            raise ValueError(_TOO_EARLY)
        return found
