"""Changing records one by one: whole states read, edits applied in one transaction, drafts, files."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from db.session import Session
from desktop_app.domain.backup import BackupReason
from desktop_app.domain.edit import Edit, InitiativeState, fields_written
from desktop_app.domain.errors import InputError
from desktop_app.domain.identifiers import initiative_id, unit_id
from desktop_app.domain.initiative import Decision, Initiative, StoredFile
from desktop_app.domain.kinds import AttachmentKind
from desktop_app.domain.participation import NOTHING_STATED, Participation
from desktop_app.domain.person import Person
from desktop_app.domain.records import PersonDeletion
from desktop_app.domain.unit import Unit
from desktop_app.importing.document_text import read_document_text
from desktop_app.services.backups import back_up_before
from desktop_app.services.exports import note_export
from desktop_app.services.faults import translated
from desktop_app.services.opening import copy_to_open
from desktop_app.services.sent_marks import follow_sendings
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.text.codes import free_codes

_DEFAULTS: Final = {field.name: field.default for field in fields(Participation)}
_PROOFS: Final = (AttachmentKind.DECISION, AttachmentKind.CERTIFICATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An initiative as its form shows it: its state, those it names, and what was being typed when it was left."""

    state: InitiativeState
    people: dict[UUID, Person]
    decision: Decision | None
    drafts: dict[str, str]


def apply_edit(workspace: OpenWorkspace, edit: Edit) -> None:
    """Write an edit in one transaction; the drafts of the fields it changes are dropped and an event is kept.

    A revision's marks follow its sendings.

    Raises:
        ClashError: a record isn't as the edit says it was (both values are in the error); nothing is written.
        InputError: a code is taken, a person or decision that is named isn't there any more, or one goes that is
            still named (code `clash`); nothing is written.
        WorkspaceError: the disk is full or failed; nothing is written.
    """
    written = {item.record_id: fields_written(item) for item in edit.alterations}
    if not written:
        return
    context = workspace.context
    with workspace.store.write() as session:
        session.apply_edit(edit)
        follow_sendings(session, edit)
        session.drafts.drop(written)
        only = next(iter(written)) if len(written) == 1 else None
        session.events.add(context.now(), context.user, "record-edited", only, str(len(written)))


def initiative_state(workspace: OpenWorkspace, initiative_id: UUID) -> InitiativeState | None:
    """All that is held of an initiative; None where it isn't there."""
    with workspace.store.read() as session:
        return session.states.read([initiative_id]).get(initiative_id)


def initiative_sheet(workspace: OpenWorkspace, initiative_id: UUID) -> Sheet | None:
    """An initiative for its form; None where it isn't there."""
    with workspace.store.read() as session:
        state = session.states.read([initiative_id]).get(initiative_id)
        if state is None:
            return None
        named = state.initiative.decision_id
        return Sheet(
            state=state,
            people=session.people.by_id(state.people),
            decision=session.decisions.by_id([named]).get(named) if named is not None else None,
            drafts=session.drafts.of_record(initiative_id),
        )


def person(workspace: OpenWorkspace, person_id: UUID) -> Person | None:
    """A person; None where there is none."""
    with workspace.store.read() as session:
        return session.people.by_id([person_id]).get(person_id)


def decisions(workspace: OpenWorkspace) -> tuple[Decision, ...]:
    """The own unit's decisions, in order of date and number."""
    with workspace.store.read() as session:
        unit = session.units.own()
        return session.decisions.of_unit(unit.id) if unit else ()


def with_part(state: InitiativeState, programme_id: str, **values: Any) -> InitiativeState:
    """The state with fields of its participation in a programme set, so that `state.part(programme_id)` shows them.

    Setting a field to nothing also takes it from what was stated for no programme in particular.
    """
    parts = dict(state.participations)
    nothing = {name: value for name, value in values.items() if value == _DEFAULTS[name]}
    parts[""] = replace(state.own_part(""), **nothing)
    parts[programme_id] = replace(parts.get(programme_id, NOTHING_STATED), **values)
    stated = tuple(sorted(item for item in parts.items() if item[1] != NOTHING_STATED))
    return replace(state, participations=stated)


def new_initiative(workspace: OpenWorkspace, title: str = "") -> InitiativeState:
    """A state for an initiative that isn't there yet: next free code of the unit's own pattern (SK001, SK002, …)."""
    unit, code, record_id = _next(workspace)
    return InitiativeState(initiative=Initiative(id=record_id, unit_id=unit.id, code=code, title=title))


def new_person(workspace: OpenWorkspace, full_name: str = "") -> Person:
    """A person that isn't there yet, without a code."""
    return Person(id=workspace.context.new_id(), unit_id=_unit(workspace).id, full_name=full_name)


def new_decision(workspace: OpenWorkspace, number: str) -> Decision:
    """A decision that isn't there yet."""
    return Decision(id=workspace.context.new_id(), unit_id=_unit(workspace).id, number=number)


