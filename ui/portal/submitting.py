"""Noting that initiatives were submitted: the fields that ask for it, and the dialog for several at once."""

from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app.services.bulk import set_submitted
from ui.desk import Desk
from ui.initiatives.binding import label_of
from ui.widgets.ask_dialog import AskDialog
from ui.widgets.fields import Field, PastDay, TextField

TOO_LATE: Final = "Ngày nộp không thể sau hôm nay."


class SubmittedDay(PastDay):
    """The day of submission: today at the latest."""

    def __init__(self, desk: Desk, **rest: Any) -> None:
        """Ask for a day that isn't after the desk's."""
        super().__init__(label_of("portal_on"), desk.today, TOO_LATE, required=True, **rest)


class SubmittedDialog(AskDialog):
    """Asks on which day, and from which account, several initiatives were submitted."""

    def __init__(self, desk: Desk, count: int, parent: QWidget | None) -> None:
        """For so many initiatives."""
        super().__init__(
            "Các sáng kiến đã chọn được nộp lên cổng ngày nào? Mã trên cổng của từng sáng kiến được giữ nguyên.",
            f"Ghi đã nộp cho {count} sáng kiến",
            parent,
        )
        self.day = SubmittedDay(desk)
        self.day.set_value(desk.today())
        self.account = TextField(label_of("portal_account"), hint="Để trống thì giữ tài khoản đã ghi.")
        self.body.addWidget(self.day)
        self.body.addWidget(self.account)
        self.day.focus()

    def fields(self) -> tuple[Field, ...]:
        """Day and account."""
        return (self.day, self.account)

    def maker(self) -> partial[Any]:
        """What `set_submitted` is to be called with beside workspace, programme and ids."""
        return partial(set_submitted, on=self.day.value(), account=self.account.value() or None)
