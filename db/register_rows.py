"""The columns of the lists, read for the row keys on screen in a fixed number of queries."""

from collections.abc import Collection
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, and_, func, select, true

from db.assessments import finding_of
from db.engine import among
from db.participations import parts_in
from db.rows import fetch
from db.tables import assessment, authorship, award, decision, initiative, participation, person, union_group
from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Sex, Stage, Verdict
from desktop_app.domain.participation import Participation


class InitiativeLine(NamedTuple):
    """An initiative's columns; `decision_number` is its own or its decision's."""

    key: int
    id: UUID
    code: str
    title: str
    stage: Stage
    applied_on: date | None
    decision_number: str
    verdict: Verdict | None
    withdrawn: bool
    findings: tuple[Finding, ...]
    authors: str


class MemberLine(NamedTuple):
    """A person's columns, with how many initiatives name that person."""

    key: int
    id: UUID
    code: str
    full_name: str
    birth_date: date | None
    birth_year: int | None
    sex: Sex | None
    position: str
    workplace: str
    group: str
    phone: str
    identity_number: str
    is_member: bool
    initiatives: int
    awards: tuple[tuple[int, str], ...]


_MEMBERS: Final = select(
    person.c.id,
    person.c.uuid,
    person.c.code,
    person.c.full_name,
    person.c.birth_date,
    person.c.birth_year,
    person.c.sex,
    person.c.position,
    person.c.workplace,
    func.coalesce(union_group.c.name, ""),
    person.c.phone,
    person.c.identity_number,
    person.c.is_member,
    select(func.count()).where(authorship.c.person_id == person.c.id).scalar_subquery(),
).outerjoin(union_group, union_group.c.id == person.c.group_id)


class RegisterRows:
    """Reads the rows of lists."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def initiatives(
        self, keys: Collection[int], programme_id: str, versions: str, day: date | None = None
    ) -> dict[int, InitiativeLine]:
        """Return the initiatives with these row keys, at most 2,000, by key, with what was found last.

        With a day: with what was found on it.
        """
        names = self.author_names(keys)
        statement = _initiatives(programme_id, versions, day).where(among(initiative.c.id, keys))
        return {
            key: InitiativeLine._make((key, *columns, tuple(map(finding_of, found or ())), names.get(key, "")))
            for key, *columns, found in fetch(self._connection, statement)
        }

    def author_names(self, keys: Collection[int]) -> dict[int, str]:
        """Return the authors' names in the order named, by the initiatives' row keys."""
        statement = (
            select(authorship.c.initiative_id, person.c.full_name)
            .join(person, person.c.id == authorship.c.person_id)
            .where(among(authorship.c.initiative_id, keys))
            .order_by(authorship.c.initiative_id, authorship.c.place)
        )
        names: dict[int, str] = {}
        for key, name in fetch(self._connection, statement):
            names[key] = f"{names[key]}, {name}" if key in names else name
        return names

    def parts(self, keys: Collection[int], programme_id: str) -> dict[int, Participation]:
        """Return what holds of these initiatives in a programme, by row key; none where nothing is stated."""
        return parts_in(self._connection, programme_id, keys)

    def members(self, keys: Collection[int]) -> dict[int, MemberLine]:
        """Return the people with these row keys, at most 2,000, by key."""
        titles = select(award.c.person_id, award.c.year, award.c.title).where(among(award.c.person_id, keys))
        awards: dict[int, tuple[tuple[int, str], ...]] = {}
        for key, year, title in fetch(self._connection, titles.order_by(award.c.person_id, award.c.place)):
            awards[key] = (*awards.get(key, ()), (year, title))
        statement = _MEMBERS.where(among(person.c.id, keys))
        return {
            key: MemberLine._make((key, *columns, awards.get(key, ())))
            for key, *columns in fetch(self._connection, statement)
        }


def _initiatives(programme_id: str, versions: str, day: date | None) -> Any:
    withdrawn = select(participation.c.id).where(
        participation.c.initiative_id == initiative.c.id,
        participation.c.programme_id.in_((programme_id, "")),
        participation.c.withdrawn,
    )
    kept = and_(
        assessment.c.initiative_id == initiative.c.id,
        assessment.c.programme_id == programme_id,
        assessment.c.versions == versions,
        true() if day is None else assessment.c.day == day,
    )
    number = func.coalesce(func.nullif(initiative.c.decision_number, ""), decision.c.number, "")
    return (
        select(initiative.c.id, initiative.c.uuid, initiative.c.code, initiative.c.title, initiative.c.stage)
        .add_columns(initiative.c.applied_on, number)
        .add_columns(assessment.c.verdict, withdrawn.exists(), assessment.c.findings)
        .outerjoin(decision, decision.c.id == initiative.c.decision_id)
        .outerjoin(assessment, kept)
    )
