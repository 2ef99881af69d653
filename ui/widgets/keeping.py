"""How forms keep what is typed: drafts at once, an edit when a field is left, what was refused back in its field."""

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.domain.edit import Alteration, Edit, InitiativeState, fields_written
from desktop_app.domain.errors import ExpectedError
from desktop_app.domain.person import Person
from desktop_app.domain.records import ClashError
from desktop_app.services.editing import drop_draft, keep_draft
from ui.desk import Desk
from ui.jobs import Lane
from ui.widgets.fields import ChoiceField, Field

DRAFT_AFTER: Final = 1200
"""Milliseconds from the first key on until what is typed is kept."""
USE_TYPED: Final = "Ghi nội dung vừa gõ"
"""What the button beside a contested text says."""
_SHORT: Final = 80
AS_FIELDS: Final[Mapping[str, str]] = {}


def shortened(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


def is_written(edit: Edit, name: str) -> bool:
    """Whether an edit writes what stands in a field: `title`, or `share:…` and `phone:…` of a person."""
    return any(_writes(item, *name.partition(":")[::2]) for item in edit.alterations)


def _writes(alteration: Alteration, field_id: str, owner: str) -> bool:
    after, written = alteration.after, fields_written(alteration) or frozenset()
    if isinstance(after, Person):
        names = {"birth_date", "birth_year"} if field_id == "birth_date" else {field_id}
        return owner == str(after.id) and not written.isdisjoint(names)
    if not isinstance(after, InitiativeState) or (owner and field_id != "share"):
        return False
    return ("decision_id" if field_id == "decision" else field_id) in written


class Writer(QObject):
    """Writes the edits of a form and knows which records are being written; tells of what is refused."""

    written = Signal(object, object)  # UUID of the record, its Edit
    refused = Signal(object, object, object)  # UUID of the record, its Edit, the error

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Nothing is being written yet."""
        super().__init__(parent)
        self._desk = desk
        self._writing: Counter[UUID] = Counter()

    def is_writing(self, record: UUID) -> bool:
        """Whether a record is about to be another."""
        return self._writing[record] > 0

    def write(self, record: UUID, edit: Edit) -> None:
        """Write an edit of a record, others that belong to it included."""
        self._writing[record] += 1
        self._desk.apply(edit, partial(self._written, record, edit), partial(self._not_written, record, edit))

    def _written(self, record: UUID, edit: Edit) -> None:
        self._writing[record] -= 1
        self.written.emit(record, edit)

    def _not_written(self, record: UUID, edit: Edit, error: BaseException) -> None:
        self._writing[record] -= 1
        self._desk.refuse(error)
        self.refused.emit(record, edit, error)


class FieldKeeper(QObject):
    """Shows values in fields and tells which were left with another one; never puts a value over what is being typed.

    A text that can't be read stays in its field and is kept as a draft until it can. What was handed on and refused
    comes back into its field once the record was read anew; where it was changed elsewhere, both are shown and asked.
    """

    left = Signal(str)  # the field was left with another value, which can be kept
    contested = Signal(str)  # a sentence with what was typed and what was written elsewhere; see `use_typed`

    def __init__(self, desk: Desk, fields: Mapping[str, Field], parent: QObject | None = None) -> None:
        """Take the fields by their ids."""
        super().__init__(parent)
        self._desk = desk
        self._fields = dict(fields)
        self._record: UUID | None = None
        self._texts: dict[str, str] = {}
        self._unkept: set[str] = set()
        self._drafted: set[str] = set()
        self._loose: dict[str, Field] = {}
        self._typed: set[str] = set()
        self._names: Mapping[str, str] = {}
        self._sent: dict[str, str] = {}
        self._sent_before: dict[UUID, dict[str, tuple[str, str]]] = {}
        self._refused: ExpectedError | None = None
        self._refused_names: set[str] = set()
        self._contested: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER)
        self._timer.timeout.connect(self.keep_drafts)
        for name, field in self._fields.items():
            field.edited.connect(partial(self._edited, name))
            field.finished.connect(partial(self._finished, name))
            field.undo_asked.connect(desk.undo)
            field.redo_asked.connect(desk.redo)

    def show(
        self, record: UUID, values: Mapping[str, Any], drafts: Mapping[str, str], names: Mapping[str, str] = AS_FIELDS
    ) -> tuple[str, ...]:
        """Show another record (after `flush`), what was left unfinished put back; the names of the fields of that.

        `names`: what the drafts of fields are called that say something of more than the record.
        """
        self._leave_sent()
        self._record, self._names, self._contested = record, names, {}
        self._unkept.clear()
        self._typed.clear()
        for name, value in values.items():
            self._show(name, value)
        texts = {name: drafts[self._draft(name)] for name in self._fields if self._draft(name) in drafts}
        restored = tuple(name for name, text in texts.items() if self._differs(name, text))
        self._drafted = {*texts, *drafts}
        for name in restored:
            self._fields[name].set_text(texts[name])
        return restored

    def _leave_sent(self) -> None:
        sent, self._sent = self._sent, {}
        if self._record is not None and sent:
            before = self._sent_before.setdefault(self._record, {})
            before.update({name: (self._draft(name), text) for name, text in sent.items()})
            for name in self._refused_names & sent.keys():
                self._write(partial(keep_draft, self._desk.workspace, self._record, *before[name]))
        self._refused, self._refused_names = None, set()

    def _draft(self, name: str) -> str:
        return self._names.get(name, name)

    def _differs(self, name: str, text: str) -> bool:
        return text != self._texts[name]

    def renew(self, values: Mapping[str, Any]) -> None:
        """Show the same record as it is now, but for fields in which something unfinished stands."""
        for name, value in values.items():
            field = self._fields[name]
            if not self.is_unfinished(name) and (field.value() != value or self._texts.get(name) != field.text()):
                self._show(name, value)

    def _show(self, name: str, value: Any) -> None:
        field = self._fields[name]
        field.set_value(value, force=True)
        self._texts[name] = field.text()

    @Slot(str, object)
    def watch(self, name: str, field: Field) -> None:
        """Keep drafts of a field that comes and goes and whose value others show and save."""
        self._loose[name] = field
        field.edited.connect(partial(self._loose_edited, name))
        field.finished.connect(partial(self._loose_finished, name))

    @Slot(object)
    def unwatch(self, owner: UUID) -> None:
        """Forget the fields of somebody."""
        for name in [name for name in self._loose if name.endswith(f":{owner}")]:
            del self._loose[name]
            self._typed.discard(name)
            self._unkept.discard(name)

    def _loose_edited(self, name: str) -> None:
        self._typed.add(name)
        self._edited(name)

    def _loose_finished(self, name: str) -> None:
        self._typed.discard(name)
        self._sent[name] = self._loose[name].text()
        self._drop_soon(name)

    def _drop_soon(self, name: str) -> None:
        if name in self._drafted:
            self._unkept.add(name)
            self.keep_drafts()

    def is_unfinished(self, name: str) -> bool:
        """Whether a field holds what isn't saved."""
        if name in self._loose:
            return name in self._typed
        return self._texts.get(name) != self._fields[name].text()

    def refuse(self, error: BaseException, edit: Edit | None = None) -> None:
        """Learn that something of what was handed on couldn't be written: all of it where no edit is named."""
        if isinstance(error, ExpectedError):
            self._refused = error
            self._refused_names |= {name for name in self._sent if edit is None or is_written(edit, name)}

    def keep_refused(self, record: UUID, edit: Edit) -> None:
        """Keep what was refused of a record that isn't shown any more as its drafts."""
        for name, (draft, text) in self._sent_before.get(record, {}).items():
            if is_written(edit, name):
                self._write(partial(keep_draft, self._desk.workspace, record, draft, text))

    def forget_sent(self, record: UUID) -> None:
        """Nothing more can be refused of what was handed on of a record that was left."""
        self._sent_before.pop(record, None)

    def settle(self, values: Mapping[str, Any]) -> None:
        """Show the record as it was read after all was written, and what was refused."""
        sent, self._sent = self._sent, {}
        error, self._refused = self._refused, None
        names, self._refused_names = self._refused_names, set()
        self.renew(values)
        lost = {name: text for name, text in sent.items() if name in names and self._is_lost(name, text)}
        if error is None or not lost:
            return
        if isinstance(error, ClashError):
            self._contest(lost)
        else:
            self._put_back(lost, f"Chưa ghi được: {error.message}")

    def _is_lost(self, name: str, text: str) -> bool:
        field = self._all().get(name)
        return field is not None and field.text() != text

    def _all(self) -> dict[str, Field]:
        return {**self._fields, **self._loose}

    def _contest(self, lost: dict[str, str]) -> None:
        self._contested = lost
        fields = self._all()
        typed = ", ".join(f"“{fields[name].label}” bạn gõ “{shortened(text)}”" for name, text in lost.items())
        theirs = ", ".join(f"“{shortened(fields[name].text())}”" for name in lost)
        self.contested.emit(f"Chưa ghi {typed}: ở nơi khác vừa đổi thành {theirs}.")

    @Slot()
    def use_typed(self) -> None:
        """Write what was typed over what somebody else wrote."""
        texts, self._contested = self._contested, {}
        fields = self._all()
        for name in [name for name in texts if name in fields]:
            fields[name].set_text(texts[name])
            _hand_on(fields[name])

    def _put_back(self, texts: Mapping[str, str], problem: str) -> None:
        for name, text in texts.items():
            field = self._all()[name]
            field.set_text(text)
            field.show_problem(problem)
            self._unkept.add(name)
            if name in self._loose:
                self._typed.add(name)
        self.keep_drafts()

    def save_restored(self, names: tuple[str, ...]) -> None:
        """Hand on what was put back and can be read."""
        for name in names:
            _hand_on(self._fields[name])

    def save_restored_loose(self) -> None:
        """Hand on what was put back into fields that come and go, and keep what can't be read."""
        for name, field in self._loose.items():
            if name in self._drafted:
                _hand_on(field)
                if field.is_valid():
                    self._drop_soon(name)
                else:
                    self._typed.add(name)

    def forget(self) -> None:
        """Keep nothing of the record any more: it is shown no longer."""
        self._timer.stop()
        self._leave_sent()
        self._record = None
        self._unkept.clear()

    def flush(self) -> None:
        """Hand on what was typed and can be read; keep the rest as drafts."""
        for name in [name for name in self._fields if self.is_unfinished(name)]:
            self._fields[name].commit()
        self._unkept.update(name for name in self._fields if self.is_unfinished(name) and name not in self._drafted)
        self.keep_drafts()

    def _edited(self, name: str) -> None:
        self._unkept.add(name)
        if not self._timer.isActive():
            self._timer.start()

    def _finished(self, name: str) -> None:
        field = self._fields[name]
        if self._record is None or not field.is_valid():
            return
        self._texts[name] = field.text()
        self._unkept.discard(name)
        self._sent[name] = field.text()
        self.left.emit(name)
        if name in self._drafted and name in self._names:
            self._write(partial(drop_draft, self._desk.workspace, self._record, self._draft(name)))
        self._drafted.discard(name)

    @Slot()
    def keep_drafts(self) -> None:
        """Write what is unfinished as drafts; drop those of fields that are as they were."""
        self._timer.stop()
        names, self._unkept = tuple(self._unkept), set()
        if self._record is None:
            return
        for name in names:
            if self.is_unfinished(name):
                self._drafted.add(name)
                self._write(
                    partial(keep_draft, self._desk.workspace, self._record, self._draft(name), self._text_of(name))
                )
            elif name in self._drafted:
                self._drafted.discard(name)
                self._write(partial(drop_draft, self._desk.workspace, self._record, self._draft(name)))

    def _text_of(self, name: str) -> str:
        return (self._fields.get(name) or self._loose[name]).text()

    def _write(self, work: partial[None]) -> None:
        self._desk.jobs.run(work, _nothing, self._desk.refuse, Lane.WRITE)


def _hand_on(field: Field) -> None:
    """Take what was put into a field as if the person had left it so."""
    if isinstance(field, ChoiceField):
        field.finished.emit()
    else:
        field.commit()


def _nothing(_result: Any) -> None:
    return None
