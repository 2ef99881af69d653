"""Deleting a person from rows, search, drafts and attachments."""

from uuid import UUID

from sqlalchemy import Connection, delete, func, select

from db.assessments import forget_of_people
from db.enclosures import write_attachments
from db.files import drop_unreferenced
from db.journal import Drafts
from db.rows import key_of
from db.search import reindex_initiatives, unindex
from db.submissions import Submissions
from db.tables import authorship, initiative, person
from desktop_app.domain.records import PersonDeletion


def delete_person(connection: Connection, person_id: UUID) -> tuple[PersonDeletion, list[str]]:
    """Delete a person and the files attached to what they alone wrote; say what still names them.

    Their initiatives stay in the register without them: these are the union's work. Returned as well: the SHA-256
    of files to which nothing refers any more.
    """
    key = key_of(connection, person, person_id)
    alone, shared = _written(connection, key)
    submissions = Submissions(connection).naming(person_id)
    forget_of_people(connection, [key])
    write_attachments(connection, {}, clear=list(alone))
    connection.execute(delete(authorship).where(authorship.c.person_id == key))
    Drafts(connection).clear(person_id)
    unindex(connection, "person", key)
    connection.execute(delete(person).where(person.c.id == key))
    reindex_initiatives(connection, [*alone, *shared])
    return PersonDeletion(submissions, tuple(shared.values())), drop_unreferenced(connection)


def _written(connection: Connection, key: int) -> tuple[dict[int, str], dict[int, str]]:
    """Return the codes of the initiatives that a person wrote alone and with others, by row key."""
    mine = select(authorship.c.initiative_id).where(authorship.c.person_id == key)
    statement = (
        select(initiative.c.id, initiative.c.code, func.count())
        .join(authorship, authorship.c.initiative_id == initiative.c.id)
        .where(initiative.c.id.in_(mine))
        .group_by(initiative.c.id, initiative.c.code, initiative.c.code_order)
        .order_by(initiative.c.code_order, initiative.c.id)
    )
    alone: dict[int, str] = {}
    shared: dict[int, str] = {}
    for initiative_key, code, authors in connection.execute(statement).all():
        (alone if authors == 1 else shared)[initiative_key] = code
    return alone, shared
