"""Closing the window: what is being typed is written first, then a backup is made, and neither holds it up for ever."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from desktop_app.domain.errors import ExpectedError
from ui.backups.keeper import BackupKeeper
from ui.desk import Desk
from ui.jobs import is_cancelled


class Leaving(QObject):
    """Goes through what has to be done before a window may close, and closes it then."""

    def __init__(self, desk: Desk, keeper: BackupKeeper, close: Callable[[], object]) -> None:
        """Take what closes the window; it is called once `done` is true."""
        super().__init__(desk)
        self._desk = desk
        self._keeper = keeper
        self._close = close
        self._under_way = False
        self.done = False

    @Slot()
    def begin(self) -> None:
        """Write what waits and make the backup; asked again meanwhile, do without the backup."""
        if self._under_way:
            self._keeper.give_up()
            return
        self._under_way = True
        self._desk.jobs.stop_long()
        self._desk.when_written(partial(self._written, self._desk.refusals))

    @Slot()
    def hurry(self) -> None:
        """The system is shutting down: there is no time for questions and backups."""
        self.done = True

    def _written(self, refusals: int) -> None:
        desk = self._desk
        if desk.refusals != refusals and not desk.messages.ask(
            "Thay đổi vừa gõ chưa ghi được vào dữ liệu. Đóng phần mềm và bỏ thay đổi đó?",
            "Đóng, bỏ thay đổi",
            dangerous=True,
        ):
            self._under_way = False
        elif desk.standing is None or desk.standing.sample:
            self._leave()
        else:
            self._keeper.at_the_end(self._leave, self._not_backed_up)

    def _not_backed_up(self, error: BaseException) -> None:
        if is_cancelled(error):
            self._leave()
            return
        if not isinstance(error, ExpectedError):
            self._under_way = False
            raise error
        if self._desk.messages.ask(
            "Chưa sao lưu được trước khi đóng. Dữ liệu đã lưu vẫn còn nguyên. Đóng phần mềm luôn?",
            "Đóng, không sao lưu",
            detail=error.message,
        ):
            self._leave()
        else:
            self._under_way = False

    def _leave(self) -> None:
        self.done = True
        self._close()
