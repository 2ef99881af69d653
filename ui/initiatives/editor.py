"""The initiative that the form shows: its state as it will be once all is written, saved field by field."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.case import AssessedCase
from desktop_app.domain.edit import Alteration, Changed, Edit, InitiativeState, settled
from desktop_app.domain.initiative import Decision
from desktop_app.domain.person import Person
from desktop_app.domain.programme import Programme
from desktop_app.services.editing import Sheet, decisions, initiative_sheet
from desktop_app.services.programmes import find_programme
from desktop_app.services.verdicts import assess_one
from desktop_app.services.workspace import OpenWorkspace
from ui.desk import Desk
from ui.initiatives.own_edits import OwnEdits
from ui.widgets.keeping import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What the form shows of an initiative; `again`: the one that it shows already, read anew."""

    sheet: Sheet
    programme_id: str
    decisions: tuple[Decision, ...]
    programme: Programme | None
    again: bool = False


def read_opened(workspace: OpenWorkspace, programme_id: str, initiative_id: UUID, again: bool) -> Opened | None:
    """Read an initiative for its form; None where it isn't there."""
    sheet = initiative_sheet(workspace, initiative_id)
    if sheet is None:
        return None
    programme = find_programme(workspace, programme_id) if programme_id else None
    return Opened(
        sheet=sheet, programme_id=programme_id, decisions=decisions(workspace), programme=programme, again=again
    )


class Editor(QObject):
    """Opens initiatives and saves changes; what is changed while a save is under way builds on what will be there.

    An answer to an older question than the last is dropped, and so is what was read while something is being written.
    """

    opened = Signal(object)  # Opened
    leaving = Signal()  # another is about to be shown, or the same one under another programme
    found = Signal(object)  # AssessedCase: what the rules find now
    gone = Signal()  # the initiative isn't there any more
    refused = Signal(object, object, object)  # UUID of the initiative, the Edit that isn't written, the error
    finished = Signal(object)  # UUID of an initiative of which nothing is being written any more

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Start with no initiative."""
        super().__init__(parent)
        self._desk = desk
        self.own = OwnEdits(desk)
        self._serial = 0
        self._writer = Writer(desk, self)
        self._writer.written.connect(self._written)
        self._writer.refused.connect(self._refused)
        self._wanted: UUID | None = None
        self.state: InitiativeState | None = None
        self.programme_id = ""
        self.people: dict[UUID, Person] = {}
        self.decisions: dict[UUID, Decision] = {}

    @property
    def initiative_id(self) -> UUID | None:
        """The initiative that is shown or about to be."""
        return self._wanted

    def show(self, initiative_id: UUID | None) -> None:
        """Open an initiative, or none."""
        if initiative_id == self._wanted and self.state is not None:
            return
        self._wanted = initiative_id
        if initiative_id is None:
            self.state = None
            self._serial += 1
        else:
            self.read_anew()

    def read_anew(self) -> None:
        """Read what is shown as it is now, unless it is being written: then it is read afterwards."""
        wanted = self._wanted
        if wanted is None or self._writer.is_writing(wanted):
            return
        self._serial += 1
        desk = self._desk
        again = self.state is not None and self.state.id == wanted and self.programme_id == desk.programme_id
        desk.read(
            partial(read_opened, desk.workspace, desk.programme_id, wanted, again), partial(self._opened, self._serial)
        )

    def assess_anew(self) -> None:
        """Ask what the rules find now."""
        desk, wanted = self._desk, self._wanted
        if desk.programme_id and wanted is not None:
            desk.read(
                partial(assess_one, desk.workspace, desk.programme_id, wanted, desk.today()),
                partial(self._found, self._serial),
            )

    def _opened(self, serial: int, opened: Opened | None) -> None:
        if serial != self._serial:
            return
        if self.state is not None and not (self._is_shown if opened is None else opened.again):
            self.leaving.emit()
        if self._wanted is not None and self._writer.is_writing(self._wanted):
            return
        if opened is None:
            self._wanted, self.state = None, None
            self.gone.emit()
            return
        self.state, self.programme_id = opened.sheet.state, opened.programme_id
        self.people = dict(opened.sheet.people)
        self.decisions = {item.id: item for item in opened.decisions}
        self.opened.emit(opened)
        self.assess_anew()

    @property
    def _is_shown(self) -> bool:
        return self.state is not None and self.state.id == self._wanted

    def _found(self, serial: int, found: AssessedCase | None) -> None:
        if serial == self._serial and found is not None:
            self.found.emit(found)

    def change(
        self, label: str, after: InitiativeState, first: tuple[Alteration, ...] = (), then: tuple[Alteration, ...] = ()
    ) -> None:
        """Save a state of the initiative shown; `first` and `then` are other records of the same edit."""
        before = self.state
        if before is None or (after == before and not first and not then):
            return
        end = settled(after)
        own = (Alteration(before, end),) if end != before else ()
        if isinstance(end, InitiativeState):
            self.state = end
        self._write(before.id, Edit(label=label, alterations=(*first, *own, *then)))

    def change_person(self, label: str, after: Person) -> None:
        """Save one of the authors."""
        before = self.people.get(after.id)
        if self.state is None or before is None or before == after:
            return
        self.people[after.id] = after
        self._write(self.state.id, Edit(label=label, alterations=(Alteration(before, after),)))

    def change_decision(self, before: Decision, after: Decision) -> None:
        """Save a decision, for all initiatives that it recognises."""
        if self.state is None or before == after:
            return
        self.decisions[after.id] = after
        label = f"Sửa quyết định {after.number}"
        self._write(self.state.id, Edit(label=label, alterations=(Alteration(before, after),)))

    def _write(self, initiative_id: UUID, edit: Edit) -> None:
        self.own.add(edit)
        self._writer.write(initiative_id, edit)

    @Slot(object, object)
    def _written(self, initiative_id: UUID, edit: Edit) -> None:
        self.own.done(edit)
        self._tell_finished(initiative_id)
        if initiative_id == self._wanted:
            self.read_anew()

    @Slot(object, object, object)
    def _refused(self, initiative_id: UUID, edit: Edit, error: BaseException) -> None:
        self.own.done(edit)
        self.refused.emit(initiative_id, edit, error)
        self._tell_finished(initiative_id)
        if initiative_id == self._wanted:
            self.read_anew()

    def _tell_finished(self, initiative_id: UUID) -> None:
        if not self._writer.is_writing(initiative_id):
            self.finished.emit(initiative_id)

    def concerns(self, changed: Changed) -> bool:
        """Whether a change is one of what is shown."""
        state = self.state
        if state is None or changed.everything or changed.unit:
            return True
        return bool(state.id in changed.initiatives or state.people & changed.people or changed.decisions)
