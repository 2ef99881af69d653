"""What an import reads and writes: the register as it is, and a whole plan in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from db.assessments import forget_of_initiatives
from db.authorship import authors_of, write_authors
from db.decisions import Decisions
from db.enclosures import attachments_of, write_attachments
from db.initiatives import Initiatives
from db.participations import participations_of, write_participations
from db.people import People, names_of
from db.rows import batches, keys_of
from db.search import index_words, initiative_words, reindex_initiatives
from db.tables import initiative, person
from db.units import Units
from desktop_app.domain.initiative import Attachment, Decision, StoredFile
from desktop_app.domain.participation import NOTHING_STATED
from desktop_app.domain.plan import (
    AttachmentSource,
    Change,
    ChangeKind,
    DecisionRecord,
    ImportPlan,
    InitiativeRecord,
    Register,
)

StoredFiles = Mapping[Path, StoredFile]
_WORDS: Final = 4000


def read_register(connection: Connection, programme_id: str, day: date | None) -> Register:
    """Return what the workspace holds, as far as an import for a programme ("": for none) has to know it.

    The own union is that of `day` (None: of its newest period).
    """
    units = Units(connection)
    own = units.own(day)
    if own is None:
        return Register(subordinates=units.subordinates())
    records: list[InitiativeRecord] = []
    attachments: dict[UUID, tuple[Attachment, ...]] = {}
    repository = Initiatives(connection)
    for keys in batches(repository.keys(own.id)):
        authors = authors_of(connection, keys)
        parts = participations_of(connection, programme_id, keys)
        files = attachments_of(connection, keys)
        found = repository.by_key(keys)
        for key in keys:
            record, part = found[key], parts.get(key, NOTHING_STATED)
            records.append(InitiativeRecord(initiative=record, participation=part, authors=authors.get(key, ())))
            if key in files:
                attachments[record.id] = files[key]
    return Register(
        unit=own,
        subordinates=units.subordinates(),
        people=People(connection).of_unit(own.id),
        initiatives=tuple(records),
        attachments=attachments,
        decisions=Decisions(connection).of_unit(own.id),
    )


def write_plan(connection: Connection, plan: ImportPlan, stored: StoredFiles, programme_id: str) -> None:
    """Write a whole plan; `stored` has the stored file of each path that the plan's sources name.

    Rows of records that stay as they are aren't touched, but files whose content changed under the same name are.
    """
    _write_units(connection, plan)
    decisions = Decisions(connection)
    known = {record.id: record for record in _known_decisions(decisions, plan.decisions)}
    named = [_decision(change.record, stored) for change in plan.decisions]
    decisions.save_all([record for record in named if known.get(record.id) != record])
    people = People(connection)
    people.insert_all([change.record for change in plan.people if change.kind is ChangeKind.ADDED])
    people.update_all([change.record for change in plan.people if change.kind is ChangeKind.UPDATED])
    _write_initiatives(connection, plan, stored, programme_id)


def _write_units(connection: Connection, plan: ImportPlan) -> None:
    units = Units(connection)
    if plan.unit is not None and plan.unit.kind is not ChangeKind.UNCHANGED:
        units.save(plan.unit.record, own=True)
    changed = [change.record for change in plan.subordinates if change.kind is not ChangeKind.UNCHANGED]
    if changed:
        units.save_all(changed)


def _known_decisions(decisions: Decisions, changes: Iterable[Change[DecisionRecord]]) -> list[Decision]:
    units = {change.record.decision.unit_id for change in changes if change.kind is not ChangeKind.ADDED}
    return [record for unit_id in units for record in decisions.of_unit(unit_id)]


def _decision(record: DecisionRecord, stored: StoredFiles) -> Decision:
    if record.scan is None:
        return record.decision
    return replace(record.decision, scan=_stored(record.scan, stored))


def _stored(source: AttachmentSource, stored: StoredFiles) -> StoredFile:
    if source.stored is not None:
        return source.stored
    if source.path is None:
        return StoredFile(name=source.name)
    return replace(stored[source.path], name=source.name)


def _write_initiatives(connection: Connection, plan: ImportPlan, stored: StoredFiles, programme_id: str) -> None:
    repository = Initiatives(connection)
    of_kind = {kind: [change.record for change in plan.initiatives if change.kind is kind] for kind in ChangeKind}
    added, updated = of_kind[ChangeKind.ADDED], of_kind[ChangeKind.UPDATED]
    fresh = repository.insert_all([record.initiative for record in added])
    old = repository.update_all([record.initiative for record in updated])
    keys = fresh | old
    changed = [*added, *updated]
    people = _people(connection, changed)
    parts = {keys[record.initiative.id]: record.participation for record in changed}
    write_participations(connection, programme_id, parts, people, frozenset(fresh.values()))
    authors = {keys[record.initiative.id]: record.authors for record in changed if record.authors is not None}
    write_authors(connection, authors, people, clear=[key for key in old.values() if key in authors])
    _write_files(connection, changed, keys, stored, frozenset(fresh.values()))
    unchanged = of_kind[ChangeKind.UNCHANGED]
    same = keys_of(connection, initiative, (record.initiative.id for record in unchanged))
    _write_files(connection, unchanged, same, stored, frozenset())
    _index(connection, added, fresh)
    reindex_initiatives(connection, list(old.values()))
    forget_of_initiatives(connection, list(old.values()))


def _people(connection: Connection, records: Sequence[InitiativeRecord]) -> dict[UUID, int]:
    """Return the row keys of the people whom the records name."""
    authors = (item.person_id for record in records for item in record.authors or ())
    forward = (person_id for record in records for person_id in record.participation.put_forward)
    return keys_of(connection, person, (*authors, *forward))


def _write_files(
    connection: Connection,
    records: Sequence[InitiativeRecord],
    keys: Mapping[UUID, int],
    stored: StoredFiles,
    fresh: frozenset[int],
) -> None:
    """Write the attachments that the records name, where they aren't those that are there."""
    wanted = {
        keys[record.initiative.id]: tuple(
            Attachment(order=place, kind=source.kind, file=_stored(source, stored))
            for place, source in enumerate(record.attachments, 1)
        )
        for record in records
        if record.attachments is not None
    }
    there = attachments_of(connection, [key for key in wanted if key not in fresh])
    changed = {key: files for key, files in wanted.items() if files != there.get(key, ())}
    write_attachments(connection, changed, clear=list(there.keys() & changed.keys()))
    forget_of_initiatives(connection, [key for key in changed if key not in fresh])


def _index(connection: Connection, records: Sequence[InitiativeRecord], keys: Mapping[UUID, int]) -> None:
    """Write the search rows of new initiatives from the values at hand."""
    names = names_of(connection, {item.person_id for record in records for item in record.authors or ()})
    for some in batches(records, _WORDS):
        words = [
            (
                keys[record.initiative.id],
                initiative_words(record.initiative, (names[item.person_id] for item in record.authors or ())),
            )
            for record in some
        ]
        index_words(connection, "initiative", words, new=True)
