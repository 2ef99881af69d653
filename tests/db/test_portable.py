"""A shared server with PostgreSQL must be able to take SQLite's place: every other statement compiles for it."""

import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import ClauseElement, Engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

import db
from db.engine import execute_bound
from db.record_tables import setting
from db.workspace import Workspace
from desktop_app.domain.records import StoredProgramme
from tests.db import build, changes, test_sendings, test_submissions

ROOM = Path(db.__file__).parent
SQLITE_ALONE = {
    *("engine.py", "search.py", "backup.py", "checks.py", "schema.py", "workspace.py"),
    *("registers.py", "findings.py", "upkeep.py"),
}
DIALECT = postgresql.dialect()


def test_tables() -> None:
    for table in setting.metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=DIALECT))
        assert all(str(CreateIndex(index).compile(dialect=DIALECT)) for index in table.indexes)


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[ClauseElement]]:
    """Collect the statements run outside the modules that are SQLite's own."""
    found: list[ClauseElement] = []

    def note(_connection, clause, _multi, _parameters, _options) -> None:
        caller = next(
            frame.filename for frame in reversed(traceback.extract_stack()) if Path(frame.filename).is_relative_to(ROOM)
        )
        if Path(caller).name not in SQLITE_ALONE:
            found.append(clause)

    event.listen(Engine, "before_execute", note)
    yield found
    event.remove(Engine, "before_execute", note)


@pytest.fixture
def batches(monkeypatch: pytest.MonkeyPatch) -> list[ClauseElement]:
    """Collect the statements of batches."""
    found: list[ClauseElement] = []

    def note(connection, statement, names, columns) -> None:
        found.append(statement)
        execute_bound(connection, statement, names, columns)

    monkeypatch.setattr("db.rows.execute_bound", note)
    return found


def test_statements(statements: list[ClauseElement], batches: list[ClauseElement], filled: Workspace) -> None:
    test_submissions.send(filled)
    key = build.initiative(1).id
    with filled.write() as session:
        changes.put(session, build.person(1, "Khác"), build.initiative(1, title="Khác"))
        session.decisions.save_all(session.decisions.of_unit(build.UNIT_ID))
        session.units.save(build.unit(), own=True)
        session.units.set_member_count(build.UNIT_ID, test_submissions.DAY, 3)
        session.waivers.of_programme("p", build.UNIT_ID)
        session.assessments.read("p", "1", test_submissions.DAY, [key])
        session.assessments.forget([key])
        session.programmes.save(StoredProgramme(id="p", version=1, source="a", digest="a" * 64))
        session.programmes.save(StoredProgramme(id="p", version=1, source="a", digest="a" * 64))
        session.submissions.keep_papers(build.submission(), 1, [])
        session.sendings.save_all([test_sendings.sending()])
        session.sendings.everything()
        session.sendings.of_revision(build.submission(), 1)
        session.sendings.add_package(test_sendings.EXPORTED)
        session.sendings.packages(build.submission())
        session.sendings.delete_all(session.sendings.by_id([test_sendings.sending().id]))
        session.submissions.delete_revision(build.submission(), 1)
        session.events.add(build.NOW, "an", "x")
        session.settings.put("a", 1)
        session.drafts.put(key, "title", "x", build.NOW)
        session.register("p")
        list(session.cases("p", build.unit(), [key]))
        changes.drop(session, key)
    filled.delete_people([build.person(1).id])
    assert len(statements) > 60
    assert len(batches) > 20
    for statement in (*statements, *batches):
        assert str(statement.compile(dialect=DIALECT))


def test_no_other_module_writes_sql_by_hand() -> None:
    by_hand = {
        path.name
        for path in ROOM.glob("*.py")
        if "exec_driver_sql" in (code := path.read_text(encoding="utf-8")) or "sqlcipher3" in code
    }
    assert by_hand - {"faults.py"} <= SQLITE_ALONE
