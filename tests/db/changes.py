"""Single changes of what a workspace holds, made by edits as the program makes them."""

from dataclasses import replace
from uuid import UUID

from db.session import Session
from desktop_app.domain.edit import Alteration, Edit, InitiativeState, Record
from desktop_app.domain.filters import InitiativeFilter, MemberFilter
from desktop_app.domain.finding import Waiver
from desktop_app.domain.initiative import Decision, Initiative
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Person
from desktop_app.domain.unit import Unit


def edit(session: Session, *pairs: tuple[Record | None, Record | None]) -> None:
    session.apply_edit(Edit(label="", alterations=tuple(Alteration(before, after) for before, after in pairs)))


def put(session: Session, *records: Person | Decision | Unit | Initiative) -> None:
    """Write records, whether they are there or not; of initiatives their own facts alone."""
    edit(session, *(_pair(session, record) for record in records))


def _pair(session: Session, record: Person | Decision | Unit | Initiative) -> tuple[Record | None, Record]:
    match record:
        case Initiative():
            before = session.states.read([record.id]).get(record.id)
            return before, InitiativeState(initiative=record) if before is None else replace(before, initiative=record)
        case Person():
            return session.people.by_id([record.id]).get(record.id), record
        case Decision():
            return session.decisions.by_id([record.id]).get(record.id), record
        case _:
            return session.units.unit_on(record.id), record


def state(session: Session, initiative_id: UUID) -> InitiativeState:
    return session.states.read([initiative_id])[initiative_id]


def change(session: Session, initiative_id: UUID, **parts: object) -> None:
    """Write parts of an initiative's state (authors, attachments, …)."""
    before = state(session, initiative_id)
    edit(session, (before, replace(before, **parts)))


def take_part(session: Session, initiative_id: UUID, programme_id: str, part: Participation) -> None:
    """Write what is stated of an initiative for a programme."""
    parts = dict(state(session, initiative_id).participations) | {programme_id: part}
    change(session, initiative_id, participations=tuple(parts.items()))


def waive(session: Session, initiative_id: UUID, programme_id: str, *items: Waiver) -> None:
    """Write what is waived of an initiative in a programme."""
    others = [pair for pair in state(session, initiative_id).waivers if pair[0] != programme_id]
    change(session, initiative_id, waivers=(*others, *((programme_id, item) for item in items)))


def drop(session: Session, initiative_id: UUID) -> None:
    """Delete an initiative."""
    edit(session, (state(session, initiative_id), None))


def found(session: Session, unit_id: UUID, words: str) -> list[str]:
    """The codes of the initiatives that words find, in their order."""

    keys = session.registers.initiative_keys(unit_id, "", "", InitiativeFilter(words=words))
    return [item.code for item in session.initiatives.by_keys(keys)]


def people_found(session: Session, unit_id: UUID, words: str) -> list[str]:
    """The names of the people whom words find, in their order."""

    keys = session.registers.member_keys(unit_id, MemberFilter(words=words))
    return [item.full_name for item in session.people.by_keys(keys)]


def versions(session: Session, table: str) -> list[int]:
    """How often each row of a table was written, in order of code."""
    statement = f"SELECT version FROM {table} ORDER BY length(code), code"
    return list(session._connection.exec_driver_sql(statement).scalars())