def duplicate(workspace: OpenWorkspace, initiative_id: UUID) -> InitiativeState:
    """A copy of an initiative under the next free code, without decision, portal facts and waivers."""
    state = initiative_state(workspace, initiative_id)
    if state is None:
        raise InputError("initiative-unknown", "Sáng kiến này không còn trong dữ liệu nên không nhân bản được.")
    _, code, record_id = _next(workspace)
    record = replace(
        state.initiative,
        id=record_id,
        code=code,
        recognised=None,
        recognised_by="",
        decision_number="",
        decision_date=None,
        decision_id=None,
    )
    parts = (
        (programme_id, replace(part, portal_on=None, portal_account="", portal_code="", withdrawn=False))
        for programme_id, part in state.participations
    )
    files = [item for item in state.attachments if item.kind not in _PROOFS]
    return replace(
        state,
        initiative=record,
        attachments=tuple(replace(item, order=place) for place, item in enumerate(files, 1)),
        participations=tuple(item for item in parts if item[1] != NOTHING_STATED),
        waivers=(),
    )


def _unit(workspace: OpenWorkspace) -> Unit:
    """The own unit; where there is none yet, one without a name, as an import makes it."""
    with workspace.store.read() as session:
        unit = session.units.own()
    if unit is None:
        unit = Unit(id=unit_id("", ""), name="")
        save_unit(workspace, unit)
    return unit


def _next(workspace: OpenWorkspace) -> tuple[Unit, str, UUID]:
    """The own unit, its next free code and an id for that; a later workbook with this code derives the same."""
    unit = _unit(workspace)
    with workspace.store.read() as session:
        code = next(free_codes(session.initiatives.codes(unit.id)))
        derived = initiative_id(unit.id, code)
        free = not session.initiatives.ids_there([derived])
    return unit, code, derived if free else workspace.context.new_id()


def store_files(workspace: OpenWorkspace, sources: Sequence[Path]) -> tuple[StoredFile, ...]:
    """Copy files into the workspace, before the edit that refers to them.

    Raises:
        InputError: a file isn't there or can't be read.
        WorkspaceError: the disk is full or failed.
    """
    store = workspace.store.attachments
    with translated():
        return tuple(store.store(source, unicodedata.normalize("NFC", source.name)) for source in sources)


def file_to_open(workspace: OpenWorkspace, file: StoredFile) -> Path:
    """A read-only copy of a stored file under its own name, to be opened by the program the system has for it.

    Raises:
        InputError: the file could be a program, or its kind isn't one that offices exchange.
        WorkspaceError: the file isn't in the workspace any more, or isn't what it was.
    """
    return copy_to_open(workspace, file)


def text_of_document(path: Path) -> str:
    """The text of a .docx, paragraph by paragraph, tables row by row; `InputError` where it can't be read."""
    with translated():
        return read_document_text(path)


def drafts_of(workspace: OpenWorkspace, record_id: UUID) -> dict[str, str]:
    """The texts that were being typed into a record's fields when its form was left, by field."""
    with workspace.store.read() as session:
        return session.drafts.of_record(record_id)


def keep_draft(workspace: OpenWorkspace, record_id: UUID, field: str, text: str) -> None:
    """Keep what is being typed into a field of an initiative, a person or the own unit.

    Nothing is kept for one that isn't there (any more): nobody would ever see it or delete it. The own unit may be
    about to come.
    """
    whole = text.encode("utf-8", "replace").decode("utf-8")
    with workspace.store.write() as session:
        if _is_there(session, record_id):
            session.drafts.put(record_id, field, whole, workspace.context.now())


def _is_there(session: Session, record_id: UUID) -> bool:
    if session.initiatives.ids_there([record_id]) or session.people.by_id([record_id]):
        return True
    if session.submissions.entry(record_id) is not None:
        return True
    own = session.units.own()
    return record_id == (unit_id("", "") if own is None else own.id)


def drop_draft(workspace: OpenWorkspace, record_id: UUID, field: str | None = None) -> None:
    """Drop the draft of a field, or all of a record's."""
    with workspace.store.write() as session:
        session.drafts.clear(record_id, field)


def save_unit(workspace: OpenWorkspace, unit: Unit) -> None:
    """Write the workspace's own unit, making it the own one where there was none; the one there keeps its id.

    With a later `valid_from` a new period begins; otherwise the newest one is corrected, as by an edit.
    """
    context = workspace.context
    with workspace.store.write() as session:
        own = session.units.own()
        if own is None or (unit.valid_from or date.min) > (own.valid_from or date.min):
            session.units.save(unit if own is None else replace(unit, id=own.id), own=True)
        else:
            session.units.correct(own, replace(unit, id=own.id))
        session.events.add(context.now(), context.user, "unit-saved")


def note_reveal(workspace: OpenWorkspace, person_id: UUID) -> None:
    """Keep that somebody asked to see a person's identity number."""
    note_export(workspace, "identity-shown", person_id)


def named_by(workspace: OpenWorkspace, person_ids: Sequence[UUID]) -> tuple[str, ...]:
    """The codes of the initiatives that name these people as authors, for the question before they are deleted."""
    with workspace.store.read() as session:
        return session.initiatives.codes_naming(person_ids)


def delete_people(workspace: OpenWorkspace, person_ids: Sequence[UUID]) -> tuple[PersonDeletion, ...]:
    """Delete people for good, from rows, search, drafts and attachments; this can't be undone.

    Before several are deleted a backup is made.
    """
    with workspace.store.read() as session:
        there = session.people.by_id(person_ids)
    if not there:
        return ()
    if len(there) > 1:
        back_up_before(workspace, BackupReason.DELETION)
    reports = workspace.store.delete_people([item for item in dict.fromkeys(person_ids) if item in there])
    with workspace.store.write() as session:
        context = workspace.context
        session.events.add(context.now(), context.user, "people-deleted", None, str(len(reports)))
    return reports
