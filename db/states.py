"""Whole states of initiatives, many at once: read in a fixed number of queries, written part by part as they differ."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, delete, select

from db.assessments import forget_of_initiatives
from db.authorship import authors_of, write_authors
from db.enclosures import attachments_of, write_attachments
from db.engine import among
from db.initiatives import Initiatives
from db.participations import participations_of, waivers_of, write_participations, write_waivers
from db.rows import batches, fetch, free_codes, keys_of
from db.search import reindex_initiatives, unindex
from db.tables import initiative, participation, person
from desktop_app.domain.edit import InitiativeState
from desktop_app.domain.finding import Waiver
from desktop_app.domain.participation import NOTHING_STATED, Participation
from desktop_app.text.fold import fold

Changes = Sequence[tuple[InitiativeState | None, InitiativeState]]
"""States as they are and as they are to be; None where there is none yet."""


class States:
    """The initiatives with all that belongs to them."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def read(self, ids: Collection[UUID]) -> dict[UUID, InitiativeState]:
        """Return the states of those of the initiatives that are there."""
        keys = keys_of(self._connection, initiative, ids)
        return {state.id: state for some in batches(list(keys.values())) for state in self._read(some)}

    def write(self, changes: Changes) -> None:
        """Write states part by part where they differ from what is there, with search rows; forget what was found."""
        fresh = [after.initiative for before, after in changes if before is None]
        moved = [(before, after) for before, after in changes if before is not None]
        changed = [after.initiative for before, after in moved if before.initiative != after.initiative]
        repository = Initiatives(self._connection)
        recoded = [one.id for one, other in moved if fold(one.initiative.code) != fold(other.initiative.code)]
        free_codes(self._connection, initiative, recoded)
        keys = repository.update_all(changed) | repository.insert_all(fresh)
        keys |= keys_of(self._connection, initiative, (after.id for before, after in moved if after.id not in keys))
        named = (person_id for _, after in changes for person_id in after.people)
        people = keys_of(self._connection, person, named)
        self._write_authors(changes, keys, people)
        self._write_files(changes, keys)
        self._write_parts(changes, keys, people)
        self._write_waivers(changes, keys)
        reindex_initiatives(
            self._connection, [keys[after.id] for before, after in changes if _found_otherwise(before, after)]
        )
        forget_of_initiatives(self._connection, [keys[after.id] for _, after in moved])

    def delete(self, ids: Collection[UUID]) -> None:
        """Delete initiatives with all that belongs to them; submissions keep what they hold of them."""
        keys = keys_of(self._connection, initiative, ids)
        for key in keys.values():
            unindex(self._connection, "initiative", key)
        self._connection.execute(delete(initiative).where(among(initiative.c.id, keys.values())))

    def _read(self, keys: Sequence[int]) -> list[InitiativeState]:
        records = Initiatives(self._connection).by_key(keys)
        authors = authors_of(self._connection, keys)
        files = attachments_of(self._connection, keys)
        parts: dict[int, list[tuple[str, Participation]]] = {}
        for programme_id in self._programmes(keys):
            for key, part in participations_of(self._connection, programme_id, keys).items():
                if part != NOTHING_STATED:
                    parts.setdefault(key, []).append((programme_id, part))
        waivers = waivers_of(self._connection, keys)
        return [
            InitiativeState(
                initiative=record,
                authors=authors.get(key, ()),
                attachments=files.get(key, ()),
                participations=tuple(parts.get(key, ())),
                waivers=waivers.get(key, ()),
            )
            for key, record in records.items()
        ]

    def _programmes(self, keys: Collection[int]) -> list[str]:
        part = participation.c
        statement = select(part.programme_id).where(among(part.initiative_id, keys)).distinct()
        return sorted(programme_id for (programme_id,) in fetch(self._connection, statement))

    def _write_authors(self, changes: Changes, keys: Mapping[UUID, int], people: Mapping[UUID, int]) -> None:
        authors = {
            keys[after.id]: after.authors
            for before, after in changes
            if before is None or before.authors != after.authors
        }
        write_authors(self._connection, authors, people, clear=list(authors))

    def _write_files(self, changes: Changes, keys: Mapping[UUID, int]) -> None:
        files = {
            keys[after.id]: after.attachments
            for before, after in changes
            if before is None or before.attachments != after.attachments
        }
        write_attachments(self._connection, files, clear=list(files))

    def _write_parts(self, changes: Changes, keys: Mapping[UUID, int], people: Mapping[UUID, int]) -> None:
        parts: dict[str, dict[int, Participation]] = {}
        for before, after in changes:
            old, new = dict(before.participations if before else ()), dict(after.participations)
            for programme_id in old.keys() | new.keys():
                if old.get(programme_id) != new.get(programme_id):
                    part = new.get(programme_id, NOTHING_STATED)
                    parts.setdefault(programme_id, {})[keys[after.id]] = part
        for programme_id, records in sorted(parts.items()):
            write_participations(self._connection, programme_id, records, people)

    def _write_waivers(self, changes: Changes, keys: Mapping[UUID, int]) -> None:
        waivers: dict[str, dict[int, list[Waiver]]] = {}
        for before, after in changes:
            old = before.waivers if before else ()
            if old == after.waivers:
                continue
            for programme_id in {programme_id for programme_id, _ in (*old, *after.waivers)}:
                mine = [item for where, item in after.waivers if where == programme_id]
                waivers.setdefault(programme_id, {})[keys[after.id]] = mine
        for programme_id, records in sorted(waivers.items()):
            write_waivers(self._connection, programme_id, records)


def _found_otherwise(before: InitiativeState | None, after: InitiativeState) -> bool:
    return before is None or before.initiative != after.initiative or before.authors != after.authors
