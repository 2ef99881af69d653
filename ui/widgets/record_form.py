"""A record shown in fields: each field is written as it is left, as an edit that can be undone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.edit import Alteration, Edit, Record
from desktop_app.services.editing import drop_draft, keep_draft
from ui.desk import Desk
from ui.jobs import Lane
from ui.widgets.fields import Field
from ui.widgets.keeping import AS_FIELDS, USE_TYPED, FieldKeeper, Writer

R = TypeVar("R", bound=Record)


def _always(_record: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding(Generic[R]):
    """How fields show a record: a field's value, the record with another one, and what that is called for undo.

    `ready` says whether a record that isn't there yet can be written: it bears its name.
    """

    value: Callable[[R, str], Any]
    changed: Callable[[R, str, Any], R]
    label: Callable[[R, str], str]
    added: Callable[[R], str]
    ready: Callable[[R], bool] = _always


class RecordKeeper(QObject, Generic[R]):
    """Shows one record in fields and writes it field by field; what can't be read stays a draft.

    A record that isn't there yet is written with the first field that makes it ready.
    """

    refused = Signal()  # an edit was refused: the record is to be read anew, and handed to `renew`

    def __init__(
        self, desk: Desk, fields: Mapping[str, Field], binding: Binding[R], parent: QObject | None = None
    ) -> None:
        """Take the fields by id."""
        super().__init__(parent)
        self._desk = desk
        self._fields = dict(fields)
        self._binding = binding
        self._record: R | None = None
        self._stored = True
        self._shows = 0
        self._names: Mapping[str, str] = AS_FIELDS
        self._left_with: dict[tuple[UUID, str], tuple[int, str]] = {}
        self._keeper = FieldKeeper(desk, fields, self)
        self._keeper.left.connect(self._left)
        self._keeper.contested.connect(self._contest)
        self._writer = Writer(desk, self)
        self._writer.written.connect(self._written)
        self._writer.refused.connect(self._not_written)

    @property
    def record(self) -> R | None:
        """The record as it will be once everything is written."""
        return self._record

    @property
    def stored(self) -> bool:
        """Whether the record is there, or about to be written."""
        return self._stored

    def show(
        self,
        record: R,
        drafts: Mapping[str, str],
        *,
        stored: bool = True,
        names: Mapping[str, str] = AS_FIELDS,
    ) -> None:
        """Show another record, with what was left unfinished in it; what was typed into the last one is handed on.

        `names`: what the drafts of fields are called that say something of more than the record.
        """
        self.flush()
        self.abandon()
        self._shows += 1
        self._names = names
        self._record, self._stored = record, stored
        restored = self._keeper.show(record.id, self._values(record), drafts, names)
        self._keeper.save_restored(restored)

    def abandon(self) -> None:
        """Keep nothing more of the record; one that was never written leaves no drafts."""
        self._keeper.forget()
        if self._record is not None and not self._stored:
            self._desk.write(partial(drop_draft, self._desk.workspace, self._record.id), _nothing)
        self._record = None

    def renew(self, record: R) -> None:
        """Show the same record as it was read just now, unless it is being written."""
        if self._record is None or record.id != self._record.id or self._writer.is_writing(record.id):
            return
        self._record, self._stored = record, True
        self._keeper.settle(self._values(record))

    def flush(self) -> None:
        """Write what was typed and can be read, and keep the rest as drafts."""
        if self._record is not None:
            self._keeper.flush()
            if not self._stored:
                self._write(None, self._record, "")

    def _values(self, record: R) -> dict[str, Any]:
        return {name: self._binding.value(record, name) for name in self._fields}

    @Slot(str)
    def _left(self, name: str) -> None:
        before, field = self._record, self._fields[name]
        if before is None:
            return
        after = self._binding.changed(before, name, field.value())
        if after == before:
            return
        self._record = after
        self._left_with[after.id, name] = self._shows, field.text()
        self._write(before if self._stored else None, after, self._binding.label(before, name))

    def _write(self, before: R | None, after: R, label: str) -> None:
        if before is None and not self._binding.ready(after):
            return
        self._stored = True
        edit = Edit(label=label if before else self._binding.added(after), alterations=(Alteration(before, after),))
        self._writer.write(after.id, edit)
        if before is None:
            self._keep_unfinished(after.id)

    def _keep_unfinished(self, record_id: UUID) -> None:
        """Keep as drafts what stands unfinished beside a record that is just being written for the first time."""
        for name, field in self._fields.items():
            if self._keeper.is_unfinished(name):
                self._keep(record_id, name, field.text())

    def _keep(self, record_id: UUID, name: str, text: str) -> None:
        work = partial(keep_draft, self._desk.workspace, record_id, self._names.get(name, name), text)
        self._desk.jobs.run(work, _nothing, self._desk.refuse, Lane.WRITE)

    @Slot(object, object)
    def _written(self, record_id: UUID, _edit: Edit) -> None:
        if not self._writer.is_writing(record_id):
            self._keeper.forget_sent(record_id)
            self._left_with = {key: kept for key, kept in self._left_with.items() if key[0] != record_id}

    @Slot(object, object, object)
    def _not_written(self, record_id: UUID, edit: Edit, error: BaseException) -> None:
        self._keep_refused(record_id, edit)
        if self._record is None or record_id != self._record.id:
            return
        if edit.alterations[0].before is None:
            self._stored = False
        else:
            self._keeper.refuse(error)
            self.refused.emit()

    def _keep_refused(self, record_id: UUID, edit: Edit) -> None:
        """Keep as drafts what was refused of a record that was left since: it is in no field any more."""
        change: Any = edit.alterations[0]
        for name in self._fields:
            shows, text = self._left_with.get((record_id, name), (self._shows, ""))
            if shows != self._shows and change.before is not None:
                value = self._binding.value
                if value(change.before, name) != value(change.after, name):
                    self._keep(record_id, name, text)

    @Slot(str)
    def _contest(self, sentence: str) -> None:
        self._desk.messages.warning(sentence, USE_TYPED, self._keeper.use_typed)


def _nothing(_result: Any) -> None:
    return None
