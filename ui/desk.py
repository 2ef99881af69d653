"""What every screen works with: the open workspace, its jobs, edits with undo, and the way to other screens."""

import logging
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.edit import Changed, Edit, changed_by
from desktop_app.domain.links import Link
from desktop_app.domain.records import ClashError
from desktop_app.domain.unit import Unit
from desktop_app.services.editing import apply_edit
from desktop_app.services.first_run import Standing, standing
from desktop_app.services.verdicts import refresh
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.errors import SystemFault
from desktop_app.system.settings import Settings
from ui.jobs import Job, JobRunner, Lane, LongWork, OnError, OnResult, Work, is_cancelled
from ui.messages import Messages
from ui.undo import UndoStack

_logger = logging.getLogger(__name__)
_ASSESS_AFTER: Final = 400
_SAVE_SETTINGS_AFTER: Final = 2000
_LOOK_AT_DAY_EVERY: Final = 300_000
EVERYTHING: Final = Changed(everything=True)


class Desk(QObject):
    """The one thing that a screen is given: reads and writes in jobs, applies edits, tells everyone what changed."""

    changed = Signal(object)  # Changed: what has just been written
    assessed = Signal()  # verdicts have been brought up to date
    standing_changed = Signal(object)  # Standing: unit, programme or the sample mark may be others
    undo_changed = Signal()
    going = Signal(object)  # Link: a screen asks to go there
    saved = Signal()  # something has just been written
    backups_changed = Signal()  # a backup has just been made, or where they go is another place
    closing = Signal()  # the window is about to be gone: what stands outside of it goes too

    def __init__(
        self,
        workspace: OpenWorkspace,
        jobs: JobRunner,
        messages: Messages,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        """Work on a workspace; `load` reads where it stands."""
        super().__init__(parent)
        self.workspace = workspace
        self.jobs = jobs
        self.messages = messages
        self.settings = settings
        self.standing: Standing | None = None
        self._undo = UndoStack()
        self._assessing: Job | None = None
        self._assess_again = False
        self._day = self.today()
        self.refusals = 0
        self._assess_timer = self._timer(_ASSESS_AFTER, self._assess)
        self._settings_timer = self._timer(_SAVE_SETTINGS_AFTER, self._save_settings)
        self._midnight = self._timer(_LOOK_AT_DAY_EVERY, self._look_at_day)
        self._midnight.setSingleShot(False)
        self._midnight.start()

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    @property
    def unit(self) -> Unit | None:
        """The workspace's own unit, None before there is one."""
        return self.standing.unit if self.standing else None

    @property
    def programme_id(self) -> str:
        """The programme that is worked on, "" before one was chosen."""
        return self.standing.programme_id if self.standing else ""

    @property
    def quiet(self) -> bool:
        """Whether nothing runs, waits or is about to be checked."""
        return not self.jobs.busy and not self._assess_timer.isActive()

    def today(self) -> date:
        """The Vietnamese day."""
        return self.workspace.context.today()

    def load(self, then: Callable[[], None] | None = None) -> None:
        """Read where the workspace stands, tell everyone, and bring the verdicts up to date."""
        self.read(partial(standing, self.workspace), partial(self._stand, then))

    def _stand(self, then: Callable[[], None] | None, found: Standing) -> None:
        self.standing = found
        self.standing_changed.emit(found)
        self.assess_soon()
        if then is not None:
            then()

    def read(self, work: Work, on_result: OnResult, on_error: OnError | None = None) -> None:
        """Read off the GUI thread; trouble is told in a banner unless `on_error` takes it."""
        self.jobs.run(work, on_result, on_error or self.refuse, Lane.READ)

    def write(self, work: Work, on_result: OnResult, on_error: OnError | None = None) -> None:
        """Write off the GUI thread, one after the other."""
        self.jobs.run(work, partial(self._written, on_result), on_error or self.refuse, Lane.WRITE)

    def run(
        self, what: str, work: LongWork, on_result: OnResult, on_error: OnError | None = None, lane: Lane = Lane.WORK
    ) -> Job:
        """Run long work, with its progress in the status line and a button that cancels it.

        Work that writes records belongs to `Lane.WRITE`; any other mustn't hold up what is being typed.
        """
        told = partial(self._written, on_result) if lane is Lane.WRITE else on_result
        return self.jobs.run_long(what, work, told, on_error or self.refuse, lane)

    def _written(self, on_result: OnResult, result: Any) -> None:
        self.saved.emit()
        on_result(result)

    def refuse(self, error: BaseException) -> None:
        """Tell of an error; what nobody expected goes on to the crash report. Cancelling is no error."""
        if not is_cancelled(error):
            self.messages.error(error)

    def apply(
        self,
        edit: Edit,
        then: Callable[[], None] | None = None,
        on_error: OnError | None = None,
    ) -> None:
        """Write an edit, keep it for undo and tell everyone; where it is refused, everyone reads anew."""
        if not edit.alterations:
            if then is not None:
                then()
            return
        self._undo.push(edit)
        self.undo_changed.emit()
        self._write_edit(edit, then, partial(self._not_applied, edit, on_error))

    def apply_made(self, make: Callable[[], Edit], then: Callable[[Edit], None] | None = None) -> None:
        """Make an edit from what is stored, and write it, in one turn: nothing can change in between."""
        self.write(partial(_make_and_apply, self.workspace, make), partial(self._made, then))

    def _made(self, then: Callable[[Edit], None] | None, edit: Edit) -> None:
        if edit.alterations:
            self._undo.push(edit)
            self.undo_changed.emit()
            self.tell(changed_by(edit))
        if then is not None:
            then(edit)

    def _write_edit(self, edit: Edit, then: Callable[[], None] | None, on_error: OnError) -> None:
        self.write(partial(apply_edit, self.workspace, edit), partial(self._applied, edit, then), on_error)

    def _applied(self, edit: Edit, then: Callable[[], None] | None, _nothing: None) -> None:
        self.tell(changed_by(edit))
        if then is not None:
            then()

    def _not_applied(self, edit: Edit, on_error: OnError | None, error: BaseException) -> None:
        self._undo.drop(edit)
        self._refused(edit, on_error, error)

    def _refused(self, edit: Edit, on_error: OnError | None, error: BaseException) -> None:
        self.refusals += 1
        if isinstance(error, ClashError):
            self._undo.forget({item.record_id for item in edit.alterations})
            self.changed.emit(changed_by(edit))
        self.undo_changed.emit()
        (on_error or self.refuse)(error)

    def tell(self, changed: Changed) -> None:
        """Tell everyone what has been written outside of `apply`; an import drops what could be undone."""
        if changed.everything:
            self.forget_edits()
        if changed.unit or changed.everything:
            self.load()
        self.changed.emit(changed)
        self.assess_soon()

    @property
    def undo_label(self) -> str:
        """What undoing would undo, "" where there is nothing."""
        return self._undo.undo_label

    @property
    def redo_label(self) -> str:
        """What would be done again, "" where there is nothing."""
        return self._undo.redo_label

    @Slot()
    def undo(self) -> None:
        """Undo the last edit, that which is just being written included."""
        edit = self._undo.undo()
        if edit is not None:
            self._turn(edit, edit.reversed())

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last."""
        edit = self._undo.redo()
        if edit is not None:
            self._turn(edit, edit)

    def _turn(self, kept: Edit, written: Edit) -> None:
        self.undo_changed.emit()
        said = f"Đã làm lại: {kept.label}." if written is kept else f"Đã hoàn tác: {kept.label}."
        self._write_edit(written, partial(self.messages.info, said), partial(self._not_turned, kept))

    def _not_turned(self, kept: Edit, error: BaseException) -> None:
        if not isinstance(error, ClashError):
            self._undo.put_back(kept)
        self._refused(kept, None, error)

    def forget_edits(self) -> None:
        """Drop what could be undone: it was done under another programme, or may have been written over."""
        self._undo.clear()
        self.undo_changed.emit()

    def go(self, link: Link) -> None:
        """Ask for a screen, a record and a field."""
        self.going.emit(link)

    @Slot()
    def assess_soon(self) -> None:
        """Bring the verdicts up to date once nothing more has been written for a moment."""
        if self.unit is not None and self.programme_id:
            self._assess_timer.start()

    @Slot()
    def _look_at_day(self) -> None:
        if self.today() != self._day:
            self._day = self.today()
            self.changed.emit(EVERYTHING)
            self.assess_soon()

    def stop_assessing(self) -> None:
        """Leave the assessing that is under way: it is for another programme."""
        if self._assessing is not None:
            self._assessing.cancel()

    @Slot()
    def _assess(self) -> None:
        if self._assessing is not None:
            self._assess_again = True
            return
        self._assess_again = False
        work = partial(refresh, self.workspace, self.programme_id, self.today())
        self._assessing = self.run(
            "Đang kiểm tra", work, self._assessment_done, self._assessment_failed, Lane.BACKGROUND
        )

    def _assessment_done(self, _count: int) -> None:
        self._assessing = None
        self.assessed.emit()
        if self._assess_again:
            self._assess_timer.start()

    def _assessment_failed(self, error: BaseException) -> None:
        self._assessing = None
        if self._assess_again:
            self._assess_timer.start()
        self.refuse(error)

    def setting_changed(self, key: str, value: object) -> None:
        """Remember a setting of this PC; it is written a moment later."""
        self.settings.set(key, value)
        self._settings_timer.start()

    @Slot()
    def _save_settings(self) -> None:
        self.jobs.run(self.settings.save, _nothing, _nothing, Lane.READ)

    def when_written(self, then: Callable[[], None]) -> None:
        """Call `then` once everything that was asked to be written until now is written or refused."""
        self.jobs.run(_wait_for_turn, partial(_call, then), self.refuse, Lane.WRITE)

    def close(self) -> None:
        """Finish what is running and write the settings of this PC."""
        self.closing.emit()
        self._assess_timer.stop()
        self._settings_timer.stop()
        self._midnight.stop()
        self.jobs.close()
        try:
            self.settings.save()
        except SystemFault as fault:
            _logger.info("settings of the PC not saved: %s", fault.code)


def _nothing(_result: Any) -> None:
    return None


def _wait_for_turn() -> None:
    """Do nothing in the lane of writes, behind all that waits there."""


def _call(then: Callable[[], None], _nothing: None) -> None:
    then()


def _make_and_apply(workspace: OpenWorkspace, make: Callable[[], Edit]) -> Edit:
    edit = make()
    if edit.alterations:
        apply_edit(workspace, edit)
    return edit
