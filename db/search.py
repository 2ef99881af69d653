"""Full-text search: folded words in FTS5, written by hand in the transaction of the rows they are about."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from db.engine import among
from db.rows import batches
from db.tables import authorship, initiative, person, union_group
from desktop_app.domain.initiative import Initiative
from desktop_app.domain.person import Person
from desktop_app.text.fold import fold, fold_words

_TABLE: Final = (
    "CREATE VIRTUAL TABLE search_{kind} USING fts5"
    "(words, content='', contentless_delete=1, detail=none, prefix='1 2', tokenize='ascii')"
)
DDL: Final = tuple(
    statement
    for kind in ("initiative", "person")
    for statement in (
        _TABLE.format(kind=kind),
        f"INSERT INTO search_{kind} (search_{kind}, rank) VALUES ('secure-delete', 1)",
    )
)
"""The search tables: contentless, and what is deleted from them is deleted for good."""

_WORDS_LIMIT: Final = 16
_SPLIT: Final = re.compile(r"[^\W_]+")


def create_search(connection: Connection) -> None:
    """Create the search tables."""
    for statement in DDL:
        connection.exec_driver_sql(statement)


def query_of(words: str) -> str:
    """Turn what a user typed into an FTS5 query: all words in any order, without accents, the last a prefix.

    "" where there is no word. At most 16 words count.
    """
    found = _SPLIT.findall(fold_words(words))[:_WORDS_LIMIT]
    return " ".join(f'"{word}"' for word in found) + "*" if found else ""


def _words(parts: Iterable[str]) -> str:
    """Fold text for the index, whose tokeniser parts words at ASCII punctuation by itself."""
    folded = fold(" ".join(parts))
    return folded if folded.isascii() else fold_words(folded)


def initiative_words(record: Initiative, author_names: Iterable[str]) -> str:
    """Return the folded words by which an initiative is found."""
    return _words((record.code, record.title, record.summary, record.decision_number, *author_names))


def person_words(record: Person) -> str:
    """Return the folded words by which a person is found."""
    job = record.position, record.workplace, record.group
    return _words((record.full_name, record.code, *job, record.phone, record.identity_number))


def index_words(connection: Connection, kind: str, words: Sequence[tuple[int, str]], *, new: bool) -> None:
    """Write the search rows of records, as pairs of row key and words; those that aren't `new` replace theirs."""
    if not words:
        return
    verb = "INSERT" if new else "INSERT OR REPLACE"
    connection.exec_driver_sql(f"{verb} INTO search_{kind} (rowid, words) VALUES (?, ?)", list(words))


def unindex(connection: Connection, kind: str, key: int) -> None:
    """Take a record out of the search."""
    connection.exec_driver_sql(f"DELETE FROM search_{kind} WHERE rowid = ?", (key,))


def reindex_initiatives(connection: Connection, keys: Sequence[int]) -> None:
    """Write the search rows of initiatives anew from what their rows say."""
    columns = (
        initiative.c.id,
        initiative.c.code,
        initiative.c.title,
        initiative.c.summary,
        initiative.c.decision_number,
    )
    for some in batches(keys):
        names: dict[int, list[str]] = {}
        authors = (
            select(authorship.c.initiative_id, person.c.full_name)
            .join(person, person.c.id == authorship.c.person_id)
            .where(among(authorship.c.initiative_id, some))
        )
        for key, name in connection.execute(authors).all():
            names.setdefault(key, []).append(name)
        rows = connection.execute(select(*columns).where(among(initiative.c.id, some))).all()
        words = [(key, _words((*texts, *names.get(key, ())))) for key, *texts in rows]
        index_words(connection, "initiative", words, new=False)


def search_agrees(connection: Connection) -> bool:
    """Whether the search tables are sound and have a row for each record, and for nothing else."""
    for kind, table in (("initiative", initiative), ("person", person)):
        try:
            connection.exec_driver_sql(f"INSERT INTO search_{kind} (search_{kind}) VALUES ('integrity-check')")
        except DatabaseError:
            return False
        indexed = set(connection.exec_driver_sql(f"SELECT rowid FROM search_{kind}").scalars())
        if indexed != set(connection.scalars(select(table.c.id))):
            return False
    return True


def rebuild_search(connection: Connection) -> None:
    """Write all search rows anew from what the records say."""
    for kind in ("initiative", "person"):
        connection.exec_driver_sql(f"INSERT INTO search_{kind} (search_{kind}) VALUES ('delete-all')")
    reindex_initiatives(connection, list(connection.scalars(select(initiative.c.id))))
    names = "full_name", "code", "position", "workplace", "phone", "identity_number"
    columns = (person.c.id, *(person.c[name] for name in names), union_group.c.name)
    statement = select(*columns).outerjoin(union_group, union_group.c.id == person.c.group_id)
    words = [(key, _words(part or "" for part in parts)) for key, *parts in connection.execute(statement).all()]
    index_words(connection, "person", words, new=False)


def optimise(connection: Connection) -> None:
    """Merge the search tables, so that nothing of deleted rows is left in them."""
    for kind in ("initiative", "person"):
        connection.exec_driver_sql(f"INSERT INTO search_{kind} (search_{kind}) VALUES ('optimize')")
