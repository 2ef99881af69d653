"""What two databases hold differently, by the digests of their rows."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Select, select

from db.record_tables import revision, submission
from db.tables import attachment, authorship, award, initiative, participation, person, unit, unit_period
from desktop_app.domain.backup import Difference, Losses

_PARTS: Final[dict[str, tuple[Select[Any], ...]]] = {
    "people": (
        select(person.c.uuid, person.c.digest),
        select(person.c.uuid, award.c.digest).join(award, award.c.person_id == person.c.id),
    ),
    "initiatives": (
        select(initiative.c.uuid, initiative.c.digest),
        select(initiative.c.uuid, authorship.c.digest).join(authorship, authorship.c.initiative_id == initiative.c.id),
        select(initiative.c.uuid, attachment.c.digest).join(attachment, attachment.c.initiative_id == initiative.c.id),
        select(initiative.c.uuid, participation.c.digest).join(
            participation, participation.c.initiative_id == initiative.c.id
        ),
    ),
    "submissions": (
        select(submission.c.uuid, submission.c.digest),
        select(submission.c.uuid, revision.c.digest).join(revision, revision.c.submission_id == submission.c.id),
    ),
    "unit": (select(unit.c.uuid, unit_period.c.digest).join(unit_period, unit_period.c.unit_id == unit.c.id),),
}
"""What makes up a record: its own row, and rows that belong to it."""


def losses(now: Connection, then: Connection) -> Losses:
    """Return what would be lost if the database `then` took the place of `now`."""
    found = {kind: _difference(_records(now, parts), _records(then, parts)) for kind, parts in _PARTS.items()}
    return Losses(
        people=found["people"],
        initiatives=found["initiatives"],
        submissions=found["submissions"],
        unit_changed=found["unit"] != Difference(),
    )


def _records(connection: Connection, parts: tuple[Select[Any], ...]) -> dict[UUID, list[bytes]]:
    found: dict[UUID, list[bytes]] = {}
    for part in parts:
        for record_id, digest in connection.execute(part).all():
            found.setdefault(record_id, []).append(digest)
    return found


def _difference(now: Mapping[UUID, list[bytes]], then: Mapping[UUID, list[bytes]]) -> Difference:
    return Difference(
        gone=len(now.keys() - then.keys()),
        changed=sum(sorted(now[key]) != sorted(then[key]) for key in now.keys() & then.keys()),
        back=len(then.keys() - now.keys()),
    )
